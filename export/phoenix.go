package export

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/dateline/dateline/record"
)

// Columns of Phoenix event files, after openeventdata/phoenix_pipeline.
var phoenix = typed("text: EventID", "day: Date", "integer: Year, Month, Day",
	"text: SourceActorFull, SourceActorEntity, SourceActorRole, SourceActorAttribute, TargetActorFull, TargetActorEntity, TargetActorRole, TargetActorAttribute",
	"cameo: EventCode, EventRootCode", "integer: QuadClass", "float: GoldsteinScore", "text: Issues", "float: Lat, Lon",
	"text: LocationName, StateName, CountryCode, SentenceID, URLs, NewsSources")

// A phoenixRow is what a row of Phoenix says, with the tellings as lists.
type phoenixRow struct {
	day, source, target, code string
	issues                    []string
	place                     *record.Place
	ids, urls, publishers     []string
}

// A phoenixWriter writes Phoenix event files.
type phoenixWriter struct {
	tabbed
	o Options
}

func newPhoenix(w io.Writer, o Options) *phoenixWriter { return &phoenixWriter{newTabbed(w), o} }

// Write writes a row for each source with each target, and the way back of what is mutual.
func (p *phoenixWriter) Write(a *record.Act) error {
	p.n.Facts++
	rows, why := phoenixRows(a, p.o)
	if why != "" {
		p.leave(why)
	}
	for i := range rows {
		if err := p.put(&rows[i]); err != nil {
			return err
		}
	}
	return nil
}

func phoenixRows(a *record.Act, o Options) ([]phoenixRow, string) {
	day, why := both(a, o)
	if why != "" {
		return nil, why
	}
	var out []phoenixRow
	for _, x := range pairs(a, true) {
		r := phoenixRow{day: day, source: cameoCode(x.source), target: cameoCode(x.target), code: a.CAMEO, place: a.Place, issues: a.Plover.Contexts}
		if r.source == "" || r.target == "" {
			why = "a side has no code"
			continue
		}
		r.ids, r.urls, r.publishers = sources(a)
		out = append(out, r)
	}
	if len(out) > 0 {
		why = ""
	}
	return out, why
}

// cameoCode is the code of a participant, else its country.
func cameoCode(p *record.Participant) string {
	if p.Code != "" {
		return p.Code
	}
	return p.Country
}

// sources lists sentences, addresses and publishers of the tellings of an act.
func sources(a *record.Act) (ids, urls, publishers []string) {
	put := func(s *record.Source, n int) {
		ids = add(ids, s.Report+"_"+strconv.Itoa(max(1, n)))
		urls = add(urls, s.URL)
		publishers = add(publishers, s.Publisher)
	}
	for i := range a.Tellings {
		put(&a.Tellings[i].Source, a.Tellings[i].N)
	}
	if len(a.Tellings) == 0 {
		put(&a.Lead, a.Sentence.N)
	}
	return ids, urls, publishers
}

