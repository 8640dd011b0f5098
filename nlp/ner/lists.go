package ner

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/neural"
)

// A List is a set of lists that a word or a name of several words stands on.
type List uint32

// The lists.
const (
	First List = 1 << iota // first names
	Last                   // surnames
	Land                   // states
	Folk                   // their peoples and adjectives
	Org                    // organisations
	City
	Region
	Body   // words in the names of bodies
	Title  // words in front of people
	Where  // words in the names of places
	Time   // months and days
	Corp   // words at the end of the names of companies
	Common // words that are written in lower case
	Bridge // words that go on inside names
	Large  // cities of many people
	Known  // people by their full names

	listed = iota // how many there are
)

// Lists are words and names that are known to belong to people, bodies and places. Case, accents and hyphens do not count.
type Lists struct {
	longest int             // words
	table   map[uint32]List // nil once prepared
	dict    *neural.Dict
	rows    []List // of dict
}

// NewLists returns the lists of words that this package knows. More is added with Add before first use.
func NewLists() *Lists {
	l := &Lists{table: map[uint32]List{}, longest: 1}
	for _, g := range []struct {
		list  List
		words string
	}{{First, firstNames}, {Body, bodyWords}, {Title, titleWords}, {Where, placeWords}, {Corp, corpWords}, {Time, timeWords}, {Bridge, bridges}} {
		for _, w := range strings.Fields(g.words) {
			l.Add(w, g.list)
		}
	}
	return l
}

// Add puts a name of up to six words on a list.
func (l *Lists) Add(name string, list List) {
	name = strings.NewReplacer("-", " ", "'s", " 's", "’s", " 's").Replace(name)
	words := strings.Fields(name)
	if len(words) == 0 || len(words) > 6 {
		return
	}
	h := uint32(0)
	for _, w := range words {
		h = chain(h, wordHash(w))
	}
	l.table[h] |= list
	l.longest = max(l.longest, len(words))
}

// On returns the lists that a single word stands on.
func (l *Lists) On(word string) List { return l.of(chain(0, wordHash(word))) }

// OnAll returns the lists that the words stand on as one name.
func (l *Lists) OnAll(tokens []dateline.Token) List {
	h := uint32(0)
	for i := range tokens {
		h = chain(h, wordHash(tokens[i].Form))
	}
	return l.of(h)
}

// prepare makes the lists fast after the last name was added.
func (l *Lists) prepare() {
	if l.dict != nil {
		return
	}
	keys := slices.Sorted(maps.Keys(l.table))
	l.rows = make([]List, len(keys))
	for i, k := range keys {
		l.rows[i] = l.table[k]
	}
	l.dict, l.table = neural.NewDict(keys), nil
}

// of returns the lists of the name with a hash.
func (l *Lists) of(hash uint32) List {
	if l.dict == nil {
		return l.table[hash]
	}
	if r := l.dict.Row(hash); r >= 0 {
		return l.rows[r]
	}
	return 0
}

// chain adds a word to the hash of the words before it.
func chain(h, word uint32) uint32 { return (h^word)*0x01000193 ^ h>>15 }

// wordHash hashes a word whatever its case and accents.
func wordHash(w string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(w); i++ {
		c := w[i]
		if c >= 0x80 {
			return foldedHash(w)
		}
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return h ^ h>>15
}

func foldedHash(w string) uint32 {
	h := uint32(2166136261)
	if len(w) > 60 {
		w = strings.ToValidUTF8(w[:60], "")
	}
	for _, r := range norm.NFD.String(w) {
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		if r == '’' {
			r = '\''
		}
		for r = unicode.ToLower(r); r > 0; r >>= 8 {
			h = (h ^ uint32(r&0xff)) * 16777619
		}
	}
	return h ^ h>>15
}
