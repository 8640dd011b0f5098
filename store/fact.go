package store

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/rules"
)

// Roles of a side.
const (
	doer    = 1 << iota // source; speaker of a statement; one side of a meeting
	aim                 // target; who a statement is about; the other side of a meeting
	teller              // speaker of the quotation that tells an event
	carrier             // publisher
)

// flagNames are the bits of facts.flags.
var flagNames = []string{"negated", "future", "hypothetical", "historical", "alleged"}

// A fact is what the tables keep of an event, a meeting, an agreement or a quotation.
type fact struct {
	kind     int
	key      string
	day      int
	code     string
	category string
	quad     int
	gold     int // hundredths
	flags    int
	score    int // thousandths
	place    *record.Place
	contexts []string
	sides    []side
	pairs    []pair
	words    string // of a quotation
	value    any
}

type side struct {
	who  string
	role int
}

type pair struct {
	a, b string
	role int // doer: a does it to b; aim: the reverse
}

// Values that are packed into facts.data.
type (
	keptEvent struct {
		record.Event
		Words   string `json:"words"`             // of the sentence
		Speaker *voice `json:"speaker,omitempty"` // of the quotation that tells it
	}
	voice struct {
		Actor   string `json:"actor"`
		Place   string `json:"place"` // country, or short name of a group
		Country string `json:"country"`
		Code    string `json:"code"`
	}
	keptMeeting struct {
		record.Meeting
		Words string `json:"words"`
	}
	keptAgreement struct {
		record.Agreement
		Words string `json:"words"`
	}
	keptQuote struct {
		record.Quote
		Speaking *voice   `json:"speaking"`
		About    []string `json:"about"`
	}
)

// facts returns the facts of a report.
func facts(r *record.Report) []fact {
	text := newText(r.Text)
	var out []fact
	for i := range r.Events {
		k := keptEvent{Event: r.Events[i], Words: text.at(r.Events[i].Sentence.Range)}
		if q := k.Quote; q != nil && *q >= 0 && *q < len(r.Quotes) {
			k.Speaker = newVoice(r, r.Quotes[*q].Speaker)
		}
		out = append(out, k.fact())
	}
	for i := range r.Meetings {
		out = append(out, (&keptMeeting{r.Meetings[i], text.first(r.Meetings[i].Mentions)}).fact())
	}
	for i := range r.Agreements {
		out = append(out, (&keptAgreement{r.Agreements[i], text.first(r.Agreements[i].Mentions)}).fact())
	}
	for i := range r.Quotes {
		out = append(out, newQuote(r, i).fact(r.ID, i, r.Published))
	}
	return out
}

func (k *keptEvent) fact() fact {
	f := fact{
		kind: event, key: k.ID, day: number(k.Date), code: k.CAMEO, category: k.Plover.Category, quad: k.Quad, gold: hundredths(k.Goldstein),
		flags: flags(k.Aux) | marks(k.Judged), score: thousandths(k.Score), place: k.Place, contexts: k.Plover.Contexts, value: k,
	}
	role := doer
	if k.Reciprocal {
		role = doer | aim
	}
	for i := range k.Source {
		f.take(&k.Source[i], role)
	}
	role = aim
	if k.Reciprocal {
		role = doer | aim
	}
	for i := range k.Target {
		f.take(&k.Target[i], role)
	}
	if v := k.Speaker; v != nil {
		f.side(v.Actor, teller)
		f.codes(v.Place, v.Country, v.Code, teller)
	}
	f.between(k.Source, k.Target, k.Reciprocal)
	return f
}

func newVoice(r *record.Report, actor string) *voice {
	if actor == "" {
		return nil
	}
	for i := range r.Actors {
		if a := &r.Actors[i]; a.ID == actor {
			return &voice{a.ID, rules.Place(a.ID, a.Country, a.Sector, a.Code), a.Country, a.Code}
		}
	}
	return &voice{Actor: actor}
}

func (k *keptMeeting) fact() fact {
	f := fact{kind: meeting, key: k.ID, day: number(k.Date), code: k.Kind.Value, category: k.Stage.Value, place: k.Place, score: 1000, value: k}
	if k.Historical {
		f.flags = flags([]string{"historical"})
	}
	f.flags |= marks(k.Judged)
	for i, s := range k.Sides {
		role := aim
		switch {
		case len(k.Sides) == 1:
			role = doer | aim
		case i == 0:
			role = doer
		}
		for j := range s {
			f.take(&s[j].Participant, role)
		}
	}
	for i := range k.Host {
		f.take(&k.Host[i].Participant, doer)
	}
	for _, t := range k.Topics {
		f.context(t.Contexts)
	}
	return f
}

func (k *keptAgreement) fact() fact {
	f := fact{kind: agreement, key: k.ID, day: number(k.Date), code: k.Kind.Value, category: k.Stage.Value, place: k.Place, score: 1000, value: k}
	if k.Historical {
		f.flags = flags([]string{"historical"})
	}
	f.flags |= marks(k.Judged)
	for i := range k.Parties {
		f.take(&k.Parties[i].Participant, doer|aim)
	}
	for _, t := range k.Topics {
		f.context(t.Contexts)
	}
	return f
}

