package quote

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/testdoc"
	"github.com/dateline/dateline/rules"
)

func stage(t testing.TB) *Stage {
	t.Helper()
	s, err := New(rules.Files)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// parse builds a document in the layout of testdoc with tags behind the parts of speech: VERB/VBD.
func parse(t testing.TB, text string) *dateline.Document {
	t.Helper()
	d, err := testdoc.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	for i := range d.Tokens {
		d.Tokens[i].POS, d.Tokens[i].Tag, _ = strings.Cut(d.Tokens[i].POS, "/")
	}
	return d
}

// show renders a quote as speaker | cue | addressee | content.
func show(d *dateline.Document, q *dateline.Quote) string {
	var content []string
	for _, e := range q.Content {
		content = append(content, d.Text[e.Start:e.End])
	}
	out := d.Words(q.Speaker) + " | " + d.Words(q.Cue) + " | " + d.Words(q.Addressee) + " | " + strings.Join(content, " ... ")
	if q.Direct {
		out += " | direct"
	}
	return out
}

const told = `
Gondor PROPN 2 nsubj B-ORG
told tell VERB/VBD 0 root
Rohan PROPN 2 iobj
that SCONJ/IN 7 mark
it PRON 7 nsubj
was be AUX/VBD 7 cop
ready ADJ 2 ccomp
. PUNCT 2 punct
`

const asSaid = `
As SCONJ/IN 3 mark
Theoden PROPN 3 nsubj B-PER
noted note VERB/VBD 8 advcl
, PUNCT 3 punct
the DET 6 det
pass NOUN 8 nsubj
was be AUX/VBD 8 cop
closed ADJ/JJ 0 root
. PUNCT 8 punct
`

const named = `
Gimli PROPN 2 nsubj B-PER
called call VERB/VBD 0 root
the DET 4 det
plan NOUN 2 obj
a DET 6 det
mess NOUN 4 nmod
and CCONJ 8 cc
left leave VERB/VBD 2 conj
. PUNCT 2 punct
`

const issued = `
Gondor PROPN 2 nsubj B-ORG
issued issue VERB/VBD 0 root
a DET 4 det
statement NOUN 2 obj
saying say VERB/VBG 4 acl
it PRON 7 nsubj
won win VERB/VBD 5 ccomp
. PUNCT 2 punct
`

const sourced = `
Gimli PROPN 2 nsubj B-PER
said say VERB/VBD 0 root
Moria PROPN 4 nsubj B-LOC
fell fall VERB/VBD 2 ccomp
, PUNCT 4 punct
according accord VERB/VBG 8 case
to ADP 6 fixed
Rohan PROPN 4 obl B-ORG
. PUNCT 2 punct
`

const shown = `
The DET 2 det
poll NOUN 3 nsubj
shows show VERB/VBZ 0 root
Gondor PROPN 3 obj B-ORG
ahead ADV/RB 3 advmod
of ADP 7 case
Rohan PROPN 5 obl B-ORG
. PUNCT 3 punct

Gimli PROPN 2 nsubj B-PER
shows show VERB/VBZ 0 root
Legolas PROPN 2 iobj B-PER
the DET 5 det
axe NOUN 2 obj
. PUNCT 2 punct
`

const added = `
Gimli PROPN 2 nsubj B-PER
said say VERB/VBD 0 root
he PRON 4 nsubj
slept sleep VERB/VBD 2 ccomp
and CCONJ 6 cc
added add VERB/VBD 4 conj
, PUNCT 6 punct
" PUNCT 10 punct
Good ADJ/JJ 10 amod
night NOUN 6 obj
. PUNCT 6 punct
" PUNCT 10 punct
`

const postposed = `
“ PUNCT 4 punct
We PRON 4 nsubj
are be AUX/VBP 4 cop
ready ADJ 7 ccomp
, PUNCT 4 punct
” PUNCT 4 punct
said say VERB/VBD 0 root
King PROPN 9 compound
Theoden PROPN 7 nsubj B-PER
. PUNCT 7 punct

“ PUNCT 4 punct
We PRON 4 nsubj
will AUX/MD 4 aux
ride VERB/VB 0 root
. PUNCT 4 punct
” PUNCT 4 punct

#p
“ PUNCT 3 punct
Gondor PROPN 3 nsubj
calls call VERB/VBZ 0 root
. PUNCT 3 punct
” PUNCT 3 punct
`

const medial = `
The DET 2 det
pass NOUN 8 nsubj
, PUNCT 5 punct
Gimli PROPN 5 nsubj B-PER
said say VERB/VBD 8 parataxis
, PUNCT 5 punct
was be AUX/VBD 8 cop
closed ADJ 0 root
. PUNCT 8 punct
`

const report = `
The DET 2 det
army NOUN 4 nsubj
has have AUX/VBZ 4 aux
left leave VERB/VBN 7 ccomp
Moria PROPN 4 obj
, PUNCT 4 punct
reported report VERB/VBD 0 root
Isengard PROPN 7 nsubj B-ORG
. PUNCT 7 punct
`

const according = `
According accord VERB/VBG 4 case
to ADP/IN 1 fixed
the DET 4 det
steward NOUN 7 obl
, PUNCT 4 punct
Mordor PROPN 7 nsubj
attacked attack VERB/VBD 0 root
. PUNCT 7 punct
`

const promise = `
Rohan PROPN 2 nsubj
promised promise VERB/VBD 0 root
to PART/TO 4 mark
help VERB/VB 2 xcomp
Gondor PROPN 4 obj
and CCONJ 7 cc
denied deny VERB/VBD 2 conj
helping help VERB/VBG 7 xcomp
Mordor PROPN 8 obj
. PUNCT 2 punct
`

const passive = `
It PRON 3 expl
was be AUX/VBD 3 aux:pass
reported report VERB/VBN 0 root
that SCONJ/IN 6 mark
Moria PROPN 6 nsubj
fell fall VERB/VBD 3 ccomp
. PUNCT 3 punct
`

const relative = `
Aragorn PROPN 6 nsubj
, PUNCT 4 punct
who PRON 4 nsubj
said say VERB/VBD 1 acl:relcl
nothing NOUN 4 obj
left leave VERB/VBD 0 root
, PUNCT 8 punct
saying say VERB/VBG 6 advcl
that SCONJ/IN 12 mark
Rohan PROPN 12 nsubj
was be AUX/VBD 12 cop
safe ADJ 8 ccomp
. PUNCT 6 punct
`

const noun = `
Saruman PROPN 2 nsubj
rejected reject VERB/VBD 0 root
the DET 4 det
claim NOUN 2 obj
by ADP/IN 6 case
Rohan PROPN 4 nmod
that SCONJ/IN 9 mark
he PRON 9 nsubj
lied lie VERB/VBD 4 acl
. PUNCT 2 punct
`

const colon = `
Theoden PROPN 5 nsubj
: PUNCT 1 punct
we PRON 5 nsubj
are be AUX/VBP 5 cop
ready ADJ 0 root

#p
Rohan PROPN 2 nsubj
waits wait VERB/VBZ 0 root
. PUNCT 2 punct
`

const place = `
ROHAN ROHAN PROPN 4 nsubj B-LOC
: PUNCT 1 punct
rebels rebel NOUN 4 nsubj
take take VERB/VBP 0 root
town NOUN 4 obj

#p
Rohan PROPN 2 nsubj
waits wait VERB/VBZ 0 root
. PUNCT 2 punct
`

const release = `
The DET 2 det
steward NOUN 3 nsubj
said say VERB/VBD 0 root
: PUNCT 3 punct

#p
I PRON 2 nsubj
welcome welcome VERB/VBP 0 root
the DET 4 det
truce NOUN 2 obj
. PUNCT 2 punct

#p
Peace NOUN 3 nsubj
is be AUX/VBZ 3 cop
near ADJ 0 root
. PUNCT 3 punct

#p
Notes NOUN 0 root
to ADP/IN 3 case
editors NOUN 1 nmod
`

const nested = `
“ PUNCT 3 punct
Sauron PROPN 3 nsubj
said say VERB/VBD 12 ccomp
that SCONJ/IN 7 mark
he PRON 7 nsubj
would AUX/MD 7 aux
wait VERB/VB 3 ccomp
, PUNCT 3 punct
” PUNCT 3 punct
the DET 11 det
messenger NOUN 12 nsubj
said say VERB/VBD 0 root
. PUNCT 12 punct
`

const recalled = `
Theoden PROPN 2 nsubj B-PER
recalled recall VERB/VBD 0 root
his PRON 4 nmod:poss
journey NOUN 2 obj
. PUNCT 2 punct
`

const withdrawn = `
Rohan PROPN 2 nsubj B-LOC
recalled recall VERB/VBD 0 root
its PRON 4 nmod:poss
envoy NOUN 2 obj
. PUNCT 2 punct
`

const wording = `
Theoden PROPN 2 nsubj
used use VERB/VBD 0 root
the DET 4 det
term term NOUN 2 obj
“ PUNCT 7 punct
shield NOUN 7 compound
wall NOUN 4 appos
” PUNCT 7 punct
. PUNCT 2 punct
`

const accordingMarks = `
According ADP 3 case
to ADP 1 fixed
Gimli PROPN 10 obl
, PUNCT 10 punct
“ PUNCT 10 punct
if SCONJ 8 mark
Arwen PROPN 8 nsubj
waits VERB/VBZ 10 advcl
, PUNCT 8 punct
leave VERB/VB 0 root
. PUNCT 10 punct

She PRON 2 nsubj
knows VERB/VBZ 0 root
. PUNCT 2 punct
” PUNCT 2 punct
`

const adding = `
“ PUNCT 4 punct
We PRON 4 nsubj
are AUX/VBP 4 cop
ready ADJ 8 ccomp
, PUNCT 4 punct
” PUNCT 4 punct
Gimli PROPN 8 nsubj
said say VERB/VBD 0 root
, PUNCT 10 punct
adding add VERB/VBG 8 advcl
later ADV 10 advmod
, PUNCT 10 punct
“ PUNCT 14 punct
Ride VERB/VB 10 ccomp
. PUNCT 14 punct
” PUNCT 14 punct
`

const readsNoun = `
“ PUNCT 4 punct
Moria PROPN 4 nsubj
has AUX/VBZ 4 aux
fallen VERB/VBN 9 ccomp
, PUNCT 4 punct
” PUNCT 4 punct
the DET 8 det
letter NOUN 9 compound
read read NOUN/NN 0 root
. PUNCT 9 punct
`

const urged = `
Gondor PROPN 2 nsubj B-PLACE
lifts lift VERB/VBZ 0 root
its PRON 4 nmod:poss
ban NOUN 2 obj
, PUNCT 6 punct
urges urge VERB/VBZ 2 conj
release NOUN 6 obj
of ADP 9 case
envoys NOUN 7 nmod
`

const headed = `
#p
“ PUNCT 4 punct
We PRON 4 nsubj
are AUX/VBP 4 cop
ready ADJ 0 root
” PUNCT 4 punct
: PUNCT 7 punct
Theoden PROPN 4 parataxis B-PER
rides VERB/VBZ 7 parataxis
`

func TestAnnotate(t *testing.T) {
	s := stage(t)
	for _, c := range []struct {
		name, doc string
		want      []string
	}{
		{"told", told, []string{"Gondor | told | Rohan | that it was ready"}},
		{"postposed, goes on, next paragraph", postposed, []string{
			"King Theoden | said |  | We are ready ... We will ride. ... Gondor calls. | direct",
		}},
		{"medial", medial, []string{"Gimli | said |  | The pass ... was closed"}},
		{"report", report, []string{"Isengard | reported |  | The army has left Moria"}},
		{"according", according, []string{"the steward | According to |  | Mordor attacked."}},
		{"promise and denial", promise, []string{"Rohan | promised |  | to help Gondor", "Rohan | denied |  | helping Mordor"}},
		{"passive", passive, []string{" | reported |  | that Moria fell"}},
		{"participle", relative, []string{"Aragorn | saying |  | that Rohan was safe"}},
		{"noun", noun, []string{"Saruman | rejected |  | the claim by Rohan that he lied", "Rohan | claim |  | that he lied"}},
		{"headline", colon, []string{"Theoden | : |  | we are ready"}},
		{"headline of a place", place, nil},
		{"release", release, []string{"The steward | said |  | I welcome the truce. ... Peace is near."}},
		{"as", asSaid, []string{"Theoden | noted |  | the pass was closed"}},
		{"called", named, []string{"Gimli | called |  | the plan a mess"}},
		{"statement", issued, []string{"Gondor | saying |  | it won"}},
		{"a thing told", recalled, []string{"Theoden | recalled |  | his journey"}},
		{"a person called home", withdrawn, nil},
		{"source behind", sourced, []string{"Rohan | according to |  | Gimli said Moria fell", "Gimli | said |  | Moria fell"}},
		{"only a poll shows", shown, []string{"The poll | shows |  | Gondor ahead of Rohan"}},
		{"wording", wording, []string{"Theoden | term |  | shield wall | direct"}},
		{"according, over sentences", accordingMarks, []string{"Gimli | According to |  | if Arwen waits, leave. She knows. | direct"}},
		{"adding, with marks of its own", adding, []string{"Gimli | said |  | We are ready | direct", "Gimli | adding |  | Ride. | direct"}},
		{"read taken for a noun", readsNoun, []string{"the letter | read |  | Moria has fallen | direct"}},
		{"headline, speaker behind", headed, []string{"Theoden | : |  | We are ready | direct"}},
		{"a second verb of the headline", urged, []string{"Gondor | urges | release of envoys | release of envoys"}},
		{"added", added, []string{"Gimli | said |  | he slept", "he | added |  | Good night. | direct"}},
		{"nested", nested, []string{
			"the messenger | said |  | Sauron said that he would wait | direct",
			"Sauron | said |  | that he would wait | direct",
		}},
	} {
		d := parse(t, c.doc)
		if err := s.Annotate(d); err != nil {
			t.Fatal(err)
		}
		var got []string
		for i := range d.Quotes {
			q := &d.Quotes[i]
			got = append(got, show(d, q))
			if q.Mention != -1 || q.Actor != -1 || q.Rule == "" || q.Score <= 0 || q.Score > 1 {
				t.Errorf("%s: %+v", c.name, q)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got\n\t%s\nwant\n\t%s", c.name, strings.Join(got, "\n\t"), strings.Join(c.want, "\n\t"))
		}
	}
}

func TestInterview(t *testing.T) {
	const paragraph = `#p
NAME PROPN 4 dep
: PUNCT 1 punct
We PRON 4 nsubj
ride ride VERB/VBP 0 root
. PUNCT 4 punct

`
	for _, c := range []struct {
		names []string
		want  int
	}{
		{[]string{"Q", "Theoden", "Q", "Theoden"}, 2},
		{[]string{"Theoden", "Gimli", "Theoden", "Gimli"}, 4},
		{[]string{"Theoden"}, 0},
		{[]string{"A", "Q", "A"}, 0},            // nobody says who answers
		{[]string{"Editor", "Q", "Theoden"}, 1}, // what stands before the first question is no answer
		{[]string{"Theoden", "Video", "Theoden", "Video"}, 2},
	} {
		var b strings.Builder
		for _, n := range append([]string{"Talk"}, c.names...) {
			b.WriteString(strings.Replace(paragraph, "NAME", n, 1))
		}
		d := parse(t, b.String())
		if err := stage(t).Annotate(d); err != nil {
			t.Fatal(err)
		}
		n := 0
		for i := range d.Quotes {
			if d.Quotes[i].Rule == "interview" {
				n++
			}
		}
		if n != c.want {
			t.Errorf("%v: %d answers, want %d", c.names, n, c.want)
		}
	}
}

// A transcript in which each paragraph opens with a mark.
func TestTranscript(t *testing.T) {
	d := parse(t, `#p
“ PUNCT 5 punct
GIMLI PROPN 5 dep
: PUNCT 2 punct
We PRON 5 nsubj
ride ride VERB/VBP 0 root
. PUNCT 5 punct

#p
“ PUNCT 2 punct
( PUNCT 3 punct
Laughter NOUN 0 root
) PUNCT 3 punct

#p
“ PUNCT 5 punct
ARWEN PROPN 5 dep
: PUNCT 2 punct
I PRON 5 nsubj
stay stay VERB/VBP 0 root
. PUNCT 5 punct

#p
“ PUNCT 5 punct
GIMLI PROPN 5 dep
: PUNCT 2 punct
Go go VERB/VB 0 root
. PUNCT 4 punct

#p
“ PUNCT 3 punct
Now ADV 3 advmod
ride VERB/VB 0 root
. PUNCT 3 punct
” PUNCT 3 punct

#p
“ PUNCT 5 punct
ARWEN PROPN 5 dep
: PUNCT 2 punct
We PRON 5 nsubj
go go VERB/VBP 0 root
. PUNCT 5 punct
” PUNCT 5 punct

#p
They PRON 2 nsubj
left leave VERB/VBD 0 root
. PUNCT 2 punct
`)
	if err := stage(t).Annotate(d); err != nil {
		t.Fatal(err)
	}
	var got []string
	for i := range d.Quotes {
		got = append(got, show(d, &d.Quotes[i]))
	}
	want := []string{
		"GIMLI | : |  | We ride. | direct",
		"ARWEN | : |  | I stay. | direct",
		"GIMLI | : |  | Go. ... Now ride. | direct",
		"ARWEN | : |  | We go. | direct",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

func TestWithin(t *testing.T) {
	d := parse(t, nested)
	if err := stage(t).Annotate(d); err != nil {
		t.Fatal(err)
	}
	if len(d.Quotes) != 2 || d.Quotes[0].Within != -1 || d.Quotes[1].Within != 0 {
		t.Errorf("got %+v", d.Quotes)
	}
}

func TestRelative(t *testing.T) {
	d := parse(t, `
Gimli PROPN 9 nsubj B-PER
, PUNCT 1 punct
who PRON 4 nsubj
said say VERB/VBD 1 acl:relcl
that SCONJ/IN 7 mark
Moria PROPN 7 nsubj B-LOC
fell fall VERB/VBD 4 ccomp
, PUNCT 1 punct
left leave VERB/VBD 0 root
. PUNCT 9 punct
`)
	if err := stage(t).Annotate(d); err != nil {
		t.Fatal(err)
	}
	if len(d.Quotes) != 1 || d.Words(d.Quotes[0].Speaker) != "Gimli" || d.Words(d.Quotes[0].Relative) != "who" {
		t.Errorf("got %+v", d.Quotes)
	}
}

func TestStance(t *testing.T) {
	d := parse(t, promise)
	if err := stage(t).Annotate(d); err != nil {
		t.Fatal(err)
	}
	if len(d.Quotes) != 2 || d.Quotes[0].Stance != "promise" || d.Quotes[1].Stance != "deny" {
		t.Errorf("got %+v", d.Quotes)
	}
}

// plain builds a document from bare text: words at white space and marks, a sentence at each full
// stop, everything hanging on the first word that may be a verb.
func plain(text string) *dateline.Document {
	d := dateline.NewDocument(&dateline.Article{Body: text})
	para, root := true, -1
	flush := func() {
		start := 0
		if n := len(d.Sentences); n > 0 {
			start = d.Sentences[n-1].End
		}
		if start == len(d.Tokens) {
			return
		}
		for i := start; i < len(d.Tokens); i++ {
			d.Tokens[i].Sent = len(d.Sentences)
			d.Tokens[i].Head, d.Tokens[i].Dep = max(root, start), "dep"
			if i == max(root, start) {
				d.Tokens[i].Head, d.Tokens[i].Dep = -1, "root"
			}
		}
		d.Sentences = append(d.Sentences, dateline.Sentence{Span: dateline.Span{Start: start, End: len(d.Tokens)}, Paragraph: para})
		para, root = false, -1
	}
	start := -1
	word := func(end int) {
		if start < 0 {
			return
		}
		t := dateline.Token{Start: start, End: end, Form: text[start:end], Lemma: strings.ToLower(text[start:end]), POS: "NOUN", Tag: "NN"}
		if t.Form == "said" {
			t.POS, t.Tag, t.Lemma, root = "VERB", "VBD", "say", len(d.Tokens)
		}
		d.Tokens = append(d.Tokens, t)
		start = -1
	}
	for i, r := range text {
		switch {
		case r == '\n':
			word(i)
			flush()
			para = true
		case r == ' ' || r == '\t':
			word(i)
		case strings.ContainsRune("“”\"‘’'«»`.,:!?", r):
			word(i)
			n := utf8.RuneLen(r)
			d.Tokens = append(d.Tokens, dateline.Token{Start: i, End: i + n, Form: text[i : i+n], POS: "PUNCT"})
			if r == '.' {
				flush()
			}
		case start < 0:
			start = i
		}
	}
	word(len(text))
	flush()
	return d
}

func FuzzAnnotate(f *testing.F) {
	for _, s := range []string{
		`"We ride," said Theoden. "At dawn."`, "“One.\n\n“Two,” he said. ‘Three’", "said: \n\n x said \n\n\n", "'' `` \"\" « „",
		"Gondor said \"\"yes\"\". ", "According to said according to", "\x00\xff “ said ”", "said: said: “said: ”", ",,,0,\x01\x10\x01!0!0", "’‘’‘’", "0000, “", "",
	} {
		f.Add(s)
	}
	s := stage(f)
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		for _, d := range []*dateline.Document{plain(text), broken(text)} {
			if err := s.Annotate(d); err != nil {
				t.Fatal(err)
			}
			for _, q := range d.Quotes {
				for _, e := range q.Content {
					if e.Start < 0 || e.Empty() || e.End > len(text) || !utf8.ValidString(text[e.Start:e.End]) {
						t.Fatalf("content %v of %q", e, text)
					}
				}
				for _, sp := range []dateline.Span{q.Speaker, q.Cue, q.Addressee} {
					if sp.Start < 0 || sp.End > len(d.Tokens) || sp.Start > sp.End {
						t.Fatalf("span %v of %q", sp, text)
					}
				}
			}
		}
	})
}

// broken is a document with tags and heads that no parser gives: loops, heads outside the sentence.
func broken(text string) *dateline.Document {
	d := plain(text)
	tags := []string{"VERB/VBD", "NOUN/NN", "PRON/PRP", "SCONJ/IN", "ADP/IN", "VERB/VBG", "PROPN/NNP"}
	deps := []string{"nsubj", "ccomp", "obj", "conj", "advcl", "parataxis", "acl:relcl", "xcomp", "mark", "obl"}
	for i := range d.Tokens {
		n := len(d.Tokens)
		h := (i*7 + d.Tokens[i].Start*3 + len(d.Tokens[i].Form)) % (n + 1)
		d.Tokens[i].Head = h - 1
		d.Tokens[i].Dep = deps[(i*5+h)%len(deps)]
		d.Tokens[i].POS, d.Tokens[i].Tag, _ = strings.Cut(tags[(i+h)%len(tags)], "/")
		if i%3 == 0 {
			d.Tokens[i].Lemma = "say"
		}
	}
	return d
}

// TestLong runs on a lot of what goes wrong most easily.
func TestLong(t *testing.T) {
	s := stage(t)
	for _, unit := range []string{"“", "\"", "'a ", "‘x", "said ", "said, ", "“said” ", "said:\n\n", "x", "“a\n", "a, said b, ", "according to ", "“a”. said that "} {
		text := strings.Repeat(unit, (50<<10)/len(unit))
		for _, d := range []*dateline.Document{plain(text), broken(text)} {
			if err := s.Annotate(d); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func BenchmarkAnnotate(b *testing.B) {
	s := stage(b)
	one := strings.Join([]string{told, postposed, medial, report, according, promise, passive, relative, noun, nested}, "\n#p\n")
	d := parse(b, strings.Repeat(one+"\n#p\n", 20))
	b.ReportAllocs()
	for b.Loop() {
		if err := s.Annotate(d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(d.Tokens)*b.N)/b.Elapsed().Seconds(), "words/s")
}
