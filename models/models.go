// Package models holds the trained models. Each has a card beside it that says what it was made
// from, how, and how well it does.
package models

import _ "embed"

//go:embed tagger.model
var taggerModel []byte

//go:embed parser.model
var parserModel []byte

// Tagger returns the model of package nlp/tagger. Do not change the bytes.
func Tagger() []byte { return taggerModel }

// Parser returns the model of package nlp/parser. Do not change the bytes.
func Parser() []byte { return parserModel }

//go:embed words.model
var wordsModel []byte

// Words returns the word vectors that the other models were trained with. Do not change the bytes.
func Words() []byte { return wordsModel }

//go:embed ner.model
var nerModel []byte

// Names returns the model of package nlp/ner. Do not change the bytes.
func Names() []byte { return nerModel }
