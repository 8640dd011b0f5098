package ingest

import (
	"strings"
	"testing"
	"time"
)

func TestPage(t *testing.T) {
	const para = "The king of Gondor praised the people of Arnor on Tuesday and said that the two realms would build a road. "
	page := `<!doctype html><html><head><meta charset="windows-1252"><title>King visits Arnor | Gondor Times</title>
<meta property="og:site_name" content="Gondor Times"><meta property="article:published_time" content="2025-06-10T08:00:00Z">
<meta name="author" content="Bergil Beregond"><link rel="canonical" href="https://times.example/king"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>King visits Arnor</h1><p>` + para + para + "</p><p>\x93We are friends,\x94 he <b>said</b>\n in   Fornost.</p><p>" + para + `</p></article>
<section id="comments"><p>First comment!</p></section><footer>Copyright 2024</footer></body></html>`
	got, errs := read(t, []string{"-"}, stdin(page))
	if len(errs) > 0 || len(got) != 1 {
		t.Fatal(errs)
	}
	a := got[0]
	if a.Title != "King visits Arnor" || a.Publisher != "Gondor Times" || a.Byline != "Bergil Beregond" || a.URL != "https://times.example/king" {
		t.Errorf("metadata: %+v", a)
	}
	if a.Published != time.Date(2025, 6, 10, 0, 0, 0, 0, time.UTC) {
		t.Errorf("published %v", a.Published)
	}
	if !strings.Contains(a.Body, "\n\n“We are friends,” he said in Fornost.\n\n") {
		t.Errorf("body %q", a.Body)
	}
	for _, s := range []string{"Home", "comment", "Copyright"} {
		if strings.Contains(a.Body, s) {
			t.Errorf("body has %q: %q", s, a.Body)
		}
	}
}

func TestMetadata(t *testing.T) {
	const body = `<body><h1>King visits Arnor</h1><p>The king of Gondor praised the people of Arnor, and said that the two realms would build a road.</p></body>`
	for _, c := range []struct{ name, head, want string }{
		{
			"json-ld", `<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},{"@type":["NewsArticle"],"headline":"King visits Arnor","datePublished":"2025-06-10T08:00:00+05:00","author":[{"name":"Bergil"},{"name":"Ioreth"}],"publisher":{"name":"Gondor &amp; Times"}}]}</script>`,
			"King visits Arnor|Gondor & Times|Bergil, Ioreth||2025-06-10",
		},
		{
			"open graph", `<meta property="og:title" content="King visits Arnor"><meta property="og:site_name" content="Times"><meta property="article:published_time" content="2025-06-10"><meta property="og:url" content="https://times.example/k">`,
			"King visits Arnor|Times||https://times.example/k|2025-06-10",
		},
		{"window title", `<title>The king visits his friends | Gondor Times</title>`, "The king visits his friends||||"},
		{"address", `<link rel="canonical" href="https://times.example/2025/06/10/king">`, "King visits Arnor|||https://times.example/2025/06/10/king|2025-06-10"},
		{"script", `<script>var x = {"id":1,"publishedAt":"2025-06-10T01:02:03Z"}</script>`, "King visits Arnor||||2025-06-10"},
		{"broken json-ld", `<script type="application/ld+json">{"@type":</script>`, "King visits Arnor||||"},
		{"relative address", `<link rel="canonical" href="/king">`, "King visits Arnor||||"},
	} {
		a, err := Page("<html><head>" + c.head + "</head>" + body + "</html>")
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		day := ""
		if !a.Published.IsZero() {
			day = a.Published.Format(time.DateOnly)
		}
		if got := strings.Join([]string{a.Title, a.Publisher, a.Byline, a.URL, day}, "|"); strings.TrimRight(got, "|") != strings.TrimRight(c.want, "|") {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestContent(t *testing.T) {
	const para = "<p>The king of Gondor praised the people of Arnor on Tuesday, and said that the two realms would build a road before the end of next year.</p>"
	for _, c := range []struct {
		name, body string
		with       []string
		without    []string
	}{
		{
			"menus and related", `<ul class="menu"><li><a href="/">Home</a></ul><div class="story">` + para + para + para + `<div class="related-links"><a href="/x">Another story altogether</a></div></div><div id="sidebar"><p>Most read stories of the day, every day, for you.</p></div>`,
			[]string{"praised the people"},
			[]string{"Home", "Another story", "Most read"},
		},
		{"a wrapper with an unlucky name", `<div class="sidebar-left-layout"><div class="x">` + para + para + para + `</div></div>`, []string{"praised the people"}, nil},
		{
			"breaks instead of paragraphs", `<div class="text">The king of Gondor praised Arnor, and left for home in the evening, a herald said.<br><br>The people of Arnor praised the king, and slept, the herald said.</div>`,
			[]string{"said.\n\nThe people"},
			nil,
		},
		{"hidden", `<div>` + para + para + `<p style="display: none">Unseen words, which nobody reads.</p></div>`, []string{"praised"}, []string{"Unseen"}},
		{"inline", `<p>The <b>king</b> of<i> Gondor</i>
   praised   Arnor, and the <a href="/a">people</a> of Arnor praised the king in turn.</p>`, []string{"The king of Gondor praised Arnor, and the people of Arnor praised"}, nil},
	} {
		a, err := Page("<html><body>" + c.body + "</body></html>")
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		for _, s := range c.with {
			if !strings.Contains(a.Body, s) {
				t.Errorf("%s: no %q in %q", c.name, s, a.Body)
			}
		}
		for _, s := range c.without {
			if strings.Contains(a.Body, s) {
				t.Errorf("%s: %q in %q", c.name, s, a.Body)
			}
		}
	}
}

func FuzzPage(f *testing.F) {
	f.Add("<html><body><div><p>x<table><tr><td>y</div>")
	f.Add(`<script type="application/ld+json">[[[{"@type":"Article","author":[[]]}]]]</script><p>x`)
	f.Add("<body><body><frameset><html><svg><p>")
	f.Fuzz(func(t *testing.T, page string) {
		a, err := Page(page)
		if err == nil && strings.TrimSpace(a.Body) == "" {
			t.Error("an empty article without an error")
		}
	})
}
