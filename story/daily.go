package story

import (
	"slices"
	"strings"

	"github.com/dateline/dateline/record"
)

// Daily is the one-a-day filter of the field: of the acts that have the same source, target, code and day it keeps the first, as event data of the wire
// services are cleaned before they are counted (Schrodt and Gerner, Analyzing International Event Data). It is given acts in order of their date and
// remembers those of one day. The zero value is ready.
type Daily struct {
	date string
	seen map[string]bool
}

// Keep reports whether an act is the first of its kind on its day.
func (d *Daily) Keep(a *record.Act) bool {
	if a.Date != d.date || d.seen == nil {
		d.date, d.seen = a.Date, map[string]bool{}
	}
	k := strings.Join([]string{actorCodes(a.Source), actorCodes(a.Target), a.CAMEO, strings.Join(a.Aux, ",")}, "\t")
	if d.seen[k] {
		return false
	}
	d.seen[k] = true
	return true
}

// actorCodes lists the CAMEO codes of a slot, sorted.
func actorCodes(list []record.Participant) string {
	var out []string
	for i := range list {
		c := list[i].Code
		if c == "" {
			c = list[i].Name
		}
		if !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	slices.Sort(out)
	return strings.Join(out, "+")
}
