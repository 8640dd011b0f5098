package tokenizer

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/dateline/dateline"
)

// read returns the document of a text.
func read(text string) *dateline.Document {
	d := dateline.NewDocument(&dateline.Article{Body: text})
	New().Annotate(d)
	return d
}

// forms joins the words: blanks between surface tokens, | inside them.
func forms(tokens []dateline.Token) string {
	var b strings.Builder
	for i := range tokens {
		switch {
		case tokens[i].Joined:
			b.WriteByte('|')
		case i > 0:
			b.WriteByte(' ')
		}
		b.WriteString(tokens[i].Form)
	}
	return b.String()
}

func TestWords(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"Gondor doesn't want war.", "Gondor does|n't want war ."},
		{"It’s Rohan’s horse, isn’t it?", "It|’s Rohan|’s horse , is|n’t it ?"},
		{"They cannot; we're gonna.", "They can|not ; we|'re gon|na ."},
		{"the ministers' visit", "the ministers|' visit"},
		{"He shouldn't've gone.", "He should|n't|'ve gone ."},
		{"Mr. Cirdan met Gen. Imrahil at 5 p.m. in the U.S. capital", "Mr. Cirdan met Gen. Imrahil at 5 p.m. in the U.S. capital"},
		{"J. R. Took of Took & Co. Ltd. said", "J. R. Took of Took & Co. Ltd. said"},
		{"the U.S.'s well-known co-operation", "the U.S.|'s well - known co-operation"},
		{"anti-war, non-aligned and pre-2019 mid-May", "anti-war , non-aligned and pre-2019 mid-May"},
		{"a 3-year, $5bn (€4.6 billion) loan at 2.5%", "a 3 - year , $ 5 bn ( € 4.6 billion ) loan at 2.5 %"},
		{"1,200 men marched 15km on 9/11 at 10:30", "1,200 men marched 15 km on 9/11 at 10:30"},
		{"the 1990s, the 21st, 5pm", "the 1990s , the 21st , 5 pm"},
		{"“Stop!” he said... “Now?!”", "“ Stop ! ” he said ... “ Now ?! ”"},
		{"Gondor—Arnor ties – and/or 2020–2025 -- end", "Gondor — Arnor ties – and / or 2020 – 2025 -- end"},
		{"see https://example.org/a,b?c=d. Or write to a.b@example.org!", "see https://example.org/a,b?c=d . Or write to a.b@example.org !"},
		{"call 555-0147, R&D, AT&T", "call 555-0147 , R&D , AT&T"},
		{"'90s music, rock 'n' roll", "'90s music , rock 'n ' roll"},
		{"(It rained.)", "( It rained . )"},
		{"No. 5 Downing St. is No.", "No. 5 Downing St. is No ."},
		{"in Jan. and on Sept. 3", "in Jan. and on Sept. 3"},
		{"ok :) #peace @council", "ok :) #peace @council"},
		{"Ph.D. students e.g. I.M.F. staff", "Ph.D. students e.g. I.M.F. staff"},
	} {
		d := dateline.NewDocument(&dateline.Article{Body: tt.text})
		New().Plain(d)
		if got := forms(d.Tokens); got != tt.want {
			t.Errorf("%q:\ngot  %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, tt := range []string{
		"Gondor praised Arnor.|Rohan did not.",
		"Mr. Took met Spc. Isiah L. Booker.|He smiled.",
		"The king arrived at 5 p.m. on Monday.|He left at 6 p.m.|The queen stayed.",
		"“We will stay.|We will not go,” he said.",
		"“We will stay.”|The envoy left.",
		"He asked: “Why?” and left.",
		"“Why?” she asked.|Nobody knew!",
		"The firm is Beorn Inc.|It sells honey.",
		"The firm is Beorn Inc. of Mirkwood.",
		"He said so ... but meant no.",
		"Rates rose 2.5 percent to No. 5.|The end.",
		"It happened in the U.S. Senate.|It happened in the U.S.|The Senate knew.",
		"(Rohan agreed.)|Arnor did not.",
		"What now?!|Nothing...|Then war.",
		"Gondor fell. [1]|Rohan did not. [2] [13]|Arnor did.",
		"He wrote [1] that it fell.",
		"Faramir of Gondor|01/02/2003 04:05 PM|We ride at 05:30 PM on Monday.",
		"Who rode?|who slept!!|not me.",
	} {
		want := strings.Split(tt, "|")
		d := read(strings.Join(want, " ") + "\n\nEnd.")
		if len(d.Sentences) != len(want)+1 {
			t.Errorf("%q: %d sentences, want %d", tt, len(d.Sentences)-1, len(want))
			continue
		}
		for i, w := range want {
			if got := d.Words(d.Sentences[i].Span); got != w {
				t.Errorf("got %q, want %q", got, w)
			}
		}
	}
}

func TestLines(t *testing.T) {
	d := read("Gondor and Arnor sign treaty\n\nMINAS TIRITH, June 10 (Palantir News) - The two states signed on Monday.\nThey shook hands.\n\nWhat comes next\n\nNobody knows. Talks go on.\n- more aid\n")
	if got := d.Text[d.Title.Start:d.Title.End]; got != "Gondor and Arnor sign treaty" {
		t.Errorf("title %q", got)
	}
	if d.Dateline.Place != "MINAS TIRITH" || d.Dateline.Agency != "Palantir News" || !d.Dateline.Date.IsZero() {
		t.Errorf("dateline %+v", d.Dateline)
	}
	type line struct {
		text                string
		paragraph, headline bool
	}
	want := []line{
		{"Gondor and Arnor sign treaty", true, true},
		{"The two states signed on Monday.", true, false},
		{"They shook hands.", true, false},
		{"What comes next", true, true},
		{"Nobody knows.", true, false},
		{"Talks go on.", false, false},
		{"- more aid", true, false},
	}
	if len(d.Sentences) != len(want) {
		t.Fatalf("%d sentences", len(d.Sentences))
	}
	for i, s := range d.Sentences {
		if got := (line{d.Words(s.Span), s.Paragraph, s.Headline}); got != want[i] {
			t.Errorf("got %+v, want %+v", got, want[i])
		}
	}
}

// A machine broke these lines; the sentence goes on.
func TestWrapped(t *testing.T) {
	d := read("The king of Gondor and the steward of Arnor met on Monday in order to\ntalk about the war in the east, and about the harvest in the west, which\nfailed.\n\nThey will meet again in the autumn, when the harvest has been brought in,\nhe said.")
	if len(d.Sentences) != 2 {
		t.Errorf("%d sentences", len(d.Sentences))
	}
}

func TestDateline(t *testing.T) {
	day := func(s string) time.Time { d, _ := time.Parse("2006-01-02", s); return d }
	for _, tt := range []struct{ text, place, agency, date, rest string }{
		{"ASTANA – The president spoke.", "ASTANA", "", "", "The president"},
		{"ASTANA, June 10 (Reuters) - The president spoke.", "ASTANA", "Reuters", "2025-06-10", "The president"},
		{"date 2025-06-10 ASTANA – The president spoke.", "ASTANA", "", "2025-06-10", "The president"},
		{"WASHINGTON (AP) — Lawmakers spoke.", "WASHINGTON", "AP", "", "Lawmakers"},
		{"Kyiv, Ukraine - The president spoke to lawmakers on Monday.", "Kyiv, Ukraine", "", "", "The president"},
		{"LONDON/BRUSSELS (Reuters) - Ministers met.", "LONDON/BRUSSELS", "Reuters", "", "Ministers"},
		{"10 June 2025, Geneva: The council met.", "Geneva", "", "2025-06-10", "The council"},
		{"BEIJING, Dec. 30 (Xinhua) -- China spoke.", "BEIJING", "Xinhua", "2024-12-30", "China"},
		{"MOSCOW, June 10. /TASS/. Ministers met.", "MOSCOW", "TASS", "2025-06-10", "Ministers"},
		{"UNITED NATIONS, 10 June 2025 – The council met.", "UNITED NATIONS", "", "2025-06-10", "The council"},
		{"GENEVA (10 June 2025) – Experts met.", "GENEVA", "", "2025-06-10", "Experts"},
		{"BRUSSELS, 12 March 2024 —\n\nThe council met.", "BRUSSELS", "", "2024-03-12", "\n\nThe council"},
		{"Astana, 10 June 2025. The president spoke.", "Astana", "", "2025-06-10", "The president"},
		{"Kyiv. 7 June 2025. The president spoke.", "Kyiv", "", "2025-06-07", "The president"},
		{"On 10 June 2025. The president spoke.", "", "", "", "On"},
		{"Joint Communiqué\n\nAstana, 10 June 2025\n\nThe sides met.", "Astana", "", "2025-06-10", "\n\nThe sides"},
		{"Joint Communiqué\n\nAfter 10 June 2025\n\nThe sides met.", "", "", "", "Joint"},
		{"(Reuters) - Shares fell.", "", "Reuters", "", "Shares"},
		{"EXCLUSIVE - Gondor falls to Mordor, officials say.", "", "", "", "EXCLUSIVE"},
		{"The president – a former general – spoke.", "", "", "", "The president"},
		{"Peace talks - the second round - failed on Monday.", "", "", "", "Peace"},
		{"Gondor praised Arnor, June 10 or not.", "", "", "", "Gondor"},
		{"Edoras, June 10 (PTI) Rohan on Monday sent its envoy home.", "Edoras", "PTI", "2025-06-10", "Rohan"},
		{"Edoras, June 10 (Monday) Rohan sent its envoy home.", "", "", "", "Edoras"},
		{"RDX-4 – a drone – crashed.", "", "", "", "RDX"},
	} {
		d := dateline.NewDocument(&dateline.Article{Body: tt.text, Published: day("2025-06-11")})
		New().Annotate(d)
		want := time.Time{}
		if tt.date != "" {
			want = day(tt.date)
		}
		rest := d.Text[d.Dateline.End:]
		if d.Dateline.Place != tt.place || d.Dateline.Agency != tt.agency || !d.Dateline.Date.Equal(want) || !strings.HasPrefix(rest, tt.rest) {
			t.Errorf("%q: %+v %q", tt.text, d.Dateline, rest)
		}
	}
}

// A dateline of December in a report of January is of the year before.
func TestYear(t *testing.T) {
	d := dateline.NewDocument(&dateline.Article{Body: "EDORAS, Dec 31 - The king spoke.", Published: time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC)})
	New().Annotate(d)
	if d.Dateline.Date.Year() != 2025 {
		t.Error(d.Dateline.Date)
	}
}

