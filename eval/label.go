package eval

import (
	"cmp"
	"slices"
)

// A LabelScore is how far labels agree, one for each text. A text without a label has the label "".
type LabelScore struct {
	Texts      int          `json:"texts"`
	Accuracy   float64      `json:"accuracy"` // share of texts with the gold's label
	Micro      Figures      `json:"micro"`    // over all labels together; texts without one cost recall only
	MacroF1    float64      `json:"macro_f1"` // mean F1 over the labels that the gold has
	WeightedF1 float64      `json:"weighted_f1"`
	Labels     []LabelCount `json:"labels"`
}

// A LabelCount is the score of one label.
type LabelCount struct {
	Label string `json:"label"`
	Gold  int    `json:"gold"`
	Given int    `json:"given"`
	Right int    `json:"right"`
	Figures
}

// ScoreLabels compares labels text by text; both lists have the same length.
func ScoreLabels(gold, given []string) *LabelScore {
	s := &LabelScore{Texts: len(gold)}
	at := map[string]*LabelCount{}
	of := func(l string) *LabelCount {
		if at[l] == nil {
			at[l] = &LabelCount{Label: l}
		}
		return at[l]
	}
	right, labelled := 0, 0
	for i := range gold {
		of(gold[i]).Gold++
		if given[i] != "" {
			labelled++
			of(given[i]).Given++
		}
		if given[i] == gold[i] {
			right++
			of(gold[i]).Right++
		}
	}
	for _, c := range at {
		c.Figures = figures(c.Right, c.Given, c.Right, c.Gold)
		s.Labels = append(s.Labels, *c)
	}
	slices.SortFunc(s.Labels, func(a, b LabelCount) int { return cmp.Compare(a.Label, b.Label) })
	labels := 0
	for _, c := range s.Labels {
		if c.Gold > 0 {
			labels++
			s.MacroF1 += c.F1
			s.WeightedF1 += c.F1 * float64(c.Gold)
		}
	}
	s.Accuracy = round4(share(right, len(gold)))
	s.Micro = figures(right, labelled, right, len(gold))
	if labels > 0 {
		s.MacroF1 = round4(s.MacroF1 / float64(labels))
		s.WeightedF1 = round4(s.WeightedF1 / float64(len(gold)))
	}
	return s
}
