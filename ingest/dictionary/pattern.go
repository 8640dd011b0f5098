package dictionary

import (
	"slices"
	"strings"
)

// A shapeOf is a pattern as a rule tells it.
type shapeOf struct {
	conditions     []string // of "if" lines
	particle       string
	source, target string // paths; "" where the pattern does not tell
	both           bool   // "%": several actors on one level
}

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

var (
	prepositions = words("about above across after against along among amid around as at before behind below beneath beside between beyond by despite during for from in inside into like near of off on onto out outside over past since through throughout to toward towards under until upon via with within without")
	particles    = words("up down out off away back over in on forward forth apart aside through along around ahead together")
	auxiliaries  = words("be is are was were been being am has have had having will would shall should may might must can could do does did not never no to said say says saying told")
	passives     = words("is are was were be been being")
)

// An item is one piece of a pattern: a slot, a word with what may stand in its place, a phrase of words of which the last is the
// head, or a preposition with what it governs.
type item struct {
	slot  byte // $ + % ^, else 0
	words []string
	group bool // from braces: words before the last belong to it
	prep  string
}

// read turns a pattern into conditions and paths; why says what stands against it.
func (f *verbFile) read(text string) (sh *shapeOf, why string) {
	if strings.Count(text, "*") != 1 {
		return nil, "the verb stands in it more than once or not at all"
	}
	before, after, _ := strings.Cut(text, "*")
	pre, why := f.items(before)
	if why != "" {
		return nil, why
	}
	post, why := f.items(after)
	if why != "" {
		return nil, why
	}
	sh = &shapeOf{}
	if why := f.front(sh, pre); why != "" {
		return nil, why
	}
	return sh, f.back(sh, post)
}

// front reads what stands before the verb: its subject.
func (f *verbFile) front(sh *shapeOf, pre []item) string {
	passive := false
	if slices.ContainsFunc(pre, func(it item) bool { return it.slot == '+' }) &&
		slices.ContainsFunc(pre, func(it item) bool { return len(it.words) == 1 && passives[it.words[0]] }) {
		passive = true // paths lead to the logical subject and object
		pre = slices.DeleteFunc(pre, func(it item) bool { return len(it.words) == 1 && passives[it.words[0]] })
	}
	var subject []item
	for _, it := range pre {
		switch {
		case it.slot == '$':
			sh.source = "nsubj"
		case it.slot == '+' && passive:
			sh.target = "obj"
		case it.slot == '+':
			sh.target = "nsubj"
		case it.slot == '%':
			sh.source, sh.target, sh.both = "nsubj", "with", true
		case it.slot == '^':
		case it.prep != "" || len(it.words) == 1 && !it.group && (prepositions[it.words[0]] || auxiliaries[it.words[0]]):
			return "before the verb a rule asks for its subject alone, not for prepositions and auxiliaries"
		default:
			subject = append(subject, it)
		}
	}
	if len(subject) > 0 {
		f.phrase(sh, "nsubj", subject)
	}
	return ""
}

// back reads what stands behind the verb: particle, objects, prepositional phrases.
func (f *verbFile) back(sh *shapeOf, post []item) string {
	var run []item // words that follow each other: the last is the head
	prep := ""
	flush := func() {
		if len(run) > 0 {
			at := "obj"
			if prep != "" {
				at = prep
			}
			f.phrase(sh, at, run)
		} else if prep != "" {
			sh.conditions = append(sh.conditions, prep)
		}
		run, prep = nil, ""
	}
	for i, it := range post {
		switch {
		case it.slot == '^':
		case it.slot != 0:
			if len(run) > 0 {
				flush()
			}
			at := "obj iobj"
			if prep != "" {
				at = prep + " obj." + prep
			}
			if prep == "by" && it.slot == '$' {
				at = "nsubj"
			} else if prep != "" {
				sh.conditions = append(sh.conditions, prep)
			}
			prep = ""
			switch it.slot {
			case '$':
				sh.source = at
			case '+':
				sh.target = at
			case '%':
				sh.target, sh.both = "with", true
				if sh.source == "" {
					sh.source = at
				}
			}
		case it.prep != "":
			flush()
			if len(it.words) == 0 {
				sh.conditions = append(sh.conditions, it.prep)
			} else {
				f.phrase(sh, it.prep, []item{{words: it.words, group: it.group}})
			}
		case it.group:
			flush()
			f.phrase(sh, "obj", []item{it})
		case len(it.words) == 1 && i == 0 && particles[it.words[0]] && (len(post) == 1 || !prepositions[it.words[0]] || post[1].prep != "" || isPrep(post[1])):
			sh.particle = it.words[0]
		case len(it.words) == 1 && prepositions[it.words[0]]:
			flush()
			prep = it.words[0]
		case len(it.words) == 1 && (auxiliaries[it.words[0]] || it.words[0] == "and" || it.words[0] == "or" || it.words[0] == "but" || it.words[0] == "that"):
			return "\"" + it.words[0] + "\" behind the verb has no place in the tree"
		default:
			run = append(run, it)
		}
	}
	flush()
	return ""
}

