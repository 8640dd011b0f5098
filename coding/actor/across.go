package actor

// across reports whether all that the report says of a state is that the unit, a subject, deals with it: in "the court refused a request from
// Gondor" the court is not Gondor's.
func (w *work) across(u *unit, st *Entry) bool {
	d := w.d
	if st == w.home || st == w.paper || st.Country == d.Dateline.Where.Country {
		return false
	}
	head := w.headIn(u.core)
	v := d.Tokens[head].Head
	if v < 0 || d.Tokens[head].Dep != "nsubj" || d.Tokens[v].POS != "VERB" {
		return false
	}
	found := false
	for i := range w.hits {
		h := &w.hits[i]
		if h.gone || h.state() != st {
			continue
		}
		if h.Start < v || !w.dealt(w.headIn(h.Span), v) {
			return false
		}
		found = true
	}
	return found
}

// leadsTo reports whether verb k is v, or says more of what v does: "adopted a resolution condemning", "wants to condemn",
// "condemned the raid and the threats made".
func (w *work) leadsTo(v, k int) bool {
	d := w.d
	for n := 0; n < 5 && k >= 0 && k != v; n++ {
		if dep := d.Tokens[k].Dep; dep == "acl:relcl" || !is(dep, "acl") && !is(dep, "xcomp") && !is(dep, "advcl") && !is(dep, "obj") && dep != "conj" {
			return false
		}
		k = d.Tokens[k].Head
	}
	return k == v
}

// dealt reports whether token k is the object of verb v, names whose envoy or leader that is, or stands behind a word for the other side beside it.
func (w *work) dealt(k, v int) bool {
	d := w.d
	if d.Tokens[k].Sent != d.Tokens[v].Sent {
		return false
	}
	if is(d.Tokens[k].Dep, "obj") && w.leadsTo(v, d.Tokens[k].Head) {
		return true
	}
	if h := d.Tokens[k].Head; h > k && (is(d.Tokens[k].Dep, "amod") || is(d.Tokens[k].Dep, "compound")) { // "made by the Gondorian government"
		if p := w.preposition(h); p != "by" && p != "from" && p != "against" {
			return false
		}
		k = h
	}
	prep := w.preposition(k)
	top := k
	for n := 0; n < 4 && top >= 0 && is(d.Tokens[top].Dep, "nmod"); n++ {
		top = d.Tokens[top].Head
	}
	if top < 0 || !w.leadsTo(v, d.Tokens[top].Head) || !is(d.Tokens[top].Dep, "obj") && !is(d.Tokens[top].Dep, "obl") {
		return false
	}
	switch prep {
	case "from", "by", "to", "with", "against":
		return true
	case "of", "":
		o := w.unit(top)
		return o >= 0 && is(d.Tokens[top].Dep, "obj") && d.Tokens[k].Head == top && w.units[o].role != nil && w.units[o].role.Sector == "GOV" && w.units[o].person()
	}
	return false
}
