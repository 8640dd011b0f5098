package train

import (
	"fmt"
	"math"
	"math/rand"
	"sync"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/neural"
	"github.com/dateline/dateline/nlp/parser"
)

// parserTrainer trains a parser.Net.
type parserTrainer struct {
	*parser.Net
	labels             int
	enc                *encoderTrainer
	project            *linearTrainer
	arc, dist          *linearTrainer
	label              *linearTrainer
	tag                *linearTrainer
	rootArc, rootLabel *param
	side               *param
	rng                *rand.Rand
	drop               float64

	proj, dproj, mask       matrix
	dep, head, ld, lh       matrix
	t, q, dt, dq            matrix
	ddep, dhead, dld, dlh   matrix
	hid, dhid, hidMask, out matrix
	denc                    matrix
	tags                    matrix
	heads, s, ds, dst       matrix
	pack                    neural.Packed
}

func newParserTrainer(n *parser.Net, twin bool, labels, tags int, rng *rand.Rand, drop float64) *parserTrainer {
	t := &parserTrainer{Net: n, labels: labels, rng: rng, drop: drop}
	t.enc = newEncoderTrainer(n.Encoder, twin, rng, drop)
	t.project = newLinearTrainer(n.Project, rng, 1/math.Sqrt(float64(n.Encoder.Dim)))
	t.arc = newLinearTrainer(n.Arc, rng, 0.1/math.Sqrt(float64(n.Width)))
	t.dist = newLinearTrainer(n.Distance, rng, 0.1/math.Sqrt(float64(n.Width)))
	t.label = newLinearTrainer(n.Label, rng, 1/math.Sqrt(float64(n.Width)))
	t.tag = newLinearTrainer(neural.NewLinear(n.Encoder.Dim, tags), rng, 1/math.Sqrt(float64(n.Encoder.Dim)))
	for i := range n.RootArc {
		n.RootArc[i], n.RootLabel[i] = float32(rng.NormFloat64()*0.3), float32(rng.NormFloat64()*0.3)
	}
	t.rootArc, t.rootLabel, t.side = dense(n.RootArc), dense(n.RootLabel), dense(n.Side)
	return t
}

func (t *parserTrainer) params() []*param {
	out := t.enc.params()
	for _, l := range []*linearTrainer{t.project, t.arc, t.dist, t.label, t.tag} {
		out = append(out, l.w, l.b)
	}
	return append(out, t.rootArc, t.rootLabel, t.side)
}

// softmaxLoss turns n scores into the gradient of the cross entropy and returns the loss.
func softmaxLoss(s []float32, gold int, scale float32) float64 {
	top := s[0]
	for _, v := range s {
		top = max(top, v)
	}
	sum := 0.0
	for i, v := range s {
		e := math.Exp(float64(v - top))
		sum += e
		s[i] = float32(e)
	}
	p := float64(s[gold]) / sum
	for i := range s {
		s[i] = s[i] / float32(sum) * scale
	}
	s[gold] -= scale
	return -math.Log(max(p, 1e-12))
}

