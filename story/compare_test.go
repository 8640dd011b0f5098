package story

import (
	"reflect"
	"testing"

	"github.com/dateline/dateline/record"
)

func TestCompare(t *testing.T) {
	const (
		one   = "Gondor lit the seven beacons between Minas Tirith and the border of Rohan on Sunday night."
		two   = "Twelve riders of Rohan were killed in a fight at the fords of the Isen, a captain said."
		three = "The steward thanked Rohan for its help and promised to send grain before the winter comes."
		four  = "Merchants in Dol Amroth closed their shops and shipped their wares to the islands in the south."
		five  = "In Edoras the king held a council of war with his marshals that lasted until the morning came."
	)
	for _, tt := range []struct {
		name, earlier, later, kind string
		changes                    []record.Change
	}{
		{"same under another line", "MINAS TIRITH, March 7 (Beacon Wire) - " + one + " " + two, "MINAS TIRITH - " + one + "\n\n" + two, record.Same, nil},
		{"a word of no weight", one + " " + two + " " + three, one + " " + two + " The steward then thanked Rohan for its help and promised to send grain before the winter comes.", record.Copy, []record.Change{
			{Was: three, Is: "The steward then thanked Rohan for its help and promised to send grain before the winter comes."},
		}},
		{"a number", one + " " + two + " " + three, one + " Fourteen riders of Rohan were killed in a fight at the fords of the Isen, a captain said. " + three, record.Corrected, []record.Change{
			{Was: two, Is: "Fourteen riders of Rohan were killed in a fight at the fords of the Isen, a captain said."},
		}},
		{"a name", one + " " + two + " " + three, one + " Twelve riders of Arnor were killed in a fight at the fords of the Isen, a captain said. " + three, record.Corrected, []record.Change{
			{Was: two, Is: "Twelve riders of Arnor were killed in a fight at the fords of the Isen, a captain said."},
		}},
		{"more to it", one + " " + two, one + " " + two + " " + three + " " + four, record.Longer, nil},
		{"cut", one + " " + two + " " + three + " " + four, one + " " + two, record.Shorter, nil},
		{"a passage", one + " " + two + " " + three, four + " " + five + " " + two, record.Excerpt, nil},
		{"nothing", one + " " + two, four + " " + five, "", nil},
		{"empty", "", one, "", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			k, ok := Compare(&record.Report{ID: "b", Text: tt.later}, &record.Report{ID: "a", Text: tt.earlier})
			if ok != (tt.kind != "") || ok && k.Kind != tt.kind {
				t.Fatalf("got %q %v, want %q", k.Kind, ok, tt.kind)
			}
			if tt.changes == nil {
				tt.changes = []record.Change{}
			}
			if !reflect.DeepEqual(k.Changes, tt.changes) {
				t.Errorf("changes %+v, want %+v", k.Changes, tt.changes)
			}
		})
	}
}

func TestOverlap(t *testing.T) {
	m, err := NewMaker()
	if err != nil {
		t.Fatal(err)
	}
	var short, long string
	for i := range 60 {
		short += " beacon" + string(rune('a'+i%26)) + string(rune('a'+i/26))
	}
	for i := range 600 {
		long += " ford" + string(rune('a'+i%26)) + string(rune('a'+i/26))
	}
	a := m.Brief(&record.Report{Text: short}).Sketch
	b := m.Brief(&record.Report{Text: long}).Sketch
	both := m.Brief(&record.Report{Text: long[:2000] + short + long[2000:]}).Sketch
	if x := overlap(a, both); x < 0.6 {
		t.Errorf("a text in ten times its length: %.2f", x)
	}
	if x := overlap(a, b); x != 0 {
		t.Errorf("nothing in common: %.2f", x)
	}
	if x := overlap(a, a); x != 1 {
		t.Errorf("the same: %.2f", x)
	}
}

func TestWords(t *testing.T) {
	got := split("The U.S. envoy Éomer's 1,200 riders—twelve-hour ride at 5 a.m.")
	want := []string{"the", "us", "envoy", "eomer", "1", "200", "riders", "twelve", "hour", "ride", "at", "5", "am"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for _, tt := range [][2]string{{"stopped", "stop"}, {"killing", "kill"}, {"countries", "country"}, {"signed", "sign"}, {"signs", "sign"}, {"crisis", "crisis"}, {"passes", "pass"}, {"denied", "deny"}} {
		if got := stem(tt[0]); got != tt[1] {
			t.Errorf("stem %s: %s, want %s", tt[0], got, tt[1])
		}
	}
	for text, want := range map[string]string{
		"3 a b\nx c\n":                    `2: "x" is no weight from 0 to 9`,
		"= beacon\n":                      "1: = needs two words",
		"= beacon fire\n= signal fires\n": `2: "fires" counts as "beacon" and as "signal"`,
	} {
		if _, err := readWords(text); err == nil || err.Error() != want {
			t.Errorf("%q: got %v, want %s", text, err, want)
		}
	}
	m, err := readWords("= beacon fire signal\n")
	if err != nil {
		t.Fatal(err)
	}
	if got := m.base("fires"); got != stem("beacon") {
		t.Errorf("fires counts as %q", got)
	}
}
