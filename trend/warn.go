package trend

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/record"
)

// Kinds of a Warning.
const (
	Conflict = "conflict" // more conflict than usual
	Contact  = "contact"  // the first act between two sides in months, or in the record
	Silence  = "silence"  // two sides that had to do with each other no longer have
	Level    = "level"    // a meeting at a level never reached before
)

// Kinds lists them in the order in which warnings of one day are given.
func Kinds() []string { return []string{Conflict, Contact, Silence, Level} }

// A Warning says that something changed between two sides, or for a country.
type Warning struct {
	ID       string       `json:"id"`
	Kind     string       `json:"kind"`
	A        string       `json:"a"`
	B        string       `json:"b"`    // "" for a country
	Date     string       `json:"date"` // the day on which the rule fired
	From     string       `json:"from"` // the days of the rows
	To       string       `json:"to"`
	Method   string       `json:"method"`   // surprise, cusum, gap, habit, rank
	Also     []string     `json:"also"`     // other methods that fired for it within four weeks
	Expected float64      `json:"expected"` // see docs/formats/trends.md: acts, days, weeks
	Seen     float64      `json:"seen"`
	P        float64      `json:"p"` // how probable this or more is if nothing changed; 0 if the method does not tell
	Text     string       `json:"text"`
	Rate     Rate         `json:"rate"` // of false alarms of this rule
	Days     []record.Day `json:"days"`
	Acts     []Row        `json:"acts"`     // filled in by whoever has them at hand
	Meetings []Meeting    `json:"meetings"` // of a level: the one that is new
}

// A Row is one act behind a warning.
type Row struct {
	Key      string `json:"key"`
	Date     string `json:"date"`
	CAMEO    string `json:"cameo"`
	Category string `json:"category"`
	Label    string `json:"label"`
	Source   string `json:"source"`
	Target   string `json:"target"`
	Words    string `json:"words"` // of the trigger
	URL      string `json:"url"`
	Title    string `json:"title"`
}

// A Rate is how often a rule fires when nothing has changed.
type Rate struct {
	Kind   string `json:"kind"`
	Scope  string `json:"scope"`  // dyad or country
	Method string `json:"method"` // as in Warning
	Series int    `json:"series"` // how many are watched

	Past      int     `json:"past"`       // alarms in the past of the record, true ones among them
	PastYears float64 `json:"past_years"` // how many years of series that past is
	Null      int     `json:"null"`       // alarms in simulated series in which nothing changes
	NullYears float64 `json:"null_years"`

	Basis   string  `json:"basis"`    // record or simulated: which of the two the next three rest on
	PerYear float64 `json:"per_year"` // false alarms a year of one series
	Low     float64 `json:"low"`      // 95 % interval of it
	High    float64 `json:"high"`
	PerWeek float64 `json:"per_week"` // false alarms to expect in a week, over all series
}

// Options say what to warn of. The zero value takes everything.
type Options struct {
	From   string   // first day warned about; "" is the first of the record
	To     string   // last day that is looked at; "" is the last of the record
	Kinds  []string // none is all
	Method string   // for conflict: cusum (default) or surprise
	Months int      // of silence before a contact is told; 0 is 6
	Rate   float64  // false alarms a year and series that are wanted; 0 is 0.02
}

// An Outlook is what Warn finds.
type Outlook struct {
	Warnings []Warning `json:"warnings"` // in order of date, kind and sides
	Rates    []Rate    `json:"rates"`
	From     string    `json:"from"` // days that were looked at
	To       string    `json:"to"`
	Weeks    float64   `json:"weeks"`    // how many weeks these are
	PerWeek  float64   `json:"per_week"` // false alarms to expect in a week, all rules together
}

// years of series that the past of the record must hold before the false-alarm rate rests on it.
const enough = 50

// check says what is wrong with the options and fills in what is not given.
func (o *Options) check() error {
	if o.Method == "" {
		o.Method = Methods()[0]
	}
	if o.Months == 0 {
		o.Months = 6
	}
	if o.Rate == 0 {
		o.Rate = 0.02
	}
	for _, d := range []struct{ name, value string }{{"from", o.From}, {"to", o.To}} {
		if _, ok := number(d.value); !ok && d.value != "" {
			return fmt.Errorf("%s: %q is not a day such as 2025-06-10", d.name, d.value)
		}
	}
	switch {
	case !slices.Contains(Methods(), o.Method):
		return fmt.Errorf("method: %q is not one of %s", o.Method, strings.Join(Methods(), ", "))
	case o.Months < 1 || o.Months > 600:
		return errors.New("months: must lie between 1 and 600")
	case !(o.Rate > 0 && o.Rate <= 1):
		return errors.New("rate: must be greater than 0 and no more than 1")
	}
	for _, k := range o.Kinds {
		if !slices.Contains(Kinds(), k) {
			return fmt.Errorf("kind: %q is not one of %s", k, strings.Join(Kinds(), ", "))
		}
	}
	return nil
}

