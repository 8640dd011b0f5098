package main

import "strings"

// A command is one evaluation with the figures that are kept of it.
type command struct {
	args    string // of dateline, without the gold file
	gold    string // below data/, or below eval/ in the repository
	figures []figure
}

// A figure is one number: what it is called, and where it stands in the JSON.
type figure struct{ name, path string }

// headlines names the figures that README shows too.
func headlines() []string {
	return []string{
		"events in running text: category (type), P", "events in running text: category (type), R", "events in running text: category (type), F1",
		"events in running text: with source and target (who), P", "events in running text: with source and target (who), R",
		"events in running text: with source and target (who), F1",
		"pairs, actors given: 15 roots, accuracy", "pairs, actors given: 4 quads, accuracy", "pairs, actors found: right root between the right two",
		"quotations: found, F1", "dates: value, F1",
		"EWT, gold words: UPOS", "EWT, gold words: LAS", "EWT, raw text: LAS", "names, UNER EWT: F1",
	}
}

// path returns where the gold file is, for a folder that holds data/.
func (c command) path(shared string) string {
	if strings.HasPrefix(c.gold, "eval/") {
		return c.gold
	}
	return shared + "/data/" + c.gold
}

// line returns the command as a reader would type it.
func (c command) line() string { return "dateline " + c.args + " " + c.path("../shared") }

// records names the figures of a gold file of meetings and agreements.
func records(half string) []figure {
	return []figure{
		{"meetings, " + half + ": found, F1", "meetings.records.f1"},
		{"meetings, " + half + ": slots, F1", "meetings.all.f1"},
		{"agreements, " + half + ": found, F1", "agreements.records.f1"},
		{"agreements, " + half + ": slots, F1", "agreements.all.f1"},
	}
}

// joins names the figures of a gold file of stories.
func joins(half string) []figure {
	return []figure{
		{"stories, " + half + ": pairs of reports, P", "stories.p"},
		{"stories, " + half + ": pairs of reports, R", "stories.r"},
		{"stories, " + half + ": pairs made from one text, F1", "copies.f1"},
		{"acts counted once, " + half + ": pairs of tellings, P", "acts.p"},
		{"acts counted once, " + half + ": pairs of tellings, R", "acts.r"},
	}
}

// week names the figures of the gold file of stories of one week and region, which holds no copies.
var week = []figure{
	{"stories, one week: pairs of reports, P", "stories.p"},
	{"stories, one week: pairs of reports, R", "stories.r"},
	{"acts counted once, one week: pairs of tellings, P", "acts.p"},
	{"acts counted once, one week: pairs of tellings, R", "acts.r"},
}

// copies names the figures of near-duplicates that are made of a gold file of stories.
func copies(half string) []figure {
	return []figure{
		{"near-duplicates made of the " + half + ": pairs, P", "copies.p"},
		{"near-duplicates made of the " + half + ": pairs, R", "copies.r"},
		{"near-duplicates made of the " + half + ": right kind", "kinds"},
	}
}

// speech names the figures of a gold file of speakers.
func speech(half string) []figure {
	return []figure{
		{"who said what, " + half + ": found, F1", "found.f1"},
		{"who said what, " + half + ": speaker, P", "speaker.p"},
		{"who said what, " + half + ": speaker, R", "speaker.r"},
		{"who said what, " + half + ": addressee, P", "addressee.p"},
		{"who said what, " + half + ": addressee, R", "addressee.r"},
		{"who said what, " + half + ": stance, P", "stance.p"},
		{"who said what, " + half + ": stance, R", "stance.r"},
	}
}

