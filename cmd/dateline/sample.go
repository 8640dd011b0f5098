package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/dateline/dateline/judge"
	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/rules"
	"golang.org/x/term"
)

// samplecmd draws a sample of the record and measures it.
type samplecmd struct {
	db
	filters
	author
	File   string `arg:"" optional:"" help:"With --keys, --enter, --report: the file of a sample."`
	N      int    `default:"200" placeholder:"N" help:"How many events to draw."`
	By     string `default:"category" enum:"category,quad,publisher,month,code" placeholder:"WHAT" help:"Strata that are drawn from alike: category, quad, publisher, month, code."`
	Seed   uint64 `default:"1" placeholder:"N" help:"Another number draws another sample."`
	Output string `short:"o" placeholder:"FILE" help:"Where the sample goes."`
	Keys   bool   `help:"Judge the sample on the terminal, one key each; every key is kept in the file at once."`
	Enter  bool   `help:"Put what was said of the sample into the record as judgements."`
	Report bool   `help:"Print how right the record is: of a file, else of all samples that were entered."`
	JSON   bool   `name:"json" help:"With --report: print JSON."`
}

// Help is shown by dateline sample --help.
func (samplecmd) Help() string {
	return `Draws events at random, the same number of each category, to be judged right or wrong by a person; the
shares that come out, weighted by how many events the categories hold, are the precision of the
record. The same seed draws the same events. docs/formats/judgements.md

Examples:
  dateline sample --n 200 --by category -o sample.txt    draw; judge it in an editor, or:
  dateline sample --keys sample.txt                      y right, n wrong, c correct, s skip, b back, q quit
  dateline sample --report sample.txt                    precision with 95 % intervals
  dateline sample --enter sample.txt --author eowyn      into the record
  dateline sample --report                               precision from all samples that were entered`
}

// Run does what the flags ask for.
func (c *samplecmd) Run(s std) error {
	o, err := rules.LoadOntology()
	if err != nil {
		return err
	}
	n := 0
	for _, b := range []bool{c.Keys, c.Enter, c.Report} {
		if b {
			n++
		}
	}
	switch {
	case n > 1:
		return &usageError{errors.New("one of --keys, --enter and --report at a time")}
	case n == 0 && c.File != "":
		return &usageError{fmt.Errorf("what is to be done with %s: --keys, --enter or --report?", c.File)}
	case (c.Keys || c.Enter) && c.File == "":
		return &usageError{errors.New("name the file of a sample")}
	case c.Report && c.File == "":
		return c.measure(s)
	case n == 0:
		return c.draw(s)
	}
	f, err := os.Open(c.File)
	if err != nil {
		return err
	}
	sheet, err := judge.ReadSheet(c.File, f, o)
	f.Close()
	if err != nil {
		return err
	}
	switch {
	case c.Report:
		strata, all := sheet.Precisions()
		return c.print(s.out, strata, all)
	case c.Enter:
		who, err := c.name()
		if err != nil {
			return err
		}
		st, err := c.writer(false)
		if err != nil {
			return err
		}
		defer st.Close()
		return enter(s, st, sheet.Judgements(who, time.Now().UTC()))
	}
	return c.keys(s, sheet, o)
}

// stratum returns the stratum of an act.
func (c *samplecmd) stratum(a *record.Act) string {
	v := ""
	switch c.By {
	case "category":
		v = a.Plover.Category
	case "quad":
		v = strconv.Itoa(a.Quad)
	case "publisher":
		v = a.Lead.Publisher
	case "month":
		v = a.Date[:min(7, len(a.Date))]
	case "code":
		v = a.CAMEO
	}
	if v = strings.Join(strings.Fields(v), " "); v == "" {
		v = "none"
	}
	return v
}

func (c *samplecmd) draw(s std) error {
	if c.N < 1 {
		return &usageError{errors.New("--n: must be 1 or more")}
	}
	st, f, err := pick(context.Background(), c.reader, &c.filters)
	if err != nil {
		return err
	}
	defer st.Close()
	d := judge.NewDraw(c.N, c.Seed)
	if err := st.Each(context.Background(), f, func(a *record.Act) error {
		d.Add(item(a, c.stratum(a)))
		return nil
	}); err != nil {
		return err
	}
	sheet := d.Sheet()
	sheet.By, sheet.Filter = c.By, f.Search()
	if len(sheet.Items) == 0 {
		return errors.New("the record holds no such event")
	}
	out, err := create(c.Output, s)
	if err != nil {
		return err
	}
	defer out.drop()
	if _, err := sheet.WriteTo(out); err != nil {
		return quiet(err)
	}
	return quiet(out.Close())
}

