package event

import (
	"math"
	"slices"

	"github.com/dateline/dateline"
)

// pulls say how much each sign of a candidate adds to or takes from its weight for a slot that the sentence leaves empty. They were fitted by
// a conditional logistic regression on the gold events of running text (`dateline eval events GOLD --fit`, which also cross-validates
// by report). Signs that are not listed weigh nothing.
var pulls = map[string]float64{
	"often":                      2.17,
	"source elsewhere":           1.22,
	"target of violence: armed":  0.94,
	"same opponent":              0.9,
	"target of peace elsewhere":  0.83,
	"like source":                0.53,
	"target of violence: people": 0.5,
	"same sentence":              0.26,
	"sentence before":            0.25,
	"source of an act: no power": 0.25,
	"source of peace elsewhere":  0.13,
	"source of violence: armed":  0.11,
	"opposite of like target":    -0.15,
	"target of an act: no power": -0.18,
	"target elsewhere":           -0.24,
	"like target":                -0.32,
	"target beside it":           -0.39,
	"source beside it":           -0.4,
	"opposite of like source":    -0.6,
	"source of violence: state":  -0.63,
	"only a place":               -0.75,
	"source of violence: people": -0.76,
	"target of violence: state":  -0.84,
	"target of violence: office": -1.51,
}

// leave is the weight of leaving a slot empty.
var leave = map[string]float64{"source": 2.88, "target": 2.19}

// enough is the chance from which on a candidate is taken.
const enough = 0.2

// chosen is the sign of an event of which a slot was filled by weighing the actors of the report.
const chosen = "chosen slot"

// nameless is the sign of an event that is told of many without a name: "countries that expelled envoys".
const nameless = "nameless source"

// many reports whether the subject of the verb at token i are some of many sides without a name.
func (c *coder) many(i int) bool {
	return c.isVerb(i) && slices.ContainsFunc(c.subjects(i), func(k int) bool {
		return c.Tokens[k].Tag == "NNS" && slices.Contains([]string{"country", "nation", "state", "government", "capital", "ally", "power"}, c.lemma(k))
	})
}

// choose fills the source or the target of events that their sentences leave empty with the likeliest actor of the report, if one is likely enough.
func (c *coder) choose(events []dateline.Event, slot string) {
	if len(c.Sentences) < 2 {
		return // the report tells no more than the sentence
	}
	var table []regard
	for k := range events {
		e := &events[k]
		if !wants(e, slot) {
			continue
		}
		if table == nil {
			table = c.regards(events)
		}
		ch := dateline.Choice{Slot: slot, Taken: -1}
		for a := range c.Actors {
			if cand, ok := c.candidate(events, k, a, slot, &table[a]); ok {
				ch.Candidates = append(ch.Candidates, cand)
			}
		}
		if len(ch.Candidates) == 0 {
			continue
		}
		weigh(&ch)
		// violence has a doer; who is only named later is not whom somebody speaks of
		for i := range ch.Candidates {
			if p := ch.Candidates[i].Chance; p >= enough && (e.Code >= "15" || p > ch.Nobody && !slices.Contains(ch.Candidates[i].Signs, "only later")) && (ch.Taken < 0 || p > ch.Candidates[ch.Taken].Chance) {
				ch.Taken = i
			}
		}
		e.Choices = append(e.Choices, ch)
	}
	for k := range events {
		e := &events[k]
		for i := range e.Choices {
			ch := &e.Choices[i]
			if ch.Slot != slot || ch.Taken < 0 {
				continue
			}
			if parts := ch.Candidates[ch.Taken].Participants; slot == "source" {
				e.Source = parts
			} else {
				e.Target = parts
			}
			e.Signs = append(e.Signs, chosen)
		}
	}
}