func isPrep(it item) bool { return len(it.words) == 1 && prepositions[it.words[0]] }

// phrase asks for words at a place: the last one there, the others in front of it.
func (f *verbFile) phrase(sh *shapeOf, at string, run []item) {
	var list [][]string
	for _, it := range run {
		if it.group {
			for _, w := range it.words {
				list = append(list, []string{w})
			}
			continue
		}
		list = append(list, it.words)
	}
	for i, alternatives := range list {
		place := at
		if i < len(list)-1 {
			place += ".amod"
		}
		var all []string
		for _, w := range alternatives {
			for _, v := range []string{w, singular(w)} {
				if v != "" && !slices.Contains(all, v) && !(strings.HasPrefix(w, "$") && v != w) {
					all = append(all, v)
				}
			}
		}
		sh.conditions = append(sh.conditions, place+" "+strings.Join(all, " "))
	}
}

// items cuts one side of a pattern into pieces.
func (f *verbFile) items(text string) (out []item, why string) {
	for text = strings.TrimSpace(text); text != ""; text = strings.TrimSpace(text) {
		switch text[0] {
		case '$', '+', '%', '^':
			out = append(out, item{slot: text[0]})
			text = text[1:]
		case '(':
			inner, rest, ok := strings.Cut(text[1:], ")")
			if !ok {
				return nil, "a parenthesis is not closed"
			}
			text = rest
			head, governed, _ := strings.Cut(strings.TrimSpace(inner), " ")
			it := item{prep: lemma(head)}
			if !prepositions[it.prep] {
				return nil, "\"" + strings.ToLower(clean(head)) + "\" is no preposition that rules know"
			}
			governed = strings.TrimSpace(governed)
			it.group = strings.HasPrefix(governed, "{")
			if it.words, why = f.list(strings.Trim(governed, "{} ")); why != "" {
				return nil, why
			}
			it.group = it.group || len(it.words) > 1
			out = append(out, it)
		case '{':
			inner, rest, ok := strings.Cut(text[1:], "}")
			if !ok {
				return nil, "a brace is not closed"
			}
			text = rest
			var it item
			if strings.Contains(inner, "|") {
				for _, alternative := range strings.Split(inner, "|") {
					list, why := f.list(alternative)
					if why != "" {
						return nil, why
					}
					if len(list) != 1 {
						return nil, "an alternative has several words"
					}
					it.words = append(it.words, list[0])
				}
			} else {
				it.group = true
				if it.words, why = f.list(inner); why != "" {
					return nil, why
				}
			}
			if len(it.words) > 0 {
				out = append(out, it)
			}
		default:
			end := strings.IndexAny(text, " ${(+%^")
			if end < 0 {
				end = len(text)
			}
			list, why := f.list(text[:end])
			if why != "" {
				return nil, why
			}
			for _, w := range list {
				out = append(out, item{words: []string{w}})
			}
			text = text[end:]
		}
	}
	return out, ""
}

// list reads words and sets parted by blanks or low lines.
func (f *verbFile) list(text string) (out []string, why string) {
	for _, field := range strings.Fields(text) {
		if name, ok := strings.CutPrefix(field, "&"); ok {
			own := f.sets[strings.Trim(name, "_~=")]
			if own == "" {
				return nil, "&" + clean(name) + " is no set that stands above"
			}
			out = append(out, "$"+own)
			continue
		}
		for _, part := range strings.FieldsFunc(field, func(r rune) bool { return r == '_' || r == '~' || r == '=' }) {
			w := lemma(part)
			if w == "" {
				return nil, "\"" + clean(part) + "\" is no word"
			}
			out = append(out, w)
		}
	}
	return out, ""
}
