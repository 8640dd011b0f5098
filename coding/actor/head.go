package actor

import "github.com/dateline/dateline"

// headship gives a person the office at the head of the body whose name stands before the person's: "the head of the mission, X", "deputy head
// of the mission X". It reports whether there is one.
func (w *work) headship(n *name, a *dateline.Actor) bool {
	d := w.d
	low := d.Sentence(n.Start).Start
	end := n.before
	if end-1 > low && d.Tokens[end-1].Form == "," {
		end--
	}
	start, e, role := w.bodyEnding(end)
	if start < 0 {
		return false
	}
	k := start - 1
	for k > low && d.Tokens[k].POS == "DET" {
		k--
	}
	if k-1 < low || d.Tokens[k].Form != "of" || !leads(d.Tokens[k-1].Form) {
		return false
	}
	title := dateline.Span{Start: k - 1, End: k}
	if k-2 >= low && deputy(foldString(d.Tokens[k-2].Form)) {
		title.Start--
	}
	o := dateline.Office{Title: d.Words(title), Of: e.Name, Country: e.Country, Code: e.Code, Sector: e.Sector, Rule: e.Rule}
	if role != nil && e.Kind == "state" {
		o.Code, o.Sector = compose(e.Code, role.Code), role.Sector
	}
	a.Offices = append(a.Offices, o)
	a.Country, a.Code, a.Sector = o.Country, o.Code, o.Sector
	return true
}

// bodyEnding returns where the body begins whose words end before token end, and what it is or belongs to; its role if it is one of a state
// or organisation. It returns -1 if there is none.
func (w *work) bodyEnding(end int) (start int, e, role *Entry) {
	low := w.d.Sentence(end).Start
	for k := end - 1; k >= low && k > end-16; k-- {
		if v := w.unit(k); v >= 0 {
			u := &w.units[v]
			if u.End != end || u.role == nil || u.role.Group != "body" {
				continue
			}
			if u.org != nil {
				return u.Start, u.org, u.role
			}
			if len(u.states) > 0 {
				return u.Start, u.states[0], u.role
			}
			continue
		}
		if h := w.hit(k); h != nil && h.End == end && h.body() != nil {
			return h.Start, h.body(), nil
		}
	}
	return -1, nil, nil
}

// leads reports whether a word is that of the first of a body.
func leads(form string) bool {
	switch foldString(form) {
	case "head", "chief", "director", "chair", "leader", "representative":
		return true
	}
	return false
}
