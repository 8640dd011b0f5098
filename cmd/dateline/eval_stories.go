package main

import (
	"fmt"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/eval"
	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/story"
)

// evalstoriescmd scores stories, copies and acts that are counted once.
type evalstoriescmd struct {
	Gold string `arg:"" help:"File of reports with their stories, copies and acts."`
	Made bool   `help:"Score copies that are made from the reports instead."`
	scoring
}

// Help is shown by dateline eval stories --help.
func (evalstoriescmd) Help() string {
	return `Codes the reports of a gold file, joins them into stories and counts their acts once. Figures are over pairs:
two reports of one story, two reports made from one text, two tellings of one act. docs/formats/stories.md tells
the layout of the file.

Example:
  dateline eval stories eval/stories/open.txt --errors
  dateline eval stories eval/stories/open.txt --made`
}

// Run scores the stories.
func (c *evalstoriescmd) Run(s std) error {
	gold, err := readGold(c.Gold, eval.ReadStories)
	if err != nil {
		return err
	}
	if c.Made {
		gold = eval.MakeCopies(gold)
	}
	reports, err := codeAll(gold, c.Jobs, (*eval.StoryDoc).Article, func(d *dateline.Document) *record.Report { return record.Read(d, record.Options{}) })
	if err != nil {
		return err
	}
	found, err := joined(reports)
	if err != nil {
		return err
	}
	score := eval.ScoreStories(gold, found)
	if c.JSON {
		return printJSON(s.out, score)
	}
	c.faults(s, score.Faults)
	fmt.Fprintf(s.out, "reports %d\n", score.Reports)
	line := func(name string, p eval.PairFigures) {
		fmt.Fprintf(s.out, "%-24s gold %4d found %4d right %4d  P %.3f  R %.3f  F1 %.3f\n", name, p.Gold, p.System, p.Right, p.P, p.R, p.F1)
	}
	line("pairs of one story", score.Stories)
	line("pairs made from one text", score.Copies)
	line("pairs of one act", score.Acts)
	fmt.Fprintf(s.out, "kinds of copies %.3f, tellings coded %.3f\n", score.Kinds, score.Marks)
	return nil
}

// joined puts reports into stories and counts their acts.
func joined(reports []*record.Report) ([]eval.StoryFound, error) {
	maker, err := story.NewMaker()
	if err != nil {
		return nil, err
	}
	j := story.NewJoiner()
	at := map[string]int{}
	for i, r := range reports {
		at[r.ID] = i
		j.Add(maker.Brief(r))
	}
	out := make([]eval.StoryFound, len(reports))
	stories := map[string][]story.Member{}
	for _, n := range j.Changed() {
		i := at[n.ID]
		out[i].Story = n.Story
		if n.Copy != "" {
			if k, ok := story.Compare(reports[i], reports[at[n.Copy]]); ok {
				out[i].Copy, out[i].Kind = n.Copy, k.Kind
			}
		}
		m := story.Member{Report: reports[i]}
		if out[i].Kind != record.Excerpt {
			m.Copy = out[i].Copy
		}
		stories[n.Story] = append(stories[n.Story], m)
	}
	for _, members := range stories {
		for _, a := range story.Count(members, story.PerStory).Acts {
			for _, t := range a.Tellings {
				i := at[t.Report]
				out[i].Facts = append(out[i].Facts, eval.FactFound{Start: t.Trigger.Start, End: t.Trigger.End, Act: a.Key})
			}
		}
	}
	return out, nil
}
