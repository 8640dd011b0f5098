package train

import (
	"bytes"
	"os"
	"testing"
	"time"

	"github.com/dateline/dateline/internal/conllu"
)

func TestTry(t *testing.T) {
	ud := os.Getenv("UD")
	if ud == "" {
		t.Skip()
	}
	a, err := ReadTreebank(ud + "/ewt-train.conllu.gz")
	if err != nil {
		t.Fatal(err)
	}
	b, _ := ReadTreebank(ud + "/gum-train-free.conllu.gz")
	a = append(a, b...)
	start := time.Now()
	tg := Tagger(a, 6)
	t.Log("tagger", time.Since(start))
	var buf bytes.Buffer
	tg.Write(&buf)
	os.WriteFile("/tmp/h/try/tagger.model", buf.Bytes(), 0o644)
	t.Log("tagger bytes", buf.Len())
	jack := Jackknife(a, 5, 4)
	t.Log("jackknife", time.Since(start))
	p := Parser(jack, 8)
	t.Log("parser", time.Since(start))
	buf.Reset()
	p.Write(&buf)
	os.WriteFile("/tmp/h/try/parser.model", buf.Bytes(), 0o644)
	t.Log("parser bytes", buf.Len())
	for _, f := range []string{"ewt-dev", "gum-dev", "gum-dev-free"} {
		s, _ := ReadTreebank(ud + "/" + f + ".conllu.gz")
		gold, got := conllu.Document(s), conllu.Document(s)
		t0 := time.Now()
		tg.Annotate(got)
		t1 := time.Now()
		p.Annotate(got)
		t.Log(f, Compare(gold, got), "tagger w/s", float64(len(got.Tokens))/t1.Sub(t0).Seconds(), "parser w/s", float64(len(got.Tokens))/time.Since(t1).Seconds())
	}
}
