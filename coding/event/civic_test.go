package event

import (
	"testing"

	"github.com/dateline/dateline"
)

func TestCivic(t *testing.T) {
	actors := []dateline.Actor{{Kind: "person", Sector: "GOV"}, {Kind: "state", Sector: "GOV"}, {Kind: "organisation", Sector: "COP"}, {Kind: "person"}, {Kind: "group", Sector: "GOV", Code: "UIS"}}
	for _, tt := range []struct {
		name      string
		sentences int
		of        []int
		want      bool
	}{
		{"a minister", 4, []int{0, 3}, true},
		{"a minister in passing", 9, []int{0, 3}, false},
		{"a place, police and a man", 4, []int{1, 2, 3, 3}, false},
		{"a neighbour", 4, []int{3, 4}, false},
		{"a sentence by itself", 1, []int{3}, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := &dateline.Document{Actors: actors, Sentences: make([]dateline.Sentence, tt.sentences)}
			for _, a := range tt.of {
				d.Mentions = append(d.Mentions, dateline.Mention{Actors: []int{a}})
			}
			if got := (&coder{tree: &tree{Document: d}}).civic(); got != tt.want {
				t.Errorf("civic: %v", got)
			}
		})
	}
}

func TestPersonal(t *testing.T) {
	c := &coder{tree: &tree{Document: &dateline.Document{Actors: []dateline.Actor{{Kind: "person"}, {Kind: "group"}, {Kind: "organisation"}}, Tokens: []dateline.Token{{Tag: "NNS", Lemma: "pupil"}, {Tag: "NN", Lemma: "nurse"}, {Tag: "NN", Lemma: "crowd"}}}}}
	man := dateline.Participant{Actor: 0}
	pupils := dateline.Participant{Actor: 1, Sector: "CVL", Span: dateline.Span{End: 1}}
	nurse := dateline.Participant{Actor: 1, Sector: "HLH", Span: dateline.Span{Start: 1, End: 2}}
	crowd := dateline.Participant{Actor: 1, Sector: "CVL", Span: dateline.Span{Start: 2, End: 3}}
	body := dateline.Participant{Actor: 2}
	police := dateline.Participant{Actor: 2, Sector: "COP"}
	ps := func(p ...dateline.Participant) []dateline.Participant { return p }
	for _, tt := range []struct {
		name           string
		code           string
		source, target []dateline.Participant
		want           bool
	}{
		{"a man thanks pupils", "051", ps(man), ps(pupils), true},
		{"a man kills one", "180", ps(man), ps(man), true},
		{"a man is killed", "180", nil, ps(man), true},
		{"a nurse is killed", "180", nil, ps(nurse), true},
		{"a crowd is killed", "180", nil, ps(crowd), false},
		{"a man kills pupils", "180", ps(man), ps(pupils), false},
		{"pupils are killed", "180", nil, ps(pupils), false},
		{"a body thanks a man", "051", ps(body), ps(man), false},
		{"police kill a man", "180", ps(police), ps(man), false},
		{"pupils strike", "143", ps(pupils), nil, false},
	} {
		if got := c.personal(&dateline.Event{Code: tt.code, Source: tt.source, Target: tt.target}); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}
