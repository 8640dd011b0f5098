package trend

import (
	"flag"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the table of methods in docs/formats/trends.md anew")

// A trial is a family of made-up series with or without a change whose day is known.
type trial struct {
	name   string
	rate   float64                // conflicts a day on the first day
	phi    float64                // variance / mean of weekly counts
	growth float64                // of the volume of news in three years
	rhythm float64                // share of a weekend day in a working day's news
	change func(days int) float64 // factor on the rate, days after the onset; nil if nothing changes
}

const (
	trialDays   = 3 * 365
	trialSeries = 60
	within      = 28 // days after the onset in which a change must be found
)

// world of a trial: the news of everybody else.
func (c *trial) world(r *null) *world {
	w := &world{zero: 20000, n: trialDays, volume: make([]int, trialDays+1)}
	for i := range w.n {
		mu := 60 * math.Pow(c.growth, float64(i)/trialDays)
		if k := (w.zero + i) % 7; k < 2 {
			mu *= c.rhythm
		}
		w.volume[i+1] = r.poisson(mu * r.gamma(20))
	}
	w.close()
	return w
}

// run returns false alarms a year, the share of changes found, and the middle delay in days.
func (c *trial) run(method jump, rate float64) (wrong, found, delay float64) {
	r := newNull(c.name)
	var years float64
	var alarms, changes int
	var delays []float64
	for range trialSeries {
		w := c.world(r)
		onset := 400 + r.IntN(600)
		mean := func(i int) float64 {
			mu := c.rate * math.Pow(c.growth, float64(i)/trialDays)
			if k := (w.zero + i) % 7; k < 2 {
				mu *= c.rhythm
			}
			if c.change != nil && i >= onset {
				mu *= c.change(i - onset)
			}
			return mu
		}
		counts := r.series(w.n, mean, c.phi)
		for i := range w.volume { // the series is part of the news
			w.volume[i] += counts[i]
		}
		last := w.n
		if c.change != nil {
			last = onset
		}
		years += float64(last-7*least-rest) / 365
		hit := -1
		for _, a := range method(w, counts, rate) {
			switch {
			case a.day < last:
				alarms++
			case hit < 0 && a.day < onset+within:
				hit = a.day
			}
		}
		if c.change != nil {
			changes++
			if hit >= 0 {
				delays = append(delays, float64(hit-onset))
			}
		}
	}
	wrong = float64(alarms) / years
	if changes > 0 {
		found = float64(len(delays)) / float64(changes)
	}
	if len(delays) > 0 {
		slices.Sort(delays)
		delay = delays[len(delays)/2]
	}
	return wrong, found, delay
}

func trials() []trial {
	step := func(f float64, days int) func(int) float64 {
		return func(i int) float64 {
			if i < days {
				return f
			}
			return 1
		}
	}
	ramp := func(f float64, days int) func(int) float64 {
		return func(i int) float64 { return 1 + (f-1)*min(1, float64(i)/float64(days)) }
	}
	return []trial{
		{"nothing, one in 50 days", 0.02, 1, 1, 1, nil},
		{"nothing, one in 5 days", 0.2, 1, 1, 1, nil},
		{"nothing, one in 5 days, in bursts", 0.2, 3, 1, 1, nil},
		{"nothing, two a day, in bursts", 2, 3, 1, 1, nil},
		{"nothing, one in 2 days, weekly rhythm", 0.5, 1.5, 1, 0.3, nil},
		{"nothing, one in 2 days, news grows fourfold", 0.5, 1.5, 4, 0.6, nil},
		{"a week of eightfold, one in 10 days", 0.1, 1.5, 2, 0.6, step(8, 7)},
		{"a week of fourfold, one in 2 days", 0.5, 2, 2, 0.6, step(4, 7)},
		{"threefold for good, one in 5 days", 0.2, 1.5, 2, 0.6, step(3, trialDays)},
		{"threefold for good, one in 2 days", 0.5, 2, 2, 0.6, step(3, trialDays)},
		{"twice for good, two a day", 2, 2, 2, 0.6, step(2, trialDays)},
		{"threefold for good, two a day, in bursts", 2, 4, 2, 0.6, step(3, trialDays)},
		{"slowly to fivefold in 8 weeks, one in 2 days", 0.5, 2, 2, 0.6, ramp(5, 56)},
		{"a few out of nothing, one in 200 days", 0.005, 1, 2, 0.6, step(60, 14)},
	}
}

// page is where the figures stand, between two marks.
const (
	page  = "../docs/formats/trends.md"
	begin = "<!-- methods -->\n"
	end   = "<!-- end of methods -->"
)

// TestMethods fails if a method finds less than the page says, finds it later, or gives more false alarms.
func TestMethods(t *testing.T) {
	b, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(b), begin)
	table, after, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatalf("%s: the marks are missing", page)
	}
	said := map[string][]float64{}
	for line := range strings.SplitSeq(table, "\n") {
		f := strings.Split(line, "|")
		if len(f) < 7 {
			continue
		}
		var v []float64
		for _, s := range f[3:6] {
			x, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
			if err != nil {
				x = 0
			}
			v = append(v, x)
		}
		said[strings.TrimSpace(f[1])+"/"+strings.TrimSpace(f[2])] = v
	}
	var out strings.Builder
	out.WriteString("\n| series | method | false alarms a year | found within 28 days | middle delay, days |\n|---|---|---|---|---|\n")
	for _, c := range trials() {
		for _, m := range Methods() {
			wrong, found, delay := c.run(method(m), 0.02)
			share, days := "", ""
			if c.change != nil {
				share, days = fmt.Sprintf("%.2f", found), fmt.Sprintf("%.0f", delay)
			}
			fmt.Fprintf(&out, "| %s | %s | %.3f | %s | %s |\n", c.name, m, wrong, share, days)
			v := said[c.name+"/"+m]
			switch {
			case *update:
			case v == nil:
				t.Errorf("%s, %s: not on the page; run go test ./trend -update", c.name, m)
			case wrong > v[0]+0.02 || found < v[1]-0.02 || delay > v[2]+1:
				t.Errorf("%s, %s: false alarms %.3f, found %.2f, delay %.0f; were %.3f, %.2f, %.0f", c.name, m, wrong, found, delay, v[0], v[1], v[2])
			}
		}
	}
	if *update {
		if err := os.WriteFile(page, []byte(before+begin+out.String()+"\n"+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
