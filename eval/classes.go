package eval

import (
	"io"
	"slices"
	"strconv"

	"github.com/dateline/dateline"
)

// A ClassItem is a sentence of the cameo sets with the class of its event.
type ClassItem struct {
	ID    string `json:"id"`
	Text  string `json:"text"`
	Penta *int   `json:"penta"` // nil if the class was not coded
}

// ReadClasses reads a file of the cameo layout, gzipped or not, and leaves out sentences without a class.
// Errors carry file:line.
func ReadClasses(name string, r io.Reader) ([]ClassItem, error) {
	items, err := readLines[ClassItem](name, r)
	return slices.DeleteFunc(items, func(c ClassItem) bool { return c.Penta == nil }), err
}

// Article returns the sentence to be coded.
func (c *ClassItem) Article() *dateline.Article {
	return &dateline.Article{ID: c.ID, File: c.ID, Body: c.Text, Language: "en"}
}

// Penta returns the class that a CAMEO code belongs to: 0 statement (01, 02), 1 verbal cooperation (03-05),
// 2 material cooperation (06-08), 3 verbal conflict (09-13, 16), 4 material conflict (14, 15, 17-20); -1
// for what is no CAMEO code.
func Penta(code string) int {
	root, err := strconv.Atoi(head2(code))
	switch {
	case err != nil || root < 1 || root > 20:
		return -1
	case root <= 2:
		return 0
	case root <= 5:
		return 1
	case root <= 8:
		return 2
	case root <= 13 || root == 16:
		return 3
	}
	return 4
}

// ClassOf returns the class that most events of a document have, counted by their scores; of equals the one that is
// told first. It is "" for a document without events.
func ClassOf(d *dateline.Document) string {
	var weight [5]float64
	first := [5]int{}
	for i := range first {
		first[i] = len(d.Events)
	}
	for i := range d.Events {
		if k := Penta(d.Events[i].Code); k >= 0 {
			weight[k] += d.Events[i].Score
			first[k] = min(first[k], i)
		}
	}
	best := -1
	for k := range weight {
		if first[k] < len(d.Events) && (best < 0 || weight[k] > weight[best] || weight[k] == weight[best] && first[k] < first[best]) {
			best = k
		}
	}
	if best < 0 {
		return ""
	}
	return strconv.Itoa(best)
}

// ScoreClasses compares the classes of coded sentences with the gold's; both lists have the same length.
func ScoreClasses(gold []ClassItem, coded []*dateline.Document) *LabelScore {
	var want, got []string
	for i := range gold {
		want = append(want, strconv.Itoa(*gold[i].Penta))
		got = append(got, ClassOf(coded[i]))
	}
	return ScoreLabels(want, got)
}
