package event

import (
	"testing"
	"time"

	"github.com/dateline/dateline"
)

// TestOffices checks that a report without a date tells by a title which of several offices somebody holds; one with a date has them from its day.
func TestOffices(t *testing.T) {
	office := func(code string) dateline.Office { return dateline.Office{Code: code} }
	d := &dateline.Document{
		Actors:   []dateline.Actor{{Kind: "person", Offices: []dateline.Office{office("GONGOV"), office("GONMIL")}}},
		Mentions: []dateline.Mention{{Span: dateline.Span{Start: 0, End: 1}, Actors: []int{0}, Office: 1}, {Span: dateline.Span{Start: 1, End: 2}, Actors: []int{0}, Office: -1}},
	}
	for _, tt := range []struct {
		name string
		day  time.Time
		want int
	}{
		{"no date", time.Time{}, 1},
		{"dated", time.Date(2025, 3, 1, 0, 0, 0, 0, time.UTC), 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d.Article = &dateline.Article{Published: tt.day}
			x := &tree{Document: d}
			x.index()
			if got := x.hats(0, &d.Mentions[1]); len(got) != tt.want || got[len(got)-1].Code != "GONMIL" {
				t.Errorf("got %+v, want %d", got, tt.want)
			}
		})
	}
}
