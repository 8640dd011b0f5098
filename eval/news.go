package eval

import (
	"cmp"
	"io"
	"math"
	"slices"
	"sort"
	"time"

	"github.com/dateline/dateline"
)

// A NewsDoc is a report of a gold-news file: every political event in running text, as two coders marked it.
type NewsDoc struct {
	ID        string         `json:"id"`
	Date      string         `json:"date"`
	Publisher string         `json:"publisher"`
	Title     string         `json:"title"`
	Text      string         `json:"text"`
	Sentences []NewsSentence `json:"sentences"`
	Events    []NewsEvent    `json:"events"`
}

// A NewsSentence is a sentence of a gold report.
type NewsSentence struct {
	N int `json:"n"`
	Range
}

// A NewsEvent is an event that one or both coders marked.
type NewsEvent struct {
	NewsReading
	Sentence int          `json:"sentence"`
	Trigger  NewsTrigger  `json:"trigger"`
	Plover   string       `json:"plover"`
	Votes    int          `json:"votes"` // 2 if both coders marked it
	Other    *NewsReading `json:"other"` // the second coder's reading where it differs
}

// A NewsReading is how a coder read an event.
type NewsReading struct {
	CAMEO  string      `json:"cameo"`
	Mode   string      `json:"mode"`
	Source []NewsActor `json:"source"`
	Target []NewsActor `json:"target"`
	Aux    []string    `json:"aux"`
}

// A NewsTrigger is the words that tell a gold event.
type NewsTrigger struct {
	Text string `json:"text"`
	Range
}

// A NewsActor is a participant of a gold event; Code is PLACE:SECTOR.
type NewsActor struct {
	Text string `json:"text"`
	Code string `json:"code"`
}

func (g *NewsEvent) readings() []*NewsReading {
	if g.Other == nil {
		return []*NewsReading{&g.NewsReading}
	}
	return []*NewsReading{&g.NewsReading, g.Other}
}

// ReadNews reads a gold-news file, gzipped or not. Errors carry file:line.
func ReadNews(name string, r io.Reader) ([]NewsDoc, error) { return readLines[NewsDoc](name, r) }

// Article returns the report to be coded.
func (d *NewsDoc) Article() *dateline.Article {
	a := &dateline.Article{ID: d.ID, File: d.ID, Publisher: d.Publisher, Title: d.Title, Body: d.Text, Language: "en"}
	if t, err := time.Parse(time.DateOnly, d.Date); err == nil {
		a.Published = t
	}
	return a
}

// sentence returns the number of the sentence that holds a character, -1 if none does.
func (d *NewsDoc) sentence(at int) int {
	for _, s := range d.Sentences {
		if s.Start <= at && at < s.End {
			return s.N
		}
	}
	return -1
}

// A NewsScore is how far coded events agree with a gold-news file.
//
// An event is located by the gold sentence that holds the middle of its trigger, and counts once for each of
// its mentions. Type asks for the category in the sentence, Who for the places of source and target too.
// Recall is measured on events that both coders marked, precision against those that at least one marked.
// Aux, CAMEO and Root are shares of the events that Who matched.
type NewsScore struct {
	Documents   int             `json:"documents"`
	Gold        int             `json:"gold"`
	Predicted   int             `json:"predicted"`
	Type        Figures         `json:"type"`
	Who         Figures         `json:"who"`
	Aux         float64         `json:"aux"`
	CAMEO       float64         `json:"cameo"`
	Root        float64         `json:"cameo_root"`
	Intervals   NewsIntervals   `json:"intervals"`
	Categories  []CategoryScore `json:"categories"`
	Kinds       []KindCount     `json:"kinds"`
	Reliability []Bin           `json:"reliability"`
	Errors      []NewsError     `json:"-"`
}

// Figures are precision, recall and their harmonic mean.
type Figures struct {
	P  float64 `json:"p"`
	R  float64 `json:"r"`
	F1 float64 `json:"f1"`
}

// NewsIntervals are 95 % bootstrap intervals over documents.
type NewsIntervals struct {
	Type FigureIntervals `json:"type"`
	Who  FigureIntervals `json:"who"`
}

