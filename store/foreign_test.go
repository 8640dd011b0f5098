package store

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/dateline/dateline/record"
)

func TestCoded(t *testing.T) {
	ctx := context.Background()
	s, err := Open(filepath.Join(t.TempDir(), "r.db"), Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if list, err := s.Coders(ctx); err != nil || len(list) != 0 {
		t.Errorf("%v, %v", list, err)
	}
	gondor, arnor := record.Side{Code: "GON", Country: "GON", Place: "GON"}, record.Side{Code: "ARN", Country: "ARN", Place: "ARN"}
	list := []record.Coded{
		{Coder: "palantir", ID: "2", Date: "2025-06-11", CAMEO: "051", Category: "SUPPORT", Source: gondor, Target: arnor},
		{Coder: "palantir", ID: "1", Date: "2025-06-10", CAMEO: "190", Category: "ASSAULT", Source: arnor, Target: gondor, Contexts: []string{"military"}},
		{Coder: "raven", ID: "1", Date: "2025-06-10", CAMEO: "190", Source: arnor},
	}
	for _, want := range []int{3, 0} {
		if n, err := s.PutCoded(ctx, list); err != nil || n != want {
			t.Errorf("added %d, %v; want %d", n, err, want)
		}
	}
	coders, err := s.Coders(ctx)
	if err != nil || len(coders) != 2 || coders[0] != (Coder{"palantir", 2, "2025-06-10", "2025-06-11"}) {
		t.Errorf("%+v, %v", coders, err)
	}
	for _, c := range []struct {
		line string
		want string
	}{{"", "12"}, {"from:2025-06-11", "2"}, {"source:ARN", "1"}, {"actor:GON with:ARN category:SUPPORT", "2"}, {"actor:ROH", ""}} {
		f, err := record.ParseSearch(c.line)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if err := s.EachCoded(ctx, "palantir", f, func(e *record.Coded) error { got += e.ID; return nil }); err != nil || got != c.want {
			t.Errorf("%q: %q, %v; want %q", c.line, got, err, c.want)
		}
	}
	if err := s.EachCoded(ctx, "palantir", record.Filter{Text: "road"}, func(*record.Coded) error { return nil }); err == nil {
		t.Error("a text is looked for")
	}
	if _, err := s.PutCoded(ctx, []record.Coded{{Coder: "palantir"}}); err == nil {
		t.Error("an event without a day is taken")
	}
	if n, err := s.DropCoded(ctx, "palantir"); err != nil || n != 2 {
		t.Errorf("dropped %d, %v", n, err)
	}
}
