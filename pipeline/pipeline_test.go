package pipeline

import (
	"errors"
	"fmt"
	"iter"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dateline/dateline"
)

// report has something for every stage.
const report = `OSGILIATH, June 10 (Heralds) – German Chancellor Angela Merkel met with French President Emmanuel Macron in Berlin on Tuesday.

“We will build this road together,” she said. The two sides discussed cooperation in transport and energy, and Mr. Macron condemned the attack on Polish troops.
`

func article() *dateline.Article {
	return &dateline.Article{ID: "a", File: "a.txt", Title: "Visit", Body: report, Published: time.Date(2025, 6, 10, 0, 0, 0, 0, time.UTC), Language: "en"}
}

// TestAdds checks that every stage changes only what the table says that it adds.
func TestAdds(t *testing.T) {
	d := dateline.NewDocument(article())
	before := fields(d)
	for _, s := range Stages() {
		stage, err := s.Load(Options{})
		if err != nil {
			t.Fatalf("%s: %v", s.Name, err)
		}
		if err := stage.Annotate(d); err != nil {
			t.Fatalf("%s: %v", s.Name, err)
		}
		after := fields(d)
		for _, f := range slices.Sorted(maps.Keys(after)) {
			outer, _, _ := strings.Cut(f, ".")
			if before[f] != after[f] && !slices.Contains(s.Adds, f) && !slices.Contains(s.Adds, outer) {
				t.Errorf("%s changes %s, which is not its own:\n%s\n%s", s.Name, f, before[f], after[f])
			}
		}
		for _, f := range s.Adds {
			if _, known := after[f]; !known && !within(after, f+".") {
				t.Errorf("%s adds %s, which is no field", s.Name, f)
			}
		}
		before = after
	}
}

// within reports whether a key begins with the prefix.
func within(m map[string]string, prefix string) bool {
	for k := range m {
		if strings.HasPrefix(k, prefix) {
			return true
		}
	}
	return false
}

// fields prints a document field by field: Text, Tokens.POS and so on.
func fields(d *dateline.Document) map[string]string {
	out := map[string]string{}
	v := reflect.ValueOf(d).Elem()
	for i := range v.NumField() {
		name, f := v.Type().Field(i).Name, v.Field(i)
		if f.Kind() == reflect.Pointer {
			f = f.Elem()
		}
		switch {
		case f.Kind() == reflect.Slice && f.Type().Elem().Kind() == reflect.Struct:
			for k := range f.Type().Elem().NumField() {
				var b strings.Builder
				for j := range f.Len() {
					fmt.Fprintf(&b, "%#v ", f.Index(j).Field(k).Interface())
				}
				out[name+"."+f.Type().Elem().Field(k).Name] = b.String()
			}
		case f.Kind() == reflect.Struct:
			for k := range f.NumField() {
				out[name+"."+f.Type().Field(k).Name] = fmt.Sprintf("%#v", f.Field(k).Interface())
			}
		default:
			out[name] = fmt.Sprintf("%#v", f.Interface())
		}
	}
	return out
}

func TestLanguages(t *testing.T) {
	p, err := New(Options{Last: Stages()[0].Name})
	if err != nil {
		t.Fatal(err)
	}
	a := article()
	a.Language = "fr"
	if _, err := p.Process(a); !errors.Is(err, ErrLanguage) || err.Error() != "a.txt: set aside: the text is not in English but in French" {
		t.Errorf("French: %v", err)
	}
	p, err = New(Options{Last: Stages()[0].Name, Language: "any"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Process(a); err != nil {
		t.Errorf("any: %v", err)
	}
	if _, err := New(Options{Last: "palantir"}); err == nil {
		t.Error("an unknown stage is taken")
	}
}

// broken breaks down on some articles.
type broken struct{}

func (broken) Annotate(d *dateline.Document) error {
	if strings.Contains(d.Text, "panic") {
		panic("one ring")
	}
	return nil
}

func TestBreakdown(t *testing.T) {
	p := &Pipeline{language: "en", stages: []loaded{{"ring", broken{}}}}
	_, err := p.Process(&dateline.Article{File: "a.txt:3", Body: "panic"})
	var e *Error
	if !errors.As(err, &e) || err.Error() != "a.txt:3: ring: broke down: one ring" || e.Stack == "" {
		t.Errorf("got %v", err)
	}
	if _, err := p.Process(&dateline.Article{File: "a.txt:4", Body: "calm"}); err != nil {
		t.Error(err)
	}
}

// numbers yields 0 to n-1, every seventh as an error.
func numbers(n int, seen *int) iter.Seq2[int, error] {
	return func(yield func(int, error) bool) {
		for i := range n {
			*seen = i
			var err error
			if i%7 == 3 {
				err = fmt.Errorf("no %d", i)
			}
			if !yield(i, err) {
				return
			}
		}
	}
}

func TestParallel(t *testing.T) {
	f := func(i int) (int, error) {
		time.Sleep(time.Duration(i*7919%5) * 100 * time.Microsecond)
		switch i % 11 {
		case 5:
			return 0, fmt.Errorf("bad %d", i)
		case 6:
			panic(i)
		}
		return i * i, nil
	}
	var want []string
	for _, workers := range []int{1, 2, 7, 0} {
		var got []string
		seen := 0
		for b, err := range Parallel(numbers(200, &seen), workers, f) {
			got = append(got, fmt.Sprint(b, err))
		}
		if want == nil {
			want = got
		}
		if len(got) != 200 || !slices.Equal(got, want) {
			t.Errorf("%d workers: %v", workers, got)
		}
		n := 0
		for range Parallel(numbers(100_000, &seen), workers, f) {
			if n++; n == 20 {
				break
			}
		}
		if seen > 2000 {
			t.Errorf("%d workers: %d were read for %d", workers, seen, n)
		}
	}
}