// measures lists what is measured, in the order of the table. All figures are shares: more is better.
func measures() []command {
	return []command{
		{"eval events", "gold-news/gold-news-dev.jsonl.gz", []figure{
			{"events in running text: category (type), P", "type.p"},
			{"events in running text: category (type), R", "type.r"},
			{"events in running text: category (type), F1", "type.f1"},
			{"events in running text: with source and target (who), P", "who.p"},
			{"events in running text: with source and target (who), R", "who.r"},
			{"events in running text: with source and target (who), F1", "who.f1"},
			{"events in running text: flags of the matched", "aux"},
			{"events in running text: CAMEO root of the matched", "cameo_root"},
			{"events in running text: CAMEO code of the matched", "cameo"},
		}},
		{"eval pairs", "plv/plv-train.jsonl.gz", []figure{
			{"pairs, actors given: 15 roots, accuracy", "roots.accuracy"},
			{"pairs, actors given: 15 roots, macro F1", "roots.macro_f1"},
			{"pairs, actors given: 4 quads, accuracy", "quads.accuracy"},
			{"pairs, actors given: 4 quads, macro F1", "quads.macro_f1"},
			{"pairs, actors found: right root between the right two", "found"},
		}},
		{"eval classes", "cameo/cameo_dev.jsonl.gz", []figure{
			{"five classes: accuracy", "accuracy"},
			{"five classes: macro F1", "macro_f1"},
		}},
		{"eval quotes", "polnear/quotes_dev.jsonl.gz", []figure{
			{"quotations: found, F1", "found.f1"},
			{"quotations: attributed, F1", "attributed.f1"},
			{"quotations: exact, F1", "exact.f1"},
		}},
		{"eval speakers", "eval/quotes/open.txt", speech("open half")},
		{"eval speakers", "eval/quotes/aside.txt", speech("half set aside")},
		{"eval dates", "datespec/datespec_dev.jsonl.gz", []figure{
			{"dates: relaxed, F1", "relaxed.f1"},
			{"dates: strict, F1", "strict.f1"},
			{"dates: value, F1", "value.f1"},
		}},
		{"eval places", "geowebnews/places_gwn_dev.jsonl.gz", []figure{
			{"places: found, partial F1", "partial.f1"},
			{"places: found and within 161 km, of all", "e2e"},
		}},
		{"eval places --given", "geowebnews/places_gwn_dev.jsonl.gz", []figure{
			{"places, names given: within 161 km", "e2e"},
		}},
		{"eval meetings", "eval/meetings/open.txt", records("open half")},
		{"eval meetings", "eval/meetings/aside.txt", records("half set aside")},
		{"eval stories", "eval/stories/open.txt", joins("open half")},
		{"eval stories", "eval/stories/aside.txt", joins("half set aside")},
		{"eval stories", "eval/stories/week.txt", week},
		{"eval stories --made", "eval/stories/open.txt", copies("open half")},
		{"eval stories --made", "eval/stories/aside.txt", copies("half set aside")},
		{"eval ud", "ud/ewt-dev.conllu.gz", []figure{
			{"EWT, raw text: tokens", "raw.tokens"},
			{"EWT, raw text: sentences", "raw.sentences"},
			{"EWT, raw text: LAS", "raw.las"},
			{"EWT, gold words: UPOS", "words.upos"},
			{"EWT, gold words: lemma", "words.lemma"},
			{"EWT, gold words: UAS", "words.uas"},
			{"EWT, gold words: LAS", "words.las"},
		}},
		{"eval ud", "ud/gum-dev.conllu.gz", []figure{
			{"GUM, raw text: tokens", "raw.tokens"},
			{"GUM, raw text: sentences", "raw.sentences"},
			{"GUM, raw text: LAS", "raw.las"},
			{"GUM, gold words: UPOS", "words.upos"},
			{"GUM, gold words: lemma", "words.lemma"},
			{"GUM, gold words: UAS", "words.uas"},
			{"GUM, gold words: LAS", "words.las"},
		}},
		{"eval ner", "ner/uner-ewt-dev.iob2.gz", []figure{
			{"names, UNER EWT: F1", "f1"},
		}},
		{"eval ner", "ner/gum-dev.iob2.gz", []figure{
			{"names, GUM: F1", "f1"},
		}},
		{"eval spans", "re3d/re3d_dev.jsonl.gz", []figure{
			{"names in running text, re3d: exact F1", "exact.f1"},
			{"names in running text, re3d: partial F1", "partial.f1"},
		}},
	}
}