// A CategoryScore counts one PLOVER category: Right of Predicted, Found of Gold.
type CategoryScore struct {
	Category  string `json:"category"`
	Gold      int    `json:"gold"`
	Predicted int    `json:"predicted"`
	Right     int    `json:"right"`
	Found     int    `json:"found"`
}

// A KindCount counts one kind of error.
type KindCount struct {
	Kind  string `json:"kind"`
	Count int    `json:"count"`
}

// A Bin tells how many of the events with a score from From on, below the next bin, Who found right.
type Bin struct {
	From   float64 `json:"from"`
	Events int     `json:"events"`
	Right  float64 `json:"right"`
}

// A NewsError is a gold event that was missed, one found with wrong sides, or a coded event that the gold lacks.
type NewsError struct {
	Group    string // MISS, MISS who, FALSE
	Kind     string
	ID       string
	Sentence int
	Text     string // of the sentence
	Category string
	CAMEO    string
	Trigger  string
	Source   []string
	Target   []string
	Rule     string // FALSE and MISS who: the rule that fired
	Instead  string // MISS who: the sides that were coded; FALSE and MISS: what stands there instead
}

// counts are the sums behind the figures of one document.
type counts struct {
	gold, predicted                          int
	typeRight, whoRight, typeFound, whoFound int
	matched, auxRight, cameoRight, rootRight int
}

func (c *counts) add(o counts) {
	c.gold += o.gold
	c.predicted += o.predicted
	c.typeRight += o.typeRight
	c.whoRight += o.whoRight
	c.typeFound += o.typeFound
	c.whoFound += o.whoFound
	c.matched += o.matched
	c.auxRight += o.auxRight
	c.cameoRight += o.cameoRight
	c.rootRight += o.rootRight
}

func (c *counts) typeFigures() Figures { return figures(c.typeRight, c.predicted, c.typeFound, c.gold) }

func (c *counts) whoFigures() Figures { return figures(c.whoRight, c.predicted, c.whoFound, c.gold) }

func figures(right, predicted, found, gold int) Figures {
	p, r := share(right, predicted), share(found, gold)
	f := Figures{P: round4(p), R: round4(r)}
	if p+r > 0 {
		f.F1 = round4(2 * p * r / (p + r))
	}
	return f
}

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

func round4(x float64) float64 { return math.Round(x*1e4) / 1e4 }

// ScoreNews compares coded reports with gold ones; a gold report that was not coded counts as one without events.
func ScoreNews(gold []NewsDoc, coded []Coded) *NewsScore {
	byID := map[string]*Coded{}
	for i := range coded {
		byID[coded[i].ID] = &coded[i]
	}
	s := &NewsScore{Documents: len(gold)}
	t := &tally{category: map[string]*CategoryScore{}, kind: map[string]int{}}
	var total counts
	var each []counts
	for i := range gold {
		c := t.document(&gold[i], byID[gold[i].ID])
		total.add(c)
		each = append(each, c)
	}
	s.Gold, s.Predicted = total.gold, total.predicted
	s.Type, s.Who = total.typeFigures(), total.whoFigures()
	s.Aux = round4(share(total.auxRight, total.matched))
	s.CAMEO = round4(share(total.cameoRight, total.matched))
	s.Root = round4(share(total.rootRight, total.matched))
	s.Intervals = NewsIntervals{bootstrap(each, (*counts).typeFigures), bootstrap(each, (*counts).whoFigures)}
	for _, c := range t.category {
		s.Categories = append(s.Categories, *c)
	}
	slices.SortFunc(s.Categories, func(a, b CategoryScore) int { return cmp.Compare(a.Category, b.Category) })
	for k, n := range t.kind {
		s.Kinds = append(s.Kinds, KindCount{k, n})
	}
	slices.SortFunc(s.Kinds, func(a, b KindCount) int { return cmp.Or(-cmp.Compare(a.Count, b.Count), cmp.Compare(a.Kind, b.Kind)) })
	s.Reliability = t.bins()
	s.Errors = t.errors
	return s
}

// A tally gathers what is counted over all documents.
type tally struct {
	category map[string]*CategoryScore
	kind     map[string]int
	scored   [10]struct{ events, right int }
	errors   []NewsError
}

