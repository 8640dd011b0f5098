package actor

import (
	"slices"

	"github.com/dateline/dateline"
)

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
	install(a, d.Words(title), e, role)
	return true
}

// leading gives a person of no known state the office at the head of the body that he is told to lead: "Adm. X, who commands the fleet of Rohan". It reports
// whether there is one.
func (w *work) leading(n *name, a *dateline.Actor) bool {
	d := w.d
	end := d.Sentence(n.Start).End
	k := n.End
	if k < end && d.Tokens[k].Form == "," {
		k++
	}
	if k+2 >= end || d.Tokens[k].Form != "who" || !commands(d.Tokens[k+1].Lemma) || d.Tokens[k+1].POS != "VERB" || d.Tokens[k+1].Tag == "VBD" {
		return false
	}
	title := d.Words(dateline.Span{Start: k + 1, End: k + 2})
	o := w.child(k+1, "obj")
	if o < 0 {
		return false
	}
	if v := w.unit(o); v >= 0 && w.units[v].role != nil && w.units[v].role.Group == "body" {
		u := &w.units[v]
		switch {
		case u.org != nil:
			install(a, title, u.org, u.role)
			return true
		case len(u.states) > 0:
			install(a, title, u.states[0], u.role)
			return true
		}
	}
	if h := w.hit(o); h != nil && h.body() != nil {
		install(a, title, h.body(), nil)
		return true
	}
	return false
}

// install gives a person an office in a body: e, or what is a role of the state e. It takes the place of a rank without a state.
func install(a *dateline.Actor, title string, e, role *Entry) {
	o := dateline.Office{Title: title, Of: e.Name, Country: e.Country, Code: e.Code, Sector: e.Sector, Rule: e.Rule}
	if role != nil && e.Kind == "state" {
		o.Code, o.Sector = compose(e.Code, role.Code), role.Sector
	} else if o.Sector == "" && a.Sector != "" && e.Country != "" {
		o.Code, o.Sector = compose(e.Code, a.Sector), a.Sector
	}
	a.Offices = append(slices.DeleteFunc(a.Offices, func(o dateline.Office) bool { return o.Country == "" && o.Of == "" }), o)
	a.Country, a.Code, a.Sector = o.Country, o.Code, o.Sector
}

// commands reports whether a verb tells who is the first of a body.
func commands(lemma string) bool {
	switch lemma {
	case "lead", "head", "command", "run", "chair", "direct", "oversee":
		return true
	}
	return false
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
