package export

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/rules"
)

// Columns of GDELT's event tables, after its codebook (http://data.gdeltproject.org/documentation/GDELT-Event_Codebook-V2.0.pdf).
var gdelt1, gdelt2 = gdeltColumns(false), gdeltColumns(true)

func gdeltColumns(second bool) []Column {
	out := typed("integer: GLOBALEVENTID", "day: SQLDATE", "integer: MonthYear, Year", "float: FractionDate")
	for _, a := range []string{"Actor1", "Actor2"} {
		for _, n := range []string{"Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code", "Type2Code", "Type3Code"} {
			out = append(out, Column{a + n, "text"})
		}
	}
	out = append(out, typed("integer: IsRootEvent", "cameo: EventCode, EventBaseCode, EventRootCode", "integer: QuadClass", "float: GoldsteinScale",
		"integer: NumMentions, NumSources, NumArticles", "float: AvgTone")...)
	for _, a := range []string{"Actor1Geo_", "Actor2Geo_", "ActionGeo_"} {
		out = append(out, typed("integer: "+a+"Type", "text: "+a+"FullName, "+a+"CountryCode, "+a+"ADM1Code")...)
		if second {
			out = append(out, Column{a + "ADM2Code", "text"})
		}
		out = append(out, typed("float: "+a+"Lat, "+a+"Long", "text: "+a+"FeatureID")...)
	}
	return append(out, typed("integer: DATEADDED", "text: SOURCEURL")...)
}

// A gdelt writes the event table of GDELT 1.0 or 2.0.
type gdelt struct {
	tabbed
	o      Options
	second bool
	shelf  shelf
}

func newGDELT(w io.Writer, o Options, second bool) *gdelt {
	return &gdelt{newTabbed(w), o, second, shelf{read: o.Report}}
}

// Write writes a row for each source with each target, and the way back of what is mutual.
func (g *gdelt) Write(a *record.Act) error {
	g.n.Facts++
	day, why := plain(a, g.o)
	if why != "" {
		g.leave(why)
		return nil
	}
	info, _ := g.o.Ontology.Code(a.CAMEO)
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return errorf("gdelt", err)
	}
	added := a.Added.UTC().Format("20060102")
	if g.second {
		added = a.Added.UTC().Format("20060102150405")
	}
	url := a.Lead.URL
	if url == "" {
		url = cite(&a.Lead)
	}
	lead, err := g.shelf.report(a.Lead.Report)
	if err != nil {
		return errorf("gdelt", err)
	}
	ring, err := mood(a, &g.shelf)
	if err != nil {
		return errorf("gdelt", err)
	}
	for _, p := range coded(a) {
		row := []string{
			strconv.FormatInt(number(a.Key, p), 10),
			t.Format("20060102"), t.Format("200601"), t.Format("2006"),
			fmt.Sprintf("%.4f", float64(t.Year())+float64(int(t.Month())*30+t.Day())/365),
		}
		row = append(row, g.actor(p.source)...)
		row = append(row, g.actor(p.target)...)
		row = append(row, root(a), a.CAMEO, base(a.CAMEO), info.Root(), strconv.Itoa(info.Quad), strconv.FormatFloat(info.Goldstein.GDELT, 'f', 1, 64),
			strconv.Itoa(told(a)), strconv.Itoa(max(1, a.Publishers)), strconv.Itoa(max(1, a.Reports)), ring)
		row = append(row, g.geo(seat(p.source, lead))...)
		row = append(row, g.geo(seat(p.target, lead))...)
		row = append(row, g.geo(a.Place)...)
		if err := g.row(append(row, added, url)...); err != nil {
			return errorf("gdelt", err)
		}
	}
	return nil
}

// coded are those pairs of an act of which somebody has a code.
func coded(a *record.Act) []pair {
	none := func(p *record.Participant) bool { return p == nil || cameoCode(p) == "" }
	return slices.DeleteFunc(pairs(a, true), func(p pair) bool { return none(p.source) && none(p.target) })
}

// plain returns the day of an act for a layout without flags, or why it cannot be written there.
func plain(a *record.Act, o Options) (on, why string) {
	if why := unreal(a); why != "" && !o.All {
		return "", why
	}
	if _, ok := o.Ontology.Code(a.CAMEO); !ok {
		return "", "its code is not CAMEO's"
	}
	if !slices.ContainsFunc(slices.Concat(a.Source, a.Target), func(p record.Participant) bool { return cameoCode(&p) != "" }) {
		return "", "no side has a code"
	}
	if on = day(a.Date, a.Lead.Published); on == "" {
		return "", "has no day"
	}
	return on, ""
}

