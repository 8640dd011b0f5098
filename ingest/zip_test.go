package ingest

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dateline/dateline"
)

// bundle makes an archive of files and their contents by turns.
func bundle(t testing.TB, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestZip(t *testing.T) {
	const report = "Gondor praises Arnor\n\nMINAS TIRITH - Gondor praised Arnor on Monday and sent an envoy to its king."
	whole := bundle(t, "a.txt", report, "__MACOSX/a.txt", "x", ".hidden", "x", "more/", "", "more/b.txt", strings.ReplaceAll(report, "Arnor", "Rohan"))
	for _, c := range []struct {
		name string
		raw  []byte
		want []string // what is read, then errors
	}{
		{"reports", whole, []string{"a.zip/a.txt Gondor praises Arnor", "a.zip/more/b.txt Gondor praises Rohan"}},
		{"one within another", bundle(t, "b.zip", string(whole), "a.txt", report), []string{"a.zip/b.zip: not a text: it is a ZIP archive or an office document", "a.zip/a.txt Gondor praises Arnor"}},
		{"an office document", bundle(t, "[Content_Types].xml", "<x/>", "word/document.xml", "<x/>"), []string{"a.zip: not a text: it is an office document"}},
		{"a list", bundle(t, "list.txt", "https://times.example/a\nhttps://times.example/b\n"), []string{"a.zip/list.txt: no reports but links: the first of 2 pages to fetch is https://times.example/a"}},
		{"nothing", bundle(t, "more/", ""), []string{"a.zip: the archive holds no file"}},
		{"broken", whole[:len(whole)-30], []string{"a.zip: the ZIP archive is broken: zip: not a valid zip file"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			if err := os.WriteFile("a.zip", c.raw, 0o644); err != nil {
				t.Fatal(err)
			}
			var got []string
			for a, err := range Read([]string{"a.zip"}, Options{}) {
				if err != nil {
					got = append(got, err.Error())
				} else {
					got = append(got, filepath.ToSlash(a.File)+" "+strings.SplitN(a.Body, "\n", 2)[0])
				}
			}
			if g, w := strings.Join(got, "\n"), strings.Join(c.want, "\n"); g != w {
				t.Errorf("got\n%s\nwant\n%s", g, w)
			}
		})
	}
}

// TestZipLinks follows a list of archives of lists, as GDELT has them.
func TestZipLinks(t *testing.T) {
	archives := map[string][]byte{
		"https://data.example/1.CSV.zip": bundle(t, "1.CSV", "https://times.example/a\nhttps://times.example/b\n"),
		"https://data.example/2.CSV.zip": bundle(t, "2.CSV", "https://times.example/c\nhttps://data.example/1.CSV.zip\n"),
		"https://data.example/3.CSV.zip": []byte("<html>gone"),
	}
	o := Options{
		Stdin: strings.NewReader("150383 297a16b4c1f2e8a9b0d4c3f2e1a09182 https://data.example/1.CSV.zip\nhttps://data.example/2.CSV.zip\nhttps://data.example/3.CSV.zip\nhttps://data.example/4.CSV.zip\nhttps://times.example/d\n"),
		Open: func(l Link) ([]byte, error) {
			if raw, ok := archives[l.URL]; ok {
				return raw, nil
			}
			return nil, errors.New("404 Not Found")
		},
		Fetch: func(l Link) (*dateline.Article, error) {
			if isArchive(l.URL) {
				return nil, errors.New("no page")
			}
			return &dateline.Article{URL: l.URL, Title: "A title", Body: "A report on " + l.URL}, nil
		},
	}
	var got []string
	for a, err := range Read([]string{"-"}, o) {
		if err != nil {
			got = append(got, err.Error())
		} else {
			got = append(got, a.URL+" "+a.File)
		}
	}
	want := []string{
		"https://times.example/a https://data.example/1.CSV.zip/1.CSV:1", "https://times.example/b https://data.example/1.CSV.zip/1.CSV:2",
		"https://times.example/c https://data.example/2.CSV.zip/2.CSV:1", "https://data.example/2.CSV.zip/2.CSV:2: https://data.example/1.CSV.zip: no page",
		"-:3: https://data.example/3.CSV.zip: it is no ZIP archive", "-:4: https://data.example/4.CSV.zip: 404 Not Found",
		"https://times.example/d -:5",
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("got\n%s\nwant\n%s", g, w)
	}
}

func FuzzZip(f *testing.F) {
	f.Add(bundle(f, "a.txt", "Gondor praised Arnor.", "b.jsonl", `{"text":"x"}`))
	f.Add([]byte(zipMark))
	f.Fuzz(func(t *testing.T, raw []byte) {
		for a, err := range Read([]string{"-"}, Options{Stdin: bytes.NewReader(append([]byte(zipMark), raw...)), Limit: 1 << 20}) {
			if err == nil && !valid(a.Body) {
				t.Fatal("bad text")
			}
		}
	})
}
