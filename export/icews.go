package export

import (
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/rules"
)

// Columns of the ICEWS event files (doi:10.7910/DVN/28075).
var icews = typed("integer: Event ID", "day: Event Date", "text: Source Name, Source Sectors, Source Country, Event Text", "cameo: CAMEO Code", "float: Intensity",
	"text: Target Name, Target Sectors, Target Country", "integer: Story ID, Sentence Number", "text: Publisher, City, District, Province, Country",
	"float: Latitude, Longitude")

// An icewsWriter writes ICEWS event files.
type icewsWriter struct {
	tabbed
	o Options
}

func newICEWS(w io.Writer, o Options) *icewsWriter {
	i := &icewsWriter{newTabbed(w), o}
	i.head(icews)
	return i
}

// Write writes a row for each source with each target, and the way back of what is mutual.
func (i *icewsWriter) Write(a *record.Act) error {
	i.n.Facts++
	day, why := both(a, i.o)
	if why != "" {
		i.leave(why)
		return nil
	}
	info, _ := i.o.Ontology.Code(a.CAMEO)
	story, err := strconv.ParseInt(dateline.Hash("story", a.Lead.Report)[:12], 16, 64)
	if err != nil {
		return errorf("icews", err)
	}
	place := [4]string{}
	lat, lon := "", ""
	if p := a.Place; p != nil {
		place = i.place(p)
		lat, lon = degrees(p.Lat), degrees(p.Lon)
	}
	for _, p := range pairs(a, true) {
		err := i.row(strconv.FormatInt(number(a.Key, p), 10), day,
			title(p.source), i.sectors(p.source), i.country(p.source.Country),
			capital(info.Label), a.CAMEO, strconv.FormatFloat(info.Goldstein.ICEWS, 'f', 1, 64),
			title(p.target), i.sectors(p.target), i.country(p.target.Country),
			strconv.FormatInt(story, 10), strconv.Itoa(max(1, a.Sentence.N)), a.Lead.Publisher,
			place[0], place[1], place[2], place[3], lat, lon)
		if err != nil {
			return errorf("icews", err)
		}
	}
	return nil
}

// both is plain for a layout whose events have two sides.
func both(a *record.Act, o Options) (on, why string) {
	on, why = plain(a, o)
	if why == "" && (len(a.Source) == 0 || len(a.Target) == 0) && !(a.Reciprocal && len(a.Source) > 1) {
		return "", "has one side only"
	}
	if why == "" && len(pairs(a, false)) == 0 {
		return "", "has one side only"
	}
	return on, why
}

// sectors names the roles of a participant.
func (i *icewsWriter) sectors(p *record.Participant) string {
	var out []string
	parts := i.o.Ontology.Split(p.Code)
	for _, c := range parts.Roles {
		if r, ok := i.o.Ontology.Role(c); ok {
			out = append(out, capital(r.Name))
		}
	}
	for _, c := range parts.Groups {
		out = append(out, i.o.Ontology.Group(c))
	}
	for _, c := range parts.Religions {
		out = append(out, i.o.Ontology.Religion(c))
	}
	return strings.Join(out, ",")
}

func (i *icewsWriter) country(iso string) string { return countryName(i.o.Ontology, iso) }

// countryName is the English name of a country, else its code.
func countryName(o *rules.Ontology, iso string) string {
	if c, ok := o.Country(iso); ok {
		return c.Name
	}
	return iso
}

// place fills city, district, province and country.
func (i *icewsWriter) place(p *record.Place) [4]string { return scene(i.o.Ontology, p) }

func scene(o *rules.Ontology, p *record.Place) [4]string {
	out := [4]string{2: p.Admin1, 3: countryName(o, p.Country)}
	switch p.Precision {
	case "city", "point":
		out[0] = p.Name
	case "district":
		out[1] = p.Name
	case "province":
		out[2] = p.Name
	}
	return out
}

// capital writes a text with a capital letter in front.
func capital(s string) string {
	c, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(c)) + s[n:]
}
