package eval

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/dateline/dateline"
	"golang.org/x/text/unicode/norm"
)

// A MeetingScore is how far the records of meetings and agreements agree with the marked ones.
type MeetingScore struct {
	Reports    int         `json:"reports"`
	Meetings   RecordScore `json:"meetings"`
	Agreements RecordScore `json:"agreements"`
	Faults     []string    `json:"-"` // what was missed, false or wrong, as lines to read
}

// A RecordScore is the score of one sort of record. A slot of a record that was not found counts as missed, one of a false record as false.
type RecordScore struct {
	Gold    int                  `json:"gold"`
	System  int                  `json:"system"`
	Records Figures              `json:"records"`
	All     Figures              `json:"all"` // all slots together
	Slots   map[string]SlotScore `json:"slots"`
}

// A SlotScore is the score of one slot.
type SlotScore struct {
	Gold   int `json:"gold"`
	System int `json:"system"`
	Right  int `json:"right"` // of the gold
	Good   int `json:"good"`  // of the found; two found values may tell one of the gold
	Figures
}

// MeetingSlots and AgreementSlots list the slots that are scored, in the order in which they are shown.
func MeetingSlots() []string {
	return []string{"participants", "kind", "stage", "level", "date", "place", "host", "areas"}
}

// AgreementSlots lists the slots of agreements that are scored.
func AgreementSlots() []string { return []string{"parties", "kind", "stage", "title"} }

// A filled record is a found one in the words that are compared.
type filled struct {
	family string
	people []string // name and words of each
	slots  map[string]string
	areas  []string
	words  string
}

// ScoreMeetings compares annotated documents with gold reports, report by report. A found record is paired with a marked one of the same
// family (visits, other meetings, agreements) by those who take part: half of them at least agree. Records that are told as history, and
// marked ones that stand apart, cost nothing.
func ScoreMeetings(gold []MeetingDoc, docs []*dateline.Document) *MeetingScore {
	s := &MeetingScore{Reports: len(gold)}
	var tally [2]recordTally
	for i := range gold {
		for k, sort := range []string{"meeting", "agreement"} {
			var marks []*MeetingMark
			for n := range gold[i].Marks {
				if m := &gold[i].Marks[n]; m.Agreement == (sort == "agreement") {
					marks = append(marks, m)
				}
			}
			found := fillMeetings(docs[i])
			if sort == "agreement" {
				found = fillAgreements(docs[i])
			}
			for _, f := range tally[k].report(marks, found) {
				s.Faults = append(s.Faults, gold[i].ID+": "+sort+" "+f)
			}
		}
	}
	s.Meetings, s.Agreements = tally[0].score(MeetingSlots()), tally[1].score(AgreementSlots())
	return s
}

func fillMeetings(d *dateline.Document) []filled {
	var out []filled
	for i := range d.Meetings {
		m := &d.Meetings[i]
		if m.Historical {
			continue
		}
		f := filled{family: "meeting", slots: map[string]string{"kind": m.Kind.Value, "stage": m.Stage.Value, "level": m.Level.Value}, words: d.Words(m.Mentions[0].Trigger)}
		if strings.HasSuffix(m.Kind.Value, "visit") {
			f.family = "visit"
		}
		f.people = names(d, m.People())
		f.slots["host"] = strings.Join(names(d, m.Host), " ")
		if m.DatePrecision != "report" {
			f.slots["date"] = m.Date
		}
		if m.Place >= 0 {
			f.slots["place"] = d.Places[m.Place].Name + " " + d.Words(d.Places[m.Place].Span)
		}
		for _, t := range m.Topics {
			f.areas = append(f.areas, d.Words(t.Span))
		}
		out = append(out, f)
	}
	return out
}

func fillAgreements(d *dateline.Document) []filled {
	var out []filled
	for i := range d.Agreements {
		a := &d.Agreements[i]
		if !a.Historical {
			out = append(out, filled{
				family: "agreement", people: names(d, a.Parties), words: d.Words(a.Mentions[0].Trigger),
				slots: map[string]string{"kind": a.Kind.Value, "stage": a.Stage.Value, "title": d.Words(a.Title)},
			})
		}
	}
	return out
}

func names(d *dateline.Document, list []dateline.Attendee) []string {
	var out []string
	for _, a := range list {
		out = append(out, a.Name+" "+d.Words(a.Span))
	}
	return out
}

