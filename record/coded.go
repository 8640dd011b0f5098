package record

import (
	"slices"
	"strings"
)

// A Coded is one event as a file of some coder has it: one source, one target. It is what the files of other programs are
// read into, and what an act of ours is turned into, one for each pair of sides, where two codings are compared.
type Coded struct {
	Coder     string   `json:"coder"`  // name of the coder or of the file's format
	ID        string   `json:"id"`     // as in the file
	Format    string   `json:"format"` // gdelt2, icews ...
	Date      string   `json:"date"`   // YYYY-MM-DD
	CAMEO     string   `json:"cameo"`
	Category  string   `json:"category"` // PLOVER
	Mode      string   `json:"mode"`
	Contexts  []string `json:"contexts"`
	Quad      int      `json:"quad"`      // GDELT's division; 0 if the code does not tell
	Goldstein float64  `json:"goldstein"` // as in the file: the scale is the format's
	Source    Side     `json:"source"`
	Target    Side     `json:"target"`
	Place     Spot     `json:"place"`
	Reports   int      `json:"reports"` // how many tell it, 0 if the file does not say
	Publisher string   `json:"publisher"`
	URL       string   `json:"url"`
	Story     string   `json:"story"`    // the coder's id of the report
	Sentence  int      `json:"sentence"` // from 1, 0 if the file does not say
	File      string   `json:"file"`
	Line      int      `json:"line"`
}

// A Side is one side of a coded event; the zero value is nobody.
type Side struct {
	Name    string `json:"name"`
	Code    string `json:"code"`    // CAMEO
	Country string `json:"country"` // ISO alpha-3
	Sector  string `json:"sector"`
	Place   string `json:"place"` // as Participant.Place: the country, or the short name of a group
}

// A Spot is where a coded event took place.
type Spot struct {
	Name    string   `json:"name"`
	Country string   `json:"country"` // ISO alpha-3
	Lat     *float64 `json:"lat"`
	Lon     *float64 `json:"lon"`
}

// Coded reports whether a filter picks an event of another coder. Fields that such events know nothing of (speakers, text,
// stories, judgements) are left to the caller; see [Filter.Foreign].
func (f *Filter) Coded(e *Coded) bool {
	among := func(list []string, hold func(string) bool) bool {
		return len(list) == 0 || slices.ContainsFunc(list, hold)
	}
	source := func(w string) bool { return e.Source.is(w) }
	target := func(w string) bool { return e.Target.is(w) }
	sides := func() bool {
		if len(f.Actors) > 0 && len(f.With) > 0 {
			return among(f.Actors, source) && among(f.With, target) || among(f.Actors, target) && among(f.With, source)
		}
		either := func(w string) bool { return source(w) || target(w) }
		return among(f.Actors, either) && among(f.With, either)
	}
	return (f.From == "" || e.Date >= f.From) && (f.To == "" || e.Date <= f.To) &&
		among(f.Categories, func(w string) bool { return strings.EqualFold(w, e.Category) }) &&
		among(f.Codes, func(w string) bool { return e.CAMEO != "" && strings.HasPrefix(e.CAMEO, w) }) &&
		(len(f.Quads) == 0 || slices.Contains(f.Quads, e.Quad)) &&
		among(f.Contexts, func(w string) bool { return slices.Contains(e.Contexts, w) }) &&
		among(f.Places, func(w string) bool {
			return strings.EqualFold(w, e.Place.Country) || strings.EqualFold(w, e.Place.Name)
		}) &&
		among(f.Publishers, func(w string) bool { return strings.EqualFold(w, e.Publisher) }) &&
		among(f.Sources, source) && among(f.Targets, target) && sides()
}

// Foreign says which field of a filter the events of other coders know nothing of, "" if there is none.
func (f *Filter) Foreign() string {
	switch {
	case len(f.Speakers) > 0:
		return "speaker"
	case len(f.About) > 0:
		return "about"
	case len(f.Stories) > 0:
		return "story"
	case len(f.Without) > 0:
		return "without"
	case f.Text != "":
		return "q"
	case f.MinScore > 0:
		return "min-score"
	case f.Judgement != "" && f.Judgement != "any":
		return "judgement"
	}
	return ""
}

// is tells whether a word of a filter means a side: its country, the short name of its group, or the beginning of its code.
func (s *Side) is(word string) bool {
	if word == "" {
		return false
	}
	return strings.EqualFold(word, s.Country) || strings.EqualFold(word, s.Place) || s.Code != "" && strings.HasPrefix(s.Code, strings.ToUpper(word))
}
