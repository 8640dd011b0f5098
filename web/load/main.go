// Command load asks a server for pages and answers at a steady rate while reports are added to its record, and tells how long the
// answers take:
//
//	dateline serve --db big.db
//	go run ./web/load --rate 200 --time 30s --add 1
//
// Requests leave when they are due, whether or not those before are answered, and their time counts from then: a server that falls behind
// does not slow the measure down. What is asked for is taken from the record: the latest acts, the actors of most reports, the pairs that
// have most to do with each other.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/alecthomas/kong"
)

type program struct {
	URL   string        `default:"http://127.0.0.1:8080" help:"Address of the server."`
	Token string        `env:"DATELINE_TOKEN" help:"Token, if the server wants one; its role must be admin for --add."`
	Rate  float64       `default:"200" help:"Requests a second."`
	Time  time.Duration `default:"30s" help:"How long to ask."`
	Warm  time.Duration `default:"3s" help:"Time before the measure begins."`
	Add   float64       `default:"1" help:"Reports added a second meanwhile; 0 adds none."`
	P99   time.Duration `name:"p99" default:"100ms" help:"The exit status is 1 if the 99th percentile of all requests is above this, or if a request failed."`
}

func main() {
	p := &program{}
	k := kong.Parse(p, kong.Name("load"), kong.Description("Asks a server at a steady rate while reports are added, and tells how long the answers take."))
	k.FatalIfErrorf(p.Run())
}

// A kind is one kind of request of the mix.
type kind struct {
	name  string
	share int // of the mix
	paths []string
	tag   bool // ask with the tag of the last answer
}

// A run gathers what was measured.
type run struct {
	*program
	client *http.Client
	mu     sync.Mutex
	times  map[string][]time.Duration
	tags   map[string]string
	failed map[string]int
	same   int // answers 304
	added  atomic.Int64
	busy   atomic.Int64
	most   atomic.Int64 // requests under way at once
}

// Run measures.
func (p *program) Run() error {
	r := &run{program: p, times: map[string][]time.Duration{}, tags: map[string]string{}, failed: map[string]int{}}
	r.client = &http.Client{Timeout: 20 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: 512}}
	mix, err := r.mix()
	if err != nil {
		return err
	}
	var all sync.WaitGroup
	ctx, cancel := context.WithTimeout(context.Background(), p.Warm+p.Time)
	defer cancel()
	if p.Add > 0 {
		all.Go(func() { r.adding(ctx) })
	}
	rng := rand.New(rand.NewPCG(1, 2))
	total := 0
	for _, k := range mix {
		total += k.share
	}
	start := time.Now()
	gap := time.Duration(float64(time.Second) / p.Rate)
	for n := 0; ; n++ {
		due := start.Add(time.Duration(n) * gap)
		if due.Sub(start) >= p.Warm+p.Time {
			break
		}
		time.Sleep(time.Until(due))
		at, k := rng.IntN(total), 0
		for at >= mix[k].share {
			at -= mix[k].share
			k++
		}
		x, path := &mix[k], mix[k].paths[rng.IntN(len(mix[k].paths))]
		counts := due.Sub(start) >= p.Warm
		all.Go(func() { r.ask(x, path, due, counts) })
	}
	all.Wait()
	return r.report()
}

// get fetches something from the API.
func (r *run) get(path string, to any) error {
	req, err := r.request(http.MethodGet, path, "")
	if err != nil {
		return err
	}
	a, err := r.client.Do(req)
	if err != nil {
		return err
	}
	defer a.Body.Close()
	if a.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", path, a.Status)
	}
	return json.NewDecoder(a.Body).Decode(to)
}

func (r *run) request(method, path, body string) (*http.Request, error) {
	req, err := http.NewRequest(method, r.URL+path, strings.NewReader(body))
	if err != nil {
		return nil, err
	}
	if r.Token != "" {
		req.Header.Set("Authorization", "Bearer "+r.Token)
	}
	if body != "" {
		req.Header.Set("Content-Type", "application/json")
	}
	return req, nil
}

// mix looks for what can be asked of this record.
func (r *run) mix() ([]kind, error) {
	var acts struct {
		Items []struct {
			Key  string
			Lead struct{ Report string }
		}
	}
	var actors struct {
		Items []struct{ ID, Country, Kind string }
	}
	var info struct{ Last string }
	if err := errors.Join(r.get("/api/acts?limit=100", &acts), r.get("/api/actors?limit=100", &actors), r.get("/api/info", &info)); err != nil {
		return nil, err
	}
	if len(acts.Items) == 0 || len(actors.Items) == 0 {
		return nil, errors.New("the record is empty")
	}
	var act, report, side, person, dyad, list, api []string
	for _, a := range acts.Items {
		act = append(act, "/acts/"+url.PathEscape(a.Key))
		report = append(report, "/reports/"+url.PathEscape(a.Lead.Report))
		api = append(api, "/api/acts/"+url.PathEscape(a.Key), "/api/reports/"+url.PathEscape(a.Lead.Report))
	}
	var countries []string
	for _, a := range actors.Items {
		person = append(person, "/actors/"+a.ID)
		if a.Country != "" && !slices.Contains(countries, a.Country) {
			countries = append(countries, a.Country)
		}
	}
	for i, a := range countries {
		side = append(side, "/sides/"+url.PathEscape(a))
		list = append(list, "/acts?actor="+url.QueryEscape(a), "/meetings?actor="+url.QueryEscape(a), "/statements?speaker="+url.QueryEscape(a))
		for _, b := range countries[i+1:] {
			dyad = append(dyad, "/dyads/"+url.PathEscape(a)+"/"+url.PathEscape(b))
			list = append(list, "/acts?actor="+url.QueryEscape(a)+"&with="+url.QueryEscape(b))
			api = append(api, "/api/acts?limit=50&actor="+url.QueryEscape(a)+"&with="+url.QueryEscape(b))
		}
	}
	month := info.Last[:min(7, len(info.Last))]
	mix := []kind{
		{"first page", 15, []string{"/"}, false},
		{"lists", 25, append(list, "/acts", "/reports", "/stories", "/meetings"), false},
		{"an act", 10, act, false},
		{"a report", 15, report, false},
		{"two sides", 10, dyad, false},
		{"a side", 3, side, false},
		{"an actor", 4, person, false},
		{"the map of a month", 3, []string{"/map?from=" + month + "&to=" + month}, false},
		{"API", 10, api, false},
		{"API, with a tag", 5, api, true},
	}
	return slices.DeleteFunc(mix, func(k kind) bool { return len(k.paths) == 0 }), nil
}

