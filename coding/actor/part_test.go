package actor_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/dateline/dateline/coding/actor"
	"github.com/dateline/dateline/internal/shire"
	"github.com/dateline/dateline/internal/testdoc"
)

// quarter holds words that stand for more than one thing.
const quarter = `org      The West
id       org/the-west
names    West
code     WST
sector   UNK

role     commander
words    captain
code     MIL
sector   MIL
kind     person
title    yes
of       any

role     state
words    neighbour
code     UIS
sector   GOV
kind     group
of       any
`

// TestParts: words of the registry that are part of a longer name or have a second sense.
func TestParts(t *testing.T) {
	r, err := actor.Load(shire.Files, fstest.MapFS{"actors/quarter.txt": {Data: []byte(quarter)}})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, text, want string }{
		{"a region in the west of a state", `
West PROPN 2 compound
Tarnshire PROPN 3 compound
Police PROPN 4 nsubj
spoke speak VERB 0 root
. PUNCT 4 punct`, "West Tarnshire Police [COP COP]"},
		{"a part of the world", `
The DET 2 det
West PROPN 3 nsubj
spoke speak VERB 0 root
. PUNCT 3 punct`, "The West [WST UNK]"},
		{"a league with words in front", `
The DET 4 det
Clean ADJ 4 amod
Rivers PROPN 4 compound
Coalition PROPN 5 nsubj
spoke speak VERB 0 root
. PUNCT 5 punct`, "Clean Rivers Coalition [ ]"},
		{"a league with words behind", `
The DET 2 det
Alliance PROPN 6 nsubj
for ADP 5 case
Clean ADJ 5 amod
Rivers PROPN 2 nmod
spoke speak VERB 0 root
. PUNCT 6 punct`, "Alliance for Clean Rivers [ ]"},
		{"a league of a state", `
Gondorian ADJ 3 amod
Harvest PROPN 3 compound
Front PROPN 4 nsubj
spoke speak VERB 0 root
. PUNCT 4 punct`, "Gondorian Harvest Front [GON ]"},
		{"a surname that is a title", `
Bram PROPN 3 nsubj B-PER
King PROPN 1 flat I-PER
came come VERB 0 root
. PUNCT 3 punct

King PROPN 2 nsubj
spoke speak VERB 0 root
. PUNCT 2 punct`, "Bram King [ ]"},
		{"a king beside a King", `
Bram PROPN 3 nsubj B-PER
King PROPN 1 flat I-PER
came come VERB 0 root
. PUNCT 3 punct

The DET 2 det
king NOUN 3 nsubj
of ADP 5 case
Gondor PROPN 2 nmod
spoke speak VERB 0 root
. PUNCT 3 punct`, "Bram King [ ] Aragorn Telcontar [GONGOV GOV]"},
		{"the captain of a team", `
Gondor PROPN 2 compound
captain NOUN 4 nsubj
Bram PROPN 2 flat B-PER
spoke speak VERB 0 root
. PUNCT 4 punct`, "Bram [GONCVL CVL]"},
		{"a captain of the army", `
Gondorian ADJ 2 amod
captain NOUN 4 nsubj
Bram PROPN 2 flat B-PER
spoke speak VERB 0 root
. PUNCT 4 punct`, "Bram [GONMIL MIL]"},
		{"the captain of a ship", `
The DET 2 det
ferry NOUN 4 nmod:poss
's PART 2 case
captain NOUN 5 nsubj
spoke speak VERB 0 root
. PUNCT 5 punct`, "captain [CVL CVL]"},
		{"somebody next door", `
A DET 2 det
neighbour NOUN 3 nsubj
spoke speak VERB 0 root
. PUNCT 3 punct`, "neighbour [CVL CVL]"},
		{"the state next door", `
Gondor PROPN 2 nsubj
attacked attack VERB 0 root
a DET 4 det
neighbour NOUN 2 obj
. PUNCT 2 punct`, "Gondor [GON GOV] neighbour [UIS GOV]"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := testdoc.Parse(tt.text)
			if err != nil {
				t.Fatal(err)
			}
			d.Article.Published = day(t, "2025-06-10")
			if err := actor.New(r).Annotate(d); err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, a := range d.Actors {
				got = append(got, a.Name+" ["+a.Code+" "+a.Sector+"]")
			}
			if got := strings.Join(got, " "); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}
