package parser

import (
	"math"

	"github.com/dateline/dateline/internal/neural"
)

// A Decoder holds the memory that parsing with a Net needs. It serves one goroutine at a time.
type Decoder struct {
	buffer                     neural.Buffer
	proj, dep, t, q            []float32
	score, hid, out, headsCopy []float32
	pack                       neural.Packed
	classes                    []uint8 // of distances, that of d words at len/2 + d
	tree                       treeFinder
	Heads                      []int // of all words, from 0 in each sentence; its length for the root
	Labels                     []int
}

func grow(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n, n+n/4)
	}
	return s[:n]
}

// distances returns the classes of the distances between m words and more.
func (d *Decoder) distances(m int) []uint8 {
	if len(d.classes) < 2*m {
		d.classes = make([]uint8, 2*max(m, 160))
		half := len(d.classes) / 2
		for i := range d.classes {
			d.classes[i] = uint8(DistanceClass(half, i, -1))
		}
	}
	return d.classes
}

// Parse fills Heads and Labels for the words of a batch. Only the first labels of the net's
// relations are taken, and root only for the root's child.
func (d *Decoder) Parse(net *Net, in *neural.Input, labels, root int) {
	n, w, sents := in.Len(), net.Width, in.Sents
	if n == 0 {
		d.Heads, d.Labels = d.Heads[:0], d.Labels[:0]
		return
	}
	enc := net.Encoder.Encode(in, &d.buffer)
	d.proj = grow(d.proj, n*4*w)
	net.Project.Run(d.proj, enc, n, &d.buffer.Rows)
	d.dep, d.t, d.q = grow(d.dep, n*w), grow(d.t, n*w), grow(d.q, n*net.Distance.Out)
	for i := range n {
		src := d.proj[i*4*w : i*4*w+2*w]
		neural.LeakyAll(src)
		copy(d.dep[i*w:], src[:w])
	}
	net.Arc.Run(d.t, d.dep, n, &d.buffer.Rows)
	net.Distance.Run(d.q, d.dep, n, &d.buffer.Rows)
	if cap(d.Heads) < n {
		d.Heads, d.Labels = make([]int, n), make([]int, n)
	}
	d.Heads, d.Labels = d.Heads[:n], d.Labels[:n]
	for k := 0; k+1 < len(sents); k++ {
		from, m := int(sents[k]), int(sents[k+1]-sents[k])
		if m == 0 {
			continue
		}
		d.headsCopy = grow(d.headsCopy, (m+1)*w)
		for i := range m {
			at := (from+i)*4*w + w
			copy(d.headsCopy[i*w:], d.proj[at:at+w])
		}
		copy(d.headsCopy[m*w:], net.RootArc)
		d.pack.PackTransposed(d.headsCopy, m+1, w)
		wide := d.pack.N
		d.score = grow(d.score, m*wide)
		clear(d.score)
		neural.MulAdd(d.score, wide, d.t[from*w:], &d.pack, m)
		classes := d.distances(m)
		for i := range m {
			row := d.score[i*wide : i*wide+m+1]
			q := d.q[(from+i)*net.Distance.Out:]
			for h, c := range classes[len(classes)/2-i:][:m] {
				row[h] += q[c]
			}
			row[m] += q[0]
			row[i] = -1e4
		}
		heads := d.Heads[from : from+m]
		d.tree.find(d.score, wide, m, heads)
	}
	d.hid, d.out = grow(d.hid, n*w), grow(d.out, n*net.Label.Out)
	for k := 0; k+1 < len(sents); k++ {
		from, m := int(sents[k]), int(sents[k+1]-sents[k])
		for i := range m {
			lh := net.RootLabel
			if h := d.Heads[from+i]; h < m {
				at := (from+h)*4*w + 3*w
				lh = d.proj[at : at+w]
			}
			at := (from+i)*4*w + 2*w
			ld := d.proj[at : at+w]
			hid := d.hid[(from+i)*w : (from+i+1)*w]
			side := net.Side[DistanceClass(i, d.Heads[from+i], m)*w:][:w]
			neural.Rectify(hid, ld, lh, side)
		}
	}
	net.Label.Run(d.out, d.hid, n, &d.buffer.Rows)
	for k := 0; k+1 < len(sents); k++ {
		from, m := int(sents[k]), int(sents[k+1]-sents[k])
		for i := range m {
			if d.Heads[from+i] == m {
				d.Labels[from+i] = root
				continue
			}
			row := d.out[(from+i)*net.Label.Out:][:labels]
			row[root] = float32(math.Inf(-1))
			d.Labels[from+i] = neural.Top(row)
		}
	}
}