// item shows an act for judging.
func item(a *record.Act, stratum string) judge.Item {
	it := judge.Item{Fact: a.ID, Report: a.Lead.Report, Stratum: stratum, Verdict: judge.Open, Words: a.Trigger.Text}
	if len(a.Tellings) > 0 {
		t := &a.Tellings[0]
		it.Fact, it.Report = t.Fact, t.Report
		it.Words = record.Mark(t.Sentence, a.Event.Sentence.Start, a.Trigger.Range)
	}
	arrow := "→"
	if a.Reciprocal {
		arrow = "↔"
	}
	target := namedSides(a.Target)
	if target == "" {
		target = "nobody"
	}
	it.Shown = []string{
		fmt.Sprintf("%s %s %s", a.CAMEO, a.Label, a.Plover.Category),
		fmt.Sprintf("%s %s %s", namedSides(a.Source), arrow, target),
		fmt.Sprintf("%s (%s) %s", a.Date, a.DatePrecision, strings.Join(a.Aux, " ")),
	}
	if a.Place != nil {
		it.Shown = append(it.Shown, "in "+a.Place.Name)
	}
	it.Shown = append(it.Shown, strings.TrimSpace(a.Lead.Published+" "+a.Lead.Publisher+": "+a.Lead.Title+" "+a.Lead.URL))
	return it
}

func namedSides(list []record.Participant) string {
	var out []string
	for _, p := range list {
		name := p.Name
		if name == "" {
			name = p.Text
		}
		if p.Code != "" {
			name += " (" + p.Code + ")"
		}
		out = append(out, name)
	}
	return strings.Join(out, ", ")
}

// keys lets somebody judge on the terminal.
func (c *samplecmd) keys(s std, sheet *judge.Sheet, o *rules.Ontology) error {
	save := func() error {
		out, err := create(c.File, s)
		if err != nil {
			return err
		}
		defer out.drop()
		if _, err := sheet.WriteTo(out); err != nil {
			return err
		}
		return out.Close()
	}
	read, restore, err := keyboard(s.in)
	if err != nil {
		return err
	}
	defer restore()
	if err := judging(sheet, read, s.out, save, o); err != nil {
		return err
	}
	fmt.Fprintf(s.out, "dateline sample --report %s\r\n", c.File)
	return nil
}

// keyboard returns a reader of single keys: a terminal is told to hand them on at once.
func keyboard(in io.Reader) (read io.Reader, restore func(), err error) {
	if f, ok := in.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		old, err := term.MakeRaw(int(f.Fd()))
		if err != nil {
			return nil, nil, err
		}
		return in, func() { _ = term.Restore(int(f.Fd()), old) }, nil
	}
	return in, func() {}, nil
}

// judging shows the events that are open one by one and takes keys: y, n, c, s, b (back), q. It saves after each.
func judging(sheet *judge.Sheet, in io.Reader, out io.Writer, save func() error, o *rules.Ontology) error {
	key := func() (byte, error) {
		var b [1]byte
		_, err := io.ReadFull(in, b[:])
		return b[0], err
	}
	i := next(sheet, 0)
	for i < len(sheet.Items) {
		it := &sheet.Items[i]
		fmt.Fprintf(out, "\r\n%d of %d\r\n", i+1, len(sheet.Items))
		for _, l := range it.Shown {
			fmt.Fprintf(out, "  %s\r\n", l)
		}
		fmt.Fprintf(out, "\r\n  %s\r\n\r\ny right  n wrong  c correct  s skip  b back  q quit [%s] ", it.Words, it.Verdict)
		k, err := key()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		switch k {
		case 'y', 'n', 's':
			it.Verdict, it.Fixes = string(k), nil
		case 'c':
			fmt.Fprintf(out, "\r\nslot=value; slot=value: ")
			l, err := typed(in, out)
			if errors.Is(err, io.EOF) {
				return nil
			}
			if err != nil {
				return err
			}
			fixes, err := judge.ParseFixes(l, o)
			if err != nil || len(fixes) == 0 {
				fmt.Fprintf(out, "\r\nnot understood: %v\r\n", err)
				continue
			}
			it.Verdict, it.Fixes = judge.Fixed, fixes
		case 'b':
			i = max(0, i-1)
			continue
		case 'q', 3, 4: // Ctrl-C, Ctrl-D
			fmt.Fprint(out, "\r\n")
			return nil
		default:
			continue
		}
		fmt.Fprintf(out, "%c\r\n", k)
		if err := save(); err != nil {
			return err
		}
		i = next(sheet, i+1)
	}
	fmt.Fprint(out, "\r\n")
	return nil
}

