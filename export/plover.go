package export

import (
	"bufio"
	"encoding/json"
	"io"
	"slices"
	"strconv"

	"github.com/dateline/dateline/record"
)

// A ploverEvent is an object of PLOVER's JSON Lines (PLOVER manual, chapter on data fields), with what dateline knows besides
// in a field of its own.
type ploverEvent struct {
	ID         string          `json:"id"`
	Date       string          `json:"date"`
	Actor      []ploverEntity  `json:"actor"`
	Recipient  []ploverEntity  `json:"recipient,omitempty"`
	Event      []string        `json:"event"`
	Mode       []string        `json:"mode,omitempty"`
	Context    []string        `json:"context,omitempty"`
	EventText  []string        `json:"event_text,omitempty"`
	QuadCode   string          `json:"quad_code"`
	EventScale float64         `json:"event_scale"`
	EventLoc   *ploverLocation `json:"event_loc,omitempty"`
	Text       string          `json:"text,omitempty"`
	TextInfo   ploverText      `json:"text_info"`
	CiteInfo   ploverCite      `json:"cite_info"`
	Coder      string          `json:"coder"`
	CodedDate  string          `json:"coded_date,omitempty"`
	Dateline   ploverMore      `json:"dateline"`
}

type ploverEntity struct {
	Code       string        `json:"code"`
	Sector     string        `json:"sector,omitempty"`
	Text       string        `json:"entity_text"`
	Identifier string        `json:"identifier_text,omitempty"`
	Religion   string        `json:"religion,omitempty"`
	Ethnicity  string        `json:"ethnicity,omitempty"`
	Dateline   ploverMention `json:"dateline"`
}

// A ploverMention tells where the report names an entity, and dateline's codes of it.
type ploverMention struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Actor string `json:"actor,omitempty"`
	CAMEO string `json:"cameo,omitempty"`
}

type ploverLocation struct {
	Extracted   string   `json:"extracted_place,omitempty"`
	Resolved    string   `json:"resolved_place,omitempty"`
	GeoNameID   string   `json:"geonameid,omitempty"`
	Lat         *float64 `json:"lat,omitempty"`
	Lon         *float64 `json:"lon,omitempty"`
	City        string   `json:"city,omitempty"`
	District    string   `json:"district,omitempty"`
	Province    string   `json:"province,omitempty"`
	Country     string   `json:"country,omitempty"`
	CountryCode string   `json:"country_code,omitempty"`
	FeatureCode string   `json:"feature_code,omitempty"`
	Resolution  int      `json:"resolution,omitempty"` // 5 within a city, 4 city, 3 district, 2 province, 1 country
}

// A ploverText tells where the evidence stands: characters of the report, half-open.
type ploverText struct {
	Sequence int    `json:"sequence"` // which sentence, from 1
	Start    int    `json:"start"`
	End      int    `json:"end"`
	Story    string `json:"text_story"` // id of the report
}

type ploverCite struct {
	URL         string `json:"url,omitempty"`
	Title       string `json:"title,omitempty"`
	Date        string `json:"date,omitempty"`
	Publication string `json:"publication,omitempty"`
	Coder       string `json:"coder"`
	Codebook    string `json:"codebook"`
	Version     string `json:"version"`
}

type ploverMore struct {
	Key           string           `json:"key"`
	CAMEO         string           `json:"cameo"`
	DatePrecision string           `json:"date_precision"`
	Reciprocal    bool             `json:"reciprocal"`
	Aux           []string         `json:"aux"`
	Trigger       record.Passage   `json:"trigger"`
	Score         float64          `json:"score"`
	Rule          string           `json:"rule"`
	Reports       int              `json:"reports"`
	Publishers    int              `json:"publishers"`
	Tellings      []record.Telling `json:"tellings"`
	Judgement     string           `json:"judgement"`
	Judged        *record.Judged   `json:"judged,omitempty"`
}

// A ploverWriter writes PLOVER's JSON Lines, one object an act.
type ploverWriter struct {
	count
	w *bufio.Writer
	e *json.Encoder
	o Options
}

func newPLOVER(w io.Writer, o Options) *ploverWriter {
	b := bufio.NewWriterSize(w, 1<<16)
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	return &ploverWriter{w: b, e: e, o: o}
}

