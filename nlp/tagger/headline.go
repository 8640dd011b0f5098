package tagger

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline"
)

// headline gives a headline its verb: a network trained on running text takes the verb of "Gondor shells Mordor camp" or "Gondor,
// Rohan ink deal" for a noun, for many verbs of the news are nouns too. In a headline whose main clause has no finite verb, the first
// such word that agrees with a subject in front of it and has the begin of an object behind it becomes one.
func (t *Tagger) headline(d *dateline.Document, s dateline.Span) {
	words := d.Tokens[s.Start:s.End]
	for i := range words { // "Bofur, Oin meet"
		if w := &words[i]; w.Tag == "UH" && i > 0 && (words[i-1].Form == "," || words[i-1].Form == "and") && !lower(w) {
			w.POS, w.Tag, w.Feats, w.Lemma = "PROPN", "NNP", "Number=Sing", w.Form
		}
	}
	t.first(words)
	t.crowd(words)
	t.second(words)
}

// first finds the verb of the main clause.
func (t *Tagger) first(words []dateline.Token) {
	i, tag := headVerb(words[:clauseEnd(words)])
	if i < 0 {
		return
	}
	t.retag(&words[i], tag)
	switch next := i + 1; {
	case fold(&words[next]) == "to" && t.lemmas.known["VERB"][fold(&words[next+1])]:
		words[next].POS, words[next].Tag, words[next].Feats = "PART", "TO", ""
		t.retag(&words[next+1], "VB")
	case attributes[fold(&words[next])]:
		w := &words[next]
		w.POS, w.Tag, w.Feats = "ADJ", "JJ", "Degree=Pos"
		w.Lemma = t.lemmas.Lemma(w.Form, w.POS, w.Tag)
	}
}

// crowd finds the verb of what many do: "Thousands rally against bill", "Farmers march on capital".
func (t *Tagger) crowd(words []dateline.Token) {
	for i := range words {
		w := &words[i]
		switch {
		case w.Tag == "VBZ" || w.Tag == "VBP" || w.Tag == "VBD" || w.Tag == "MD":
			return
		case i > 0 && words[i-1].Tag == "NNS" && i+1 < len(words) && gather[w.Form] && w.POS != "VERB" && (words[i+1].Tag == "IN" || words[i+1].Tag == "TO" || words[i+1].Tag == "RP"):
			t.retag(w, "VBP")
			return
		case !noun(w) && !strings.HasPrefix(w.Tag, "JJ") && w.Tag != "DT" && w.Tag != "CD" && w.Tag != "IN":
			return
		}
	}
}

// gather are the verbs of crowds.
var gather = set("rally march protest riot flee mourn gather flock strike demonstrate")

// second finds the verbs after a comma that go on with the subject of the first: "Farmers block road, demand release of leaders", "Gondor summons
// envoy, lodges protest". They stand in the form of the first verb and have an object.
func (t *Tagger) second(words []dateline.Token) {
	tag := ""
	for i := range words {
		w := &words[i]
		if tag == "" {
			if w.POS == "VERB" && (w.Tag == "VBZ" || w.Tag == "VBP") && i > 0 {
				tag = w.Tag
			}
			continue
		}
		if below[w.Form] {
			return
		}
		if i+1 >= len(words) || words[i-1].Form != "," || !lower(w) || w.Tag == tag || w.Tag == "VBD" || w.Tag == "VBG" || w.Tag == "VBN" {
			continue
		}
		next := &words[i+1]
		object := opens(next) || next.Tag == "VB" || next.Tag == "VBP" && baseForms[next.Form]
		if tag == "VBZ" && object && w.Tag == "NNS" && t.lemmas.known["VERB"][unthird(w.Form)] && !goods[w.Form] ||
			tag == "VBP" && object && (w.Tag == "VB" || w.Tag == "NN" && going[w.Form]) {
			t.retag(w, tag)
			if next.POS == "VERB" { // "lodges protest"
				next.POS, next.Tag, next.Feats, next.Lemma = "NOUN", "NN", "Number=Sing", next.Form
			}
		}
	}
}

// unthird returns the verb whose third person a form may be.
func unthird(form string) string {
	for _, x := range []struct{ end, base string }{{"ies", "y"}, {"ches", "ch"}, {"shes", "sh"}, {"sses", "ss"}, {"xes", "x"}, {"s", ""}} {
		if stem, ok := strings.CutSuffix(form, x.end); ok {
			return stem + x.base
		}
	}
	return ""
}

// goods are plurals that stand in front of other nouns.
var goods = set("arms sports sales goods services works materials savings weapons women men")

