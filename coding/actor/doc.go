// Package actor finds who and what can act in a report: states, organisations, people with their
// offices, groups and crowds. It reads the tokens with their tree, Entities, Chains, Quotes, Places, the date
// and the publisher, and a Registry loaded from rules/actors; it adds Actors and Mentions, and the speaker of each Quote.
//
// Names are looked up in the registry (index.go, names.go), role words with what stands around
// them make units such as "the Kazakh foreign minister" (unit.go), units and names are joined into
// people with offices (person.go), the other units become groups and bodies with a country (role.go), and at last
// pronouns, first persons and phrases such as "both sides" get their actors (refer.go, speech.go).
package actor
