package tokenizer

import "strings"

// prefixes stay with what follows their hyphen: co-operate, anti-war. Universal Dependencies of English
// splits all other compounds.
var prefixes = map[string]bool{
	"anti": true, "ante": true, "arch": true, "auto": true, "bi": true, "bio": true, "co": true, "counter": true, "cross": true,
	"cyber": true, "de": true, "e": true, "ex": true, "extra": true, "hyper": true, "infra": true, "inter": true, "intra": true, "macro": true,
	"mega": true, "meta": true, "micro": true, "mid": true, "mini": true, "mis": true, "mono": true, "multi": true, "neo": true,
	"non": true, "omni": true, "over": true, "pan": true, "para": true, "poly": true, "post": true, "pre": true, "pro": true,
	"proto": true, "pseudo": true, "quasi": true, "re": true, "semi": true, "socio": true, "sub": true, "super": true, "supra": true,
	"trans": true, "tri": true, "ultra": true, "un": true, "under": true, "uni": true,
}

// suffixes stay with what precedes their hyphen.
var suffixes = map[string]bool{"esque": true, "wise": true, "fold": true, "ish": true}

// hyphened reports whether the hyphen between two stretches of letters and digits belongs to one word.
func hyphened(left, right string) bool {
	return len(left) <= 7 && prefixes[strings.ToLower(left)] || len(right) <= 5 && suffixes[strings.ToLower(right)]
}
