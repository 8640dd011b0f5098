package web

import (
	"context"
	"sync"

	"github.com/dateline/dateline/judge"
	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/store"
)

// A precision is how right the record is, by the samples that people judged.
type precision struct {
	All    judge.Precision   `json:"all"`    // weighted by the sizes of the strata
	Strata []judge.Precision `json:"strata"` // PLOVER categories
}

// A measure keeps the precision until a line is added to the log.
type measure struct {
	mu   sync.Mutex
	last *precision
	end  int64
}

// get works the precision out. Judged is 0 if no sample was entered.
func (m *measure) get(ctx context.Context, s *Server) (*precision, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	end, err := s.o.Store.End(ctx)
	if err != nil {
		return nil, err
	}
	if m.last != nil && m.end == end {
		return m.last, nil
	}
	p, err := measured(ctx, s.o.Store)
	if err == nil {
		m.last, m.end = p, end
	}
	return p, err
}

func measured(ctx context.Context, st *store.Store) (*precision, error) {
	list, err := st.Judgements(ctx, record.Filter{})
	if err != nil {
		return nil, err
	}
	said := judge.Sampled(list)
	if len(said) == 0 {
		return &precision{Strata: []judge.Precision{}}, nil
	}
	counts, err := st.Counts(ctx, record.Filter{Judgement: "any"}, "category")
	if err != nil {
		return nil, err
	}
	size := map[string]int{}
	for _, c := range counts {
		size[stratum(c.Key)] += c.Acts
	}
	sheet := &judge.Sheet{By: "category"}
	for _, j := range list { // in their order, so that the answer is the same each time
		v := said[j.Fact]
		if v == "" || j.Kind != record.KindEvent {
			continue
		}
		delete(said, j.Fact)
		a, err := st.Act(ctx, j.Fact)
		if err != nil || a.ID != j.Fact { // no longer there, or no longer the leading telling
			continue
		}
		was := stratum(judge.Before("category", a, a.Plover.Category))
		if now := stratum(a.Plover.Category); now != was {
			size[now]--
			size[was]++
		}
		sheet.Items = append(sheet.Items, judge.Item{Fact: j.Fact, Stratum: was, Verdict: v})
	}
	for name, n := range size {
		sheet.Strata = append(sheet.Strata, judge.Stratum{Name: name, Size: n})
	}
	sheet.Sort()
	strata, all := sheet.Precisions()
	return &precision{all, strata}, nil
}

func stratum(category string) string {
	if category == "" {
		return "none"
	}
	return category
}
