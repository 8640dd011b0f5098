package neural

// A memory keeps what the rows of forms add up to. It has room for so many forms; new ones take the
// place of old ones.
type memory struct {
	slots []slot
	sums  []float32 // of slot i from i·width on
}

// A slot holds a form.
type slot struct {
	form [maxKnown]byte
	len  uint8 // of the form and one more; 0 in an empty slot
	turn uint8 // which of a pair of slots is replaced next
}

const (
	memorySlots = 1 << 12
	maxKnown    = 30 // bytes of a form that is kept
)

// find returns the slot of a form and whether it holds it. If not, the slot is the form's from now
// on; -1 stands for one that is not kept.
func (m *memory) find(form string, width int) (at int, hit bool) {
	if len(form) > maxKnown {
		return -1, false
	}
	if m.slots == nil {
		m.slots, m.sums = make([]slot, memorySlots), make([]float32, memorySlots*width)
	}
	at = int(Hash(0, form) % memorySlots)
	for range 2 {
		if s := &m.slots[at]; int(s.len) == len(form)+1 && string(s.form[:len(form)]) == form {
			return at, true
		}
		at ^= 1
	}
	first := &m.slots[at&^1]
	first.turn ^= 1
	at = at&^1 | int(first.turn)
	copy(m.slots[at].form[:], form)
	m.slots[at].len = uint8(len(form) + 1)
	return at, false
}