// lines are what long lines without a break are made of.
var lines = [...]string{"a", "-", ".", "'", "a-", "a.", "1,", "(", "\"", "@", "a'", "x/", "😀", "\u202e", "ABC ", "a. ", "Mr. ", "http://", "\n", "\x00"}

// TestLongLines reads long lines; BenchmarkLongLines tells how the time grows.
func TestLongLines(t *testing.T) {
	for _, unit := range lines {
		check(t, read(strings.Repeat(unit, 1<<17/len(unit))))
	}
}

// BenchmarkLongLines reads lines of 32 thousand to 1 million characters: the time for a character
// should stay what it is.
func BenchmarkLongLines(b *testing.B) {
	for _, unit := range lines {
		for size := 1 << 15; size <= 1<<20; size <<= 5 {
			text := strings.Repeat(unit, size/len(unit))
			b.Run(fmt.Sprintf("%q/%d", unit, size), func(b *testing.B) {
				b.SetBytes(int64(size))
				for b.Loop() {
					read(text)
				}
			})
		}
	}
}

func FuzzAnnotate(f *testing.F) {
	for _, s := range []string{"ASTANA, June 10 (Reuters) - Don't “go”...\n\nwww.x.y/z a@b.c 5km U.S.'s '90s", "a\u200b\ufeffb\x00\u200d👩‍👧", "10 June 2025, Geneva: x", "\xff\xfe'", "ы’с-pre-1 (c).", "no. 5.a.m.", "x'\u200d's"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		check(t, read(text))
	})
}

