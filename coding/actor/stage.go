package actor

import (
	"sort"

	"github.com/dateline/dateline"
)

// A Stage finds the actors of documents. It may serve any number of goroutines.
type Stage struct{ registry *Registry }

// New returns a stage that looks names up in the registry.
func New(registry *Registry) *Stage { return &Stage{registry} }

// Annotate fills Actors and Mentions of the document and the Mention, Actor and To of its Quotes.
func (s *Stage) Annotate(d *dateline.Document) error {
	n := len(d.Tokens)
	w := &work{
		Registry: s.registry, d: d, hitAt: make([]int32, n), nameAt: make([]int32, n), unitAt: make([]int32, n),
		entAt: make([]int32, n), local: map[string]*Entry{}, actors: map[string]int{}, headOf: map[int]int{}, covered: make([]bool, n),
		byWord: map[string][]int{}, byEntry: map[*Entry]int{}, borne: map[int][]int{}, titles: map[string]title{}, placesIn: map[int][]int{},
		placeNamed: map[string]int{}, within: make([]int32, n),
	}
	if d.Article != nil {
		w.day = d.Article.Published
	}
	if w.day.IsZero() {
		w.day = d.Dateline.Date
	}
	d.Actors, d.Mentions = nil, nil
	for i := range d.Quotes {
		d.Quotes[i].Mention, d.Quotes[i].Actor, d.Quotes[i].To = -1, -1, -1
	}
	if n == 0 {
		return nil
	}
	w.index()
	w.scan()
	w.money()
	w.near()
	w.reconcile()
	w.rest()
	w.build()
	w.rest()
	w.appose()
	w.meet()
	w.settings()
	w.settle()
	w.describe()
	w.tell()
	w.refer()
	w.finish()
	return nil
}

// mention enters a mention and marks its tokens. Office is -1 unless told.
func (w *work) mention(s dateline.Span, kind string, office int, rule string, actors ...int) {
	if len(actors) == 0 || s.Empty() {
		return
	}
	head := w.headIn(s)
	if kind != "place" && kind != "adjective" && kind != "possessive" && kind != "pronoun" {
		s, head = w.through(s, head)
	}
	w.enterMention(s, head, kind, office, rule, actors...)
}

func (w *work) enterMention(s dateline.Span, head int, kind string, office int, rule string, actors ...int) {
	if old, ok := w.headOf[head]; ok {
		if w.mentions[old].Kind != "place" || kind == "place" {
			return
		}
		w.mentions[old].Actors = nil
	}
	list := make([]int, 0, len(actors))
	for _, a := range actors {
		dup := false
		for _, b := range list {
			dup = dup || a == b
		}
		if !dup {
			list = append(list, a)
		}
	}
	for _, a := range list {
		if w.d.Actors[a].Kind == "person" {
			w.lately(a)
		}
	}
	w.headOf[head] = len(w.mentions)
	w.mentions = append(w.mentions, dateline.Mention{Span: s, Head: head, Actors: list, Kind: kind, Office: office, Rule: rule})
	for k := s.Start; k < s.End; k++ {
		w.covered[k] = true
		if w.within[k] == 0 {
			w.within[k] = int32(len(w.mentions))
		}
	}
}

// lately notes that a person has been mentioned.
func (w *work) lately(a int) {
	for i := len(w.recent) - 1; i >= 0; i-- {
		if w.recent[i] == a {
			copy(w.recent[i:], w.recent[i+1:])
			w.recent[len(w.recent)-1] = a
			return
		}
	}
	if len(w.recent) == 60 {
		w.recent = w.recent[:copy(w.recent, w.recent[1:])]
	}
	w.recent = append(w.recent, a)
}

// through looks from what is counted to the words that count it: "dozens of protesters", "members of the front".
func (w *work) through(s dateline.Span, head int) (dateline.Span, int) {
	d := w.d
	for n := 0; n < 3; n++ {
		t := &d.Tokens[head]
		if !is(t.Dep, "nmod") || t.Head < 0 || t.Head >= s.Start || w.preposition(head) != "of" || !counts(d.Tokens[t.Head].Lemma) {
			return s, head
		}
		head = t.Head
		start := head
		for start > d.Sentence(head).Start {
			p := &d.Tokens[start-1]
			if p.POS == "DET" || p.POS == "NUM" || p.POS == "ADJ" && w.hit(start-1) == nil {
				start--
				continue
			}
			break
		}
		s.Start = start
	}
	return s, head
}

// counts reports whether a word counts or groups what follows it with "of".
func counts(lemma string) bool {
	switch lemma {
	case "dozen", "hundred", "thousand", "million", "score", "ten", "number", "group", "handful", "majority", "minority", "one", "two", "three", "four", "five", "some", "many", "most", "several",
		"member", "couple", "pair", "all", "each", "any", "both", "none", "neither", "either", "part", "rest", "crowd", "series", "range", "lot", "plenty", "remnant", "team", "detachment", "battalion",
		"column", "wave", "delegation", "contingent", "coalition", "convoy", "array", "few", "half", "percent", "dozens", "hundreds", "thousands", "scores", "tens", "members", "unit", "brigade", "bunch", "crop", "hordes", "horde", "representative", "another", "other", "others":
		return true
	}
	return false
}

// finish sorts the mentions into text order and fills the quotes.
func (w *work) finish() {
	d := w.d
	out := make([]dateline.Mention, 0, len(w.mentions))
	for i := range w.mentions {
		if len(w.mentions[i].Actors) > 0 {
			out = append(out, w.mentions[i])
		}
	}
	sort.SliceStable(out, func(i, j int) bool {
		a, b := out[i].Span, out[j].Span
		return a.Start < b.Start || a.Start == b.Start && a.End > b.End
	})
	d.Mentions = out
	byHead := make(map[int]int, len(out))
	for m := range out {
		byHead[out[m].Head] = m
	}
	for q := range d.Quotes {
		w.speaker(&d.Quotes[q], byHead)
		w.hearer(&d.Quotes[q], byHead)
	}
	for q := range d.Quotes {
		w.author(&d.Quotes[q])
	}
}
