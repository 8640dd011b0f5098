package export

import (
	"math"
	"reflect"
	"strings"
	"time"

	"github.com/dateline/dateline/record"
)

// A Tidy is an act as one row: the columns of the layouts csv and parquet. Lists are joined by ";" in the order of the
// participants, so that the n-th name, code and country are of one.
type Tidy struct {
	Key            string    `parquet:"key"`
	Date           string    `parquet:"date"` // YYYY-MM-DD, shorter if less is known
	DatePrecision  string    `parquet:"date_precision"`
	Day            *int32    `parquet:"day,date"` // days since 1970-01-01 of the day that stands for the date
	CAMEO          string    `parquet:"cameo"`
	CAMEORoot      string    `parquet:"cameo_root"`
	Label          string    `parquet:"label"`
	Category       string    `parquet:"plover"`
	Mode           string    `parquet:"plover_mode"`
	Contexts       string    `parquet:"contexts"`
	Quad           int32     `parquet:"quad"`
	GoldsteinGDELT float64   `parquet:"goldstein_gdelt"`
	GoldsteinICEWS float64   `parquet:"goldstein_icews"`
	GoldsteinPhx   float64   `parquet:"goldstein_phoenix"`
	PloverScore    *float64  `parquet:"plover_score"`
	SourceNames    string    `parquet:"source_names"`
	SourceCodes    string    `parquet:"source_codes"`
	SourceSectors  string    `parquet:"source_sectors"`
	SourceCountry  string    `parquet:"source_countries"`
	SourcePlaces   string    `parquet:"source_places"`
	SourceActors   string    `parquet:"source_actors"`
	TargetNames    string    `parquet:"target_names"`
	TargetCodes    string    `parquet:"target_codes"`
	TargetSectors  string    `parquet:"target_sectors"`
	TargetCountry  string    `parquet:"target_countries"`
	TargetPlaces   string    `parquet:"target_places"`
	TargetActors   string    `parquet:"target_actors"`
	Reciprocal     bool      `parquet:"reciprocal"`
	Negated        bool      `parquet:"negated"`
	Future         bool      `parquet:"future"`
	Hypothetical   bool      `parquet:"hypothetical"`
	Historical     bool      `parquet:"historical"`
	Alleged        bool      `parquet:"alleged"`
	Place          string    `parquet:"place"`
	PlaceCountry   string    `parquet:"place_country"`
	PlaceAdmin1    string    `parquet:"place_admin1"`
	PlacePrecision string    `parquet:"place_precision"`
	GeoNameID      *int64    `parquet:"geonameid"`
	Lat            *float64  `parquet:"lat"`
	Lon            *float64  `parquet:"lon"`
	Trigger        string    `parquet:"trigger"`
	TriggerStart   int32     `parquet:"trigger_start"`
	TriggerEnd     int32     `parquet:"trigger_end"`
	Sentence       string    `parquet:"sentence"`
	SentenceN      int32     `parquet:"sentence_n"`
	Report         string    `parquet:"report"`
	URL            string    `parquet:"url"`
	Publisher      string    `parquet:"publisher"`
	Published      string    `parquet:"published"`
	Title          string    `parquet:"title"`
	Story          string    `parquet:"story"`
	Reports        int32     `parquet:"reports"`
	Publishers     int32     `parquet:"publishers"`
	Independent    int32     `parquet:"independent"`
	Score          float64   `parquet:"score"`
	Judgement      string    `parquet:"judgement"`
	Machine        string    `parquet:"machine"` // what the machine had said in slots that people corrected
	Rule           string    `parquet:"rule"`
	Added          time.Time `parquet:"added,timestamp(millisecond)"`
}

// tidyColumns lists the columns of Tidy.
func tidyColumns() []Column {
	t := reflect.TypeFor[Tidy]()
	out := make([]Column, 0, t.NumField())
	for f := range t.Fields() {
		name, opts, _ := strings.Cut(f.Tag.Get("parquet"), ",")
		kind := "text"
		ft := f.Type
		if ft.Kind() == reflect.Pointer {
			ft = ft.Elem()
		}
		switch {
		case opts == "date":
			kind = "day"
		case name == "cameo", name == "cameo_root":
			kind = "cameo"
		case ft == reflect.TypeFor[time.Time]():
			kind = "time"
		case ft.Kind() == reflect.Bool:
			kind = "boolean"
		case ft.Kind() == reflect.Float64:
			kind = "float"
		case ft.Kind() == reflect.Int32, ft.Kind() == reflect.Int64:
			kind = "integer"
		}
		out = append(out, Column{name, kind})
	}
	return out
}

