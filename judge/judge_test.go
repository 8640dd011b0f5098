package judge

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/rules"
)

func ontology(t testing.TB) *rules.Ontology {
	t.Helper()
	o, err := rules.LoadOntology()
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func TestRead(t *testing.T) {
	o := ontology(t)
	base := record.Judgement{Author: "eowyn", At: time.Date(2025, 6, 10, 0, 0, 0, 0, time.UTC)}
	want := []record.Judgement{
		{Kind: "event", Fact: "e1", Verdict: "reject", Author: "eowyn", Reason: "never happened", At: base.At},
		{Kind: "event", Fact: "e2", Report: "r1", Verdict: "correct", Field: "target", Value: "ARN; GON", Author: "faramir", At: time.Date(2025, 6, 11, 8, 30, 0, 0, time.UTC)},
		{Kind: "place", Fact: "Bree", Report: "r1", Verdict: "correct", Field: "country", Value: "ARN", Author: "eowyn", At: base.At},
	}
	for name, in := range map[string]string{
		"csv":   "\nverdict,fact,report,kind,field,value,reason,author,at\nreject,e1,,,,,never happened,,\n,e2,r1,event,target,ARN; GON,,faramir,2025-06-11T08:30:00Z\n,Bree,r1,place,country,ARN,,,\n",
		"jsonl": `{"fact":"e1","verdict":"reject","reason":"never happened"}` + "\n\n" + `{"kind":"event","fact":"e2","report":"r1","field":"target","value":"ARN; GON","author":"faramir","at":"2025-06-11T08:30:00Z"}` + "\n" + `{"kind":"place","fact":"Bree","report":"r1","field":"country","value":"ARN"}`,
	} {
		got, err := Read("f", strings.NewReader(in), base, o)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
	machine := "ROH"
	lines := []Line{{Judgement: want[0], State: Outdone}, {Judgement: want[1], Machine: &machine}, {Judgement: want[2], State: Loose}}
	for _, format := range []string{"csv", "jsonl"} {
		var b bytes.Buffer
		if err := Write(&b, lines, format); err != nil {
			t.Fatal(err)
		}
		got, err := Read("f", &b, record.Judgement{}, o)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s and back: %+v, %v", format, got, err)
		}
	}
	if err := Write(&bytes.Buffer{}, lines, "xml"); err == nil {
		t.Error("xml: no error")
	}
}

func TestLines(t *testing.T) {
	at := time.Date(2025, 6, 10, 0, 0, 0, 0, time.UTC)
	list := []record.Judgement{
		{ID: "j1", Kind: "event", Fact: "e1", Report: "r1", Verdict: "correct", Field: "cameo", Value: "042", At: at},
		{ID: "j2", Kind: "event", Fact: "e1", Report: "r1", Verdict: "correct", Field: "cameo", Value: "043", At: at},
		{ID: "j3", Kind: "place", Fact: "Bree", Report: "r1", Verdict: "reject", At: at},
		{ID: "j4", Kind: "quote", Fact: "r1/9", Report: "r1", Verdict: "confirm", At: at},
	}
	r := &record.Report{ID: "r1", Events: []record.Event{{ID: "e1", Judged: &record.Judged{Verdict: record.Correct, Machine: []record.Slot{{Field: "cameo", Value: "051"}}, By: []string{"j2"}}}}}
	lines, err := Lines(list, list[3:], func(string) (*record.Report, error) { return r, nil })
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, l := range lines {
		was := "-"
		if l.Machine != nil {
			was = *l.Machine
		}
		got = append(got, l.ID+" "+l.State+" "+was)
	}
	if s := strings.Join(got, "; "); s != "j1 outdone -; j2  051; j3  -; j4 loose -" {
		t.Error(s)
	}
	if _, err := Lines(list, nil, func(string) (*record.Report, error) { return nil, errors.New("gone") }); err == nil {
		t.Error("a report that cannot be read is no error")
	}
}

func TestReadErrors(t *testing.T) {
	o := ontology(t)
	for in, want := range map[string]string{
		"fact,colour\ne1,red\n":                                `f:1: column "colour"`,
		"fact,fact\n":                                          "f:1: column \"fact\" stands twice",
		"fact,verdict\ne1,reject\ne2,perhaps\n":                "f:3: verdict",
		"fact,verdict,at\ne1,reject,June\n":                    "f:2: at",
		"fact,field,value\ne1,cameo,999\n":                     "f:2: value",
		"fact,verdict,kind\nBree,reject,place\n":               "f:2: report",
		"fact,verdict\ne1\n":                                   "line 2",
		`{"fact":"e1","verdict":"reject","mood":"bad"}`:        "f:1: ",
		`{"fact":"e1","verdict":"reject"} {}`:                  "f:1: more than one",
		"{\"fact\":\"e1\",\"verdict\":\"reject\"}\n{\"fact\":": "f:2: ",
	} {
		if _, err := Read("f", strings.NewReader(in), record.Judgement{}, o); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", in, err, want)
		}
	}
}

