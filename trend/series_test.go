package trend

import (
	"reflect"
	"testing"

	"github.com/dateline/dateline/record"
)

func TestRoll(t *testing.T) {
	days := []record.Day{
		{Date: "2025-06-08", A: "ARN", B: "GON", Quads: [4]int{2, 1, 0, 0}, Goldstein: 9, Acts: 3}, // a Sunday
		{Date: "2025-06-09", A: "ARN", B: "GON", Quads: [4]int{0, 0, 1, 0}, Goldstein: -2, Acts: 1},
		{Date: "2025-06-09", A: "GON", B: "MOR", Quads: [4]int{0, 0, 0, 4}, Goldstein: -40, Acts: 4},
		{Date: "2024-12-30", A: "GON", Quads: [4]int{0, 0, 1, 0}, Goldstein: -2, Acts: 1},
		{Date: "2025-06", A: "ARN", B: "GON", Quads: [4]int{9, 0, 0, 0}, Acts: 9}, // no whole day
	}
	got, err := Dyads(days, Weekly)
	if err != nil {
		t.Fatal(err)
	}
	want := []Series{
		{"ARN", "GON", []Point{
			{"2025-W23", "2025-06-02", "2025-06-08", 3, 3, 0, [4]int{2, 1, 0, 0}, 9, 1},
			{"2025-W24", "2025-06-09", "2025-06-15", 1, 0, 1, [4]int{0, 0, 1, 0}, -2, -1},
		}},
		{"GON", "", []Point{{"2025-W01", "2024-12-30", "2025-01-05", 1, 0, 1, [4]int{0, 0, 1, 0}, -2, -1}}},
		{"GON", "MOR", []Point{{"2025-W24", "2025-06-09", "2025-06-15", 4, 0, 4, [4]int{0, 0, 0, 4}, -40, -1}}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("weeks of dyads:\n%+v, want\n%+v", got, want)
	}
	got, err = Countries(days, Monthly)
	if err != nil {
		t.Fatal(err)
	}
	want = []Series{
		{"ARN", "", []Point{{"2025-06", "2025-06-01", "2025-06-30", 4, 3, 1, [4]int{2, 1, 1, 0}, 7, 0.5}}},
		{"GON", "", []Point{
			{"2024-12", "2024-12-01", "2024-12-31", 1, 0, 1, [4]int{0, 0, 1, 0}, -2, -1},
			{"2025-06", "2025-06-01", "2025-06-30", 8, 3, 5, [4]int{2, 1, 1, 4}, -33, -0.25},
		}},
		{"MOR", "", []Point{{"2025-06", "2025-06-01", "2025-06-30", 4, 0, 4, [4]int{0, 0, 0, 4}, -40, -1}}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("months of countries:\n%+v, want\n%+v", got, want)
	}
	if got, _ = Dyads(days[1:2], Daily); got[0].Points[0].Period != "2025-06-09" || got[0].Points[0].To != "2025-06-09" {
		t.Errorf("days: %+v", got)
	}
	if _, err := Dyads(days, "year"); err == nil {
		t.Error("year: no error")
	}
}