// A recordTally sums up reports.
type recordTally struct {
	gold, system, right int
	slots               map[string]*SlotScore
}

func (t *recordTally) slot(name string) *SlotScore {
	if t.slots == nil {
		t.slots = map[string]*SlotScore{}
	}
	if t.slots[name] == nil {
		t.slots[name] = &SlotScore{}
	}
	return t.slots[name]
}

func (t *recordTally) score(slots []string) RecordScore {
	out := RecordScore{Gold: t.gold, System: t.system, Records: figures(t.right, t.system, t.right, t.gold), Slots: map[string]SlotScore{}}
	var all SlotScore
	for _, name := range slots {
		s := *t.slot(name)
		s.Figures = figures(s.Good, s.System, s.Right, s.Gold)
		out.Slots[name] = s
		all.Gold, all.System, all.Right, all.Good = all.Gold+s.Gold, all.System+s.System, all.Right+s.Right, all.Good+s.Good
	}
	out.All = figures(all.Good, all.System, all.Right, all.Gold)
	return out
}

// report counts one report and returns its faults.
func (t *recordTally) report(marks []*MeetingMark, found []filled) []string {
	var faults []string
	pairs := pairRecords(marks, found)
	used := make([]bool, len(found))
	for i, m := range marks {
		j := pairs[i]
		if j >= 0 {
			used[j] = true
		}
		if m.Apart != "" {
			continue
		}
		t.gold++
		if j >= 0 {
			t.system++
			t.right++
			for _, f := range t.slotsOf(m, &found[j]) {
				faults = append(faults, fmt.Sprintf("%q wrong %s", found[j].words, f))
			}
			continue
		}
		t.slotsOf(m, nil)
		faults = append(faults, fmt.Sprintf("missed: %s %s %v", strings.Join(m.Kind, "|"), strings.Join(m.Stage, "|"), m.Sides))
	}
	for j := range found {
		if !used[j] {
			t.system++
			t.slotsOf(&MeetingMark{Agreement: found[j].family == "agreement"}, &found[j])
			faults = append(faults, fmt.Sprintf("false: %q %s %s %q", found[j].words, found[j].slots["kind"], found[j].slots["stage"], found[j].people))
		}
	}
	return faults
}

// slotsOf counts the slots of a pair; of a missed record f is nil, of a false one m has no values. It returns what is wrong.
func (t *recordTally) slotsOf(m *MeetingMark, f *filled) []string {
	var faults []string
	type slot struct {
		name string
		gold []string
		fits func(gold, found string) bool
	}
	list := []slot{{"kind", m.Kind, equal}, {"stage", m.Stage, equal}}
	who := "participants"
	if m.Agreement {
		who = "parties"
		list = append(list, slot{"title", m.Title, similar})
	} else {
		list = append(list, slot{"level", m.Level, equal}, slot{"date", m.Date, equal}, slot{"place", m.Place, contains}, slot{"host", m.Host, contains})
	}
	for _, s := range list {
		if slices.Contains(s.gold, "?") {
			continue
		}
		c := t.slot(s.name)
		if len(s.gold) > 0 {
			c.Gold++
		}
		if f == nil {
			continue
		}
		v := strings.TrimSpace(f.slots[s.name])
		if v != "" {
			c.System++
		}
		switch {
		case v != "" && slices.ContainsFunc(s.gold, func(g string) bool { return s.fits(g, v) }):
			c.Right++
			c.Good++
		case v != "" || len(s.gold) > 0:
			faults = append(faults, fmt.Sprintf("%s: %q, gold %q", s.name, v, strings.Join(s.gold, " | ")))
		}
	}
	var people, areas []string
	if f != nil {
		people, areas = f.people, f.areas
	}
	if x := t.listed(who, m.Sides, people, contains); x != "" {
		faults = append(faults, x)
	}
	if !m.Agreement {
		if x := t.listed("areas", m.Areas, areas, similar); x != "" {
			faults = append(faults, x)
		}
	}
	return faults
}

