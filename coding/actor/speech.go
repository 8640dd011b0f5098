package actor

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// speech gives the first and second persons of quotations and statements the actors that speak and are spoken to.
func (w *work) speech() {
	d := w.d
	quoteOf := make([]int32, len(d.Tokens))
	for q := range d.Quotes {
		for _, e := range d.Quotes[q].Content {
			s := d.SpanOf(e)
			for k := s.Start; k < s.End; k++ {
				quoteOf[k] = int32(q + 1)
			}
		}
	}
	voice := -1 // who speaks outside quotations
	if w.publish != nil {
		voice = w.headliner()
	}
	we := -1
	marks := false // between quotation marks that no Quote covers
	for i := range d.Tokens {
		t := &d.Tokens[i]
		switch t.Form {
		case "“", "``":
			marks = true
		case "”", "''":
			marks = false
		case ":":
			if w.publish != nil && quoteOf[i] == 0 && i+1 == d.Sentence(i).End {
				if a := w.sayer(d.Tokens[i].Sent); a >= 0 {
					voice = a
				}
			}
		}
		if t.POS != "PRON" {
			continue
		}
		number, own := person12(t.Form)
		if number == 0 {
			continue
		}
		if _, ok := w.headOf[i]; ok {
			continue
		}
		kind := "pronoun"
		if own {
			kind = "possessive"
		}
		if q := int(quoteOf[i]) - 1; q >= 0 {
			speaker := w.actorOf(d.Quotes[q].Speaker)
			a := speaker
			if number == 2 {
				a = w.addressee(&d.Quotes[q], speaker)
			}
			if a >= 0 {
				w.enterMention(dateline.Span{Start: i, End: i + 1}, i, kind, -1, "", a)
			}
			continue
		}
		if number == 2 || marks || w.publish == nil {
			continue
		}
		a := voice
		if a < 0 {
			if we < 0 {
				we = w.entryActor(w.publish)
			}
			a = we
		}
		w.enterMention(dateline.Span{Start: i, End: i + 1}, i, kind, -1, "", a)
	}
}

// person12 tells pronouns of the first (1) and second (2) person, and whether they are possessive.
func person12(form string) (number int, own bool) {
	switch strings.ToLower(form) {
	case "i", "we", "me", "us", "ourselves", "myself", "mine", "ours":
		return 1, false
	case "my", "our":
		return 1, true
	case "you", "yourself", "yourselves", "yours":
		return 2, false
	case "your":
		return 2, true
	}
	return 0, false
}

// headliner returns the person of the publishing government whom the headline names, or -1.
func (w *work) headliner() int {
	d := w.d
	if d.Article == nil || w.home == nil {
		return -1
	}
	words := strings.Fields(foldString(d.Article.Title))
	for i := range min(len(w.people), window) {
		p := &w.people[i]
		if p.actor >= 0 && d.Actors[p.actor].Country == w.home.Country && slices.Contains(words, p.words[len(p.words)-1]) {
			return p.actor
		}
	}
	for _, f := range w.texts(d.Article.Title) {
		e := f.hit.entry("person")
		if e == nil {
			continue
		}
		now, _ := officesOn(e, w.day)
		for _, o := range now {
			if o.Country == w.home.Country {
				p := w.know(person{entry: e, full: e.Name, words: strings.Fields(foldString(e.Name)), actor: -1})
				if w.people[p].actor < 0 {
					w.enter(&w.people[p])
				}
				return w.people[p].actor
			}
		}
	}
	return -1
}

// sayer returns the subject of a sentence that announces speech with a colon, or -1.
func (w *work) sayer(sent int) int {
	s := w.d.Sentences[sent].Span
	for i := s.Start; i < s.End; i++ {
		if !is(w.d.Tokens[i].Dep, "nsubj") {
			continue
		}
		if m, ok := w.headOf[i]; ok && len(w.mentions[m].Actors) == 1 && w.mentions[m].Kind != "place" {
			return w.mentions[m].Actors[0]
		}
	}
	return -1
}

// actorOf returns the actor of the mention that a span of words names, or -1.
func (w *work) actorOf(s dateline.Span) int {
	if s.Empty() || s.Start < 0 || s.End > len(w.d.Tokens) {
		return -1
	}
	if a := w.under(s); len(a) > 0 {
		return a[0]
	}
	for k := s.Start; k < s.End; k++ {
		if m, ok := w.headOf[k]; ok && w.mentions[m].Kind != "place" && w.mentions[m].Kind != "adjective" && len(w.mentions[m].Actors) > 0 {
			return w.mentions[m].Actors[0]
		}
	}
	return -1
}

// addressee returns the actor that a quotation speaks to: the one named, or else the person of another state that was
// mentioned most in the report before it, if there is one; -1 if not.
func (w *work) addressee(q *dateline.Quote, speaker int) int {
	if a := w.actorOf(q.Addressee); a >= 0 {
		return a
	}
	if speaker < 0 || len(q.Content) == 0 {
		return -1
	}
	d := w.d
	until := d.SpanOf(q.Content[0]).Start
	count := map[int]int{}
	best := -1
	for m := range min(len(w.mentions), 4*window) {
		x := &w.mentions[m]
		if x.Start >= until || x.Kind != "name" && x.Kind != "title" && x.Kind != "pronoun" {
			continue
		}
		for _, a := range x.Actors {
			act := &d.Actors[a]
			if a == speaker || act.Kind != "person" || act.Country == "" || act.Country == d.Actors[speaker].Country {
				continue
			}
			count[a]++
			if best < 0 || count[a] > count[best] {
				best = a
			}
		}
	}
	return best
}

