package ner

import "github.com/dateline/dateline"

// A Memory keeps what was seen of a document: which of its words are also written in lower case, and what the words of names were
// taken for.
type Memory struct {
	small [512]uint64 // hashed words in lower case
	names map[uint32]votes
}

// votes counts what a word was taken for: PER, ORG, LOC, MISC.
type votes [4]uint8

// NewMemory returns the memory of a document of which no name is known yet.
func NewMemory(tokens []dateline.Token) *Memory {
	m := &Memory{names: map[uint32]votes{}}
	for i := range tokens {
		if f := tokens[i].Form; len(f) > 2 && f[0] >= 'a' && f[0] <= 'z' {
			h := wordHash(f)
			m.small[h>>6&511] |= 1 << (h & 63)
		}
	}
	return m
}

// lower returns 1 if a word probably occurs in lower case, 0 if it does not.
func (m *Memory) lower(word uint32) uint32 { return uint32(m.small[word>>6&511]>>(word&63)) & 1 }

// kind returns what a word was mostly taken for and how surely, 0 if it was in no name.
func (m *Memory) kind(word uint32) uint32 {
	v, ok := m.names[word]
	if !ok {
		return 0
	}
	best, sum := 0, 0
	for k, n := range v {
		sum += int(n)
		if n > v[best] {
			best = k
		}
	}
	sure := uint32(0)
	if n := int(v[best]); n == sum {
		sure = 1 + uint32(min(n, 4))
	} else if 3*n >= 2*sum {
		sure = 1
	}
	return uint32(best+1)<<4 | sure
}

// Note remembers the words of a name: its kind is surer the longer the name is.
func (m *Memory) Note(tokens []dateline.Token, class int) {
	weight := uint8(1)
	if len(tokens) > 1 {
		weight = 2
	}
	for i := range tokens {
		f := tokens[i].Form
		if len(f) < 3 || f[0] < 'A' || f[0] > 'Z' {
			continue
		}
		h := wordHash(f)
		v := m.names[h]
		if k := &v[(class-1)/2&3]; *k < 200 {
			*k += weight
		}
		m.names[h] = v
	}
}
