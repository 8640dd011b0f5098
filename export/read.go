package export

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/rules"
)

// read checks what the fields of a row say together and makes an event of it; nil if the format has no events.
func (t *scanner) read(line int, v values) *record.Coded {
	switch t.c.Format {
	case "gdelt1", "gdelt2":
		return t.gdelt(line, v)
	case "gdelt2-mentions":
		t.mention(line, v)
		return nil
	case "icews":
		return t.icews(line, v)
	case "polecat":
		return t.polecat(line, v)
	case "phoenix", "phoenix-daily":
		return t.phoenix(line, v)
	case "petrarch":
		return t.petrarch(line, v)
	}
	return nil
}

// coded fills what follows from a CAMEO code.
func (t *scanner) coded(e *record.Coded, code string) {
	e.CAMEO = code
	if info, ok := t.Ontology.Code(code); ok {
		e.Quad = info.Quad
	}
	e.Category, e.Mode, e.Contexts, _ = t.Ontology.Plover(code)
}

func (t *scanner) gdelt(line int, v values) *record.Coded {
	code := v["EventCode"]
	e := &record.Coded{
		ID: v["GLOBALEVENTID"], Date: t.day("SQLDATE", v["SQLDATE"]), Goldstein: number64(v["GoldsteinScale"]), Reports: int(number64(v["NumArticles"])), URL: v["SOURCEURL"],
		Publisher: domain(v["SOURCEURL"]),
		Source:    t.side(v["Actor1Name"], v["Actor1Code"], v["Actor1CountryCode"], v["Actor1Type1Code"]),
		Target:    t.side(v["Actor2Name"], v["Actor2Code"], v["Actor2CountryCode"], v["Actor2Type1Code"]),
		Place:     record.Spot{Name: v["ActionGeo_FullName"], Lat: point(v["ActionGeo_Lat"]), Lon: point(v["ActionGeo_Long"])},
	}
	t.coded(e, code)
	if c, ok := t.Ontology.FIPS(v["ActionGeo_CountryCode"]); ok {
		e.Place.Country = c.ISO
	}
	if n := t.again(line, e.ID); n > 0 {
		t.fault(line, "GLOBALEVENTID", e.ID, "stands twice")
	}
	if d := v["SQLDATE"]; e.Date != "" && (v["MonthYear"] != d[:6] || v["Year"] != d[:4]) {
		t.fault(line, "MonthYear", v["MonthYear"]+" "+v["Year"], "MonthYear and Year are not those of SQLDATE")
	}
	if e.Date != "" {
		y, m, d := number64(e.Date[:4]), number64(e.Date[5:7]), number64(e.Date[8:])
		if x := y + (m*30+d)/365; math.Abs(x-number64(v["FractionDate"])) > 0.02 {
			t.note(line, "FractionDate", v["FractionDate"], "is not YYYY + (month*30+day)/365")
		}
	}
	if info, ok := t.Ontology.Code(code); ok {
		if v["EventRootCode"] != info.Root() {
			t.fault(line, "EventRootCode", v["EventRootCode"], "is not the root of EventCode")
		}
		if b := v["EventBaseCode"]; b != base(code) && b != info.Root() { // a base may stay at two digits
			t.fault(line, "EventBaseCode", b, "is not the base of EventCode")
		}
		if v["QuadClass"] != strconv.Itoa(info.Quad) {
			t.fault(line, "QuadClass", v["QuadClass"], "is not that of EventCode: 1 is 01-05, 2 is 06-08, 3 is 09-13, 4 is 14-20")
		}
		if math.Abs(e.Goldstein-info.Goldstein.GDELT) > 0.051 {
			t.note(line, "GoldsteinScale", v["GoldsteinScale"], "is not GDELT's value of EventCode")
		}
		switch code {
		case "155", "176", "1834", "1951", "1952":
			t.note(line, "EventCode", code, "is missing in GDELT's look-up files: a join with them loses the row")
		}
	}
	if r := v["IsRootEvent"]; r != "0" && r != "1" {
		t.fault(line, "IsRootEvent", r, "is not 0 or 1")
	}
	for _, n := range []string{"NumMentions", "NumSources", "NumArticles"} {
		if number64(v[n]) < 0 {
			t.fault(line, n, v[n], "is less than 0")
		}
	}
	for _, a := range []string{"Actor1", "Actor2"} {
		t.gdeltActor(line, v, a)
	}
	for _, g := range []string{"Actor1Geo_", "Actor2Geo_", "ActionGeo_"} {
		t.gdeltPlace(line, v, g)
	}
	t.added(line, v["DATEADDED"], "DATEADDED")
	return e
}

