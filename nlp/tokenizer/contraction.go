package tokenizer

import "strings"

// contraction returns where the second word of a contraction starts, and a third one; 0 for none.
// Apostrophes may be straight or curly.
func contraction(w string) (int, int) {
	if len(w) < 2 {
		return 0, 0
	}
	// The apostrophe is looked for near the end only.
	for n := 1; n <= 5 && n < len(w); n++ {
		at := len(w) - n
		size := apostrophe(w[at:])
		if size == 0 {
			continue
		}
		tail := strings.ToLower(w[at+size:])
		switch tail {
		case "t":
			if k := at - 1; k > 0 && (w[k] == 'n' || w[k] == 'N') && verbBefore(w[:at]) {
				return k, 0
			}
			return 0, 0
		case "s", "m", "d", "re", "ve", "ll":
			if tail != "s" {
				// couldn't've, I'd've
				if first, _ := contraction(w[:at]); first > 0 {
					return first, at
				}
			}
			return at, 0
		case "":
			if s := w[at-1]; at > 1 && (s == 's' || s == 'S') {
				return at, 0
			}
		}
		return 0, 0
	}
	if len(w) <= 9 {
		if at, ok := fused[strings.ToLower(w)]; ok {
			return at, 0
		}
	}
	return 0, 0
}

// apostrophe returns the length of the apostrophe that s starts with, 0 if it starts with none.
func apostrophe(s string) int {
	switch {
	case s[0] == '\'' || s[0] == '`':
		return 1
	case strings.HasPrefix(s, "’"), strings.HasPrefix(s, "ʼ"), strings.HasPrefix(s, "‘"):
		return len("’")
	}
	return 0
}

// verbBefore reports whether a word in n is a verb that takes n't; names like O'n't are rare enough.
func verbBefore(w string) bool {
	n := 0
	for i := 0; i < len(w); i++ {
		if w[i]|0x20 >= 'a' && w[i]|0x20 <= 'z' {
			n++
		}
	}
	return n == len(w) && n >= 2
}

// fused are words written as one, with the place where the second starts.
var fused = map[string]int{
	"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3, "lemme": 3, "dunno": 2, "outta": 3,
	"dont": 2, "didnt": 3, "doesnt": 4, "isnt": 2, "arent": 3, "wasnt": 3, "werent": 4, "havent": 4, "hasnt": 3,
	"wouldnt": 5, "couldnt": 5, "shouldnt": 6, "cant": 2, "wont": 2, "aint": 2, "thats": 4, "whats": 4, "theres": 5,
	"im": 1, "ive": 1, "youre": 3, "theyre": 4, "hes": 2,
}
