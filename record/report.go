package record

import (
	"cmp"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/rules"
)

// A Report is a Document as JSON Lines give it (docs/formats/jsonl.md). Offsets count Unicode
// characters of Text, half-open. Lists are never null.
type Report struct {
	ID        string    `json:"id"`
	File      string    `json:"file"`
	URL       string    `json:"url,omitempty"`
	Title     string    `json:"title"`
	Publisher string    `json:"publisher"`
	Published string    `json:"published"` // YYYY-MM-DD or empty
	Language  string    `json:"language"`
	Summary   bool      `json:"summary,omitempty"` // Text is a summary of the report
	Dateline  Dateline  `json:"dateline"`
	Text      string    `json:"text"`
	Actors    []Actor   `json:"actors"`
	Events    []Event   `json:"events"`
	Quotes    []Quote   `json:"quotes"`
	Places    []Place   `json:"places"`
	Dates     []Date    `json:"dates"`
	Contexts  []Context `json:"contexts"`

	Meetings   []Meeting   `json:"meetings"`
	Agreements []Agreement `json:"agreements"`
}

// A Range is a half-open range of characters of Report.Text.
type Range struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// A Passage is a range with the words that stand there.
type Passage struct {
	Text string `json:"text"`
	Range
}

// A Dateline is the line in front of a wire report.
type Dateline struct {
	Place  string `json:"place"` // as written
	Date   string `json:"date"`
	Agency string `json:"agency"`
	Where  *Place `json:"where"` // the place looked up; null if there is none or it is not known
}

// An Actor is somebody or something that acts in the report.
type Actor struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Kind     string   `json:"kind"`
	Country  string   `json:"country"`
	Code     string   `json:"code"`
	Sector   string   `json:"sector"`
	Offices  []Office `json:"offices"`
	Mentions []Range  `json:"mentions"`
	Rule     string   `json:"rule"`
	Judged   *Judged  `json:"judged,omitempty"` // nil if nobody judged it
}

// An Office is a post that an actor holds on the day of the report.
type Office struct {
	Title   string  `json:"title"`
	Of      string  `json:"of"`
	Country string  `json:"country"`
	Code    string  `json:"code"`
	Sector  string  `json:"sector"`
	Former  bool    `json:"former"`
	Judged  *Judged `json:"judged,omitempty"` // nil if nobody judged it
}

// A Participant is one actor in one slot of an event.
type Participant struct {
	Actor string `json:"actor"` // id, empty if only the words are known
	Name  string `json:"name"`
	Passage
	Country string `json:"country"`
	Code    string `json:"code"`
	Sector  string `json:"sector"`
	Place   string `json:"place"` // country, or the short name of the group: UN, ISIS, KURDS
}

// An Event is one act.
type Event struct {
	ID            string        `json:"id"`
	Date          string        `json:"date"`
	DatePrecision string        `json:"date_precision"`
	CAMEO         string        `json:"cameo"`
	Label         string        `json:"label"`
	Plover        Plover        `json:"plover"`
	Quad          int           `json:"quad"`
	Goldstein     float64       `json:"goldstein"`
	Source        []Participant `json:"source"`
	Target        []Participant `json:"target"`
	Reciprocal    bool          `json:"reciprocal"`
	Aux           []string      `json:"aux"`
	Place         *Place        `json:"place"`
	Trigger       Passage       `json:"trigger"`
	Sentence      Sentence      `json:"sentence"`
	Quote         *int          `json:"quote"` // index into Report.Quotes
	ReportedBy    []Participant `json:"reported_by"`
	Mentions      []Mention     `json:"mentions"`
	Rule          string        `json:"rule"`
	Score         float64       `json:"score"`
	Judged        *Judged       `json:"judged,omitempty"` // nil if nobody judged it
}

// Plover is the PLOVER side of an event.
type Plover struct {
	Category string   `json:"category"`
	Mode     string   `json:"mode"`
	Contexts []string `json:"contexts"`
}

// A Sentence is a sentence of the text; N counts from 1.
type Sentence struct {
	N int `json:"n"`
	Range
}

