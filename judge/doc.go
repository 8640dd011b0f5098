// Package judge reads and writes the files in which people judge the record: lists of judgements, and samples drawn at random
// (docs/formats/judgements.md). It works out how right the record is from what they said.
//
// It knows no database.
package judge