// next returns the first event from i on that is open, the end if there is none.
func next(sheet *judge.Sheet, i int) int {
	for i < len(sheet.Items) && sheet.Items[i].Verdict != judge.Open && sheet.Items[i].Verdict != "" {
		i++
	}
	return i
}

// typed reads a line, key by key, and shows it.
func typed(in io.Reader, out io.Writer) (string, error) {
	var line []byte
	for {
		var b [1]byte
		if _, err := io.ReadFull(in, b[:]); err != nil {
			return "", err
		}
		switch b[0] {
		case '\r', '\n':
			return string(line), nil
		case 3, 27: // Ctrl-C, Escape
			return "", nil
		case 8, 127:
			if len(line) > 0 {
				line = line[:len(line)-1]
				fmt.Fprint(out, "\b \b")
			}
		default:
			line = append(line, b[0])
			_, _ = out.Write(b[:])
		}
	}
}

// measure works the precision out of the judgements in the record that come from samples.
func (c *samplecmd) measure(s std) error {
	st, f, err := pick(context.Background(), c.reader, &c.filters)
	if err != nil {
		return err
	}
	defer st.Close()
	if f.Judgement == "" {
		f.Judgement = "any"
	}
	list, err := st.Judgements(context.Background(), record.Filter{})
	if err != nil {
		return err
	}
	said := judge.Sampled(list)
	sheet := &judge.Sheet{By: c.By}
	index := map[string]int{}
	if err := st.Each(context.Background(), f, func(a *record.Act) error {
		name := judge.Before(c.By, a, c.stratum(a))
		k, ok := index[name]
		if !ok {
			k = len(sheet.Strata)
			index[name] = k
			sheet.Strata = append(sheet.Strata, judge.Stratum{Name: name})
		}
		sheet.Strata[k].Size++
		if v := said[a.ID]; v != "" {
			sheet.Items = append(sheet.Items, judge.Item{Fact: a.ID, Stratum: name, Verdict: v})
		}
		return nil
	}); err != nil {
		return err
	}
	if len(sheet.Items) == 0 {
		return errors.New("no sample was entered: dateline sample -o FILE draws one, dateline sample --enter FILE puts what was said of it into the record")
	}
	sheet.Sort()
	strata, all := sheet.Precisions()
	return c.print(s.out, strata, all)
}

func (c *samplecmd) print(w io.Writer, strata []judge.Precision, all judge.Precision) error {
	if c.JSON {
		e := json.NewEncoder(w)
		e.SetIndent("", "  ")
		return e.Encode(struct {
			All    judge.Precision   `json:"all"`
			Strata []judge.Precision `json:"strata"`
		}{all, strata})
	}
	all.Name = "all, weighted"
	fmt.Fprintf(w, "%-24s %8s %7s %6s %6s  %-9s %s\n", "", "events", "judged", "right", "wrong", "precision", "95 % interval")
	for _, p := range append(strata, all) {
		rate := "        -"
		if p.Judged > 0 {
			rate = fmt.Sprintf("%9.3f  %.3f to %.3f", p.P, p.Low, p.High)
		}
		fmt.Fprintf(w, "%-24s %8d %7d %6d %6d  %s\n", p.Name, p.Size, p.Judged, p.Right, p.Wrong, rate)
	}
	if all.Open+all.Skip > 0 {
		fmt.Fprintf(w, "%d open, %d skipped\n", all.Open, all.Skip)
	}
	return nil
}
