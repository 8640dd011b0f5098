package ner

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline"
)

// A View is a sentence as the features see it.
type View struct {
	Tokens []dateline.Token
	Lists  *Lists
	Memory Memory

	low    []string
	shape  []string
	listed []string // names of the word lists that cover the word
	loud   bool     // capitals tell nothing here
}

// Prepare works out what does not depend on the labels.
func (v *View) Prepare() {
	n := len(v.Tokens)
	v.low, v.shape, v.listed = make([]string, n), make([]string, n), make([]string, n)
	capital, letters := 0, 0
	for i := range v.Tokens {
		f := v.Tokens[i].Form
		if len(f) > 40 {
			f = f[:40]
		}
		v.low[i], v.shape[i] = strings.ToLower(f), shape(f)
		if r, _ := utf8.DecodeRuneInString(f); unicode.IsLetter(r) && len(f) > 3 {
			letters++
			if unicode.IsUpper(r) {
				capital++
			}
		}
	}
	v.loud = letters > 3 && capital*10 > letters*7
	v.Lists.mark(v.Tokens, v.low, v.listed)
}

// Features appends the hashed features of word i after label prev.
func (v *View) Features(i, prev int, out []uint32) []uint32 {
	n := len(v.Tokens)
	low := func(k int) string {
		if k < 0 {
			return "<s>"
		}
		if k >= n {
			return "</s>"
		}
		return v.low[k]
	}
	sh := func(k int) string {
		if k < 0 || k >= n {
			return ""
		}
		return v.shape[k]
	}
	tag := func(k int) string {
		if k < 0 || k >= n {
			return ""
		}
		return v.Tokens[k].Tag
	}
	list := func(k int) string {
		if k < 0 || k >= n {
			return ""
		}
		return v.listed[k]
	}
	p := labels[prev]
	w := low(i)
	where := "m"
	if i == 0 {
		where = "f"
	}
	if v.loud {
		where += "L"
	}
	mem := v.Memory[w]
	if !isCapital(v.Tokens[i].Form) {
		mem = ""
	}
	add := func(kind uint32, value, more string) { // an empty value tells nothing
		if value != "" {
			out = append(out, hash(kind, value+more))
		}
	}
	add(21, list(i), "")
	add(22, list(i), p)
	add(23, list(i-1), "")
	add(24, list(i+1), "")
	add(25, list(i), sh(i))
	add(26, mem, "")
	add(27, mem, p)
	add(30, list(i-1), list(i))
	add(31, list(i+1), p+sh(i+1))
	add(36, list(i+1), list(i))
	out = append(out,
		hash(1, v.Tokens[i].Form), hash(2, w), hash(3, sh(i)), hash(4, sh(i)+where), hash(5, tag(i)), hash(6, p), hash(7, p+w), hash(8, p+sh(i)), hash(9, p+tag(i)),
		hash(10, low(i-1)), hash(11, low(i+1)), hash(12, low(i-2)), hash(13, low(i+2)), hash(14, sh(i-1)+sh(i)), hash(15, sh(i)+sh(i+1)), hash(16, sh(i-1)+sh(i)+sh(i+1)),
		hash(17, tag(i-1)+tag(i)), hash(18, tag(i)+tag(i+1)), hash(19, low(i-1)+" "+w), hash(20, w+" "+low(i+1)),
		hash(28, p+low(i-1)), hash(29, p+low(i+1)), hash(32, p+sh(i+1)+tag(i+1)))
	for k, m, c := len(w), 0, 0; c < 4 && k > 0; c++ {
		_, size := utf8.DecodeLastRuneInString(w[:k])
		k -= size
		_, size = utf8.DecodeRuneInString(w[m:])
		m += size
		if c > 0 {
			out = append(out, hash(33, w[k:]), hash(34, w[:m]), hash(35, sh(i)+w[k:]))
		}
	}
	return out
}

func isCapital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// shape maps letters to X and x, digits to d, and shortens runs.
func shape(form string) string {
	var b [12]byte
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
		case r == '-' || r == '\'' || r == '’':
			c = '-'
		}
		if n > 1 && b[n-1] == c && b[n-2] == c {
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

func hash(kind uint32, s string) uint32 {
	h := 2166136261 ^ kind*0x9e3779b1
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	h ^= h >> 15
	h *= 0x85ebca6b
	return h ^ h>>13
}
