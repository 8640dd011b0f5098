// Package trend makes daily series of dyads and countries out of [record.Day] roll-ups, rolls them up by week and month,
// and warns when something changes: conflict beyond the usual, a first contact, silence after habit, a meeting level never
// reached before (docs/formats/trends.md).
//
// It knows no database and reads no clock: the same rows give the same warnings.
package trend
