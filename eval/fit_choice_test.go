package eval

import (
	"fmt"
	"testing"
)

// TestFitChoice fits reports in which the candidate with the sign "good" fills the slot.
func TestFitChoice(t *testing.T) {
	var gold []NewsDoc
	var coded []Coded
	for i := range 20 {
		id := fmt.Sprint(i)
		g := NewsEvent{Plover: "ASSAULT", Votes: 2, NewsReading: NewsReading{Source: []NewsActor{{Code: "MOR:MIL"}}}}
		gold = append(gold, NewsDoc{ID: id, Sentences: []NewsSentence{{Range: Range{0, 10}}}, Events: []NewsEvent{g}})
		e := CodedEvent{Plover: CodedPlover{Category: "ASSAULT"}, Trigger: Range{1, 3}, Choices: []CodedChoice{{Slot: "source", Candidates: []CodedCandidate{
			{Actors: []CodedActor{{Country: "GON", Code: "GON"}}, Signs: []string{"near"}},
			{Actors: []CodedActor{{Country: "MOR", Code: "MOR"}}, Signs: []string{"near", "good"}},
		}}}}
		coded = append(coded, Coded{ID: id, Events: []CodedEvent{e}})
	}
	f := FitChoice(gold, coded)
	if f.Choices != 20 || f.Filled != 20 {
		t.Fatalf("choices %d, filled %d; want 20, 20", f.Choices, f.Filled)
	}
	weight := map[string]float64{}
	for _, w := range f.Weights {
		weight[w.Sign] = w.Weight
	}
	if weight["good"] < 1 || weight["good"] < weight["near"]+1 {
		t.Errorf("weights %v: want good well over near", weight)
	}
	if l := f.Levels[0]; l.Right != 20 || l.Wrong != 0 {
		t.Errorf("left out: right %d, wrong %d; want 20, 0", l.Right, l.Wrong)
	}
}
