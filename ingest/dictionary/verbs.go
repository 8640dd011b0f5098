package dictionary

import (
	"fmt"
	"slices"
	"strings"
)

// A verb is one verb of a block, with the particle that follows it.
type verb struct{ lemma, particle string }

func (v verb) String() string {
	if v.particle != "" {
		return v.lemma + "_" + v.particle
	}
	return v.lemma
}

// verbFile carries one file of verbs over.
type verbFile struct {
	*carrier
	sets   map[string]string // name in the dictionary -> name here
	seen   map[string]int    // verb and conditions -> line of the rule
	verbs  []verb            // of the block
	code   string            // of the block, as the dictionary writes it
	blocks bool              // the file has headers of blocks, as PETRARCH's do
}

// verbs carries a verb file over.
func (c *carrier) verbs(lines []string) {
	f := &verbFile{carrier: c, sets: map[string]string{}, seen: map[string]int{}}
	for _, l := range lines {
		f.blocks = f.blocks || strings.HasPrefix(strings.TrimSpace(l), "---")
	}
	skip := false
	set, members, setLine := "", []string(nil), 0
	closeSet := func() {
		if set != "" {
			f.set(setLine, set, members)
		}
		set, members = "", nil
	}
	for i, raw := range lines {
		n := i + 1
		line := strings.ToUpper(comment(raw))
		if skip {
			skip = !strings.Contains(line, ">")
			continue
		}
		switch {
		case line == "":
			if strings.TrimSpace(raw) == "" {
				closeSet()
			}
		case strings.HasPrefix(line, "<!"):
			if skip = !strings.Contains(line, ">"); skip {
				f.note(n, "the region that the dictionary skips is left out")
			}
		case strings.HasPrefix(line, "<"):
			closeSet()
		case strings.HasPrefix(line, "~"):
			f.note(n, "a transformation has no counterpart: rules compose by operators (docs/rules.md)")
		case strings.HasPrefix(line, "&"):
			closeSet()
			set, setLine = strings.Trim(strings.Fields(line)[0], "&_"), n
		case strings.HasPrefix(line, "---") && f.blocks:
			closeSet()
			f.verbs = nil
			_, codes := brackets(strings.Trim(line, "- "))
			if f.code = ""; len(codes) > 0 {
				f.code = codes[0]
			}
		case strings.HasPrefix(line, "+") && set != "":
			members = append(members, strings.TrimPrefix(line, "+"))
		case strings.HasPrefix(line, "- "):
			closeSet()
			f.pattern(n, strings.TrimPrefix(line, "- "))
		case strings.HasPrefix(line, "{"):
			// irregular forms: dateline knows the forms of verbs
		default:
			closeSet()
			f.root(n, line)
		}
	}
	closeSet()
}

