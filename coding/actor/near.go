package actor

import "slices"

// near settles the names that several countries have for something of their own, such as the Congress: they mean that of the country
// which the report speaks of most, and nothing if it speaks of none of theirs.
func (w *work) near() {
	w.foreign()
	if !slices.ContainsFunc(w.hits, func(h hit) bool { return slices.ContainsFunc(h.senses, func(s sense) bool { return s.local }) }) {
		return
	}
	weight := map[string]int{}
	add := func(h *hit, n int) {
		for i := range h.senses {
			if s := &h.senses[i]; !s.local && (s.entry.Kind == "state" || s.entry.Kind == "org" && s.kind < asPost && len(h.senses) == 1) {
				weight[s.entry.Country] += n
				return
			}
		}
	}
	for i := range w.hits {
		add(&w.hits[i], 2)
	}
	d := w.d
	for i := range d.Places {
		weight[d.Places[i].Country]++
	}
	weight[d.Dateline.Where.Country] += 2
	texts := []string{d.Dateline.Place}
	if d.Article != nil {
		texts = append(texts, d.Article.Title, d.Article.Publisher)
	}
	for _, t := range texts {
		for _, f := range w.texts(t) {
			add(&f.hit, 2)
		}
	}
	for i := range w.hits {
		h := &w.hits[i]
		best := 0
		for _, s := range h.senses {
			if s.local {
				best = max(best, weight[s.entry.Country])
			}
		}
		kept := make([]sense, 0, len(h.senses))
		for _, s := range h.senses {
			if !s.local || best > 0 && weight[s.entry.Country] == best {
				kept = append(kept, s)
			}
		}
		if len(kept) == len(h.senses) {
			continue
		}
		if h.senses = kept; len(kept) == 0 {
			h.gone = true
			for k := h.Start; k < h.End; k++ {
				w.hitAt[k] = 0
			}
		}
	}
}

// foreign settles the names behind a state that owns what they name: "Arnor's Congress" is not that of another country, "Rohan's Security Council"
// not that of a union of states.
func (w *work) foreign() {
	for i := range w.hits {
		h := &w.hits[i]
		st := w.possessor(h.Start)
		if st == nil {
			continue
		}
		role := h.has(asRole, asRoles) != nil
		kept := slices.DeleteFunc(slices.Clone(h.senses), func(s sense) bool {
			return s.local && s.entry.Country != st.Country || role && s.kind < asPost && s.entry.Kind == "org" && s.entry.Country == ""
		})
		if len(kept) == len(h.senses) {
			continue
		}
		if h.senses = kept; len(kept) == 0 {
			h.gone = true
			for k := h.Start; k < h.End; k++ {
				w.hitAt[k] = 0
			}
		}
	}
}

// possessor returns the state whose adjective or possessive stands right before token i, or nil.
func (w *work) possessor(i int) *Entry {
	if i < 1 || w.d.Tokens[i-1].Sent != w.d.Tokens[i].Sent {
		return nil
	}
	if possessive(w.d.Tokens[i-1].Form) {
		if h := w.hit(i - 2); h != nil && h.End == i-1 {
			return h.state()
		}
		return nil
	}
	if h := w.hit(i - 1); h != nil && h.End == i && h.has(asAdjective) != nil {
		return h.state()
	}
	return nil
}
