package dateline

// A Quote is something that somebody is reported to have said.
type Quote struct {
	Speaker   Span // words that name the speaker; empty if nobody is named
	Mention   int  // index into Document.Mentions of the speaker, -1 if unresolved
	Actor     int  // index into Document.Actors of the speaker, -1 if unresolved
	Cue       Span // "said", "according to"
	Addressee Span
	Content   []Extent // bytes of Text, without the quotation marks of direct speech
	Direct    bool     // all of Content stands between quotation marks
	Stance    string   // praise, blame, deny, promise, warn; "" if the cue tells none
	Rule      string
	Score     float64
}
