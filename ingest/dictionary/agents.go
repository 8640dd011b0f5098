package dictionary

import (
	"fmt"
	"slices"
	"strings"
)

// agents carries a file of agents over: each becomes a role.
func (c *carrier) agents(lines []string) {
	sets := map[string][]string{}
	for i, raw := range lines {
		n := i + 1
		line := strings.ToUpper(comment(raw))
		if line == "" || strings.HasPrefix(line, "<") {
			continue
		}
		if name, members, ok := strings.Cut(line, "="); ok && strings.HasPrefix(line, "!") {
			for _, m := range strings.Split(members, ",") {
				if m = strings.TrimSpace(m); m != "" {
					sets[strings.TrimSpace(name)] = append(sets[strings.TrimSpace(name)], m)
				}
			}
			continue
		}
		phrase, codes := brackets(line)
		if len(codes) == 0 {
			c.note(n, "no code")
			continue
		}
		if len(codes) > 1 {
			c.note(n, "an agent has one code; the first is taken")
		}
		plural, told := "", false
		if at := strings.IndexByte(phrase, '{'); at >= 0 {
			plural, told = strings.Trim(phrase[at:], "{} "), true
			phrase = phrase[:at]
		}
		role, state, ok := strings.Cut(codes[0], "~")
		switch {
		case !ok:
			c.note(n, "[%s]: no ~ says where the code of the state goes; it is put in front", codes[0])
			role = codes[0]
		case role != "" && state != "":
			c.note(n, "[%s]: the code of the state stands inside; it is put in front", codes[0])
			role += state
		case role != "":
			c.note(n, "[%s]: the code of the state comes first here, so that the role becomes ISR%s and not %sISR", codes[0], role, role)
		default:
			role = state
		}
		if role == "" || !shape.MatchString(role) {
			c.note(n, "[%s]: the code is not groups of three letters", codes[0])
			continue
		}
		if strings.Contains(phrase, "!") {
			c.expand(n, phrase, sets, role)
			continue
		}
		word := strings.ToLower(c.phrase(n, phrase))
		if word == "" {
			continue
		}
		var plurals []string
		switch {
		case told && plural == "":
			plurals = nil
		case told:
			for _, p := range strings.Split(plural, ",") {
				if p = strings.ToLower(c.phrase(n, p)); p != "" {
					plurals = append(plurals, p)
				}
			}
		default:
			plurals = []string{regular(word)}
		}
		c.role(n, []string{word}, plurals, role)
	}
}

// expand writes the role of a phrase with a set in it: one word for each member of the set.
func (c *carrier) expand(n int, phrase string, sets map[string][]string, code string) {
	first := strings.IndexByte(phrase, '!')
	last := strings.LastIndexByte(phrase, '!')
	members := sets[phrase[first:last+1]]
	if first == last || len(members) == 0 {
		c.note(n, "%s is no set that stands above", clean(phrase[first:]))
		return
	}
	var words []string
	for _, m := range members {
		if w := strings.ToLower(c.phrase(n, phrase[:first]+m+phrase[last+1:])); w != "" && !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	if len(words) > 0 {
		c.role(n, words, nil, code)
	}
}

// role writes the stanza of a role.
func (c *carrier) role(n int, words, plurals []string, code string) {
	words = slices.DeleteFunc(words, func(w string) bool {
		if at, ok := c.words[w]; ok {
			c.note(n, "%s stands at %s already and keeps that meaning", w, at)
			return true
		}
		c.words[w] = fmt.Sprintf("%s:%d", c.file, n)
		return false
	})
	if len(words) == 0 {
		return
	}
	plurals = slices.DeleteFunc(plurals, func(w string) bool {
		_, taken := c.words[w+" (plural)"]
		c.words[w+" (plural)"] = fmt.Sprintf("%s:%d", c.file, n)
		return taken
	})
	k := c.builtin[words[0]]
	if k.kind == "" {
		k.kind, k.of = guessKind(words[0]), "any"
	}
	c.stanza("role", words[0])
	fmt.Fprintf(&c.out, "words    %s\n", strings.Join(words, "; "))
	if len(plurals) == 0 {
		plurals = words // the line says that no others are formed
	}
	fmt.Fprintf(&c.out, "plural   %s\ncode     %s\nsector   %s\nkind     %s\n", strings.Join(plurals, "; "), code, c.sectorOf(code), k.kind)
	if k.title == "yes" {
		fmt.Fprintln(&c.out, "title    yes")
	}
	if k.of != "" {
		fmt.Fprintf(&c.out, "of       %s\n", k.of)
	}
}

// guessKind says what a word that no built-in role knows may be, by its ending.
func guessKind(word string) string {
	for _, end := range []string{"ministry", "council", "court", "party", "army", "force", "agency", "committee", "commission", "assembly", "parliament", "government", "bank", "company", "union", "department", "office", "police", "media", "press", "body"} {
		if strings.HasSuffix(word, end) {
			return "body"
		}
	}
	for _, end := range []string{"s", "people", "crowd", "mob", "opposition"} {
		if strings.HasSuffix(word, end) && !strings.HasSuffix(word, "ss") {
			return "group"
		}
	}
	return "person"
}

// regular forms the plural as PETRARCH does.
func regular(word string) string {
	switch {
	case strings.HasSuffix(word, "y"):
		return word[:len(word)-1] + "ies"
	case strings.HasSuffix(word, "s"):
		return word + "es"
	}
	return word + "s"
}
