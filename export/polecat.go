package export

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/rules"
)

// Columns of POLECAT event files (doi:10.7910/DVN/AJGVIT).
var polecat = typed("text: Event ID", "day: Event Date", "text: Event Type, Event Mode", "float: Intensity",
	"text: Quad Code, Contexts, Actor Name, Actor Country, Actor COW, Primary Actor Sector, Actor Sectors, Actor Title, Actor Name Raw, Wikipedia Actor ID",
	"text: Recipient Name, Recipient Country, Recipient COW, Primary Recipient Sector, Recipient Sectors, Recipient Title, Recipient Name Raw, Wikipedia Recipient ID",
	"text: Placename, City, District, Province, Country", "float: Latitude, Longitude", "text: GeoNames ID, Raw Placename, Feature Type, Source",
	"day: Publication Date", "text: Story People, Story Organizations, Story Locations, Language, Version")

// A polecatWriter writes POLECAT event files.
type polecatWriter struct {
	tabbed
	o     Options
	shelf shelf
}

func newPOLECAT(w io.Writer, o Options) *polecatWriter {
	p := &polecatWriter{tabbed: newTabbed(w), o: o, shelf: shelf{read: o.Report}}
	p.head(polecat)
	return p
}

// Write writes a row for each source with each target.
func (p *polecatWriter) Write(a *record.Act) error {
	p.n.Facts++
	day, why := ploverDay(a, p.o)
	if why == "" {
		if w := unreal(a); w != "" && !p.o.All {
			why = w
		}
	}
	if why != "" {
		p.leave(why)
		return nil
	}
	score, _ := p.o.Ontology.Score(a.Plover.Category, a.Plover.Mode)
	place := make([]string, 10)
	if x := a.Place; x != nil {
		s := scene(p.o.Ontology, x)
		place = []string{x.Name, s[0], s[1], s[2], x.Country, degrees(x.Lat), degrees(x.Lon), "", x.Text, feature(x.Precision)}
		if x.GeoNameID != 0 {
			place[7] = strconv.FormatInt(x.GeoNameID, 10)
		}
	}
	r, err := p.shelf.report(a.Lead.Report)
	if err != nil {
		return errorf("polecat", err)
	}
	s := storyOf(r)
	for i, x := range pairs(a, false) {
		id := a.Key
		if i > 0 {
			id += "_" + strconv.Itoa(i+1)
		}
		row := []string{
			id, day, a.Plover.Category, a.Plover.Mode, strconv.FormatFloat(score, 'f', 1, 64),
			p.o.Ontology.QuadName(p.o.Ontology.CategoryQuad(a.Plover.Category)), strings.Join(a.Plover.Contexts, ";"),
		}
		row = append(row, p.side(x.source, r)...)
		row = append(row, p.side(x.target, r)...)
		row = append(row, place...)
		if err := p.row(append(row, a.Lead.Publisher, a.Lead.Published, s.people, s.bodies, s.places, s.language, "dateline "+p.o.Version)...); err != nil {
			return errorf("polecat", err)
		}
	}
	return nil
}

// ploverDay returns the day of an act for a layout of PLOVER, or why it cannot be written there.
func ploverDay(a *record.Act, o Options) (on, why string) {
	switch {
	case a.Plover.Category == "":
		return "", "has no PLOVER category"
	case len(a.Source) == 0:
		return "", "has no source"
	case len(pairs(a, false)) == 0 || len(a.Target) == 0 && slices.Contains([]string{"COOPERATE", "AID", "SANCTION"}, a.Plover.Category) && !a.Reciprocal:
		return "", "has no recipient, which its category needs"
	}
	if on = day(a.Date, a.Lead.Published); on == "" {
		return "", "has no day"
	}
	return on, ""
}

// side fills the eight columns of an actor or a recipient in a report, which may be nil.
func (p *polecatWriter) side(x *record.Participant, r *record.Report) []string {
	if x == nil {
		out := make([]string, 8)
		out[0] = "None"
		return out
	}
	name := x.Name
	if name == "" {
		name = "None"
	}
	cow := ""
	if c, ok := p.o.Ontology.Country(x.Country); ok && c.COW > 0 {
		cow = strconv.Itoa(c.COW)
	}
	sectors := ploverSectors(p.o.Ontology, x)
	first, rest := "", ""
	if len(sectors) > 0 {
		first, rest = sectors[0], strings.Join(sectors[1:], ";")
	}
	return []string{name, ploverCountry(p.o.Ontology, x), cow, first, rest, post(x, r), x.Text, ""}
}

// ploverSectors lists the sectors of a participant by PLOVER's own names, that of the record first.
func ploverSectors(o *rules.Ontology, x *record.Participant) []string {
	var out []string
	put := func(code string) {
		s := code
		if r, ok := o.Role(code); ok {
			s = r.Plover
		}
		if s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	if x.Sector != "" {
		put(x.Sector)
	}
	for _, c := range o.Split(x.Code).Roles {
		put(c)
	}
	return out
}

// ploverCountry is the country of a participant, else what PLOVER writes in its stead: UNO, EUR, IGO, NGO, ISM, IMG, MNC.
func ploverCountry(o *rules.Ontology, x *record.Participant) string {
	if x.Country != "" {
		return x.Country
	}
	parts := o.Split(x.Code)
	switch {
	case slices.Contains(parts.Groups, "UNO"):
		return "UNO"
	case slices.Contains(parts.Groups, "EEC"):
		return "EUR"
	}
	for _, c := range parts.Roles {
		switch c {
		case "IGO", "NGO", "IMG", "MNC":
			return c
		case "NGM":
			return "ISM"
		}
	}
	return parts.Country
}

// feature is the GeoNames feature code that goes with a precision.
func feature(precision string) string {
	switch precision {
	case "city":
		return "PPL"
	case "district":
		return "ADM2"
	case "province":
		return "ADM1"
	case "country":
		return "PCLI"
	case "region":
		return "RGN"
	}
	return ""
}
