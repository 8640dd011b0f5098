package neural

import "math"

// A group is a stretch of the units of a vector whose part of a matrix product is computed and
// used before the next.
type group struct {
	from, width int       // units
	back        bool      // whether the sentence is read from its end
	cell        []float32 // vf, vr, bf, br of the units
	product     *Quant
}

// groupWidth is the number of units in a group; the last of a direction may have 16.
const groupWidth = 32

// prepare makes a loaded encoder ready for small.
func (e *Encoder) prepare() {
	e.groups = []group{}
	for from := 0; from < e.Dim; from += panel {
		var order, first []int
		for w := range Window {
			for j := range panel {
				order, first = append(order, from+j), append(first, w*e.Emb)
			}
		}
		q := NewQuant(e.In.rounded, e.In.scale, e.In.B, e.Emb, e.Dim, order, first)
		clear(q.bias[:panel])
		clear(q.bias[2*panel:])
		e.groups = append(e.groups, group{from: from, width: panel, product: q})
	}
	half := e.Dim / 2
	for _, l := range e.Layers {
		l.groups = []group{}
		for dir := range 2 {
			for from := 0; from < half; from += groupWidth {
				width := min(groupWidth, half-from)
				g := group{from: dir*half + from, width: width, back: dir == 1}
				var order []int
				for part := range 3 {
					for j := range width {
						order = append(order, (3*dir+part)*half+from+j)
					}
				}
				for part := range 4 {
					g.cell = append(g.cell, l.Cell[dir][part*half+from:][:width]...)
				}
				g.product = NewQuant(l.Map.rounded, l.Map.scale, nil, e.Dim, 3*e.Dim, order, make([]int, len(order)))
				l.groups = append(l.groups, g)
			}
		}
	}
}

// small is Encode in 8 bits.
func (e *Encoder) small(in *Input, b *Buffer) []float32 {
	n := in.Len()
	b.U = grow(b.U, n*3*groupWidth)
	x := b.X[:n*e.Dim]
	for i := range e.groups {
		g := &e.groups[i]
		g.product.times(b.U, Window*panel, &in.words, 0, Window*panel)
		for k := 0; k+1 < len(in.Sents); k++ {
			if from, to := int(in.Sents[k]), int(in.Sents[k+1]); from < to {
				join(x[from*e.Dim+g.from:], e.Dim, b.U[from*Window*panel:], to-from)
			}
		}
	}
	for _, l := range e.Layers {
		b.Rows.Round(x, e.Dim, n, e.Dim)
		for i := range l.groups {
			g := &l.groups[i]
			wide := 3 * g.width
			g.product.times(b.U, wide, &b.Rows, 0, wide)
			for k := 0; k+1 < len(in.Sents); k++ {
				from, to := int(in.Sents[k]), int(in.Sents[k+1])
				if from == to {
					continue
				}
				at, step := from, 1
				if g.back {
					at, step = to-1, -1
				}
				g.scan(x, at*e.Dim+g.from, step*e.Dim, b.U, at*wide, step*wide, to-from)
			}
		}
	}
	return x
}

// join adds up the three parts of each word of a sentence, that of the word before, its own and that
// of the word after, and writes what Leaky makes of that to x: u holds what each word gives to the
// word after it, to itself and to the word before, 16 units each.
func join(x []float32, ldx int, u []float32, n int) {
	_, _ = x[(n-1)*ldx+panel-1], u[(n*Window-1)*panel+panel-1]
	if fast {
		join8(&joining{&x[0], ldx, &u[0], n})
		return
	}
	joinGo(x, ldx, u, n)
}

func joinGo(x []float32, ldx int, u []float32, n int) {
	const wide = Window * panel
	var zero [panel]float32
	for i := range n {
		left, right := zero[:], zero[:]
		if i > 0 {
			left = u[(i-1)*wide:]
		}
		if i+1 < n {
			right = u[(i+1)*wide+2*panel:]
		}
		own, out := u[i*wide+panel:], x[i*ldx:]
		for j := range panel {
			out[j] = Leaky(float32(own[j]+left[j]) + right[j])
		}
	}
}

// joining is what join8 takes.
type joining struct {
	x   *float32
	ldx int
	u   *float32
	n   int
}

// scan runs the recurrence of step over n words with the quick gate: it begins at place at of x and
// place from of u, goes on by step and by, and puts the answer in the place of x.
func (g *group) scan(x []float32, at, step int, u []float32, from, by, n int) {
	last, end := at+(n-1)*step, from+(n-1)*by
	_, _, _, _ = x[at+g.width-1], x[last+g.width-1], u[from+3*g.width-1], u[end+3*g.width-1]
	var c [groupWidth]float32
	if fast {
		scan8(&scanning{&x[at], step, &u[from], by, &c[0], &g.cell[0], g.width, n})
		return
	}
	scanGo(x, at, step, u, from, by, c[:g.width], g.cell, n)
}

func scanGo(x []float32, at, step int, u []float32, from, by int, c, cell []float32, n int) {
	w := len(c)
	vf, vr, bf, br := cell, cell[w:], cell[2*w:], cell[3*w:]
	for range n {
		h, v := x[at:at+w], u[from:from+3*w]
		for i, was := range c {
			f := quick(float32(v[w+i]+bf[i]) + float32(was*vf[i]))
			r := quick(float32(v[2*w+i]+br[i]) + float32(was*vr[i]))
			now := v[i] + float32(float32(was-v[i])*f)
			c[i] = now
			h[i] += float32(float32(now-h[i]) * r)
		}
		at, from = at+step, from+by
	}
}

// scanning is what scan8 takes.
type scanning struct {
	x        *float32
	step     int
	u        *float32
	by       int
	c, cell  *float32
	width, n int
}

// quick is gate with 1/√(1+z²) by two steps of Newton's method.
func quick(z float32) float32 {
	s := float32(z*z) + 1
	y := math.Float32frombits(0x5f375a86 - math.Float32bits(s)>>1)
	s = float32(s * 0.5)
	y = float32(y * (1.5 - float32(float32(s*y)*y)))
	y = float32(y * (1.5 - float32(float32(s*y)*y)))
	return float32(float32(z*y)*0.5) + 0.5
}
