package actor

// metPair returns the two of different states who met last, at most five sentences before token i: whoever else was spoken of since, they are the
// two sides. Kind is that of lastTwo.
func (w *work) metPair(i, kind int) []int {
	d := w.d
	for _, m := range w.recently(i, 5) {
		x := &w.mentions[m]
		v := w.meeting(x.Head)
		if v < 0 || len(x.Actors) != 1 {
			continue
		}
		s := w.child(v, "nsubj")
		y, ok := w.headOf[s]
		if s < 0 || !ok || len(w.mentions[y].Actors) != 1 {
			continue
		}
		pair := []int{w.mentions[y].Actors[0], x.Actors[0]}
		a, b := &d.Actors[pair[0]], &d.Actors[pair[1]]
		if a.Country == "" || b.Country == "" || a.Country == b.Country || !agent(a) || !agent(b) || kind == 3 && (a.Kind != "person" || b.Kind != "person") {
			continue
		}
		if kind != 2 {
			return pair
		}
		if s, t := w.states[a.Country], w.states[b.Country]; s != nil && t != nil {
			return []int{w.entryActor(s), w.entryActor(t)}
		}
	}
	return nil
}

// meeting returns the verb by which somebody meets whom token k heads: "met Haldan", "held talks with Haldan"; -1 if there is none.
func (w *work) meeting(k int) int {
	d := w.d
	h := d.Tokens[k].Head
	if h < 0 || h > k {
		return -1
	}
	if is(d.Tokens[k].Dep, "obj") {
		switch d.Tokens[h].Lemma {
		case "meet", "receive", "host", "telephone", "phone":
			return h
		}
		return -1
	}
	if w.preposition(k) != "with" {
		return -1
	}
	talks := h
	if d.Tokens[h].POS == "VERB" {
		if l := d.Tokens[h].Lemma; l == "meet" || l == "speak" || l == "talk" || l == "confer" {
			return h
		}
		if talks = w.child(h, "obj"); talks < 0 {
			return -1
		}
	}
	switch d.Tokens[talks].Lemma {
	case "talk", "talks", "meeting", "conversation", "negotiation", "consultation", "summit":
	default:
		return -1
	}
	if v := d.Tokens[talks].Head; v >= 0 && is(d.Tokens[talks].Dep, "obj") && d.Tokens[v].Lemma == "hold" {
		return v
	}
	return -1
}
