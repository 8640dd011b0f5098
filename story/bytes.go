package story

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// version begins every brief that is kept. It changes with what briefs hold or how they are compared: stories of a record that were joined by another
// version are made anew.
const version = 4

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
	to = keys(to, b.Sketch)
	for _, list := range [][]Term{b.Terms, b.Names, b.Places, b.Acts} {
		to = binary.AppendUvarint(to, uint64(len(list)))
		for _, t := range list {
			to = binary.LittleEndian.AppendUint32(to, t.Key)
			to = binary.LittleEndian.AppendUint32(to, math.Float32bits(t.Weight))
		}
	}
	to = binary.AppendUvarint(to, uint64(len(b.Told)))
	for _, d := range b.Told {
		to = binary.AppendVarint(to, int64(d))
	}
	to = keys(to, b.Lands)
	to = binary.AppendUvarint(to, uint64(len(b.Deeds)))
	for i := range b.Deeds {
		d := &b.Deeds[i]
		to = binary.LittleEndian.AppendUint32(to, d.Kind)
		to = append(to, flags(d.Meets, d.Days.told))
		to = keys(to, d.Sides)
		to = binary.LittleEndian.AppendUint32(to, d.Where)
		to = binary.AppendVarint(to, int64(d.Days.from))
		to = binary.AppendVarint(to, int64(d.Days.to))
	}
	return to
}

// keys appends a list of keys.
func keys(to []byte, list []uint32) []byte {
	to = binary.AppendUvarint(to, uint64(len(list)))
	for _, k := range list {
		to = binary.LittleEndian.AppendUint32(to, k)
	}
	return to
}

// flags puts two answers into a byte.
func flags(first, second bool) (out byte) {
	if first {
		out |= 1
	}
	if second {
		out |= 2
	}
	return out
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
	b.Sketch = r.keys()
	for _, to := range []*[]Term{&b.Terms, &b.Names, &b.Places, &b.Acts} {
		n := r.uvarint()
		if x := r.bytes(n * 8); x != nil && n > 0 {
			*to = make([]Term, n)
			for i := range *to {
				(*to)[i] = Term{binary.LittleEndian.Uint32(x[8*i:]), math.Float32frombits(binary.LittleEndian.Uint32(x[8*i+4:]))}
			}
		}
	}
	for range min(r.uvarint(), uint64(len(r.data))) {
		b.Told = append(b.Told, int(int32(r.varint())))
	}
	b.Lands = r.keys()
	for range min(r.uvarint(), uint64(len(r.data))) {
		d := Deed{Kind: r.key()}
		if x := r.bytes(1); x != nil {
			d.Meets, d.Days.told = x[0]&1 != 0, x[0]&2 != 0
		}
		d.Sides, d.Where = r.keys(), r.key()
		d.Days.from, d.Days.to = int(int32(r.varint())), int(int32(r.varint()))
		b.Deeds = append(b.Deeds, d)
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

func (r *reader) key() uint32 {
	if x := r.bytes(4); x != nil {
		return binary.LittleEndian.Uint32(x)
	}
	return 0
}

func (r *reader) keys() []uint32 {
	n := r.uvarint()
	if n > uint64(len(r.data)) {
		r.failed = true
		return nil
	}
	x := r.bytes(n * 4)
	if x == nil || n == 0 {
		return nil
	}
	out := make([]uint32, n)
	for i := range out {
		out[i] = binary.LittleEndian.Uint32(x[4*i:])
	}
	return out
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
