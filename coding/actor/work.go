package actor

import (
	"strings"
	"time"

	"github.com/dateline/dateline"
)

// A work is what the stage knows about one document while it goes through it.
type work struct {
	*Registry
	d   *dateline.Document
	day time.Time // of the report, zero if unknown

	first, next []int32 // tree: first child and next sibling of each token, plus one
	hits        []hit
	hitAt       []int32 // token -> index into hits plus one
	names       []name
	nameAt      []int32
	units       []unit
	styled      map[int]style // titles in front of names, by their first token
	unitAt      []int32       // core tokens of a unit -> index into units plus one
	entAt       []int32

	people     []person
	byWord     map[string][]int // folded word of a name -> people
	byEntry    map[*Entry]int
	sexes      map[int]string // actor of a person -> m or f, as far as known, for the first so many people
	sexed      int
	recent     []int         // people's actors, the one mentioned last at the end
	borne      map[int][]int // name -> units that are its titles apart from it
	titles     map[string]title
	placesIn   map[int][]int  // sentence -> places
	placeNamed map[string]int // words of a resolved place -> place
	lent       []loan
	within     []int32           // token -> first mention over it plus one
	chainAt    map[int]int       // token -> chain of it alone; nil until asked for
	named      map[string]bool   // states that the report names, by ISO code; nil until asked for
	local      map[string]*Entry // organisations that only this report knows
	actors     map[string]int    // key -> index into Document.Actors
	home       *Entry            // state of a publisher that is a government, else nil
	publish    *Entry            // body that publishes, else nil
	main       *Entry            // state that the report is mostly about
	paper      *Entry            // state of a publisher that is a paper
	headOf     map[int]int       // head token of a mention -> index into Document.Mentions
	choppy     bool              // nearly every sentence is a paragraph, as broadcasters write: a new one opens no new matter
	covered    []bool            // tokens inside a mention of a name or unit
	mentions   []dateline.Mention
}

// window bounds how far back or forth the stage looks, so that no input takes more than linear time.
const window = 120

// A title is what the words of an office are known by.
type title struct {
	role  *Entry
	words []string
}

// titleOf returns the role and the folded words of an office.
func (w *work) titleOf(s string) title {
	t, ok := w.titles[s]
	if !ok {
		t = title{w.roleIn(s), strings.Fields(foldString(s))}
		w.titles[s] = t
	}
	return t
}

// index builds the lists of children and of places.
func (w *work) index() {
	paragraphs := 0
	for i := range w.d.Sentences {
		if w.d.Sentences[i].Paragraph {
			paragraphs++
		}
	}
	w.choppy = paragraphs*3 > len(w.d.Sentences)*2
	for i := range w.d.Places {
		if p := w.d.Places[i].Span; !p.Empty() && p.Start >= 0 && p.End <= len(w.d.Tokens) && (w.d.Places[i].Kind == "" || w.d.Places[i].Kind == "metonym") {
			s := w.d.Tokens[p.Start].Sent
			if w.d.Places[i].GeoNames != 0 && w.d.Places[i].Country != "" {
				w.placeNamed[w.d.Words(p)] = i
			}
			w.placesIn[s] = append(w.placesIn[s], i)
		}
	}
	n := len(w.d.Tokens)
	w.first, w.next = make([]int32, n), make([]int32, n)
	for i := n - 1; i >= 0; i-- {
		if h := w.d.Tokens[i].Head; h >= 0 && h < n && h != i {
			w.next[i] = w.first[h]
			w.first[h] = int32(i + 1)
		}
	}
}

// child returns the first child of token i with the relation (subtypes included), or -1.
func (w *work) child(i int, dep string) int {
	for k := w.first[i]; k > 0; k = w.next[k-1] {
		if is(w.d.Tokens[k-1].Dep, dep) {
			return int(k - 1)
		}
	}
	return -1
}

// is reports whether a relation is dep or a subtype of it.
func is(relation, dep string) bool {
	return len(relation) >= len(dep) && relation[:len(dep)] == dep && (len(relation) == len(dep) || relation[len(dep)] == ':')
}

// headIn returns the token of a span that hangs from outside it: the first one that is no mark or function word.
func (w *work) headIn(s dateline.Span) int {
	best := -1
	for i := s.Start; i < s.End; i++ {
		t := &w.d.Tokens[i]
		if t.Head >= s.Start && t.Head < s.End {
			continue
		}
		if t.POS == "PUNCT" || t.POS == "DET" || t.POS == "ADP" || t.POS == "CCONJ" || t.POS == "PART" {
			continue
		}
		if best < 0 || w.d.Tokens[best].POS == "ADJ" && (t.POS == "NOUN" || t.POS == "PROPN") { // "left-leaning and liberal unions"
			best = i
		}
	}
	if best < 0 {
		best = max(s.End-1, s.Start)
	}
	return best
}

// preposition returns the folded case marker of token i, "" if it has none.
func (w *work) preposition(i int) string {
	c := w.child(i, "case")
	if c < 0 {
		return ""
	}
	if w.d.Tokens[c].POS == "PART" || possessive(w.d.Tokens[c].Form) {
		return "'s"
	}
	return foldString(w.d.Tokens[c].Form)
}

func possessive(form string) bool {
	switch form {
	case "'s", "’s", "'", "’", "'S", "’S":
		return true
	}
	return false
}

// hit returns the hit that covers token i and still counts, or nil.
func (w *work) hit(i int) *hit {
	if i < 0 || i >= len(w.hitAt) || w.hitAt[i] == 0 {
		return nil
	}
	h := &w.hits[w.hitAt[i]-1]
	if h.gone {
		return nil
	}
	return h
}

// conjHead follows conj to the first member of a coordination.
func (w *work) conjHead(i int) int {
	for n := 0; n < 50 && is(w.d.Tokens[i].Dep, "conj") && w.d.Tokens[i].Head >= 0; n++ {
		i = w.d.Tokens[i].Head
	}
	return i
}
