package record

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
