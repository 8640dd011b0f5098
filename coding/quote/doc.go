// Package quote finds who is reported to have said what.
//
// It reads the text, Tokens, Sentences and the tree, and adds Document.Quotes: direct, mixed and
// indirect speech with the words that name the speaker, the cue and the one spoken to. Which words
// report speech, and what they take as the words said, is written in rules/cues. Who the speaker is
// (Quote.Mention, Quote.Actor) is left to a later stage.
//
// Quotation marks are paired first, in the bytes of the text, paragraph by paragraph; then every cue
// claims the words that it reports, by the tree and by the marks; then quotations that no cue has
// claimed go to whoever spoke last.
package quote
