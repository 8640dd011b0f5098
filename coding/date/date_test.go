package date

import (
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline"
)

// document cuts text into words, signs and sentences, enough for the stage.
func document(text string, published string) *dateline.Document {
	a := &dateline.Article{Body: text}
	if published != "" {
		for _, layout := range []string{time.DateOnly, "2006-01-02T15:04"} {
			if t, err := time.Parse(layout, published); err == nil {
				a.Published = t
			}
		}
	}
	d := dateline.NewDocument(a)
	first, start := 0, -1
	add := func(s, e int) {
		d.Tokens = append(d.Tokens, dateline.Token{Start: s, End: e, Form: text[s:e], Head: -1, Sent: len(d.Sentences)})
	}
	for i := 0; i <= len(text); {
		r, size := rune(' '), 1
		if i < len(text) {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if start < 0 {
				start = i
			}
			i += size
			continue
		}
		if start >= 0 {
			add(start, i)
			start = -1
		}
		if i < len(text) && !unicode.IsSpace(r) {
			add(i, i+size)
		}
		if i >= len(text) || r == '\n' || r == ';' {
			if len(d.Tokens) > first {
				d.Sentences = append(d.Sentences, dateline.Sentence{Span: dateline.Span{Start: first, End: len(d.Tokens)}})
				first = len(d.Tokens)
			}
		}
		i += size
	}
	return d
}

