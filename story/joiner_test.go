package story

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/dateline/dateline/record"
)

// town makes reports on n happenings, some copied, some followed up, over days that touch.
func town(t *testing.T, n int) []*Brief {
	t.Helper()
	m, err := NewMaker()
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(7, 7))
	word := func(kind string, n int) string {
		k := rng.IntN(n)
		return kind + string(rune('a'+k%26)) + string(rune('a'+k/26))
	}
	var out []*Brief
	for i := range n {
		own := []string{word("q", 90), word("q", 90), word("q", 90), word("q", 90), word("q", 90), word("q", 90)}
		day := 1 + rng.IntN(28)
		before := ""
		for k := range 1 + rng.IntN(5) {
			text := before
			if k == 0 || rng.IntN(3) > 0 {
				text = ""
				for range 12 {
					text += " " + own[rng.IntN(len(own))] + " " + word("z", 600) + " " + word("q", 90)
				}
			}
			before = text
			r := &record.Report{ID: fmt.Sprintf("r%03d-%d", i, k), Publisher: fmt.Sprint("paper ", rng.IntN(4)), Published: fmt.Sprintf("3019-03-%02d", min(31, day+k*rng.IntN(3))), Title: own[0], Text: text}
			out = append(out, m.Brief(r))
		}
	}
	return out
}

// settle returns story and copy of each report.
func settle(into map[string][2]string, list []Node) {
	for _, n := range list {
		into[n.ID] = [2]string{n.Story, n.Copy}
	}
}

// TestOrder joins the same reports in many orders and batches: the stories are always the same.
func TestOrder(t *testing.T) {
	briefs := town(t, 40)
	var want map[string][2]string
	rng := rand.New(rand.NewPCG(1, 2))
	for trial := range 200 {
		got := map[string][2]string{}
		j := NewJoiner()
		for i, k := range rng.Perm(len(briefs)) {
			j.Add(briefs[k])
			if i%(1+trial%9) == 0 {
				settle(got, j.Changed())
			}
		}
		settle(got, j.Changed())
		if want == nil {
			want = got
			stories := map[string]int{}
			copies := 0
			for _, g := range got {
				stories[g[0]]++
				if g[1] != "" {
					copies++
				}
			}
			if len(stories) < 10 || len(stories) == len(briefs) || copies == 0 {
				t.Fatalf("%d reports, %d stories, %d copies: the test shows nothing", len(briefs), len(stories), copies)
			}
			continue
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("trial %d: other stories", trial)
		}
	}
}

// TestWindow keeps only the days around each batch and loads the others from kept bytes: the stories are those of one joiner that holds all.
func TestWindow(t *testing.T) {
	briefs := town(t, 40)
	all := NewJoiner()
	want := map[string][2]string{}
	for _, b := range briefs {
		all.Add(b)
	}
	settle(want, all.Changed())
	rng := rand.New(rand.NewPCG(3, 4))
	for range 20 {
		kept := map[string][]byte{}
		for _, k := range rng.Perm(len(briefs)) {
			b := briefs[k]
			from, to := b.Day-Window, b.Day+Window
			var list []Node
			inside := map[string]bool{}
			for _, data := range kept {
				n, err := ParseNode(data)
				if err != nil {
					t.Fatal(err)
				}
				list = append(list, n)
				if n.Day >= from && n.Day <= to {
					inside[n.Story] = true
				}
			}
			var load []Node
			for _, n := range list {
				if inside[n.Story] {
					load = append(load, n)
				}
			}
			j := NewJoiner()
			j.Load(load, from, to)
			j.Add(b)
			for _, n := range j.Changed() {
				kept[n.ID] = n.Append(nil)
			}
		}
		got := map[string][2]string{}
		for id, data := range kept {
			n, err := ParseNode(data)
			if err != nil {
				t.Fatal(err)
			}
			got[id] = [2]string{n.Story, n.Copy}
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatal("other stories than in one piece")
		}
	}
}