// A Mention is one telling of an event.
type Mention struct {
	Trigger  Passage  `json:"trigger"`
	Sentence Sentence `json:"sentence"`
}

// Who returns what to call the speaker: its name, or its words if it is not resolved, or both for a state that speaks
// by a seat or office ("Akorda (Kazakhstan)"); empty if the text names nobody.
func (q *Quote) Who() string {
	if strings.HasPrefix(q.Speaker, "state/") && q.SpeakerText != "" && !strings.Contains(q.SpeakerText, q.SpeakerName) && q.SpeakerText != strings.ToLower(q.SpeakerText) {
		return q.SpeakerText + " (" + q.SpeakerName + ")"
	}
	return cmp.Or(q.SpeakerName, q.SpeakerText)
}

// A Quote is something that somebody is reported to have said.
type Quote struct {
	Speaker     string    `json:"speaker"` // actor id, empty if not resolved
	SpeakerName string    `json:"speaker_name"`
	SpeakerText string    `json:"speaker_text"`
	SpeakerSpan Range     `json:"speaker_span"`
	Cue         Passage   `json:"cue"`
	Addressee   Hearer    `json:"addressee"`
	Content     []Passage `json:"content"`
	Direct      bool      `json:"direct"`
	Stance      string    `json:"stance"`
	Within      *int      `json:"within"` // index into Report.Quotes of the quotation that tells this one
	Rule        string    `json:"rule"`
	Score       float64   `json:"score"`
	Judged      *Judged   `json:"judged,omitempty"` // nil if nobody judged it
}

// A Hearer is the one spoken to.
type Hearer struct {
	Passage
	Actor string `json:"actor"` // actor id, empty if not resolved
	Name  string `json:"name"`
}

// A Place is a toponym.
type Place struct {
	Name string `json:"name"`
	Passage
	Country   string   `json:"country"`
	Admin1    string   `json:"admin1"`
	GeoNameID int64    `json:"geonameid"` // 0 if not resolved
	Lat       *float64 `json:"lat"`
	Lon       *float64 `json:"lon"`
	Precision string   `json:"precision"`
	Kind      string   `json:"kind"`     // "" for the place itself; metonym, adjective, people, embedded are no places of events
	Disputed  string   `json:"disputed"` // states that claim it, alpha-3 codes parted by "/"; "" if nobody disputes it
	Rule      string   `json:"rule"`
	Judged    *Judged  `json:"judged,omitempty"`
}

// A Date is a time expression.
type Date struct {
	Passage
	Type      string `json:"type"`
	Value     string `json:"value"`
	From      string `json:"from"`
	To        string `json:"to"`
	Precision string `json:"precision"`
	Mod       string `json:"mod"`       // START, MID, END, BEFORE, AFTER, APPROX ... or empty
	Ambiguous bool   `json:"ambiguous"` // day and month in figures that could stand the other way round
	Rule      string `json:"rule"`
}

// A Context is a PLOVER context with the words that name it.
type Context struct {
	Name string `json:"name"`
	Area string `json:"area"`
	Passage
}

// Options say what to write. The zero value writes everything.
type Options struct {
	MinScore float64         // events of less are left out
	Ontology *rules.Ontology // labels of the codes; nil leaves them out
}

