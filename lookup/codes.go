package lookup

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// stages of meetings and agreements, which stand where acts have their category.
var stages = [...]string{
	"planned", "took place", "postponed", "cancelled",
	"proposed", "negotiated", "agreed", "initialled", "signed", "not signed", "ratified", "in force", "suspended", "withdrawn", "ended",
}

// category takes a PLOVER category or a stage in capitals or small letters.
func (r *Resolver) category(_ context.Context, word string) (string, error) {
	o, err := r.ontology()
	if err != nil {
		return "", err
	}
	if up := strings.ToUpper(word); slices.Contains(o.Categories(), up) {
		return up, nil
	}
	if low := strings.ToLower(word); slices.Contains(stages[:], low) {
		return low, nil
	}
	return "", &Error{fmt.Errorf("%q is neither a PLOVER category (%s) nor a stage of a meeting or an agreement (%s)", word, strings.Join(o.Categories(), ", "), strings.Join(stages[:], ", "))}
}

// code takes a CAMEO code, its beginning, or what it is called; kinds of meetings and agreements stay.
func (r *Resolver) code(_ context.Context, word string) (string, error) {
	o, err := r.ontology()
	if err != nil {
		return "", err
	}
	for _, c := range o.Codes() {
		if info, _ := o.Code(c); strings.HasPrefix(c, word) || strings.EqualFold(info.Label, word) {
			if !strings.HasPrefix(c, word) {
				word = c
			}
			return word, nil
		}
	}
	if strings.Trim(word, "0123456789") == "" {
		hint := ""
		if _, ok := o.Code("0" + word); ok {
			hint = "; write 0" + word
		}
		return "", &Error{fmt.Errorf("no CAMEO code begins with %s%s", word, hint)}
	}
	return word, nil
}

// context takes a PLOVER context in capitals or small letters.
func (r *Resolver) context(_ context.Context, word string) (string, error) {
	o, err := r.ontology()
	if err != nil {
		return "", err
	}
	if low := strings.ToLower(word); o.HasContext(low) {
		return low, nil
	}
	return "", &Error{fmt.Errorf("%q is none of %s", word, strings.Join(o.Contexts(), ", "))}
}
