package actor

import "slices"

// guess returns the state that a role without any word about it most likely belongs to, or nil.
func (w *work) guess(u *unit, role *Entry) *Entry {
	d := w.d
	if u.foreign || slices.Contains([]string{"coalition", "alliance", "bloc", "hacker", "cybercriminal", "pirate", "smuggler", "trafficker"}, d.Tokens[u.core.End-1].Lemma) {
		return nil
	}
	if u.plural && d.Tokens[u.core.End-1].Lemma == "state" && allBoth(u.det) {
		return nil // all States
	}
	sent := d.Tokens[u.core.Start].Sent
	official := role.Sector == "GOV" || role.Sector == "MIL" || role.Sector == "LEG" || role.Sector == "JUD" || role.Sector == "COP" || role.Sector == "SPY"
	capital := upper(d.Tokens[u.core.End-1].Form) && (u.core.Start > d.Sentence(u.core.Start).Start || u.core.End-u.core.Start > 1)
	if official && u.plural && u.det == "" {
		if st := w.placeIn(sent, u.core.Start); st != nil && st != w.home {
			return st
		}
	}
	if official && w.home != nil && (capital || u.person() && definite(u.det)) {
		return w.home
	}
	// the same role, or another one of the same sector, in the last sentences
	if definite(u.det) {
		for m := len(w.mentions) - 1; m >= max(0, len(w.mentions)-window); m-- {
			x := &w.mentions[m]
			if sent-d.Tokens[x.Start].Sent > 3 {
				break
			}
			if x.Rule == role.Rule && len(x.Actors) == 1 && d.Actors[x.Actors[0]].Country != "" {
				return w.states[d.Actors[x.Actors[0]].Country]
			}
		}
	}
	if st := w.spokenOf(u); st != nil {
		return st
	}
	if st := w.teller(u); official && st != nil {
		return st
	}
	if official && role.Group == "body" && d.Tokens[u.core.End-1].Lemma != "regime" {
		if st := w.paragraphState(u, role.Sector); st != nil {
			return st
		}
		if st := w.subjectState(u.Start); st != nil {
			return st
		}
	}
	if local(role.Sector) {
		if st := w.placeIn(sent, u.core.Start); st != nil {
			return st
		}
		if st := w.scene(); st != nil && st == w.main {
			return st
		}
	}
	if !official && role.Sector != "CVL" && role.Sector != "REB" && role.Sector != "OPP" && role.Sector != "REF" && role.Sector != "PTY" && role.Of != "state" {
		return nil
	}
	if !official || !w.isHead(role) {
		far := 2
		if official {
			far = 4
		}
		for back := 0; back < far && sent-back >= 0; back++ {
			if st := w.placeIn(sent-back, u.core.Start); st != nil {
				return st
			}
			if d.Sentences[sent-back].Paragraph {
				break
			}
		}
	}
	if official {
		if st := w.paragraphState(u, ""); st != nil {
			return st
		}
	}
	return w.main
}

// teller returns the state of the subject of the clause that the body says at the end of a sentence: "Gondor's king met his Arnorian
// counterpart, the ministry said". It is nil for others.
func (w *work) teller(u *unit) *Entry {
	d := w.d
	head := w.headIn(u.core)
	v := d.Tokens[head].Head
	if !is(d.Tokens[head].Dep, "nsubj") || v < head || d.Tokens[v].Lemma != "say" || u.Start == d.Sentence(u.Start).Start || d.Tokens[u.Start-1].Form != "," {
		return nil
	}
	for i := d.Sentence(u.Start).Start; i < u.Start; i++ {
		if m, ok := w.headOf[i]; ok && is(d.Tokens[i].Dep, "nsubj") && len(w.mentions[m].Actors) == 1 {
			return w.states[d.Actors[w.mentions[m].Actors[0]].Country]
		}
	}
	return nil
}

// local reports whether people of a sector are those of the place that the report is about, if it is from there: workers, students, gangs.
func local(sector string) bool {
	switch sector {
	case "LAB", "EDU", "CRM":
		return true
	}
	return false
}

// paragraphState returns the state of whoever of the sector was mentioned last in the paragraph, of anybody if the
// sector is empty; nil if there is nobody.
func (w *work) paragraphState(u *unit, sector string) *Entry {
	d := w.d
	for m := len(w.mentions) - 1; m >= max(0, len(w.mentions)-window); m-- {
		x := &w.mentions[m]
		for s := d.Tokens[x.Start].Sent; s < d.Tokens[u.Start].Sent; s++ {
			if d.Sentences[s+1].Paragraph {
				return nil
			}
		}
		if d.Tokens[u.Start].Sent-d.Tokens[x.Start].Sent > 4 {
			return nil
		}
		if len(x.Actors) != 1 || x.Kind == "adjective" {
			continue
		}
		if a := &d.Actors[x.Actors[0]]; a.Country != "" && (sector == "" || a.Sector == sector && a.Kind != "state") {
			return w.states[a.Country]
		}
	}
	return nil
}

func (w *work) isHead(role *Entry) bool { return role.Group == "person" && role.Sector == "GOV" }

// placeIn returns the state of the place named nearest to token at in a sentence, or nil.
func (w *work) placeIn(sent, at int) *Entry {
	d := w.d
	s := d.Sentences[sent].Span
	best, far := (*Entry)(nil), 1<<30
	near := func(st *Entry, at2 int) {
		dist := at2 - at
		if dist < 0 {
			dist = -dist
		}
		if st != nil && dist < far {
			best, far = st, dist
		}
	}
	for i := max(s.Start, at-window); i < min(s.End, at+window); i++ {
		if h := w.hit(i); h != nil && h.Start == i && h.state() != nil && h.has(asName, asShort, asCapital) != nil {
			if w.usage(w.headIn(h.Span), h.has(asName, asShort) == nil) == stands {
				near(h.state(), i)
			}
		}
	}
	for n, i := range w.placesIn[sent] {
		if p := &d.Places[i]; n < window && w.hit(p.Start) == nil {
			near(w.states[p.Country], p.Start)
		}
	}
	return best
}

// spokenOf returns the state whose junta, regime or rebels the report named before, if it is that of one state only; nil else. "the junta" is the
// one spoken of already, however far back; ministries and armies every state has.
func (w *work) spokenOf(u *unit) *Entry {
	d := w.d
	if !definite(u.det) || !slices.Contains([]string{"junta", "regime", "rebel", "insurgent", "separatist", "monarchy", "kingdom", "caliphate"}, d.Tokens[u.core.End-1].Lemma) {
		return nil
	}
	country := ""
	for m := len(w.mentions) - 1; m >= max(0, len(w.mentions)-2*window); m-- {
		x := &w.mentions[m]
		if len(x.Actors) != 1 || d.Tokens[x.Head].Lemma != d.Tokens[u.core.End-1].Lemma {
			continue
		}
		c := d.Actors[x.Actors[0]].Country
		if c == "" || country != "" && c != country {
			return nil
		}
		country = c
	}
	return w.states[country]
}