// added checks a time of the form that the table has.
func (t *scanner) added(line int, s, column string) {
	want := 14
	if t.c.Format == "gdelt1" {
		want = 8
	}
	if len(s) != want || t.day("", s[:min(8, len(s))]) == "" || want == 14 && (s[8:10] > "23" || s[10:12] > "59" || s[12:14] > "59") {
		t.fault(line, column, s, fmt.Sprintf("is not a time of %d figures", want))
	}
}

func (t *scanner) gdeltActor(line int, v values, a string) {
	code, c := v[a+"Code"], v[a+"CountryCode"]
	if c != "" && t.Ontology.Home(c) == "" && t.Ontology.Region(c) == "" {
		t.note(line, a+"CountryCode", c, "is no country or region of the code lists")
	}
	if c != "" && t.Ontology.Home(c) == "" && len(c) == 2 {
		t.fault(line, a+"CountryCode", c, "has two letters: actors have three, places have FIPS codes of two")
	}
	if code == "" && (v[a+"Name"] != "" || c != "") {
		t.fault(line, a+"Code", "", "is empty, but the actor has a name or a country")
	}
	if g := v[a+"KnownGroupCode"]; g != "" && t.Ontology.Group(g) == "" {
		t.note(line, a+"KnownGroupCode", g, "is no group of the code lists")
	}
	if g := v[a+"EthnicCode"]; g != "" && !t.Ontology.HasEthnic(g) {
		t.note(line, a+"EthnicCode", g, "is no ethnic group of the code lists")
	}
	for _, n := range []string{"Religion1Code", "Religion2Code"} {
		if g := v[a+n]; g != "" && t.Ontology.Religion(g) == "" {
			t.note(line, a+n, g, "is no religion of the code lists")
		}
	}
	for _, n := range []string{"Type1Code", "Type2Code", "Type3Code"} {
		g := v[a+n]
		if _, ok := t.Ontology.Role(g); g != "" && !ok && t.Ontology.Religion(g) == "" {
			t.note(line, a+n, g, "is no role of the code lists")
		}
	}
}

func (t *scanner) gdeltPlace(line int, v values, g string) {
	kind := v[g+"Type"]
	if !slices.Contains([]string{"", "0", "1", "2", "3", "4", "5"}, kind) {
		t.fault(line, g+"Type", kind, "is not 0 to 5")
		return
	}
	cc := v[g+"CountryCode"]
	if _, ok := t.Ontology.FIPS(cc); cc != "" && !ok {
		t.note(line, g+"CountryCode", cc, "is no FIPS 10-4 code of the code lists")
	}
	if adm := v[g+"ADM1Code"]; adm != "" && cc != "" && !strings.HasPrefix(adm, cc) {
		t.fault(line, g+"ADM1Code", adm, "does not begin with the country's code")
	}
	if (kind == "" || kind == "0") && (v[g+"FullName"] != "" || v[g+"Lat"] != "") {
		t.fault(line, g+"Type", kind, "tells no place, but there is one")
	}
	if (v[g+"Lat"] == "") != (v[g+"Long"] == "") {
		t.fault(line, g+"Lat", "", "latitude and longitude do not come together")
	}
}

func (t *scanner) mention(line int, v values) {
	for _, n := range []string{"EventTimeDate", "MentionTimeDate"} {
		t.added(line, v[n], n)
	}
	if k := v["MentionType"]; !slices.Contains([]string{"1", "2", "3", "4", "5", "6"}, k) {
		t.fault(line, "MentionType", k, "is not 1 to 6")
	}
	if v["GLOBALEVENTID"] == "" {
		t.fault(line, "GLOBALEVENTID", "", "is empty")
	}
	if number64(v["SentenceID"]) < 1 {
		t.fault(line, "SentenceID", v["SentenceID"], "is less than 1")
	}
	if c := number64(v["Confidence"]); c < 0 || c > 100 {
		t.fault(line, "Confidence", v["Confidence"], "does not lie between 0 and 100")
	}
	for _, n := range []string{"Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset"} {
		if number64(v[n]) < -1 {
			t.fault(line, n, v[n], "is less than -1")
		}
	}
	if r := v["InRawText"]; r != "" && r != "0" && r != "1" {
		t.fault(line, "InRawText", r, "is not 0 or 1")
	}
	if v["EventTimeDate"] > v["MentionTimeDate"] {
		t.fault(line, "MentionTimeDate", v["MentionTimeDate"], "is earlier than the event's")
	}
	if n := t.again(line, v["GLOBALEVENTID"], v["MentionIdentifier"], v["SentenceID"], v["ActionCharOffset"]); n > 0 {
		t.fault(line, "", v["GLOBALEVENTID"], "mention stands twice")
	}
}