// sheet draws from 100 events of CONSULT, 10 of AID and one PROTEST.
func sheet(n int, seed uint64, backwards bool) *Sheet {
	d := NewDraw(n, seed)
	add := func(k int, s string) {
		d.Add(Item{Fact: fmt.Sprint(s, k), Report: "r1", Stratum: s, Words: "Gondor ⟦met⟧ Arnor.", Shown: []string{"040 consult", "Gondor → Arnor"}})
	}
	for k := range 100 {
		if backwards {
			k = 99 - k
		}
		add(k, "CONSULT")
		if k < 10 {
			add(k, "AID")
		}
		if k == 0 {
			add(k, "PROTEST")
		}
	}
	s := d.Sheet()
	s.By = "category"
	return s
}

func TestDraw(t *testing.T) {
	s := sheet(31, 1, false)
	want := []Stratum{{"AID", 10, 10}, {"CONSULT", 100, 20}, {"PROTEST", 1, 1}}
	if !reflect.DeepEqual(s.Strata, want) || len(s.Items) != 31 || s.Total != 111 {
		t.Errorf("%+v, %d of %d", s.Strata, len(s.Items), s.Total)
	}
	if !reflect.DeepEqual(s, sheet(31, 1, true)) {
		t.Error("the draw depends on the order")
	}
	if reflect.DeepEqual(s.Items, sheet(31, 2, false).Items) {
		t.Error("another seed draws the same")
	}
	if s := sheet(500, 1, false); len(s.Items) != 111 {
		t.Errorf("all of them: %d", len(s.Items))
	}
	// Every event is drawn about as often as any other.
	count := map[string]int{}
	for seed := range uint64(400) {
		for _, i := range sheet(31, seed, false).Items {
			count[i.Fact]++
		}
	}
	for k := range 100 { // 80 expected, standard deviation 8
		if n := count[fmt.Sprint("CONSULT", k)]; n < 45 || n > 115 {
			t.Errorf("CONSULT%d: drawn %d times of 400", k, n)
		}
	}
}

func TestSheet(t *testing.T) {
	o := ontology(t)
	s := sheet(5, 7, false)
	s.Filter = `actor:GON "border treaty"`
	s.Items[0].Verdict, s.Items[1].Verdict, s.Items[2].Verdict, s.Items[3].Verdict, s.Items[4].Verdict = Right, Wrong, Fixed, Skip, Open
	s.Items[2].Fixes = []record.Slot{{Field: "cameo", Value: "051"}, {Field: "target", Value: "GON; ARN"}}
	s.Items[1].Note = "they only planned to"
	var b bytes.Buffer
	if _, err := s.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	if !IsSheet(b.Bytes()) {
		t.Error("not told to be a sheet")
	}
	got, err := ReadSheet("f", bytes.NewReader(b.Bytes()), o)
	if err != nil || !reflect.DeepEqual(got, s) {
		t.Errorf("and back:\n%+v, %v, want\n%+v", got, err, s)
	}
	list := s.Judgements("eowyn", time.Unix(0, 0))
	if len(list) != 4 || list[0].Verdict != record.Confirm || list[1].Verdict != record.Reject || list[1].Reason != "sample 7: they only planned to" || list[3].Field != "target" {
		t.Errorf("judgements: %+v", list)
	}
	for _, j := range list {
		if err := j.Check(o); err != nil {
			t.Error(err)
		}
	}
	said := Sampled(append(list, record.Judgement{Kind: "event", Fact: s.Items[4].Fact, Verdict: record.Reject, Reason: "stumbled over it"}))
	if len(said) != 3 || said[s.Items[0].Fact] != Right || said[s.Items[2].Fact] != Fixed {
		t.Errorf("sampled: %v", said)
	}
}

func TestSheetErrors(t *testing.T) {
	o := ontology(t)
	head := "dateline sample: 1 of 2 events\nby: category\nseed: 1\nstratum: 1 of 2 AID\n"
	item := "event: e1\nreport: r1\nstratum-of: AID\n"
	for in, want := range map[string]string{
		"":                                   "f: the file is empty",
		"hello: there\n":                     "f:1: this is no sample",
		head + "event:\n":                    "f:5: event: the id",
		head + "colour: red\n":               `f:5: "colour"`,
		head + item + "verdict: maybe\n":     "f:8: verdict",
		head + item + "verdict: c\n":         "f: event e1: verdict c",
		head + item + "correct: cameo=999\n": "f:8: correct: value",
		head + item + item:                   "f:8: event e1 stands twice",
		head + "event: e1\nstratum-of: X\n":  "f:6: stratum-of",
		head + "event: e1\nverdict: y\n":     "f: event e1: its report",
		head + "stratum: some AID\n":         "f:5: stratum",
		head + item + "what\n":               "f:8: ",
	} {
		if _, err := ReadSheet("f", strings.NewReader(in), o); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", in, err, want)
		}
	}
	for _, in := range []string{"cameo", "cameo=051; cameo=050", `source="GON`, `source="GON" ARN`, "colour=red"} {
		if got, err := ParseFixes(in, o); err == nil {
			t.Errorf("%s: %+v, no error", in, got)
		}
	}
}