// shown writes the expressions of a document as "words=value", with type where it is no DATE and mod where there is one.
func shown(d *dateline.Document) string {
	var out []string
	for _, x := range d.Dates {
		s := d.Words(x.Span) + "=" + x.Value
		if x.Type != "DATE" {
			s += " " + x.Type
		}
		if x.Mod != "" {
			s += " " + x.Mod
		}
		if x.Ambiguous {
			s += " ambiguous"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestValues(t *testing.T) {
	// The report is of Tuesday, 10 June 2025.
	for _, c := range []struct{ text, want string }{
		// days
		{"The king arrived on Tuesday.", "Tuesday=2025-06-10"},
		{"The king arrived on Wednesday.", "Wednesday=2025-06-04"},
		{"The king will arrive on Wednesday.", "Wednesday=2025-06-11"},
		{"On Friday, the council will meet.", "Friday=2025-06-13"},
		{"On Friday, the council met.", "Friday=2025-06-06"},
		{"The council meets next Friday.", "next Friday=2025-06-20"},
		{"They met last Friday.", "last Friday=2025-06-06"},
		{"They met last Tuesday.", "last Tuesday=2025-06-03"},
		{"They met on June 10.", "June 10=2025-06-10"},
		{"They met on Dec. 28.", "Dec. 28=2024-12-28"},
		{"They met on 10 June 2025 in Edoras.", "10 June 2025=2025-06-10"},
		{"They met on Tuesday, June 10, 2025.", "Tuesday, June 10, 2025=2025-06-10"},
		{"They met on the 14th of July 2024.", "the 14th of July 2024=2024-07-14"},
		{"The pact was signed on 2025-06-10.", "2025-06-10=2025-06-10"},
		{"The pact was signed on Jan. 8.", "Jan. 8=2025-01-08"},
		{"The pact will be signed on Jan. 8.", "Jan. 8=2026-01-08"},
		{"He left on the 4th.", "the 4th=2025-06-04"},
		{"He arrived yesterday and leaves tomorrow; she came today.", "yesterday=2025-06-09; tomorrow=2025-06-11; today=2025-06-10"},
		{"The vote on Feb. 30 was a joke.", ""},
		{"The army crossed the river two days ago.", "two days ago=2025-06-08"},
		{"It fell in May. Three days later, the walls fell too.", "May=2025-05; Three days later=P3D DURATION"},
		{"It began on May 3. Two days later it ended.", "May 3=2025-05-03; Two days later=2025-05-05"},
		{"It began on May 3. The next day it ended.", "May 3=2025-05-03; The next day=2025-05-04"},
		{"It began on May 3, and he died on the same day.", "May 3=2025-05-03; the same day=2025-05-03"},
		{"This year we remember the pact. Half a century later it stands.", "This year=2025; Half a century later=P50Y DURATION"},
		{"The king arrives on Friday.", "Friday=2025-06-13"},
		{"He is to meet the steward on Friday.", "Friday=2025-06-13"},
		{"The pact of 1975 stood. Half a century later it fell.", "1975=1975; Half a century later=202"},
		{"It began in May 2021 and ended two years later.", "May 2021=2021-05; two years later=2023"},
		{"The May 8 vote and the February 2024 issue were named.", "May 8=2025-05-08; February 2024=2024-02"},
		{"They met June 3 and 4.", "June 3 and 4=2025-06-03/2025-06-04"},
		{"On 11 and 12 June the minister will visit.", "11 and 12 June=2025-06-11/2025-06-12"},
		{"They will rest for two to three weeks.", "two to three weeks=P3W DURATION APPROX"},
		{"Shortly after Monday's vote, rockets fell overnight.", "Monday=2025-06-09; overnight=2025-06-10TNI TIME"},
		// weeks, months, quarters, years
		{"They met last week.", "last week=2025-W23"},
		{"They will meet next week.", "next week=2025-W25"},
		{"They met earlier this month.", "earlier this month=2025-06 START"},
		{"They met late last month.", "late last month=2025-05 END"},
		{"They met in early May.", "early May=2025-05 START"},
		{"They met in mid-May.", "mid-May=2025-05 MID"},
		{"Talks are expected in September.", "September=2025-09"},
		{"Talks were held in September.", "September=2024-09"},
		{"Talks were held last September.", "last September=2024-09"},
		{"Talks were held in September 2023.", "September 2023=2023-09"},
		{"The deal was struck two years ago.", "two years ago=2023"},
		{"The deal was struck three weeks ago.", "three weeks ago=2025-W21"},
		{"The deal was struck a year earlier.", "a year earlier=2024"},
		{"Growth slowed in the third quarter of 2024.", "the third quarter of 2024=2024-Q3"},
		{"Growth slowed in Q3.", "Q3=2024-Q3"},
		{"Growth slowed in H1 2025.", "H1 2025=2025-H1"},
		{"The budget for fiscal year 2026 grew.", "fiscal year 2026=FY2026"},
		{"The budget for the 2026 fiscal year grew.", "the 2026 fiscal year=FY2026"},
		{"It happened in the 1990s.", "the 1990s=199"},
		{"It happened in the late 1980s.", "the late 1980s=198 END"},
		{"It happened in the 19th century.", "the 19th century=18"},
		{"The plant should open in early 2026.", "early 2026=2026 START"},
		{"By the end of the year they will go.", "the end of the year=2025 END"},
		{"It opened in the summer of 2019.", "the summer of 2019=2019-SU"},
		{"It opened last winter.", "last winter=2024-WI"},
		{"They have fought since 2019.", "2019=2019 SINCE"},
		{"He is in office until 2027.", "2027=2027 UNTIL"},
		{"It was built before 1914.", "1914=1914 BEFORE"},
		{"He was sworn in after Monday's vote.", "Monday=2025-06-09"},
		{"She spoke at the weekend.", "the weekend=2025-W23-WE"},
		// times
		{"The session opened at 3 p.m. on Monday.", "3 p.m. on Monday=2025-06-09T15:00 TIME"},
		{"The session opened on Monday at 15:30.", "Monday at 15:30=2025-06-09T15:30 TIME"},
		{"He spoke on Monday evening.", "Monday evening=2025-06-09TEV TIME"},
		{"He spoke this morning, and she speaks tonight.", "this morning=2025-06-10TMO TIME; tonight=2025-06-10TNI TIME"},
		{"Rockets fell last night.", "last night=2025-06-09TNI TIME"},
		{"At 10:00 GMT the guns fell silent.", "10:00 GMT=2025-06-10T10:00 TIME"},
		// ranges
		{"The visit of 4-6 April was short.", "4-6 April=2025-04-04/2025-04-06"},
		{"The visit from 5 to 7 May was short.", "from 5 to 7 May=2025-05-05/2025-05-07"},
		{"The visit on June 4-6, 2024, was short.", "June 4-6, 2024=2024-06-04/2024-06-06"},
		{"The war of 2011-2014 was long.", "2011-2014=2011/2014"},
		{"Between 2011 and 2014 he ruled.", "Between 2011 and 2014=2011/2014"},
		{"From May to July 2024 he ruled.", "From May to July 2024=2024-05/2024-07"},
		{"It lasted from December 30 to January 2.", "from December 30 to January 2=2024-12-30/2025-01-02"},
		{"The 2019/20 season was short.", "2019/20=2019/2020"},
		{"In the first half of 2025 trade grew.", "the first half of 2025=2025-H1"},
		// durations
		{"They talked for three days.", "three days=P3D DURATION"},
		{"They talked for two and a half hours.", "two and a half hours=PT2.5H DURATION"},
		{"A 30-day truce was agreed.", "30-day=P30D DURATION"},
		{"A three-day visit was announced.", "three-day=P3D DURATION"},
		{"They talked for several weeks.", "several weeks=PXW DURATION"},
		{"Over the past five years trade grew.", "the past five years=P5Y DURATION"},
		{"In recent years trade grew.", "recent years=PXY DURATION"},
		{"He waited for years.", "years=PXY DURATION"},
		{"He waited for more than a decade.", "more than a decade=P1DE DURATION MORE_THAN"},
		{"The 25-year-old rider, who is 25 years old, won.", ""},
		// sets
		{"They meet every Monday.", "every Monday=XXXX-WXX-1 SET"},
		{"They meet annually and twice a week.", "annually=P1Y SET; twice a week=P1W SET"},
		{"They meet each year.", "each year=P1Y SET"},
		{"The Daily Post reported it.", ""},
		// figures
		{"It was signed on 25/12/2024.", "25/12/2024=2024-12-25"},
		{"It was signed on 12/25/2024.", "12/25/2024=2024-12-25"},
		{"It was signed on 04/06/2025.", "04/06/2025=2025-04-06 ambiguous"},
		{"It was signed on 25/12/2024 and sealed on 04/01/2025.", "25/12/2024=2024-12-25; 04/01/2025=2025-01-04"},
		{"It was signed on 04.06.2025.", "04.06.2025=2025-06-04"},
		{"The attacks of 9/11 are remembered.", "9/11=2001-09-11"},
		{"Two thirds, or 2/3, voted for it.", ""},
		// no dates
		{"They may march on the tower in a second attempt.", ""},
		{"Some 2,000 troops and 1900 horses came.", ""},
		{"It cost $2000 and 15.5 percent more.", ""},
		{"Saruman sat in the sun and fell.", ""},
		{"Prime Minister May said so.", ""},
		{"He won 3-1 and lost 10-12.", ""},
		{"Resolution 1325 and Article 51 were named.", ""},
		{"Now they are ready.", "Now=PRESENT_REF"},
		{"The truce ends Sunday.", "Sunday=2025-06-15"},
		{"The upcoming summit on June 24-25 in Bree is large.", "June 24-25=2025-06-24/2025-06-25"},
		{"He leaves office in two months.", "in two months=2025-08"},
		{"Inflation rose 3 percent a year.", "a year=P1Y SET"},
		{"On New Year's Eve they danced.", "New Year's Eve=2024-12-31"},
		{"They met in the spring of 2024 and in 2025.", "the spring of 2024=2024-SP; 2025=2025"},
		{"He ruled for the first six months of 2024.", "the first six months of 2024=2024-01/2024-06"},
		{"The 2025 budget and the 2026 World Cup were named.", "2025=2025; 2026=2026"},
	} {
		d := document(c.text, "2025-06-10")
		if err := New().Annotate(d); err != nil {
			t.Fatal(err)
		}
		if got := shown(d); got != c.want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", c.text, got, c.want)
		}
	}
}

func TestUndated(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"They met on Tuesday.", "Tuesday=XXXX-WXX-2"},
		{"They met on June 10.", "June 10=XXXX-06-10"},
		{"They met last week.", "last week=XXXX-WXX"},
		{"They met today.", "today=PRESENT_REF"},
		{"They met two days ago.", "two days ago=XXXX"},
		{"On 10 June 2025 they met; they parted on June 12.", "10 June 2025=2025-06-10; June 12=2025-06-12"},
	} {
		d := document(c.text, "")
		if err := New().Annotate(d); err != nil {
			t.Fatal(err)
		}
		if got := shown(d); got != c.want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", c.text, got, c.want)
		}
	}
}

