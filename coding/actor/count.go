package actor

import (
	"strings"

	"github.com/dateline/dateline"
)

// counted enters as people the numbers without a noun that violence or the law befalls: "killed 12", "wounding at least seven", "dozens were
// arrested".
func (w *work) counted() {
	d := w.d
	for i := range d.Tokens {
		t := &d.Tokens[i]
		v := t.Head
		switch {
		case !tally(t):
			continue
		case w.hit(i) == nil && w.child(i, "acl") == i+1 && d.Tokens[i+1].Tag != "VBG": // "Dozens detained in Bree"
			v = i + 1
		case v < 0 || !is(t.Dep, "obj") && t.Dep != "nsubj:pass" && !w.alike(i):
			continue
		case is(t.Dep, "conj"):
			v = d.Tokens[v].Head
		}
		if _, ok := w.headOf[i]; ok || v < 0 || !befalls(d.Tokens[v].Lemma) || w.partOf(i) || i+1 < len(d.Tokens) && d.Tokens[i+1].Tag == "NN" {
			continue
		}
		s := dateline.Span{Start: i, End: i + 1}
		u := unit{Span: s, core: s, role: crowd, plural: true, owner: -1, via: -1, tail: -1, poss: -1, named: -1, bearer: -1}
		st := w.placeIn(t.Sent, i, located)
		if st == nil {
			st = w.guess(&u, crowd)
		}
		if st != nil && w.acting(st, v) {
			st = nil // whoever strikes seldom strikes his own
		}
		w.enterMention(s, i, "nominal", -1, "", w.number(st))
	}
}

// number returns the actor of people of a state (nil if unknown) who are only counted.
func (w *work) number(st *Entry) int {
	a := dateline.Actor{Name: crowd.Name, Kind: "group", Code: crowd.Code, Sector: crowd.Sector}
	if st != nil {
		a.Country, a.Code = st.Country, compose(st.Code, crowd.Code)
	}
	key := crowd.ID + "|" + a.Country + "|"
	if have, ok := w.actors[key]; ok {
		return have
	}
	a.ID = dateline.Hash("role", key)
	return w.enterActor(key, a)
}

// alike reports whether token i is joined to a number that violence befalls: "killed 12 and wounded", "killing 12 or 13".
func (w *work) alike(i int) bool {
	t := &w.d.Tokens[i]
	if !is(t.Dep, "conj") {
		return false
	}
	h := &w.d.Tokens[t.Head]
	return tally(h) && (is(h.Dep, "obj") || h.Dep == "nsubj:pass")
}

// tally reports whether a word counts without saying what.
func tally(t *dateline.Token) bool {
	switch strings.ToLower(t.Form) {
	case "dozens", "scores", "others", "several", "many", "hundreds", "thousands":
		return true
	}
	return t.POS == "NUM" && !strings.ContainsAny(t.Form, "-/:%$€£") && !year(t.Form)
}

// year reports whether a number is more likely a year.
func year(form string) bool {
	return len(form) == 4 && (strings.HasPrefix(form, "19") || strings.HasPrefix(form, "20")) && strings.Trim(form, "0123456789") == ""
}

// befalls reports whether a verb tells what is done to people.
func befalls(lemma string) bool {
	switch lemma {
	case "kill", "wound", "injure", "hurt", "maim", "massacre", "slaughter", "murder", "behead", "execute", "abduct", "kidnap", "arrest", "detain", "jail", "hospitalise", "hospitalize":
		return true
	}
	return false
}

// partOf reports whether the number at token i is of something that the words name: "killed 12 of the rebels".
func (w *work) partOf(i int) bool {
	c := w.child(i, "nmod")
	return c >= 0 && w.preposition(c) == "of"
}

// acting reports whether a state is named in front of verb v by what is no place.
func (w *work) acting(st *Entry, v int) bool {
	for k := w.d.Sentence(v).Start; k < v; k++ {
		m, ok := w.headOf[k]
		if !ok || w.mentions[m].Kind == "place" {
			continue
		}
		for _, a := range w.mentions[m].Actors {
			if act := &w.d.Actors[a]; act.Kind == "state" && act.Country == st.Country {
				return true
			}
		}
	}
	return false
}
