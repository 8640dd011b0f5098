package judge

import "github.com/dateline/dateline/record"

// What became of a judgement that is not in force.
const (
	Outdone = "outdone" // a later judgement of the fact took its place
	Loose   = "loose"   // no fact of its report is told by its words any more
)

// A Line is a judgement as lists show it.
type Line struct {
	record.Judgement
	State   string  `json:"state,omitempty"`   // outdone, loose; "" if it is in force
	Machine *string `json:"machine,omitempty"` // what the machine had said in the slot that is corrected, "" if nothing; nil if no correction is in force
}

// Lines tells of each judgement what became of it. Loose are those without a fact; report gives a report with its judgements applied.
func Lines(list, loose []record.Judgement, report func(id string) (*record.Report, error)) ([]Line, error) {
	free := map[string]bool{}
	for i := range loose {
		free[loose[i].ID] = true
	}
	out := make([]Line, 0, len(list))
	var r *record.Report
	for _, j := range list {
		l := Line{Judgement: j}
		if free[j.ID] {
			l.State = Loose
		} else if marks(&j) {
			if r == nil || r.ID != j.Report {
				var err error
				if r, err = report(j.Report); err != nil {
					return nil, err
				}
			}
			if mark := r.InForce(j.ID); mark == nil {
				l.State = Outdone
			} else if was, ok := mark.Corrected(j.Field); ok && j.Verdict == record.Correct {
				l.Machine = &was
			}
		}
		out = append(out, l)
	}
	return out, nil
}

// marks tells whether a judgement that is in force leaves a mark in its report: what is taken back leaves none, and actors, offices and
// places that are rejected are gone.
func marks(j *record.Judgement) bool {
	switch j.Verdict {
	case record.Reopen:
		return false
	case record.Reject:
		return j.Kind != record.KindActor && j.Kind != record.KindOffice && j.Kind != record.KindPlace
	}
	return true
}