func TestDays(t *testing.T) {
	for _, c := range []struct{ text, from, to, precision string }{
		{"They met last week.", "2025-06-02", "2025-06-08", "week"},
		{"They fought since 2019.", "2019-01-01", "", "year"},
		{"They fought until May 3.", "", "2025-05-03", "day"},
		{"They met in early 2026.", "2026-01-01", "2026-04-30", "year"},
		{"They met earlier this month.", "2025-06-01", "2025-06-10", "month"},
		{"The visit from 5 to 7 May was short.", "2025-05-05", "2025-05-07", "day"},
		{"They talked for three days.", "", "", "day"},
		{"In the past two weeks they talked.", "2025-05-27", "2025-06-10", "week"},
		{"He spoke on Monday evening.", "2025-06-09", "2025-06-09", "part"},
		{"It happened in the 1990s.", "1990-01-01", "1999-12-31", "decade"},
		{"It happened in the 19th century.", "1801-01-01", "1900-12-31", "century"},
	} {
		d := document(c.text, "2025-06-10")
		if err := New().Annotate(d); err != nil {
			t.Fatal(err)
		}
		if len(d.Dates) != 1 || d.Dates[0].From != c.from || d.Dates[0].To != c.to || d.Dates[0].Precision != c.precision {
			t.Errorf("%s: %+v, want %s to %s, %s", c.text, d.Dates, c.from, c.to, c.precision)
		}
	}
}

