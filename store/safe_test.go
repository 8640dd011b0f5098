package store

import (
	"bufio"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dateline/dateline/record"
)

// TestMain is also the process that TestKill kills: it adds reports and tells which ones were added.
func TestMain(m *testing.M) {
	if path := os.Getenv("DATELINE_TEST_ADD"); path != "" {
		s, err := Open(path, Options{Create: true})
		if err != nil {
			fmt.Println("error", err)
			os.Exit(1)
		}
		i, err := s.Info(context.Background())
		if err != nil {
			os.Exit(1)
		}
		for n := i.Reports; ; n += 3 {
			var list []Entry
			for k := range 3 {
				list = append(list, Entry{Report: report(fmt.Sprint(n+k), "Times", "2025-06-10", "", deed{"GON 051 ARN", "2025-06-09"}, deed{"ROH 112 MOR", "2025-06-09"})})
			}
			out, err := s.Add(context.Background(), list)
			if err != nil {
				fmt.Println("error", err)
				os.Exit(1)
			}
			for _, a := range out {
				fmt.Println(a.ID)
			}
		}
	}
	os.Exit(m.Run())
}

// TestKill kills a process that adds reports, again and again, and looks whether all that it told is there and the file is sound.
func TestKill(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	told := map[string]bool{}
	r := rand.New(rand.NewPCG(3, 4))
	for range 12 {
		c := exec.Command(os.Args[0])
		c.Env = append(os.Environ(), "DATELINE_TEST_ADD="+path)
		out, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		lines := make(chan string, 10000)
		go func() {
			defer close(lines)
			for in := bufio.NewScanner(out); in.Scan(); {
				lines <- in.Text()
			}
		}()
		first, ok := <-lines // it is at work
		if !ok {
			t.Fatal("the process added nothing")
		}
		time.Sleep(time.Duration(r.IntN(60)) * time.Millisecond)
		if err := c.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		told[first] = true
		for l := range lines {
			told[l] = true
		}
		_ = c.Wait()
	}
	s, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	sound(t, s)
	for id := range told {
		if strings.HasPrefix(id, "error") {
			t.Error(id)
		} else if _, err := s.Report(t.Context(), id); err != nil {
			t.Error(err)
		}
	}
	if len(told) < 36 {
		t.Errorf("only %d reports were added", len(told))
	}
}

// TestFull lets the file grow no further.
func TestFull(t *testing.T) {
	s := open(t)
	add(t, s, report("a", "Times", "2025-06-10", "", deed{"GON 051 ARN", "2025-06-09"}))
	var pages int
	if err := s.write.QueryRow("PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	if _, err := s.write.Exec(fmt.Sprintf("PRAGMA max_page_count=%d", pages+20)); err != nil {
		t.Fatal(err)
	}
	var err error
	n := 0
	for ; n < 1000 && err == nil; n++ {
		_, err = s.Add(t.Context(), []Entry{{Report: report(fmt.Sprint(n), "Times", "2025-06-10", "", slices.Repeat([]deed{{"GON 051 ARN", "2025-06-09"}}, 20)...)}})
	}
	if !errors.Is(err, ErrFull) {
		t.Fatalf("after %d reports: %v", n, err)
	}
	sound(t, s)
	if i, err := s.Info(t.Context()); err != nil || i.Reports != n {
		t.Errorf("%d reports (%v), want %d", i.Reports, err, n)
	}
	if _, err := s.write.Exec("PRAGMA max_page_count=1000000"); err != nil {
		t.Fatal(err)
	}
	add(t, s, report("z", "Times", "2025-06-10", "", deed{"GON 051 ARN", "2025-06-09"}))
}

