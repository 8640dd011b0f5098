package actor

import "slices"

// near settles the names that several countries have for something of their own, such as the Congress: they mean that of the country
// which the report speaks of most, and nothing if it speaks of none of theirs.
func (w *work) near() {
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