// TestKeep slides over the days in order and drops what lies behind.
func TestKeep(t *testing.T) {
	briefs := town(t, 60)
	all, slide := NewJoiner(), NewJoiner()
	want, got := map[string][2]string{}, map[string][2]string{}
	for _, b := range briefs {
		all.Add(b)
	}
	settle(want, all.Changed())
	first := number("3019-03-01")
	most := 0
	for day := first; day < first+40; day++ {
		for _, b := range briefs {
			if b.Day == day {
				slide.Add(b)
			}
		}
		settle(got, slide.Changed())
		slide.Keep(day-Window, day)
		most = max(most, slide.Len())
	}
	if !reflect.DeepEqual(got, want) {
		t.Error("other stories than in one piece")
	}
	if most == all.Len() {
		t.Error("nothing was dropped")
	}
}

// TestAgain codes reports anew, so that they are taken out and put in again.
func TestAgain(t *testing.T) {
	briefs := town(t, 30)
	j := NewJoiner()
	for _, b := range briefs {
		j.Add(b)
	}
	want, got := map[string][2]string{}, map[string][2]string{}
	settle(want, j.Changed())
	settle(got, j.nodesNow())
	for i := range briefs {
		j.Add(briefs[i*7%len(briefs)])
		settle(got, j.Changed())
	}
	if !reflect.DeepEqual(got, want) {
		t.Error("stories changed though no report did")
	}
}

func (j *Joiner) nodesNow() []Node {
	set := map[*node]bool{}
	for _, x := range j.nodes {
		set[x] = true
	}
	var out []Node
	for _, x := range sorted(set) {
		out = append(out, x.Node)
	}
	return out
}

func TestUndated(t *testing.T) {
	m, err := NewMaker()
	if err != nil {
		t.Fatal(err)
	}
	j := NewJoiner()
	for _, id := range []string{"a", "b"} {
		j.Add(m.Brief(&record.Report{ID: id, Text: "The beacon of Gondor was lit over the causeway of Osgiliath."}))
	}
	list := j.Changed()
	if len(list) != 2 || list[0].Story == list[1].Story {
		t.Errorf("got %+v, want two stories: nobody knows when", list)
	}
}

func FuzzParseNode(f *testing.F) {
	m, err := NewMaker()
	if err != nil {
		f.Fatal(err)
	}
	n := Node{Brief: m.Brief(&record.Report{ID: "a", Published: "3019-03-25", Text: "Gondor lit the beacon."}), Links: []Link{{"b", 0.5}}, Story: "s"}
	f.Add(n.Append(nil))
	f.Add([]byte{version})
	f.Fuzz(func(t *testing.T, data []byte) {
		n, err := ParseNode(data)
		if err != nil {
			return
		}
		again, err := ParseNode(n.Append(nil))
		if err != nil || again.ID != n.ID || again.Story != n.Story || len(again.Terms) != len(n.Terms) {
			t.Errorf("%v: %+v came back as %+v", err, n, again)
		}
	})
}

func BenchmarkAdd(b *testing.B) {
	m, err := NewMaker()
	if err != nil {
		b.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(5, 5))
	word := func(n int) string { return fmt.Sprintf("w%dx", rng.IntN(n)) }
	briefs := make([]*Brief, 4000)
	for i := range briefs {
		var s strings.Builder
		for range 25 {
			s.WriteString(word(20000) + " " + word(300) + " said minister " + word(40) + " ")
		}
		briefs[i] = m.Brief(&record.Report{ID: fmt.Sprint(i), Published: fmt.Sprintf("3019-03-%02d", 1+i/400), Text: s.String()})
	}
	for b.Loop() {
		j := NewJoiner()
		for _, x := range briefs {
			j.Add(x)
		}
		j.Changed()
	}
	b.ReportMetric(float64(b.N*len(briefs))/b.Elapsed().Seconds(), "reports/s")
}