// Read turns a document into its report. It takes time linear in the document.
func Read(d *dateline.Document, o Options) *Report {
	v := &view{Document: d, chars: NewChars(d.Text), o: o}
	a := d.Article
	r := &Report{
		ID: a.ID, File: a.File, URL: a.URL, Title: a.Title, Publisher: a.Publisher,
		Published: date(a.Published), Language: a.Language, Summary: a.Summary,
		Dateline: Dateline{Place: d.Dateline.Place, Date: date(d.Dateline.Date), Agency: d.Dateline.Agency, Where: v.where()},
		Text:     d.Text,
		Actors:   make([]Actor, 0, len(d.Actors)),
		Events:   make([]Event, 0, len(d.Events)),
		Quotes:   make([]Quote, 0, len(d.Quotes)),
		Places:   make([]Place, 0, len(d.Places)),
		Dates:    make([]Date, 0, len(d.Dates)),
		Contexts: make([]Context, 0, len(d.Contexts)),

		Meetings:   make([]Meeting, 0, len(d.Meetings)),
		Agreements: make([]Agreement, 0, len(d.Agreements)),
	}
	if t := clamp(d, d.Title); r.Title == "" {
		r.Title = words(d, t)
	}
	for i := range d.Actors {
		r.Actors = append(r.Actors, v.actor(i))
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		for _, k := range m.Actors {
			if k >= 0 && k < len(r.Actors) {
				r.Actors[k].Mentions = append(r.Actors[k].Mentions, v.span(m.Span).Range)
			}
		}
	}
	for i := range d.Quotes {
		r.Quotes = append(r.Quotes, v.quote(&d.Quotes[i]))
	}
	for i := range d.Places {
		r.Places = append(r.Places, v.place(&d.Places[i]))
	}
	for i := range d.Dates {
		t := &d.Dates[i]
		r.Dates = append(r.Dates, Date{v.span(t.Span), t.Type, t.Value, t.From, t.To, t.Precision, t.Mod, t.Ambiguous, t.Rule})
	}
	for i := range d.Contexts {
		c := &d.Contexts[i]
		r.Contexts = append(r.Contexts, Context{c.Name, c.Area, v.span(c.Span)})
	}
	for i := range d.Meetings {
		r.Meetings = append(r.Meetings, v.meeting(&d.Meetings[i]))
	}
	for i := range d.Agreements {
		r.Agreements = append(r.Agreements, v.agreement(&d.Agreements[i]))
	}
	for i := range d.Events {
		if e := &d.Events[i]; e.Score >= o.MinScore {
			r.Events = append(r.Events, v.event(e))
		}
	}
	return r
}

// EventID returns the id of an event: a hash of the report's id, the code, and the bytes of the trigger.
func EventID(article, code string, trigger dateline.Extent) string {
	return dateline.Hash("event", article, code, strconv.Itoa(trigger.Start), strconv.Itoa(trigger.End))
}

// A view is a document that is being turned into its report.
type view struct {
	*dateline.Document
	chars *Chars
	o     Options
}

func (v *view) passage(e dateline.Extent) Passage {
	e = clamp(v.Document, e)
	return Passage{words(v.Document, e), Range{v.chars.At(e.Start), v.chars.At(e.End)}}
}

func (v *view) span(s dateline.Span) Passage { return v.passage(extent(v.Document, s)) }

func (v *view) sentence(n int) Sentence {
	if n < 0 || n >= len(v.Sentences) {
		return Sentence{}
	}
	return Sentence{n + 1, v.span(v.Sentences[n].Span).Range}
}

func (v *view) actor(i int) Actor {
	a := &v.Actors[i]
	out := Actor{
		ID: a.ID, Name: a.Name, Kind: a.Kind, Country: a.Country, Code: a.Code, Sector: a.Sector, Rule: a.Rule,
		Offices: make([]Office, 0, len(a.Offices)), Mentions: []Range{},
	}
	for _, f := range a.Offices {
		out.Offices = append(out.Offices, Office{Title: f.Title, Of: f.Of, Country: f.Country, Code: f.Code, Sector: f.Sector, Former: f.Former})
	}
	return out
}

func (v *view) participants(list []dateline.Participant) []Participant {
	out := make([]Participant, 0, len(list))
	for i := range list {
		out = append(out, v.participant(&list[i]))
	}
	return out
}

func (v *view) participant(p *dateline.Participant) Participant {
	out := Participant{Name: p.Name, Passage: v.span(p.Span), Country: p.Country, Code: p.Code, Sector: p.Sector}
	if p.Actor >= 0 && p.Actor < len(v.Actors) {
		out.Actor = v.Actors[p.Actor].ID
	}
	out.Place = rules.Place(out.Actor, p.Country, p.Sector, p.Code)
	return out
}

