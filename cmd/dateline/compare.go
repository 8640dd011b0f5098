package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"

	"github.com/dateline/dateline/eval"
	"github.com/dateline/dateline/export"
	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/rules"
	"github.com/dateline/dateline/store"
)

// comparecmd tells where two codings agree.
type comparecmd struct {
	A string `arg:"" name:"one" help:"A coding: a record (dateline.db), another coder's events in it (dateline.db@gdelt2), or a file with its layout (gdelt2:FILE)."`
	B string `arg:"" name:"other" help:"The other coding, likewise."`
	filters
	By       string `default:"category" enum:"category,quad,root" placeholder:"LEVEL" help:"What must be the same: category (PLOVER), quad, root (CAMEO)."`
	Slack    int    `placeholder:"DAYS" help:"How many days the date may be off."`
	Mutual   bool   `help:"Do not ask who is source and who target."`
	Top      int    `default:"10" placeholder:"N" help:"How many dyads and confusions to show."`
	Examples int    `default:"3" placeholder:"N" help:"How many examples of each kind to show; 0 reads each coding once."`
	Each     string `default:"none" enum:"none,kind,dyad,day" placeholder:"WHAT" help:"Show examples of each kind, dyad or day as well: kind, dyad, day."`
	JSON     bool   `name:"json" help:"Print JSON."`
}

// Help is shown by dateline compare --help.
func (comparecmd) Help() string {
	return `Sets two codings against each other. What is compared is that one side did something of one kind to another on
one day, however many rows tell it; sides are countries, or organisations that act for none. Only the
days that both cover count. CAMEO codes are turned into PLOVER categories by rules/ontology/plover.tsv, so
that either kind of file can be compared with any other.

Shown are how much of one coding is in the other, by kind, dyad, day (of a month or less) and month; where both tell one kind of
a dyad on a day, how often it is the same, with Cohen's kappa; what they take for one another; and examples.
Agreement is not truth: two coders that read the same reports make some of the same mistakes. Files are read as streams; a month of GDELT fits.

Examples:
  dateline compare dateline.db gdelt2:20250610.export.CSV
  dateline compare dateline.db dateline.db@icews --by root --slack 1
  dateline compare dateline.db gdelt1:202506.CSV --each dyad --examples 2
  dateline compare old.db new.db --actor KAZ --json`
}

// A side of a comparison.
type coding struct {
	name, db, coder, format, file string

	told bool // what is wrong with the file
}

// parseCoding takes an argument apart.
func parseCoding(s string) (coding, error) {
	if format, file, ok := strings.Cut(s, ":"); ok && slices.Contains(export.Coders(), format) {
		return coding{name: s, format: format, file: file}, nil
	}
	if _, err := os.Stat(s); err == nil {
		return coding{name: s, db: s}, nil
	}
	if i := strings.LastIndex(s, "@"); i > 0 {
		return coding{name: s, db: s[:i], coder: s[i+1:]}, nil
	}
	return coding{}, &usageError{fmt.Errorf("%s: there is no such file; write a record, RECORD@CODER, or LAYOUT:FILE with one of %s", s, strings.Join(export.Coders(), ", "))}
}

// Run compares.
func (c *comparecmd) Run(s std) error {
	f, err := c.filter()
	if err != nil {
		return err
	}
	if c.Slack < 0 || c.Slack > 31 {
		return &usageError{fmt.Errorf("--slack: %d does not lie between 0 and 31", c.Slack)}
	}
	ontology, err := rules.LoadOntology()
	if err != nil {
		return err
	}
	if c.Examples < 0 || c.Top < 0 {
		return &usageError{errors.New("--top and --examples: must not be less than 0")}
	}
	var sides [2]eval.Coding
	for i, arg := range []string{c.A, c.B} {
		x, err := parseCoding(arg)
		if err != nil {
			return err
		}
		sides[i] = func(take func(*record.Coded) error) error { return x.each(s, ontology, f, take) }
	}
	g, err := eval.Agree(sides[0], sides[1], eval.AgreeOptions{Slack: c.Slack, By: c.By, Mutual: c.Mutual, Examples: c.Examples, Each: c.Each, Top: c.Top})
	if err != nil {
		return err
	}
	if c.JSON {
		return c.json(s, g)
	}
	return quiet(c.print(s, g))
}

