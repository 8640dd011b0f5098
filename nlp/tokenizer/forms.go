package tokenizer

import (
	"strings"
)

// address returns the length of the web or mail address at the start of s, 0 if none is there.
func address(s string) int {
	web := hasFold(s, "http://") || hasFold(s, "https://") || hasFold(s, "ftp://") || hasFold(s, "www.")
	if !web {
		n := len(s)
		if n > 200 {
			n = 200
		}
		at := strings.IndexByte(s[:n], '@')
		if at > 0 && at+1 < len(s) && kindTable[s[0]&127] != mark {
			dot := strings.IndexByte(s[at:n], '.')
			if dot > 1 && at+dot+1 < len(s) && letterAt(s[at+dot+1:]) && !strings.ContainsAny(s[:at], "()[]<>\",;") {
				return addressEnd(s)
			}
			return 0
		}
		return domain(s[:n])
	}
	return addressEnd(s)
}

// addressEnd takes stops, quotation marks and brackets off the end of an address.
func addressEnd(s string) int {
	n := len(s)
	if i := strings.IndexAny(s, "<>\"“”"); i > 0 {
		n = i
	}
	open := strings.IndexByte(s[:n], '(') >= 0
	for n > 0 {
		c := s[n-1]
		if strings.IndexByte(".,;:!?'\"]}*", c) >= 0 || c == ')' && !open {
			n--
			continue
		}
		if n >= 3 && (s[n-3:n] == "’" || s[n-3:n] == "…" || s[n-3:n] == "»") {
			n -= 3
			continue
		}
		break
	}
	return n
}

// domain returns the length of a bare domain name (example.org) at the start of s.
func domain(s string) int {
	n, dot := 0, -1
	for n < len(s) {
		c := s[n]
		if c == '.' && n > 0 && n+1 < len(s) && s[n-1] != '.' && s[n+1] < 128 && kindTable[s[n+1]] == letter {
			dot = n
		} else if c >= 128 || kindTable[c] != letter && kindTable[c] != digit && c != '-' {
			break
		}
		n++
	}
	if dot < 2 || s[n-1] == '-' {
		return 0
	}
	switch s[dot+1 : n] {
	case "com", "org", "net", "gov", "edu", "mil", "int", "info", "io", "uk", "ru", "ua", "kz", "de", "fr", "eu", "tv", "co", "au", "ca", "cn", "jp", "pdf", "doc", "html", "xls", "txt", "exe", "biz":
	default:
		return 0
	}
	if n < len(s) && s[n] == '/' {
		return addressEnd(s)
	}
	return n
}

func hasFold(s, prefix string) bool {
	return len(s) > len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// smiley returns the length of the emoticon that s is, or starts with before a stop; 0 if it is none.
func smiley(s string) int {
	if len(s) < 2 || s[0] >= 128 {
		return 0
	}
	if strings.IndexByte(":;=8^<-", s[0]) < 0 {
		return 0
	}
	end := len(s)
	if end > 5 {
		return 0
	}
	for end > 2 && (s[end-1] == '.' || s[end-1] == '!' || s[end-1] == ',') {
		end--
	}
	switch s[:end] {
	case ":)", ":(", ";)", ":-)", ":-(", ";-)", ":D", ":-D", ":P", ":-P", ":p", ":/", ":-/", ":o", ":O", "=)", "=(", ":|", ":))", ":((", "^_^", "<3", "8)", ":'(", ";D", "=D", "^^", "-_-", ":*":
		return end
	}
	return 0
}

// units are written behind figures without a space.
var units = map[string]bool{
	"am": true, "pm": true, "a.m": true, "p.m": true, "km": true, "kg": true, "kgs": true, "m": true, "cm": true, "mm": true, "ft": true, "lb": true, "lbs": true,
	"mi": true, "mph": true, "kph": true, "kmh": true, "bn": true, "mn": true, "tn": true, "trn": true, "k": true, "b": true, "x": true, "t": true,
	"hz": true, "ghz": true, "mhz": true, "kb": true, "mb": true, "gb": true, "tb": true, "mw": true, "gw": true, "kw": true, "kwh": true, "mwh": true,
	"min": true, "mins": true, "hrs": true, "hr": true, "sec": true, "ml": true, "l": true, "in": true, "oz": true, "gmt": true, "sqm": true, "ha": true,
	"million": true, "billion": true, "trillion": true, "percent": true, "pc": true, "pct": true, "p": true, "bps": true, "mg": true,
}

// unit returns where the unit of a figure starts (10km, 5pm, 3bn), 0 if w is no such thing.
func unit(w string) int {
	n := 0
	for n < len(w) && (w[n] >= '0' && w[n] <= '9' || w[n] == '.' || w[n] == ',' || w[n] == ':') {
		n++
	}
	if n == 0 || n == len(w) || len(w)-n > 9 || w[n-1] == '.' {
		return 0
	}
	u := w[n:]
	if len(u) == 1 && u[0] >= 'A' && u[0] <= 'Z' && u[0] != 'M' && u[0] != 'K' && u[0] != 'B' {
		return 0
	}
	if units[strings.ToLower(u)] {
		return n
	}
	return 0
}

// slashed reports whether a chunk is a word that is written with a slash.
func slashed(s string) bool {
	if len(s) > 6 {
		return false
	}
	switch strings.ToLower(strings.TrimRight(s, ".,;:!?)")) {
	case "s/he", "l/c", "w/o", "n/a", "c/o", "a/c":
		return true
	}
	return false
}

// ampersand reports whether the & between two stretches belongs to an abbreviation (AT&T, R&D).
func ampersand(left, right string) bool {
	n := run(right)
	if n > 4 || len(left) > 4 {
		return false
	}
	for _, w := range []string{left, right[:n]} {
		for i := 0; i < len(w); i++ {
			if len(w) > 1 && (w[i] < 'A' || w[i] > 'Z') {
				return false
			}
		}
	}
	return true
}

// dotted reports whether the stop between two stretches is inside a word: U.S, a.m, Ph.D.
func dotted(left, right string) bool {
	n := run(right)
	if n == 0 {
		return false
	}
	last := left
	if i := strings.LastIndexByte(left, '.'); i >= 0 {
		last = left[i+1:]
	}
	if len(last) == 1 && n <= 2 && (last[0] >= 'A' && last[0] <= 'Z' || n == 1) {
		return true
	}
	switch strings.ToLower(left) {
	case "ph", "m.sc", "b.sc", "m", "b":
		return n <= 3
	}
	return false
}

// figures reports whether a hyphen behind digits is inside a number that is no range: 555-0147,
// 2025-06-10.
func figures(left, rest string) bool {
	n := len(left)
	for i := 0; i < n; i++ {
		if c := left[i]; (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	right := digits(rest[1:])
	if right == 0 || 1+right < len(rest) && letterAt(rest[1+right:]) && right < 5 {
		return false
	}
	if strings.IndexByte(left, '-') >= 0 {
		return true
	}
	if 1+right < len(rest) && rest[1+right] == '-' && digits(rest[2+right:]) > 0 {
		return true
	}
	return n == 3 && right == 4
}
