package dictionary

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A record is one actor of a dictionary: phrases that share codes.
type record struct {
	line  int
	names []string
	codes []span
}

// actors carries an actor file over.
func (c *carrier) actors(lines []string) {
	for _, r := range c.records(lines) {
		c.record(r)
	}
}

// records reads a base phrase, its synonyms and its codes; records of one phrase become one.
func (c *carrier) records(lines []string) []*record {
	var out []*record
	byPhrase := map[string]*record{}
	var cur *record
	section := ""
	for i, raw := range lines {
		n := i + 1
		line := comment(raw)
		switch {
		case line == "" || strings.HasPrefix(line, "<!"):
			continue
		case strings.HasPrefix(line, "</"):
			section = ""
			continue
		case strings.HasPrefix(line, "<"):
			section = line
			c.note(n, "the words of %s are left out: dateline has a tagger of its own", line)
			continue
		case section != "":
			continue
		}
		phrase, codes := brackets(line)
		if strings.Contains(line, "[") && !strings.Contains(line, "]") {
			c.note(n, "a bracket is not closed")
		}
		switch {
		case strings.HasPrefix(line, "+"):
			if cur == nil {
				c.note(n, "a synonym of nothing")
				continue
			}
			if len(codes) > 0 {
				c.note(n, "the code of a synonym is left out: a synonym has the codes of its record")
			}
			if name := c.phrase(n, strings.TrimPrefix(phrase, "+")); name != "" {
				cur.names = append(cur.names, name)
			}
			continue
		case phrase != "":
			name := c.phrase(n, phrase)
			if name == "" {
				cur = &record{line: n} // its code lines belong to nobody
				continue
			}
			if cur = byPhrase[name]; cur == nil {
				cur = &record{line: n, names: []string{name}}
				byPhrase[name] = cur
				out = append(out, cur)
			} else if len(cur.codes) > 0 && cur.codes[len(cur.codes)-1].from.IsZero() && cur.codes[len(cur.codes)-1].to.IsZero() && len(codes) > 0 {
				c.note(n, "%s stands at line %d already, without a limit", name, cur.line)
			}
		case cur == nil:
			c.note(n, "a code of nothing")
			continue
		}
		for _, code := range codes {
			c.code(n, cur, code)
		}
	}
	return out
}

// code adds one bracket to a record.
func (c *carrier) code(n int, r *record, text string) {
	if first, _, several := strings.Cut(text, "/"); several {
		c.note(n, "[%s]: an actor has one code here; the first is taken", text)
		text = first
	}
	sp, why := readCode(text)
	if why != "" {
		c.note(n, "[%s]: %s", text, why)
	}
	switch {
	case sp.code == "###" || sp.code == "+++":
		c.note(n, "[%s]: no actor drops a sentence here", text)
		return
	case sp.code == "---":
	case strings.HasPrefix(sp.code, "---"):
		c.note(n, "[%s]: a role without a state is no actor; write a role instead", text)
		return
	case !shape.MatchString(sp.code):
		c.note(n, "[%s]: the code is not groups of three letters", text)
		return
	}
	r.codes = append(r.codes, sp)
}

// record writes the stanza of a record.
func (c *carrier) record(r *record) {
	spans := timeline(r.codes)
	if len(spans) == 0 {
		if len(r.names) > 0 {
			c.note(r.line, "%s has no code", r.names[0])
		}
		return
	}
	var names []string
	for _, n := range r.names {
		if slices.Contains(names, n) {
			continue
		}
		if at, ok := c.names[n]; ok {
			c.note(r.line, "%s stands at %s already and keeps that meaning", n, at)
			continue
		}
		c.names[n] = fmt.Sprintf("%s:%d", c.file, r.line)
		names = append(names, n)
	}
	if len(names) == 0 {
		return
	}
	null := slices.DeleteFunc(slices.Clone(spans), func(s span) bool { return s.code != "---" })
	spans = slices.DeleteFunc(spans, func(s span) bool { return s.code == "---" })
	if len(null) > 0 && len(spans) > 0 {
		c.note(r.line, "%s: that it is no actor in a time is carried over as no name then; shorter names may be found in it", names[0])
	}
	switch {
	case len(spans) == 0:
		c.thing(names)
	case len(spans) == 1 && len(spans[0].code) == 3 && c.country(spans[0].code) != "" && spans[0].from.IsZero() && spans[0].to.IsZero():
		c.stanza("also", "state/"+spans[0].code)
		c.list("", names)
	case c.person(names[0], r.codes):
		c.human(names, spans)
	default:
		c.org(names, spans)
	}
}

