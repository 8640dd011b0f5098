package tagger

import "github.com/dateline/dateline/internal/neural"

// Net is the network of the tagger: an encoder, and on top of it a score for each class.
type Net struct {
	Encoder *neural.Encoder
	Output  *neural.Linear
}

// NewNet returns a net of zeros.
func NewNet(e *neural.Encoder, classes int) *Net {
	return &Net{Encoder: e, Output: neural.NewLinear(e.Dim, classes)}
}

// Prepare makes the net ready after its weights have changed.
func (n *Net) Prepare() {
	n.Encoder.Prepare()
	n.Output.Prepare()
}

// A Decoder holds the memory that tagging with a Net needs. It serves one goroutine at a time.
type Decoder struct {
	buffer  neural.Buffer
	out     []float32
	Classes []int // of all words
}

// Tag fills Classes for the words of a batch. Only the first classes of the net's output are taken.
func (d *Decoder) Tag(net *Net, in *neural.Input, classes int) {
	n, wide := in.Len(), net.Output.Out
	if n <= 0 {
		d.Classes = d.Classes[:0]
		return
	}
	enc := net.Encoder.Encode(in, &d.buffer)
	if cap(d.out) < n*wide {
		d.out, d.Classes = make([]float32, n*wide), make([]int, n)
	}
	d.out, d.Classes = d.out[:n*wide], d.Classes[:n]
	net.Output.Run(d.out, enc, n, &d.buffer.Rows)
	for i := range n {
		d.Classes[i] = neural.Top(d.out[i*wide : i*wide+classes])
	}
}
