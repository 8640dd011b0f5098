package store

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"github.com/dateline/dateline/record"
)

// A Glance is as much of an act as counting needs.
type Glance struct {
	Date      string   `json:"-"`
	Contexts  []string `json:"-"`
	Goldstein float64  `json:"-"`
	Place     *Spot    `json:"-"`      // name, country, number and precision; nil if none is told
	Source    []Party  `json:"source"` // empty unless asked for
	Target    []Party  `json:"target"`
}

// A Party is who takes part, by id and by country or group.
type Party struct {
	Actor string `json:"actor"`
	Place string `json:"place"`
}

// Glances returns the latest acts that match, at most so many, and whether there are more; with their parties only if they are asked for, as that takes some
// ten times as long.
func (s *Store) Glances(ctx context.Context, f record.Filter, most int, parties bool) ([]Glance, bool, error) {
	ids, next, err := s.ids(ctx, event, f, record.Page{Limit: most})
	if err != nil || len(ids) == 0 {
		return nil, false, err
	}
	column := "NULL"
	if parties {
		column = "f.data"
	}
	out := make([]Glance, 0, len(ids))
	for part := range slices.Chunk(ids, 500) {
		rows, err := s.read.QueryContext(ctx, "SELECT f.day, f.contexts, f.gold, p.name, p.country, p.geonameid, p.precision, "+column+" FROM facts f LEFT JOIN places p ON p.id=f.place WHERE f.id IN ("+join(part)+") ORDER BY f.day DESC, f.id DESC")
		if err != nil {
			return nil, false, s.explain(err)
		}
		if err := scan(rows, func() error {
			var g Glance
			var day, gold int
			var contexts string
			var data []byte
			var name, country, precision sql.NullString
			var number sql.NullInt64
			if err := rows.Scan(&day, &contexts, &gold, &name, &country, &number, &precision, &data); err != nil {
				return err
			}
			if name.Valid {
				g.Place = &Spot{Name: name.String, Country: country.String, GeoNameID: number.Int64, Precision: precision.String}
			}
			if g.Date, g.Contexts, g.Goldstein = date(day), strings.Fields(contexts), float64(gold)/100; parties {
				if err := s.pack.into(data, &g); err != nil {
					return err
				}
			}
			out = append(out, g)
			return nil
		}); err != nil {
			return nil, false, s.explain(err)
		}
	}
	return out, next != "", nil
}

// Balance returns the acts that match by month, each counted once: what [Store.Months] returns, without sides. Whole months of all acts, or of those of a country
// or group, are read from their roll-up.
func (s *Store) Balance(ctx context.Context, f record.Filter) ([]record.Day, error) {
	if err := f.Check(); err != nil {
		return nil, err
	}
	around, lo, hi := split(&f)
	rest := f
	rest.From, rest.To, rest.Actors = "", "", nil
	if len(rest.Values())+len(around) == 0 && lo <= hi && (len(f.Actors) == 0 || len(f.Actors) == 1 && mixed(f.Actors[0])) {
		whose := []int64{everybody}
		if len(f.Actors) > 0 {
			var err error
			if whose, err = s.find(ctx, who, f.Actors); err != nil {
				return nil, err
			}
		}
		return s.dated(ctx, "SELECT month*100, 0, 0, sum(iif(quad=1, acts, 0)), sum(iif(quad=2, acts, 0)), sum(iif(quad=3, acts, 0)), sum(iif(quad=4, acts, 0)), sum(gold), sum(acts) FROM mixes WHERE who IN ("+
			join(whose)+") AND month BETWEEN ? AND ? GROUP BY 1", []any{lo, hi})
	}
	q, err := s.query(ctx, event, f)
	if err != nil || q.none {
		return nil, err
	}
	text, args := q.sql("d.day AS day, d.fact AS fact, d.quad AS quad, d.gold AS gold", "")
	return s.dated(ctx, "SELECT day/100*100, 0, 0, sum(quad=1), sum(quad=2), sum(quad=3), sum(quad=4), sum(gold), count(*) FROM ("+text+") GROUP BY 1", args)
}
