//go:build unix

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/dateline/dateline/store"
)

// TestInterrupt breaks dateline add off with Ctrl-C while a second one tries to write and the record is read, and takes the work up again.
func TestInterrupt(t *testing.T) {
	dir := t.TempDir()
	db := filepath.Join(dir, "a.db")
	lines := ""
	for i := range 4 {
		text := "Poland praised Germany on Tuesday. " + strings.Repeat(fmt.Sprintf("Nothing else is told in report %d. ", i), 60)
		lines += fmt.Sprintf("{\"id\":\"r%d\",\"date\":\"2025-06-1%d\",\"title\":\"Report %d\",\"text\":%q}\n", i, i, i, text)
	}
	all := filepath.Join(dir, "all.jsonl")
	if err := os.WriteFile(all, []byte(lines), 0o644); err != nil {
		t.Fatal(err)
	}
	first := exec.Command("dateline", "add", "--db", db, "-")
	in, err := first.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	first.Stderr = &said
	if err := first.Start(); err != nil {
		t.Fatal(err)
	}
	defer first.Process.Kill()
	three := strings.Join(strings.SplitAfter(lines, "\n")[:3], "")
	if _, err := io.WriteString(in, three); err != nil {
		t.Fatal(err)
	}
	for start := time.Now(); reports(t, db) < 3; time.Sleep(50 * time.Millisecond) {
		if time.Since(start) > 5*time.Minute {
			t.Fatalf("nothing is added: %s", said.String())
		}
	}
	out, err := exec.Command("dateline", "add", "--db", db, all).CombinedOutput()
	var exit *exec.ExitError
	if want := fmt.Sprintf("process %d is writing to it", first.Process.Pid); !errors.As(err, &exit) || !strings.Contains(string(out), want) {
		t.Errorf("the second process: %v\n%s", err, out)
	}
	if err := first.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := first.Wait(); !errors.As(err, &exit) || !strings.Contains(said.String(), "interrupted; the same command goes on from here") {
		t.Errorf("interrupted: %v\n%s", err, said.String())
	}
	if n := reports(t, db); n != 3 {
		t.Errorf("%d reports are there after it, want 3", n)
	}
	if out, err = exec.Command("dateline", "add", "--db", db, all).CombinedOutput(); err != nil || !strings.Contains(string(out), "added 1 report ") || !strings.Contains(string(out), "3 were there already") {
		t.Errorf("taken up again: %v\n%s", err, out)
	}
	s, err := store.Open(db, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if faults, err := s.Check(context.Background()); err != nil || len(faults) > 0 {
		t.Errorf("check: %v %v", faults, err)
	}
}

// reports counts the reports of a record that another process may be writing; 0 if there is none yet.
func reports(t *testing.T, db string) int {
	s, err := store.Open(db, store.Options{ReadOnly: true})
	if err != nil {
		return 0
	}
	defer s.Close()
	i, err := s.Info(t.Context())
	if err != nil {
		return 0
	}
	return i.Reports
}
