// Package story decides what is told twice. It knows no database: it works on small summaries of reports ([Brief]) and on the
// facts of reports ([record.Report]).
//
// A [Maker] makes briefs. A [Joiner] holds the briefs of some days and answers which reports belong to one story, and which one repeats
// the text of which; its answer depends on the reports alone, not on the order in which they came. [Compare] tells how one text differs from
// another. [Count] joins the facts of a story that are one act, one meeting, one agreement; [Daily] is the one-a-day filter of the field.
package story
