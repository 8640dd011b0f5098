package eval

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// MakeCopies makes near-duplicates of the reports of a gold file that copy no other: each is once printed with another headline and agency line, once
// without its last sentence, once
// lengthened by a report of another story, once cut to its first half, once corrected in a number, and once quoted with one sentence in a
// report of another story. The answer holds the reports and what was made of them, a day later.
func MakeCopies(gold []StoryDoc) []StoryDoc {
	var plain, out []StoryDoc
	for _, d := range gold {
		if d.Copy == "" {
			d.Acts = nil
			plain = append(plain, d)
		}
	}
	out = append(out, plain...)
	for i, d := range plain {
		other := plain[(i+len(plain)/2)%len(plain)]
		made := func(kind, title, text string) {
			out = append(out, StoryDoc{
				ID: d.ID + "-" + kind, Story: d.Story, Date: d.Date.AddDate(0, 0, 1), Publisher: other.Publisher, Title: title, Text: text,
				Copy: d.ID, Kind: kind,
			})
		}
		body, lead := bodyOf(d.Text), "CITY (Other Agency) - "
		paras := strings.Split(strings.TrimSpace(body), "\n\n")
		made("same", "Another headline for "+strconv.Itoa(i), lead+retype(body))
		if cut, ok := withoutLast(body); ok {
			made("copy", "One more headline for "+strconv.Itoa(i), lead+cut)
		}
		made("longer", d.Title, lead+strings.TrimSpace(body)+"\n\n"+bodyOf(other.Text))
		if s := strings.SplitAfter(paras[0], ". "); len(paras) > 1 && (len(s) > 1 || len(paras) > 2) {
			made("shorter", d.Title, lead+paras[0]+"\n")
		}
		if text, ok := misprint(body); ok {
			made("corrected", d.Title, lead+text)
		}
		last := sentencesOf(paras[len(paras)-1])
		for _, s := range last {
			if len(strings.Fields(s)) >= 14 {
				out = append(out, StoryDoc{
					ID: d.ID + "-passage", Story: d.ID + "-passage", Date: d.Date.AddDate(0, 0, 1), Publisher: other.Publisher, Title: "A page of notes",
					Text: strings.Join(filler(i), " ") + " " + s + "\n", Copy: d.ID, Kind: "passage",
				})
				break
			}
		}
	}
	return out
}

// bodyOf returns a text without its agency line.
func bodyOf(text string) string {
	if i := strings.Index(text, " - "); i >= 0 && i < 80 {
		return text[i+3:]
	}
	return text
}

// withoutLast takes off the last sentence if that is less than a fifth of the text.
func withoutLast(text string) (string, bool) {
	text = strings.TrimSpace(text)
	i := strings.LastIndex(strings.TrimSuffix(text, "."), ". ")
	if i < 0 || len(text)-i > len(text)/5 {
		return "", false
	}
	return text[:i+1] + "\n", true
}

// retype changes what typesetting changes.
func retype(text string) string {
	return strings.NewReplacer("\"", "''", "U.S.", "US", "U.N.", "UN", "'", "’").Replace(text)
}

var figurePattern = regexp.MustCompile(`\b\d{1,4}\b`)

// misprint changes the last number of a text, else a day of the week.
func misprint(text string) (string, bool) {
	if all := figurePattern.FindAllStringIndex(text, -1); len(all) > 0 {
		at := all[len(all)-1]
		n, err := strconv.Atoi(text[at[0]:at[1]])
		if err != nil {
			return "", false
		}
		return fmt.Sprintf("%s%d%s", text[:at[0]], n+3, text[at[1]:]), true
	}
	days := []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	for i, d := range days {
		if strings.Contains(text, d) {
			return strings.Replace(text, d, days[(i+1)%len(days)], 1), true
		}
	}
	return "", false
}

func sentencesOf(text string) []string {
	var out []string
	for s := range strings.SplitAfterSeq(strings.TrimSpace(text), ". ") {
		out = append(out, strings.TrimSpace(s))
	}
	return out
}

// filler is a text on nothing that any report tells, for a quoted sentence to stand in. No two of it have a sentence in common.
func filler(i int) []string {
	who := strings.Fields("gardeners bakers anglers pupils weavers beekeepers choristers joiners millers potters skaters cyclists shepherds librarians painters ringers")
	did := strings.Fields("counted mended polished planted sketched gathered stacked rinsed tuned sorted whittled lacquered")
	what := strings.Fields("swifts anchors lanterns loaves benches kites pebbles barrels ribbons ladders clocks saddles turnips cradles")
	where := strings.Fields("canal weir orchard tower belfry meadow quay cellar footbridge greenhouse windmill pavilion")
	pick := func(list []string, n int) string { return list[n%len(list)] }
	var out []string
	for k := range 5 {
		n := 7*i + 11*k + i*k
		out = append(out, fmt.Sprintf("%d %s %s %s near the %s while %s %s the old %s behind a %s.", 3+n%90, pick(who, n), pick(did, n/3), pick(what, n/2+k), pick(where, n/5+i),
			pick(who, n+5+k), pick(did, n/2+i), pick(what, n/7+i), pick(where, n+k)))
	}
	return out
}