// listed counts a slot that contains a list.
func (t *recordTally) listed(name string, gold [][]string, found []string, fits func(gold, found string) bool) string {
	wanted, open := judged(gold)
	right, good := 0, 0
	for _, g := range wanted {
		if slices.ContainsFunc(found, func(f string) bool { return fitsAny(g, f, fits) }) {
			right++
		}
	}
	for _, f := range found {
		if slices.ContainsFunc(wanted, func(g []string) bool { return fitsAny(g, f, fits) }) {
			good++
		}
	}
	c := t.slot(name)
	c.Gold += len(wanted)
	c.Right += right
	c.Good += good
	if open {
		c.System += good
	} else {
		c.System += len(found)
	}
	if right < len(wanted) || !open && good < len(found) {
		return fmt.Sprintf("%s: %q, gold %q", name, found, gold)
	}
	return ""
}

// judged returns the values that are judged, and whether there may be more.
func judged(gold [][]string) (out [][]string, open bool) {
	for _, g := range gold {
		if len(g) == 1 && g[0] == "?" {
			open = true
			continue
		}
		out = append(out, g)
	}
	return out, open
}

func fitsAny(gold []string, found string, fits func(gold, found string) bool) bool {
	return slices.ContainsFunc(gold, func(a string) bool { return fits(a, found) })
}

// pairUp returns how many gold values can be paired with a found one, one to one, in their order.
func pairUp(gold [][]string, found []string, fits func(gold, found string) bool) int {
	used := make([]bool, len(found))
	n := 0
	for _, g := range gold {
		for j := range found {
			if !used[j] && slices.ContainsFunc(g, func(a string) bool { return fits(a, found[j]) }) {
				used[j] = true
				n++
				break
			}
		}
	}
	return n
}

// pairRecords returns for every mark the found record that it is paired with, -1 for none.
func pairRecords(marks []*MeetingMark, found []filled) []int {
	return likest(len(marks), len(found), func(i, j int) float64 { return likeness(marks[i], &found[j]) })
}

// likeness says how like a marked and a found record are, 0 if they are no pair.
func likeness(m *MeetingMark, f *filled) float64 {
	wanted, open := judged(m.Sides)
	right := pairUp(wanted, f.people, contains)
	total := len(wanted) + len(f.people)
	if open {
		total = len(wanted) + right
	}
	who := 0.0
	if total > 0 {
		who = 2 * float64(right) / float64(total)
	}
	like := who
	if m.Agreement {
		title := slices.ContainsFunc(m.Title, func(g string) bool { return similar(g, f.slots["title"]) })
		kind := slices.Contains(m.Kind, f.slots["kind"])
		switch {
		case title:
			like += 1
		case who < 0.5 && !(open && len(wanted) == 0) || !kind:
			return 0
		}
		if len(m.Title) > 0 && f.slots["title"] != "" && !title {
			return 0
		}
		like += 0.1
	} else {
		visit := slices.ContainsFunc(m.Kind, func(k string) bool { return strings.HasSuffix(k, "visit") })
		if visit != (f.family == "visit") || who < 0.5 {
			return 0
		}
	}
	for _, x := range []struct {
		slot   string
		gold   []string
		weight float64
	}{{"stage", m.Stage, 0.3}, {"date", m.Date, 0.15}, {"kind", m.Kind, 0.1}} {
		if slices.Contains(x.gold, f.slots[x.slot]) {
			like += x.weight
		}
	}
	if m.Apart != "" {
		like -= 0.01
	}
	return like
}

func equal(gold, found string) bool { return gold == found }

// contains reports whether all words of the gold value stand in the found one.
func contains(gold, found string) bool {
	have := foldedWords(found)
	for _, w := range foldedWords(gold) {
		if !slices.Contains(have, w) {
			return false
		}
	}
	return true
}

// similar reports whether two phrases have at least half of their words in common (Dice), small words left out.
func similar(gold, found string) bool {
	a, b := contentWords(gold), contentWords(found)
	if len(a)+len(b) == 0 {
		return false
	}
	n := 0
	for _, w := range a {
		if slices.Contains(b, w) {
			n++
		}
	}
	return 4*n >= len(a)+len(b)
}

func contentWords(s string) []string {
	return slices.DeleteFunc(foldedWords(s), func(w string) bool {
		return slices.Contains([]string{"the", "a", "an", "of", "in", "on", "and", "to", "for", "between", "its", "s"}, w)
	})
}

// foldedWords returns the words of a text in small letters without marks.
func foldedWords(s string) []string {
	var b strings.Builder
	for _, c := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case unicode.Is(unicode.Mn, c):
		case unicode.IsLetter(c) || unicode.IsNumber(c):
			b.WriteRune(c)
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Fields(b.String())
}