// check makes sure that the words cover the text and that the sentences cover the words.
func check(t *testing.T, d *dateline.Document) {
	t.Helper()
	at := 0
	gap := func(to int) {
		for at < to {
			if at >= d.Dateline.Start && at < d.Dateline.End {
				at = d.Dateline.End
				continue
			}
			k, size := kind(d.Text[at:])
			if k != space {
				t.Fatalf("no word covers %q at %d of %q", d.Text[at:at+size], at, d.Text)
			}
			at += size
		}
	}
	for i, w := range d.Tokens {
		if w.Start < at || w.End <= w.Start || w.End > len(d.Text) || w.Form != d.Text[w.Start:w.End] {
			t.Fatalf("word %d: %+v in %q", i, w, d.Text)
		}
		gap(w.Start)
		for k := 0; k < len(w.Form); {
			c, size := kind(w.Form[k:])
			if c == space {
				t.Fatalf("space in %q", w.Form)
			}
			k += size
		}
		if w.Joined && (i == 0 || d.Tokens[i-1].End != w.Start || d.Tokens[i-1].Sent != w.Sent) {
			t.Fatalf("word %d is joined: %+v in %q", i, w, d.Text)
		}
		at = w.End
	}
	gap(len(d.Text))
	next := 0
	for i, s := range d.Sentences {
		if s.Start != next || s.Empty() {
			t.Fatalf("sentence %d: %+v", i, s)
		}
		for k := s.Start; k < s.End; k++ {
			if d.Tokens[k].Sent != i {
				t.Fatalf("word %d is not in sentence %d", k, i)
			}
		}
		next = s.End
	}
	if next != len(d.Tokens) {
		t.Fatalf("%d words in sentences, %d in all", next, len(d.Tokens))
	}
}

func BenchmarkAnnotate(b *testing.B) {
	text := strings.Repeat("Gondor's king, Mr. Elessar, didn't say on Monday whether the 3,000-strong army would march to the U.S.-built fort at 5 p.m. “We will see,” he said. ", 20)
	d := read(text)
	n := len(d.Tokens)
	b.ReportAllocs()
	for b.Loop() {
		read(text)
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
