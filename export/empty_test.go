package export

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline/record"
)

// TestEmpty checks that the columns that a manifest calls empty are there, and are empty.
func TestEmpty(t *testing.T) {
	o := Options{Ontology: ontology(t), Version: "v1", Report: whole}
	for _, l := range Layouts() {
		if len(l.Empty()) == 0 {
			continue
		}
		var b bytes.Buffer
		write(t, &b, l.Name, o)
		for _, e := range l.Empty() {
			for _, name := range e.Columns {
				i := slices.IndexFunc(l.Columns, func(c Column) bool { return c.Name == name })
				if i < 0 || e.Why == "" {
					t.Errorf("%s: no column %s, or no reason: %q", l.Name, name, e.Why)
					continue
				}
				for n, line := range strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n") {
					if v := strings.Split(line, "\t")[i]; v != "" && !(n == 0 && l.Header) {
						t.Errorf("%s:%d: %s is %q", l.Name, n+1, name, v)
					}
				}
			}
		}
	}
}

// whole is the report of every act.
func whole(id string) (*record.Report, error) {
	return &record.Report{
		ID: id, Text: "Elessar met Éomer.", Language: "en",
		Actors: []record.Actor{
			{ID: "person/elessar", Name: "Elessar", Kind: "person", Offices: []record.Office{
				{Title: "Chieftain", Of: "Arnor", Code: "ARNGOV", Former: true}, {Title: "Chairperson", Of: "the Dúnedain", Code: "IGODUN"}, {Title: "King of Gondor", Of: "Gondor", Code: "GONGOV"},
			}},
			{ID: "state/ARN", Name: "Arnor", Kind: "state"},
			{ID: "org/company", Name: "Grey; Company", Kind: "organisation"},
			{ID: "person/eomer", Name: "Éomer", Kind: "person", Offices: []record.Office{{Title: "Marshal", Code: "ROHMIL", Former: true}}},
		},
		Places: []record.Place{{Name: "Bree"}, {Name: "Gondor", Kind: "adjective"}, {Name: "Bree"}, {Name: "Edoras"}},
	}, nil
}

// TestStory fills the columns that tell of the whole report.
func TestStory(t *testing.T) {
	l, _ := Find("polecat")
	var b bytes.Buffer
	write(t, &b, "polecat", Options{Ontology: ontology(t), Version: "v1", Report: whole})
	titles := map[string]string{}
	for i, line := range strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n") {
		row := map[string]string{}
		for k, v := range strings.Split(line, "\t") {
			row[l.Columns[k].Name] = v
		}
		if i == 0 {
			continue
		}
		if row["Story People"] != "Elessar;Éomer" || row["Story Organizations"] != "Grey, Company" || row["Story Locations"] != "Bree;Edoras" || row["Language"] != "en" {
			t.Errorf("line %d: %q", i+1, line)
		}
		titles[row["Actor Name"]+" "+row["Actor Country"]] = row["Actor Title"]
	}
	for who, want := range map[string]string{"Elessar GON": "King of Gondor", "Elessar IGO": "Chairperson of the Dúnedain", "Arnor ARN": "", "None MOR": ""} {
		if got, ok := titles[who]; !ok || got != want {
			t.Errorf("%s: %q, want %q of %q", who, got, want, titles)
		}
	}
	b.Reset()
	write(t, &b, "gdelt2-mentions", Options{Ontology: ontology(t), Version: "v1", Report: whole})
	for line := range strings.Lines(b.String()) {
		if v := strings.Split(line, "\t")[12]; v != "18" {
			t.Errorf("MentionDocLen is %q", v)
		}
	}
}
