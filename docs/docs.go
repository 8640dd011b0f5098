// Package docs holds those pages of the documentation that the program itself shows.
package docs

import _ "embed"

// Scores is scores.md.
//
//go:embed scores.md
var Scores string
