package judge

import (
	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/rules"
)

// Before returns the stratum that an act stood in before it was corrected: now, unless people gave it another category or code.
func Before(by string, a *record.Act, now string) string {
	switch by {
	case "category", "code":
		code, ok := a.Judged.Corrected("cameo")
		if ok && by == "code" {
			return code
		}
		if was, ok := a.Judged.Corrected("category"); ok && by == "category" {
			return was
		}
		if ok {
			if o, err := rules.LoadOntology(); err == nil {
				if category, _, _, ok := o.Plover(code); ok {
					return category
				}
			}
			return "none"
		}
	}
	return now
}
