package record

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dateline/dateline/rules"
)

// A bench is a report on which judgements are put into force.
type bench struct {
	*Report
	text []rune
	o    *rules.Ontology
	out  []string // ids of actors that are rejected
}

// An officeAt is where an office stands: actor and office.
const perActor = 1 << 16

// byID finds a fact by its id; -1 if it is not there. Offices count perActor for each actor in front.
func (b *bench) byID(kind, id string) int {
	if id == "" {
		return -1
	}
	switch kind {
	case KindEvent:
		return slices.IndexFunc(b.Events, func(e Event) bool { return e.ID == id })
	case KindMeeting:
		return slices.IndexFunc(b.Meetings, func(m Meeting) bool { return m.ID == id })
	case KindAgreement:
		return slices.IndexFunc(b.Agreements, func(a Agreement) bool { return a.ID == id })
	case KindActor:
		if i := slices.IndexFunc(b.Actors, func(a Actor) bool { return a.ID == id }); i >= 0 {
			return i
		}
		return slices.IndexFunc(b.Actors, func(a Actor) bool { return strings.EqualFold(a.Name, id) || b.called(&a, id) })
	case KindPlace:
		return slices.IndexFunc(b.Places, func(p Place) bool { return p.Text == id })
	case KindQuote:
		n, ok := strings.CutPrefix(id, b.ID+"/")
		i, err := strconv.Atoi(n)
		if ok && err == nil && i >= 0 && i < len(b.Quotes) {
			return i
		}
	case KindOffice:
		for i := range b.Actors {
			for k := range b.Actors[i].Offices {
				if OfficeKey(b.Actors[i].ID, &b.Actors[i].Offices[k]) == id {
					return i*perActor + k
				}
			}
		}
	}
	return -1
}

// called tells whether the text names an actor by these words.
func (b *bench) called(a *Actor, words string) bool {
	return slices.ContainsFunc(a.Mentions, func(m Range) bool {
		return m.Start >= 0 && m.Start < m.End && m.End <= len(b.text) && strings.EqualFold(string(b.text[m.Start:m.End]), words)
	})
}

// find returns the fact that a judgement is of, -1 if there is none.
func (b *bench) find(j *Judgement) int {
	i := b.byID(j.Kind, j.Fact)
	if j.Words == "" || i >= 0 && (j.Kind == KindPlace || j.Kind == KindOffice || b.words(j.Kind, i) == j.Words) {
		return i
	}
	// The id of a quotation is its place in the report, which recoding may shift; all others name the fact for good.
	if i >= 0 && j.Kind != KindQuote {
		return i
	}
	best, most := -1, 0
	try := func(k int, words []string) {
		for _, w := range words {
			if n := shared(w, j.Words); n > most {
				best, most = k, n
			}
		}
	}
	switch j.Kind {
	case KindEvent:
		for k := range b.Events {
			try(k, b.marks(b.Events[k].Mentions))
		}
	case KindMeeting:
		for k := range b.Meetings {
			try(k, b.marks(b.Meetings[k].Mentions))
		}
	case KindAgreement:
		for k := range b.Agreements {
			try(k, b.marks(b.Agreements[k].Mentions))
		}
	case KindQuote:
		for k := range b.Quotes {
			if b.words(j.Kind, k) == j.Words {
				return k
			}
		}
	case KindActor:
		if m, ok := b.locate(j.Words); ok {
			return slices.IndexFunc(b.Actors, func(a Actor) bool {
				return slices.ContainsFunc(a.Mentions, func(x Range) bool { return x.Start < m.End && m.Start < x.End })
			})
		}
	case KindOffice:
		for i := range b.Actors {
			for k := range b.Actors[i].Offices {
				if b.words(j.Kind, i*perActor+k) == j.Words {
					return i*perActor + k
				}
			}
		}
	}
	return best
}

// locate returns the characters of the text that stand between the marks of a judgement's words.
func (b *bench) locate(words string) (Range, bool) {
	before, rest, ok1 := strings.Cut(words, "⟦")
	marked, after, ok2 := strings.Cut(rest, "⟧")
	i := strings.Index(b.Text, before+marked+after)
	if !ok1 || !ok2 || i < 0 || marked == "" {
		return Range{}, false
	}
	start := utf8.RuneCountInString(b.Text[:i+len(before)])
	return Range{start, start + utf8.RuneCountInString(marked)}, true
}

