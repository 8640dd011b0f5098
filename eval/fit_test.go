package eval

import (
	"fmt"
	"testing"
)

// TestFitScore fits reports in which events with the sign "bad" are wrong and the others right.
func TestFitScore(t *testing.T) {
	var gold []NewsDoc
	var coded []Coded
	for i := range 20 {
		id := fmt.Sprint(i)
		g := NewsEvent{Plover: "CONSULT", Votes: 2, NewsReading: NewsReading{Source: []NewsActor{{Code: "GON:GOV"}}}}
		gold = append(gold, NewsDoc{ID: id, Sentences: []NewsSentence{{Range: Range{0, 10}}, {N: 1, Range: Range{10, 20}}}, Events: []NewsEvent{g}})
		good := CodedEvent{Plover: CodedPlover{Category: "CONSULT"}, Source: []CodedActor{{Country: "GON", Code: "GON", Place: "GON"}}, Trigger: Range{1, 3}, Signs: []string{"event"}}
		bad := good
		bad.Trigger, bad.Signs = Range{11, 13}, []string{"event", "bad"}
		coded = append(coded, Coded{ID: id, Events: []CodedEvent{good, bad}})
	}
	f := FitScore(gold, coded)
	if f.Events != 40 || f.Right != 20 {
		t.Fatalf("events %d, right %d; want 40, 20", f.Events, f.Right)
	}
	weight := map[string]float64{}
	for _, w := range f.Weights {
		weight[w.Sign] = w.Weight
	}
	if weight["event"] < 1 || weight["bad"] > -2 {
		t.Errorf("weights %v: want event over 1, bad under -2", weight)
	}
	if f.Brier >= f.Baseline/2 {
		t.Errorf("squared error %.3f is not under half of %.3f", f.Brier, f.Baseline)
	}
}
