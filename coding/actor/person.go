package actor

import (
	"slices"
	"strings"

	"github.com/dateline/dateline"
)

// appose ties titles to names from which a comma, a bracket or a form of "be" parts them.
func (w *work) appose() {
	d := w.d
	for i := range w.units {
		u := &w.units[i]
		if u.named >= 0 || u.inside || u.modifier || u.plural || u.role != nil && u.role.Group == "body" {
			continue
		}
		s := d.Sentence(u.core.Start).Span
		head := w.headIn(u.core)
		// Eowyn, the foreign minister of Rohan,   Eowyn (foreign minister)
		if p := u.Start - 1; p-1 >= s.Start && (d.Tokens[p].Form == "," || d.Tokens[p].Form == "(" || d.Tokens[p].Form == "–" || d.Tokens[p].Form == "-") {
			if n := int(w.nameAt[p-1]) - 1; n >= 0 && w.names[n].End == p {
				appos := is(d.Tokens[head].Dep, "appos") && w.belongs(d.Tokens[head].Head, n)
				if appos || !is(d.Tokens[head].Dep, "conj") && closes(d, u.End, s.End) && (d.Tokens[head].Dep != "nsubj" || w.preposition(w.headIn(w.names[n].Span)) == "") {
					u.bearer = n
					w.alsoBears(i, n)
					continue
				}
			}
		}
		if p := u.End; p+1 < s.End && d.Tokens[p].Form == "," {
			// the foreign minister, Eowyn,
			n := int(w.nameAt[p+1]) - 1
			if n < 0 && u.person() && u.role != nil && u.role.Title && u.det != "a" && u.det != "an" {
				if c := w.capitals(p + 1); c.End-c.Start > 1 && (w.looksLikeName(c) || u.End > u.core.End && w.placeState(c) == nil) && closes(d, c.End, s.End) {
					n = w.addName(c, nil)
				}
			}
			if _, ok := honorific(d.Tokens[p+1].Form); ok && n < 0 && p+2 < s.End {
				n = int(w.nameAt[p+2]) - 1
			}
			if n >= 0 && w.names[n].before == p+1 && u.person() {
				end := w.names[n].End
				inner := w.headIn(w.names[n].Span)
				appos := is(d.Tokens[inner].Dep, "appos") && u.Contains(d.Tokens[inner].Head) ||
					is(d.Tokens[head].Dep, "appos") && w.belongs(d.Tokens[head].Head, n)
				listed := is(d.Tokens[inner].Dep, "conj") && !(w.names[n].End-w.names[n].Start > 1 && u.Contains(d.Tokens[inner].Head))
				if appos || u.det != "a" && u.det != "an" && !listed && closes(d, end, s.End) {
					u.bearer = n
					continue
				}
			}
			// Chairperson-in-Office of the Council, Rohan's Foreign Minister Eowyn
			if v := w.unitStarting(p+1, i); v >= 0 && w.units[v].named >= 0 && w.units[v].before && u.person() {
				n := w.units[v].named
				inner := w.headIn(dateline.Span{Start: w.units[v].Start, End: w.names[n].End})
				appos := is(d.Tokens[inner].Dep, "appos") && u.Contains(d.Tokens[inner].Head) ||
					is(d.Tokens[head].Dep, "appos") && w.belongs(d.Tokens[head].Head, n)
				if appos || u.det == "" && !is(d.Tokens[inner].Dep, "conj") && !is(d.Tokens[head].Dep, "conj") && closes(d, w.names[n].End, s.End) {
					u.bearer = n
					continue
				}
			}
		}
		// Eowyn is the foreign minister of Rohan
		if w.child(head, "cop") >= 0 {
			if subject := w.child(head, "nsubj"); subject >= 0 && subject < u.Start && w.child(head, "aux") < 0 && w.child(head, "advmod") < 0 {
				if n := int(w.nameAt[subject]) - 1; n >= 0 {
					u.bearer = n
				}
			}
		}
	}
}

