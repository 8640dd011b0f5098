package quote

import (
	"iter"
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// A tree answers questions about the tokens of a document in constant time.
type tree struct {
	tokens      []dateline.Token
	first, next []int32 // child and sibling lists, in text order, -1 at the end
	left, right []int32 // first and last token of the subtree
}

func grow(tokens []dateline.Token) *tree {
	n := len(tokens)
	buf := make([]int32, 5*n)
	t := &tree{tokens: tokens, first: buf[:n], next: buf[n : 2*n], left: buf[2*n : 3*n], right: buf[3*n : 4*n]}
	waits := buf[4*n:] // children that are not yet counted in
	for i := range tokens {
		t.first[i], t.left[i], t.right[i] = -1, int32(i), int32(i)
	}
	for i := n - 1; i >= 0; i-- {
		if h := tokens[i].Head; h >= 0 && h < n && h != i {
			t.next[i], t.first[h] = t.first[h], int32(i)
			waits[h]++
		}
	}
	for i := range tokens {
		// Go up as long as all children of the token are counted in.
		for k := i; waits[k] == 0; {
			waits[k] = -1
			h := tokens[k].Head
			if h < 0 || h >= n || h == k {
				break
			}
			t.left[h], t.right[h] = min(t.left[h], t.left[k]), max(t.right[h], t.right[k])
			waits[h]--
			k = h
		}
	}
	return t
}

// base returns the relation of token i without its subtype.
func (t *tree) base(i int) string {
	d := t.tokens[i].Dep
	if n := strings.IndexByte(d, ':'); n >= 0 {
		return d[:n]
	}
	return d
}

// child returns the first child of i whose relation is one of deps, whole or without subtype; -1 if there is none.
func (t *tree) child(i int, deps ...string) int {
	n := 0
	for k := t.first[i]; k >= 0 && n < reach; k = t.next[k] {
		n++
		for _, d := range deps {
			if t.tokens[k].Dep == d || t.base(int(k)) == d {
				return int(k)
			}
		}
	}
	return -1
}

// children yields the children of i in text order, the first reach of them.
func (t *tree) children(i int) iter.Seq2[int, int32] {
	return func(yield func(int, int32) bool) {
		n := 0
		for k := t.first[i]; k >= 0 && n < reach && yield(n, k); k = t.next[k] {
			n++
		}
	}
}

// prep returns the preposition that introduces token i, in lower case; "" if there is none.
func (t *tree) prep(i int) string {
	if k := t.child(i, "case", "mark"); k >= 0 && k < i {
		return strings.ToLower(t.tokens[k].Form)
	}
	return ""
}

// phrase returns the noun phrase that i heads, without clauses and asides that follow it.
func (t *tree) phrase(i int) dateline.Span {
	end := i + 1
	n := 0
	for k := t.first[i]; k >= 0 && n < reach && int(k) < i+reach; k = t.next[k] {
		n++
		if int(k) < i {
			continue
		}
		if t.prep(int(k)) == "on" && slices.Contains(days, t.tokens[k].Form) { // "Bill Ferny on Monday"
			continue
		}
		switch t.base(int(k)) {
		case "acl", "parataxis", "punct", "dep", "advcl", "ccomp", "cc":
		case "appos":
			if int(t.left[k]) == end { // "opposition leader Bill Ferny"
				end = t.phrase(int(k)).End
			}
		case "conj":
			end = t.cut(int(k))
		default:
			end = t.cut(int(k))
		}
	}
	start := max(int(t.left[i]), i-reach)
	n = 0
	for k := t.first[i]; k >= 0 && int(k) < i && n < reach; k = t.next[k] {
		n++
		if d := t.base(int(k)); (d == "case" || d == "mark" || d == "punct" || d == "cc") && int(t.right[k]) >= start {
			start = int(t.right[k]) + 1
		}
	}
	return dateline.Span{Start: min(start, i), End: max(end, i+1)}
}

// cut returns where the subtree of k ends, at the latest before a comma or a mark.
func (t *tree) cut(k int) int {
	for i := k; i <= int(t.right[k]) && i < k+reach; i++ {
		if isComma(t.tokens[i].Form) || isMark(t.tokens[i].Form) {
			return max(i, k+1)
		}
	}
	return min(int(t.right[k])+1, k+reach)
}

func isComma(form string) bool {
	switch form {
	case ",", ";", "—", "–", "--", "-":
		return true
	}
	return false
}

// isMark reports whether a token is a quotation mark.
func isMark(form string) bool {
	switch form {
	case "\"", "“", "”", "„", "«", "»", "''", "``", "‘", "’", "'", "\"\"":
		return true
	}
	return false
}

// wordy reports whether the token has a letter or a digit.
func wordy(form string) bool {
	for i := 0; i < len(form); i++ {
		c := form[i]
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' {
			return true
		}
		if c >= 0x80 && !isMark(form) && form != "—" && form != "–" && form != "…" && form != "•" {
			return true
		}
	}
	return false
}