// each gives the events of a coding that a filter picks to take.
func (x *coding) each(s std, ontology *rules.Ontology, f record.Filter, take func(*record.Coded) error) error {
	if x.format != "" {
		if name := f.Foreign(); name != "" {
			return &usageError{fmt.Errorf("--%s: %s tells nothing of it", name, x.name)}
		}
		if err := meaning(context.Background(), nil, &f); err != nil {
			return err
		}
		file, err := os.Open(x.file)
		if err != nil {
			return err
		}
		defer file.Close()
		k, err := export.Scan{Ontology: ontology, Twice: true, Take: func(e *record.Coded) error {
			e.File = cmp.Or(e.File, x.file)
			if f.Coded(e) {
				return take(e)
			}
			return nil
		}}.Table(x.format, file)
		if err == nil && k.Bad > 0 && !x.told {
			x.told = true
			fmt.Fprintf(s.err, "%s: warning: %s; dateline validate shows them\n", x.file, plural(k.Bad, "fault"))
		}
		return err
	}
	st, err := store.Open(x.db, store.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer st.Close()
	ctx := context.Background()
	if err := meaning(ctx, st, &f); err != nil {
		return err
	}
	if x.coder == "" {
		return st.Each(ctx, f, func(a *record.Act) error {
			for _, e := range export.Coded(a) {
				if err := take(&e); err != nil {
					return err
				}
			}
			return nil
		})
	}
	coders, err := st.Coders(ctx)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(coders, func(c store.Coder) bool { return c.Name == x.coder }) {
		var names []string
		for _, c := range coders {
			names = append(names, c.Name)
		}
		return fmt.Errorf("%s: no coder %q is in it; there are: %s", x.db, x.coder, cmp.Or(strings.Join(names, ", "), "none (dateline import)"))
	}
	return st.EachCoded(ctx, x.coder, f, take)
}

// percent writes a share, - if it is none.
func percent(x float64) string {
	if math.IsNaN(x) {
		return "-"
	}
	return fmt.Sprintf("%.0f%%", 100*x)
}

func (c *comparecmd) print(s std, g *eval.Agreement) error {
	w := &strings.Builder{}
	fmt.Fprintf(w, "A  %s\nB  %s\n", c.A, c.B)
	if g.From == "" || g.From > g.To {
		w.WriteString("no day is covered by both\n")
		_, err := s.out.Write([]byte(w.String()))
		return err
	}
	what := map[string]string{"category": "PLOVER category", "quad": "quad class", "root": "CAMEO root"}[c.By]
	fmt.Fprintf(w, "from %s to %s; %s, source and target the same", g.From, g.To, what)
	if c.Mutual {
		w.WriteString(" (in either direction)")
	}
	if c.Slack > 0 {
		fmt.Fprintf(w, ", up to %s off", plural(c.Slack, "day"))
	}
	w.WriteString("\n\n")
	row := func(name string, x eval.Share) {
		fmt.Fprintf(w, "%-28s %8d %8d %8d %8s %8s\n", name, x.A, x.B, x.Both, percent(x.OfA()), percent(x.OfB()))
	}
	fmt.Fprintf(w, "%-28s %8s %8s %8s %8s %8s\n", "", "A", "B", "both", "of A", "of B")
	row("events, told once a day", eval.Share{A: g.A, B: g.B, Both: g.Both})
	row("days of dyads", g.Days)
	row("dyads", g.Dyads)
	fmt.Fprintf(w, "\nboth tell one %s of a dyad on a day: %d, the same: %d", what, g.Paired, g.Same)
	if g.Paired > 0 {
		fmt.Fprintf(w, " (%s)", percent(float64(g.Same)/float64(g.Paired)))
	}
	if !math.IsNaN(g.Kappa) {
		fmt.Fprintf(w, ", Cohen's kappa %.2f", g.Kappa)
	}
	w.WriteString("\n\n" + capitalised(what) + "\n")
	for i := range g.Kinds {
		row("  "+g.Kinds[i].Kind, g.Kinds[i].Share)
		shown(w, "      ", &g.Kinds[i].Samples)
	}
	w.WriteString("\nDyads\n")
	for i := range g.Top[:min(c.Top, len(g.Top))] {
		k := &g.Top[i]
		row("  "+k.Source+" → "+k.Target, k.Share)
		shown(w, "      ", &k.Samples)
	}
	if c.Each == "day" || len(g.ByDay) <= 31 {
		w.WriteString("\nDays\n")
		for i := range g.ByDay {
			row("  "+g.ByDay[i].Day, g.ByDay[i].Share)
			shown(w, "      ", &g.ByDay[i].Samples)
		}
	}
	w.WriteString("\nMonths\n")
	for _, k := range g.Months {
		row("  "+k.Month, k.Share)
	}
	if len(g.Confusion) > 0 {
		w.WriteString("\nTaken for one another\n")
		for _, m := range g.Confusion[:min(c.Top, len(g.Confusion))] {
			fmt.Fprintf(w, "%8d  A: %s, B: %s\n", m.Times, m.A, m.B)
		}
	}
	shown(w, "", &g.Samples)
	_, err := s.out.Write([]byte(w.String()))
	return err
}

// shown writes examples; those of the whole have no margin.
func shown(w *strings.Builder, margin string, g *eval.Samples) {
	for _, x := range []struct {
		name string
		list []eval.Example
	}{{"In both", g.Alike}, {"Same dyad and day, other kind", g.Unlike}, {"Only in A", g.OnlyA}, {"Only in B", g.OnlyB}} {
		if len(x.list) == 0 {
			continue
		}
		if margin == "" {
			w.WriteString("\n")
		}
		w.WriteString(margin + x.name + "\n")
		for _, e := range x.list {
			if e.A != nil {
				w.WriteString(margin + "  A  " + oneLine(e.A) + "\n")
			}
			if e.B != nil {
				w.WriteString(margin + "  B  " + oneLine(e.B) + "\n")
			}
		}
	}
}

func capitalised(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// oneLine tells an event in a line.
func oneLine(e *record.Coded) string {
	parts := []string{e.Date, e.Source.Place + " → " + e.Target.Place, strings.TrimSpace(e.CAMEO + " " + e.Category)}
	who := strings.Trim(e.Source.Name+" / "+e.Target.Name, " /")
	for _, p := range []string{who, e.Publisher, e.URL} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	if e.File != "" || e.Line > 0 {
		parts = append(parts, fmt.Sprintf("%s:%d", e.File, e.Line))
	} else {
		parts = append(parts, e.ID)
	}
	return strings.Join(parts, " · ")
}

// json prints an agreement; what is no number is null.
func (c *comparecmd) json(s std, g *eval.Agreement) error {
	type example struct {
		A *record.Coded `json:"a"`
		B *record.Coded `json:"b"`
	}
	type share struct {
		Name     string               `json:"name,omitempty"`
		A        int                  `json:"a"`
		B        int                  `json:"b"`
		Both     int                  `json:"both"`
		OfA      *float64             `json:"of_a"`
		OfB      *float64             `json:"of_b"`
		Examples map[string][]example `json:"examples,omitempty"`
	}
	examples := func(g *eval.Samples) map[string][]example {
		out := map[string][]example{}
		for name, list := range map[string][]eval.Example{"both": g.Alike, "other_kind": g.Unlike, "only_a": g.OnlyA, "only_b": g.OnlyB} {
			out[name] = []example{}
			for _, e := range list {
				out[name] = append(out[name], example(e))
			}
		}
		return out
	}
	number := func(x float64) *float64 {
		if math.IsNaN(x) {
			return nil
		}
		return &x
	}
	of := func(name string, x eval.Share) share {
		return share{Name: name, A: x.A, B: x.B, Both: x.Both, OfA: number(x.OfA()), OfB: number(x.OfB())}
	}
	group := func(name string, x eval.Share, g *eval.Samples) share {
		out := of(name, x)
		if len(g.Alike)+len(g.Unlike)+len(g.OnlyA)+len(g.OnlyB) > 0 {
			out.Examples = examples(g)
		}
		return out
	}
	type mixed struct {
		A     string `json:"a"`
		B     string `json:"b"`
		Times int    `json:"times"`
	}
	out := struct {
		A         string               `json:"a"`
		B         string               `json:"b"`
		By        string               `json:"by"`
		Slack     int                  `json:"slack"`
		Mutual    bool                 `json:"mutual"`
		From      string               `json:"from"`
		To        string               `json:"to"`
		Events    share                `json:"events"`
		Days      share                `json:"days"`
		Dyads     share                `json:"dyads"`
		Paired    int                  `json:"paired"`
		Same      int                  `json:"same"`
		Kappa     *float64             `json:"kappa"`
		Kinds     []share              `json:"kinds"`
		ByDyad    []share              `json:"by_dyad"`
		ByDay     []share              `json:"by_day"`
		ByMonth   []share              `json:"by_month"`
		Confusion []mixed              `json:"confusion"`
		Examples  map[string][]example `json:"examples"`
	}{
		A: c.A, B: c.B, By: c.By, Slack: c.Slack, Mutual: c.Mutual, From: g.From, To: g.To, Events: of("", eval.Share{A: g.A, B: g.B, Both: g.Both}),
		Days: of("", g.Days), Dyads: of("", g.Dyads), Paired: g.Paired, Same: g.Same, Kappa: number(g.Kappa),
		Kinds: []share{}, ByDyad: []share{}, ByDay: []share{}, ByMonth: []share{}, Confusion: []mixed{}, Examples: examples(&g.Samples),
	}
	for i := range g.Kinds {
		out.Kinds = append(out.Kinds, group(g.Kinds[i].Kind, g.Kinds[i].Share, &g.Kinds[i].Samples))
	}
	for i := range g.Top {
		out.ByDyad = append(out.ByDyad, group(g.Top[i].Source+" "+g.Top[i].Target, g.Top[i].Share, &g.Top[i].Samples))
	}
	for i := range g.ByDay {
		out.ByDay = append(out.ByDay, group(g.ByDay[i].Day, g.ByDay[i].Share, &g.ByDay[i].Samples))
	}
	for _, k := range g.Months {
		out.ByMonth = append(out.ByMonth, of(k.Month, k.Share))
	}
	for _, m := range g.Confusion {
		out.Confusion = append(out.Confusion, mixed(m))
	}
	e := json.NewEncoder(s.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(out); err != nil {
		return quiet(err)
	}
	return nil
}
