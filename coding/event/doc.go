// Package event codes who did what to whom.
//
// It reads the tree, Mentions, Actors, Quotes, Dates, Places and the rules in rules/events, and adds
// Document.Events. A rule (see docs/rules.md) names the words that tell an act, where in the tree
// its source and target stand, and its CAMEO code; operators (agree to, refuse to, threaten to,
// call for, stop ...) compose with the act they govern instead of listing every pair.
//
// Codes follow CAMEO 1.1b3; the PLOVER side follows the table in rules/ontology.
package event
