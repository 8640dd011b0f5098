package place

// Names calls yield for every name that is the main one of the likeliest place that bears it, with the place's class and
// population, in the order of the keys, until yield returns false.
func (g *Gazetteer) Names(yield func(name string, class Class, population int) bool) {
	for i := range g.keys {
		from, to := u32(g.keyRef, i), u32(g.keyRef, i+1)
		if from >= to {
			continue
		}
		r := g.at(g.ref(from))
		if Key(r.name) == g.key(i) && !yield(r.name, r.class, r.population) {
			return
		}
	}
}
