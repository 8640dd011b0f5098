package event

import "strings"

// family maps the code of a governed act to the digits that CAMEO's parallel families share: 025 appeal to
// yield, 105 demand that target yield, 035 express intent to yield, all with the same last digits.
func family(inner string) string {
	if len(inner) < 3 {
		inner = (inner + "00")[:3]
	}
	switch inner[:2] {
	case "03", "02":
		return strings.TrimPrefix(inner[2:], "0")
	case "04":
		if inner == "045" {
			return "8"
		}
		return "6"
	case "05":
		return "2"
	case "06":
		return "1" + strings.TrimPrefix(inner[2:3], "0")
	case "07":
		if inner[2] > '0' && inner[2] < '5' {
			return "3" + inner[2:3]
		}
		return "3"
	case "08":
		switch inner[2] {
		case '1':
			return "51"
		case '2':
			return "52"
		case '3':
			if len(inner) > 3 {
				return "4" + inner[3:4]
			}
			return "4"
		case '4':
			return "53"
		case '5':
			return "54"
		case '6':
			return "55"
		case '7':
			return "56"
		}
		return "5"
	}
	return ""
}

// compose returns the CAMEO code of an operator over a governed act, and whether CAMEO has a code for the pair. known tells which codes exist.
func compose(op, inner string, known func(string) bool) (string, bool) {
	var code string
	root := inner[:2]
	switch op {
	case "appeal":
		code = "02" + family(inner)
	case "demand":
		code = "10" + family(inner)
	case "intent":
		if menacing(inner) {
			return compose("threaten", inner, known)
		}
		if root >= "09" {
			return inner, true // the act itself, as future: intent to attack is no cooperation
		}
		code = "03" + family(inner)
		if inner == "045" {
			code = "039" // to mediate, not to accept mediation
		}
	case "decide":
		switch {
		case root == "08":
			return inner, true // yielding in words
		case root < "04" || root > "08":
			return "", false
		}
		code = "03" + family(inner)
	case "reject":
		f := family(inner)
		switch {
		case f == "":
			code = "120"
		case f[0] == '1':
			code = "121" + f[1:]
		case f[0] == '3':
			code = "122" + f[1:]
		case f[0] == '4':
			code = "123" + f[1:]
		case f[0] == '5':
			code = "124" + f[1:]
		case f[0] == '6':
			code = "125"
		case f[0] == '7':
			code = "127"
		case f[0] == '8':
			code = "126"
		default:
			code = "120"
		}
	case "threaten":
		switch root {
		case "16":
			code = map[string]string{"161": "1313", "162": "1311", "163": "1312", "164": "134", "165": "136", "166": "136"}[inner[:3]]
			if code == "" {
				code = "131"
			}
		case "14":
			code = "133"
		case "17":
			code = "132"
			if inner == "175" {
				code = "137"
			}
		case "15", "18", "19", "20":
			code = map[string]string{"191": "1381", "192": "1382", "18": "1383", "20": "1385"}[inner[:min(3, len(inner))]]
			if code == "" {
				code = "138"
			}
			if root == "19" && code == "138" {
				code = "1384"
			}
		default:
			code = "130"
		}
	case "cease":
		switch root {
		case "04":
			code = "164"
		case "06", "07", "03":
			code = "160"
			if root == "07" {
				code = "162"
			}
		case "14", "17":
			code = "081"
			if root == "14" {
				code = "080"
			}
		case "15":
			code = "0872"
			code = "087"
		case "16":
			code = "085"
		case "18", "19", "20":
			code = "087"
		default:
			return "", false
		}
	case "support":
		code = "051"
	case "do", "help":
		return inner, true
	case "consider":
		code = "014"
	default:
		return inner, true
	}
	for len(code) > 2 && !known(code) {
		code = code[:len(code)-1]
	}
	if len(code) == 2 {
		code += "0"
	}
	return code, true
}

// along makes of an act coordinated with one that is only agreed, decided or planned the same: "agreed to lay down arms and join forces with Rohan".
func (c *coder) along(a *act) {
	i := a.trigger
	if a.rule.Op != "" || c.Tokens[i].Tag != "VB" || c.rel(i) != "conj" || c.hasKid(i, "nsubj") || !cooperative(a.code) {
		return
	}
	h := c.Tokens[i].Head
	if h < 0 || !c.isVerb(h) || c.Tokens[h].Head < 0 {
		return
	}
	op := c.at(c.Tokens[h].Head)
	if op == nil || op.inner == nil || op.inner.trigger != h || op.rule.Op != "intent" && op.rule.Op != "decide" {
		return
	}
	if k, ok := compose(op.rule.Op, a.code, c.stage.known); ok {
		a.code = k
		if a.source.empty() {
			a.source = op.source
		}
	}
}
