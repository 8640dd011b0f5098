package eval

import "slices"

// faults sorts what is wrong in a report into kinds.
func (t *tally) faults(d *NewsDoc, told []telling, mt, mw []int) {
	used := make([]bool, len(told))
	for _, i := range mt {
		if i >= 0 {
			used[i] = true
		}
	}
	runes := []rune(d.Text)
	text := func(n int) string {
		for _, s := range d.Sentences {
			if s.N == n {
				return cut(runes, s.Range)
			}
		}
		return ""
	}
	for gi := range d.Events {
		g := &d.Events[gi]
		if g.Votes != 2 || mw[gi] >= 0 {
			continue
		}
		f := NewsError{
			Group: "MISS", ID: d.ID, Sentence: g.Sentence, Text: text(g.Sentence), Category: g.Plover, CAMEO: g.CAMEO,
			Trigger: g.Trigger.Text, Source: goldCodes(g.Source), Target: goldCodes(g.Target),
		}
		if i := mt[gi]; i >= 0 {
			f.Group = "MISS who"
			f.Kind = "wrong " + misfit(g, told[i].CodedEvent)
			f.Rule = told[i].Rule
			f.Instead = sides(told[i].CodedEvent)
		} else {
			f.Kind = "missed: nothing coded in the sentence"
			for i := range told {
				e := &told[i]
				if e.sentence != g.Sentence || e.Plover.Category == g.Plover && used[i] {
					continue
				}
				f.Kind = "missed beside another event"
				if touch(e.trigger, g.Trigger.Range) {
					f.Kind = "missed: coded as another category"
					f.Instead, f.Rule = e.Plover.Category+" "+sides(e.CodedEvent), e.Rule
					break
				}
			}
		}
		t.fault(f)
	}
	for i := range told {
		if used[i] {
			continue
		}
		e := &told[i]
		f := NewsError{
			Group: "FALSE", ID: d.ID, Sentence: e.sentence, Text: text(e.sentence), Category: e.Plover.Category, CAMEO: e.CAMEO,
			Trigger: cut(runes, e.trigger), Source: codes(e.Source), Target: codes(e.Target), Rule: e.Rule,
			Kind: "false: the sentence tells no event",
		}
		for gi := range d.Events {
			g := &d.Events[gi]
			if g.Sentence != e.sentence {
				continue
			}
			if g.Plover == e.Plover.Category {
				f.Kind = "false: the same category again"
				break
			}
			if touch(e.trigger, g.Trigger.Range) {
				f.Kind = "false: the act is of another category"
				f.Instead = g.Plover
			} else if f.Instead == "" {
				f.Kind = "false beside another event"
			}
		}
		t.fault(f)
	}
}

func (t *tally) fault(f NewsError) {
	t.kind[f.Kind]++
	t.errors = append(t.errors, f)
}

// touch reports whether two triggers overlap.
func touch(a, b Range) bool { return a.Start < b.End && b.Start < a.End }

func cut(text []rune, r Range) string {
	start, end := max(0, min(r.Start, len(text))), max(0, min(r.End, len(text)))
	return string(text[start:max(start, end)])
}

func goldCodes(side []NewsActor) []string {
	var out []string
	for _, a := range side {
		out = append(out, a.Code)
	}
	return out
}

// codes names coded actors by code, else by name.
func codes(side []CodedActor) []string {
	var out []string
	for _, a := range side {
		c := a.Code
		if c == "" {
			c = a.Name
		}
		if !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}
