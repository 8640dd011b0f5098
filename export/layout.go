package export

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/dateline/dateline/record"
)

// A Column is one column of a layout.
type Column struct {
	Name string `json:"name"`
	Type string `json:"type"` // integer, float, text, day ...
}

// A Layout is a kind of file that the record is written to.
type Layout struct {
	Name    string
	Of      string // what a row tells of: acts, meetings, reports
	About   string
	Ext     string // usual ending of the file's name
	Scale   string // of the Goldstein or intensity values, "" if there are none
	Header  bool   // the first line names the columns
	Columns []Column
}

// Layouts lists what can be written, in the order of docs/formats/exports.md.
func Layouts() []Layout {
	return []Layout{
		{"gdelt1", "acts", "GDELT 1.0 event table", ".export.CSV", "gdelt", false, gdelt1},
		{"gdelt2", "acts", "GDELT 2.0 event table", ".export.CSV", "gdelt", false, gdelt2},
		{"gdelt2-mentions", "acts", "GDELT 2.0 mentions table, goes with gdelt2", ".mentions.CSV", "", false, mentions},
		{"icews", "acts", "ICEWS events", ".tab", "icews", true, icews},
		{"polecat", "acts", "POLECAT events", ".txt", "plover", true, polecat},
		{"phoenix", "acts", "Phoenix events, all", ".txt", "phoenix", false, phoenix},
		{"phoenix-daily", "acts", "Phoenix events, one a day for each date, source, target and code", ".txt", "phoenix", false, phoenix},
		{"petrarch", "acts", "PETRARCH event file", ".txt", "", false, petrarch},
		{"plover-jsonl", "acts", "PLOVER's own JSON Lines, with the evidence", ".jsonl", "plover", false, nil},
		{"csv", "acts", "one row an act, for spreadsheets and statistics", ".csv", "gdelt icews phoenix plover", true, tidyColumns()},
		{"parquet", "acts", "the same columns with types", ".parquet", "gdelt icews phoenix plover", true, tidyColumns()},
		{"geojson", "acts", "acts on the map", ".geojson", "gdelt", false, nil},
		{"graphml", "acts", "who with whom, weighted by quad class", ".graphml", "gdelt", false, nil},
		{"ics", "meetings", "calendar of meetings, visits and calls", ".ics", "", false, nil},
		{"jsonl", "reports", "everything: reports with their facts and judgements, for dateline add", ".jsonl", "", false, nil},
	}
}

// Find returns the layout with a name.
func Find(name string) (Layout, bool) {
	for _, l := range Layouts() {
		if l.Name == name {
			return l, true
		}
	}
	return Layout{}, false
}

// Acts returns a writer of acts in a layout of acts.
func Acts(format string, w io.Writer, o Options) (Writer[record.Act], error) {
	switch format {
	case "gdelt1", "gdelt2":
		return newGDELT(w, o, format == "gdelt2"), nil
	case "gdelt2-mentions":
		return newMentions(w, o), nil
	case "icews":
		return newICEWS(w, o), nil
	case "polecat":
		return newPOLECAT(w, o), nil
	case "phoenix":
		return newPhoenix(w, o), nil
	case "phoenix-daily":
		return newDaily(w, o), nil
	case "petrarch":
		return newPETRARCH(w, o), nil
	case "plover-jsonl":
		return newPLOVER(w, o), nil
	case "csv":
		return newCSV(w, o), nil
	case "parquet":
		return newParquet(w, o), nil
	case "geojson":
		return newGeoJSON(w, o), nil
	case "graphml":
		return newGraphML(w, o), nil
	}
	return nil, fmt.Errorf("%q is no layout of acts", format)
}

// columns makes columns of one type from their names.
func columns(kind string, names ...string) []Column {
	out := make([]Column, 0, len(names))
	for _, n := range names {
		out = append(out, Column{n, kind})
	}
	return out
}

// typed makes columns from a list of lines "type: name, name ...".
func typed(lines ...string) []Column {
	var out []Column
	for _, l := range lines {
		kind, names, _ := strings.Cut(l, ": ")
		out = append(out, columns(kind, strings.Split(names, ", ")...)...)
	}
	return out
}

// real tells whether a text is a day of the calendar, YYYY-MM-DD.
func real(day string) bool {
	_, err := time.Parse(time.DateOnly, day)
	return err == nil
}
