package neural

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Kinds of features. Callers may use kinds from KindOther on for features of their own.
const (
	kindForm = iota + 1
	kindShape
	kindPrefix
	kindSuffix
	KindOther = 16
)

// maxForm is the number of bytes of a form that features look at.
const maxForm = 48

// Hash returns the hash of a feature.
func Hash(kind uint32, s string) uint32 { return finish(mixIn(start(kind), s)) }

func start(kind uint32) uint32 { return 2166136261 ^ kind*0x9e3779b1 }

func mixIn(h uint32, s string) uint32 {
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

func finish(h uint32) uint32 {
	h ^= h >> 16
	h *= 0x85ebca6b
	h ^= h >> 13
	h *= 0xc2b2ae35
	return h ^ h>>16
}

// Features appends the hashes of the features of a word: first the form itself, then its shape,
// prefixes and suffixes.
func Features(form string, out []uint32) []uint32 {
	low := fold(form)
	out = append(out, Hash(kindForm, low), Hash(kindShape, shape(form)))
	for n, k := 0, 0; n < 4 && k < len(low); n++ {
		_, size := utf8.DecodeRuneInString(low[k:])
		k += size
		out = append(out, Hash(kindPrefix, low[:k]))
	}
	for n, k := 0, len(low); n < 5 && k > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(low[:k])
		k -= size
		out = append(out, Hash(kindSuffix, low[k:]))
	}
	return out
}

// fold maps a form to lower case, digits to 0, and typographic quotes and dashes to plain ones.
func fold(form string) string {
	if len(form) > maxForm {
		k := maxForm
		for k > 0 && !utf8.RuneStart(form[k]) {
			k--
		}
		form = form[:k]
	}
	plain := true
	for i := 0; i < len(form); i++ {
		if c := form[i]; c < 'a' || c > 'z' {
			plain = false
			break
		}
	}
	if plain {
		return form
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9':
			return '0'
		case r == '’' || r == '‘' || r == '`':
			return '\''
		case r == '“' || r == '”':
			return '"'
		case r == '–' || r == '—':
			return '-'
		}
		return unicode.ToLower(r)
	}, form)
}

// shape maps capitals to X, other letters to x, digits to 0, and shortens runs to two.
func shape(form string) string {
	var b [16]byte
	n := 0
	for _, r := range form {
		c := byte('?')
		switch {
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLetter(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = '0'
		case r < 128:
			c = byte(r)
		}
		if n >= 2 && b[n-1] == c && b[n-2] == c {
			continue
		}
		if n == len(b) {
			break
		}
		b[n] = c
		n++
	}
	return string(b[:n])
}

// A Dict gives the features that a model knows their rows.
type Dict struct {
	Keys  []uint32 // row -> hash, ascending
	slots []int32  // open addressing, row+1
	mask  uint32
}

// NewDict returns a Dict of hashes in ascending order without repeats.
func NewDict(keys []uint32) *Dict {
	size := uint32(16)
	for int(size) < 2*len(keys) {
		size *= 2
	}
	d := &Dict{Keys: keys, slots: make([]int32, size), mask: size - 1}
	for i, k := range keys {
		at := k & d.mask
		for d.slots[at] != 0 {
			at = (at + 1) & d.mask
		}
		d.slots[at] = int32(i + 1)
	}
	return d
}

// Row returns the row of a feature, -1 if the model does not know it.
func (d *Dict) Row(hash uint32) int {
	for at := hash & d.mask; ; at = (at + 1) & d.mask {
		i := d.slots[at]
		if i == 0 {
			return -1
		}
		if d.Keys[i-1] == hash {
			return int(i - 1)
		}
	}
}
