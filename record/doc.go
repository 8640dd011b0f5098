// Package record holds what dateline keeps: the facts of one report ([Report], made from a Document by [Read]), and the
// facts of many, each counted once however often it is told ([Act], [Encounter], [Deal], [Statement]).
//
// The types are those of JSON Lines (docs/formats/jsonl.md). Offsets count Unicode characters of Report.Text, half-open.
package record
