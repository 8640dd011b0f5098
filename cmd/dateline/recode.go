package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"maps"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"github.com/dateline/dateline/desk"
	"github.com/dateline/dateline/pipeline"
	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/store"
)

// recodecmd codes the reports of a record again.
type recodecmd struct {
	db
	filters
	own
	DryRun    bool   `help:"Show what would change and write nothing."`
	All       bool   `help:"Also code reports again that these rules and models coded."`
	Examples  int    `default:"3" placeholder:"N" help:"How many events to show of those that were gained, lost or altered in each category."`
	JSON      bool   `name:"json" help:"Print one JSON object for each report that differs."`
	Jobs      int    `short:"j" placeholder:"N" help:"Reports to work on at once; 0 is one for each core."`
	Goldstein string `default:"gdelt" enum:"gdelt,icews,phoenix" placeholder:"SCALE" help:"Scale of the Goldstein value: gdelt, icews, phoenix."`
}

// Help is shown by dateline recode --help.
func (recodecmd) Help() string {
	return `Codes the kept texts again with the rules and models of this program and shows what is different:
+ gained, - lost, ~ altered. Nothing is fetched. Reports that these rules and models have coded
already are passed over, so a run that was broken off is taken up by the same command.
Judgements stay with the facts they speak of.

Examples:
  dateline recode --dry-run --from 2025-06
  dateline recode --rules my-rules/ --dry-run --actor KAZ
  dateline recode`
}

// Run codes the reports.
func (c *recodecmd) Run(s std) error {
	m, err := newMill(&c.own, "any", c.Goldstein)
	if err != nil {
		return err
	}
	open := func() (*store.Store, error) { return c.writer(false) }
	if c.DryRun {
		open = c.reader
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	st, f, err := pick(ctx, open, &c.filters)
	if err != nil {
		return err
	}
	defer st.Close()
	ids, err := c.ids(ctx, st, f, m.version)
	if err != nil {
		return err
	}
	r := &recoding{mill: m, teller: &teller{std: s}, store: st, cmd: c, shelves: map[string]*shelf{}, lines: json.NewEncoder(s.out)}
	r.lines.SetEscapeHTML(false)
	_, tty := terminal(s.out)
	r.bar = newProgress(s, r.teller, c.JSON && tty)
	err = r.all(ctx, pipeline.Parallel(values(ids), c.Jobs, func(id string) (*record.Report, error) {
		a, err := st.Article(ctx, id)
		if err != nil {
			return nil, err
		}
		return m.code(a)
	}))
	r.bar.done()
	if err == nil && !c.DryRun {
		var d *desk.Desk
		if d, err = desk.New(st); err == nil {
			_, err = d.Join(context.WithoutCancel(ctx))
		}
	}
	if err == nil && !c.JSON {
		r.print()
	}
	switch {
	case err != nil:
		return err
	case ctx.Err() != nil:
		return errors.New("interrupted; the same command goes on from here")
	}
	return r.outcome()
}

// ids lists the reports that are to be coded.
func (c *recodecmd) ids(ctx context.Context, st *store.Store, f record.Filter, version string) ([]string, error) {
	var out []string
	for p := (record.Page{Limit: 1000, Order: "oldest"}); ; {
		list, next, err := st.Reports(ctx, f, p)
		if err != nil {
			return nil, err
		}
		for _, h := range list {
			if c.All || h.Version != version {
				out = append(out, h.Report)
			}
		}
		if p.After = next; next == "" {
			return out, nil
		}
	}
}

func values(list []string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for _, x := range list {
			if !yield(x, nil) {
				return
			}
		}
	}
}

// A recoding is one run of dateline recode.
type recoding struct {
	*mill
	*teller
	store   *store.Store
	cmd     *recodecmd
	bar     *progress
	lines   *json.Encoder
	reports int
	differ  int
	loose   int
	shelves map[string]*shelf
}

// A shelf holds what changed in one category.
type shelf struct {
	same, gained, lost, altered int
	lines                       []string
}

// all writes reports as they come, many at a time.
func (r *recoding) all(ctx context.Context, in iter.Seq2[*record.Report, error]) error {
	var list []store.Entry
	for x, err := range in {
		if ctx.Err() != nil {
			break
		}
		if err != nil {
			r.tell(err)
			continue
		}
		if list = append(list, store.Entry{Report: x, Version: r.version}); len(list) >= lot/2 {
			if err := r.put(list); err != nil {
				return err
			}
			list = list[:0]
		}
	}
	return r.put(list)
}

