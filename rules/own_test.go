package rules_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/dateline/dateline/rules"
)

func TestOwn(t *testing.T) {
	dir := t.TempDir()
	write := func(name string) string {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte("state Gondor\niso GON\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return file
	}
	single, first, second := write("my actors"), write("plain/b.txt"), write("plain/a.txt")
	inner := write("whole/actors/c.txt")
	write("plain/notes.md")
	write("empty/notes.md")
	for _, tt := range []struct {
		name string
		want []string
	}{
		{single, []string{single}},
		{filepath.Dir(first), []string{second, first}},
		{filepath.Join(dir, "whole"), []string{inner}},
		{filepath.Join(dir, "empty"), nil},
		{filepath.Join(dir, "missing"), nil},
	} {
		fsys, err := rules.Own(tt.name, "actors", ".txt")
		if (err != nil) != (tt.want == nil) {
			t.Errorf("%s: %v", tt.name, err)
		}
		if err != nil {
			continue
		}
		stanzas, err := rules.ParseDir(fsys, "actors", ".txt")
		if err != nil || len(stanzas) != len(tt.want) {
			t.Errorf("%s: %d stanzas, %v", tt.name, len(stanzas), err)
			continue
		}
		for i, s := range stanzas {
			if s.File != tt.want[i] {
				t.Errorf("%s: stanza of %s, want %s", tt.name, s.File, tt.want[i])
			}
		}
	}
}
