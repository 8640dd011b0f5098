package export

import (
	"io"
	"strings"

	"github.com/dateline/dateline/record"
)

// Columns of PETRARCH event files, after write_events of openeventdata/petrarch2; url is there only where it is known.
var petrarch = typed("day: date", "text: source, target", "cameo: code", "text: issues, ids, url, StorySource")

// A petrarchWriter writes PETRARCH event files.
type petrarchWriter struct {
	tabbed
	o Options
}

func newPETRARCH(w io.Writer, o Options) *petrarchWriter { return &petrarchWriter{newTabbed(w), o} }

// Write writes a row for each source with each target, and the way back of what is mutual.
func (p *petrarchWriter) Write(a *record.Act) error {
	p.n.Facts++
	day, why := both(a, p.o)
	if why != "" {
		p.leave(why)
		return nil
	}
	var issues []string
	for _, c := range a.Plover.Contexts {
		issues = append(issues, strings.ToUpper(c)+",1")
	}
	ids, _, _ := sources(a)
	for _, x := range pairs(a, true) {
		row := []string{strings.ReplaceAll(day, "-", ""), unresolved(cameoCode(x.source)), unresolved(cameoCode(x.target)), a.CAMEO, strings.Join(issues, ";"), strings.Join(ids, ";")}
		if a.Lead.URL != "" {
			row = append(row, a.Lead.URL)
		}
		if err := p.row(append(row, a.Lead.Publisher)...); err != nil {
			return errorf("petrarch", err)
		}
	}
	return nil
}

// unresolved is what PETRARCH writes for somebody that it has no code for.
func unresolved(code string) string {
	if code == "" {
		return "---"
	}
	return code
}
