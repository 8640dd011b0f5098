package actor_test

import (
	"strings"
	"testing"

	"github.com/dateline/dateline/coding/actor"
	"github.com/dateline/dateline/rules"
)

// The actor files that the program ships pass their own check.
func TestCheckRules(t *testing.T) {
	stanzas, err := rules.ParseDir(rules.Files, "actors", ".txt")
	if err != nil {
		t.Fatal(err)
	}
	o, err := rules.LoadOntology()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range actor.Check(o, stanzas) {
		t.Error(e)
	}
	if len(stanzas) < 1000 {
		t.Errorf("only %d stanzas", len(stanzas))
	}
}

func TestCheck(t *testing.T) {
	o, err := rules.LoadOntology()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, text, want string }{
		{"good", "state Finland\niso FIN\nadj Finnish\n\nperson Ilta Valo\noffice President of Finland | FINGOV | GOV | [2001-02 - 2003]\noffice President of Finland | FINGOV | GOV | [2004 -]\n", ""},
		{"iso", "state Gondor\niso GON\n", `f.txt:2: unknown country "GON"`},
		{"key", "state Finland\niso FIN\ncolour blue\n", `f.txt:3: a state has no "colour"`},
		{"kind", "planet Mars\n", `f.txt:1: unknown kind "planet"`},
		{"twice", "state Finland\niso FIN\nnames Suomi\n\nstate Sweden\niso SWE\nnames Suomi\n", `f.txt:7: "Suomi" names Finland as well`},
		{"date", "state Finland\niso FIN\nnames Suomi [2001-13 -]\n", `f.txt:3: bad date "2001-13"`},
		{"order", "state Finland\niso FIN\nnames Suomi [2002 - 2001]\n", `f.txt:3: ends before it begins`},
		{"overlap", "person A B\noffice President of X | FINGOV | GOV | [2001 - 2005]\noffice President of X | FINGOV | GOV | [2004 -]\n", `f.txt:3: President of X: the term of A B overlaps that of A B at f.txt:2`},
		{"sector", "org A\nid org/a\ncode FIN\nsector XXX\n", `f.txt:4: unknown sector "XXX"`},
		{"code", "org A\nid org/a\ncode FINgov\nsector GOV\n", `f.txt:3: code "FINgov" is not groups of three capitals`},
		{"part", "org A\nid org/a\ncode FIN\nsector GOV\npart-of org/b\n", `f.txt:5: unknown org/b`},
		{"id", "org A\nid org/a\ncode FIN\nsector GOV\n\norg B\nid org/a\ncode FIN\nsector GOV\n", `f.txt:6: org/a stands twice, at f.txt:1 as well`},
		{"office", "person A B\noffice President of X | FINGOV\n", `f.txt:2: want title | code | sector`},
		{"gender", "person A B\ngender x\n", `f.txt:2: gender is m or f`},
		{"role", "role a\nwords a; b\ncode GOV\nsector GOV\nkind thing\n", `f.txt:5: kind is person, group or body`},
		{"two at once", "state Finland\niso FIN\n\nperson A B\noffice President of Finland | FINGOV | GOV | [2001 - 2005]\n\nperson C D\noffice President of Finland | FINGOV | GOV | [2004 -]\n", `f.txt:8: President of Finland: the term of C D overlaps that of A B at f.txt:5`},
		{"contested", "state Finland\niso FIN\n\nperson A B\noffice President of Finland | FINGOV | GOV | [2001 - 2005]\n\nperson C D\noffice President of Finland | FINGOV | GOV | [2004 -] | contested\n", ""},
		{"handover", "state Finland\niso FIN\n\nperson A B\noffice President of Finland | FINGOV | GOV | [2001 - 2005-03]\n\nperson C D\noffice President of Finland | FINGOV | GOV | [2005-03 -]\n", ""},
		{"many senators", "state Finland\niso FIN\n\nperson A B\noffice Senator of Finland | FINLEG | LEG | [2001 - 2005-03]\n\nperson C D\noffice Senator of Finland | FINLEG | LEG | [2003 -]\n", ""},
		{"no term", "person A B\noffice President of Finland | FINGOV | GOV |\n", "f.txt:2: President of Finland has no term"},
		{"no body", "person A B\noffice Secretary General of the Elves | IGOELF | IGO | [2001 -]\n", `f.txt:2: no state or organisation is named in "Secretary General of the Elves"`},
		{"body with of", "org Union of Elves\nid org/elves\ncode IGOELF\nsector IGO\n\nperson A B\noffice Secretary General of the Union of Elves | IGOELF | IGO | [2001 -]\n", ""},
		{"ambiguous", "org A\nid org/a\ncode FIN\nsector GOV\nnames C\n\norg B\nid org/b\ncode FIN\nsector GOV\nnames c\n", `f.txt:11: "c" names A as well`},
		{"in turn", "org A\nid org/a\ncode FIN\nsector GOV\nnames C [- 2001]\n\norg B\nid org/b\ncode FIN\nsector GOV\nnames c [2002 -]\n", ""},
		{"dated code", "org A\nid org/a\ncode FINREB [- 2001]; FINGOV [2002 -]\nsector REB [- 2001]; GOV [2002 -]\n", ""},
		{"dated codes overlap", "org A\nid org/a\ncode FINREB [- 2001]; FINGOV [2001 -]\nsector REB\n", "f.txt:3: FINGOV overlaps FINREB"},
		{"also", "also org/b\nnames C\n", "f.txt:1: unknown org/b"},
		{"thing", "thing A\nnames C\ncode FIN\n", `f.txt:3: a thing has no "code"`},
		{"word", "role a\nwords a\n\nrole b\nwords A\n", `f.txt:5: "A" is a word of a as well`},
	} {
		stanzas, err := rules.Parse("f.txt", strings.NewReader(tt.text))
		if err != nil {
			t.Fatal(err)
		}
		got := strings.Join(actor.Check(o, stanzas), "; ")
		if (tt.want == "") != (got == "") || !strings.Contains(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}
