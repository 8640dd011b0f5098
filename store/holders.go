package store

import "context"

// A Holder is somebody who holds an office, as reports say.
type Holder struct {
	ID   string `json:"id"` // of the actor
	Name string `json:"name"`
	Held
}

// Holders returns who holds the offices of a body, those of whom the latest reports say so first.
func (s *Store) Holders(ctx context.Context, of string) ([]Holder, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT substr(t.term, 3), a.name, o.title, o.of, o.country, o.code, o.sector, h.former, h.n,
		coalesce((SELECT day FROM reports WHERE id=h.first), 0), coalesce((SELECT day FROM reports WHERE id=h.last), 0)
		FROM (SELECT actor, office, former, count(*) AS n, min(report) AS first, max(report) AS last FROM holds WHERE office IN (SELECT id FROM offices WHERE of=?) GROUP BY 1, 2, 3) h
		JOIN offices o ON o.id=h.office JOIN actors a ON a.id=h.actor JOIN terms t ON t.id=a.id ORDER BY h.last DESC, 1, 3`, of)
	if err != nil {
		return nil, s.explain(err)
	}
	out := []Holder{}
	err = scan(rows, func() error {
		var h Holder
		var first, last int
		err := rows.Scan(&h.ID, &h.Name, &h.Title, &h.Of, &h.Country, &h.Code, &h.Sector, &h.Former, &h.Reports, &first, &last)
		h.First, h.Last = date(first), date(last)
		out = append(out, h)
		return err
	})
	return out, s.explain(err)
}
