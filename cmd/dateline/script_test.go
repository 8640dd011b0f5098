package main

import (
	"bytes"
	"compress/gzip"
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
