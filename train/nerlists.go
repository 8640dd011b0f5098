package train

import (
	"strings"
	"unicode"

	"github.com/dateline/dateline/coding/place"
	"github.com/dateline/dateline/internal/conllu"
	"github.com/dateline/dateline/nlp/ner"
	"github.com/dateline/dateline/rules"
)

// leastCity is how many people must live in a city or division that is put on a list.
const leastCity = 30_000

// largeCity is how many people live in a city that is on the list of large ones.
const largeCity = 300_000

// leastLower is how often a word must be written in lower case in the news to be a common one.
const leastLower = 4

// NameLists puts the word lists of the recogniser together: people, states and organisations from rules/actors, places from the
// gazetteer, and words that the treebank or the news write in lower case.
func NameLists(g *place.Gazetteer, sentences []*conllu.Sentence, news [][]string) (*ner.Lists, error) {
	l := ner.NewLists()
	lower := map[string]int{}
	for _, s := range sentences {
		for i := range s.Words {
			if w := &s.Words[i]; w.UPOS != "PROPN" && w.Form == strings.ToLower(w.Form) && len(w.Form) > 1 {
				if lower[w.Form]++; lower[w.Form] == 2 {
					l.Add(w.Form, ner.Common)
				}
			}
		}
	}
	often := map[string]int{}
	for _, text := range news {
		for _, w := range text {
			if len(w) > 1 && w == strings.ToLower(w) && isLetters(w) {
				if often[w]++; often[w] == leastLower {
					l.Add(w, ner.Common)
				}
			}
		}
	}
	stanzas, err := rules.ParseDir(rules.Files, "actors", ".txt")
	if err != nil {
		return nil, err
	}
	for i := range stanzas {
		s := &stanzas[i]
		kind := s.Lines[0].Key
		for _, line := range s.Lines {
			for _, name := range strings.Split(line.Value, ";") {
				name, _, _ = strings.Cut(name, "[")
				name = strings.TrimSpace(strings.Trim(name, "? "))
				switch kind + " " + line.Key {
				case "state state", "state names", "state short":
					l.Add(name, ner.Land)
				case "state capital":
					l.Add(name, ner.City)
				case "state adj", "state people", "state person":
					l.Add(name, ner.Folk)
				case "org org", "org names", "org short", "group group", "group names":
					l.Add(name, ner.Org)
				case "person person", "person names":
					addPerson(l, name)
				}
			}
		}
	}
	g.Names(func(name string, class place.Class, population int) bool {
		if len(name) < 3 || population < leastCity || lower[strings.ToLower(name)] > 1 {
			return true
		}
		switch class {
		case place.City:
			l.Add(name, ner.City)
			if population >= largeCity {
				l.Add(name, ner.Large)
			}
		case place.Region, place.Province, place.District:
			l.Add(name, ner.Region)
		}
		return true
	})
	return l, nil
}

// addPerson puts the words of a name on the lists of first names and surnames.
func addPerson(l *ner.Lists, name string) {
	words := strings.Fields(name)
	if len(words) < 2 {
		return
	}
	l.Add(name, ner.Known)
	if len(words[0]) > 2 && !strings.HasSuffix(words[0], ".") {
		l.Add(words[0], ner.First)
	}
	if last := words[len(words)-1]; len(last) > 2 {
		l.Add(last, ner.Last)
	}
}

// isLetters reports whether a word is made of letters.
func isLetters(w string) bool {
	for _, r := range w {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return true
}
