package tagger

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// hash mixes a feature's number with a string.
func hash(kind uint32, s string) uint32 {
	h := 2166136261 ^ kind*0x9e3779b1
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	h ^= h >> 15
	h *= 0x85ebca6b
	return h ^ h>>13
}

// Features appends the hashed features of word i; p1 and p2 are the classes of the two words before it.
func Features(forms []string, i, p1, p2 int, out []uint32) []uint32 {
	at := func(k int) string {
		switch {
		case k < 0:
			return "<s>"
		case k >= len(forms):
			return "</s>"
		}
		return forms[k]
	}
	form := at(i)
	if len(form) > 40 {
		form = form[:40]
	}
	low := strings.ToLower(form)
	out = append(out, hash(0, form), hash(1, low), hash(2, ""))
	for n, k, m := 0, len(low), 0; n < 5 && k > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(low[:k])
		k -= size
		out = append(out, hash(3, low[k:]))
		_, size = utf8.DecodeRuneInString(low[m:])
		m += size
		if n < 4 {
			out = append(out, hash(4, low[:m]))
		}
	}
	sh := shape(form)
	first := "m"
	if i == 0 {
		first = "f"
	}
	out = append(out, hash(5, sh), hash(6, sh+first))
	l1, l2, r1, r2 := strings.ToLower(at(i-1)), strings.ToLower(at(i-2)), strings.ToLower(at(i+1)), strings.ToLower(at(i+2))
	suf := low
	if len(suf) > 3 {
		suf = suf[len(suf)-3:]
	}
	t1, t2 := string(rune('A'+p1+1)), string(rune('A'+p2+1))
	return append(out, hash(7, l1), hash(8, l2), hash(9, r1), hash(10, r2),
		hash(11, t1), hash(12, t1+t2), hash(13, t1+" "+low), hash(14, t1+" "+suf),
		hash(15, l1+" "+low), hash(16, low+" "+r1), hash(17, l1+" "+r1), hash(18, t1+" "+r1),
		hash(19, ending(r1)), hash(20, ending(l1)), hash(21, shape(at(i+1))), hash(22, shape(at(i-1))), hash(23, t1+" "+ending(r1)))
}

// ending returns the last three bytes.
func ending(s string) string {
	if len(s) > 3 {
		return s[len(s)-3:]
	}
	return s
}

// shape maps letters to X and x, digits to d, and shortens runs.
func shape(form string) string {
	var b [24]byte
	n := 0
	for _, r := range form {
		c := byte('.')
		switch {
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLetter(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = 'd'
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