// step learns from one batch and returns the loss for each word.
func (t *parserTrainer) step(b *batch, ex []*example) float64 {
	n, dim, w := b.words(), t.Encoder.Dim, t.Width
	t.Prepare()
	enc := t.enc.forward(b)
	denc := t.denc.zero(n * dim)
	scale := 1 / float32(n)
	loss := 0.0

	// tags, only to teach the encoder
	t.tag.Prepare()
	tags := t.tags.size(n * t.tag.Out)
	t.tag.Apply(tags, enc, n)
	at := 0
	for _, e := range ex {
		for i := range e.rows {
			softmaxLoss(tags[(at+i)*t.tag.Out:(at+i+1)*t.tag.Out], e.class[i], scale*0.3)
		}
		at += len(e.rows)
	}
	t.tag.backward(denc, tags, enc, n)

	// projections
	proj := t.proj.size(n * 4 * w)
	t.Project.Apply(proj, enc, n)
	mask := t.enc.dropMask(&t.mask, b, 4*w, t.drop)
	parts := [4]*matrix{&t.dep, &t.head, &t.ld, &t.lh}
	for _, p := range parts {
		p.size(n * w)
	}
	for i := range n {
		for k, p := range parts {
			src, m := proj[i*4*w+k*w:], mask[i*4*w+k*w:]
			dst := (*p)[i*w : (i+1)*w]
			for j := range dst {
				if k < 2 {
					dst[j] = neural.Leaky(src[j]) * m[j]
				} else {
					dst[j] = src[j]
				}
			}
		}
	}
	// arcs
	tt, q := t.t.size(n*w), t.q.size(n*t.Distance.Out)
	t.Arc.Apply(tt, t.dep, n)
	t.Distance.Apply(q, t.dep, n)
	dt, dq := t.dt.size(n*w), t.dq.zero(n*t.Distance.Out)
	dhead := t.dhead.zero(n * w)
	for k, e := range ex {
		from, m := int(b.sents[k]), len(e.rows)
		heads := t.heads.zero((m + 1) * w)
		copy(heads, t.head[from*w:(from+m)*w])
		copy(heads[m*w:], t.RootArc)
		t.pack.PackTransposed(heads, m+1, w)
		wide := t.pack.N
		s := t.s.zero(m * wide)
		neural.MulAdd(s, wide, tt[from*w:], &t.pack, m)
		for d := range m {
			row := s[d*wide : d*wide+m+1]
			for h := range row {
				row[h] += q[(from+d)*t.Distance.Out+parser.DistanceClass(d, h, m)]
			}
			row[d] = -1e4
			loss += softmaxLoss(row, e.head[d], scale)
			for h := range row {
				dq[(from+d)*t.Distance.Out+parser.DistanceClass(d, h, m)] += row[h]
			}
			clear(s[d*wide+m+1 : (d+1)*wide])
		}
		// dT = S·heads, dheads = Sᵀ·T
		padded := t.dst.zero(wide * w)
		copy(padded, heads)
		t.pack.Pack(padded, wide, w)
		clear(dt[from*w : (from+m)*w])
		neural.MulAdd(dt[from*w:], w, s, &t.pack, m)
		st := t.ds.size(wide * m)
		neural.Transpose(st, s, m, wide)
		t.pack.Pack(tt[from*w:(from+m)*w], m, w)
		dh := t.dst.zero(wide * w)
		neural.MulAdd(dh, w, st, &t.pack, wide)
		copy(dhead[from*w:(from+m)*w], dh[:m*w])
		for j := range w {
			t.rootArc.g[j] += dh[m*w+j]
		}
	}
	ddep := t.ddep.zero(n * w)
	t.arc.backward(ddep, dt, t.dep, n)
	t.dist.backward(ddep, dq, t.dep, n)

	// relations
	hid := t.hid.size(n * w)
	hm := t.hidMask.size(n * w)
	keep := float32(1 / (1 - t.drop))
	for k, e := range ex {
		from, m := int(b.sents[k]), len(e.rows)
		for d := range m {
			lh := t.RootLabel
			if h := e.head[d]; h < m {
				lh = t.lh[(from+h)*w : (from+h+1)*w]
			}
			ld := t.ld[(from+d)*w : (from+d+1)*w]
			side := t.Side[parser.DistanceClass(d, e.head[d], m)*w:][:w]
			for j := range w {
				v, mm := ld[j]+lh[j]+side[j], float32(0)
				if v > 0 && t.rng.Float64() >= t.drop {
					mm = keep
				}
				hid[(from+d)*w+j], hm[(from+d)*w+j] = v*mm, mm
			}
		}
	}
	out := t.out.size(n * t.Label.Out)
	t.Label.Apply(out, hid, n)
	at = 0
	for _, e := range ex {
		for d := range e.rows {
			row := out[(at+d)*t.Label.Out : (at+d+1)*t.Label.Out]
			loss += softmaxLoss(row[:t.labels], e.label[d], scale)
			clear(row[t.labels:])
		}
		at += len(e.rows)
	}
	dhid := t.dhid.zero(n * w)
	t.label.backward(dhid, out, hid, n)
	dld, dlh := t.dld.size(n*w), t.dlh.zero(n*w)
	for k, e := range ex {
		from, m := int(b.sents[k]), len(e.rows)
		for d := range m {
			g := t.rootLabel.g
			if h := e.head[d]; h < m {
				g = dlh[(from+h)*w : (from+h+1)*w]
			}
			side := t.side.g[parser.DistanceClass(d, e.head[d], m)*w:][:w]
			for j := range w {
				v := dhid[(from+d)*w+j] * hm[(from+d)*w+j]
				dld[(from+d)*w+j] = v
				g[j] += v
				side[j] += v
			}
		}
	}
	dproj := t.dproj.size(n * 4 * w)
	grads := [4][]float32{ddep, dhead, dld, dlh}
	for i := range n {
		for k, g := range grads {
			dst, src, m := dproj[i*4*w+k*w:], g[i*w:(i+1)*w], mask[i*4*w+k*w:]
			raw := proj[i*4*w+k*w:]
			for j, v := range src {
				if k < 2 {
					v *= m[j]
					if raw[j] < 0 {
						v *= 0.1
					}
				}
				dst[j] = v
			}
		}
	}
	t.project.backward(denc, dproj, enc, n)
	t.enc.backward(b, denc)
	return loss * float64(scale)
}

// trainParser learns the networks of a parser from a document with gold trees and predicted tags; gold gives the right tag of
// each token. The first net learns the rows of the features, its twins learn at the same time, with rows as they are by then.
func trainParser(d *dateline.Document, gold []string, weight []int, known *Embeddings, o Options, log func(string, ...any)) ([]*parser.Net, []string) {
	var deps []string
	for i := range d.Tokens {
		deps = append(deps, d.Tokens[i].Dep)
	}
	labels, label := names(deps)
	tags, class := names(gold)
	dict, often := vocabulary(d, o.Given, neural.TagFeatures, known)
	ex := examples(d, dict, o.Given, neural.TagFeatures, weight)
	for _, e := range ex {
		if e.head != nil {
			continue
		}
		for i := range e.rows {
			t := &d.Tokens[e.first+i]
			head := t.Head - e.first
			if t.Head < 0 {
				head = len(e.rows)
			}
			e.head = append(e.head, head)
			e.label = append(e.label, label[t.Dep])
			e.class = append(e.class, class[gold[e.first+i]])
		}
	}
	nets := []*parser.Net{parser.NewNet(neural.NewEncoder(dict, o.Given, o.Emb, o.Dim, o.Layers), o.Width, len(labels))}
	learn := func(k int) {
		rng := rand.New(rand.NewSource(o.Seed + int64(k)))
		t := newParserTrainer(nets[k], k > 0, len(labels), len(tags), rng, o.Drop)
		if k == 0 {
			adopt(nets[0].Encoder, known)
		}
		fit(ex, often, o, t.params(), t.step, rng, func(format string, args ...any) {
			log("net %d of %d: %s", k+1, o.Nets, fmt.Sprintf(format, args...))
		})
		nets[k].Prepare()
	}
	learn(0)
	var twins sync.WaitGroup
	for k := 1; k < o.Nets; k++ {
		nets = append(nets, nets[0].Twin())
	}
	for k := 1; k < o.Nets; k++ {
		twins.Go(func() { learn(k) })
	}
	twins.Wait()
	return nets, labels
}