// going are the verbs in the plural that go on with a subject and are nouns too, without those that often stand in front of another noun.
var going = set(`blame claim condemn demand deny halt hail kill lament mourn oust pledge praise promise protest quit rebuff rebuke reject resume sack seek
	slam threaten urge veto vow warn welcome wound`)

// retag makes a word a verb with one of the tags VB, VBZ and VBP.
func (t *Tagger) retag(w *dateline.Token, tag string) {
	w.POS, w.Tag = "VERB", tag
	switch tag {
	case "VB":
		w.Feats = "VerbForm=Inf"
	case "VBZ":
		w.Feats = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
	default:
		w.Feats = "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin"
	}
	w.Lemma = t.lemmas.Lemma(strings.ToLower(w.Form), w.POS, tag)
}

// clauseEnd returns where the main clause of a headline ends: before the word that begins a clause below it.
func clauseEnd(words []dateline.Token) int {
	for i := 2; i < len(words); i++ {
		if below[words[i].Form] {
			return i
		}
	}
	return len(words)
}

// headVerb returns the noun of a clause that is its verb, and its tag; -1 if there is none.
func headVerb(words []dateline.Token) (int, string) {
	start := 0
	for i := range words {
		if f := words[i].Form; f == ":" || f == "|" {
			start = i + 1
		}
	}
	several, head, sited := false, -1, false // the subject: whether it is of several members, its last noun, whether a preposition followed
	for i := start; i < len(words); i++ {
		w := &words[i]
		if i > start && noun(&words[i-1]) && (noun(w) || w.Form == "free" || w.Form == "back") && lower(w) {
			tag := ""
			switch h := &words[head]; {
			case (several || plural(h)) && baseForms[w.Form]:
				tag = "VBP"
			case !several && !plural(h) && agent(h) && thirdForms[w.Form] != "":
				tag = "VBZ"
			}
			if tag != "" {
				if !governs(words, i) {
					return -1, ""
				}
				return i, tag
			}
		}
		switch {
		case noun(w):
			if !sited {
				head = i
			}
		case w.Form == "," || w.Form == "and" || w.Form == "&":
			if head < 0 || i == start || !noun(&words[i-1]) || !agent(&words[i-1]) && !plural(&words[i-1]) {
				return -1, ""
			}
			several = several || !sited
		case w.Tag == "IN" && head >= 0 && (w.Form == "of" || w.Form == "in" || w.Form == "from" || w.Form == "near"):
			sited = true
		case w.Tag != "DT" && w.Tag != "POS" && w.Tag != "PRP$" && w.Tag != "CD" && !strings.HasPrefix(w.Tag, "JJ"):
			return -1, ""
		}
	}
	return -1, ""
}

// governs reports whether an object, or a verb after "to", begins behind word i, and no other verb of the clause follows.
func governs(words []dateline.Token, i int) bool {
	if i+2 > len(words) {
		return false
	}
	next := &words[i+1]
	low := fold(next)
	switch {
	case low == "to":
		base := thirdForms[words[i].Form]
		if base == "" {
			base = words[i].Form
		}
		if i+2 >= len(words) || !willing[base] || !lower(&words[i+2]) || words[i+2].Tag == "DT" {
			return false
		}
	case partitive[low], baseForms[next.Form] && i+2 < len(words) && opens(&words[i+2]):
		return false
	case words[i].Form == "sanctions" && noun(next) && lower(next): // a list, a package, relief
		return false
	case attributes[low] && i+2 < len(words) && noun(&words[i+2]):
	case !opens(next):
		return false
	}
	for k := i + 1; k < len(words); k++ {
		w := &words[k]
		if w.Form == "," || w.Form == ";" || w.Form == "-" || w.Form == "–" || w.Form == "—" {
			break
		}
		switch w.Tag {
		case "VBZ", "VBP", "MD":
			return false
		case "VBD", "VBN":
			if (k+1 >= len(words) || !noun(&words[k+1])) || k == i+1 && !attributes[fold(w)] {
				return false
			}
			if w.Tag == "VBD" && k > i+1 {
				return false
			}
		case "VB":
			if fold(&words[k-1]) != "to" {
				return false
			}
		}
	}
	return true
}

// opens reports whether an object may begin with a word.
func opens(w *dateline.Token) bool {
	return noun(w) || w.Tag == "DT" || w.Tag == "PRP$" || w.Tag == "CD" || strings.HasPrefix(w.Tag, "JJ")
}

