package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/dateline/dateline/coding/actor"
)

// actorscmd groups what can be done with the registry of actors.
type actorscmd struct {
	Check  actorscheckcmd  `cmd:"" help:"Look for mistakes in actor files."`
	Lookup actorslookupcmd `cmd:"" help:"Show what a name or title stands for on a day, and where that is written."`
}

// actorslookupcmd looks up one name.
type actorslookupcmd struct {
	Name   []string `arg:"" help:"A name, title or role: Astana, OSCE, \"Kazakh foreign minister\"."`
	Actors []string `placeholder:"FILE|DIR" sep:"none" help:"Actors of your own, which win over those that are built in."`
	Date   string   `placeholder:"YYYY-MM-DD" help:"Day of the report; without it all times."`
}

// Help is shown by dateline actors lookup --help.
func (actorslookupcmd) Help() string {
	return `Prints one paragraph for each reading of the name in rules/actors: as what it stands there, the actor with
country, CAMEO code and PLOVER sector, when the reading holds, and for people their offices on the day
("former" where they are over). The last words of a line are file:line of the entry. A title with a state or
organisation names those who hold the office on the day.

Examples:
  dateline actors lookup Astana --date 2025-06-10
  dateline actors lookup "Kazakh foreign minister" --date 2025-06-10`
}

// Run prints the readings. Nothing found is exit status 1.
func (c *actorslookupcmd) Run(s std) error {
	var day time.Time
	if c.Date != "" {
		var err error
		if day, err = time.Parse(time.DateOnly, c.Date); err != nil {
			return &usageError{fmt.Errorf("--date %s: write YYYY-MM-DD", c.Date)}
		}
	}
	o, err := (&own{Actors: c.Actors}).options(false)
	if err != nil {
		return err
	}
	registry, err := actor.Load(o.Actors...)
	if err != nil {
		return err
	}
	name := strings.Join(c.Name, " ")
	found := registry.Lookup(name, day)
	found = append(found, registry.Incumbents(name, day)...)
	if len(found) == 0 {
		fmt.Fprintf(s.err, "dateline: the registry does not know %q\n", name)
		return errSome
	}
	for i := range found {
		showMatch(s.out, &found[i])
	}
	return nil
}

func showMatch(w io.Writer, m *actor.Match) {
	e := m.Entry
	fmt.Fprintf(w, "%s  %s of %s", m.Name, m.As, e.ID)
	if term := m.Term.String(); term != "" {
		fmt.Fprintf(w, " %s", term)
	}
	if !m.Holds {
		fmt.Fprint(w, " not on this day")
	}
	fmt.Fprintf(w, "  %s\n", m.Rule)
	if code := strings.Join(strings.Fields(e.Country+" "+e.Code+" "+e.Sector), " "); code != "" {
		fmt.Fprintf(w, "  %s: %s  %s\n", e.Name, code, e.Rule)
	}
	for _, o := range m.Offices {
		title := o.Title
		if o.Of != "" {
			title += " of " + o.Of
		}
		if o.Former {
			title = "former " + title
		}
		term := actor.Term{From: o.From, To: o.To}
		fmt.Fprintf(w, "  %s: %s %s %s  %s\n", title, o.Code, o.Sector, term, o.Rule)
	}
}