// stanza begins a stanza.
func (c *carrier) stanza(kind, name string) {
	fmt.Fprintf(&c.out, "\n%-8s %s\n", kind, name)
	c.res.Count++
}

// list writes names, those of up to three letters as names whose letter case counts.
func (c *carrier) list(first string, names []string) {
	var long, short []string
	for _, n := range names {
		if show := display(n); brief(n) {
			short = append(short, n)
		} else if show != first {
			long = append(long, show)
		}
	}
	if len(long) > 0 {
		fmt.Fprintf(&c.out, "names    %s\n", strings.Join(long, "; "))
	}
	if len(short) > 0 {
		fmt.Fprintf(&c.out, "short    %s\n", strings.Join(short, "; "))
	}
}

func (c *carrier) thing(names []string) {
	c.stanza("thing", display(names[0]))
	c.list(display(names[0]), names)
}

func (c *carrier) org(names []string, spans []span) {
	show := display(names[0])
	c.stanza("org", show)
	fmt.Fprintf(&c.out, "id       %s\n", c.id("org/", names[0]))
	dated := func(value func(span) string) string {
		var parts []string
		for _, s := range spans {
			v := value(s)
			if len(spans) > 1 || !s.from.IsZero() || !s.to.IsZero() {
				v += " " + s.limit()
			}
			parts = append(parts, v)
		}
		return strings.Join(parts, "; ")
	}
	fmt.Fprintf(&c.out, "code     %s\nsector   %s\n", dated(func(s span) string { return s.code }), dated(func(s span) string { return c.sectorOf(s.code) }))
	c.list(show, names)
}

func (c *carrier) human(names []string, spans []span) {
	show := display(names[0])
	c.stanza("person", show)
	fmt.Fprintf(&c.out, "id       %s\n", c.id("person/", names[0]))
	c.list(show, names)
	held := false
	for _, s := range spans {
		if strings.HasSuffix(s.code, "ELI") && held {
			continue // who held an office is ELI afterwards
		}
		held = held || !strings.HasSuffix(s.code, "ELI")
		title := titles[c.sectorOf(s.code)]
		if title == "" {
			title = "Figure"
		}
		if st := c.states[c.country(s.code)]; st != "" {
			title += " of " + st
		}
		fmt.Fprintf(&c.out, "office   %s | %s | %s | %s\n", title, s.code, c.sectorOf(s.code), s.limit())
	}
}

// titles name offices of which a dictionary tells only the code.
var titles = map[string]string{
	"GOV": "Official", "MIL": "Military officer", "COP": "Police officer", "SPY": "Intelligence officer", "LEG": "Lawmaker", "JUD": "Judge", "PTY": "Party politician",
	"OPP": "Opposition politician", "REB": "Rebel leader", "BUS": "Business leader", "REL": "Religious leader", "ELI": "Politician", "NGO": "Activist", "MED": "Journalist",
}

// id makes an id that no other stanza of this import has.
func (c *carrier) id(kind, name string) string {
	base := kind + slug(name)
	id := base
	for n := 2; c.ids[id]; n++ {
		id = fmt.Sprintf("%s-%d", base, n)
	}
	c.ids[id] = true
	return id
}