func (t *scanner) icews(line int, v values) *record.Coded {
	known := func(n string) string {
		if missing(v[n]) {
			return ""
		}
		return v[n]
	}
	e := &record.Coded{
		ID: v["Event ID"], Date: t.day("", v["Event Date"]), Goldstein: number64(v["Intensity"]), Publisher: known("Publisher"), Story: known("Story ID"),
		Sentence: int(number64(v["Sentence Number"])),
		Source:   t.named(known("Source Name"), known("Source Country"), known("Source Sectors")),
		Target:   t.named(known("Target Name"), known("Target Country"), known("Target Sectors")),
		Place:    record.Spot{Name: cmp.Or(known("City"), known("District"), known("Province"), known("Country")), Lat: point(v["Latitude"]), Lon: point(v["Longitude"])},
	}
	t.coded(e, v["CAMEO Code"])
	if c, ok := t.Ontology.CountryNamed(known("Country")); ok {
		e.Place.Country = c.ISO
	}
	if strings.Contains(v["Event Date"], "/") && e.Date != "" {
		t.note(line, "Event Date", v["Event Date"], "is written M/D/YYYY, as in one file of 2017")
	}
	if n := t.again(line, e.ID, e.Date); n > 0 {
		t.fault(line, "Event ID", e.ID, "stands twice with the same date")
	} else if n := t.again(line, e.ID); n > 0 {
		if e.Date >= "2014" {
			t.fault(line, "Event ID", e.ID, "stands twice")
		} else {
			t.note(line, "Event ID", e.ID, "stands twice with different dates, as it may before 2014")
		}
	}
	if info, ok := t.Ontology.Code(e.CAMEO); ok && math.Abs(e.Goldstein-info.Goldstein.ICEWS) > 0.051 {
		t.note(line, "Intensity", v["Intensity"], "is not the ICEWS value of the code")
	}
	for _, n := range []string{"Source Country", "Target Country", "Country"} {
		if _, ok := t.Ontology.CountryNamed(known(n)); known(n) != "" && !ok {
			t.note(line, n, v[n], "is no country of the code lists")
		}
	}
	if known("Source Name") == "" || known("Target Name") == "" {
		t.note(line, "Source Name", "", "source or target is empty")
	}
	return e
}