func (o *Options) has(kind string) bool { return len(o.Kinds) == 0 || slices.Contains(o.Kinds, kind) }

// Warn runs the rules over the whole record and returns the warnings of the days asked for. The answer for a day does not
// depend on From; it may change when reports of earlier days come in.
func Warn(days []record.Day, meetings []Meeting, o Options) (*Outlook, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	w := newWorld(days, o.To)
	k := &watch{world: w, o: o, index: rowsByPair(days), out: &Outlook{Warnings: []Warning{}, Rates: []Rate{}}}
	if w.n == 0 {
		return k.out, nil
	}
	k.gap = int(math.Round(float64(o.Months) * 365.25 / 12))
	k.out.From, k.out.To = max(o.From, w.date(0)), w.date(w.n-1)
	first, _ := number(k.out.From)
	k.first = first - w.zero
	k.out.Weeks = float64(max(0, w.n-k.first)) / 7
	k.conflicts("dyad", slices.DeleteFunc(slices.Clone(w.pairs), func(t track) bool { return t.b == "" })) // those are told of the country
	k.conflicts("country", w.states)
	k.ties()
	k.meet(meetings)
	k.finish()
	return k.out, nil
}

// A watch is one run of the rules.
type watch struct {
	*world
	o     Options
	gap   int // days of silence before a contact is told
	first int // first day warned about
	index map[[2]string][]record.Day
	out   *Outlook
}

// rowsByPair lays the rows out by pair, and by country under {country, ""} with a mark.
func rowsByPair(days []record.Day) map[[2]string][]record.Day {
	m := map[[2]string][]record.Day{}
	for _, d := range days {
		m[[2]string{d.A, d.B}] = append(m[[2]string{d.A, d.B}], d)
		m[[2]string{"*", d.A}] = append(m[[2]string{"*", d.A}], d)
		if d.B != "" && d.B != d.A {
			m[[2]string{"*", d.B}] = append(m[[2]string{"*", d.B}], d)
		}
	}
	return m
}

// rows returns the rows of a pair or a country between two days.
func (k *watch) rows(scope, a, b, from, to string) []record.Day {
	name := [2]string{a, b}
	if scope == "country" {
		name = [2]string{"*", a}
	}
	out := []record.Day{}
	for _, d := range k.index[name] {
		if d.Date >= from && d.Date <= to {
			out = append(out, d)
		}
	}
	slices.SortFunc(out, func(a, b record.Day) int {
		return cmp.Or(strings.Compare(a.Date, b.Date), strings.Compare(a.A, b.A), strings.Compare(a.B, b.B))
	})
	return out
}

// conflicts looks for jumps in conflict in all series of a scope.
func (k *watch) conflicts(scope string, tracks []track) {
	if !k.o.has(Conflict) || len(tracks) == 0 {
		return
	}
	main, others := k.o.Method, []string{}
	for _, m := range Methods() {
		if m != main {
			others = append(others, m)
		}
	}
	r := Rate{Kind: Conflict, Scope: scope, Method: main, Series: len(tracks)}
	var l line
	var found []Warning
	for i := range tracks {
		t := &tracks[i]
		k.dense(t, &l)
		start := max(t.rows[0].day, 7*least+13)
		r.PastYears += float64(max(0, min(k.first, k.n)-start)) / 365.25
		if l.conflict[k.n] < minAt {
			continue
		}
		alarms := method(main)(k.world, l.conflict, k.o.Rate)
		var more [][]alarm
		for _, m := range others {
			more = append(more, method(m)(k.world, l.conflict, k.o.Rate))
		}
		for _, a := range alarms {
			if a.day < k.first {
				r.Past++
				continue
			}
			x := k.warning(Conflict, scope, t.a, t.b, main, a)
			for j, m := range others {
				if slices.ContainsFunc(more[j], func(b alarm) bool { return b.day > a.day-rest && b.day < a.day+rest }) {
					x.Also = append(x.Also, m)
				}
			}
			x.Text = fmt.Sprintf("%s: conflict beyond the usual: %d acts in %d days where %s were to be expected", pair(t.a, t.b), int(a.seen), a.day-a.from+1, figure(a.expected))
			found = append(found, x)
		}
	}
	k.simulate(&r, tracks, func(l *line) []int { return l.conflict }, func(w *world, counts []int) []alarm {
		return method(main)(w, counts, k.o.Rate)
	})
	k.keep(found, r)
}

