package train

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/internal/conllu"
	"github.com/dateline/dateline/nlp/ner"
	"github.com/dateline/dateline/nlp/tagger"
)

// Silver labels the documents of a treebank: where names stand is read from the tree, their kinds are told by a recogniser
// that learned elsewhere or by the word lists. Where neither knows, the labels stay unknown. The treebank's sentences are those
// of the documents, in order.
func Silver(docs []Marked, sentences []*conllu.Sentence, r *ner.Recogniser, lists *ner.Lists) []Marked {
	var out []Marked
	n := 0
	for _, m := range docs {
		r.Annotate(m.Doc)
		labels := make([]string, len(m.Labels))
		for i := range labels {
			labels[i] = "O"
		}
		e := 0
		for k, s := range m.Doc.Sentences {
			words := sentences[n+k].Words
			for _, run := range properRuns(words) {
				span := dateline.Span{Start: s.Start + run.Start, End: s.Start + run.End}
				for e < len(m.Doc.Entities) && m.Doc.Entities[e].End <= span.Start {
					e++
				}
				kind := ""
				for x := e; x < len(m.Doc.Entities) && m.Doc.Entities[x].Start < span.End; x++ {
					kind = m.Doc.Entities[x].Kind
				}
				if kind == "MISC" {
					kind = ""
				} else if kind == "" {
					kind = listed(words[run.Start:run.End], lists)
				}
				for i := span.Start; i < span.End; i++ {
					switch {
					case kind == "":
						labels[i] = "?"
					case i == span.Start:
						labels[i] = "B-" + kind
					default:
						labels[i] = "I-" + kind
					}
				}
			}
		}
		n += len(m.Doc.Sentences)
		m.Doc.Entities = nil
		out = append(out, Marked{ID: m.ID, Doc: m.Doc, Labels: labels})
	}
	return out
}

// properRuns returns the names of a sentence: runs of proper nouns that hang together in the tree, with the small
// words that join them, without titles.
func properRuns(words []conllu.Word) []dateline.Span {
	proper := func(i int) bool {
		return strings.HasPrefix(words[i].XPOS, "NNP")
	}
	var out []dateline.Span
	for i := 0; i < len(words); {
		if !proper(i) {
			i++
			continue
		}
		end := i + 1
		for end < len(words) {
			if proper(end) && joined(words, i, end) {
				end++
				continue
			}
			k := end
			for k < len(words) && k < end+2 && bridge(words[k].Form) {
				k++
			}
			if k > end && k < len(words) && proper(k) && joined(words, i, k) && words[k].Dep != "conj" {
				end = k + 1
				continue
			}
			break
		}
		start := i
		for start+1 < end && title(words[start].Form) {
			start++
		}
		if name(words[start:end]) {
			out = append(out, dateline.Span{Start: start, End: end})
		}
		i = end
	}
	return out
}

// joined reports whether word k hangs on a word from start on, or the other way round.
func joined(words []conllu.Word, start, k int) bool {
	if words[k].Dep == "conj" || words[k].Dep == "appos" || words[k].Dep == "list" || words[k].Dep == "parataxis" {
		return false
	}
	if h := words[k].Head - 1; h >= start && h < k {
		return true
	}
	for i := start; i < k; i++ {
		if words[i].Head-1 == k && words[i].Dep != "nmod:poss" && words[i].Dep != "nmod:desc" {
			return true
		}
		if h := words[i].Head - 1; h > k && h == words[k].Head-1 {
			return words[i].Dep != "nmod:poss"
		}
	}
	return false
}

func bridge(w string) bool {
	switch w {
	case "of", "for", "and", "&", "the", "-", "de", "la", "al", "el", "bin", "von", "van", "del", "di", "da":
		return true
	}
	return false
}

