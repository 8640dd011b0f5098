package store

import (
	"context"
	"database/sql"
	"strings"

	"github.com/dateline/dateline/record"
)

// An Actor is somebody or something that reports name.
type Actor struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Kind    string `json:"kind"`
	Country string `json:"country"`
	Code    string `json:"code"`
	Sector  string `json:"sector"`
	First   string `json:"first"` // day of the first report that names the actor
	Last    string `json:"last"`
	Reports int    `json:"reports"`
	Acts    int    `json:"acts"`    // in which the actor takes part
	Offices []Held `json:"offices"` // not in lists
}

// A Held is an office with the days of the reports that say the actor holds it.
type Held struct {
	record.Office
	First   string `json:"first"`
	Last    string `json:"last"`
	Reports int    `json:"reports"`
}

const actorColumns = `substr(t.term, 3), a.name, a.kind, a.country, a.code, a.sector, a.reports, a.id,
	coalesce((SELECT r.day FROM cast c JOIN reports r ON r.id=c.report WHERE c.who=a.id AND r.day>0 ORDER BY c.report LIMIT 1), 0),
	coalesce((SELECT r.day FROM cast c JOIN reports r ON r.id=c.report WHERE c.who=a.id ORDER BY c.report DESC LIMIT 1), 0),
	coalesce((SELECT sum(acts) FROM tallies y WHERE y.sort='who' AND y.term=a.id), 0)`

func (a *Actor) scan(rows interface{ Scan(...any) error }) (id int64, err error) {
	var first, last int
	err = rows.Scan(&a.ID, &a.Name, &a.Kind, &a.Country, &a.Code, &a.Sector, &a.Reports, &id, &first, &last, &a.Acts)
	a.First, a.Last = date(first), date(last)
	return id, err
}

// Actors returns actors whose name holds the words, all if there are none, those of most reports first.
func (s *Store) Actors(ctx context.Context, search string, p record.Page) ([]Actor, string, error) {
	cond, args := "a.reports>0", []any{}
	if search = strings.TrimSpace(search); search != "" {
		var words []string
		for _, w := range strings.Fields(search) {
			if w = phrase(strings.Trim(w, `"*`), true); w != "" {
				words = append(words, w)
			}
		}
		if len(words) == 0 {
			return []Actor{}, "", nil
		}
		cond += " AND a.id IN (SELECT rowid FROM names WHERE names MATCH ?)"
		args = append(args, strings.Join(words, " "))
	}
	if p.After != "" {
		at, err := cursor(p.After, 2)
		if err != nil {
			return nil, "", err
		}
		cond += " AND (a.reports, -a.id) < (?, ?)"
		args = append(args, at[0], -at[1])
	}
	return page(ctx, s, p.Limit, "SELECT "+actorColumns+" FROM actors a JOIN terms t ON t.id=a.id WHERE "+cond+" ORDER BY a.reports DESC, a.id", args, func(rows *sql.Rows) (Actor, []int64, error) {
		a := Actor{Offices: []Held{}}
		id, err := a.scan(rows)
		return a, []int64{int64(a.Reports), id}, err
	})
}

// Actor returns an actor with the offices that reports say it holds.
func (s *Store) Actor(ctx context.Context, id string) (*Actor, error) {
	a := &Actor{Offices: []Held{}}
	n, err := a.scan(s.read.QueryRowContext(ctx, "SELECT "+actorColumns+" FROM actors a JOIN terms t ON t.id=a.id WHERE t.term=? AND a.reports>0", who+id))
	if err != nil {
		return nil, s.missing("actor", id, err)
	}
	rows, err := s.read.QueryContext(ctx, `SELECT o.title, o.of, o.country, o.code, o.sector, h.former, h.n,
		coalesce((SELECT day FROM reports WHERE id=h.first), 0), coalesce((SELECT day FROM reports WHERE id=h.last), 0)
		FROM (SELECT office, former, count(*) AS n, min(report) AS first, max(report) AS last FROM holds WHERE actor=? GROUP BY office, former) h
		JOIN offices o ON o.id=h.office ORDER BY 9 DESC, 7 DESC, o.title, o.of`, n)
	if err != nil {
		return nil, s.explain(err)
	}
	err = scan(rows, func() error {
		var h Held
		var first, last int
		err := rows.Scan(&h.Title, &h.Of, &h.Country, &h.Code, &h.Sector, &h.Former, &h.Reports, &first, &last)
		h.First, h.Last = date(first), date(last)
		a.Offices = append(a.Offices, h)
		return err
	})
	return a, s.explain(err)
}
