package parser

import "github.com/dateline/dateline/internal/neural"

// distances is the number of classes of signed distances between a word and its head.
const distances = 32

// Net is the network of the parser: an encoder, and on top of it a score for every pair of word
// and head (Dozat and Manning 2017) with a term for their distance, and a score for every
// relation of a chosen pair.
type Net struct {
	Encoder   *neural.Encoder
	Width     int            // of the four projections below
	Project   *neural.Linear // Dim -> word as dependent and as head, for arcs and for relations
	Arc       *neural.Linear // bilinear term
	Distance  *neural.Linear // term for the class of distance
	RootArc   []float32      // the root as head, for arcs
	RootLabel []float32      // and for relations
	Side      []float32      // a row for each class of distance, for relations
	Label     *neural.Linear // relation
}

// Twin returns a net of zeros whose encoder is a twin of that of n, with as many relations.
func (n *Net) Twin() *Net { return NewNet(n.Encoder.Twin(), n.Width, n.Label.Out) }

// NewNet returns a net of zeros.
func NewNet(e *neural.Encoder, width, labels int) *Net {
	return &Net{
		Encoder: e, Width: width,
		Project:   neural.NewLinear(e.Dim, 4*width),
		Arc:       neural.NewLinear(width, width),
		Distance:  neural.NewLinear(width, distances),
		RootArc:   make([]float32, width),
		RootLabel: make([]float32, width),
		Side:      make([]float32, distances*width),
		Label:     neural.NewLinear(width, labels),
	}
}

// Prepare makes the net ready after its weights have changed.
func (n *Net) Prepare() {
	n.Encoder.Prepare()
	n.Project.Prepare()
	n.Arc.Prepare()
	n.Distance.Prepare()
	n.Label.Prepare()
}

// DistanceClass returns the class of the distance from word d to head h of a sentence of n words;
// the head n is the root.
func DistanceClass(d, h, n int) int {
	if h == n {
		return 0
	}
	k := h - d
	base := 1
	if k < 0 {
		k, base = -k, 16
	}
	switch {
	case k <= 6:
		return base + k - 1
	case k <= 8:
		return base + 6
	case k <= 10:
		return base + 7
	case k <= 13:
		return base + 8
	case k <= 17:
		return base + 9
	case k <= 22:
		return base + 10
	case k <= 30:
		return base + 11
	}
	return base + 12
}
