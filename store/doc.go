// Package store keeps the record in one SQLite file: reports with their texts, what they tell, each fact counted once,
// full text, roll-ups, judgements, and a log that readers follow (docs/formats/store.md).
//
// One process writes at a time, any number read. Whatever Add, Recode, Join and Judge returned is on the disk.
package store