// add appends what is not there yet; marks of lists inside it become spaces.
func add(list []string, s string) []string {
	s = strings.TrimSpace(strings.ReplaceAll(s, ";", " "))
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// roles are the letters that Phoenix takes for a role.
const roles = "GOV MIL REB OPP PTY COP JUD SPY MED EDU BUS CRM CVL"

// actor takes a code apart as phoenix_pipeline does: entity, role, the rest.
func (p *phoenixWriter) actor(code string) (entity, role, rest string) {
	var triples []string
	for i := 0; i < len(code); i += 3 {
		triples = append(triples, code[i:min(i+3, len(code))])
	}
	if len(triples) == 0 {
		return "", "", ""
	}
	if c := triples[0]; p.o.Ontology.Split(c).Country != "" || strings.Contains("IGO NGO IMG MNC", c) || !p.known(c) {
		entity, triples = c, triples[1:]
	}
	if len(triples) > 0 && strings.Contains(roles, triples[0]) {
		role, triples = triples[0], triples[1:]
	}
	return entity, role, strings.Join(triples, ";")
}

// known tells whether three letters are in a list of the ontology.
func (p *phoenixWriter) known(c string) bool { return len(p.o.Ontology.Split(c).Rest) == 0 }

func (p *phoenixWriter) put(r *phoenixRow) error {
	info, _ := p.o.Ontology.Code(r.code)
	se, sr, sa := p.actor(r.source)
	te, tr, ta := p.actor(r.target)
	var issues []string
	for _, c := range r.issues {
		issues = append(issues, strings.ToUpper(c)+",1")
	}
	lat, lon, name, state, country := "", "", "", "", ""
	if x := r.place; x != nil {
		lat, lon, name, state, country = degrees(x.Lat), degrees(x.Lon), x.Name, x.Admin1, x.Country
	}
	err := p.row(fmt.Sprintf("%d_dateline-%s", p.n.Rows, p.o.Version), strings.ReplaceAll(r.day, "-", ""), r.day[:4], r.day[5:7], r.day[8:10],
		r.source, se, sr, sa, r.target, te, tr, ta, r.code, info.Root(), strconv.Itoa(info.QuadPhoenix), float(info.Goldstein.Phoenix),
		strings.Join(issues, ";"), lat, lon, name, state, country, strings.Join(r.ids, ";"), strings.Join(r.urls, ";"), strings.Join(r.publishers, ";"))
	return errorf("phoenix", err)
}

// A daily writes Phoenix's other file: one row for each date, source, target and code, with the tellings of all. It wants
// the acts in the order of their dates and holds those of a day, or of a longer time where dates are less exact than that.
type daily struct {
	phoenixWriter
	rows []phoenixRow
	at   map[[4]string]int
	last string
}

func newDaily(w io.Writer, o Options) *daily {
	return &daily{phoenixWriter: *newPhoenix(w, o), at: map[[4]string]int{}}
}

// Write takes an act; its row may come later.
func (d *daily) Write(a *record.Act) error {
	d.n.Facts++
	if a.Date < d.last {
		return fmt.Errorf("phoenix-daily: %s comes after %s: acts must be in the order of their dates", a.Date, d.last)
	}
	if a.Date > d.last {
		if err := d.flush(a.Date); err != nil {
			return err
		}
		d.last = a.Date
	}
	rows, why := phoenixRows(a, d.o)
	if why != "" {
		d.leave(why)
	}
	for _, r := range rows {
		k := [4]string{r.day, r.source, r.target, r.code}
		i, ok := d.at[k]
		if !ok {
			d.at[k] = len(d.rows)
			d.rows = append(d.rows, r)
			continue
		}
		o := &d.rows[i]
		o.issues, o.ids, o.urls, o.publishers = join(o.issues, r.issues), join(o.ids, r.ids), join(o.urls, r.urls), join(o.publishers, r.publishers)
		if o.place == nil {
			o.place = r.place
		}
	}
	return nil
}

func join(a, b []string) []string {
	a = slices.Clone(a)
	for _, s := range b {
		a = add(a, s)
	}
	return a
}

// flush writes the rows of days before a date.
func (d *daily) flush(before string) error {
	slices.SortStableFunc(d.rows, func(a, b phoenixRow) int { return strings.Compare(a.day, b.day) })
	n := 0
	for n < len(d.rows) && d.rows[n].day < before {
		if err := d.put(&d.rows[n]); err != nil {
			return err
		}
		n++
	}
	d.rows = slices.Delete(d.rows, 0, n)
	clear(d.at)
	for i := range d.rows {
		r := &d.rows[i]
		d.at[[4]string{r.day, r.source, r.target, r.code}] = i
	}
	return nil
}

// Close writes what is left.
func (d *daily) Close() error {
	if err := d.flush("~"); err != nil {
		return err
	}
	return d.tabbed.Close()
}