// words returns what a judgement remembers of a fact.
func (b *bench) words(kind string, i int) string {
	var list []string
	switch kind {
	case KindEvent:
		list = b.marks(b.Events[i].Mentions)
		if len(list) == 0 {
			list = b.marks([]Mention{{b.Events[i].Trigger, b.Events[i].Sentence}})
		}
	case KindMeeting:
		list = b.marks(b.Meetings[i].Mentions)
	case KindAgreement:
		list = b.marks(b.Agreements[i].Mentions)
	case KindQuote:
		for _, c := range b.Quotes[i].Content {
			list = append(list, c.Text)
		}
		return strings.Join(list, " … ")
	case KindActor:
		if m := b.Actors[i].Mentions; len(m) > 0 {
			from, to := max(0, m[0].Start-40), min(len(b.text), m[0].End+40)
			if m[0].Start <= m[0].End && m[0].End <= len(b.text) {
				return Mark(string(b.text[from:to]), from, m[0])
			}
		}
		return b.Actors[i].Name
	case KindOffice:
		a := &b.Actors[i/perActor]
		return OfficeKey(a.Name, &a.Offices[i%perActor])
	case KindPlace:
		return b.Places[i].Text
	}
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

// marks returns the sentences of tellings with the triggers marked.
func (b *bench) marks(list []Mention) []string {
	var out []string
	for _, m := range list {
		if s := m.Sentence.Range; s.Start >= 0 && s.Start < s.End && s.End <= len(b.text) {
			out = append(out, Mark(string(b.text[s.Start:s.End]), s.Start, m.Trigger.Range))
		}
	}
	return out
}

// Retold tells whether the marked words of two tellings are words of the same sentence and have some in common.
func Retold(a, b string) bool { return shared(a, b) > 0 }

// shared counts the characters that the marked words of two tellings of one sentence have in common; one more if they are
// the same. It is 0 for different sentences.
func shared(a, b string) int {
	cut := func(s string) (sentence []rune, from, to int, ok bool) {
		before, rest, ok1 := strings.Cut(s, "⟦")
		trigger, after, ok2 := strings.Cut(rest, "⟧")
		from = len([]rune(before))
		return []rune(before + trigger + after), from, from + len([]rune(trigger)), ok1 && ok2
	}
	x, xf, xt, ok1 := cut(a)
	y, yf, yt, ok2 := cut(b)
	if !ok1 || !ok2 || string(x) != string(y) {
		return 0
	}
	n := min(xt, yt) - max(xf, yf)
	switch {
	case n <= 0:
		return 0
	case xf == yf && xt == yt:
		n++
	}
	return n
}

// judge puts the judgements of one fact into force.
func (b *bench) judge(kind string, i int, mark *Judged, edits []Slot) {
	set := func(edit func(Slot) (string, bool)) {
		for _, s := range edits {
			if was, ok := edit(s); ok {
				mark.Machine = append(mark.Machine, Slot{s.Field, was})
			}
		}
	}
	switch kind {
	case KindEvent:
		e := &b.Events[i]
		e.Judged = mark
		set(func(s Slot) (string, bool) { return b.event(e, s) })
	case KindMeeting:
		m := &b.Meetings[i]
		m.Judged = mark
		set(func(s Slot) (string, bool) { return b.meeting(m, s) })
	case KindAgreement:
		a := &b.Agreements[i]
		a.Judged = mark
		set(func(s Slot) (string, bool) { return b.agreement(a, s) })
	case KindQuote:
		q := &b.Quotes[i]
		q.Judged = mark
		set(func(s Slot) (string, bool) { return b.quote(q, s) })
	case KindActor:
		b.actor(i, mark, edits)
	case KindOffice:
		b.office(&b.Actors[i/perActor], i%perActor, mark, edits)
	case KindPlace:
		b.place(b.Places[i].Text, mark, edits)
	}
}

func swap(to *string, value string) (string, bool) {
	was := *to
	*to = value
	return was, true
}

func (b *bench) event(e *Event, s Slot) (string, bool) {
	switch s.Field {
	case "cameo":
		info, ok := b.o.Code(s.Value)
		if !ok {
			return "", false
		}
		was := e.CAMEO
		e.CAMEO, e.Label, e.Quad = s.Value, info.Label, info.Quad
		if g, ok := info.Goldstein.On("gdelt"); ok {
			e.Goldstein = g
		}
		category, mode, contexts, _ := b.o.Plover(s.Value)
		for _, c := range e.Plover.Contexts {
			if !slices.Contains(contexts, c) {
				contexts = append(contexts, c)
			}
		}
		e.Plover = Plover{category, mode, contexts}
		if contexts == nil {
			e.Plover.Contexts = []string{}
		}
		return was, true
	case "category":
		was := e.Plover.Category
		if was != s.Value {
			e.Plover.Category, e.Plover.Mode, e.Quad = s.Value, "", b.o.CategoryQuad(s.Value)
		}
		return was, true
	case "source":
		was := written(e.Source)
		e.Source = b.participants(s.Value, e.Source)
		return was, true
	case "target":
		was := written(e.Target)
		e.Target = b.participants(s.Value, e.Target)
		return was, true
	case "date":
		e.DatePrecision = "day"
		return swap(&e.Date, s.Value)
	case "aux":
		was := strings.Join(e.Aux, " ")
		e.Aux = append([]string{}, strings.Fields(s.Value)...)
		return was, true
	case "place":
		return b.scene(&e.Place, s.Value), true
	}
	return "", false
}

func (b *bench) meeting(m *Meeting, s Slot) (string, bool) {
	switch s.Field {
	case "kind":
		return swap(&m.Kind.Value, s.Value)
	case "stage":
		return swap(&m.Stage.Value, s.Value)
	case "level":
		return swap(&m.Level.Value, s.Value)
	case "date":
		m.DatePrecision = "day"
		return swap(&m.Date, s.Value)
	case "place":
		return b.scene(&m.Place, s.Value), true
	}
	return "", false
}

func (b *bench) agreement(a *Agreement, s Slot) (string, bool) {
	switch s.Field {
	case "kind":
		return swap(&a.Kind.Value, s.Value)
	case "stage":
		return swap(&a.Stage.Value, s.Value)
	case "date":
		a.DatePrecision = "day"
		return swap(&a.Date, s.Value)
	case "place":
		return b.scene(&a.Place, s.Value), true
	}
	return "", false
}

func (b *bench) quote(q *Quote, s Slot) (string, bool) {
	switch s.Field {
	case "stance":
		return swap(&q.Stance, s.Value)
	case "speaker":
		was := q.Speaker
		if was == "" {
			was = q.SpeakerName
		}
		q.Speaker, q.SpeakerName = "", s.Value
		if a := b.named(s.Value); a != nil {
			q.Speaker, q.SpeakerName = a.ID, a.Name
		}
		return was, true
	}
	return "", false
}

// scene puts a place into a slot: one that the report names if the words are the same, else a name, after a comma the country.
func (b *bench) scene(to **Place, value string) string {
	was := ""
	if *to != nil {
		was = location(*to)
	}
	name, country := value, ""
	if i := strings.LastIndex(value, ","); i >= 0 {
		name, country = strings.TrimSpace(value[:i]), strings.TrimSpace(value[i+1:])
	}
	*to = nil
	if name == "" {
		return was
	}
	for i := range b.Places {
		if p := &b.Places[i]; (p.Name == name || p.Text == name) && (country == "" || p.Country == country) {
			*to = copied(p)
			return was
		}
	}
	*to = &Place{Name: name, Country: country, Rule: "judgement"}
	return was
}

// location writes a place as a judgement names it.
func location(p *Place) string {
	s := cmp.Or(p.Name, p.Text)
	if p.Country != "" {
		s += ", " + p.Country
	}
	return s
}

// written writes participants as a judgement names them.
func written(list []Participant) string {
	var out []string
	for _, p := range list {
		s := p.Actor
		if s == "" {
			s = p.Code
		}
		if s == "" {
			s = p.Name
		}
		if s == "" {
			s = p.Text
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

// named returns the actor of the report with an id or a name, nil if there is none.
func (b *bench) named(s string) *Actor {
	for i := range b.Actors {
		if a := &b.Actors[i]; a.ID == s || strings.EqualFold(a.Name, s) {
			return a
		}
	}
	return nil
}

// participants reads names parted by semicolons: an actor of the report by id or name, a CAMEO code, or words. What stood in the
// slot before lends its words to the same actor.
func (b *bench) participants(value string, before []Participant) []Participant {
	out := []Participant{}
	for s := range strings.SplitSeq(value, ";") {
		if s = strings.TrimSpace(s); s == "" {
			continue
		}
		if i := slices.IndexFunc(before, func(p Participant) bool { return s == p.Actor || s == p.Code || s == p.Name }); i >= 0 {
			out = append(out, before[i])
			continue
		}
		p := Participant{Name: s}
		if a := b.named(s); a != nil {
			p = Participant{Actor: a.ID, Name: a.Name, Country: a.Country, Code: a.Code, Sector: a.Sector}
			for _, o := range a.Offices {
				if !o.Former && o.Code != "" {
					p.Code, p.Sector = o.Code, o.Sector
					break
				}
			}
		} else if coded(s) {
			p.Code = s
			p.Country, p.Sector = b.split(s)
		}
		p.Place = rules.Place(p.Actor, p.Country, p.Sector, p.Code)
		out = append(out, p)
	}
	return out
}

// coded tells whether words are a CAMEO actor code.
func coded(s string) bool {
	return len(s) >= 3 && len(s)%3 == 0 && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// split returns country and sector of a CAMEO actor code.
func (b *bench) split(code string) (country, sector string) {
	for i := 0; i+3 <= len(code); i += 3 {
		part := code[i : i+3]
		switch {
		case i == 0 && !slices.Contains([]string{"IGO", "IMG", "INT", "MNC", "NGO", "NGM", "UIS"}, part) && !b.o.HasSector(part) && rules.Group(part) == "":
			country = part
		case sector == "" && b.o.HasSector(part):
			sector = part
		}
	}
	return country, sector
}

// each calls f for every participant of the report.
func (b *bench) each(f func(*Participant, *Attendee)) {
	list := func(l []Participant) {
		for i := range l {
			f(&l[i], nil)
		}
	}
	people := func(l []Attendee) {
		for i := range l {
			f(&l[i].Participant, &l[i])
		}
	}
	for i := range b.Events {
		list(b.Events[i].Source)
		list(b.Events[i].Target)
		list(b.Events[i].ReportedBy)
	}
	for i := range b.Meetings {
		for _, s := range b.Meetings[i].Sides {
			people(s)
		}
		people(b.Meetings[i].Host)
	}
	for i := range b.Agreements {
		people(b.Agreements[i].Parties)
	}
}

// actor judges who an actor of the report is, in its list of actors and wherever it takes part.
func (b *bench) actor(i int, mark *Judged, edits []Slot) {
	a := &b.Actors[i]
	id, old := a.ID, *a
	a.Judged = mark
	var link *Actor
	for _, s := range edits {
		was := ""
		switch s.Field {
		case "link":
			was = id
			if link = b.named(s.Value); link == a {
				link = nil
			}
			if link != nil {
				a.ID, a.Name, a.Kind, a.Country, a.Code, a.Sector, a.Offices = link.ID, link.Name, link.Kind, link.Country, link.Code, link.Sector, link.Offices
			} else {
				a.ID, a.Offices, a.Rule = s.Value, []Office{}, "judgement"
				a.Kind = kindOf(s.Value, a.Kind)
			}
		case "name":
			was, _ = swap(&a.Name, s.Value)
		case "country":
			was, _ = swap(&a.Country, s.Value)
			a.Code = move(a.Code, was, s.Value)
			for k := range a.Offices {
				if o := &a.Offices[k]; o.Country == was {
					o.Country, o.Code = s.Value, move(o.Code, was, s.Value)
				}
			}
		case "code":
			was, _ = swap(&a.Code, s.Value)
		case "sector":
			was, _ = swap(&a.Sector, s.Value)
		}
		mark.Machine = append(mark.Machine, Slot{s.Field, was})
	}
	b.each(func(p *Participant, _ *Attendee) {
		if p.Actor != id {
			return
		}
		if mark.Verdict == Reject {
			*p = Participant{Name: p.Text, Passage: p.Passage}
			return
		}
		p.Actor, p.Name = a.ID, a.Name
		for _, s := range edits {
			switch s.Field {
			case "link":
				p.Country, p.Code, p.Sector = a.Country, a.Code, a.Sector
			case "country":
				p.Code = move(p.Code, p.Country, s.Value)
				p.Country = s.Value
			case "code":
				p.Code = s.Value
				if c, sector := b.split(s.Value); p.Country == old.Country {
					p.Country = c
					if sector != "" {
						p.Sector = sector
					}
				}
			case "sector":
				p.Sector = s.Value
			}
		}
		p.Place = rules.Place(p.Actor, p.Country, p.Sector, p.Code)
	})
	for k := range b.Quotes {
		if q := &b.Quotes[k]; q.Speaker == id {
			if mark.Verdict == Reject {
				q.Speaker, q.SpeakerName = "", ""
			} else {
				q.Speaker, q.SpeakerName = a.ID, a.Name
			}
		}
	}
	switch {
	case mark.Verdict == Reject:
		b.out = append(b.out, id)
	case link != nil: // two that are one
		link.Mentions = append(slices.Clone(link.Mentions), a.Mentions...)
		slices.SortFunc(link.Mentions, func(x, y Range) int { return x.Start - y.Start })
		link.Judged = mark
		a.ID = ""
		b.out = append(b.out, "")
	}
}

// kindOf tells the kind of an actor by its id.
func kindOf(id, otherwise string) string {
	switch kind, _, _ := strings.Cut(id, "/"); kind {
	case "person", "state":
		return kind
	case "org":
		return "organisation"
	}
	return otherwise
}

// move gives a CAMEO actor code another country.
func move(code, from, to string) string {
	if rest, ok := strings.CutPrefix(code, from); ok && (from != "" || code == "") {
		return to + rest
	}
	return code
}

// office judges an office of an actor, and the hat of whoever acts in it.
func (b *bench) office(a *Actor, k int, mark *Judged, edits []Slot) {
	o := &a.Offices[k]
	old := *o
	o.Judged = mark
	for _, s := range edits {
		was := ""
		switch s.Field {
		case "title":
			was, _ = swap(&o.Title, s.Value)
		case "of":
			was, _ = swap(&o.Of, s.Value)
		case "country":
			was, _ = swap(&o.Country, s.Value)
			o.Code = move(o.Code, was, s.Value)
		case "code":
			was, _ = swap(&o.Code, s.Value)
		case "sector":
			was, _ = swap(&o.Sector, s.Value)
		case "former":
			was = strconv.FormatBool(o.Former)
			o.Former = s.Value == "true"
		}
		mark.Machine = append(mark.Machine, Slot{s.Field, was})
	}
	b.each(func(p *Participant, at *Attendee) {
		if p.Actor != a.ID {
			return
		}
		out := mark.Verdict == Reject || o.Former
		if at != nil && at.Office == old.Title {
			at.Office = o.Title
			if out {
				at.Office, at.Level = "", ""
			}
		}
		if p.Code != old.Code || old.Code == "" {
			return
		}
		p.Country, p.Code, p.Sector = o.Country, o.Code, o.Sector
		if out {
			p.Country, p.Code, p.Sector = a.Country, a.Code, a.Sector
		}
		p.Place = rules.Place(p.Actor, p.Country, p.Sector, p.Code)
	})
}

// place judges where the words of a place name lie, in the list of places and wherever something happens there.
func (b *bench) place(words string, mark *Judged, edits []Slot) {
	edit := func(p *Place) (machine []Slot) {
		for _, s := range edits {
			was := ""
			switch s.Field {
			case "name":
				was, _ = swap(&p.Name, s.Value)
			case "country":
				was, _ = swap(&p.Country, s.Value)
			case "admin1":
				was, _ = swap(&p.Admin1, s.Value)
			case "geonameid":
				was = strconv.FormatInt(p.GeoNameID, 10)
				p.GeoNameID, _ = strconv.ParseInt(s.Value, 10, 64)
			case "lat":
				was = degrees(&p.Lat, s.Value)
			case "lon":
				was = degrees(&p.Lon, s.Value)
			}
			machine = append(machine, Slot{s.Field, was})
		}
		p.Judged = mark
		return machine
	}
	first := true
	for i := range b.Places {
		if p := &b.Places[i]; p.Text == words {
			if m := edit(p); first {
				mark.Machine, first = append(mark.Machine, m...), false
			}
		}
	}
	slot := func(p **Place) {
		if *p == nil || (*p).Text != words {
			return
		}
		if mark.Verdict == Reject {
			*p = nil
			return
		}
		edit(*p)
	}
	for i := range b.Events {
		slot(&b.Events[i].Place)
	}
	for i := range b.Meetings {
		slot(&b.Meetings[i].Place)
	}
	for i := range b.Agreements {
		slot(&b.Agreements[i].Place)
	}
	slot(&b.Dateline.Where)
}

func degrees(to **float64, value string) string {
	was := ""
	if *to != nil {
		was = strconv.FormatFloat(**to, 'f', -1, 64)
	}
	*to = nil
	if x, err := strconv.ParseFloat(value, 64); err == nil {
		*to = &x
	}
	return was
}

// drop takes the offices, places and actors out that are rejected: nothing may rest on them. Rejected acts stay and say so.
func (b *bench) drop() {
	b.Actors = slices.DeleteFunc(b.Actors, func(a Actor) bool { return slices.Contains(b.out, a.ID) })
	for i := range b.Actors {
		b.Actors[i].Offices = slices.DeleteFunc(b.Actors[i].Offices, func(o Office) bool { return o.Judged.Rejected() })
	}
	b.Places = slices.DeleteFunc(b.Places, func(p Place) bool { return p.Judged.Rejected() })
}
