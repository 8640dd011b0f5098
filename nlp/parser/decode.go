package parser

import (
	"math"

	"github.com/dateline/dateline/internal/neural"
)

// A Decoder holds the memory that parsing with nets needs. It serves one goroutine at a time.
type Decoder struct {
	buffer                       neural.Buffer
	views                        []view
	score, hid, out, sum, copied []float32
	pack                         neural.Packed
	classes                      []uint8 // of distances, that of d words at len/2 + d
	tree                         treeFinder
	Heads                        []int // of all words, from 0 in each sentence; its length for the root
	Labels                       []int
}

// A view is what one net makes of the words of a batch.
type view struct {
	proj, dep, t, q []float32
}

// look fills the view of a net.
func (v *view) look(net *Net, in *neural.Input, b *neural.Buffer) {
	n, w := in.Len(), net.Width
	enc := net.Encoder.Encode(in, b)
	v.proj = grow(v.proj, n*4*w)
	net.Project.Run(v.proj, enc, n, &b.Rows)
	v.dep, v.t, v.q = grow(v.dep, n*w), grow(v.t, n*w), grow(v.q, n*net.Distance.Out)
	for i := range n {
		src := v.proj[i*4*w : i*4*w+2*w]
		neural.LeakyAll(src)
		copy(v.dep[i*w:], src[:w])
	}
	net.Arc.Run(v.t, v.dep, n, &b.Rows)
	net.Distance.Run(v.q, v.dep, n, &b.Rows)
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

// Parse fills Heads and Labels for the words of a batch, which was filled for the first of the nets. Only the first labels of
// the nets' relations are taken, and root only for the root's child.
func (d *Decoder) Parse(nets []*Net, in *neural.Input, labels, root int) {
	n := in.Len()
	if cap(d.Heads) < n {
		d.Heads, d.Labels = make([]int, n), make([]int, n)
	}
	d.Heads, d.Labels = d.Heads[:n], d.Labels[:n]
	if n == 0 {
		return
	}
	for len(d.views) < len(nets) {
		d.views = append(d.views, view{})
	}
	for k, net := range nets {
		d.views[k].look(net, in, &d.buffer)
	}
	for k := 0; k+1 < len(in.Sents); k++ {
		if from, m := int(in.Sents[k]), int(in.Sents[k+1]-in.Sents[k]); m > 0 {
			d.heads(nets, from, m)
		}
	}
	d.relations(nets, in.Sents, labels, root)
}

// heads finds the tree of a sentence of m words.
func (d *Decoder) heads(nets []*Net, from, m int) {
	classes := d.distances(m)
	wide := 0
	for k, net := range nets {
		v, w := &d.views[k], net.Width
		d.copied = grow(d.copied, (m+1)*w)
		for i := range m {
			at := (from+i)*4*w + w
			copy(d.copied[i*w:], v.proj[at:at+w])
		}
		copy(d.copied[m*w:], net.RootArc)
		d.pack.PackTransposed(d.copied, m+1, w)
		if wide = d.pack.N; k == 0 {
			d.score = grow(d.score, m*wide)
			clear(d.score)
		}
		neural.MulAdd(d.score, wide, v.t[from*w:], &d.pack, m)
		for i := range m {
			row := d.score[i*wide : i*wide+m+1]
			q := v.q[(from+i)*net.Distance.Out:]
			for h, c := range classes[len(classes)/2-i:][:m] {
				row[h] += q[c]
			}
			row[m] += q[0]
		}
	}
	for i := range m {
		d.score[i*wide+i] = -1e4
	}
	d.tree.find(d.score, wide, m, d.Heads[from:from+m])
}

// relations chooses the relation of every word to its head.
func (d *Decoder) relations(nets []*Net, sents []int32, labels, root int) {
	n := len(d.Heads)
	for k, net := range nets {
		w, proj := net.Width, d.views[k].proj
		d.hid, d.out = grow(d.hid, n*w), grow(d.out, n*net.Label.Out)
		for k := 0; k+1 < len(sents); k++ {
			from, m := int(sents[k]), int(sents[k+1]-sents[k])
			for i := range m {
				lh := net.RootLabel
				if h := d.Heads[from+i]; h < m {
					at := (from+h)*4*w + 3*w
					lh = proj[at : at+w]
				}
				at := (from+i)*4*w + 2*w
				ld := proj[at : at+w]
				hid := d.hid[(from+i)*w : (from+i+1)*w]
				side := net.Side[DistanceClass(i, d.Heads[from+i], m)*w:][:w]
				neural.Rectify(hid, ld, lh, side)
			}
		}
		net.Label.Run(d.out, d.hid, n, &d.buffer.Rows)
		if k == 0 {
			d.sum, d.out = d.out, d.sum
			continue
		}
		for i, v := range d.out {
			d.sum[i] += v
		}
	}
	out := nets[0].Label.Out
	for k := 0; k+1 < len(sents); k++ {
		from, m := int(sents[k]), int(sents[k+1]-sents[k])
		for i := range m {
			if d.Heads[from+i] == m {
				d.Labels[from+i] = root
				continue
			}
			row := d.sum[(from+i)*out:][:labels]
			row[root] = float32(math.Inf(-1))
			d.Labels[from+i] = neural.Top(row)
		}
	}
}
