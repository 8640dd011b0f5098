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
