// Package meeting builds the records of meetings and agreements: who met whom, as what, where and when, about what, with what result, and
// which treaties, memoranda and statements were proposed, signed, ratified or left.
//
// It reads the tree, Mentions, Actors, Events, Dates, Places and Contexts, and adds Document.Meetings and Document.Agreements. Every telling
// ("met with", "the talks", "his visit to") is found by its word and its place in the tree; tellings of one meeting in several sentences
// are joined to one record.
package meeting
