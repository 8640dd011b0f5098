package web

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/store"
)

// mostMonths is how many months a chart shows: the last five years.
const mostMonths = 60

// A chart shows acts by month: cooperation above the line, conflict below, the balance as a tick. Positions across are parts of its
// width in per cent, so that it fits every screen and its letters keep their size; positions down are pixels.
type chart struct {
	Height, Zero int
	Top, Bottom  int // where the largest bars end
	Columns      []column
	Months       []label
	Years        []label
	Most, Least  int
	Text         string
}

// A column is one month.
type column struct {
	X, W  float64
	Name  string
	Href  string
	Title string
	Bars  []bar
	Net   int // where the balance stands, 0 if nothing happened
	Quads [4]int
}

type bar struct {
	Y, H  int
	Class string
}

type label struct {
	X    float64
	Text string
}

// Balance is cooperation less conflict.
func (c column) Balance() int { return c.Quads[0] + c.Quads[1] - c.Quads[2] - c.Quads[3] }

// months draws days by month. An address with the filter and the month stands behind each column.
func months(days []record.Day, query string) *chart {
	sums := map[string][4]int{}
	last, first := "", "9999"
	for _, d := range days {
		if len(d.Date) < 7 {
			continue
		}
		m := d.Date[:7]
		q := sums[m]
		for i, n := range d.Quads {
			q[i] += n
		}
		sums[m] = q
		last, first = max(last, m), min(first, m)
	}
	end, err := time.Parse("2006-01", last)
	if err != nil {
		return nil
	}
	var all []string
	for t := end; (t.Format("2006-01") >= first || len(all) < 6) && len(all) < mostMonths; t = t.AddDate(0, -1, 0) {
		all = append(all, t.Format("2006-01"))
	}
	slices.Reverse(all)
	c := &chart{Height: 210, Top: 18}
	coop, conf := 0, 0
	for _, m := range all {
		q := sums[m]
		c.Most, c.Least = max(c.Most, q[0]+q[1]), max(c.Least, q[2]+q[3])
		coop, conf = coop+q[0]+q[1], conf+q[2]+q[3]
	}
	unit := 140 / float64(max(1, c.Most+c.Least))
	c.Zero = c.Top + int(math.Round(float64(c.Most)*unit))
	c.Bottom = c.Zero + int(math.Round(float64(c.Least)*unit))
	v, err := url.ParseQuery(query)
	if err != nil {
		return nil
	}
	step := 100 / float64(len(all))
	for i, m := range all {
		v.Set("from", m)
		v.Set("to", m)
		k := column{X: float64(i) * step, W: step, Name: dayName(m), Href: "/acts?" + v.Encode(), Quads: sums[m]}
		c.label(i, m, len(all), step)
		q := k.Quads
		if q == [4]int{} {
			continue
		}
		k.Title = fmt.Sprintf("%s: cooperation %d words, %d deeds; conflict %d words, %d deeds", k.Name, q[0], q[1], q[2], q[3])
		y := float64(c.Zero)
		for _, n := range [2]int{1, 0} {
			h := float64(q[n]) * unit
			y -= h
			k.bar(y, h, quadKeys[n+1])
		}
		y = float64(c.Zero)
		for _, n := range [2]int{3, 2} {
			h := float64(q[n]) * unit
			k.bar(y, h, quadKeys[n+1])
			y += h
		}
		k.Net = c.Zero - int(math.Round(float64(k.Balance())*unit))
		c.Columns = append(c.Columns, k)
	}
	c.Text = fmt.Sprintf("Acts by month, %s: %d of cooperation, %d of conflict.", spanName(max(first, all[0]), last), coop, conf)
	if first < all[0] {
		c.Text += " Earlier months are left out."
	}
	return c
}

func (k *column) bar(y, h float64, class string) {
	if h > 0 {
		k.Bars = append(k.Bars, bar{int(math.Round(y)), max(2, int(math.Round(h))), class})
	}
}