// tidy turns an act into its row.
func tidy(a *record.Act, o Options) Tidy {
	info, _ := o.Ontology.Code(a.CAMEO)
	t := Tidy{
		Key: a.Key, Date: a.Date, DatePrecision: a.DatePrecision, CAMEO: a.CAMEO, CAMEORoot: a.CAMEO[:min(2, len(a.CAMEO))], Label: info.Label,
		Category: a.Plover.Category, Mode: a.Plover.Mode, Contexts: strings.Join(a.Plover.Contexts, ";"), Quad: small(a.Quad),
		GoldsteinGDELT: info.Goldstein.GDELT, GoldsteinICEWS: info.Goldstein.ICEWS, GoldsteinPhx: info.Goldstein.Phoenix,
		SourceNames: list(a.Source, title), SourceCodes: list(a.Source, cameoCode), SourceSectors: list(a.Source, sector), SourceCountry: list(a.Source, country),
		SourcePlaces: list(a.Source, home), SourceActors: list(a.Source, id),
		TargetNames: list(a.Target, title), TargetCodes: list(a.Target, cameoCode), TargetSectors: list(a.Target, sector), TargetCountry: list(a.Target, country),
		TargetPlaces: list(a.Target, home), TargetActors: list(a.Target, id),
		Reciprocal: a.Reciprocal, Trigger: a.Trigger.Text, TriggerStart: small(a.Trigger.Start), TriggerEnd: small(a.Trigger.End), SentenceN: small(a.Sentence.N),
		Report: a.Lead.Report, URL: a.Lead.URL, Publisher: a.Lead.Publisher, Published: a.Lead.Published, Title: a.Lead.Title, Story: a.Story,
		Reports: small(a.Reports), Publishers: small(a.Publishers), Independent: small(a.Independent), Score: a.Score, Judgement: a.Judgement, Machine: a.Judged.Was(), Rule: a.Rule, Added: a.Added.UTC(),
	}
	if d, err := time.Parse(time.DateOnly, day(a.Date, a.Lead.Published)); err == nil {
		n := int32(d.Unix() / 86400)
		t.Day = &n
	}
	if v, ok := o.Ontology.Score(a.Plover.Category, a.Plover.Mode); ok {
		t.PloverScore = &v
	}
	for _, f := range a.Aux {
		switch f {
		case "negated":
			t.Negated = true
		case "future":
			t.Future = true
		case "hypothetical":
			t.Hypothetical = true
		case "historical":
			t.Historical = true
		case "alleged":
			t.Alleged = true
		}
	}
	if p := a.Place; p != nil {
		t.Place, t.PlaceCountry, t.PlaceAdmin1, t.PlacePrecision, t.Lat, t.Lon = p.Name, p.Country, p.Admin1, p.Precision, p.Lat, p.Lon
		if p.GeoNameID != 0 {
			n := p.GeoNameID
			t.GeoNameID = &n
		}
	}
	if len(a.Tellings) > 0 && a.Tellings[0].Report == a.Lead.Report {
		t.Sentence = a.Tellings[0].Sentence
	}
	for _, f := range reflect.ValueOf(&t).Elem().Fields() {
		if f.Kind() == reflect.String {
			f.SetString(strings.ToValidUTF8(f.String(), "\uFFFD"))
		}
	}
	return t
}

func sector(p *record.Participant) string  { return p.Sector }
func country(p *record.Participant) string { return p.Country }
func home(p *record.Participant) string    { return p.Place }
func id(p *record.Participant) string      { return p.Actor }

// list joins something of each participant; a ";" inside becomes a comma.
func list(of []record.Participant, what func(*record.Participant) string) string {
	out := make([]string, 0, len(of))
	for i := range of {
		out = append(out, strings.ReplaceAll(what(&of[i]), ";", ","))
	}
	return strings.Join(out, ";")
}

func small(n int) int32 { return int32(max(math.MinInt32, min(n, math.MaxInt32))) }