func TestOrder(t *testing.T) {
	for _, c := range []struct{ url, publisher, want string }{
		{"https://www.shire.gov/news", "", "2025-04-06"},
		{"https://news.example.co.uk/a", "", "2025-06-04"},
		{"", "The Washington Herald", "2025-04-06"},
	} {
		d := document("It was signed on 04/06/2025.", "2025-06-10")
		d.Article.URL, d.Article.Publisher = c.url, c.publisher
		if err := New().Annotate(d); err != nil {
			t.Fatal(err)
		}
		if len(d.Dates) != 1 || d.Dates[0].Value != c.want || d.Dates[0].Ambiguous {
			t.Errorf("%s %s: %+v", c.url, c.publisher, d.Dates)
		}
	}
}

func TestDateline(t *testing.T) {
	for _, c := range []struct{ line, published, want string }{
		{"BREE, June 8 (Palantir) - ", "2025-06-10", "2025-06-08"},
		{"BREE, Dec. 31 (Palantir) - ", "2025-01-02", "2024-12-31"},
		{"BREE, 8 June 2025 - ", "", "2025-06-08"},
		{"BREE, June 8 - ", "", "0001-01-01"},
		{"BREE - ", "2025-06-10", "0001-01-01"},
	} {
		text := c.line + "The council met yesterday."
		d := document(text, c.published)
		d.Dateline.Extent = dateline.Extent{Start: 0, End: len(c.line)}
		first := d.SpanOf(d.Dateline.Extent).End
		d.Sentences[0].Start = first
		if err := New().Annotate(d); err != nil {
			t.Fatal(err)
		}
		if got := d.Dateline.Date.Format(time.DateOnly); got != c.want {
			t.Errorf("%s: %s, want %s", c.line, got, c.want)
		}
		if want := c.want; c.published == "" && want != "0001-01-01" && shown(d) != "yesterday=2025-06-07" {
			t.Errorf("%s: %s", c.line, shown(d))
		}
	}
}