func (v *view) event(e *dateline.Event) Event {
	out := Event{
		ID: e.ID, Date: e.Date, DatePrecision: e.DatePrecision, CAMEO: e.Code,
		Plover: Plover{e.Plover.Category, e.Plover.Mode, append([]string{}, e.Plover.Contexts...)},
		Quad:   e.Quad, Goldstein: round(e.Goldstein, 2),
		Source: v.participants(e.Source), Target: v.participants(e.Target), Reciprocal: e.Reciprocal, Aux: e.Aux(),
		Trigger: v.span(e.Trigger), Sentence: v.sentence(e.Sentence),
		ReportedBy: v.participants(e.ReportedBy), Mentions: make([]Mention, 0, max(1, len(e.Mentions))),
		Rule: e.Rule, Score: round(e.Score, 3),
	}
	if out.ID == "" {
		out.ID = EventID(v.Article.ID, e.Code, extent(v.Document, e.Trigger))
	}
	if v.o.Ontology != nil {
		info, _ := v.o.Ontology.Code(e.Code)
		out.Label = info.Label
	}
	switch {
	case e.Place >= 0 && e.Place < len(v.Places):
		p := v.place(&v.Places[e.Place])
		out.Place = &p
	case e.Place == dateline.AtDateline:
		out.Place = v.where()
	}
	if e.Quote >= 0 && e.Quote < len(v.Quotes) {
		n := e.Quote
		out.Quote = &n
	}
	for _, m := range e.Mentions {
		out.Mentions = append(out.Mentions, Mention{v.span(m.Trigger), v.sentence(m.Sentence)})
	}
	if len(e.Mentions) == 0 {
		out.Mentions = append(out.Mentions, Mention{out.Trigger, out.Sentence})
	}
	return out
}

func (v *view) quote(q *dateline.Quote) Quote {
	var within *int
	if n := q.Within; n >= 0 && n < len(v.Quotes) {
		within = &n
	}
	s := v.span(q.Speaker)
	out := Quote{
		SpeakerText: s.Text, SpeakerSpan: s.Range, Cue: v.span(q.Cue), Addressee: Hearer{Passage: v.span(q.Addressee)},
		Content: make([]Passage, 0, len(q.Content)),
		Direct:  q.Direct, Stance: q.Stance, Within: within, Rule: q.Rule, Score: round(q.Score, 3),
	}
	if q.To >= 0 && q.To < len(v.Actors) {
		out.Addressee.Actor, out.Addressee.Name = v.Actors[q.To].ID, v.Actors[q.To].Name
	}
	if q.Actor >= 0 && q.Actor < len(v.Actors) {
		out.Speaker, out.SpeakerName = v.Actors[q.Actor].ID, v.Actors[q.Actor].Name
	}
	for _, e := range q.Content {
		out.Content = append(out.Content, v.passage(e))
	}
	return out
}

// where returns the place of the dateline with the words of the dateline that name it; nil if it was
// not looked up.
func (v *view) where() *Place {
	l := &v.Document.Dateline
	if l.Where.Name == "" {
		return nil
	}
	p := v.place(&l.Where)
	line := clamp(v.Document, l.Extent)
	if i := strings.Index(words(v.Document, line), l.Place); i >= 0 && l.Place != "" {
		p.Passage = v.passage(dateline.Extent{Start: line.Start + i, End: line.Start + i + len(l.Place)})
	}
	return &p
}

func (v *view) place(p *dateline.Place) Place {
	out := Place{Name: p.Name, Passage: v.span(p.Span), Country: p.Country, Admin1: p.Admin1, GeoNameID: p.GeoNames, Precision: p.Precision, Kind: p.Kind, Disputed: p.Disputed, Rule: p.Rule}
	if p.Located {
		lat, lon := round(p.Lat, 5), round(p.Lon, 5)
		out.Lat, out.Lon = &lat, &lon
	}
	return out
}

func date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// round keeps a number of decimals; what is no number becomes 0.
func round(x float64, decimals int) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return 0
	}
	p := math.Pow10(decimals)
	return math.Round(x*p)/p + 0 // no negative zero
}
