package ner

import (
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline"
)

// A View is a sentence as the features see it.
type View struct {
	atoms  []atom
	loud   uint32 // 1: most words have capitals, 2: everything has
	lists  *Lists
	memory *Memory
}

// An atom is what the features know about one word.
type atom struct {
	form, low, shape, tag uint32
	suf, pre              [3]uint32 // of two to four characters, hashed
	list                  List      // of the word by itself
	many                  List      // of the name of several words that covers it
	at                    uint8     // in that name: 1 first, 2 later; 0 in none
	capital, hyphen       bool
	run                   run
}

// A run is a stretch of words with capitals, with words like "of" between them.
type run struct {
	first, last, before, after uint32 // words
	list                       List   // of any word in it
	length, at                 uint8
}

// NewView returns an empty view.
func NewView(lists *Lists, memory *Memory) *View { return &View{lists: lists, memory: memory} }

// Words sets the sentence.
func (v *View) Words(tokens []dateline.Token) {
	v.atoms = v.atoms[:0]
	capital, shout, letters := 0, 0, 0
	for i := range tokens {
		a := newAtom(&tokens[i])
		a.list = v.lists.table[chain(0, a.low)]
		if f := tokens[i].Form; len(f) > 3 && isLetter(f) {
			letters++
			if a.capital {
				capital++
				if c := f[len(f)-1]; c >= 'A' && c <= 'Z' {
					shout++
				}
			}
		}
		v.atoms = append(v.atoms, a)
	}
	v.loud = 0
	switch {
	case letters > 2 && shout*10 > letters*8:
		v.loud = 2
	case letters > 3 && capital*10 > letters*7:
		v.loud = 1
	}
	v.names()
	v.runs()
}

// newAtom returns what a token shows by itself.
func newAtom(t *dateline.Token) atom {
	f := t.Form
	if len(f) > 40 {
		n := 40
		for !utf8.RuneStart(f[n]) {
			n--
		}
		f = f[:n]
	}
	a := atom{low: wordHash(f), form: mix(1, exact(f), 0), tag: exact(t.Tag)}
	a.shape, a.capital = shape(f)
	a.hyphen = f == "-" || f == "–"
	n := 0
	for k := len(f); k > 0 && n < 4; n++ {
		_, size := utf8.DecodeLastRuneInString(f[:k])
		k -= size
		if n > 0 {
			a.suf[n-1] = wordHash(f[k:])
		}
	}
	n = 0
	for k := 0; k < len(f) && n < 4; n++ {
		_, size := utf8.DecodeRuneInString(f[k:])
		k += size
		if n > 0 {
			a.pre[n-1] = wordHash(f[:k])
		}
	}
	return a
}

// names notes the longest names of several words that stand on a list.
func (v *View) names() {
	for i := 0; i < len(v.atoms); {
		a := &v.atoms[i]
		if !a.capital {
			i++
			continue
		}
		h, words, n := chain(0, a.low), 1, 0
		var list List
		for k := i + 1; k < len(v.atoms) && words < v.lists.longest; k++ {
			if v.atoms[k].hyphen {
				continue
			}
			h = chain(h, v.atoms[k].low)
			words++
			if g := v.lists.table[h]; g != 0 {
				n, list = k-i+1, g
			}
		}
		for k := i; k < i+n; k++ {
			v.atoms[k].many = list
			v.atoms[k].at = 2
		}
		if n > 0 {
			a.at = 1
		}
		i += max(n, 1)
	}
}

// runs notes the runs of words with capitals.
func (v *View) runs() {
	if v.loud > 0 {
		return
	}
	n := len(v.atoms)
	for i := 0; i < n; {
		if !v.atoms[i].capital {
			i++
			continue
		}
		end := i + 1
		for end < n {
			k := end
			for k < n && k < end+2 && !v.atoms[k].capital && (v.atoms[k].list&Bridge != 0 || v.atoms[k].hyphen) {
				k++
			}
			if k >= n || !v.atoms[k].capital {
				break
			}
			end = k + 1
		}
		r := run{first: v.atoms[i].low, last: v.atoms[end-1].low, length: uint8(min(end-i, 6))}
		if i > 0 {
			r.before = v.atoms[i-1].low
		}
		if end < n {
			r.after = v.atoms[end].low
		}
		for k := i; k < end; k++ {
			r.list |= v.atoms[k].list
		}
		for k := i; k < end; k++ {
			v.atoms[k].run = r
			v.atoms[k].run.at = uint8(min(k-i, 5))
		}
		i = end
	}
}

func isLetter(f string) bool {
	r, _ := utf8.DecodeRuneInString(f)
	return unicode.IsLetter(r)
}

// shape maps letters to X and x, digits to d, shortens runs, and hashes that.
func shape(form string) (h uint32, capital bool) {
	h = 2166136261
	var last, before byte
	n := 0
	for i, r := range form {
		c := byte('.')
		switch {
		case r >= 'a' && r <= 'z':
			c = 'x'
		case r >= 'A' && r <= 'Z':
			c = 'X'
		case r >= '0' && r <= '9':
			c = 'd'
		case r == '-' || r == '\'' || r == '’':
			c = '-'
		case r == '.':
			c = ','
		case r >= 0x80 && unicode.IsUpper(r):
			c = 'X'
		case r >= 0x80 && unicode.IsLetter(r):
			c = 'x'
		}
		if i == 0 {
			capital = c == 'X'
		}
		if c == last && c == before {
			continue
		}
		before, last = last, c
		if n++; n > 12 {
			break
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return h, capital
}

// exact hashes a word as it is.
func exact(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h ^ h>>15
}

// mix makes a feature of its kind and two values.
func mix(kind, a, b uint32) uint32 {
	h := (a ^ kind*0x9e3779b1) * 0x85ebca6b
	h ^= h >> 15
	h = (h ^ b) * 0xc2b2ae35
	h = (h ^ h>>16) * 0x7feb352d
	return h ^ h>>15
}
