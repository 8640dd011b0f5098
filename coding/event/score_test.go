package event

import "testing"

func TestOdds(t *testing.T) {
	plain := odds([]string{"event"})
	for _, sign := range []string{"no source", "no target", "no country", "not real", "doubtful rule"} {
		if p := odds([]string{"event", sign}); p >= plain || p <= 0 {
			t.Errorf("%s: %.2f is not under %.2f", sign, p, plain)
		}
	}
	if plain < 0.5 || plain >= 1 {
		t.Errorf("an event without further signs has %.2f", plain)
	}
}
