package ud

import (
	"errors"
	"strings"
	"testing"
)

const gold = `# newdoc id = a
1	Gondor	Gondor	PROPN	NNP	Number=Sing	4	nsubj	_	_
2-3	didn't	_	_	_	_	_	_	_	_
2	did	do	AUX	VBD	VerbForm=Fin	4	aux	_	_
3	n't	not	PART	RB	Polarity=Neg|NumForm=Word	4	advmod	_	_
4	yield	yield	VERB	VB	VerbForm=Inf	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

1	Rohan	Rohan	PROPN	NNP	Number=Sing	2	nsubj	_	_
2	came	_	VERB	VBD	VerbForm=Fin	0	root	_	_

`

func TestEvaluate(t *testing.T) {
	s, err := Evaluate(strings.NewReader(gold), strings.NewReader(gold))
	if err != nil || s.Tokens.F1() != 1 || s.Sentences.F1() != 1 || s.Words.Correct != 7 || s.LAS.F1() != 1 || s.Lemmas.F1() != 1 {
		t.Errorf("gold against itself: %+v %v", s, err)
	}
	for _, tt := range []struct {
		name, old, new string
		score          func(Scores) Score
		correct        int
	}{
		{"subtype", "2\tnsubj", "2\tnsubj:outer", func(s Scores) Score { return s.LAS }, 7},
		{"relation", "4\taux", "4\tdep", func(s Scores) Score { return s.LAS }, 6},
		{"relation does not touch heads", "4\taux", "4\tdep", func(s Scores) Score { return s.UAS }, 7},
		{"tag", "AUX", "VERB", func(s Scores) Score { return s.UPOS }, 6},
		{"feature of English only", "|NumForm=Word", "", func(s Scores) Score { return s.UFeats }, 7},
		{"lemma that gold lacks", "came\t_", "came\tcome", func(s Scores) Score { return s.Lemmas }, 7},
		{
			"one sentence for two", "\n\n1\tRohan\tRohan\tPROPN\tNNP\tNumber=Sing\t2\tnsubj\t_\t_\n2\tcame\t_\tVERB\tVBD\tVerbForm=Fin\t0",
			"\n6\tRohan\tRohan\tPROPN\tNNP\tNumber=Sing\t7\tnsubj\t_\t_\n7\tcame\t_\tVERB\tVBD\tVerbForm=Fin\t4", func(s Scores) Score { return s.UAS }, 6,
		},
		{
			"words apart", "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n2\tdid\tdo\tAUX\tVBD\tVerbForm=Fin\t4\taux\t_\t_",
			"2\tdid\tdo\tAUX\tVBD\tVerbForm=Fin\t4\taux\t_\tSpaceAfter=No", func(s Scores) Score { return s.Words }, 7,
		},
	} {
		system := strings.Replace(gold, tt.old, tt.new, 1)
		if system == gold {
			t.Fatalf("%s: nothing changed", tt.name)
		}
		s, err := Evaluate(strings.NewReader(gold), strings.NewReader(system))
		if got := tt.score(s).Correct; err != nil || got != tt.correct {
			t.Errorf("%s: %d right, want %d (%v)", tt.name, got, tt.correct, err)
		}
	}
	if _, err := Evaluate(strings.NewReader(gold), strings.NewReader(strings.Replace(gold, "Rohan", "Rohirrim", 1))); !errors.Is(err, ErrText) {
		t.Errorf("other text: %v", err)
	}
}

func FuzzEvaluate(f *testing.F) {
	f.Add(gold, gold)
	f.Add(gold, strings.ReplaceAll(gold, "2-3\tdidn't", "2-4\tdidn'tyield"))
	f.Fuzz(func(t *testing.T, a, b string) { Evaluate(strings.NewReader(a), strings.NewReader(b)) })
}