func (t *scanner) polecat(line int, v values) *record.Coded {
	known := func(n string) string {
		if missing(v[n]) {
			return ""
		}
		return v[n]
	}
	kind := v["Event Type"]
	e := &record.Coded{
		ID: v["Event ID"], Date: t.day("", v["Event Date"]), Category: kind, Mode: known("Event Mode"), Contexts: list0(known("Contexts")), Goldstein: number64(v["Intensity"]),
		Quad: t.Ontology.CategoryQuad(kind), Publisher: known("Source"),
		Source: t.plover(cmp.Or(known("Actor Name"), known("Actor Name Raw")), known("Actor Country"), known("Primary Actor Sector")),
		Target: t.plover(cmp.Or(known("Recipient Name"), known("Recipient Name Raw")), known("Recipient Country"), known("Primary Recipient Sector")),
		Place:  record.Spot{Name: cmp.Or(known("Placename"), known("City")), Lat: point(v["Latitude"]), Lon: point(v["Longitude"])},
	}
	if t.Ontology.Home(known("Country")) != "" {
		e.Place.Country = t.Ontology.Home(known("Country"))
	}
	if e.Quad == 0 {
		t.fault(line, "Event Type", kind, "is not one of PLOVER's sixteen")
	} else {
		for _, m := range list0(e.Mode) {
			if !t.Ontology.HasMode(kind, m) {
				t.note(line, "Event Mode", m, "is no mode of the type")
			}
		}
		if q := v["Quad Code"]; !strings.EqualFold(q, t.Ontology.QuadName(e.Quad)) {
			t.fault(line, "Quad Code", q, "is not that of the type")
		}
		if e.Target == (record.Side{}) && slices.Contains([]string{"COOPERATE", "AID", "SANCTION"}, kind) {
			t.note(line, "Recipient Name", "", "is empty, but the type needs a recipient")
		}
	}
	for _, c := range e.Contexts {
		if !t.Ontology.HasContext(c) {
			t.note(line, "Contexts", c, "is none of PLOVER's contexts")
		}
	}
	for _, n := range []string{"Actor Country", "Recipient Country", "Country"} {
		for _, c := range list0(known(n)) {
			if t.Ontology.Home(c) == "" && !slices.Contains([]string{"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}, c) {
				t.note(line, n, c, "is no country of the code lists")
			}
		}
	}
	if e.ID != "" {
		if n := t.again(line, "id", e.ID); n > 0 {
			t.fault(line, "Event ID", e.ID, "stands twice")
		}
	}
	if n := t.again(line, "row", e.Date, kind, e.Mode, v["Actor Name"], v["Actor Country"], v["Recipient Name"], v["Recipient Country"], v["Placename"]); n > 0 {
		t.note(line, "", kind, "the same type, actor, recipient, day and place stand before: one event told by several stories")
	}
	return e
}

func (t *scanner) phoenix(line int, v values) *record.Coded {
	code := v["EventCode"]
	e := &record.Coded{
		ID: v["EventID"], Date: t.day("", v["Date"]), Goldstein: number64(v["GoldsteinScore"]), Reports: len(list0(v["SentenceID"])),
		Publisher: cmp.Or(list0(v["NewsSources"])...), URL: cmp.Or(list0(v["URLs"])...),
		Source: t.side("", v["SourceActorFull"], v["SourceActorEntity"], v["SourceActorRole"]),
		Target: t.side("", v["TargetActorFull"], v["TargetActorEntity"], v["TargetActorRole"]),
		Place:  record.Spot{Name: v["LocationName"], Country: t.Ontology.Home(v["CountryCode"]), Lat: point(v["Lat"]), Lon: point(v["Lon"])},
	}
	if id := cmp.Or(list0(v["SentenceID"])...); id != "" {
		i := strings.LastIndex(id, "_")
		e.Story = id[:max(0, i)]
		e.Sentence, _ = strconv.Atoi(id[i+1:])
	}
	t.coded(e, code)
	if e.Date != "" && (number64(v["Year"]) != number64(e.Date[:4]) || number64(v["Month"]) != number64(e.Date[5:7]) || number64(v["Day"]) != number64(e.Date[8:])) {
		t.fault(line, "Year", strings.Join([]string{v["Year"], v["Month"], v["Day"]}, "-"), "Year, Month and Day are not those of Date")
	}
	if info, ok := t.Ontology.Code(code); ok {
		if v["EventRootCode"] != info.Root() {
			t.fault(line, "EventRootCode", v["EventRootCode"], "is not the root of EventCode")
		}
		if v["QuadClass"] != strconv.Itoa(info.QuadPhoenix) {
			t.fault(line, "QuadClass", v["QuadClass"], "is not Phoenix's of EventCode: 0 is 01-02, 1 is 03-05, 2 is 06-08, 3 is 09-13 and 16, 4 is 14, 15, 17-20")
		}
	}
	if n := t.again(line, "id", e.ID); n > 0 && e.ID != "" {
		t.fault(line, "EventID", e.ID, "stands twice")
	}
	if t.c.Format == "phoenix-daily" {
		if n := t.again(line, "day", e.Date, v["SourceActorFull"], v["TargetActorFull"], code); n > 0 {
			t.fault(line, "", code, "date, source, target and code stand twice in a file of one event a day")
		}
	}
	return e
}

func (t *scanner) petrarch(line int, v values) *record.Coded {
	side := func(code string) record.Side {
		if code == "---" {
			code = ""
		}
		return t.side("", code, "", "")
	}
	e := &record.Coded{
		ID: v["ids"], Date: t.day("", v["date"]), Source: side(v["source"]), Target: side(v["target"]), URL: v["url"], Publisher: v["StorySource"],
		Reports: len(list0(v["ids"])),
	}
	if id := cmp.Or(list0(v["ids"])...); id != "" {
		i := strings.LastIndex(id, "_")
		e.Story = id[:max(0, i)]
		e.Sentence, _ = strconv.Atoi(id[i+1:])
	}
	t.coded(e, v["code"])
	if info, ok := t.Ontology.Code(e.CAMEO); ok {
		e.Goldstein = info.Goldstein.GDELT
	}
	if e.CAMEO == "010" {
		t.note(line, "code", "010", "is what PETRARCH2 also writes for verbs of several words that it could not code: do not trust it")
	}
	if v["source"] == "" || v["target"] == "" {
		t.fault(line, "source", "", "source or target is empty; unresolved is written ---")
	}
	if n := t.again(line, v["date"], v["source"], v["target"], v["code"], v["ids"]); n > 0 {
		t.note(line, "", v["ids"], "row stands twice: one sentence tells the same of the same two again")
	}
	return e
}

// side makes a side of a CAMEO code; country and role may be told apart from it.
func (t *scanner) side(name, code, country, role string) record.Side {
	if code == "" {
		return record.Side{Name: name}
	}
	parts := t.Ontology.Split(code)
	s := record.Side{Name: name, Code: code, Country: t.Ontology.Home(cmp.Or(country, parts.Country)), Sector: role}
	if s.Sector == "" && len(parts.Roles) > 0 {
		s.Sector = parts.Roles[0]
	}
	s.Place = cmp.Or(rules.Place("", s.Country, s.Sector, code), cmp.Or(parts.Country, code[:min(3, len(code))]))
	return s
}

// named makes a side of an English name with a country.
func (t *scanner) named(name, country, sectors string) record.Side {
	if name == "" {
		return record.Side{}
	}
	s := record.Side{Name: name, Sector: cmp.Or(strings.Split(sectors, ",")...)}
	if c, ok := t.Ontology.CountryNamed(country); ok {
		s.Country = c.ISO
	} else if c, ok := t.Ontology.CountryNamed(name); ok {
		s.Country = c.ISO
	}
	s.Place = cmp.Or(s.Country, t.Ontology.GroupNamed(name), strings.ToUpper(name))
	return s
}

// plover makes a side of a name with a country of PLOVER; of several the first.
func (t *scanner) plover(name, country, sector string) record.Side {
	if name == "" && country == "" {
		return record.Side{}
	}
	c := cmp.Or(list0(country)...)
	s := record.Side{Name: name, Country: t.Ontology.Home(c), Sector: cmp.Or(list0(sector)...)}
	switch {
	case c == "UNO":
		s.Place = "UN"
	case c == "EUR":
		s.Place = "EU"
	default:
		s.Place = cmp.Or(s.Country, t.Ontology.GroupNamed(name), strings.ToUpper(name))
	}
	return s
}

// list0 takes a list joined by ";" apart.
func list0(s string) []string {
	var out []string
	for x := range strings.SplitSeq(s, ";") {
		if x = strings.TrimSpace(x); x != "" {
			out = append(out, x)
		}
	}
	return out
}

// number64 reads a number; what is none is 0, which its column's check has told.
func number64(s string) float64 {
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
		return 0
	}
	return x
}