// ties looks for first contacts and for silence, dyad by dyad.
func (k *watch) ties() {
	tracks := slices.DeleteFunc(slices.Clone(k.pairs), func(t track) bool { return t.b == "" || t.a == t.b })
	if len(tracks) == 0 {
		return
	}
	var l line
	for _, kind := range []string{Contact, Silence} {
		if !k.o.has(kind) {
			continue
		}
		r := Rate{Kind: kind, Scope: "dyad", Series: len(tracks)}
		var rule func(w *world, counts []int, seen func(from, to int) bool) []alarm
		if kind == Contact {
			r.Method = "gap"
			rule = func(w *world, counts []int, seen func(from, to int) bool) []alarm {
				return contacts(w, counts, k.gap, seen)
			}
		} else {
			r.Method = "habit"
			rule = func(w *world, counts []int, _ func(from, to int) bool) []alarm { return silences(w, counts, k.o.Rate) }
		}
		var found []Warning
		for i := range tracks {
			t := &tracks[i]
			k.dense(t, &l)
			start := 7 * 12
			if kind == Contact {
				start = k.gap
			}
			r.PastYears += float64(max(0, min(k.first, k.n)-start)) / 365.25
			for _, a := range rule(k.world, l.acts, k.both(t.a, t.b)) {
				if a.day < k.first {
					r.Past++
					continue
				}
				x := k.warning(kind, "dyad", t.a, t.b, r.Method, a)
				switch {
				case kind == Silence:
					x.Text = fmt.Sprintf("%s: silence for %d days, where contact in %s weeks was to be expected", pair(t.a, t.b), a.day-a.from+1, figure(a.expected))
				case a.from-int(a.seen) <= 0:
					x.Text = fmt.Sprintf("%s: first contact in the record, which begins %d days before", pair(t.a, t.b), int(a.seen))
				case a.expected == 0:
					x.Text = fmt.Sprintf("%s: first contact in %d days", pair(t.a, t.b), int(a.seen))
				default:
					x.Text = fmt.Sprintf("%s: first contact in %d days; until then %s days lay between two", pair(t.a, t.b), int(a.seen), figure(a.expected))
				}
				found = append(found, x)
			}
		}
		k.simulate(&r, tracks, func(l *line) []int { return l.acts }, func(w *world, counts []int) []alarm {
			return rule(w, counts, func(int, int) bool { return true })
		})
		k.keep(found, r)
	}
}

// both tells whether the news had an eye on two sides in the days from..to-1 in which they had nothing to do with each other.
func (k *watch) both(a, b string) func(from, to int) bool {
	x, y := k.seen[a], k.seen[b]
	return func(from, to int) bool { return x[to]-x[from] >= known && y[to]-y[from] >= known }
}

// meet looks for levels of meetings that were never reached before.
func (k *watch) meet(meetings []Meeting) {
	lists := paired(meetings, k.out.To)
	if !k.o.has(Level) || len(lists) == 0 {
		return
	}
	r := Rate{Kind: Level, Scope: "dyad", Method: "rank", Series: len(lists)}
	var found []Warning
	random := newNull(Level)
	for _, list := range lists {
		first, _ := number(list[0].Date)
		r.PastYears += float64(max(0, k.zero+min(k.first, k.n)-first)) / 365.25
		for _, s := range steps(list) {
			n, _ := number(s.Date)
			if n < k.zero+k.first {
				r.Past++
				continue
			}
			x := k.warning(Level, "dyad", s.A, s.B, r.Method, alarm{day: n - k.zero, from: n - k.zero, expected: float64(rank(s.before)), seen: float64(rank(s.Level)), p: s.p})
			x.Meetings = []Meeting{s.Meeting}
			x.Text = fmt.Sprintf("%s: a meeting of level %s; the highest of %d before was %s", pair(s.A, s.B), s.Level, s.n, s.before)
			found = append(found, x)
		}
		const times = 20
		for range times {
			r.Null += len(steps(random.shuffled(list)))
			r.NullYears += float64(max(1, k.zero+k.n-first)) / 365.25
		}
	}
	k.keep(found, r)
}

func (k *watch) warning(kind, scope, a, b, method string, x alarm) Warning {
	date, from := k.date(x.day), k.date(x.from)
	out := Warning{
		ID: dateline.Hash("warning", kind, scope, a, b, date), Kind: kind, A: a, B: b, Date: date, From: from, To: date, Method: method, Also: []string{},
		Expected: round(x.expected), Seen: x.seen, P: x.p, Acts: []Row{}, Meetings: []Meeting{},
	}
	if kind == Silence { // the rows are those of the habit
		out.To = k.date(x.from - 1)
		out.From = k.date(max(0, x.from-28))
	}
	out.Days = k.rows(scope, a, b, out.From, out.To)
	return out
}

