package eval

import (
	"math"
	"testing"

	"github.com/dateline/dateline/record"
)

func act(day, source, target, category string) record.Coded {
	return record.Coded{Date: day, Source: record.Side{Place: source}, Target: record.Side{Place: target}, Category: category, Quad: map[string]int{"CONSULT": 1, "AID": 2, "ACCUSE": 3, "ASSAULT": 4}[category]}
}

func TestAgree(t *testing.T) {
	a := []record.Coded{
		act("2025-06-01", "GON", "ARN", "CONSULT"),
		act("2025-06-01", "GON", "ARN", "CONSULT"), // told twice: one cell
		act("2025-06-02", "ROH", "MOR", "ASSAULT"),
		act("2025-06-03", "ROH", "GON", "AID"),
		act("2025-06-05", "GON", "MOR", "ACCUSE"),
		act("2025-06-05", "GON", "", "ACCUSE"),
		act("2025-05-01", "GON", "MOR", "ACCUSE"), // B does not cover it
	}
	b := []record.Coded{
		act("2025-06-01", "GON", "ARN", "CONSULT"),
		act("2025-06-03", "ROH", "MOR", "ASSAULT"),
		act("2025-06-03", "ROH", "GON", "CONSULT"),
		act("2025-06-05", "MOR", "GON", "ACCUSE"),
	}
	g := Agree(a, b, AgreeOptions{Examples: 5})
	if g.From != "2025-06-01" || g.To != "2025-06-05" || g.A != 4 || g.B != 4 || g.Both != 1 {
		t.Errorf("%+v", g)
	}
	if g.Dyads != (Share{4, 4, 3}) || g.Days != (Share{4, 4, 2}) || g.Paired != 2 || g.Same != 1 {
		t.Errorf("dyads %v, days %v, paired %d, same %d", g.Dyads, g.Days, g.Paired, g.Same)
	}
	if g.Kappa != 0 { // one of two is the same, and by chance one of two would be: CONSULT 1/2 * 1
		t.Errorf("kappa %g, want 0", g.Kappa)
	}
	if len(g.Confusion) != 1 || g.Confusion[0] != (Mixed{"AID", "CONSULT", 1}) {
		t.Errorf("confusion %v", g.Confusion)
	}
	if len(g.Alike) != 1 || len(g.Unlike) != 1 || len(g.OnlyA) != 2 || len(g.OnlyB) != 2 {
		t.Errorf("examples %d %d %d %d", len(g.Alike), len(g.Unlike), len(g.OnlyA), len(g.OnlyB))
	}
	if g := Agree(a, b, AgreeOptions{Slack: 1, Mutual: true}); g.Both != 3 {
		t.Errorf("with slack %d are in both", g.Both)
	}
	if g := Agree(a, b, AgreeOptions{By: "quad"}); g.Both != 1 || g.Kinds[0].Kind == "" {
		t.Errorf("quads: %+v", g)
	}
	if g := Agree(a, nil, AgreeOptions{}); g.Both != 0 || !math.IsNaN(g.Kappa) || g.From != "" {
		t.Errorf("nothing: %+v", g)
	}
	same := Agree(b, b, AgreeOptions{})
	if same.Both != 4 || same.Kappa != 1 || same.Dyads.OfA() != 1 {
		t.Errorf("with itself: %+v", same)
	}
}