// speaker fills the Mention and Actor of a quotation from the words that name its speaker.
func (w *work) speaker(q *dateline.Quote, byHead map[int]int) {
	m := w.mentionIn(q.Speaker, byHead)
	if m < 0 {
		q.Actor = w.shouted(q.Speaker)
		return
	}
	q.Mention = m
	if len(w.d.Mentions[m].Actors) == 1 {
		q.Actor = w.d.Mentions[m].Actors[0]
	}
}

// shouted returns the person whose family name stands in capitals, as labels of interviews have it: "BAGGINS:"; -1 if there is none.
func (w *work) shouted(s dateline.Span) int {
	if s.Empty() || s.Start < 0 || s.End > len(w.d.Tokens) {
		return -1
	}
	words := w.d.Words(s)
	if len(words) < 3 || words != strings.ToUpper(words) || words == strings.ToLower(words) {
		return -1
	}
	last := foldString(w.d.Tokens[s.End-1].Form)
	for i := range min(len(w.people), window) {
		if p := &w.people[i]; p.actor >= 0 && p.words[len(p.words)-1] == last {
			return p.actor
		}
	}
	return -1
}

// author gives what a text says, "the statement said", to whoever issued it, if a quotation shortly before tells that: "Rohan said in a statement".
func (w *work) author(q *dateline.Quote) {
	d := w.d
	if q.Mention >= 0 || q.Actor >= 0 || q.Speaker.Empty() || q.Cue.Empty() || q.Speaker.End > len(d.Tokens) {
		return
	}
	if f := strings.ToLower(d.Tokens[q.Speaker.Start].Form); f != "the" && f != "this" && f != "it" {
		return
	}
	noun := d.Tokens[q.Speaker.End-1].Lemma
	if !documents[noun] {
		return
	}
	best := -1
	for i := range d.Quotes {
		p := &d.Quotes[i]
		if p.Actor < 0 || p.Cue.Empty() || p.Cue.Start >= q.Cue.Start || best >= 0 && p.Cue.Start <= d.Quotes[best].Cue.Start || d.Tokens[q.Cue.Start].Sent-d.Tokens[p.Cue.Start].Sent > 6 {
			continue
		}
		s := d.Sentence(p.Cue.Start).Span
		for k := s.Start; k < min(s.End, s.Start+window); k++ {
			if d.Tokens[k].Lemma == noun {
				best = i
				break
			}
		}
	}
	if best >= 0 {
		q.Actor = d.Quotes[best].Actor
	}
}

// documents are nouns for what is issued in somebody's name.
var documents = map[string]bool{
	"statement": true, "communiqué": true, "communique": true, "release": true, "report": true, "letter": true, "declaration": true, "note": true, "message": true, "post": true, "readout": true, "memo": true,
}

// hearer fills To of a quotation from the words that name the one spoken to.
func (w *work) hearer(q *dateline.Quote, byHead map[int]int) {
	if m := w.mentionIn(q.Addressee, byHead); m >= 0 {
		q.To = w.d.Mentions[m].Actors[0]
	}
}

// mentionIn returns the mention in a noun phrase that tells whom it names: that of its head, else the first; -1 if there
// is none.
func (w *work) mentionIn(s dateline.Span, byHead map[int]int) int {
	d := w.d
	if s.Empty() || s.Start < 0 || s.End > len(d.Tokens) {
		return -1
	}
	if m, ok := byHead[w.headIn(s)]; ok && d.Mentions[m].Kind != "place" {
		return m
	}
	for k := s.Start; k < min(s.End, s.Start+window); k++ {
		if m, ok := byHead[k]; ok && d.Mentions[m].Kind != "place" && d.Mentions[m].Kind != "adjective" && d.Mentions[m].Kind != "possessive" && !w.owns(k, s) {
			return m
		}
	}
	return -1
}

// issued reports whether noun k names who put out the text that noun n is: "a statement by the ministry".
func (w *work) issued(n, k int) bool {
	if !documents[w.d.Tokens[n].Lemma] {
		return false
	}
	for i := n + 1; i < k; i++ {
		if t := &w.d.Tokens[i]; t.Head == k && is(t.Dep, "case") {
			return t.Form == "by" || t.Form == "from"
		}
	}
	return false
}

// owns reports whether token k of a noun phrase only tells whose or of what its head is: the UN in "the head of the UN".
func (w *work) owns(k int, s dateline.Span) bool {
	for n := 0; n < 8 && k >= s.Start && k < s.End; n++ {
		if is(w.d.Tokens[k].Dep, "nmod") {
			h := w.d.Tokens[k].Head
			return h >= s.Start && h < k && !w.issued(h, k)
		}
		k = w.d.Tokens[k].Head
	}
	return false
}
