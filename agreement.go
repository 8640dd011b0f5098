package dateline

// An Agreement is a text or an understanding between parties to which the report says that something was done.
type Agreement struct {
	ID            string
	Title         Span       // "Treaty on the State Border"; empty if the report gives it no name
	Kind          Told       // treaty, agreement, memorandum, joint statement, roadmap, contract, ceasefire, protocol
	Stage         Told       // proposed, negotiated, agreed, initialled, signed, not signed, ratified, in force, suspended, withdrawn, ended
	Parties       []Attendee // those who agree, or who do the act that Stage names
	Date          string     // of what Stage tells: YYYY-MM-DD, shorter if less is known; "" if it is still to come and no date is told
	DatePrecision string     // day, week, month, year ...; "report" if the report's own date stands in
	When          Span       // words that tell Date; empty if the report's own stands in
	Place         int        // index into Document.Places, -1 if not told
	Topics        []Topic    // what it is about
	Meeting       int        // index into Document.Meetings where it came about, -1 if not told
	Events        []int      // indexes into Document.Events of the events that tell it
	Historical    bool       // background from more than a year before the report
	Mentions      []EventMention
	Rule          string // the pattern that decided
}
