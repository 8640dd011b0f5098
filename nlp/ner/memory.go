package ner

import "github.com/dateline/dateline"

// A memory keeps what the words with capitals of a document were taken for: a vote for each time that a word was outside of names, was
// a name by itself or stood in a person's name.
type memory map[uint32]votes

// votes counts by kind, the last is outside; and how often the word ended a person's name of several words.
type votes struct {
	by      [len(kinds) + 1]float32
	surname float32
}

// weigh is how much the opinion of the rest of the document counts, and surname what is added for a person if the word ends the name of
// one elsewhere.
const (
	weigh   = 1
	surname = 3
)

// note adds the votes of a sentence.
func (m memory) note(tokens []dateline.Token, row []uint8) {
	for i, l := range row {
		if k, ok := vote(l); ok && isUpper(tokens[i].Form) {
			h := wordHash(tokens[i].Form)
			v := m[h]
			v.by[k]++
			if l == personEnd {
				v.surname++
			}
			m[h] = v
		}
	}
}

// personEnd is the label of the last word of a person's name of several words.
var personEnd = uint8(Label("PER", 1, 2))

// vote returns what a label is a vote for.
func vote(label uint8) (k int, ok bool) {
	if label == 0 {
		return len(kinds), true
	}
	k = (int(label) - 1) / 4
	return k, kinds[k] == "PER" || (int(label)-1)%4 == whole
}

// tell adds to the scores of the words of a sentence what the rest of the document takes them for, and reports whether it did.
func (m memory) tell(tokens []dateline.Token, row []uint8, scores []float32) bool {
	told := false
	for i := range row {
		if !isUpper(tokens[i].Form) {
			continue
		}
		v, ok := m[wordHash(tokens[i].Form)]
		if !ok {
			continue
		}
		if k, ok := vote(row[i]); ok {
			v.by[k]--
		}
		if row[i] == personEnd {
			v.surname--
		}
		sum := float32(0)
		for _, n := range v.by {
			sum += n
		}
		if sum == 0 {
			continue
		}
		told = true
		s := scores[i*len(labels) : (i+1)*len(labels)]
		s[0] += float32(weigh*v.by[len(kinds)]) / (sum + 1)
		for k, n := range v.by[:len(kinds)] {
			add := float32(weigh*n) / (sum + 1)
			if kinds[k] == "PER" && v.surname > 0 {
				add += surname
			}
			for p := range 4 {
				s[1+4*k+p] += add
			}
		}
	}
	return told
}