func title(w string) bool {
	switch strings.TrimSuffix(w, ".") {
	case "Mr", "Mrs", "Ms", "Dr", "President", "Prime", "Minister", "Gen", "General", "Sen", "Senator", "Secretary", "Prof", "Professor", "Sir", "Lord", "Judge",
		"Justice", "Governor", "Gov", "Rep", "Congressman", "Col", "Colonel", "Major", "Captain", "Capt", "Sgt", "Lt", "Sheikh", "Ayatollah", "Pope", "King", "Queen",
		"Prince", "Princess", "Imam", "Rev", "Reverend", "Father", "Miss", "Chancellor", "Ambassador", "Mayor":
		return true
	}
	return false
}

// name refuses days, months, peoples and single words that are no names by themselves.
func name(words []conllu.Word) bool {
	r, _ := utf8.DecodeRuneInString(words[0].Form)
	if len(words) > 1 {
		return unicode.IsLetter(r)
	}
	w := words[0].Form
	if !unicode.IsLetter(r) || len(w) < 2 || words[0].XPOS == "NNPS" {
		return false
	}
	return !title(w) && !dayWord[strings.ToLower(strings.TrimSuffix(w, "."))]
}

var dayWord = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
		november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun christmas easter thanksgiving ramadan
		god internet university house army north south east west state government web english french spanish german chinese arabic`) {
		m[w] = true
	}
	return m
}()

// listed tells the kind of a name from the word lists, "" if they don't agree.
func listed(words []conllu.Word, lists *ner.Lists) string {
	if words[0].Form == strings.ToLower(words[0].Form) {
		return ""
	}
	first, last := lists.On(words[0].Form), lists.On(words[len(words)-1].Form)
	switch {
	case len(words) > 1 && last&(ner.Body|ner.Corp) != 0:
		return "ORG"
	case len(words) > 1 && last&ner.Where != 0:
		return "LOC"
	case len(words) > 1 && first&ner.First != 0 && first&(ner.Land|ner.City) == 0:
		return "PER"
	case len(words) == 1 && first&(ner.Land|ner.Region|ner.City) != 0 && first&(ner.First|ner.Last|ner.Common|ner.Org) == 0:
		return "LOC"
	case len(words) == 1 && first&ner.First != 0 && first&(ner.Common|ner.City|ner.Land|ner.Org) == 0:
		return "PER"
	case len(words) == 1 && first&ner.Org != 0 && first&(ner.Common|ner.First|ner.City) == 0:
		return "ORG"
	}
	return ""
}

// Recased returns copies of some sentences as headlines write them: every 12th with capitals on all longer words, every 25th
// in capitals throughout, every 40th in lower case.
func Recased(docs []Marked, tg *tagger.Tagger) []Marked {
	var out []Marked
	n := 0
	for _, m := range docs {
		c := Marked{ID: m.ID, Doc: &dateline.Document{Article: m.Doc.Article}}
		for _, s := range m.Doc.Sentences {
			n++
			var write func(string) string
			switch {
			case s.End-s.Start < 4 || s.End-s.Start > 25:
				continue
			case n%12 == 0:
				write = headlineCase
			case n%25 == 1:
				write = strings.ToUpper
			case n%40 == 2:
				write = strings.ToLower
			default:
				continue
			}
			first := len(c.Doc.Tokens)
			for i := s.Start; i < s.End; i++ {
				c.Doc.Tokens = append(c.Doc.Tokens, dateline.Token{Form: write(m.Doc.Tokens[i].Form), Head: -1, Sent: len(c.Doc.Sentences)})
				c.Labels = append(c.Labels, m.Labels[i])
			}
			c.Doc.Sentences = append(c.Doc.Sentences, dateline.Sentence{Span: dateline.Span{Start: first, End: len(c.Doc.Tokens)}})
		}
		if len(c.Doc.Tokens) > 0 {
			tg.Annotate(c.Doc)
			out = append(out, c)
		}
	}
	return out
}

func headlineCase(w string) string {
	if len(w) < 4 && w != "is" {
		return w
	}
	r, size := utf8.DecodeRuneInString(w)
	return string(unicode.ToUpper(r)) + w[size:]
}
