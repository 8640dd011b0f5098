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

// Places returns the places of the acts that match, those of most acts first.
func (s *Store) Places(ctx context.Context, f record.Filter) ([]Spot, error) {
	q, err := s.query(ctx, event, f)
	if err != nil || q.none {
		return []Spot{}, err
	}
	text, args := q.sql("d.fact AS fact, d.quad AS quad, d.gold AS gold", "")
	rows, err := s.read.QueryContext(ctx, `SELECT p.name, p.country, p.admin1, p.geonameid, p.lat, p.lon, p.precision, count(*), sum(q.quad=1), sum(q.quad=2), sum(q.quad=3), sum(q.quad=4), sum(q.gold)
		FROM (`+text+`) q JOIN facts f ON f.id=q.fact JOIN places p ON p.id=f.place GROUP BY p.id ORDER BY 8 DESC, p.country, p.name, p.admin1, p.geonameid`, args...)
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
