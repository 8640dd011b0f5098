package train

import (
	"math/rand"
	"strings"

	"github.com/dateline/dateline/internal/conllu"
)

// maxNamed is the length in words up to which a sentence is copied.
const maxNamed = 30

// Named copies sentences in which a pronoun is the subject of a verb in the past tense or with a modal, and puts the
// made-up name in its place: news is full of "Gondor lifted the ban", the treebanks of "I lifted it".
// from holds for each copy the number of the sentence that it was made from.
func Named(sentences []*conllu.Sentence, seed int64) (copies []*conllu.Sentence, from []int) {
	rng := rand.New(rand.NewSource(seed))
	for n, s := range sentences {
		if len(s.Words) > maxNamed || len(s.Multi) > 0 && s.Multi[0].First == 1 {
			continue
		}
		var c *conllu.Sentence
		for i := range s.Words {
			if !pronounSubject(s, i) {
				continue
			}
			if c == nil {
				c = &conllu.Sentence{ID: s.ID + "-named", Multi: s.Multi, Words: append([]conllu.Word(nil), s.Words...), StartLine: s.StartLine}
			}
			w := &c.Words[i]
			w.Form = inventName(rng)
			w.Lemma, w.UPOS, w.XPOS, w.Feats = w.Form, "PROPN", "NNP", "Number=Sing"
		}
		if c != nil {
			copies, from = append(copies, c), append(from, n)
		}
	}
	return copies, from
}

// pronounSubject reports whether word i is a personal pronoun that a name can stand for: the subject of a verb that agrees with any subject.
func pronounSubject(s *conllu.Sentence, i int) bool {
	w := &s.Words[i]
	if w.Dep != "nsubj" || w.XPOS != "PRP" || w.Head == 0 || w.Head <= i+1 {
		return false
	}
	for _, m := range s.Multi {
		if m.First <= i+1 && i+1 <= m.Last {
			return false
		}
	}
	switch strings.ToLower(w.Form) {
	case "i", "we", "he", "she", "they":
	default:
		return false
	}
	if s.Words[w.Head-1].XPOS == "VBD" {
		return true
	}
	for k := range s.Words {
		if a := &s.Words[k]; a.Head == w.Head && a.Dep == "aux" && (a.XPOS == "MD" || a.XPOS == "VBD") && !strings.EqualFold(a.Form, "was") && !strings.EqualFold(a.Form, "were") {
			return true
		}
	}
	return false
}

// inventName makes up a name, so that the models learn what stands around a name and not the name: a few syllables, now and then an
// acronym.
func inventName(rng *rand.Rand) string {
	const consonants, vowels = "bdfghjklmnprstvwz", "aeiou"
	var b strings.Builder
	if rng.Intn(8) == 0 {
		for range 2 + rng.Intn(3) {
			b.WriteByte(byte('A' + rng.Intn(26)))
		}
		return b.String()
	}
	for range 2 + rng.Intn(2) {
		b.WriteByte(consonants[rng.Intn(len(consonants))])
		b.WriteByte(vowels[rng.Intn(len(vowels))])
	}
	if rng.Intn(2) == 0 {
		b.WriteByte("nrslk"[rng.Intn(5)])
	}
	name := b.String()
	return strings.ToUpper(name[:1]) + name[1:]
}