// alsoBears gives the bearer of unit i the next title as well: "Eowyn, minister of trade and chief of staff".
func (w *work) alsoBears(i, n int) {
	u := &w.units[i]
	if u.End >= len(w.d.Tokens) || w.d.Tokens[u.End].POS != "CCONJ" {
		return
	}
	if v := w.unitStarting(u.End+1, i); v >= 0 && w.units[v].named < 0 && w.units[v].det == "" && !w.units[v].plural && w.units[v].person() {
		w.units[v].bearer = n
	}
}

// belongs reports whether token i is part of a name or of the title in front of it.
func (w *work) belongs(i, n int) bool {
	if i < 0 {
		return false
	}
	if int(w.nameAt[i])-1 == n {
		return true
	}
	v := w.unit(i)
	return v >= 0 && w.units[v].named == n
}

// closes reports whether the apposition ends at token i.
func closes(d *dateline.Document, i, end int) bool {
	if i >= end {
		return true
	}
	switch d.Tokens[i].Form {
	case ",", ".", ")", "–", "—", ";", ":", "”", "\"", "who", "-":
		return true
	}
	return d.Tokens[i].POS == "VERB" || d.Tokens[i].POS == "AUX"
}

// meet finds out which names stand for one person, and gives everybody an actor with offices.
func (w *work) meet() {
	titles := make([][]int, len(w.names))
	for i := range w.units {
		u := &w.units[i]
		if u.named >= 0 {
			titles[u.named] = append(titles[u.named], i)
		} else if u.bearer >= 0 {
			titles[u.bearer] = append(titles[u.bearer], i)
		}
	}
	folded := make([]string, len(w.names))
	for pass := 0; pass < 2; pass++ {
		for i := range w.names {
			n := &w.names[i]
			if folded[i] == "" {
				folded[i] = foldString(w.d.Words(n.Span))
			}
			words := strings.Fields(folded[i])
			if n.gone || n.person >= 0 || len(words) == 0 || (len(words) == 1) != (pass == 1) {
				continue
			}
			if pass == 0 {
				n.person = w.full(n, words)
			} else {
				n.person = w.short(n, words[0], titles[i])
			}
			p := &w.people[n.person]
			p.sex = orElse(p.sex, n.sex)
		}
	}
	for i := range w.people {
		w.enter(&w.people[i])
	}
	for i := range w.names {
		for _, t := range titles[i] {
			if p := w.names[i].person; p >= 0 {
				w.title(&w.people[p], t)
			}
		}
	}
}

// know enters a person, unless the registry's entry is there already, and returns the index.
func (w *work) know(p person) int {
	if p.entry != nil {
		if i, ok := w.byEntry[p.entry]; ok {
			return i
		}
		w.byEntry[p.entry] = len(w.people)
	}
	w.people = append(w.people, p)
	w.list(len(w.people) - 1)
	return len(w.people) - 1
}

// list enters a person under the words of the name.
func (w *work) list(i int) {
	for _, word := range w.people[i].words {
		if l := w.byWord[word]; len(l) == 0 || l[len(l)-1] != i {
			w.byWord[word] = append(l, i)
		}
	}
}

// full finds the person of a name of several words.
func (w *work) full(n *name, words []string) int {
	last := words[len(words)-1]
	if n.entry == nil {
		for k, i := range w.byWord[last] {
			p := &w.people[i]
			if k < window && (p.words[len(p.words)-1] == last || p.words[0] == words[0]) && subset(words, p.words) {
				if len(words) > len(p.words) {
					p.words, p.full = words, w.d.Words(n.Span)
					w.list(i)
				}
				return i
			}
		}
		for _, e := range w.bearing(last) {
			full := strings.Fields(foldString(e.Name))
			if now, _ := officesOn(e, w.day); len(now) > 0 && subset(words, full) && words[0][0] == full[0][0] && (len(words[0]) == 1 || len(full[0]) == 1 || words[0] == full[0]) {
				n.entry = e
				break
			}
		}
	}
	return w.know(person{entry: n.entry, full: w.d.Words(n.Span), words: words, actor: -1})
}

