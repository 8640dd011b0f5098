package tokenizer

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline"
)

const (
	month   = `(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)`
	weekday = `(?:(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day|\.)?,? )?`
	upper   = `\p{Lu}[\p{Lu}'’.-]*`
	mixed   = `\p{Lu}[\pL'’.-]*`
)

var (
	dayPart  = regexp.MustCompile(`^(?i:` + weekday + `(?:(\d{4})-(\d\d)-(\d\d)|(\d{1,2})(?:st|nd|rd|th)? (` + month + `)(?:,? (\d{4}))?|(` + month + `) (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?))(?:\b|$)`)
	agency   = regexp.MustCompile(`^(?:[(\[]([^()\[\]\d]{2,40})[)\]]|/([^/()\d]{2,40})/)`)
	bare     = regexp.MustCompile(`^(?:KAZINFORM|Kazinform|TASS|IRNA|Xinhua|XINHUA|AFP|Reuters|REUTERS|ANSA|UNIAN|Ukrinform|UKRINFORM|Interfax|INTERFAX|RIA Novosti|APA|AZERTAC|Trend|KUNA|WAM|SPA|PTI|ANI|Kyodo|KYODO|Yonhap|YONHAP|UPI|AP|IANS|UNI|DPA|dpa|EFE|BELTA|BelTA|AKIpress|Bernama|BERNAMA|Antara|ANTARA|SANA|MENA|NINA|Anadolu)\b`)
	capital  = regexp.MustCompile(`^` + upper + `(?: ` + upper + `){0,3}`)
	town     = regexp.MustCompile(`^` + mixed + `(?: (?:(?:de|la|le|of|the|al|el|del|du|and|upon|on) )?` + mixed + `){0,3}`)
	joint    = regexp.MustCompile(`^(?:, ?|/| and |\. | )`)
	dash     = regexp.MustCompile(`^\s*(?:--+|[–—―-])(?:\s+|$)|^\s*[—―]|^ ?-- ?`)
	colon    = regexp.MustCompile(`^:\s+`)
	upright  = regexp.MustCompile(`^ ["“'‘]?\p{Lu}[\pL'’.-]* `)
	function = regexp.MustCompile(`^(?:In|On|At|By|Since|Until|From|After|Before|During|To|For|As|Of|Born|Dated?|Published|Posted|Updated|Issued)\b`)
	stop     = regexp.MustCompile(`^\s*[./]?\.\s+`)
	noPlaces = regexp.MustCompile(`(?i)^(?:breaking|exclusive|update|updated|corrected|analysis|opinion|factbox|watch|live|video|photos?|news|explainer|interview|comment|editorial|timeline|alert|urgent|just in|read|note|summary|press release|statement|q|a|i|the|wrapup|refile|rpt|column|insight|special report|\p{L})\b[\s.:]*\d*$`)
	groups   = regexp.MustCompile(`^(?:NATO|ISIS|OSCE|OPEC|ASEAN|BRICS|UNHCR|UNICEF|UNESCO|HAMAS|POLICE|COURT|TRUMP|PUTIN|CHINA|RUSSIA|UKRAINE|IRAN|ISRAEL|INDIA|PAKISTAN|FRANCE|GERMANY|TURKEY|SYRIA|EGYPT|JAPAN|BRITAIN|POLAND|EUROPE|AFRICA|ASIA|WORLD|SPORT|SPORTS|BUSINESS|POLITICS|CRIME|WEATHER|HEALTH|SCIENCE|TECH)$`)
	noDay    time.Time
)

// longest is how many bytes of a paragraph are looked at for a dateline.
const longest = 160

// published returns the day of publication of the article of a document.
func published(d *dateline.Document) time.Time {
	if d.Article == nil {
		return noDay
	}
	return d.Article.Published
}

// readDateline reads a dateline from the start of a paragraph. Its extent counts from there.
func readDateline(par string, published time.Time) (dateline.Dateline, bool) {
	line := par
	if len(line) > longest {
		n := longest
		for n > 0 && !utf8.RuneStart(line[n]) {
			n--
		}
		line = line[:n]
	}
	var d dateline.Dateline
	at, loud, parts := 0, false, 0
	eat := func(re *regexp.Regexp) []string {
		m := re.FindStringSubmatch(line[at:])
		if m != nil {
			at += len(m[0])
		}
		return m
	}
	if strings.HasPrefix(strings.ToLower(line), "date ") {
		at = len("date ")
	}
	dated := false
	day := func() bool {
		m := eat(dayPart)
		if m == nil || dated {
			return false
		}
		dated = true
		d.Date = dayOf(m, published)
		return true
	}
	for {
		found := false
		switch m := agency.FindStringSubmatch(line[at:]); {
		case m != nil:
			inner := m[1] + m[2]
			at += len(m[0])
			if d.Agency == "" {
				d.Agency = inner
			}
			found = true
		case !dated && dayPart.MatchString(line[at:]):
			found = day()
			if !found {
				return d, false
			}
			if d.Place != "" && strings.HasPrefix(line[at:], ")") {
				at++
			}
		case d.Agency == "" && d.Place != "" && bare.MatchString(line[at:]):
			d.Agency = eat(bare)[0]
			found = true
		case d.Place == "" || parts < 4:
			start := at
			if m := capital.FindString(line[at:]); m != "" && loudEnough(m) && !lowerNext(line[at+len(m):]) {
				if d.Place == "" {
					loud = true
				}
				at += len(m)
				found = true
			} else if m := town.FindString(line[at:]); m != "" {
				at += len(m)
				found = true
			}
			if found {
				if d.Place == "" {
					d.Place = line[start:at]
				} else {
					d.Place = joinPlace(line, d.Place, start, at)
				}
				parts++
			}
		}
		if !found {
			return d, false
		}
		if n, ok := endOf(line[at:], d, dated, loud, parts); ok {
			d.Start, d.End = 0, at+n
			if p := strings.TrimSuffix(d.Place, "."); dated && !strings.Contains(p, ".") && len(p) > 3 { // Osgiliath. 10 June 2025.
				d.Place = p
			}
			return d, plausible(par, d, dated, loud, parts)
		}
		if strings.HasPrefix(line[at:], " (") && dayPart.MatchString(line[at+2:]) {
			at += 2
			continue
		}
		if eat(joint) == nil || at >= len(line) {
			return d, false
		}
	}
}