// bodies are words that a person's name does not have.
var bodies = strings.Fields("PARTY FRONT ARMY MINISTRY GOVERNMENT COUNCIL MOVEMENT UNION LEAGUE ASSEMBLY PARLIAMENT CONGRESS SENATE COURT POLICE FORCE FORCES GUARD GUARDS " +
	"BRIGADE BRIGADES GROUP ORGANIZATION ORGANISATION COMMITTEE COMMISSION AGENCY OFFICE BANK COMPANY CORPORATION FEDERATION ASSOCIATION ALLIANCE COALITION NETWORK REPUBLIC " +
	"KINGDOM STATE STATES ISLAND ISLANDS PROVINCE CITY REGION NATIONAL NATIONALIST LIBERATION DEMOCRATIC SOCIALIST COMMUNIST ISLAMIC PEOPLE PEOPLES WORKERS UNITED REVOLUTIONARY " +
	"REGIME MILITARY MILITIA REBELS REBEL TROOPS JUNTA PALACE HOUSE KREMLIN OF AND FOR THE DEPARTMENT SERVICE SERVICES INSTITUTE UNIVERSITY CHURCH JIHAD MUJAHIDEEN TALIBAN ADMINISTRATION")

// person reports whether a record looks like that of a person: two to five words of which none is one of a body, with a code of a state and a
// role, and with a limit or a code of the elite.
func (c *carrier) person(name string, codes []span) bool {
	words := strings.Fields(name)
	if len(words) < 2 || len(words) > 5 || strings.IndexFunc(name, unicode.IsDigit) >= 0 {
		return false
	}
	for _, w := range words {
		if slices.Contains(bodies, w) {
			return false
		}
	}
	sign := false
	for _, s := range codes {
		if s.code == "---" {
			continue
		}
		if len(s.code) < 6 || c.country(s.code) == "" {
			return false
		}
		sign = sign || !s.from.IsZero() || !s.to.IsZero() || strings.Contains(s.code, "ELI")
	}
	return sign
}

// phrase returns the words of a dictionary phrase, in capitals; "" if there are none that can be carried over.
func (c *carrier) phrase(n int, s string) string {
	s, tail, cut := strings.Cut(s, "(")
	if cut && strings.Contains(tail, ")") && strings.TrimLeft(strings.SplitN(tail, ")", 2)[1], "_ ") != "" {
		c.note(n, "what stands behind the parenthesis is left out")
	}
	var words []string
	for _, w := range strings.Fields(strings.ReplaceAll(strings.ToUpper(s), "_", " ")) {
		if strings.ContainsAny(w, "[]{};|?") {
			c.note(n, "%q has a character that no name may have", clean(w))
			return ""
		}
		words = append(words, w)
	}
	name := strings.Join(words, " ")
	if slug(name) == "" {
		c.note(n, "a phrase without words")
		return ""
	}
	return name
}

// comment takes comments off a line of an actor or agent file.
func comment(line string) string {
	line = strings.TrimSpace(line)
	if at := strings.LastIndexByte(line, ']'); at >= 0 {
		if tail := strings.TrimSpace(line[at+1:]); strings.HasPrefix(tail, ";") || strings.HasPrefix(tail, "#") {
			return strings.TrimSpace(line[:at+1])
		}
	}
	if at := strings.IndexByte(line, '#'); at >= 0 && !strings.Contains(line, "[###") {
		line = line[:at]
	}
	if at := strings.IndexByte(line, ';'); at >= 0 && !strings.Contains(line[at:], "]") {
		line = line[:at]
	}
	return strings.TrimSpace(line)
}

// brief reports whether a name is so short that its letter case must count.
func brief(name string) bool {
	n := 0
	for _, r := range name {
		if r == ' ' {
			return false
		}
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n <= 3
}

// display writes a phrase in capitals as a name: UNITED STATES is United States.
func display(name string) string {
	if brief(name) {
		return name
	}
	var b strings.Builder
	start := true
	for _, r := range name {
		if start {
			b.WriteRune(unicode.ToUpper(r))
		} else {
			b.WriteRune(unicode.ToLower(r))
		}
		start = r == ' ' || r == '-'
	}
	return b.String()
}

// slug makes the part of an id that comes from a name.
func slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(name) {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) || r == utf8.RuneError {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte('-')
			gap = false
		}
		b.WriteRune(r)
	}
	return b.String()
}
