package export

import (
	"bufio"
	"encoding/json"
	"io"

	"github.com/dateline/dateline/record"
)

// A feature of GeoJSON (RFC 7946).
type geoFeature struct {
	Type       string        `json:"type"`
	ID         string        `json:"id"`
	Geometry   *geoPoint     `json:"geometry"`
	Properties geoProperties `json:"properties"`
}

type geoPoint struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"` // longitude, latitude
}

type geoProperties struct {
	Date          string   `json:"date"`
	DatePrecision string   `json:"date_precision"`
	CAMEO         string   `json:"cameo"`
	Label         string   `json:"label"`
	Plover        string   `json:"plover"`
	Mode          string   `json:"plover_mode"`
	Quad          int      `json:"quad"`
	Goldstein     float64  `json:"goldstein"`
	Source        []string `json:"source"`
	Target        []string `json:"target"`
	SourceCodes   []string `json:"source_codes"`
	TargetCodes   []string `json:"target_codes"`
	Aux           []string `json:"aux"`
	Place         string   `json:"place"`
	Precision     string   `json:"precision"`
	Admin1        string   `json:"admin1"`
	Country       string   `json:"country"`
	GeoNameID     int64    `json:"geonameid"`
	Words         string   `json:"words"`
	Title         string   `json:"title"`
	URL           string   `json:"url"`
	Publisher     string   `json:"publisher"`
	Reports       int      `json:"reports"`
	Score         float64  `json:"score"`
	Judgement     string   `json:"judgement"`
	Machine       string   `json:"machine"`
}

// A geoWriter writes a feature collection, one feature an act.
type geoWriter struct {
	count
	w *bufio.Writer
	o Options
}

func newGeoJSON(w io.Writer, o Options) *geoWriter {
	g := &geoWriter{w: bufio.NewWriterSize(w, 1<<16), o: o}
	g.w.WriteString(`{"type":"FeatureCollection","features":[`)
	return g
}

// Write writes a feature. An act that is placed no closer than by its country has no point: the middle of a country is no place
// where something happened.
func (g *geoWriter) Write(a *record.Act) error {
	g.n.Facts++
	p := a.Place
	if p == nil {
		g.leave("has no place")
		return nil
	}
	info, _ := g.o.Ontology.Code(a.CAMEO)
	f := geoFeature{Type: "Feature", ID: a.Key, Properties: geoProperties{
		Date: a.Date, DatePrecision: a.DatePrecision, CAMEO: a.CAMEO, Label: info.Label, Plover: a.Plover.Category, Mode: a.Plover.Mode, Quad: a.Quad,
		Goldstein: info.Goldstein.GDELT, Source: []string{}, Target: []string{}, SourceCodes: []string{}, TargetCodes: []string{}, Aux: append([]string{}, a.Aux...),
		Place: p.Name, Precision: p.Precision, Admin1: p.Admin1, Country: p.Country, GeoNameID: p.GeoNameID,
		Title: a.Lead.Title, URL: a.Lead.URL, Publisher: a.Lead.Publisher, Reports: a.Reports, Score: a.Score, Judgement: a.Judgement, Machine: a.Judged.Was(),
	}}
	switch p.Precision {
	case "point", "city", "district", "province":
		if p.Lat != nil && p.Lon != nil {
			f.Geometry = &geoPoint{"Point", [2]float64{*p.Lon, *p.Lat}}
		}
	}
	for i := range a.Source {
		f.Properties.Source = append(f.Properties.Source, title(&a.Source[i]))
		f.Properties.SourceCodes = append(f.Properties.SourceCodes, cameoCode(&a.Source[i]))
	}
	for i := range a.Target {
		f.Properties.Target = append(f.Properties.Target, title(&a.Target[i]))
		f.Properties.TargetCodes = append(f.Properties.TargetCodes, cameoCode(&a.Target[i]))
	}
	if len(a.Tellings) > 0 {
		f.Properties.Words = a.Tellings[0].Sentence
	}
	b, err := json.Marshal(&f)
	if err != nil {
		return errorf("geojson", err)
	}
	if g.n.Rows > 0 {
		g.w.WriteByte(',')
	}
	g.n.Rows++
	g.w.WriteByte('\n')
	_, err = g.w.Write(b)
	return errorf("geojson", err)
}

// Close ends the collection.
func (g *geoWriter) Close() error {
	g.w.WriteString("\n]}\n")
	return errorf("geojson", g.w.Flush())
}
