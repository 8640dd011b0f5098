package store

import (
	"context"

	"github.com/dateline/dateline/record"
)

// A Spot is a place with the acts that happened there.
type Spot struct {
	Name      string   `json:"name"`
	Country   string   `json:"country"`
	Admin1    string   `json:"admin1"`
	GeoNameID int64    `json:"geonameid"`
	Lat       *float64 `json:"lat"`
	Lon       *float64 `json:"lon"`
	Precision string   `json:"precision"`
	Acts      int      `json:"acts"`
	Quads     [4]int   `json:"quads"`
	Goldstein float64  `json:"goldstein"` // sum
}

// Places returns the places of the acts that match, those of most acts first. All acts, those of whole months and those of some classes are read from their roll-up.
func (s *Store) Places(ctx context.Context, f record.Filter) ([]Spot, error) {
	if err := f.Check(); err != nil {
		return nil, err
	}
	text, args := spots(f)
	if text == "" {
		q, err := s.query(ctx, event, f)
		if err != nil || q.none {
			return []Spot{}, err
		}
		text, args = q.sql("d.fact AS fact, d.quad AS quad, d.gold AS gold", "")
		text = "SELECT f.place, q.quad, q.gold, 1 AS acts FROM (" + text + ") q JOIN facts f ON f.id=q.fact WHERE f.place IS NOT NULL"
	}
	rows, err := s.read.QueryContext(ctx, `SELECT p.name, p.country, p.admin1, p.geonameid, p.lat, p.lon, p.precision, q.n, q.q1, q.q2, q.q3, q.q4, q.gold
		FROM (SELECT place, sum(acts) AS n, sum(iif(quad=1, acts, 0)) AS q1, sum(iif(quad=2, acts, 0)) AS q2, sum(iif(quad=3, acts, 0)) AS q3, sum(iif(quad=4, acts, 0)) AS q4, sum(gold) AS gold
			FROM (`+text+`) GROUP BY place) q JOIN places p ON p.id=q.place ORDER BY q.n DESC, p.country, p.name, p.admin1, p.geonameid`, args...)
	if err != nil {
		return nil, s.explain(err)
	}
	out := []Spot{}
	err = scan(rows, func() error {
		var x Spot
		var gold int
		err := rows.Scan(&x.Name, &x.Country, &x.Admin1, &x.GeoNameID, &x.Lat, &x.Lon, &x.Precision, &x.Acts, &x.Quads[0], &x.Quads[1], &x.Quads[2], &x.Quads[3], &gold)
		x.Goldstein = float64(gold) / 100
		out = append(out, x)
		return err
	})
	return out, s.explain(err)
}

// spots returns a statement on the roll-up by place for filters that ask for whole months and classes alone, "" for others.
func spots(f record.Filter) (string, []any) {
	around, lo, hi := split(&f)
	rest := f
	rest.From, rest.To, rest.Quads = "", "", nil
	if len(rest.Values()) > 0 || len(around) > 0 || lo > hi {
		return "", nil
	}
	if f.From+f.To == "" {
		lo, hi = ever, ever
	}
	text := "SELECT place, quad, gold, acts FROM spots WHERE month BETWEEN ? AND ?"
	if len(f.Quads) > 0 {
		text += " AND quad IN (" + join(f.Quads) + ")"
	}
	return text, []any{lo, hi}
}