func (r *run) ask(k *kind, path string, due time.Time, counts bool) {
	now := r.busy.Add(1)
	defer r.busy.Add(-1)
	for m := r.most.Load(); now > m && !r.most.CompareAndSwap(m, now); m = r.most.Load() {
	}
	req, err := r.request(http.MethodGet, path, "")
	if err != nil {
		r.fail(err.Error())
		return
	}
	req.Header.Set("Accept-Encoding", "gzip") // as browsers do; what comes is not unpacked
	r.mu.Lock()
	if k.tag && r.tags[path] != "" {
		req.Header.Set("If-None-Match", r.tags[path])
	}
	r.mu.Unlock()
	a, err := r.client.Do(req)
	if err != nil {
		r.fail(k.name + ": no answer")
		return
	}
	_, err = io.Copy(io.Discard, a.Body)
	a.Body.Close()
	took := time.Since(due)
	if err != nil || a.StatusCode != http.StatusOK && a.StatusCode != http.StatusNotModified {
		r.fail(k.name + ": " + a.Status)
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.tags[path] = a.Header.Get("ETag")
	if a.StatusCode == http.StatusNotModified {
		r.same++
	}
	if counts {
		r.times[k.name] = append(r.times[k.name], took)
	}
}

func (r *run) fail(what string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.failed[what]++
}

// adding adds reports, one after the other, at their rate.
func (r *run) adding(ctx context.Context) {
	tick := time.NewTicker(time.Duration(float64(time.Second) / r.Add))
	defer tick.Stop()
	run := time.Now().UnixNano()
	for n := 0; ; n++ {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		body, err := json.Marshal(map[string]any{"reports": []map[string]string{{
			"id": fmt.Sprintf("load-%d-%d", run, n), "publisher": "Shire Post", "date": "2025-06-12", "title": fmt.Sprintf("Ministers meet for the %dth time", n),
			"text": fmt.Sprintf("The foreign minister of France met the foreign minister of Poland in Geneva on Thursday, for the %dth time this year. \"We trust Poland,\" he said. France praised Germany and demanded that Russia release prisoners. Poland will host talks with Ukraine in Warsaw next week.", n),
		}}})
		if err != nil {
			r.fail(err.Error())
			return
		}
		req, err := r.request(http.MethodPost, "/api/reports", string(body))
		if err != nil {
			r.fail(err.Error())
			return
		}
		start := time.Now()
		a, err := r.client.Do(req)
		if err != nil {
			r.fail("adding: " + err.Error())
			continue
		}
		_, _ = io.Copy(io.Discard, a.Body) // the status tells
		a.Body.Close()
		if a.StatusCode != http.StatusOK {
			r.fail("adding: " + a.Status)
			continue
		}
		r.added.Add(1)
		r.mu.Lock()
		r.times["adding a report"] = append(r.times["adding a report"], time.Since(start))
		r.mu.Unlock()
	}
}

// report prints what was measured.
func (r *run) report() error {
	var every []time.Duration
	names := make([]string, 0, len(r.times))
	for n, t := range r.times {
		names = append(names, n)
		if n != "adding a report" {
			every = append(every, t...)
		}
		slices.Sort(t)
	}
	slices.Sort(names)
	slices.Sort(every)
	if len(every) == 0 {
		return errors.New("nothing was measured")
	}
	part := func(t []time.Duration, p float64) time.Duration {
		return t[min(len(t)-1, int(float64(len(t))*p))].Round(100 * time.Microsecond)
	}
	fmt.Printf("%-20s %8s %10s %10s %10s %10s\n", "", "requests", "median", "p95", "p99", "longest")
	line := func(n string, t []time.Duration) {
		fmt.Printf("%-20s %8d %10v %10v %10v %10v\n", n, len(t), part(t, .5), part(t, .95), part(t, .99), part(t, 1))
	}
	for _, n := range names {
		line(n, r.times[n])
	}
	line("all requests", every)
	fmt.Printf("%.0f requests a second, %d reports added, %d answers 304, at most %d requests under way\n", float64(len(every))/r.Time.Seconds(), r.added.Load(), r.same, r.most.Load())
	bad := 0
	for what, n := range r.failed {
		bad += n
		fmt.Fprintf(os.Stderr, "%d times: %s\n", n, what)
	}
	switch p := part(every, .99); {
	case bad > 0:
		return fmt.Errorf("%d requests failed", bad)
	case p > r.P99:
		return fmt.Errorf("the 99th percentile is %v, wanted is %v", p, r.P99)
	}
	return nil
}
