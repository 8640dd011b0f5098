package dictionary_test

import (
	"strings"
	"testing"

	"github.com/dateline/dateline/ingest/dictionary"
	"github.com/dateline/dateline/rules"
)

// carry imports one dictionary and returns the text without its first line, and the notes without the file's name.
func carry(t *testing.T, kind dictionary.Kind, text string) (string, string) {
	t.Helper()
	im, err := dictionary.New()
	if err != nil {
		t.Fatal(err)
	}
	res, err := im.Import("f", []byte(text), kind)
	if err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(string(res.Text), "\n")
	var notes []string
	for _, n := range res.Notes {
		notes = append(notes, strings.TrimPrefix(n.String(), "f:"))
	}
	return strings.TrimSpace(body), strings.Join(notes, "\n")
}

// anywhere is where the target of a verb stands if the dictionary does not tell.
const anywhere = "obj iobj with to against on at from for over in obj.of obj.with obj.to obj.against obj.on xcomp.obj ccomp.nsubj"

const noPlace = "source   nsubj\ntarget   " + anywhere

func TestImport(t *testing.T) {
	for _, tt := range []struct {
		name        string
		kind        dictionary.Kind
		text        string
		want, notes string
	}{
		{"state", dictionary.Actors, "FINLAND_ [FIN]\n+FINNS_\n+SUOMI_\n", "also     state/FIN\nnames    Finland; Finns; Suomi", ""},
		{"old code", dictionary.Actors, "WEST_BANK [PAL]\n", "also     state/PSE\nnames    West Bank", ""},
		{
			"person", dictionary.Actors, "ILTA_VALO_ ; CountryInfo.txt\n+I._VALO_\n\t[FINOPP <010131]\n\t[FINGOV 20010201-20031231]\n\t[FINELI >20040101] # x\n",
			"person   Ilta Valo\nid       person/ilta-valo\nnames    I. Valo\noffice   Opposition politician of Finland | FINOPP | OPP | [- 2001-01-31]\noffice   Official of Finland | FINGOV | GOV | [2001-02-01 - 2003-12-31]", "",
		},
		{
			"first limit wins", dictionary.Actors, "BLUE_GUARD_ [FINREB <991231][FINMIL 19980101-20011231][FINCVL]\n",
			"org      Blue Guard\nid       org/blue-guard\ncode     FINREB [- 1999-12-31]; FINMIL [2000-01-01 - 2001-12-31]; FINCVL [2002-01-01 -]\nsector   REB [- 1999-12-31]; MIL [2000-01-01 - 2001-12-31]; CVL [2002-01-01 -]", "",
		},
		{"short", dictionary.Actors, "UNITED_ELVES_ [IGOELF]\n+U.E._\n+UELF_\n", "org      United Elves\nid       org/united-elves\ncode     IGOELF\nsector   IGO\nnames    Uelf\nshort    U.E.", ""},
		{"null", dictionary.Actors, "FINLAND_STREET_ [---]\n", "thing    Finland Street", ""},
		{"parenthesis", dictionary.Actors, "ANGRY_LEAF_FRONT_(ALF)_ [NGOENV]\n", "org      Angry Leaf Front\nid       org/angry-leaf-front\ncode     NGOENV\nsector   NGO", ""},
		{"two records of a phrase", dictionary.Actors, "BLUE_GUARD_ [FINREB <991231]\nBLUE_GUARD_ [FINMIL >000101]\n", "org      Blue Guard\nid       org/blue-guard\ncode     FINREB [- 1999-12-31]; FINMIL [2000-01-01 -]\nsector   REB [- 1999-12-31]; MIL [2000-01-01 -]", ""},
		{"bad date", dictionary.Actors, "BLUE_GUARD_ [FINMIL 9999999999-99999999]\n", "org      Blue Guard\nid       org/blue-guard\ncode     FINMIL\nsector   MIL", `1: [FINMIL 9999999999-99999999]: limit dropped: "9999999999" is no date`},
		{"no code", dictionary.Actors, "BLUE_GUARD_\nRED_GUARD_ [FINMIL]\n", "org      Red Guard\nid       org/red-guard\ncode     FINMIL\nsector   MIL", "1: BLUE GUARD has no code"},
		{"compound", dictionary.Actors, "RED_GUARD_ [FINMIL/SWEMIL]\n", "org      Red Guard\nid       org/red-guard\ncode     FINMIL\nsector   MIL", "1: [FINMIL/SWEMIL]: an actor has one code here; the first is taken"},
		{"discard", dictionary.Actors, "BALL_GAME_ [###]\n", "", "1: [###]: no actor drops a sentence here\n1: BALL GAME has no code"},
		{"synonym twice", dictionary.Actors, "RED_GUARD_ [FINMIL]\n+REDS_\nRED_ARMY_ [SWEMIL]\n+REDS_\n", "org      Red Guard\nid       org/red-guard\ncode     FINMIL\nsector   MIL\nnames    Reds\n\norg      Red Army\nid       org/red-army\ncode     SWEMIL\nsector   MIL", "3: REDS stands at f:1 already and keeps that meaning"},
		{"noun section", dictionary.Actors, "<NOUN>\nAPPLE\n</NOUN>\nRED_GUARD_ [FINMIL]\n", "org      Red Guard\nid       org/red-guard\ncode     FINMIL\nsector   MIL", "1: the words of <NOUN> are left out: dateline has a tagger of its own"},
		{"latin-1", dictionary.Actors, "ABEL_GAR\xc7ON_ [FRAELI]\n", "person   Abel Garçon\nid       person/abel-garçon\noffice   Politician of France | FRAELI | ELI | [-]", ""},

		{"agent", dictionary.Agents, "AMBASSADOR [~GOV]\n", "role     ambassador\nwords    ambassador\nplural   ambassadors\ncode     GOV\nsector   GOV\nkind     person\ntitle    yes\nof       any", ""},
		{"irregular plural", dictionary.Agents, "HOBBIT_MAN {HOBBIT_MEN} [~CVL]\n", "role     hobbit man\nwords    hobbit man\nplural   hobbit men\ncode     CVL\nsector   CVL\nkind     person\nof       any", ""},
		{"no plural", dictionary.Agents, "POLICE {} [~COP]\n", "role     police\nwords    police\nplural   police\ncode     COP\nsector   COP\nkind     body\nof       any", ""},
		{"set", dictionary.Agents, "!PERSON! = MAN, WOMEN\nELF!PERSON! [~CVL]\n", "role     elfman\nwords    elfman; elfwomen\nplural   elfman; elfwomen\ncode     CVL\nsector   CVL\nkind     person\nof       any", ""},
		{"role in front", dictionary.Agents, "ELF_BODY [NGO~]\n", "role     elf body\nwords    elf body\nplural   elf bodies\ncode     NGO\nsector   NGO\nkind     body\nof       any", "1: [NGO~]: the code of the state comes first here, so that the role becomes ISRNGO and not NGOISR"},
		{"unknown set of an agent", dictionary.Agents, "ELF!FOLK! [~CVL]\n", "", "1: !FOLK! is no set that stands above"},

		{
			"tabari", dictionary.Verbs, "ABANDON [080] ;x\n{ABANDONED ABANDONS}\n- * HEADQUARTERS [0874] ;y\n- * FOR_ + [---]\n- * UP WITH + [087]\n",
			"rule     dict-080-abandon\ncode     080\nverb     abandon\n" + noPlace +
				"\n\nrule     dict-0874-abandon\ncode     0874\nverb     abandon\nif       obj headquarters headquarter\n" + noPlace +
				"\n\nrule     dict-none-abandon\ncode     ---\nverb     abandon\nif       for" +
				"\n\nrule     dict-087-abandon\ncode     087\nverb     abandon_up\nif       with\nsource   nsubj\ntarget   with obj.with",
			"",
		},
		{
			"petrarch", dictionary.Verbs, "&ARMS\n+WEAPONS\n+GUN_\n\n--- SUPPLY [072] ---\nSUPPLY {SUPPLIES SUPPLIED SUPPLYING}\nGIVE [070]\n- * &ARMS # SUPPLY <ab>\n- * &ARMS [0872] # x\n",
			"set      arms\nwords    weapons weapon gun\n\nrule     dict-072-supply\ncode     072\nverb     supply\n" + noPlace +
				"\n\nrule     dict-070-give\ncode     070\nverb     give\n" + noPlace +
				"\n\nrule     dict-0872-supply\ncode     0872\nverb     supply give\nif       obj $arms\n" + noPlace,
			"8: a pattern without a code",
		},
		{
			"petrarch 2", dictionary.Verbs, "--- CALL [---] ---\nCALL\n- * (FOR {HUMANITARIAN AID}) [0233]\n- MINISTER * (UPON) [:020]\n- * {PEACE TALKS} [036:036]\n- * PARLEY [042:043]\n",
			"rule     dict-0233-call\ncode     0233\nverb     call\nif       for.amod humanitarian\nif       for aid\n" + noPlace +
				"\n\nrule     dict-020-call\ncode     020\nverb     call\nif       nsubj minister\nif       upon\nsource   " + anywhere + "\ntarget   nsubj" +
				"\n\nrule     dict-036-call\ncode     036\nverb     call\nif       obj.amod peace\nif       obj talks talk\n" + noPlace +
				"\n\nrule     dict-042-call\ncode     042\nverb     call\nif       obj parley\n" + noPlace,
			"6: [042:043]: one rule tells one event; 043, which the other does back, is left out",
		},
		{"alternatives", dictionary.Verbs, "KICK [---]\n- * { BALL | BALLOON } [170]\n", "rule     dict-170-kick\ncode     170\nverb     kick\nif       obj ball balloon\n" + noPlace, ""},
		{"passive", dictionary.Verbs, "FOIL [---]\n- + WAS_* BY_ $ [112]\n", "rule     dict-112-foil\ncode     112\nverb     foil\nsource   nsubj\ntarget   obj", ""},
		{"compound actor", dictionary.Verbs, "PARLEY [---]\n- % * [040]\n", "rule     dict-040-parley\ncode     040\nverb     parley\nsource   nsubj\ntarget   with\nneed     both\nreciprocal yes", ""},
		{"null pattern", dictionary.Verbs, "KICK [---]\n- * BALL [---]\n", "rule     dict-none-kick\ncode     ---\nverb     kick\nif       obj ball", ""},
		{"said twice", dictionary.Verbs, "KICK [170]\n- * BALL [171]\n- * BALL [172]\n", "rule     dict-170-kick\ncode     170\nverb     kick\n" + noPlace + "\n\nrule     dict-171-kick\ncode     171\nverb     kick\nif       obj ball\n" + noPlace, "3: kick: line 2 says what the same words tell"},
		{"verb in front", dictionary.Verbs, "KICK [170]\n- WILL * [138]\n", "rule     dict-170-kick\ncode     170\nverb     kick\n" + noPlace, "2: WILL *: before the verb a rule asks for its subject alone, not for prepositions and auxiliaries"},
		{"dominant", dictionary.Verbs, "KICK [170!]\n", "rule     dict-170-kick\ncode     170\nverb     kick\n" + noPlace, "1: [170!]: that an event rules out others is left out"},
		{"no such code", dictionary.Verbs, "KICK [1709]\nHIT [O99]\n", "rule     dict-170-kick\ncode     170\nverb     kick\n" + noPlace, "1: [1709]: CAMEO has no code 1709; 170 is taken\n2: [O99]: no CAMEO event code"},
		{"transformation", dictionary.Verbs, "KICK [170]\n~ a (a b KICK) SAY = a b 170\n", "rule     dict-170-kick\ncode     170\nverb     kick\n" + noPlace, "2: a transformation has no counterpart: rules compose by operators (docs/rules.md)"},
		{"unknown set in a pattern", dictionary.Verbs, "KICK [170]\n- * &BALLS [---]\n", "rule     dict-170-kick\ncode     170\nverb     kick\n" + noPlace, "2: * &BALLS: &BALLS is no set that stands above"},
		{"verb of several words", dictionary.Verbs, "--- KICK [170] ---\n+KICK_OUT\nWIRE_+TAP\n", "rule     dict-170-kick\ncode     170\nverb     kick_out\n" + noPlace, "3: WIRE_+TAP: a verb of several words is carried over only if the second is a particle"},
		{"discards", dictionary.Discards, "1914\n", "", " a dictionary of discards has no counterpart here and is left out"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, notes := carry(t, tt.kind, tt.text)
			if got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
			if notes != tt.notes {
				t.Errorf("notes:\n%s\nwant:\n%s", notes, tt.notes)
			}
		})
	}
}

