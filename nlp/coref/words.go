package coref

import "strings"

// The lists are read once into maps that never change.

var humans = set(`minister president premier secretary leader diplomat ambassador envoy official spokesperson politician lawmaker senator deputy
governor mayor judge lawyer prosecutor general colonel commander officer soldier fighter militant rebel terrorist protester activist journalist reporter
writer author professor teacher doctor student worker farmer engineer scientist expert analyst economist businessperson executive director manager chief head
chair chairperson chancellor commissioner representative delegate negotiator mediator critic candidate opponent rival ally supporter member adviser advisor aide
guard guest host speaker colleague counterpart predecessor successor victim survivor resident citizen refugee migrant civilian person people national native
villager witness suspect prisoner detainee hostage patient child kid baby teenager youth parent sibling relative friend neighbour neighbor spouse partner
monarch ruler dictator statesman police cleric imam bishop priest pope worshipper believer follower leader-in-exile veteran pilot driver sailor captain
sergeant gen maj col lt capt sgt brig adm admiral marshal inspector detective investigator inmate attacker gunman bomber killer criminal smuggler trafficker demonstrator striker voter
economist historian artist singer actor footballer player coach owner founder chairman-elect defector dissident exile extremist jihadist insurgent insider outsider
pharmacist nurse surgeon scholar researcher consultant contractor employee employer banker trader investor lobbyist attorney counsel magistrate justice`)

var menNouns = set(`man boy father son brother husband uncle nephew grandfather grandson king prince duke emperor spokesman chairman businessman policeman congressman
gentleman sheikh sultan emir tsar widower bridegroom fisherman salesman serviceman tribesman clergyman`)

var womenNouns = set(`woman girl mother daughter sister wife aunt niece grandmother granddaughter queen princess duchess empress spokeswoman chairwoman businesswoman
policewoman congresswoman lady widow bride actress waitress first-lady schoolgirl servicewoman`)

var bodies = set(`government ministry department agency organization organisation company firm corporation group party parliament senate congress council committee commission
court army force military navy union alliance bloc coalition association federation league movement militia faction country nation state republic kingdom
university institute bank fund newspaper channel station network team club delegation regime administration authority cabinet board bureau office embassy
opposition side mission body institution grouping consortium foundation charity church tribe community secretariat tribunal assembly junta gang crowd
family neighbor neighbour enemy contingent brigade battalion squad unit division troika quartet chamber house`)

func set(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// humanNoun reports whether a lemma names a person, and the sex if the word tells it.
func humanNoun(lemma string) (sex byte, ok bool) {
	switch {
	case menNouns[lemma]:
		return 'm', true
	case womenNouns[lemma]:
		return 'f', true
	}
	return 0, humans[lemma]
}

func bodyNoun(lemma string) bool { return bodies[lemma] }

// generalBody reports whether "the X" may stand for a body whose name does not hold the word.
func generalBody(lemma string) bool {
	switch lemma {
	case "organization", "organisation", "group", "body", "agency", "bloc", "alliance", "company", "firm", "grouping", "institution", "movement", "militia":
		return true
	}
	return false
}

// land reports whether "the X" stands for a state.
func land(lemma string) bool {
	return lemma == "country" || lemma == "nation" || lemma == "republic" || lemma == "kingdom"
}
