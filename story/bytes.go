package story

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// version begins every brief that is kept; one of another version is made anew.
const version = 1

// ErrVersion says that kept bytes were written by another version of the program.
var ErrVersion = errors.New("made by another version")

var errDamaged = errors.New("brief: bytes are damaged")

// Append writes a node as bytes that [ParseNode] reads.
func (n *Node) Append(to []byte) []byte {
	to = n.Brief.append(append(to, version))
	to = binary.AppendUvarint(to, uint64(len(n.Links)))
	for _, l := range n.Links {
		to = text(to, l.To)
		to = binary.LittleEndian.AppendUint32(to, math.Float32bits(l.Weight))
	}
	to = text(to, n.Copy)
	to = binary.LittleEndian.AppendUint32(to, math.Float32bits(n.Copied))
	return text(to, n.Story)
}

// ParseNode reads what [Node.Append] wrote.
func ParseNode(data []byte) (Node, error) {
	if len(data) > 0 && data[0] != version {
		return Node{}, fmt.Errorf("brief: %w", ErrVersion)
	}
	if len(data) == 0 {
		return Node{}, errDamaged
	}
	b, rest, err := parseBrief(data[1:])
	if err != nil {
		return Node{}, err
	}
	n := Node{Brief: b}
	r := reader{data: rest}
	for range min(r.uvarint(), uint64(len(rest))) {
		n.Links = append(n.Links, Link{r.text(), r.float()})
	}
	n.Copy, n.Copied, n.Story = r.text(), r.float(), r.text()
	if r.failed || len(r.data) > 0 {
		return Node{}, errDamaged
	}
	return n, nil
}

func text(to []byte, s string) []byte { return append(binary.AppendUvarint(to, uint64(len(s))), s...) }

func (b *Brief) append(to []byte) []byte {
	for _, s := range []string{b.ID, b.Publisher} {
		to = text(to, s)
	}
	to = binary.AppendVarint(to, int64(b.Day))
	to = binary.AppendUvarint(to, uint64(b.Length))
	to = binary.LittleEndian.AppendUint64(to, b.Text)
	to = binary.AppendUvarint(to, uint64(len(b.Sketch)))
	for _, k := range b.Sketch {
		to = binary.LittleEndian.AppendUint32(to, k)
	}
	for _, list := range [][]Term{b.Terms, b.Names, b.Places, b.Acts} {
		to = binary.AppendUvarint(to, uint64(len(list)))
		for _, t := range list {
			to = binary.LittleEndian.AppendUint32(to, t.Key)
			to = binary.LittleEndian.AppendUint32(to, math.Float32bits(t.Weight))
		}
	}
	return to
}

// parseBrief reads what [Brief.append] wrote and returns the bytes behind it.
func parseBrief(data []byte) (*Brief, []byte, error) {
	r := reader{data: data}
	b := &Brief{}
	b.ID = r.text()
	b.Publisher = r.text()
	b.Day = int(int32(r.varint()))
	b.Length = int(r.uvarint())
	if x := r.bytes(8); x != nil {
		b.Text = binary.LittleEndian.Uint64(x)
	}
	n := r.uvarint()
	if x := r.bytes(n * 4); x != nil && n > 0 {
		b.Sketch = make([]uint32, n)
		for i := range b.Sketch {
			b.Sketch[i] = binary.LittleEndian.Uint32(x[4*i:])
		}
	}
	for _, to := range []*[]Term{&b.Terms, &b.Names, &b.Places, &b.Acts} {
		n := r.uvarint()
		if x := r.bytes(n * 8); x != nil && n > 0 {
			*to = make([]Term, n)
			for i := range *to {
				(*to)[i] = Term{binary.LittleEndian.Uint32(x[8*i:]), math.Float32frombits(binary.LittleEndian.Uint32(x[8*i+4:]))}
			}
		}
	}
	if r.failed {
		return nil, nil, errDamaged
	}
	return b, r.data, nil
}

// A reader takes values off the front of bytes.
type reader struct {
	data   []byte
	failed bool
}

func (r *reader) bytes(n uint64) []byte {
	if r.failed || n > uint64(len(r.data)) {
		r.failed = true
		return nil
	}
	out := r.data[:n]
	r.data = r.data[n:]
	return out
}

func (r *reader) uvarint() uint64 {
	x, n := binary.Uvarint(r.data)
	if n <= 0 || x > 1<<31 {
		r.failed = true
		return 0
	}
	r.data = r.data[n:]
	return x
}

func (r *reader) varint() int64 {
	x, n := binary.Varint(r.data)
	if n <= 0 {
		r.failed = true
		return 0
	}
	r.data = r.data[n:]
	return x
}

func (r *reader) text() string { return string(r.bytes(r.uvarint())) }

func (r *reader) float() float32 {
	x := r.bytes(4)
	if x == nil {
		return 0
	}
	return math.Float32frombits(binary.LittleEndian.Uint32(x))
}
