package actor

import (
	"fmt"
	"strings"
)

// A dated value is a code or sector of an organisation with its limit.
type dated struct {
	value string
	term  Term
}

// datedValues reads "AFGREB [- 2021-08-14]; AFGGOV [2021-08-15 -]".
func datedValues(s string) ([]dated, error) {
	var out []dated
	for _, item := range strings.Split(s, ";") {
		value, term, err := cutTerm(item)
		if err != nil {
			return nil, err
		}
		if value == "" {
			return nil, fmt.Errorf("an empty value in %q", s)
		}
		out = append(out, dated{value, term})
	}
	return out, nil
}

// A variant is an entry as it was in a time.
type variant struct {
	entry *Entry
	term  Term
}

// variants returns what an organisation was in the times of its codes, in their order; an entry whose code never
// changed is its only variant.
func (e *Entry) variants() []variant {
	switch len(e.codes) {
	case 0:
		return []variant{{e, Term{}}}
	case 1:
		return []variant{{e, e.codes[0].term}}
	}
	var out []variant
	for i, c := range e.codes {
		v := e
		if i < len(e.codes)-1 {
			copied := *e
			v = &copied
		}
		v.Code = c.value
		for _, s := range e.sectors {
			if _, ok := s.term.meet(c.term); ok {
				v.Sector = s.value
				break
			}
		}
		out = append(out, variant{v, c.term})
	}
	return out
}