// keep takes in the warnings of a rule with its rate.
func (k *watch) keep(found []Warning, r Rate) {
	n, years := r.Null, r.NullYears
	r.Basis = "simulated"
	if r.PastYears >= enough {
		n, years, r.Basis = r.Past, r.PastYears, "record"
	}
	if years > 0 {
		low, high := poissonInterval(n)
		r.PerYear, r.Low, r.High = round(float64(n)/years), round(low/years), round(high/years)
		r.PerWeek = round(float64(n) / years * float64(r.Series) * 7 / 365.25)
	}
	r.PastYears, r.NullYears = round(r.PastYears), round(r.NullYears)
	for i := range found {
		found[i].Rate = r
	}
	k.out.Warnings = append(k.out.Warnings, found...)
	k.out.Rates = append(k.out.Rates, r)
	k.out.PerWeek = round(k.out.PerWeek + r.PerWeek)
}

func (k *watch) finish() {
	slices.SortStableFunc(k.out.Warnings, func(a, b Warning) int {
		return cmp.Or(strings.Compare(a.Date, b.Date), slices.Index(Kinds(), a.Kind)-slices.Index(Kinds(), b.Kind), strings.Compare(a.A, b.A), strings.Compare(a.B, b.B))
	})
}

// simulate counts the alarms of a rule in series in which nothing changes, made after up to 200 of those that are watched.
func (k *watch) simulate(r *Rate, tracks []track, counts func(*line) []int, rule func(*world, []int) []alarm) {
	const most, wanted = 200, 400. // series, years
	w := k.flat()
	each := (len(tracks) + most - 1) / most
	chosen := 0
	for i := 0; i < len(tracks); i += each {
		chosen++
	}
	times := max(1, int(math.Ceil(wanted/(float64(chosen)*float64(w.n)/365.25))))
	var l line
	none := make([]int, max(k.n, w.n)+1)
	for i := 0; i < len(tracks); i += each {
		t := &tracks[i]
		k.dense(t, &l)
		c := counts(&l)
		start := t.rows[0].day
		e := 0.0
		for d := start; d < k.n; d++ {
			e += k.exposure(none, d)
		}
		share := (float64(c[k.n]-c[start]) + 0.5) / e
		phi := 1.0
		if b, ok := k.usual(c, k.n-1); ok {
			phi = b.phi
		}
		random := newNull(strings.Join([]string{r.Kind, r.Scope, t.a, t.b}, " "))
		for range times {
			s := random.series(w.n, func(d int) float64 { return share * w.exposure(none, d) * w.weekday[w.dayOfWeek(d)] }, phi)
			r.Null += len(rule(w, s))
			r.NullYears += float64(w.n) / 365.25
		}
	}
}

// flat returns a world to simulate in: the volume of the record's last three years, or two years of its mean if it is
// shorter than one.
func (k *watch) flat() *world {
	if k.n > 365 {
		from := max(0, k.n-3*365)
		w := &world{zero: k.zero + from, n: k.n - from, weekday: k.weekday, volume: make([]int, k.n-from+1)}
		for i := range w.volume {
			w.volume[i] = k.volume[from+i] - k.volume[from]
		}
		return w
	}
	w := &world{zero: k.zero, n: 730, weekday: k.weekday, volume: make([]int, 731)}
	mean := float64(k.volume[k.n]) / float64(k.n)
	for i := range w.volume {
		w.volume[i] = int(mean * float64(i))
	}
	return w
}

// poissonInterval returns the 95 % interval of a Poisson mean after n counts, by the approximation of Byar (Breslow and Day
// 1987, p. 69), which is within 0.1 of the exact limits.
func poissonInterval(n int) (low, high float64) {
	x := float64(n)
	if n > 0 {
		low = x * math.Pow(1-1/(9*x)-1.96/(3*math.Sqrt(x)), 3)
	}
	x++
	return max(0, low), x * math.Pow(1-1/(9*x)+1.96/(3*math.Sqrt(x)), 3)
}

// pair names the sides of a series.
func pair(a, b string) string {
	if b == "" {
		return a
	}
	return a + " – " + b
}

// figure prints a number with as many digits as it is worth.
func figure(x float64) string {
	switch {
	case x >= 10:
		return fmt.Sprintf("%.0f", x)
	case x >= 1:
		return fmt.Sprintf("%.1f", x)
	}
	return fmt.Sprintf("%.2g", x)
}

// round keeps four digits behind the point.
func round(x float64) float64 { return math.Round(x*1e4) / 1e4 }
