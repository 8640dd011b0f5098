// Package dateline holds the nouns of the project: the report as it came (Article), the
// report as it is understood (Document), and the facts found in it (Actor, Quote, Date, Place, Event).
//
// A Document owns one Text and everything that was found in it. Stages add to it in a fixed
// order (package pipeline): the tokenizer adds Tokens and Sentences, the tagger and the parser
// fill the tokens, the recogniser adds Entities, the resolver Chains, and the coding stages
// Quotes, Dates, Places, Actors and Events. Each stage only adds; what it reads it leaves alone.
//
// Offsets into Text are byte offsets everywhere in Go; package export turns them into
// Unicode characters on the way out. A Span is a half-open range of tokens.
package dateline
