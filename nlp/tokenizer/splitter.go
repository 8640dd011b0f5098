package tokenizer

import "github.com/dateline/dateline"

// A Splitter is a learned judge of sentence ends.
type Splitter struct{}

func (s *Splitter) ender(text string, tokens []dateline.Token) ender { return ruled(text, tokens) }
