// Package conllu reads and writes CoNLL-U, the tab-separated format of the Universal
// Dependencies treebanks (https://universaldependencies.org/format.html), one sentence at a time.
// It turns sentences into a dateline.Document and back. Enhanced dependencies and empty nodes
// are skipped; of the MISC column reading keeps nothing but SpaceAfter.
package conllu

// A Sentence is one block of a CoNLL-U file.
type Sentence struct {
	ID        string  // # sent_id
	Text      string  // # text
	Doc       string  // id of the document that starts here, "" if none or unnamed
	NewDoc    bool    // a document starts here
	NewPar    bool    // a paragraph starts here
	Words     []Word  // syntactic words in order; Words[i] has the id i+1
	Multi     []Multi // surface tokens of more than one word, in order
	StartLine int     // line of the file where the block starts, from 1
}

// A Word is one syntactic word.
type Word struct {
	Form, Lemma string
	UPOS, XPOS  string
	Feats       string // Name=Value|..., "" for none
	Head        int    // id of the head, 0 for the root, -1 if the column is empty
	Dep         string
	SpaceAfter  bool   // white space follows; true for the inner words of a Multi
	Misc        string // written as it is; reading leaves it empty
}

// A Multi is a surface token that holds several words ("don't").
type Multi struct {
	First, Last int // ids of its words
	Form        string
	SpaceAfter  bool
}
