// Package eval compares what dateline finds with what people marked.
//
// It reads gold files and coded Documents and returns figures; it runs no stage itself: callers pass
// the Documents, or functions that make them. What a gold file holds and how each figure is counted is
// told at the function that scores it; docs/scores.md keeps the figures.
package eval