// Write writes one object.
func (p *ploverWriter) Write(a *record.Act) error {
	p.n.Facts++
	day, why := ploverDay(a, p.o)
	if why != "" {
		p.leave(why)
		return nil
	}
	score, _ := p.o.Ontology.Score(a.Plover.Category, a.Plover.Mode)
	x := ploverEvent{
		ID: a.Key, Date: day, Actor: p.entities(a.Source), Recipient: p.entities(a.Target), Event: []string{a.Plover.Category},
		Context: a.Plover.Contexts, QuadCode: p.o.Ontology.QuadName(p.o.Ontology.CategoryQuad(a.Plover.Category)), EventScale: score,
		EventLoc: p.location(a.Place), TextInfo: ploverText{a.Sentence.N, a.Sentence.Start, a.Sentence.End, a.Lead.Report},
		CiteInfo: ploverCite{
			URL: a.Lead.URL, Title: a.Lead.Title, Date: a.Lead.Published, Publication: a.Lead.Publisher, Coder: "dateline", Codebook: "PLOVER", Version: p.o.Version,
		},
		Coder: "dateline " + p.o.Version,
		Dateline: ploverMore{
			Key: a.Key, CAMEO: a.CAMEO, DatePrecision: a.DatePrecision, Reciprocal: a.Reciprocal, Aux: slices.Concat([]string{}, a.Aux), Trigger: a.Trigger, Score: a.Score,
			Rule: a.Rule, Reports: a.Reports, Publishers: a.Publishers, Tellings: slices.Concat([]record.Telling{}, a.Tellings), Judgement: a.Judgement, Judged: a.Judged,
		},
	}
	if a.Trigger.Text != "" {
		x.EventText = []string{a.Trigger.Text}
	}
	if a.Plover.Mode != "" {
		x.Mode = append(x.Mode, a.Plover.Mode)
	}
	for _, f := range a.Aux { // PLOVER's auxiliary modes
		switch f {
		case "negated":
			x.Mode = append(x.Mode, "negation")
		case "historical", "future", "hypothetical":
			x.Mode = append(x.Mode, f)
		}
	}
	if len(a.Tellings) > 0 && a.Tellings[0].Report == a.Lead.Report {
		x.Text = a.Tellings[0].Sentence
	}
	if !a.Added.IsZero() {
		x.CodedDate = a.Added.UTC().Format("2006-01-02")
	}
	p.n.Rows++
	return errorf("plover-jsonl", p.e.Encode(&x))
}

func (p *ploverWriter) entities(list []record.Participant) []ploverEntity {
	out := make([]ploverEntity, 0, len(list))
	for i := range list {
		x := &list[i]
		e := ploverEntity{
			Code: ploverCountry(p.o.Ontology, x), Text: x.Text, Identifier: x.Name,
			Dateline: ploverMention{x.Start, x.End, x.Actor, x.Code},
		}
		if s := ploverSectors(p.o.Ontology, x); len(s) > 0 {
			e.Sector = s[0]
		}
		parts := p.o.Ontology.Split(x.Code)
		if len(parts.Religions) > 0 {
			e.Religion = parts.Religions[0]
		}
		if len(parts.Ethnic) > 0 {
			e.Ethnicity = parts.Ethnic[0]
		}
		out = append(out, e)
	}
	return out
}

func (p *ploverWriter) location(x *record.Place) *ploverLocation {
	if x == nil {
		return nil
	}
	s := scene(p.o.Ontology, x)
	out := &ploverLocation{
		Extracted: x.Text, Resolved: x.Name, Lat: x.Lat, Lon: x.Lon, City: s[0], District: s[1], Province: s[2], Country: s[3], CountryCode: x.Country,
		FeatureCode: feature(x.Precision),
		Resolution:  map[string]int{"point": 5, "city": 4, "district": 3, "province": 2, "country": 1}[x.Precision],
	}
	if x.GeoNameID != 0 {
		out.GeoNameID = strconv.FormatInt(x.GeoNameID, 10)
	}
	return out
}

// Close writes what is left.
func (p *ploverWriter) Close() error { return errorf("plover-jsonl", p.w.Flush()) }