func TestNames(t *testing.T) {
	d := document("April Brandybuck met the 14 March Alliance in May.", "2025-06-10")
	d.Entities = []dateline.Entity{{Span: dateline.Span{Start: 0, End: 2}, Kind: "PER"}, {Span: dateline.Span{Start: 4, End: 7}, Kind: "ORG"}}
	if err := New().Annotate(d); err != nil {
		t.Fatal(err)
	}
	if got := shown(d); got != "May=2025-05" {
		t.Error(got)
	}
}

func TestCalendar(t *testing.T) {
	for y := -10; y < 2500; y += 7 {
		for _, md := range [][2]int{{1, 1}, {2, 28}, {3, 1}, {12, 31}} {
			d := dayOf(y, md[0], md[1])
			yy, m, dd := d.civil()
			if yy != y || m != md[0] || dd != md[1] {
				t.Fatalf("%d-%v: %d-%d-%d", y, md, yy, m, dd)
			}
			at := time.Date(y, time.Month(md[0]), md[1], 0, 0, 0, 0, time.UTC)
			if int64(d) != at.Unix()/86400 {
				t.Fatalf("%v: %d, want %d", at, d, at.Unix()/86400)
			}
			wy, w := at.ISOWeek()
			if gy, g := d.week(); gy != wy || g != w {
				t.Fatalf("%v: week %d-%d, want %d-%d", at, gy, g, wy, w)
			}
		}
	}
	for y, want := range map[int]string{2018: "2018-04-01", 2019: "2019-04-21", 2025: "2025-04-20", 2000: "2000-04-23"} {
		if got := easter(y).String(); got != want {
			t.Errorf("easter %d: %s, want %s", y, got, want)
		}
	}
}

// TestLinear feeds long runs of words that begin expressions and never end them.
func TestLinear(t *testing.T) {
	for _, s := range []string{
		"the ", "full ", "last ", "first six months of ", "the last Monday of ", "week of ", "from ", "between the ", "1,000,", "late to ", "2019-", "one and a half ",
		"morning of ", "3 pm on ", "every other ", "two years and ", "May ", "'", "the 14", "more than ", "ا", "10:", "thousand ",
	} {
		d := document(strings.Repeat(s, 60000/len(s)), "2025-06-10")
		start := time.Now()
		if err := New().Annotate(d); err != nil {
			t.Fatal(err)
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%q: %v", s, took)
		}
	}
}

func FuzzAnnotate(f *testing.F) {
	for _, s := range []string{
		"They met from 5 to 7 May at 3 p.m.", "9/11 Q3 2019/20 '98 1990s", "the last 3 days of 99999999 Feb. 29", strings.Repeat("2019-", 300),
		"мая 2025 🙂 يونيو", "\x00\xff the 14th", strings.Repeat("one and a half ", 200),
	} {
		f.Add(s, "2024-02-29")
	}
	stage := New()
	f.Fuzz(func(t *testing.T, text, day string) {
		if !utf8.ValidString(text) {
			text = strings.ToValidUTF8(text, "?")
		}
		d := document(text, day)
		if err := stage.Annotate(d); err != nil {
			t.Fatal(err)
		}
		end := 0
		for _, x := range d.Dates {
			if x.Start < end || x.Empty() || x.End > len(d.Tokens) {
				t.Fatalf("%q: span %v after %d", text, x.Span, end)
			}
			end = x.End
			if x.From != "" && x.To != "" && len(x.From) == len(x.To) && x.From > x.To && x.From[0] != '-' {
				t.Fatalf("%q: from %s to %s (%s)", text, x.From, x.To, x.Value)
			}
		}
	})
}

func BenchmarkAnnotate(b *testing.B) {
	text := strings.Repeat("The king of Gondor met the steward on Tuesday and said that the talks, which began in early May, would go on for three days. "+
		"The two sides signed the pact on 10 June 2025 after more than 20 years of war between the realms, and traders hope to cross the river next week. "+
		"Nobody knows who will lead the host of the West, nor whether the walls hold.\n", 200)
	d := document(text, "2025-06-10")
	stage := New()
	b.ResetTimer()
	for b.Loop() {
		d.Dates = d.Dates[:0]
		if err := stage.Annotate(d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(d.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
