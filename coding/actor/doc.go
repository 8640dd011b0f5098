// Package actor finds who and what can act in a report: states, organisations, people with their
// offices, groups and crowds. It reads the tokens with their tree, Entities, Chains, Quotes, Places, the date
// and the publisher, and a Registry loaded from rules/actors; it adds Actors and Mentions, and the speaker of each Quote.
//
// Names are looked up in the registry (hit.go) and squared with those of the recogniser (name.go). Role words with what
// stands around them make units such as "the Gondorian foreign minister" (unit.go, right.go). Units and names are
// joined into people with offices (person.go, office.go); the other units become groups and bodies (role.go) of the
// state that their words, or else their surroundings, tell (guess.go, home.go). At last
// pronouns, first persons and phrases such as "both sides" get their actors (phrase.go, refer.go, speech.go).
package actor