// agent reports whether a noun names who can act: it is a name, or a word for a person or a body.
func agent(w *dateline.Token) bool {
	low := strings.ToLower(w.Form)
	return w.POS == "PROPN" && !lower(w) || agents[low]
}

// plural reports whether a noun takes a verb in the plural.
func plural(w *dateline.Token) bool {
	low := strings.ToLower(w.Form)
	return w.Tag == "NNPS" || w.Tag == "NNS" && (agents[strings.TrimSuffix(low, "s")] || agents[low]) || low == "police" || low == "troops" || low == "taliban"
}

func noun(w *dateline.Token) bool { return strings.HasPrefix(w.Tag, "NN") }

func fold(w *dateline.Token) string { return strings.ToLower(w.Form) }

func lower(w *dateline.Token) bool {
	r, _ := utf8.DecodeRuneInString(w.Form)
	return unicode.IsLower(r)
}

// third returns the third person of a verb.
func third(verb string) string {
	last := verb[len(verb)-1]
	switch {
	case last == 's' || last == 'x' || last == 'z' || strings.HasSuffix(verb, "ch") || strings.HasSuffix(verb, "sh") || verb == "veto" || verb == "torpedo":
		return verb + "es"
	case last == 'y' && !strings.ContainsRune("aeiou", rune(verb[len(verb)-2])):
		return verb[:len(verb)-1] + "ies"
	}
	return verb + "s"
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// baseForms are the verbs of news that are nouns too, without those that are rarely verbs in a headline (deal, trade, talk, aid).
var baseForms = set(`abuse accord advance appeal arrest assault attack award back battle bar blame blast block bomb bombard boost boycott
	breach brief cede censure challenge charge claim condemn confront contest counter court curb cut delay demand deport dispatch
	drone dump exile expel face fault fire free greet grill halt hail harass haul hit host hunt ink impact invade jail jam
	convict deploy detain eye kidnap kill lament launch lift limit loot mark mock mourn murder muzzle name note oust order pan pardon pillage plan pledge pound
	praise probe promise protest pursue quit raid ram rap rebuff rebuke recruit reform refuse regret recapture release repeal rescue resume
	retake revolt reward risk rout ruin sack sanction seal seek seize sentence set shell shoot shun sign signal slam slap slate slay snub
	spurn spy stage stall stop storm strike support surrender suspect swap target tax test threaten thwart toast top torch torpedo
	torture tour trap urge vet veto visit void vow warn welcome witness woo`)

// thirdForms are their third persons, with the verbs.
var thirdForms = func() map[string]string {
	m := map[string]string{}
	for w := range baseForms {
		m[third(w)] = w
	}
	return m
}()

// willing are those that take an infinitive.
var willing = set("plan pledge promise refuse threaten vow demand seek")

// below are the words that begin a clause below the main one.
var below = set("as after before while when if because since until though although despite amid that who which")

// partitive are nouns that an act in the plural gives a name to: "the Fornost attacks suspect".
var partitive = set(`suspect suspects trial trials anniversary inquiry probe victim victims survivor survivors plotter plotters planner memorial toll
	mastermind case plot threat threats fear fears video videos update row report hearing damage death deaths`)

// attributes are participles that stand in front of the name of a place or a person.
var attributes = set(`besieged occupied annexed disputed contested embattled divided captured ousted exiled jailed detained imprisoned
	deposed suspected alleged accused wounded proposed planned renewed frozen stalled seized armed`)

// agents are the common nouns for who acts in the news, in the singular.
var agents = set(`administration admiral adviser agency aide alliance ally ambassador analyst army assembly association authority bishop
	bloc board brigade cabinet captain cardinal central chancellor chief clan cleric coalition colonel commander commission
	committee company congress contractor cop council court delegate delegation demonstrator dictator diplomat doctor emir
	envoy extremist faction farmer fighter firm force gang general government governor group guard guerrilla gunman gunmen
	herder hijacker insurgent investigator islamist jihadist judge junta jury justice king lawmaker lawyer leader legislature
	mayor mediator militant militia minister ministry miner mob monarch mp navy negotiator neighbour neighbor observer officer
	official opposition panel parliament party patrol peacekeeper pirate police politician pope premier president pm prince prosecutor
	protester queen rebel regime regulator rioter ruler secretary senate senator separatist settler sheikh sheriff soldier
	speaker spokesman state student sultan supporter taliban terrorist tribe tribesmen tribunal troop troops trooper union villager
	warlord watchdog worker activist airforce nation country power mercenary candidate
	jet warplane warship gunboat helicopter coastguard`)