// newQuote returns a quotation with what the record says of its speaker and of those whom it names.
func newQuote(r *record.Report, i int) *keptQuote {
	k := &keptQuote{Quote: r.Quotes[i], Speaking: newVoice(r, r.Quotes[i].Speaker), About: []string{}}
	for j := range r.Actors {
		a := &r.Actors[j]
		if slices.ContainsFunc(a.Mentions, func(m record.Range) bool {
			return slices.ContainsFunc(k.Content, func(c record.Passage) bool { return c.Start <= m.Start && m.End <= c.End })
		}) {
			k.About = append(k.About, a.ID)
		}
	}
	return k
}

func (k *keptQuote) fact(report string, n int, published string) fact {
	f := fact{kind: quote, key: report + "/" + strconv.Itoa(n), day: number(published), code: k.Stance, flags: marks(k.Judged), score: thousandths(k.Score), value: k}
	if v := k.Speaking; v != nil {
		f.side(v.Actor, doer)
		f.codes(v.Place, v.Country, v.Code, doer)
	}
	for _, a := range k.About {
		f.side(a, aim)
		if c, ok := strings.CutPrefix(a, "state/"); ok {
			f.side(c, aim)
		}
	}
	words := make([]string, len(k.Content))
	for i, c := range k.Content {
		words[i] = c.Text
	}
	f.words = strings.Join(words, " ")
	return f
}

func (f *fact) take(p *record.Participant, role int) {
	f.side(p.Actor, role)
	f.codes(p.Place, p.Country, p.Code, role)
}

// codes adds the place, and the code with its shorter forms: KAZGOVMIL is found as KAZ, KAZGOV and KAZGOVMIL. Where a group stands for
// itself it is no side for its country.
func (f *fact) codes(place, country, code string, role int) {
	f.side(place, role)
	for n := 3; n < len(code)+3; n += 3 {
		if c := code[:min(n, len(code))]; c != country || place == country {
			f.side(c, role)
		}
	}
}

func (f *fact) side(who string, role int) {
	if who == "" {
		return
	}
	for i := range f.sides {
		if f.sides[i].who == who {
			f.sides[i].role |= role
			return
		}
	}
	f.sides = append(f.sides, side{who, role})
}

// between adds the pairs of places that an event is about. Those who do something with each other may all stand on one side: they met.
func (f *fact) between(source, target []record.Participant, reciprocal bool) {
	if reciprocal && len(target) == 0 {
		for i := range source {
			for _, t := range source[i+1:] {
				if s := source[i].Place; s != "" && t.Place != "" && s != t.Place {
					f.pair(s, t.Place, true)
				}
			}
		}
		if len(f.pairs) > 0 {
			return
		}
	}
	for _, s := range source {
		if s.Place == "" {
			continue
		}
		known := false
		for _, t := range target {
			if t.Place == "" {
				continue
			}
			known = true
			f.pair(s.Place, t.Place, reciprocal)
		}
		if !known {
			f.pair(s.Place, "", false)
		}
	}
}

func (f *fact) pair(from, to string, reciprocal bool) {
	p := pair{from, to, doer}
	if to != "" && to < from {
		p = pair{to, from, aim}
	}
	if reciprocal || from == to {
		p.role = doer | aim
	}
	for i := range f.pairs {
		if f.pairs[i].a == p.a && f.pairs[i].b == p.b {
			f.pairs[i].role |= p.role
			return
		}
	}
	f.pairs = append(f.pairs, p)
}

func (f *fact) context(names []string) {
	for _, n := range names {
		if !slices.Contains(f.contexts, n) {
			f.contexts = append(f.contexts, n)
		}
	}
}

func flags(names []string) int {
	out := 0
	for i, n := range flagNames {
		if slices.Contains(names, n) {
			out |= 1 << i
		}
	}
	return out
}

func hundredths(x float64) int { return int(math.Round(x * 100)) }

func thousandths(x float64) int { return int(math.Round(x * 1000)) }

// A text gives the words of ranges of characters.
type text struct {
	words string
	chars []int32 // byte offset of every 64th character; nil if the text is ASCII
}

func newText(s string) *text {
	t := &text{words: s}
	ascii, n := true, 0
	for i, r := range s {
		if n&63 == 0 {
			t.chars = append(t.chars, int32(i))
		}
		ascii = ascii && r < 0x80
		n++
	}
	if ascii {
		t.chars = nil
	}
	return t
}

// offset returns the byte in front of which n characters stand; ok is false if the text has fewer.
func (t *text) offset(n int) (int, bool) {
	if n < 0 {
		return 0, false
	}
	if t.chars == nil {
		return min(n, len(t.words)), n <= len(t.words)
	}
	at, left := len(t.words), 0
	if n>>6 < len(t.chars) {
		at, left = int(t.chars[n>>6]), n&63
	} else if k := len(t.chars) - 1; k >= 0 {
		at, left = int(t.chars[k]), n-k<<6
	}
	for i := range t.words[at:] {
		if left == 0 {
			return at + i, true
		}
		left--
	}
	return len(t.words), left == 0
}

// at returns the words of a range, "" if it does not lie in the text.
func (t *text) at(r record.Range) string {
	a, ok := t.offset(r.Start)
	b, ok2 := t.offset(r.End)
	if !ok || !ok2 || a > b {
		return ""
	}
	return t.words[a:b]
}

// first returns the words of the sentence that tells first.
func (t *text) first(list []record.Mention) string {
	if len(list) == 0 {
		return ""
	}
	return t.at(list[0].Sentence.Range)
}
