package actor

import "unicode"

// folded lists letters with marks and what they are compared as.
const folded = "àaáaâaãaäaåaāaăaąaǎa çcćcčcĉcċc ďdđdðd èeéeêeëeēeėeęeěeəa ğgĝgġgģg ĥhħh ìiíiîiïiĩiīiįiıi ĵj ķk ļlľlłlĺl " +
	"ñnńnňnņn òoóoôoõoöoøoōoőoơo ŕrřr śsšsşsŝsșs ťtţtțt ùuúuûuüuũuūuŭuůuűuųuưu ŵw ýyÿyŷy źzżzžz"

var folds = func() (table [0x250]rune) {
	letters := []rune(folded)
	for i := 0; i+1 < len(letters); i++ {
		if letters[i] == ' ' {
			continue
		}
		if letters[i] < rune(len(table)) {
			table[letters[i]] = letters[i+1]
		}
		i++
	}
	return table
}()

// fold returns the letter that r is compared as: small, without marks. It returns 0 for what is
// left out (apostrophes, full stops) and a space for what parts words.
func fold(r rune) rune {
	switch {
	case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
		return r
	case 'A' <= r && r <= 'Z':
		return r + 'a' - 'A'
	case r == ' ' || r == '-' || r == '\t' || r == '\n' || r == '\u00a0' || r == '\u2010' || r == '\u2011' || r == '\u2013' || r == '/':
		return ' '
	case r == '.' || r == '\'' || r == '’' || r == '‘' || r == '`' || r == 'ʼ' || r == 'ʻ':
		return 0
	case r < 0x80:
		return r
	}
	r = unicode.ToLower(r)
	if r < rune(len(folds)) && folds[r] != 0 {
		return folds[r]
	}
	if r >= 0x300 && r <= 0x36f || r == '\u200e' || r == '\u200f' {
		return 0
	}
	return r
}

// foldString folds a whole string, its words parted by single spaces.
func foldString(s string) string {
	out := make([]rune, 0, len(s))
	for _, r := range s {
		f := fold(r)
		if f == 0 || f == ' ' && (len(out) == 0 || out[len(out)-1] == ' ') {
			continue
		}
		out = append(out, f)
	}
	for len(out) > 0 && out[len(out)-1] == ' ' {
		out = out[:len(out)-1]
	}
	return string(out)
}

// A hash is the running FNV-1a hash of folded text.
type hash uint64

const hashStart hash = 14695981039346656037

func (h hash) add(r rune) hash {
	for r >= 0x80 {
		h = (h ^ hash(r&0x7f|0x80)) * 1099511628211
		r >>= 7
	}
	return (h ^ hash(r)) * 1099511628211
}

func hashOf(s string) hash {
	h := hashStart
	for _, r := range s {
		h = h.add(r)
	}
	return h
}