// root is 1 if some report tells the act in its headline or its first sentence.
func root(a *record.Act) string {
	first := a.Sentence.N
	for _, t := range a.Tellings {
		first = min(first, t.N)
	}
	if first <= 2 {
		return "1"
	}
	return "0"
}

// base is the code at the second level.
func base(code string) string { return code[:min(3, len(code))] }

// told counts the places that tell an act: those of the leading report, and one in each of the others.
func told(a *record.Act) int { return max(1, len(a.Mentions)) + max(0, a.Reports-1) }

// actor fills the ten columns of an actor.
func (g *gdelt) actor(p *record.Participant) []string {
	out := make([]string, 10)
	if p == nil {
		return out
	}
	code := gdeltCode(g.o.Ontology, p)
	if code == "" { // nobody to a coder that knows actors by their codes
		return out
	}
	parts := g.o.Ontology.Split(code)
	out[0], out[1], out[2] = code, strings.ToUpper(title(p)), parts.Country
	if out[2] == "" && len(parts.Rest) > 0 && strings.HasPrefix(code, p.Country) {
		out[2] = p.Country // a state that the tables do not know
		parts.Rest = parts.Rest[1:]
	}
	fill(out[3:4], parts.Groups)
	fill(out[4:5], parts.Ethnic)
	fill(out[5:7], parts.Religions)
	fill(out[7:10], parts.Roles)
	return out
}

func fill(to, from []string) { copy(to, from) }

// gdeltCode is the CAMEO code of a participant with the country in GDELT's spelling.
func gdeltCode(o *rules.Ontology, p *record.Participant) string {
	code := p.Code
	if code == "" {
		code = p.Country
	}
	if len(code) >= 3 {
		if c, ok := o.Country(code[:3]); ok {
			code = c.GDELT + code[3:]
		}
	}
	return code
}

// seat is the place that goes with somebody: the closest one that the words name which name him ("police in Almaty", "France"), else his country where
// the report names it. It is nil if there is none, or no report.
func seat(p *record.Participant, r *record.Report) *record.Place {
	if p == nil || r == nil || p.End <= p.Start || p.Code == "" && p.Country == "" {
		return nil
	}
	var own, land *record.Place
	for i := range r.Places {
		x := &r.Places[i]
		switch {
		case x.Start >= p.Start && x.End <= p.End:
			if own == nil || depth(x.Precision) > depth(own.Precision) {
				own = x
			}
		case land == nil && x.Precision == "country" && x.Country == p.Country && x.Country != "":
			land = x
		}
	}
	if own != nil {
		return own
	}
	return land
}

// depth orders precisions, the closest last.
func depth(precision string) int {
	return slices.Index([]string{"country", "province", "district", "city", "point"}, precision)
}

// geo fills the columns of a place.
func (g *gdelt) geo(p *record.Place) []string {
	out := make([]string, 8)
	out[0] = "0"
	if p != nil {
		g.place(p, out)
	}
	if !g.second {
		out = slices.Delete(out, 4, 5)
	}
	return out
}

func (g *gdelt) place(p *record.Place, out []string) {
	c, known := g.o.Ontology.Country(p.Country)
	if !known {
		return
	}
	names := []string{c.Name}
	us := p.Country == "USA"
	state := ""
	if us {
		state = g.o.Ontology.State(p.Admin1)
	}
	switch p.Precision {
	case "country":
		out[0], out[3], out[7] = "1", c.FIPS, c.FIPS
	case "province":
		out[0] = "5"
		names = []string{p.Name, c.Name}
		if us {
			out[0], state = "2", g.o.Ontology.State(p.Name)
		}
	case "city", "district", "point":
		out[0] = "4"
		if us {
			out[0] = "3"
		}
		names = []string{p.Name, c.Name}
		if p.Admin1 != "" && p.Admin1 != p.Name {
			names = []string{p.Name, p.Admin1, c.Name}
		}
	default:
		return
	}
	if state != "" {
		out[3] = "US" + state
		if out[0] == "2" {
			out[7] = out[3]
		}
	}
	out[1], out[2], out[5], out[6] = strings.Join(names, ", "), c.FIPS, degrees(p.Lat), degrees(p.Lon)
}
