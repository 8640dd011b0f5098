package parser

import "github.com/dateline/dateline"

// titled makes the first of several names the head of a title that they share, where the parser made the title a nominal of its
// own: "Foreign ministers Elessar and Eomer met", "The kings, Elessar and Denethor, signed".
func titled(d *dateline.Document, s dateline.Span) {
	for i := s.Start; i+3 < s.End; i++ {
		t := &d.Tokens[i]
		if t.Tag != "NNS" && t.Tag != "NNPS" {
			continue
		}
		n := -1
		if d.Tokens[i+1].POS == "PROPN" {
			n = named(d, s, i)
		} else if d.Tokens[i+1].Form == "," {
			n = between(d, s, i)
		}
		if n < 0 {
			continue
		}
		for k := n + 1; k < s.End; k++ {
			if d.Tokens[k].Head == i {
				d.Tokens[k].Head = n
			}
		}
		for k := i - 1; k >= s.Start && d.Tokens[k].POS == "ADP"; k-- {
			if d.Tokens[k].Head == i {
				d.Tokens[k].Head = n
			}
		}
		d.Tokens[n].Head, d.Tokens[n].Dep = t.Head, t.Dep
		t.Head, t.Dep = n, "nmod:desc"
	}
}

// named returns the head of a name right behind the plural i that is coordinated with another and hangs on i or beside it, -1 if there
// is none.
func named(d *dateline.Document, s dateline.Span, i int) int {
	t := &d.Tokens[i]
	for n := i + 1; n < s.End && d.Tokens[n].POS == "PROPN"; n++ {
		x := &d.Tokens[n]
		if x.Head != i && (x.Head != t.Head || x.Dep != t.Dep) {
			continue
		}
		if x.Dep == "conj" || x.Head == i && x.Dep != "appos" && x.Dep != "flat" {
			return -1
		}
		for c := n + 1; c < s.End; c++ {
			if y := &d.Tokens[c]; y.Head == n && y.Dep == "conj" && y.POS == "PROPN" {
				return n
			}
		}
		return -1
	}
	return -1
}

// between returns the head of the first of two names that stand between commas behind the plural i, -1 if there are none.
func between(d *dateline.Document, s dateline.Span, i int) int {
	first, and, k := -1, false, i+2
	for ; k < s.End && (d.Tokens[k].POS == "PROPN" || !and && first >= 0 && d.Tokens[k].Form == "and"); k++ {
		x := &d.Tokens[k]
		and = and || x.Form == "and"
		if x.Head == i && first < 0 && (x.Dep == "conj" || x.Dep == "appos") {
			first = k
		}
	}
	if !and || k+1 >= s.End || d.Tokens[k].Form != "," || d.Tokens[k-1].Form == "and" {
		return -1
	}
	for c := first + 1; c < k; c++ {
		if y := &d.Tokens[c]; y.Head == i && y.Dep == "conj" && d.Tokens[c].POS == "PROPN" {
			y.Head, y.Dep = first, "flat"
		}
	}
	return first
}