func (t *tally) of(category string) *CategoryScore {
	c := t.category[category]
	if c == nil {
		c = &CategoryScore{Category: category}
		t.category[category] = c
	}
	return c
}

func (t *tally) bins() []Bin {
	var out []Bin
	for i, b := range t.scored {
		if b.events > 0 {
			out = append(out, Bin{From: float64(i) / 10, Events: b.events, Right: round4(share(b.right, b.events))})
		}
	}
	return out
}

// A telling is a mention of a coded event with the gold sentence that holds it.
type telling struct {
	*CodedEvent
	sentence int
	trigger  Range
}

// document scores one report.
func (t *tally) document(d *NewsDoc, c *Coded) counts {
	var told []telling
	if c != nil {
		for i := range c.Events {
			e := &c.Events[i]
			if e.Plover.Category == "" {
				continue
			}
			for _, r := range e.tellings() {
				told = append(told, telling{e, d.sentence((r.Start + r.End) >> 1), r})
			}
		}
	}
	mt := match(d.Events, told, func(*NewsEvent, *CodedEvent) bool { return true })
	mw := match(d.Events, told, func(g *NewsEvent, e *CodedEvent) bool { return misfit(g, e) == "" })
	n := counts{predicted: len(told)}
	for i := range told {
		t.of(told[i].Plover.Category).Predicted++
	}
	whoRight := make([]bool, len(told))
	for gi := range d.Events {
		g := &d.Events[gi]
		both := 0
		if g.Votes == 2 {
			both = 1
		}
		n.gold += both
		if both == 1 || mt[gi] >= 0 {
			k := t.of(g.Plover)
			k.Gold += both
			if mt[gi] >= 0 {
				k.Right++
				k.Found += both
				n.typeRight++
				n.typeFound += both
			}
		}
		if mw[gi] < 0 {
			continue
		}
		e := told[mw[gi]].CodedEvent
		whoRight[mw[gi]] = true
		n.whoRight++
		n.whoFound += both
		n.matched++
		if sameSet(e.Aux, g.Aux) {
			n.auxRight++
		}
		if e.CAMEO == g.CAMEO || g.Other != nil && e.CAMEO == g.Other.CAMEO {
			n.cameoRight++
		}
		if head2(e.CAMEO) == head2(g.CAMEO) {
			n.rootRight++
		}
	}
	for i := range told {
		b := &t.scored[int(min(9, max(0, told[i].Score*10+1e-9)))]
		b.events++
		if whoRight[i] {
			b.right++
		}
	}
	t.faults(d, told, mt, mw)
	return n
}

// match pairs gold events with tellings one to one, gold events of two votes first. The nearest trigger wins,
// one whose sides agree before all others. It returns for each gold event the telling, -1 for none.
func match(gold []NewsEvent, told []telling, fits func(*NewsEvent, *CodedEvent) bool) []int {
	order := make([]int, len(gold))
	got := make([]int, len(gold))
	for i := range order {
		order[i], got[i] = i, -1
	}
	sort.SliceStable(order, func(a, b int) bool { return gold[order[a]].Votes > gold[order[b]].Votes })
	used := make([]bool, len(told))
	for _, gi := range order {
		g := &gold[gi]
		best, at := 0, -1
		for i := range told {
			e := &told[i]
			if used[i] || e.sentence != g.Sentence || e.Plover.Category != g.Plover || !fits(g, e.CodedEvent) {
				continue
			}
			near := -abs(e.trigger.Start - g.Trigger.Start)
			if misfit(g, e.CodedEvent) == "" {
				near += 1000
			}
			if at < 0 || near > best {
				best, at = near, i
			}
		}
		if at >= 0 {
			used[at] = true
			got[gi] = at
		}
	}
	return got
}

func abs(n int) int { return max(n, -n) }

func head2(s string) string { return s[:min(2, len(s))] }

func sameSet(a, b []string) bool {
	for _, x := range a {
		if !slices.Contains(b, x) {
			return false
		}
	}
	for _, x := range b {
		if !slices.Contains(a, x) {
			return false
		}
	}
	return true
}
