// Package shire holds a registry of invented states, organisations, people and roles for tests
// and for the examples beside the event rules, so that neither moves with the real actor lists.
package shire

import "embed"

// Files holds the registry under the folder actors, in the format of rules/actors.
//
//go:embed actors
var Files embed.FS

// Names holds the invented states, organisations and people without the roles, to be used beside rules/actors.
//
//go:embed actors/states.txt actors/organisations.txt actors/people.txt
var Names embed.FS