// subset reports whether all words of the shorter name are, in whole or as initials, in the longer, and the first letters agree.
func subset(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	met := make([]bool, len(b))
	expands := false
	for _, x := range a {
		k := slices.IndexFunc(b, func(y string) bool { return x == y || len(x) == 1 && y[0] == x[0] || len(y) == 1 && x[0] == y[0] })
		if k < 0 {
			return false
		}
		met[k] = true
		expands = expands || len(b[k]) == 1 && len(x) > 1
	}
	for k, y := range b {
		if expands && !met[k] && len(y) > 1 {
			return false // "N Biren Singh" is no Natwar Singh
		}
	}
	return true
}

// short finds the person of a single word, which may be a surname that the report or the registry knows.
func (w *work) short(n *name, word string, titles []int) int {
	found := -1
	for k, i := range w.byWord[word] {
		if p := &w.people[i]; p.words[len(p.words)-1] == word {
			return i
		}
		if found < 0 {
			found = i
		}
		if k > window {
			break
		}
	}
	if i, ok := w.byEntry[n.entry]; ok && n.entry != nil {
		return i
	}
	if found >= 0 {
		return found
	}
	if n.entry == nil {
		n.entry = w.holder(word, titles)
	}
	if n.entry == nil && len(titles) == 0 {
		n.entry = w.only(word)
	}
	return w.know(person{entry: n.entry, full: w.d.Words(n.Span), words: []string{word}, actor: -1})
}

// bearing returns the people of the registry with a surname: those of the last file system that has one in office, else all.
func (w *work) bearing(surname string) []*Entry {
	all := w.surnames[surname]
	last, same := 0, true
	for _, e := range all {
		same = same && e.layer == all[0].layer
		if now, _ := officesOn(e, w.day); len(now) > 0 {
			last = max(last, e.layer)
		}
	}
	if same || last == 0 {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), func(e *Entry) bool { return e.layer < last })
}

// holder returns the only person of the registry with the surname whom one of the titles fits, or nil.
func (w *work) holder(surname string, titles []int) *Entry {
	var only *Entry
	for _, e := range w.bearing(surname) {
		fits := false
		now, past := officesOn(e, w.day)
		for _, o := range append(now, past...) {
			for _, t := range titles {
				u := &w.units[t]
				if len(u.states) > 0 && u.states[0].Country != o.Country || u.org != nil && u.org.Name != o.Of {
					continue
				}
				if (len(u.states) > 0 || u.org != nil || !o.Former) && w.sameRole(u.role, o) {
					fits = true
				}
			}
		}
		if fits {
			if only != nil {
				return nil
			}
			only = e
		}
	}
	return only
}

// only returns the person of the registry with the surname if there is just one in office and the report names the state.
func (w *work) only(surname string) *Entry {
	var only *Entry
	for _, e := range w.bearing(surname) {
		now, _ := officesOn(e, w.day)
		if len(now) == 0 {
			continue
		}
		if only != nil {
			return nil
		}
		only = e
		named := false
		for i := range now {
			named = named || w.namesState(now[i].Country)
		}
		if !named {
			return nil
		}
	}
	return only
}

// namesState reports whether the report names the state.
func (w *work) namesState(country string) bool {
	if w.named == nil {
		w.named = map[string]bool{}
		for i := range w.hits {
			if st := w.hits[i].state(); st != nil && !w.hits[i].gone {
				w.named[st.Country] = true
			}
		}
		if w.d.Article != nil {
			for _, text := range []string{w.d.Article.Publisher, w.d.Article.Title} {
				for _, f := range w.texts(text) {
					if st := f.hit.state(); st != nil {
						w.named[st.Country] = true
					} else if b := f.hit.body(); b != nil {
						w.named[b.Country] = true
					}
				}
			}
		}
	}
	return w.named[country]
}
