package lookup

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/store"
)

// Judgement spells out who is meant where somebody says that an actor is another, whom the report does not name: id, name, country, code and
// sector on the day of the report, as the registry has them, each a judgement of its own. Any other judgement is returned alone, as it is; so
// are those of reports that the record does not hold, and those with an id, which were spelt out before.
func (r *Resolver) Judgement(ctx context.Context, j record.Judgement) ([]record.Judgement, error) {
	if j.Kind != record.KindActor || j.Field != "link" || j.ID != "" {
		return []record.Judgement{j}, nil
	}
	rep, err := r.store.Report(ctx, j.Report)
	if errors.Is(err, store.ErrNotFound) {
		return []record.Judgement{j}, nil
	}
	if err != nil {
		return nil, err
	}
	if slices.ContainsFunc(rep.Actors, func(a record.Actor) bool { return a.ID == j.Value || strings.EqualFold(a.Name, j.Value) }) {
		return []record.Judgement{j}, nil
	}
	day, err := time.Parse(time.DateOnly, rep.Published)
	if err != nil {
		day = j.At
	}
	a, err := r.Actor(ctx, j.Value, day)
	if err != nil {
		return nil, err
	}
	var out []record.Judgement
	for _, x := range []record.Slot{{Field: "link", Value: a.ID}, {Field: "name", Value: a.Name}, {Field: "country", Value: a.Country}, {Field: "code", Value: a.Code}, {Field: "sector", Value: a.Sector}} {
		j.Field, j.Value = x.Field, x.Value
		out = append(out, j)
	}
	return out, nil
}
