package dateline

// A Quote is something that somebody is reported to have said.
type Quote struct {
	Speaker   Span     // words that name the speaker; empty if nobody is named
	Relative  Span     // "who" in "Frodo, who said", where Speaker is Frodo; else empty
	Mention   int      // index into Document.Mentions of the speaker, -1 if unresolved
	Actor     int      // index into Document.Actors of the speaker, -1 if unresolved or if the words stand for several
	Cue       Span     // "said", "according to"
	Addressee Span     // words that name the one spoken to; empty if nobody is named
	To        int      // index into Document.Actors of the addressee, -1 if unresolved
	Content   []Extent // bytes of Text, without the quotation marks of direct speech
	Within    int      // index into Document.Quotes of the quotation that tells this one, -1 if the report itself does
	Direct    bool     // all of Content stands between quotation marks
	Stance    string   // praise, blame, deny, promise, warn; "" if the cue tells none
	Rule      string
	Score     float64
}