func TestPrecisions(t *testing.T) {
	s := &Sheet{Strata: []Stratum{{"AID", 100, 10}, {"CONSULT", 900, 10}, {"PROTEST", 50, 1}}}
	fill := func(stratum string, verdicts string) {
		for _, v := range verdicts {
			s.Items = append(s.Items, Item{Fact: fmt.Sprint(len(s.Items)), Stratum: stratum, Verdict: string(v)})
		}
	}
	fill("AID", "yyyyynnnnc")
	fill("CONSULT", "yyyyyyyyyns")
	fill("PROTEST", "?")
	strata, all := s.Precisions()
	a, c := strata[0], strata[1]
	if a.P != 0.5 || a.Judged != 10 || a.Fixed != 1 || math.Abs(a.Low-0.2366) > 1e-3 || math.Abs(a.High-0.7634) > 1e-3 {
		t.Errorf("AID: %+v", a)
	}
	if c.P != 0.9 || c.Skip != 1 || strata[2].Judged != 0 || strata[2].Open != 1 {
		t.Errorf("CONSULT: %+v, PROTEST: %+v", c, strata[2])
	}
	if math.Abs(all.P-0.86) > 1e-9 || all.Low >= all.P || all.High <= all.P || all.High-all.Low > 0.5 || all.Judged != 20 || all.Size != 1050 {
		t.Errorf("all: %+v", all)
	}
	// A few that are all right are no certainty.
	s.Items = nil
	fill("AID", "yyy")
	fill("CONSULT", "yyy")
	if _, all = s.Precisions(); all.P != 1 || all.Low > 0.9 || all.Low < 0.3 || all.High != 1 {
		t.Errorf("all right: %+v", all)
	}
	if _, all = (&Sheet{}).Precisions(); all.P != 0 || all.High != 0 {
		t.Errorf("nothing: %+v", all)
	}
}

// TestCoverage draws samples of a made-up record again and again: the interval must hold the truth about as often as it says.
func TestCoverage(t *testing.T) {
	truth := map[string]int{"AID": 30, "CONSULT": 85, "PROTEST": 97} // right of 100
	size := map[string]int{"AID": 200, "CONSULT": 2000, "PROTEST": 400}
	want := 0.0
	for s, n := range size {
		want += float64(truth[s]) / 100 * float64(n) / 2600
	}
	held := 0
	const times = 200
	for seed := range uint64(times) {
		d := NewDraw(90, seed)
		for s, n := range size {
			for k := range n {
				v := Wrong
				if k%100 < truth[s] {
					v = Right
				}
				d.Add(Item{Fact: fmt.Sprint(s, k), Stratum: s, Verdict: v})
			}
		}
		if _, all := d.Sheet().Precisions(); all.Low <= want && want <= all.High {
			held++
		}
	}
	if held < times*91/100 {
		t.Errorf("the interval holds the truth in %d of %d samples", held, times)
	}
}

func FuzzRead(f *testing.F) {
	o := ontology(f)
	f.Add("fact,verdict\ne1,reject\n")
	f.Add(`{"fact":"e1","verdict":"reject"}`)
	f.Fuzz(func(t *testing.T, in string) {
		list, err := Read("f", strings.NewReader(in), record.Judgement{}, o)
		if err != nil {
			return
		}
		var b bytes.Buffer
		lines := make([]Line, len(list))
		for i := range list {
			lines[i].Judgement = list[i]
		}
		if err := Write(&b, lines, "jsonl"); err != nil {
			return
		}
		if again, err := Read("f", &b, record.Judgement{}, o); err != nil || len(again) != len(list) {
			t.Errorf("%d, then %d, %v", len(list), len(again), err)
		}
	})
}

func FuzzReadSheet(f *testing.F) {
	o := ontology(f)
	var b bytes.Buffer
	_, _ = sheet(3, 1, false).WriteTo(&b)
	f.Add(b.String())
	f.Add("dateline sample: 1 of 2 events\nstratum: 1 of 2 AID\nevent: e1\nreport: r1\nstratum-of: AID\ncorrect: source=\"a;b\"; aux=\nverdict: c\n")
	f.Fuzz(func(t *testing.T, in string) {
		s, err := ReadSheet("f", strings.NewReader(in), o)
		if err != nil {
			return
		}
		s.Precisions()
		var b bytes.Buffer
		_, _ = s.WriteTo(&b)
		again, err := ReadSheet("g", bytes.NewReader(b.Bytes()), o)
		if err != nil || len(again.Items) != len(s.Items) {
			t.Errorf("and back: %v\n%s", err, b.String())
		}
	})
}
