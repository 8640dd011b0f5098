package neural

// A memory keeps what a word was made into, by its form and the rows of its other features. It has
// room for so many words; new ones take the place of old ones.
type memory struct {
	slots []slot
	data  []uint8 // of slot i from i·width on
}

// A slot holds a word.
type slot struct {
	more  [maxMore]int32
	scale float32
	form  [maxKnown]byte
	len   uint8 // of the form and one more; 0 in an empty slot
	count uint8 // of more
	turn  uint8 // which of a pair of slots is replaced next
}

const (
	memorySlots = 1 << 13
	maxKnown    = 32 // bytes of a form that is kept
	maxMore     = 2  // rows of other features
)

// find returns the slot of a word and whether it holds it. If not, the slot is the word's from now
// on; -1 stands for one that is not kept.
func (m *memory) find(form string, more []int32, width int) (at int, hit bool) {
	if len(form) > maxKnown || len(more) > maxMore {
		return -1, false
	}
	if m.slots == nil {
		m.slots, m.data = make([]slot, memorySlots), make([]uint8, memorySlots*width)
	}
	h := start(0)
	for i := range len(form) {
		h = (h ^ uint32(form[i])) * 16777619
	}
	for _, r := range more {
		h = (h ^ uint32(r)) * 0x9e3779b1
	}
	at = int(finish(h) % memorySlots)
	for range 2 {
		if m.slots[at].holds(form, more) {
			return at, true
		}
		at ^= 1
	}
	first := &m.slots[at&^1]
	first.turn ^= 1
	at = at&^1 | int(first.turn)
	s := &m.slots[at]
	copy(s.form[:], form)
	copy(s.more[:], more)
	s.len, s.count = uint8(len(form)+1), uint8(len(more))
	return at, false
}

func (s *slot) holds(form string, more []int32) bool {
	if int(s.len) != len(form)+1 || int(s.count) != len(more) || string(s.form[:len(form)]) != form {
		return false
	}
	for i, r := range more {
		if s.more[i] != r {
			return false
		}
	}
	return true
}