func TestRecognise(t *testing.T) {
	for text, want := range map[string]dictionary.Kind{
		"FINLAND_ [FIN]\n+FINNS\n":                         dictionary.Actors,
		"AMBASSADOR [~GOV]\nPOLICE {} [~COP]\n":            dictionary.Agents,
		"--- ABANDON [080] ---\nABANDON\n- * POLICY [100]": dictionary.Verbs,
		"ABANDON [080]\n- * POLICY [100]":                  dictionary.Verbs,
		"<ISSUE CATEGORY=\"X\">\nn:school [EDUCATION]\n":   dictionary.Issues,
		"# Discards\nCHAMPION\n":                           dictionary.Discards,
		"nothing of the kind":                              "",
		"":                                                 "",
	} {
		if got := dictionary.Recognise([]byte(text)); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

// Whatever a dictionary holds, the result is a file of stanzas.
func FuzzImport(f *testing.F) {
	for _, s := range []string{
		"ILTA_VALO_ [FINGOV 20010201-20071231][FINELI]\n+X (Y)_\n\t[<990101]", "AMBASSADOR {A, B} [~GOV]\n!P! = A, B\nX!P! [NGO~]",
		"&S\n+A\n+&S\n\n--- V [042:043] ---\n+V_UP {VS}\n- $ A_B * (FOR {X &S}) { Y | Z } + % ^ [:173] # c\n~ a (a b X) Y = a b 1", "[", "]\n+", "- * [", "<!\nx", "\xff\xfe",
	} {
		for kind := range uint8(3) {
			f.Add(s, kind)
		}
	}
	kinds := []dictionary.Kind{dictionary.Actors, dictionary.Agents, dictionary.Verbs, ""}
	im, err := dictionary.New()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string, kind uint8) {
		res, err := im.Import("f\nx", []byte(text), kinds[int(kind)%len(kinds)])
		if err != nil {
			return
		}
		stanzas, err := rules.Parse("f", strings.NewReader(string(res.Text)))
		if err != nil {
			t.Fatal(err)
		}
		if len(stanzas) != res.Count {
			t.Fatalf("%d stanzas, %d counted:\n%s", len(stanzas), res.Count, res.Text)
		}
	})
}
