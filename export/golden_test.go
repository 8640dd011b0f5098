package export

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/rules"
	"github.com/parquet-go/parquet-go"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write the golden files anew")

// ontology is that of the program with the invented states.
func ontology(t testing.TB) *rules.Ontology {
	t.Helper()
	fsys := fstest.MapFS{}
	entries, err := fs.ReadDir(rules.Files, "ontology")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		b, err := fs.ReadFile(rules.Files, "ontology/"+e.Name())
		if err != nil {
			t.Fatal(err)
		}
		switch e.Name() {
		case "countries.tsv":
			b = append(b, "GON\t-\tQG\t-\t901\tGondor\nARN\t-\tQA\tARX\t902\tArnor\nROH\t-\tQR\t-\t903\tRohan\nMOR\t-\tQM\t-\t904\tMordor\n"...)
		case "groups.tsv":
			b = append(b, "DUN\tDúnedain\n"...)
		}
		fsys["ontology/"+e.Name()] = &fstest.MapFile{Data: b}
	}
	o, err := rules.ReadOntology(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func ptr[T any](x T) *T { return &x }

var (
	elessar = record.Participant{Actor: "person/elessar", Name: "Elessar", Passage: record.Passage{Text: "King Elessar", Range: record.Range{Start: 20, End: 32}}, Country: "GON", Code: "GONGOV", Sector: "GOV", Place: "GON"}
	chief   = record.Participant{Actor: "person/elessar", Name: "Elessar", Passage: record.Passage{Text: "King Elessar", Range: record.Range{Start: 20, End: 32}}, Code: "IGODUN", Sector: "IGO", Place: "DUNEDAIN"}
	arnor   = record.Participant{Actor: "state/ARN", Name: "Arnor", Passage: record.Passage{Text: "Arnor", Range: record.Range{Start: 41, End: 46}}, Country: "ARN", Code: "ARN", Sector: "GOV", Place: "ARN"}
	eomer   = record.Participant{Actor: "person/eomer", Name: "Éomer; king", Passage: record.Passage{Text: "Éomer", Range: record.Range{Start: 10, End: 15}}, Country: "ROH", Code: "ROHGOVMIL", Sector: "MIL", Place: "ROH"}
	orcs    = record.Participant{Name: "", Passage: record.Passage{Text: "orcs", Range: record.Range{Start: 3, End: 7}}, Country: "MOR", Code: "MORREB", Sector: "REB", Place: "MOR"}
)

func source(n string, published string) record.Source {
	return record.Source{Report: "r" + n, URL: "https://www.times.example.co.uk/" + n, Publisher: "Gondor Times", Published: published, Title: "News " + n}
}

// acts are a visit told twice, a meeting of three, a promise, an attack without a target, a refusal, and a remark.
func acts() []record.Act {
	added := time.Date(2025, 6, 12, 8, 30, 5, 0, time.UTC)
	city := &record.Place{Name: "Minas Tirith", Passage: record.Passage{Text: "MINAS TIRITH", Range: record.Range{Start: 0, End: 12}}, Country: "GON", Admin1: "Anórien", GeoNameID: 7, Lat: ptr(41.5), Lon: ptr(-12.25), Precision: "city"}
	land := &record.Place{Name: "Mordor", Country: "MOR", Lat: ptr(30.0), Lon: ptr(20.0), Precision: "country"}
	base := func(key, date, precision, code, category, mode string, quad int, contexts ...string) record.Act {
		return record.Act{
			Key: key, Added: added, Reports: 1, Publishers: 1, Independent: 1,
			Event: record.Event{
				ID: "e" + key, Date: date, DatePrecision: precision, CAMEO: code, Plover: record.Plover{Category: category, Mode: mode, Contexts: contexts}, Quad: quad,
				Aux: []string{}, Trigger: record.Passage{Text: "acted", Range: record.Range{Start: 33, End: 38}}, Sentence: record.Sentence{N: 2, Range: record.Range{Start: 14, End: 60}},
				Rule: "rules/events/x.rules:1 " + code, Score: 0.84,
			},
			Lead: source(key, "2025-06-11"), Story: "s1",
		}
	}
	visit := base("k1", "2025-06-10", "day", "042", "CONSULT", "visit", 1, "diplomatic", "military")
	visit.Source, visit.Target, visit.Place = []record.Participant{elessar, chief}, []record.Participant{arnor}, city
	visit.Reports, visit.Publishers = 2, 2
	visit.Tellings = []record.Telling{
		{Source: visit.Lead, Fact: "ek1", Sentence: "King Elessar visited\tArnor, \"as a friend\".", N: 2, Trigger: visit.Trigger.Range, Score: 0.84},
		{Source: record.Source{Report: "r9", Publisher: "Rohan; Herald", Published: "2025-06-12", Title: "=visit"}, Fact: "e9", Sentence: "He came.", N: 1, Trigger: record.Range{Start: 3, End: 7}, Score: 0.5},
	}
	talks := base("k2", "2025-06", "month", "040", "CONSULT", "", 1)
	talks.Source, talks.Reciprocal = []record.Participant{elessar, arnor, eomer}, true
	promise := base("k3", "2025-06-11", "report", "036", "AGREE", "", 1)
	promise.Source, promise.Target, promise.Aux = []record.Participant{eomer}, []record.Participant{arnor}, []string{"future"}
	attack := base("k4", "2025-06-11", "day", "190", "ASSAULT", "", 4)
	attack.Source, attack.Place, attack.Lead.URL = []record.Participant{orcs}, land, ""
	attack.Sentence.N = 5
	deny := base("k5", "2025-06-11", "day", "042", "CONSULT", "visit", 1)
	deny.Source, deny.Target, deny.Aux = []record.Participant{eomer}, []record.Participant{arnor}, []string{"negated", "alleged"}
	remark := base("k6", "2025", "year", "010", "", "", 1)
	remark.Source, remark.Target, remark.Lead.Published = []record.Participant{eomer}, []record.Participant{orcs}, ""
	again := base("k7", "2025-06-11", "day", "042", "CONSULT", "visit", 1, "military", "legal")
	again.Source, again.Target = []record.Participant{elessar}, []record.Participant{arnor}
	again.Judgement, again.Judged = "corrected", &record.Judged{Verdict: record.Correct, Machine: []record.Slot{{Field: "cameo", Value: "043"}, {Field: "target", Value: "MOR; person/elessar"}}, By: []string{"j1"}}
	again2 := base("k8", "2025-06-11", "day", "042", "CONSULT", "visit", 1, "legal")
	again2.Source, again2.Target = []record.Participant{elessar}, []record.Participant{arnor}
	return []record.Act{remark, talks, visit, promise, attack, deny, again, again2}
}

func encounters() []record.Encounter {
	side := func(ps ...record.Participant) []record.Attendee {
		var out []record.Attendee
		for _, p := range ps {
			out = append(out, record.Attendee{Participant: p, Office: "King", Level: "head of state"})
		}
		return out
	}
	told := func(s string) record.Told { return record.Told{Value: s} }
	return []record.Encounter{
		{
			Key: "m1", Lead: source("1", "2025-06-11"), Added: time.Date(2025, 6, 12, 8, 30, 5, 0, time.UTC), Tellings: []record.Telling{{Source: source("1", "2025-06-11")}},
			Meeting: record.Meeting{
				Kind: told("visit"), Stage: told("planned"), Sides: [][]record.Attendee{side(elessar, chief), side(arnor, eomer)}, Date: "2025-06-20", DatePrecision: "day",
				Place:  &record.Place{Name: "Annúminas", Country: "ARN", Admin1: "Evendim", Lat: ptr(54.5), Lon: ptr(-3.0), Precision: "city"},
				Topics: []record.Topic{{Passage: record.Passage{Text: "the road through the Gap of Rohan, the border\nand a great deal of other matters that make this line long"}}},
			},
		},
		{Key: "m2", Lead: source("2", ""), Meeting: record.Meeting{Kind: told("call"), Stage: told("cancelled"), Sides: [][]record.Attendee{side(orcs)}, Date: "2025-06-21"}},
		{Key: "m3", Lead: source("3", ""), Meeting: record.Meeting{Kind: told("meeting"), Stage: told("took place"), Date: "2025-06"}},
	}
}

// TestGolden writes every layout of text and compares it with testdata/exports.txtar; go test -update writes that anew.
func TestGolden(t *testing.T) {
	o := Options{Ontology: ontology(t), Version: "v1"}
	file := filepath.Join("testdata", "exports.txtar")
	got := &txtar.Archive{Comment: []byte("What the acts and meetings of golden_test.go look like in each layout, and behind it the count.\n")}
	for _, l := range Layouts() {
		var b bytes.Buffer
		var n Count
		switch {
		case l.Name == "parquet" || l.Of == "reports":
			continue
		case l.Of == "meetings":
			n = filled(t, Meetings(&b, o), encounters())
		default:
			n = write(t, &b, l.Name, o)
		}
		count, err := json.Marshal(n)
		if err != nil {
			t.Fatal(err)
		}
		got.Files = append(got.Files, txtar.File{Name: l.Name, Data: b.Bytes()}, txtar.File{Name: l.Name + ".count", Data: append(count, '\n')})
	}
	// a carriage return stands for itself in no text file
	text := bytes.ReplaceAll(txtar.Format(got), []byte("\r\n"), []byte("␍\n"))
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(text, want) {
		a, b := strings.Split(string(text), "\n"), strings.Split(string(want), "\n")
		for i := range a {
			if i >= len(b) || a[i] != b[i] {
				t.Fatalf("%s:%d:\n%q, want\n%q", file, i+1, a[i], b[min(i, len(b)-1)])
			}
		}
		t.Fatalf("%s is longer", file)
	}
}

// write writes the acts in a layout.
func write(t testing.TB, b *bytes.Buffer, format string, o Options) Count {
	t.Helper()
	w, err := Acts(format, b, o)
	if err != nil {
		t.Fatal(err)
	}
	return filled(t, w, acts())
}

// filled writes facts and ends the file.
func filled[T any](t testing.TB, w Writer[T], facts []T) Count {
	t.Helper()
	for i := range facts {
		if err := w.Write(&facts[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return w.Count()
}

// TestWidth checks that each row of a table has the layout's columns.
func TestWidth(t *testing.T) {
	o := Options{Ontology: ontology(t), Version: "v1", All: true}
	for _, l := range Layouts() {
		if l.Columns == nil || l.Name == "csv" || l.Name == "parquet" {
			continue
		}
		var b bytes.Buffer
		n := write(t, &b, l.Name, o)
		rows := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
		if l.Header {
			rows = rows[1:]
		}
		if len(rows) != n.Rows || n.Rows == 0 {
			t.Errorf("%s: %d rows, counted %d", l.Name, len(rows), n.Rows)
		}
		for _, r := range rows {
			if k := strings.Count(r, "\t") + 1; k != len(l.Columns) && !(l.Name == "petrarch" && k == 7) {
				t.Errorf("%s: %d columns, want %d: %q", l.Name, k, len(l.Columns), r)
			}
		}
	}
}

func TestParquet(t *testing.T) {
	o := Options{Ontology: ontology(t), Version: "v1"}
	var b bytes.Buffer
	n := write(t, &b, "parquet", o)
	rows, err := parquet.Read[Tidy](bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	list := acts()
	if len(rows) != len(list) || n.Rows != len(list) {
		t.Fatalf("%d rows", len(rows))
	}
	for i := range rows {
		want := tidy(&list[i], o)
		if a, b := strings.Join(rows[i].fields(), "|"), strings.Join(want.fields(), "|"); a != b {
			t.Errorf("row %d:\n%s, want\n%s", i, a, b)
		}
	}
}

func TestGraphIsXML(t *testing.T) {
	var b bytes.Buffer
	write(t, &b, "graphml", Options{Ontology: ontology(t), All: true})
	var x struct {
		Graph struct {
			Nodes []struct{} `xml:"node"`
			Edges []struct{} `xml:"edge"`
		} `xml:"graph"`
	}
	if err := xml.Unmarshal(b.Bytes(), &x); err != nil || len(x.Graph.Edges) == 0 {
		t.Errorf("%v %+v", err, x)
	}
}

func TestDailyWantsOrder(t *testing.T) {
	w, err := Acts("phoenix-daily", &bytes.Buffer{}, Options{Ontology: ontology(t)})
	if err != nil {
		t.Fatal(err)
	}
	list := acts()
	if err := w.Write(&list[3]); err != nil {
		t.Fatal(err)
	}
	if err := w.Write(&list[0]); err == nil {
		t.Error("an act out of order is taken")
	}
}

func TestDump(t *testing.T) {
	d := document(t)
	d.Article.Byline = "By Ioreth"
	r := record.Read(d, record.Options{})
	judgement := record.Judgement{ID: "j1", Kind: "event", Fact: r.Events[0].ID, Report: r.ID, Verdict: record.Reject, Author: "pippin", At: time.Date(2025, 6, 12, 1, 2, 3, 4, time.UTC)}
	var b bytes.Buffer
	w := Reports(&b)
	if err := w.Write(NewDumped(d.Article, r, "v1", time.Date(2025, 6, 12, 8, 0, 0, 0, time.UTC), []record.Judgement{judgement})); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if !IsDump(b.Bytes()) || IsDump([]byte(`{"id":"a1"}`)) {
		t.Error("not seen to be a dump")
	}
	b.WriteString("\n{\n{\"dump\":9}\n{\"dump\":1}\n")
	n := 0
	var faults []string
	for x, err := range ReadDump("d.jsonl", &b) {
		if err != nil {
			faults = append(faults, err.Error())
			continue
		}
		n++
		if got := x.Article(); *got != *d.Article {
			t.Errorf("article %+v, want %+v", got, d.Article)
		}
		a, err := json.Marshal(x.Report)
		if err != nil {
			t.Fatal(err)
		}
		if c, _ := json.Marshal(r); !bytes.Equal(a, c) {
			t.Errorf("report\n%s, want\n%s", a, c)
		}
		if len(x.Judgements) != 1 || x.Judgements[0] != judgement || x.Version != "v1" {
			t.Errorf("got %+v", x)
		}
	}
	if n != 1 || len(faults) != 3 || !strings.HasPrefix(faults[0], "d.jsonl:3: ") {
		t.Errorf("%d reports, faults %q", n, faults)
	}
}

func FuzzDump(f *testing.F) {
	f.Add([]byte(`{"dump":1,"report":{"id":"a","text":"x","events":[{"id":"e"}]}}` + "\n"))
	f.Add([]byte("{\"dump\":2}\n\n[]"))
	f.Fuzz(func(t *testing.T, b []byte) {
		for d, err := range ReadDump("f", bytes.NewReader(b)) {
			if err == nil && (d.Report == nil || d.Article() == nil) {
				t.Error("a line without a report")
			}
		}
	})
}

func TestDay(t *testing.T) {
	for _, c := range []struct{ date, published, want string }{
		{"2025-06-10", "2025-07-01", "2025-06-10"},
		{"2025-06", "2025-06-20", "2025-06-20"},
		{"2025-06", "2025-07-20", "2025-06-01"},
		{"2024", "2025-07-20", ""},
		{"2025", "2025-07-20", "2025-07-20"},
		{"", "2025-07-20", "2025-07-20"},
		{"", "", ""},
		{"2025-02-31", "", ""},
	} {
		if got := day(c.date, c.published); got != c.want {
			t.Errorf("%s, %s: %q, want %q", c.date, c.published, got, c.want)
		}
	}
}

func TestFold(t *testing.T) {
	var b bytes.Buffer
	filled(t, Meetings(&b, Options{Version: "v1"}), encounters())
	for l := range strings.SplitSeq(b.String(), "\r\n") {
		if len(l) > 75 || strings.ContainsAny(l, "\r\n") || strings.ToValidUTF8(l, "") != l {
			t.Errorf("line %q", l)
		}
	}
	if b.String() == "" || !strings.Contains(strings.ReplaceAll(b.String(), "\r\n ", ""), `Gap of Rohan\, the border`) {
		t.Error("topics are gone")
	}
}