// point reads a coordinate.
func point(s string) *float64 {
	if missing(s) {
		return nil
	}
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(x) || math.Abs(x) > 180 {
		return nil
	}
	return &x
}

// Coded returns an act of the record as events of one source and one target, to be compared with those of others.
func Coded(a *record.Act) []record.Coded {
	on := day(a.Date, a.Lead.Published)
	if on == "" || unreal(a) != "" {
		return nil
	}
	var out []record.Coded
	for _, p := range pairs(a, false) {
		e := record.Coded{
			Coder: "dateline", ID: a.Key, Format: "dateline", Date: on, CAMEO: a.CAMEO, Category: a.Plover.Category, Mode: a.Plover.Mode, Contexts: a.Plover.Contexts, Quad: a.Quad,
			Goldstein: a.Goldstein, Source: sideOf(p.source), Target: sideOf(p.target), Reports: a.Reports, Publisher: a.Lead.Publisher, URL: a.Lead.URL, Story: a.Lead.Report,
			Sentence: a.Sentence.N,
		}
		if a.Place != nil {
			e.Place = record.Spot{Name: a.Place.Name, Country: a.Place.Country, Lat: a.Place.Lat, Lon: a.Place.Lon}
		}
		out = append(out, e)
		if a.Reciprocal && p.source != nil && p.target != nil {
			e.Source, e.Target = e.Target, e.Source
			out = append(out, e)
		}
	}
	return out
}

func sideOf(p *record.Participant) record.Side {
	if p == nil {
		return record.Side{}
	}
	return record.Side{Name: title(p), Code: cameoCode(p), Country: p.Country, Sector: p.Sector, Place: p.Place}
}