// TestUnwritable opens a record whose folder may not be written.
func TestUnwritable(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("the superuser may write anywhere")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "a.db")
	s, err := Open(path, Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	add(t, s, report("a", "Times", "2025-06-10", "", deed{"GON 051 ARN", "2025-06-09"}))
	s.Close()
	os.Remove(path + ".lock")
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(dir, 0o755)
	if _, err := Open(path, Options{}); err == nil || !strings.Contains(err.Error(), "lock") {
		t.Errorf("for writing: %v", err)
	}
	r, err := Open(path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	sound(t, r)
}

// TestMigrate opens a file of version 1.
func TestMigrate(t *testing.T) {
	f, err := os.Open("testdata/version1.db.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "a.db")
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path, Options{ReadOnly: true}); err == nil || !strings.Contains(err.Error(), "check --repair") {
		t.Errorf("for reading: %v", err)
	}
	s, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	sound(t, s)
	if i, err := s.Info(t.Context()); err != nil || i.Reports != 2 || i.Events != 4 || i.Schema != version {
		t.Errorf("%+v %v", i, err)
	}
	r, err := s.Report(t.Context(), "a")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Judge(t.Context(), record.Judgement{Kind: "event", Fact: r.Events[0].ID, Verdict: record.Reject, Author: "Sam"}); err != nil {
		t.Fatal(err)
	}
	// the schema is that of a new file
	other := open(t)
	var want, got string
	const text = "SELECT group_concat(name || ' ' || (SELECT group_concat(name || ' ' || type || ' ' || \"notnull\" || pk) FROM (SELECT * FROM pragma_table_info(s.name) ORDER BY name)), '; ') FROM (SELECT name FROM sqlite_schema WHERE type IN ('table', 'index') ORDER BY name) s"
	if err := s.write.QueryRow(text).Scan(&got); err != nil {
		t.Fatal(err)
	}
	if err := other.write.QueryRow(text).Scan(&want); err != nil {
		t.Fatal(err)
	}
	if got != want {
		t.Errorf("the schema is\n%s\nwant\n%s", got, want)
	}
}

// TestMigrateMutual opens a file of version 2, in which those who met each other stood alone.
func TestMigrateMutual(t *testing.T) {
	s := open(t)
	add(t, s, mutual("a", "2025-06-10", "GON", "ROH", "ARN"), mutual("b", "2025-06-11", "GON", "GON"), report("c", "Times", "2025-06-12", "C", deed{"GON 051 -", "2025-06-12"}))
	const old = `DELETE FROM pairs WHERE b<>0; DELETE FROM days WHERE b<>0; DELETE FROM dyads WHERE b<>0;
		INSERT INTO pairs SELECT kind, who, 0, day, fact, 1, code, category, quad, gold, flags, score FROM sides d JOIN terms t ON t.id=d.who
			WHERE t.term IN ('A:GON', 'A:ROH', 'A:ARN') AND day=20250610 AND kind=0;
		INSERT INTO days SELECT a, b, day, 1, 0, 0, 0, gold, 1 FROM pairs WHERE day=20250610;
		DELETE FROM dyads; INSERT INTO dyads SELECT b, a, sum(acts) FROM days GROUP BY b, a;
		DROP TABLE months; DROP TABLE mixes; DROP TABLE spots; DROP INDEX reports_version; DROP INDEX offices_of; DROP INDEX holds_office;
		PRAGMA user_version=2`
	if _, err := s.write.Exec(old); err != nil {
		t.Fatal(err)
	}
	if _, err := s.write.Exec("UPDATE reports SET url='https://amp.times.example/a', address='https://amp.times.example/a' WHERE key='a'"); err != nil {
		t.Fatal(err)
	}
	if err := s.migrate(2); err != nil {
		t.Fatal(err)
	}
	sound(t, s)
	var address string
	if err := s.read.QueryRow("SELECT address FROM reports WHERE key='a'").Scan(&address); err != nil || address != "https://times.example/a" {
		t.Errorf("address %q %v", address, err)
	}
}

// TestRepair breaks lists and roll-ups, sees that Check finds each, and mends them.
func TestRepair(t *testing.T) {
	for _, c := range []struct{ sql, where string }{
		{"UPDATE days SET acts=acts+1 WHERE day=20250609", "days"},
		{"DELETE FROM days", "days"},
		{"DELETE FROM dyads", "dyads"},
		{"UPDATE months SET q1=q1+1", "months"},
		{"DELETE FROM mixes WHERE who=0", "mixes"},
		{"UPDATE mixes SET acts=acts+1 WHERE who>0", "mixes"},
		{"INSERT INTO spots VALUES(202506, 1, 1, 2, 0) ON CONFLICT DO UPDATE SET acts=acts+1", "spots"},
		{"DELETE FROM tallies WHERE sort='kind'", "tallies"},
		{"UPDATE tallies SET gold=0 WHERE sort='who'", "tallies"},
		{"DELETE FROM sides WHERE who=0", "sides"},
		{"DELETE FROM sides WHERE who=(SELECT min(who) FROM sides WHERE who>0)", "sides"},
		{"DELETE FROM pairs", "pairs"},
		{"INSERT INTO pairs SELECT kind, a+1, b, day, fact, role, code, category, quad, gold, flags, score FROM pairs LIMIT 1", "pairs"},
		{"DELETE FROM words WHERE rowid=(SELECT max(id) FROM reports)", "words"},
		{"UPDATE actors SET reports=9", "actors"},
		{"INSERT INTO cast VALUES(1, 1)", "cast"},
	} {
		t.Run(c.sql, func(t *testing.T) {
			s := shelf(t)
			if _, err := s.write.Exec(c.sql); err != nil {
				t.Fatal(err)
			}
			faults, err := s.Check(t.Context())
			if err != nil || !slices.ContainsFunc(faults, func(f Fault) bool { return f.Where == c.where && f.Mend }) {
				t.Fatalf("%v %v", faults, err)
			}
			if err := s.Repair(t.Context()); err != nil {
				t.Fatal(err)
			}
			sound(t, s)
		})
	}
}

// TestFaults breaks what cannot be mended and sees that Check finds it.
func TestFaults(t *testing.T) {
	for _, c := range []struct{ sql, where string }{
		{"DELETE FROM texts WHERE report=(SELECT min(id) FROM reports)", "texts"},
		{"UPDATE texts SET text=x'00'", "report a"},
		{"UPDATE texts SET text=(SELECT text FROM texts ORDER BY report DESC LIMIT 1)", "report a"},
		{"DELETE FROM facts WHERE id=(SELECT min(id) FROM facts)", "report a"},
		{"UPDATE facts SET act=7", "facts"},
		{"UPDATE reports SET of=7", "reports"},
		{"UPDATE reports SET story=7", "reports"},
	} {
		t.Run(c.sql, func(t *testing.T) {
			s := shelf(t)
			if _, err := s.write.Exec(c.sql); err != nil {
				t.Fatal(err)
			}
			faults, err := s.Check(t.Context())
			if err != nil || !slices.ContainsFunc(faults, func(f Fault) bool { return f.Where == c.where && !f.Mend }) {
				t.Errorf("%v %v", faults, err)
			}
		})
	}
}

// TestDamaged writes zeros over pages of a file: Check tells which tables cannot be read, and goes on with the others.
func TestDamaged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	s, err := Open(path, Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	var list []*record.Report
	for n := range 60 {
		list = append(list, report(fmt.Sprint(n), "Times", "2025-06-10", "", slices.Repeat([]deed{{"GON 051 ARN", "2025-06-09"}}, 20)...))
	}
	add(t, s, list...)
	var root, size int64
	if err := s.read.QueryRow("SELECT rootpage, (SELECT page_size FROM pragma_page_size) FROM sqlite_schema WHERE name='texts'").Scan(&root, &size); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteAt(make([]byte, size), (root-1)*size); err != nil {
		t.Fatal(err)
	}
	f.Close()
	s, err = Open(path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	faults, err := s.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	has := func(where string) bool {
		return slices.ContainsFunc(faults, func(f Fault) bool { return f.Where == where && !f.Mend })
	}
	if !has("file") || !has("texts") || has("facts") || has("judgements") {
		t.Errorf("%v", faults)
	}
}

func TestNotes(t *testing.T) {
	s := shelf(t)
	if err := s.SetNotes(t.Context(), "story", []Note{{"a", []byte("1")}, {"b", []byte("2")}}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		from, to, want string
	}{{"", "", "a1 b2 "}, {"2025-06-11", "", "b2 "}, {"", "2025-06-10", "a1 "}, {"2025-06-10", "2025-06-10", "a1 "}} {
		got := ""
		if err := s.Notes(t.Context(), "story", record.Filter{From: c.from, To: c.to}, func(n Note) error {
			got += n.Report + string(n.Value) + " "
			return nil
		}); err != nil || got != c.want {
			t.Errorf("%s to %s: %q (%v), want %q", c.from, c.to, got, err, c.want)
		}
	}
	if err := s.SetNotes(t.Context(), "story", []Note{{"x", nil}}); !errors.Is(err, ErrNotFound) {
		t.Errorf("a note of a report that is not there: %v", err)
	}
	sound(t, s)
}
