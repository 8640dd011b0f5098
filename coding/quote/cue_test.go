package quote

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestLoadRefuses(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"no file", "", "no file of cues"},
		{"no name", "verb say\ntakes clause\n", "cues/a.cues:1: a stanza of cues begins with cue"},
		{"no content", "cue say\nverb say\n", "cues/a.cues:1: takes nothing"},
		{"unknown key", "cue say\nverb say\ntakes clause\ncolour red\n", "cues/a.cues:4: unknown key"},
	} {
		fsys := fstest.MapFS{"cues/b.txt": &fstest.MapFile{}}
		if c.file != "" {
			fsys["cues/a.cues"] = &fstest.MapFile{Data: []byte(c.file)}
		}
		if _, err := New(fsys); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", c.name, err, c.want)
		}
	}
}