func (r *recoding) put(list []store.Entry) error {
	if len(list) == 0 {
		return nil
	}
	var changes []store.Change
	var err error
	if r.cmd.DryRun {
		for _, e := range list {
			c, err := r.store.Compare(context.Background(), e.Report)
			if err != nil {
				return err
			}
			changes = append(changes, c)
		}
	} else if changes, err = r.store.RecodeAll(context.Background(), list); err != nil {
		return err
	}
	for i := range changes {
		r.bar.step()
		if err := r.count(list[i].Report, &changes[i]); err != nil {
			return quiet(err)
		}
	}
	return nil
}

// count takes one change into the figures.
func (r *recoding) count(now *record.Report, c *store.Change) error {
	r.reports++
	r.loose += c.Loose
	differs := len(c.Gained)+len(c.Lost)+len(c.Altered) > 0
	if differs {
		r.differ++
		if r.cmd.JSON {
			return r.lines.Encode(c)
		}
	}
	for i := range now.Events {
		r.shelf(&now.Events[i]).same++
	}
	for i := range c.Gained {
		s := r.shelf(&c.Gained[i])
		s.same--
		s.gained++
		r.show(s, "+", &c.Gained[i], now)
	}
	for i := range c.Lost {
		s := r.shelf(&c.Lost[i])
		s.lost++
		r.show(s, "-", &c.Lost[i], now)
	}
	for i := range c.Altered {
		s := r.shelf(&c.Altered[i].Is)
		s.same--
		s.altered++
		r.show(s, "~", &c.Altered[i].Is, now)
	}
	return nil
}

func (r *recoding) shelf(e *record.Event) *shelf {
	s := r.shelves[e.Plover.Category]
	if s == nil {
		s = &shelf{}
		r.shelves[e.Plover.Category] = s
	}
	return s
}

// show keeps an event as an example.
func (r *recoding) show(s *shelf, sign string, e *record.Event, in *record.Report) {
	n := 0
	for _, l := range s.lines {
		if strings.HasPrefix(l, sign) {
			n++
		}
	}
	if n >= r.cmd.Examples {
		return
	}
	side := func(list []record.Participant) string {
		var out []string
		for _, p := range list {
			out = append(out, cmp.Or(p.Code, p.Name))
		}
		return cmp.Or(strings.Join(out, "+"), "-")
	}
	words := []rune(in.Text)
	a, b := max(0, min(e.Sentence.Start, len(words))), max(0, min(e.Sentence.End, len(words)))
	text := ""
	if a < b {
		text = strings.Join(strings.Fields(string(words[a:b])), " ")
	}
	s.lines = append(s.lines, fmt.Sprintf("%s %-10s %s %s %s  [%s] %s (%s)", sign, e.Date, side(e.Source), e.CAMEO, side(e.Target), e.Trigger.Text, text, in.ID))
}

// print writes the figures and the examples.
func (r *recoding) print() {
	verb := "coded"
	if r.cmd.DryRun {
		verb = "would code"
	}
	fmt.Fprintf(r.out, "%s %s again; %d differ\n", verb, plural(r.reports, "report"), r.differ)
	if r.loose > 0 {
		fmt.Fprintf(r.out, "%s lost the fact they speak of\n", plural(r.loose, "judgement"))
	}
	if r.differ == 0 {
		return
	}
	fmt.Fprintf(r.out, "%-12s %10s %8s %8s %8s\n", "category", "as before", "gained", "lost", "altered")
	for _, name := range slices.Sorted(maps.Keys(r.shelves)) {
		s := r.shelves[name]
		fmt.Fprintf(r.out, "%-12s %10d %8d %8d %8d\n", cmp.Or(name, "none"), s.same, s.gained, s.lost, s.altered)
	}
	for _, name := range slices.Sorted(maps.Keys(r.shelves)) {
		lines := r.shelves[name].lines
		slices.SortStableFunc(lines, func(a, b string) int { return strings.Index("+-~", a[:1]) - strings.Index("+-~", b[:1]) })
		for _, l := range lines {
			fmt.Fprintln(r.out, l)
		}
	}
}
