package train

import (
	"strings"
	"testing"

	"github.com/dateline/dateline/internal/conllu"
)

func TestNamed(t *testing.T) {
	const text = `1	She	she	PRON	PRP	_	2	nsubj	_	_
2	lifted	lift	VERB	VBD	_	0	root	_	_
3	it	it	PRON	PRP	_	2	obj	_	_

1	They	they	PRON	PRP	_	2	nsubj	_	_
2	lift	lift	VERB	VBP	_	0	root	_	_
3	it	it	PRON	PRP	_	2	obj	_	_

`
	r := conllu.NewReader(strings.NewReader(text), "test")
	var sentences []*conllu.Sentence
	for {
		s, err := r.Next()
		if err != nil {
			break
		}
		sentences = append(sentences, s)
	}
	copies, from := Named(sentences, 1)
	if len(copies) != 1 || from[0] != 0 {
		t.Fatalf("%d copies from %v, want one from the first sentence", len(copies), from)
	}
	w := copies[0].Words[0]
	if w.UPOS != "PROPN" || w.XPOS != "NNP" || w.Dep != "nsubj" || w.Form == "She" {
		t.Errorf("subject is %+v", w)
	}
	if sentences[0].Words[0].Form != "She" {
		t.Error("the original was changed")
	}
	if again, _ := Named(sentences, 1); again[0].Words[0].Form != w.Form {
		t.Error("the same seed gives another name")
	}
}