// set writes a named list of words.
func (f *verbFile) set(line int, name string, members []string) {
	var words []string
	add := func(w string) {
		if w != "" && !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	for _, m := range members {
		before, _ := brackets(m)
		m = strings.TrimRight(strings.TrimSpace(before), "_")
		if ref, ok := strings.CutPrefix(m, "&"); ok {
			if at, known := f.sets[strings.Trim(ref, "_")]; known {
				add("$" + at)
			} else {
				f.note(line, "&%s is no set that stands above; it is left out of &%s", clean(ref), clean(name))
			}
			continue
		}
		w := lemma(m)
		if w == "" {
			f.note(line, "%q of &%s has several words; a set has single ones", clean(m), clean(name))
			continue
		}
		add(w)
		add(singular(w))
	}
	if len(words) == 0 {
		f.note(line, "&%s is empty", clean(name))
		return
	}
	own := f.unique(strings.ReplaceAll(slug(name), "-", "_"))
	f.sets[name] = own
	f.stanza("set", own)
	fmt.Fprintf(&f.out, "words    %s\n", strings.Join(words, " "))
}

// root reads the line of a verb, and writes the rule of its own code.
func (f *verbFile) root(n int, line string) {
	phrase, codes := brackets(line)
	if at := strings.IndexByte(phrase, '{'); at >= 0 {
		phrase = phrase[:at]
	}
	phrase = strings.TrimRight(strings.TrimSpace(phrase), "_= ")
	v, ok := readVerb(phrase)
	if !f.blocks {
		f.verbs, f.code = nil, ""
	}
	if !ok {
		f.note(n, "%s: a verb of several words is carried over only if the second is a particle", clean(phrase))
		return
	}
	f.verbs = append(f.verbs, v)
	code := f.code
	if len(codes) > 0 {
		code = codes[0]
	}
	if code != "" && code != "---" {
		f.rule(n, code, []verb{v}, &shapeOf{})
	}
}

// readVerb reads ABANDON, +BEEF_UP.
func readVerb(s string) (verb, bool) {
	first, rest, several := strings.Cut(strings.ReplaceAll(s, "+", ""), "_")
	v := verb{lemma: lemma(first)}
	if several {
		v.particle = strings.ToLower(rest)
		if !particles[v.particle] && !prepositions[v.particle] {
			return v, false
		}
	}
	return v, v.lemma != "" && strings.IndexFunc(v.lemma, func(r rune) bool { return r < 'a' || r > 'z' }) < 0
}

// pattern carries one pattern over to a rule.
func (f *verbFile) pattern(n int, line string) {
	text, codes := brackets(line)
	if len(codes) == 0 {
		f.note(n, "a pattern without a code")
		return
	}
	if len(f.verbs) == 0 {
		f.note(n, "a pattern without a verb")
		return
	}
	sh, why := f.read(text)
	if why != "" {
		f.note(n, "%s: %s", clean(text), why)
		return
	}
	f.rule(n, codes[0], f.verbs, sh)
}

// rule writes a rule unless one with the same words stands already.
func (f *verbFile) rule(n int, code string, verbs []verb, sh *shapeOf) {
	code, back, ok := f.eventCode(n, code)
	if !ok {
		return
	}
	if sh.particle != "" {
		verbs = slices.Clone(verbs)
		for i := range verbs {
			if verbs[i].particle != "" {
				f.note(n, "%s has a particle already", verbs[i])
				return
			}
			verbs[i].particle = sh.particle
		}
	}
	var words []string
	for _, v := range verbs {
		key := v.String() + " | " + strings.Join(sh.conditions, " | ")
		if at, ok := f.seen[key]; ok {
			f.note(n, "%s: line %d says what the same words tell", v, at)
			continue
		}
		f.seen[key] = n
		words = append(words, v.String())
	}
	if len(words) == 0 {
		return
	}
	f.stanza("rule", f.unique("dict-"+strings.ReplaceAll(code, "---", "none")+"-"+verbs[0].lemma))
	fmt.Fprintf(&f.out, "code     %s\nverb     %s\n", code, strings.Join(words, " "))
	for _, cond := range sh.conditions {
		fmt.Fprintf(&f.out, "if       %s\n", cond)
	}
	if code == "---" {
		return
	}
	source, target := sh.source, sh.target
	if source == "" {
		source = "nsubj"
	}
	if target == "" {
		target = anywhere
	}
	if back {
		source, target = target, source
	}
	fmt.Fprintf(&f.out, "source   %s\ntarget   %s\n", source, target)
	if sh.both {
		fmt.Fprintf(&f.out, "need     both\nreciprocal yes\n")
	}
}

// anywhere is where the first actor behind the verb may stand.
const anywhere = "obj iobj with to against on at from for over in obj.of obj.with obj.to obj.against obj.on xcomp.obj ccomp.nsubj"

// eventCode reads 042, 042:043, :173, 100!; back says that the object does it to the subject.
func (f *verbFile) eventCode(n int, text string) (code string, back, ok bool) {
	code = strings.TrimSpace(text)
	if code == "---" {
		return code, false, true
	}
	if strings.ContainsAny(code, "!?") {
		f.note(n, "[%s]: that an event rules out others is left out", clean(text))
		code = strings.Trim(code, "!? ")
	}
	if code == "###" || code == "+++" {
		f.note(n, "[%s]: no verb drops a sentence here", text)
		return "", false, false
	}
	if first, second, pair := strings.Cut(code, ":"); pair {
		first, second = strings.TrimSpace(first), strings.TrimSpace(second)
		switch {
		case first == "" || first == "---":
			code, back = second, true
		case second == "" || second == "---" || first == second:
			code = first
		default:
			f.note(n, "[%s]: one rule tells one event; %s, which the other does back, is left out", clean(text), clean(second))
			code = first
		}
	}
	whole := code
	for len(code) >= 2 {
		if _, known := f.ontology.Code(code); known {
			if code != whole {
				f.note(n, "[%s]: CAMEO has no code %s; %s is taken", clean(text), clean(whole), code)
			}
			return code, back, true
		}
		code = code[:len(code)-1]
	}
	f.note(n, "[%s]: no CAMEO event code", clean(text))
	return "", false, false
}

// unique makes a name of a rule or set that no other of this import has.
func (f *verbFile) unique(base string) string {
	if base == "" {
		base = "set"
	}
	name := base
	for n := 2; f.Importer.rules[name]; n++ {
		name = fmt.Sprintf("%s-%d", base, n)
	}
	f.Importer.rules[name] = true
	return name
}

// lemma returns a single word of a dictionary as rules write it, "" if it is none.
func lemma(s string) string {
	s = strings.ToLower(strings.Trim(s, "_=~ "))
	for _, r := range s {
		if !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' || r == '\'' || r >= 0xc0) {
			return ""
		}
	}
	return strings.Trim(s, "-'")
}

// singular guesses the singular of a plural; other words come back as they are.
func singular(w string) string {
	switch {
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "ss") || strings.HasSuffix(w, "us") || strings.HasSuffix(w, "is") || len(w) < 4:
		return w
	case strings.HasSuffix(w, "ches") || strings.HasSuffix(w, "shes") || strings.HasSuffix(w, "xes") || strings.HasSuffix(w, "sses"):
		return w[:len(w)-2]
	case strings.HasSuffix(w, "s"):
		return w[:len(w)-1]
	}
	return w
}