// label writes a month and its year below the chart where there is room for them.
func (c *chart) label(i int, m string, n int, step float64) {
	t, err := time.Parse("2006-01", m)
	if err != nil {
		return
	}
	if n <= 14 || n <= 30 && (t.Month()-1)%3 == 0 {
		c.Months = append(c.Months, label{(float64(i) + .5) * step, t.Format("Jan")})
	}
	if i == 0 || t.Month() == time.January {
		if k := len(c.Years); k > 0 && float64(i)*step-c.Years[k-1].X < 11 {
			c.Years = c.Years[:k-1]
		}
		c.Years = append(c.Years, label{float64(i) * step, t.Format("2006")})
	}
}

// A grid counts acts under names and periods.
type grid struct {
	Periods []string
	Names   []string
	Rows    []gridRow
	Note    string
}

type gridRow struct {
	Name  string
	Cells []gridCell
	Sum   int
}

type gridCell struct {
	N     int
	Href  string
	Class string // n0 to n4
	Title string
}

// areas counts the contexts of the latest acts that match; what says what they are.
func (s *Server) areas(ctx context.Context, f record.Filter, what string, most int) (*grid, error) {
	acts, more, err := s.o.Store.Glances(ctx, f, mostRecent, false)
	if err != nil {
		return nil, err
	}
	g := areas(acts, f.Values().Encode(), most)
	if g != nil && more {
		g.Note = fmt.Sprintf("Of the latest %s %s.", grouped(mostRecent), what)
	}
	return g, nil
}

// areas counts the contexts of acts by month, or by year if they reach over more than 14 months.
func areas(acts []store.Glance, query string, most int) *grid {
	count := map[string]map[string]int{}
	sum := map[string]int{}
	first, last := "9999", ""
	for i := range acts {
		d := acts[i].Date
		if len(d) < 7 {
			continue
		}
		for _, c := range acts[i].Contexts {
			if count[c] == nil {
				count[c] = map[string]int{}
			}
			count[c][d[:7]]++
			sum[c]++
			first, last = min(first, d[:7]), max(last, d[:7])
		}
	}
	start, err := time.Parse("2006-01", first)
	end, err2 := time.Parse("2006-01", last)
	if err != nil || err2 != nil {
		return nil
	}
	g := &grid{}
	cut, layout := 7, "2006-01"
	step := func(t time.Time) time.Time { return t.AddDate(0, 1, 0) }
	if end.Sub(start) > 14*31*24*time.Hour {
		cut, layout = 4, "2006"
		step = func(t time.Time) time.Time { return t.AddDate(1, 0, 0) }
	}
	for t := start; t.Format(layout) <= end.Format(layout); t = step(t) {
		g.Periods = append(g.Periods, t.Format(layout))
	}
	if len(g.Periods) > 14 {
		g.Periods = g.Periods[len(g.Periods)-14:]
	}
	names := make([]string, 0, len(sum))
	for n := range sum {
		names = append(names, n)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(sum[b]-sum[a], strings.Compare(a, b)) })
	v, err := url.ParseQuery(query)
	if err != nil {
		return nil
	}
	for _, n := range names[:min(most, len(names))] {
		r := gridRow{Name: n, Sum: sum[n]}
		for _, p := range g.Periods {
			c := gridCell{Class: "n0"}
			for m, k := range count[n] {
				if m[:cut] == p {
					c.N += k
				}
			}
			if c.N > 0 {
				v.Set("context", n)
				v.Set("from", p)
				v.Set("to", p)
				c.Href, c.Class = "/acts?"+v.Encode(), "n"+strconv.Itoa(min(4, 1+int(math.Log2(float64(c.N)))))
				c.Title = fmt.Sprintf("%s, %s: %d", nice(n), dayName(p), c.N)
			}
			r.Cells = append(r.Cells, c)
		}
		g.Rows = append(g.Rows, r)
	}
	return g
}
