package place

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/dateline/dateline/models"
	"github.com/dateline/dateline/rules"
)

// TestTerritories looks every territory of the table up in the gazetteer.
func TestTerritories(t *testing.T) {
	g, err := Open(models.Places())
	if err != nil {
		t.Fatal(err)
	}
	all, err := territories(rules.Files)
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 30 {
		t.Errorf("%d territories", len(all))
	}
	for k := range all {
		code, name, _ := strings.Cut(k, " ")
		from, to := g.find(Key(name))
		found := false
		for i := from; i < to; i++ {
			p := g.at(g.ref(i))
			found = found || p.name == name && g.iso3(p.country) == code
		}
		if !found {
			t.Errorf("the gazetteer has no %q of %q", name, code)
		}
	}
}

func TestViews(t *testing.T) {
	s := builtIn(t)
	for _, c := range []struct{ text, view, want string }{
		{"They met in Taiwan.", "iso", "Taiwan=Taiwan TWN country TWN/CHN"},
		{"They met in Taiwan.", "un", "Taiwan=Taiwan, Province of China CHN country TWN/CHN"},
		{"They met in Western Sahara.", "us", "Western Sahara=Western Sahara MAR country ESH/MAR"},
		{"They met in the Golan Heights.", "un", "Golan Heights=Golan Heights SYR region SYR/ISR"},
		{"They met in the Golan Heights.", "us", "Golan Heights=Golan Heights ISR region SYR/ISR"},
		{"They met in the Golan Heights.", "iso", "Golan Heights=Golan Heights SYR region SYR/ISR"},
		{"They met in the West Bank.", "iso", "West Bank=West Bank PSE region PSE/ISR"},
		{"They met in Ariel, West Bank, Palestine.", "iso", "Ariel=Ariel PSE city PSE/ISR; West Bank=West Bank PSE region PSE/ISR; Palestine=Palestine PSE country "},
		{"They met in Gaza.", "iso", "Gaza=Gaza Strip PSE province PSE/ISR"},
		{"They met in Ramallah.", "control", "Ramallah=Ramallah  city PSE/ISR"},
		{"They met in Pristina, Kosovo.", "none", "Pristina=Pristina  city KOS/SRB; Kosovo=Kosovo  country KOS/SRB"},
		{"They met in the Paracel Islands.", "control", "Paracel Islands=Paracel Islands CHN region CHN/VNM/TWN"},
		{"They met in Paris.", "none", "Paris=Paris FRA city "},
	} {
		v, err := s.View(c.view)
		if err != nil {
			t.Fatal(err)
		}
		d := document(c.text)
		if err := v.Annotate(d); err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, p := range d.Places {
			out = append(out, d.Words(p.Span)+"="+p.Name+" "+p.Country+" "+p.Precision+" "+p.Disputed)
		}
		if got := strings.Join(out, "; "); got != c.want {
			t.Errorf("%s %s\n\tgot  %s\n\twant %s", c.text, c.view, got, c.want)
		}
	}
}

func TestTerritoryErrors(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"territory  Mordor\nin  Mordor\nclaimants  GON", "rules/places/d.txt:2: \"Mordor\" is no code and name"},
		{"territory  Mordor\nin  - Mordor\nclaimants  Gondor", "rules/places/d.txt:3: \"Gondor\" is no alpha-3 code"},
		{"territory  Mordor\nin  - Mordor", "rules/places/d.txt:1: a territory needs in and claimants"},
		{"territory  Mordor\nin  - Mordor\nclaimants  GON\neu  GON", "rules/places/d.txt:4: unknown key \"eu\""},
		{"territory  A\nin  - M\nclaimants  GON\n\nterritory  B\nin  - M\nclaimants  GON", "rules/places/d.txt:5: \" M\" stands twice"},
	} {
		_, err := territories(fstest.MapFS{"places/d.txt": {Data: []byte(c.text)}})
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%q: %v, want %s", c.text, err, c.want)
		}
	}
}

func FuzzTerritories(f *testing.F) {
	f.Add("territory  Mordor\nin  - Mordor; GON Ithilien\nclaimants  GON/ROH\nun  GON Mordor\ncontrol  -\n")
	f.Fuzz(func(t *testing.T, text string) {
		all, err := territories(fstest.MapFS{"places/d.txt": {Data: []byte(text)}})
		if err != nil {
			return
		}
		for k, d := range all {
			if d.claimants == "" || k == "" {
				t.Fatalf("%q: %q without claimants", text, k)
			}
		}
	})
}
