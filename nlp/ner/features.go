package ner

// Features appends the hashed features of word i after label prev.
func (v *View) Features(i, prev int, out []uint32) []uint32 {
	a, l1, r1, l2, r2 := v.atom(i), v.atom(i-1), v.atom(i+1), v.atom(i-2), v.atom(i+2)
	p := uint32(prev + 1)
	form, sh, sl, sr := a.form, a.shape, l1.shape, r1.shape
	where := v.loud * 4
	if i == 0 {
		where++
	} else if i == 1 && !isWord(l1) {
		where += 2
	}
	if v.loud > 0 {
		form, sh, sl, sr = a.low, 7*v.loud, 7, 7
	}
	add := func(kind, x, y uint32) { out = append(out, mix(kind, x, y)) }
	add(1, form, 0)
	add(2, a.low, 0)
	add(6, p, a.low)
	add(18, l1.low, a.low)
	add(19, a.low, r1.low)
	add(30, a.pre[2], 0)
	add(3, sh, where)
	add(4, a.tag, where)
	add(5, p, 0)
	add(7, p, sh)
	add(8, p, a.tag)
	add(9, l1.low, 0)
	add(10, r1.low, 0)
	add(11, l2.low, 0)
	add(12, r2.low, 0)
	add(13, sl, sh)
	add(14, sh, sr)
	add(15, mix(15, sl, sh), sr)
	add(16, l1.tag, a.tag)
	add(17, a.tag, r1.tag)
	add(20, p, l1.low)
	add(21, p, r1.low)
	add(22, l1.low, sh)
	add(23, r1.low, sh)
	add(24, mix(24, l1.tag, a.tag), mix(24, r1.tag, p))
	for k := range a.suf {
		add(25+uint32(k), a.suf[k], 0)
		add(28+uint32(min(k, 1)), a.pre[min(k, 1)], uint32(k))
	}
	add(31, a.suf[1], sh)
	add(32, r1.suf[1], sh)
	lists := [...]List{a.list, l1.list, r1.list}
	for k, l := range lists {
		for b := List(1); l >= b && b != 0; b <<= 1 {
			if l&b != 0 {
				add(33+uint32(k), uint32(b), where&^3)
				add(36+uint32(k), uint32(b), mix(36, p, sh))
			}
		}
	}
	add(39, uint32(a.list), sh)
	add(40, uint32(l1.list), uint32(a.list))
	add(41, uint32(a.list), uint32(r1.list))
	add(42, uint32(a.many), uint32(a.at))
	add(43, mix(43, uint32(a.many), uint32(a.at)), p)
	if a.run.length > 0 {
		r := &a.run
		at := uint32(r.at)
		add(44, r.last, min(at, 1))
		add(45, r.first, min(at, 1))
		add(46, r.before, min(at, 1))
		add(47, r.after, min(at, 1))
		add(48, uint32(r.length), at)
		add(49, uint32(r.list), min(at, 1))
		add(50, uint32(r.list), mix(50, p, uint32(r.length)))
		add(51, r.before, r.after)
		add(52, r.last, p)
		for b := List(1); r.list >= b && b != 0; b <<= 1 {
			if r.list&b != 0 {
				add(53, uint32(b), p)
			}
		}
	}
	if a.capital {
		m := v.memory.kind(a.low)
		add(54, m, where)
		add(55, m, p)
		add(57, m>>4, sh)
		add(58, m, uint32(a.list))
		add(56, v.memory.lower(a.low), where)
	}
	return out
}

// edge is the atom outside the sentence.
var edge = atom{low: 1, tag: 1, shape: 1}

func (v *View) atom(i int) *atom {
	if i < 0 || i >= len(v.atoms) {
		return &edge
	}
	return &v.atoms[i]
}

// isWord reports whether an atom is more than a mark.
func isWord(a *atom) bool { return a.capital || a.suf[0] != 0 }
