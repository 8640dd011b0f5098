package ner

import (
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/neural"
)

// The clues of a word beyond its form and tag, as numbers: each list that it stands on by itself, each list of the name of
// several words around it with its place there, each list of a word in its run of capitals and of the last one, and some of
// the sentence and the document.
const (
	clueWord  = 0
	clueName  = clueWord + listed
	clueRun   = clueName + 3*listed
	clueLast  = clueRun + listed
	clueOther = clueLast + listed

	clueHeadline = clueOther + iota - 5 // most words of the sentence have capitals
	clueShout                           // all letters of the sentence are capitals
	clueLower                           // the word has a capital here and none elsewhere in the document
	clueUpper                           // the word has a capital, here and wherever it occurs
	clueTitle                           // a title stands in front of the run of capitals
	clues
)

// Clues finds the clues of the words of a document. It serves one document at a time.
type Clues struct {
	lists  *Lists
	hash   [clues]uint32
	words  []word
	small  [512]uint64 // hashes of words written in lower case
	Hashes []uint32    // of the clues of all words
	Starts []int32     // where those of a word start in Hashes; one more than there are words
}

// A word is what Clues knows of a word while it reads a sentence.
type word struct {
	low             uint32 // hash of the folded form
	list            List
	capital, hyphen bool
}

// NewClues returns a Clues that uses the lists.
func NewClues(lists *Lists) *Clues {
	c := &Clues{lists: lists}
	for i := range c.hash {
		c.hash[i] = neural.Hash(neural.KindOther+1, string([]byte{byte(i), byte(i >> 8)}))
	}
	return c
}

// Read finds the clues of all words of a document.
func (c *Clues) Read(d *dateline.Document) {
	c.Hashes, c.Starts = c.Hashes[:0], c.Starts[:0]
	clear(c.small[:])
	for i := range d.Tokens {
		if f := d.Tokens[i].Form; len(f) > 2 && f[0] >= 'a' && f[0] <= 'z' {
			h := wordHash(f)
			c.small[h>>6&511] |= 1 << (h & 63)
		}
	}
	for i := range d.Sentences {
		s := d.Sentences[i].Span
		c.sentence(d.Tokens[s.Start:s.End])
	}
	c.Starts = append(c.Starts, int32(len(c.Hashes)))
}

// Of returns the hashes of the clues of word i of the document.
func (c *Clues) Of(i int) []uint32 { return c.Hashes[c.Starts[i]:c.Starts[i+1]] }

// sentence adds the clues of the words of a sentence.
func (c *Clues) sentence(tokens []dateline.Token) {
	c.words = c.words[:0]
	capitals, shouts, letters := 0, 0, 0
	for i := range tokens {
		f := tokens[i].Form
		w := word{low: wordHash(f), capital: isUpper(f), hyphen: f == "-" || f == "–"}
		w.list = c.lists.of(chain(0, w.low))
		if len(f) > 3 && (w.capital || isLetter(f)) {
			letters++
			if w.capital {
				capitals++
				if l := f[len(f)-1]; l >= 'A' && l <= 'Z' {
					shouts++
				}
			}
		}
		c.words = append(c.words, w)
	}
	loud := -1
	switch {
	case letters > 2 && shouts*10 > letters*8:
		loud = clueShout
	case letters > 3 && capitals*10 > letters*7:
		loud = clueHeadline
	}
	name, nameEnd, nameStart := List(0), 0, 0
	var run, end List
	runEnd, titled := 0, false
	for i := range c.words {
		w := &c.words[i]
		c.Starts = append(c.Starts, int32(len(c.Hashes)))
		c.add(clueWord, w.list)
		if i >= nameEnd && w.capital {
			var n int
			if n, name = c.longest(i); n > 0 {
				nameStart, nameEnd = i, i+n
			}
		}
		if i < nameEnd {
			switch i {
			case nameStart:
				c.add(clueName, name)
			case nameEnd - 1:
				c.add(clueName+2*listed, name)
			default:
				c.add(clueName+listed, name)
			}
		}
		if loud >= 0 {
			c.Hashes = append(c.Hashes, c.hash[loud])
		} else {
			if i >= runEnd && w.capital {
				runEnd = c.run(i)
				run = 0
				for k := i; k < runEnd; k++ {
					run |= c.words[k].list
				}
				end = c.words[runEnd-1].list
				titled = i > 0 && c.words[i-1].list&Title != 0
			}
			if i < runEnd {
				c.add(clueRun, run)
				c.add(clueLast, end)
				if titled {
					c.Hashes = append(c.Hashes, c.hash[clueTitle])
				}
			}
		}
		if w.capital {
			clue := clueUpper
			if c.small[w.low>>6&511]>>(w.low&63)&1 != 0 {
				clue = clueLower
			}
			c.Hashes = append(c.Hashes, c.hash[clue])
		}
	}
}

// add adds the clue of each list, counted from the first.
func (c *Clues) add(from int, list List) {
	for b := 0; list != 0; b++ {
		if list&1 != 0 {
			c.Hashes = append(c.Hashes, c.hash[from+b])
		}
		list >>= 1
	}
}

// longest returns the length of the longest name of several words that starts at word i, and its lists.
func (c *Clues) longest(i int) (length int, list List) {
	h := chain(0, c.words[i].low)
	for k, n := i+1, 1; k < len(c.words) && n < c.lists.longest; k++ {
		if c.words[k].hyphen {
			continue
		}
		h = chain(h, c.words[k].low)
		n++
		if l := c.lists.of(h); l != 0 {
			length, list = k-i+1, l
		}
	}
	return length, list
}

// run returns the end of the run of words with capitals, and of words that join them, that starts at word i.
func (c *Clues) run(i int) int {
	end := i + 1
	for end < len(c.words) {
		k := end
		for k < len(c.words) && k < end+2 && !c.words[k].capital && (c.words[k].list&Bridge != 0 || c.words[k].hyphen) {
			k++
		}
		if k >= len(c.words) || !c.words[k].capital {
			break
		}
		end = k + 1
	}
	return end
}

func isLetter(f string) bool {
	r, _ := utf8.DecodeRuneInString(f)
	return unicode.IsLetter(r)
}

func isUpper(f string) bool {
	if f == "" || f[0] >= 0x80 {
		r, _ := utf8.DecodeRuneInString(f)
		return unicode.IsUpper(r)
	}
	return f[0] >= 'A' && f[0] <= 'Z'
}
