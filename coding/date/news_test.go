package date

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

// TestNews reads testdata/news.txt, the conventions of TIMEX3 in sentences of news. The pipeline's tests read it too, with tags and names.
func TestNews(t *testing.T) {
	data, err := os.ReadFile("testdata/news.txt")
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for n, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, " | ")
		if len(f) != 3 {
			t.Fatalf("news.txt:%d: %d fields", n+1, len(f))
		}
		rows++
		d := document(f[1], f[0])
		if err := New().Annotate(d); err != nil {
			t.Fatal(err)
		}
		if got := shown(d); got != f[2] {
			t.Error("news.txt:" + strconv.Itoa(n+1) + ": " + f[1] + "\n\tgot  " + got + "\n\twant " + f[2])
		}
	}
	if rows < 80 {
		t.Errorf("%d rows", rows)
	}
}
