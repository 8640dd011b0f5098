// Package coref links what refers to one thing within a report: full names and their short forms, acronyms,
// pronouns, and definite phrases such as "the minister". It reads tokens with tags and tree and
// Entities, and adds Chains. It prefers to leave a pronoun unlinked to linking it wrongly.
package coref