// doers and sufferers are the categories whose acts cannot be without a source or a target, told or not.
var (
	doers     = []string{"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "RETREAT"}
	sufferers = []string{"ASSAULT", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "SANCTION"}
)

// wants reports whether a slot of an event is empty and asks to be filled.
func wants(e *dateline.Event, slot string) bool {
	if slot == "source" {
		return len(e.Source) == 0 && slices.Contains(doers, e.Plover.Category) && !slices.Contains(e.Signs, nameless)
	}
	return len(e.Target) == 0 && !(e.Reciprocal && e.Code[:2] == "19" && actors(e.Source) > 1) && slices.Contains(e.Signs, "no target") && (slices.Contains(sufferers, e.Plover.Category) || e.Code == "163")
}

// weigh turns the signs of the candidates into chances.
func weigh(ch *dateline.Choice) {
	sum := math.Exp(leave[ch.Slot])
	for i := range ch.Candidates {
		w := 0.0
		for _, s := range ch.Candidates[i].Signs {
			w += pulls[s]
		}
		ch.Candidates[i].Chance = math.Exp(w)
		sum += ch.Candidates[i].Chance
	}
	for i := range ch.Candidates {
		ch.Candidates[i].Chance /= sum
	}
	ch.Nobody = math.Exp(leave[ch.Slot]) / sum
}

// regard is what the report tells of an actor.
type regard struct {
	mentions []int // into Document.Mentions, in order of the text
	share    float64
}

func (c *coder) regards(events []dateline.Event) []regard {
	out := make([]regard, len(c.Actors))
	total := 0
	for m := range c.Mentions {
		for _, a := range c.Mentions[m].Actors {
			out[a].mentions = append(out[a].mentions, m)
			total++
		}
	}
	for a := range out {
		out[a].share = float64(len(out[a].mentions)) / float64(max(1, total))
	}
	return out
}

// candidate returns actor a with what speaks for and against it as the filler of a slot of event k; false if it cannot fill it.
func (c *coder) candidate(events []dateline.Event, k, a int, slot string, st *regard) (dateline.Candidate, bool) {
	e := &events[k]
	act := &c.Actors[a]
	if len(st.mentions) == 0 || c.apart(events, k, a, slot) {
		return dateline.Candidate{}, false
	}
	near, same, before, place := -1, false, false, true
	for _, m := range st.mentions {
		x := &c.Mentions[m]
		sent := c.Tokens[x.Head].Sent
		if near < 0 || x.Start < e.Trigger.Start {
			near = m
		}
		same = same || sent == e.Sentence
		before = before || sent == e.Sentence-1
		place = place && x.Kind == "place"
	}
	parts := c.hats(a, &c.Mentions[near])
	other := e.Target
	if slot == "target" {
		other = e.Source
	}
	for _, p := range parts {
		if p.Code == "" || p.Country == "" && act.Kind != "organisation" || within(other, p) || e.Code >= "18" && coded(other, p) || p.Country != "" && slices.ContainsFunc(other, func(q dateline.Participant) bool {
			return q.Country == p.Country && e.Code < "17"
		}) {
			return dateline.Candidate{}, false
		}
	}
	var signs []string
	add := func(set bool, sign string) {
		if set {
			signs = append(signs, sign)
		}
	}
	add(same, "same sentence")
	add(!same && before, "sentence before")
	add(!same && !before && c.Mentions[near].Start > e.Trigger.Start, "only later")
	add(st.share >= 0.1 && len(st.mentions) > 1, "often")
	add(place, "only a place")
	like, likeOther, any, dyad, conj, hostile, civil := 0, 0, 0, 0, false, false, false
	peace, peaceful := true, true // whether nothing hostile is told of it in the slot, in any
	blames, blamed, mourns := false, false, false
	for i := range events {
		f := &events[i]
		if i == k {
			continue
		}
		own, opposite := f.Source, f.Target
		if slot == "target" {
			own, opposite = f.Target, f.Source
		}
		in := func(ps []dateline.Participant) bool {
			return slices.ContainsFunc(ps, func(p dateline.Participant) bool { return p.Actor == a })
		}
		if in(own) {
			any++
			peace = peace && f.Code < "09"
			conj = conj || f.Sentence == e.Sentence
		}
		civil = civil || e.Code >= "18" && f.Code >= "18" && in(own) && domestic(own, opposite)
		hostile = hostile || f.Code >= "09" && f.Code[:2] != "15" && in(f.Source)
		peaceful = peaceful && (f.Code < "09" || !in(f.Source) && !in(f.Target))
		mourns = mourns || f.Code == "018" && in(f.Source)
		blames = blames || f.Plover.Category == "ACCUSE" && in(f.Source)
		blamed = blamed || f.Code >= "09" && in(f.Target)
		if alike := kindred(e.Code, f.Code); alike && in(own) {
			like++
			if len(other) > 0 && shared(other, opposite) {
				dyad++
			}
		} else if alike && in(opposite) {
			likeOther++
		}
	}
	add(like > 0, "like "+slot)
	add(likeOther > 0, "opposite of like "+slot)
	add(any > 0 && (!peace || e.Code < "15"), slot+" elsewhere")
	add(any > 0 && peace && e.Code >= "15", slot+" of peace elsewhere")
	add(conj, slot+" beside it")
	add(dyad > 0, "same opponent")
	if same && len(st.mentions) == 1 && any+likeOther == 0 {
		return dateline.Candidate{}, false // the report tells no more of it than this sentence, and that leaves the slot empty
	}
	if slot == "source" && like == 0 && (!c.able(e, parts[0].Sector) || e.Code == "173" && !slices.Contains(arresters, parts[0].Sector) && act.Kind != "state") {
		return dateline.Candidate{}, false
	}
	if slot == "source" && e.Code >= "18" && like == 0 && blames && !blamed {
		return dateline.Candidate{}, false // who condemns violence and has no enemy in the report stands outside of it
	}
	if slot == "source" && e.Code == "173" && like == 0 && slices.ContainsFunc(other, func(q dateline.Participant) bool {
		return slices.Contains([]string{"ELI", "OPP", "LEG", "GOV"}, q.Sector) && q.Country != "" && parts[0].Country != "" && q.Country != parts[0].Country
	}) {
		return dateline.Candidate{}, false // politicians are arrested at home
	}
	if slot == "source" && e.Code >= "18" && like == 0 && act.Kind == "person" && slices.Contains([]string{"GOV", "IGO", "LEG"}, parts[0].Sector) && !hostile {
		return dateline.Candidate{}, false // whoever only speaks does not fight
	}
	if slot == "source" && e.Code >= "18" && like == 0 && mourns {
		return dateline.Candidate{}, false // nor does who consoles the victims kill
	}
	if slot == "source" && e.Code >= "18" && parts[0].Sector == "IGO" && like == 0 {
		return dateline.Candidate{}, false // peacekeepers and observers are there to tell of it
	}
	if slot == "target" && e.Code >= "18" && act.Kind == "state" && like == 0 && peaceful && likeOther == 0 {
		return dateline.Candidate{}, false // a state of which only talks and help are told is not the victim
	}
	if e.Plover.Category == "ACCUSE" && slot == "target" && !hostile {
		return dateline.Candidate{}, false
	}
	if e.Code >= "18" && !civil && (domestic(parts, other) && (act.Kind == "state" || like > 0) || slot == "source" && guarded(parts, other)) {
		return dateline.Candidate{}, false // who fights others does not fight his own people unless it is told, and no state its own soldiers
	}
	if slot == "source" && lawful(parts) && slices.ContainsFunc(c.spanTokens(e.Trigger), func(i int) bool { return slices.Contains(outrages, c.lemma(i)) }) {
		return dateline.Candidate{}, false
	}
	if e.Code >= "18" && slot == "source" && c.backs(st.mentions, other) {
		return dateline.Candidate{}, false
	}
	if e.Code >= "18" {
		switch sector := parts[0].Sector; {
		case act.Kind == "state":
			add(true, slot+" of violence: state")
		case slices.Contains([]string{"MIL", "REB", "UAF", "SPY"}, sector):
			add(true, slot+" of violence: armed")
		case slices.Contains([]string{"CVL", "REF", "EDU", "MED", "NGO", "REL", "BUS", "LAB"}, sector):
			add(true, slot+" of violence: people")
		case slices.Contains([]string{"GOV", "LEG", "JUD", "COP", "IGO", "PTY"}, sector):
			add(true, slot+" of violence: office")
		}
	} else {
		add(act.Kind != "state" && slices.Contains([]string{"CVL", "REF", "EDU", "MED", "NGO", "REL", "BUS", "LAB", "UNK", ""}, parts[0].Sector), slot+" of an act: no power")
	}
	return dateline.Candidate{Participants: parts, Signs: signs}, true
}

// coded reports whether a side has police or soldiers of the force that p is of, who do not wound their own.
func coded(side []dateline.Participant, p dateline.Participant) bool {
	return (p.Sector == "COP" || p.Sector == "MIL") && slices.ContainsFunc(side, func(q dateline.Participant) bool { return q.Code == p.Code })
}

// arresters are the sectors of those who arrest and charge people.
var arresters = []string{"COP", "GOV", "MIL", "JUD", "SPY"}

// able reports whether a side of a sector does such an act: rebels have no air force, armies no suicide bombers.
func (c *coder) able(e *dateline.Event, sector string) bool {
	switch sector {
	case "REB", "UAF":
		return e.Code != "195"
	case "MIL", "GOV", "COP":
		return e.Code != "1831"
	}
	return true
}

// apart reports whether actor a cannot fill a slot of event k for what it does there: it tells of the act, it is the victim of the act that event k
// remarks on, or it remarks on the act itself.
func (c *coder) apart(events []dateline.Event, k, a int, slot string) bool {
	e := &events[k]
	in := func(ps []dateline.Participant) bool {
		return slices.ContainsFunc(ps, func(p dateline.Participant) bool { return p.Actor == a })
	}
	if slot == "source" && e.Code >= "14" && in(e.ReportedBy) {
		return true
	}
	for i := range events {
		f := &events[i]
		if f.Sentence != e.Sentence || i == k {
			continue
		}
		if e.Plover.Category == "ACCUSE" && slot == "target" && f.Code >= "14" && in(f.Target) ||
			f.Plover.Category == "ACCUSE" && e.Code >= "12" && in(f.Source) ||
			f.Plover.Category == "CONSULT" && e.Code >= "18" && slot == "source" && in(f.Source) && c.Actors[a].Sector != "MIL" {
			return true // "the ministers discussed the attack"
		}
		if slot == "source" && e.Code >= "18" && f.Plover.Category == "REQUEST" && slices.ContainsFunc(f.Source, func(p dateline.Participant) bool { return p.Country != "" && p.Country == c.Actors[a].Country }) {
			return true // "deplored the hostilities and called for peace"
		}
	}
	return false
}

// domestic reports whether two sides belong to one state, and the second is not the state or a place of it.
func domestic(a, b []dateline.Participant) bool {
	return slices.ContainsFunc(a, func(p dateline.Participant) bool {
		return p.Country != "" && slices.ContainsFunc(b, func(q dateline.Participant) bool { return q.Country == p.Country && q.Code != q.Country })
	})
}

// guarded reports whether the first side governs or is an army and the second is of its own forces or offices, or its own ground.
func guarded(a, b []dateline.Participant) bool {
	if !slices.ContainsFunc(a, func(p dateline.Participant) bool { return p.Sector == "GOV" || p.Sector == "MIL" || p.Sector == "LEG" }) {
		return false
	}
	return slices.ContainsFunc(b, func(q dateline.Participant) bool {
		return q.Country != "" && q.Country == a[0].Country && (q.Code == q.Country || slices.Contains([]string{"MIL", "GOV", "COP", "UNK"}, q.Sector))
	})
}

// backs reports whether one of the mentions only tells who stands behind a side: "25 Mordor-backed rebels".
func (c *coder) backs(mentions []int, side []dateline.Participant) bool {
	for _, m := range mentions {
		x := &c.Mentions[m]
		if v := c.Tokens[x.Head].Head; v > x.Head && c.rel(v) == "amod" && slices.Contains(backing, c.lemma(v)) &&
			slices.ContainsFunc(side, func(p dateline.Participant) bool { return p.Span.Contains(v) }) {
			return true
		}
	}
	return false
}

// backing are the participles that tell whose friends somebody is.
var backing = []string{"back", "support", "ally", "align", "train", "arm", "fund", "equip", "sponsor"}

// kindred reports whether two acts are of one kind: both violence, or of one root.
func kindred(a, b string) bool { return a >= "18" && b >= "18" || a[:2] == b[:2] }
