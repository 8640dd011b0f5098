package dateline

import "time"

// An Actor is somebody or something that acts in a report: a person, a state, an organisation,
// an armed group, a crowd. Fields that the report and the registry do not tell are empty.
type Actor struct {
	ID      string // registry id ("person/kassym-jomart-tokayev"), else a hash
	Name    string // fullest name: "Kassym-Jomart Tokayev", "Finland", "Finnish businesses"
	Kind    string // person, state, organisation, group, role
	Country string // ISO 3166 alpha-3
	Code    string // CAMEO actor code: KAZGOV, IGOSCE
	Sector  string // PLOVER sector: GOV, IGO
	Offices []Office
	Rule    string // file:line of the registry entry or role word that decided
}

// An Office is a post that an actor holds on the day of the report.
type Office struct {
	Title   string // "Minister of Foreign Affairs", or as the report words it
	Of      string // "Finland", "OSCE"
	Country string // ISO 3166 alpha-3, "" for organisations
	Code    string // CAMEO actor code of who holds it: FINGOV, IGOSCE
	Sector  string
	From    time.Time // zero if unknown
	To      time.Time // zero if open
	Former  bool      // the report or the registry says that it is over
	Rule    string
}

// A Mention is a place in the text that refers to one or more actors ("both sides").
type Mention struct {
	Span
	Head   int    // token that heads the mention in the tree
	Actors []int  // indexes into Document.Actors
	Kind   string // name, title, pronoun, nominal, adjective, possessive
	Office int    // index into Offices of the single actor whose hat this mention invokes, -1 if none or all
	Rule   string
}