// joinPlace lengthens the place by a further part as it is written.
func joinPlace(line, place string, start, end int) string {
	first := strings.Index(line, place)
	if first < 0 || first > start || strings.ContainsAny(line[first+len(place):start], "([") || !strings.ContainsAny(line[first+len(place):start], ",/ ") {
		return place
	}
	between := line[first+len(place) : start]
	if len(between) > 5 {
		return place
	}
	return line[first:end]
}

// endOf returns the length of what ends a dateline.
func endOf(rest string, d dateline.Dateline, dated, loud bool, parts int) (int, bool) {
	if m := dash.FindString(rest); m != "" {
		return len(m), true
	}
	if alone(rest, d, parts) {
		return len(rest), true
	}
	if d.Place != "" && dated {
		if m := colon.FindString(rest); m != "" {
			return len(m), true
		}
	}
	if d.Agency == "" && !dated && loud && len(d.Place) > 3 && !groups.MatchString(d.Place) { // RAIPUR: Two villagers were hurt
		if m := colon.FindString(rest); m != "" && len(rest) > 60 {
			return len(m), true
		}
	}
	if d.Place != "" && d.Agency != "" {
		if m := stop.FindString(rest); m != "" && (dated || loud) {
			return len(m), true
		}
	}
	if d.Place != "" && dated && bare.FindString(d.Agency) == d.Agency && d.Agency != "" { // Edoras, Oct 14 (PTI) The king
		if m := upright.FindString(rest); m != "" {
			return 1, true
		}
	}
	if d.Place != "" && !d.Date.IsZero() && !function.MatchString(d.Place) { // Osgiliath, 10 June 2025. The king
		if m := stop.FindString(rest); m != "" && strings.HasPrefix(strings.TrimSpace(m), ".") && !agency.MatchString(rest[len(m):]) && !bare.MatchString(rest[len(m):]) {
			return len(m), true
		}
	}
	return 0, false
}

// alone reports whether a place and a day are a whole line, as above a communiqué: Osgiliath, 10 June 2025
func alone(rest string, d dateline.Dateline, parts int) bool {
	return strings.Trim(rest, ". ") == "" && d.Place != "" && !d.Date.IsZero() && parts <= 3 && !function.MatchString(d.Place) && !noPlaces.MatchString(d.Place)
}

// plausible looks at what follows and refuses what only looks like a dateline.
func plausible(par string, d dateline.Dateline, dated, loud bool, parts int) bool {
	rest := strings.TrimLeft(par[d.End:], " \t\u00a0")
	if rest == "" { // a line of its own
		return d.Place != "" && !d.Date.IsZero() && (alone("", d, parts) || strings.ContainsAny(par[max(0, d.End-4):d.End], "–—―-"))
	}
	if d.Place != "" && noPlaces.MatchString(d.Place) {
		return false
	}
	strong := dated || d.Agency != ""
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, "\"“‘'«(["))
	if strong {
		return true
	}
	if unicode.IsLower(r) {
		return false
	}
	if !strings.ContainsFunc(rest, unicode.IsLower) {
		return false
	}
	if loud {
		return true
	}
	if !strings.ContainsAny(rest, ".!?") || len(rest) < 30 {
		return false
	}
	return len(strings.Fields(d.Place)) <= 2+parts
}

// loudEnough reports whether capitals name a place rather than begin a word of mixed letters.
func loudEnough(m string) bool {
	n := 0
	for _, r := range m {
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n >= 2
}

// lowerNext reports whether a lower-case letter follows directly.
func lowerNext(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsLower(r)
}

// dayOf turns the groups of dayPart into a day; if the year is missing, the last such day up to a week after publication.
func dayOf(m []string, published time.Time) time.Time {
	num := func(s string) int { n, _ := strconv.Atoi(s); return n }
	var y, mo, d int
	switch {
	case m[1] != "":
		y, mo, d = num(m[1]), num(m[2]), num(m[3])
	case m[4] != "":
		y, mo, d = num(m[6]), monthOf(m[5]), num(m[4])
	default:
		y, mo, d = num(m[9]), monthOf(m[7]), num(m[8])
	}
	if y == 0 {
		if published.IsZero() {
			return noDay
		}
		y = published.Year()
		if time.Date(y, time.Month(mo), d, 0, 0, 0, 0, time.UTC).After(published.AddDate(0, 0, 7)) {
			y--
		}
	}
	day := time.Date(y, time.Month(mo), d, 0, 0, 0, 0, time.UTC)
	if day.Day() != d || int(day.Month()) != mo {
		return noDay
	}
	return day
}

// monthOf returns the number of a month from its first three letters.
func monthOf(s string) int {
	if len(s) < 3 {
		return 0
	}
	return strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(s[:3]))/3 + 1
}
