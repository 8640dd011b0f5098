package main

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"dateline": main})
}

// TestScript runs the scripts in testdata/script; go doc testscript explains them.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"pack": pack,
			"cut":  cut,
			"same": same,
			"site": site,

			"untimed": untimed,
		},
	})
}

// pack FILE writes FILE.gz.
func pack(ts *testscript.TestScript, neg bool, args []string) {
	in, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	var buf bytes.Buffer
	w := gzip.NewWriter(&buf)
	_, err = w.Write(in)
	ts.Check(err)
	ts.Check(w.Close())
	ts.Check(os.WriteFile(ts.MkAbs(args[0]+".gz"), buf.Bytes(), 0o644))
}

// cut FILE takes the last bytes off a file.
func cut(ts *testscript.TestScript, neg bool, args []string) {
	in, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), in[:len(in)-8], 0o644))
}

// untimed FILE... takes the last column off each line, which tells when a fact came into the record.
func untimed(ts *testscript.TestScript, neg bool, args []string) {
	for _, a := range args {
		in, err := os.ReadFile(ts.MkAbs(a))
		ts.Check(err)
		var out bytes.Buffer
		for l := range bytes.Lines(in) {
			i := bytes.LastIndexByte(l, ',')
			out.Write(append(bytes.Clone(l[:max(i, 0)]), '\n'))
		}
		ts.Check(os.WriteFile(ts.MkAbs(a), out.Bytes(), 0o644))
	}
}

// site FOLDER FILE... serves the files of a folder at an address of this machine, and writes that address into the
// files, and into the environment as SITE.
func site(ts *testscript.TestScript, neg bool, args []string) {
	dir := ts.MkAbs(args[0])
	s := httptest.NewServer(http.FileServer(http.Dir(dir)))
	ts.Defer(s.Close)
	ts.Setenv("SITE", s.URL)
	for _, f := range args[1:] {
		in, err := os.ReadFile(ts.MkAbs(f))
		ts.Check(err)
		ts.Check(os.WriteFile(ts.MkAbs(f), bytes.ReplaceAll(in, []byte("SITE"), []byte(s.URL)), 0o644))
	}
}

// same A B compares two files byte by byte without printing them.
func same(ts *testscript.TestScript, neg bool, args []string) {
	a, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	b, err := os.ReadFile(ts.MkAbs(args[1]))
	ts.Check(err)
	if bytes.Equal(a, b) == neg {
		ts.Fatalf("%s and %s: same is %v", args[0], args[1], !neg)
	}
}
