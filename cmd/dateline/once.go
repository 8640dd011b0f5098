package main

import (
	"context"
	"slices"

	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/store"
	"github.com/dateline/dateline/story"
)

// once is the flag of every command that counts acts.
type once struct {
	Once string `default:"story" enum:"story,day,none" placeholder:"RULE" help:"How acts are counted: story (what several reports tell is one act), day (of these one a day for each source, target and code), none (every telling)."`
}

// each calls do for the acts of a record that match, in the order of day and key, counted as the flag says.
func (o *once) each(ctx context.Context, st *store.Store, f record.Filter, do func(*record.Act) error) error {
	switch o.Once {
	case story.PerDay:
		var d story.Daily
		return st.Each(ctx, f, func(a *record.Act) error {
			if !d.Keep(a) {
				return nil
			}
			return do(a)
		})
	case story.Never:
		return st.Each(ctx, f, func(a *record.Act) error {
			if a.Reports == 1 {
				return do(a)
			}
			list, err := st.Apart(ctx, a.Key)
			for i := range list {
				if err == nil {
					err = do(&list[i])
				}
			}
			return err
		})
	}
	return st.Each(ctx, f, do)
}

// newest returns the newest acts that match, at most limit of them (0 is all), counted as the flag says.
func (o *once) newest(ctx context.Context, st *store.Store, f record.Filter, limit int) ([]record.Act, error) {
	if o.Once == story.PerStory {
		list, _, err := st.Acts(ctx, f, record.Page{Limit: limit})
		return list, err
	}
	var d story.Daily
	var out []record.Act
	for p := (record.Page{Limit: 200}); ; {
		list, next, err := st.Acts(ctx, f, p)
		if err != nil {
			return nil, err
		}
		for i := range list {
			switch {
			case o.Once == story.Never && list[i].Reports > 1:
				apart, err := st.Apart(ctx, list[i].Key)
				if err != nil {
					return nil, err
				}
				out = append(out, apart...)
			case o.Once == story.Never || d.Keep(&list[i]):
				out = append(out, list[i])
			}
		}
		if p.After = next; next == "" || limit > 0 && len(out) >= limit {
			break
		}
	}
	if limit > 0 {
		out = out[:min(limit, len(out))]
	}
	return slices.Clip(out), nil
}
