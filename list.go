package dateline

import (
	"slices"
	"strings"
)

// Members returns the heads of the members of the list that token i heads, in text order: i and its conjuncts. A conjunct that hangs deeper is a
// member too if a comma parts it from what stands before it: in "management of water and forests, energy and trade" the members are
// management, energy and trade, though a parser may hang energy on water.
func (d *Document) Members(i int) []int {
	out := []int{i}
	sub := d.Subtree(i)
	outer := map[int]bool{i: true}
	for k := i + 1; k < sub.End; k++ {
		h := d.Tokens[k].Head
		if h < sub.Start || !d.listed(k) || !d.Under(k, i) || !d.plain(h, i) {
			continue
		}
		switch {
		case outer[h], d.parted(k), d.follows(k, outer):
			outer[k] = true
			out = append(out, k)
		}
	}
	slices.Sort(out)
	return out
}

// listed reports whether token k is a conjunct, or an apposition that a conjunction follows: "Fornost, the road and trade".
func (d *Document) listed(k int) bool {
	t := &d.Tokens[k]
	if t.POS != "NOUN" && t.POS != "PROPN" && t.POS != "ADJ" && t.POS != "NUM" {
		return false
	}
	if t.Dep == "conj" {
		return true
	}
	if t.Dep != "appos" || t.POS != "NOUN" {
		return false
	}
	for c := k + 1; c < len(d.Tokens) && d.Tokens[c].Sent == t.Sent; c++ {
		if d.Tokens[c].Dep == "conj" && d.Under(c, k) {
			return true
		}
	}
	return false
}

// plain reports whether token h belongs to the phrase of token i without a clause between them.
func (d *Document) plain(h, i int) bool {
	for n := 0; h != i && h >= 0 && n < 12; n++ {
		dep, sub, _ := strings.Cut(d.Tokens[h].Dep, ":")
		switch dep {
		case "nmod", "compound", "amod", "conj", "appos", "flat", "obl":
		default:
			return false
		}
		if sub == "poss" {
			return false
		}
		h = d.Tokens[h].Head
	}
	return h == i
}

// parted reports whether a comma stands before the phrase of token k.
func (d *Document) parted(k int) bool {
	at := d.Subtree(k).Start - 1
	for c := k - 1; c > at && c >= 0; c-- { // the phrase proper begins behind the conjunction
		if d.Tokens[c].Dep == "punct" && d.Tokens[c].Head == k && d.Tokens[c].Form == "," {
			return true
		}
	}
	return at >= 0 && d.Tokens[at].Sent == d.Tokens[k].Sent && d.Tokens[at].Form == ","
}

// follows reports whether a sibling of token k before it is a member already.
func (d *Document) follows(k int, outer map[int]bool) bool {
	for c := d.Tokens[k].Head + 1; c < k; c++ {
		if outer[c] && d.Tokens[c].Head == d.Tokens[k].Head {
			return true
		}
	}
	return false
}

// Member returns the words of one member of a list: the nominal that token m heads with what modifies it, without article, preposition,
// other members and relative clauses.
func (d *Document) Member(m int, members []int) Span {
	s := Span{m, m + 1}
	sub := d.Subtree(m)
	in := map[int]bool{m: true}
	for changed := true; changed; {
		changed = false
		for k := sub.Start; k < sub.End; k++ {
			h := d.Tokens[k].Head
			if in[k] || h < 0 || !in[h] || slices.Contains(members, k) {
				continue
			}
			dep, part, _ := strings.Cut(d.Tokens[k].Dep, ":")
			switch dep {
			case "compound", "amod", "flat", "nmod", "goeswith", "nummod":
			case "conj", "cc", "case", "det":
				if h == m && (dep != "conj" && dep != "cc" || k < m) || dep == "cc" && d.leads(k, members) {
					continue
				}
				if h == m && dep == "cc" {
					continue
				}
			case "punct":
				if d.Tokens[k].Form != "-" {
					continue
				}
			default:
				continue
			}
			if part == "poss" && d.Tokens[k].POS == "PRON" {
				continue
			}
			in[k] = true
			s.Start, s.End = min(s.Start, k), max(s.End, k+1)
			changed = true
		}
	}
	for _, o := range members { // words of the next member never belong to this one
		if o > m && o < s.End {
			s.End = o
			for s.End > m+1 && (d.Tokens[s.End-1].POS == "CCONJ" || d.Tokens[s.End-1].POS == "PUNCT" || d.Tokens[s.End-1].POS == "DET" || d.Tokens[s.End-1].Head >= s.End) {
				s.End--
			}
		}
	}
	return s
}

// leads reports whether the conjunction at token k introduces one of the members.
func (d *Document) leads(k int, members []int) bool {
	h := d.Tokens[k].Head
	if slices.Contains(members, h) && h > k {
		return true
	}
	return false
}
