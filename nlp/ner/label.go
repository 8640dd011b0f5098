package ner

import "github.com/dateline/dateline"

// labels are what a word can be: outside (O), or the beginning, inside, end or whole (single word) of a name of a kind.
var labels = [...]string{
	"O",
	"B-PER", "I-PER", "E-PER", "S-PER",
	"B-ORG", "I-ORG", "E-ORG", "S-ORG",
	"B-LOC", "I-LOC", "E-LOC", "S-LOC",
	"B-MISC", "I-MISC", "E-MISC", "S-MISC",
}

// kinds are the kinds of names in the order of the labels.
var kinds = [...]string{"PER", "ORG", "LOC", "MISC"}

// The places in a name, as (label-1)%4 counts them.
const (
	first = iota
	inside
	last
	whole
)

// before lists for each label those that may stand before it.
var before = func() (out [len(labels)][]uint8) {
	for a := range labels {
		for b := range labels {
			if May(a, b) {
				out[b] = append(out[b], uint8(a))
			}
		}
	}
	return out
}()

// Labels returns the number of labels.
func Labels() int { return len(labels) }

// Label returns the label of word i of a name of n words of a kind, 0 if the kind is not known.
func Label(kind string, i, n int) int {
	for k, name := range kinds {
		if name != kind {
			continue
		}
		switch {
		case n == 1:
			return 1 + 4*k + whole
		case i == 0:
			return 1 + 4*k + first
		case i == n-1:
			return 1 + 4*k + last
		}
		return 1 + 4*k + inside
	}
	return 0
}

// KindOf returns the kind of a label, empty for O.
func KindOf(label int) string {
	if label == 0 {
		return ""
	}
	return kinds[(label-1)/4]
}

// Starts reports whether a sentence may start with the label.
func Starts(b int) bool { return b == 0 || (b-1)%4 == first || (b-1)%4 == whole }

// Ends reports whether a sentence may end with the label.
func Ends(a int) bool { return a == 0 || (a-1)%4 >= last }

// May reports whether label b may stand after label a.
func May(a, b int) bool {
	if Ends(a) {
		return Starts(b)
	}
	return !Starts(b) && (a-1)/4 == (b-1)/4
}

// Names appends the names that a row of labels tells.
func Names(row []uint8, out []dateline.Entity) []dateline.Entity {
	for i, c := range row {
		switch {
		case c == 0:
		case Starts(int(c)):
			out = append(out, dateline.Entity{Span: dateline.Span{Start: i, End: i + 1}, Kind: KindOf(int(c))})
		case len(out) > 0 && out[len(out)-1].End == i:
			out[len(out)-1].End++
		}
	}
	return out
}
