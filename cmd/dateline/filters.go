package main

import (
	"context"
	"errors"
	"net/url"
	"strconv"

	"github.com/dateline/dateline/lookup"
	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/store"
)

// db is the flag of every command that works on a record.
type db struct {
	DB string `name:"db" default:"dateline.db" env:"DATELINE_DB" placeholder:"FILE" help:"File of the record (also from the environment: DATELINE_DB)."`
}

// reader opens the record for reading.
func (d *db) reader() (*store.Store, error) { return store.Open(d.DB, store.Options{ReadOnly: true}) }

// writer opens the record for writing.
func (d *db) writer(create bool) (*store.Store, error) {
	return store.Open(d.DB, store.Options{Create: create})
}

// filters are the flags of every command that works on a part of a record. Their names are those of record.Names.
type filters struct {
	Actor     []string `group:"What to take" placeholder:"WHO" help:"Either side: a name (Kazakhstan, OSCE, Valtonen), a CAMEO code or its beginning (KAZ, KAZGOV), or an actor id (person/...). Several values of one flag are alternatives, several flags must all hold."`
	With      []string `group:"What to take" placeholder:"WHO" help:"The other side."`
	Dyad      string   `group:"What to take" placeholder:"A,B" help:"Two sides: --dyad \"Russia,Ukraine\" is --actor Russia --with Ukraine."`
	Source    []string `group:"What to take" placeholder:"WHO" help:"Who does it."`
	Target    []string `group:"What to take" placeholder:"WHO" help:"To whom it is done."`
	From      string   `group:"What to take" placeholder:"DAY" help:"First day: 2025-06-10, 2025-06 or 2025."`
	To        string   `group:"What to take" placeholder:"DAY" help:"Last day."`
	Category  []string `group:"What to take" placeholder:"NAME" help:"PLOVER category: CONSULT; of meetings and agreements their stage: planned, signed."`
	Code      []string `group:"What to take" placeholder:"CODE" help:"CAMEO code, its beginning, or its label: 05, 051; of meetings and agreements their kind."`
	Quad      []string `group:"What to take" placeholder:"N" help:"Quad class: 1 to 4, or its name (material conflict)."`
	Context   []string `group:"What to take" placeholder:"NAME" help:"PLOVER context: military."`
	Place     []string `group:"What to take" placeholder:"PLACE" help:"Where: country, GeoNames id or name."`
	Publisher []string `group:"What to take" placeholder:"NAME" help:"Who published it."`
	Speaker   []string `group:"What to take" placeholder:"WHO" help:"Who says it."`
	About     []string `group:"What to take" placeholder:"WHO" help:"Who is named in what is said."`
	Story     []string `group:"What to take" placeholder:"ID" help:"Story."`
	Without   []string `group:"What to take" placeholder:"FLAG" help:"Leave out acts that are negated, future, hypothetical, historical, alleged."`
	Judgement string   `group:"What to take" placeholder:"WHAT" help:"confirmed, rejected, open or any; without it all but rejected."`
	MinScore  float64  `group:"What to take" placeholder:"X" help:"Least score, 0 to 1."`
	Q         string   `name:"q" group:"What to take" placeholder:"WORDS" help:"Words and \"phrases\" that the report holds."`
}

// filter returns what the flags ask for, in the words of the user; see [meaning].
func (f *filters) filter() (record.Filter, error) {
	v := url.Values{
		"actor": f.Actor, "with": f.With, "source": f.Source, "target": f.Target, "category": f.Category, "code": f.Code, "quad": f.Quad, "context": f.Context,
		"place": f.Place, "publisher": f.Publisher, "speaker": f.Speaker, "about": f.About, "story": f.Story, "without": f.Without,
		"from": {f.From}, "to": {f.To}, "judgement": {f.Judgement}, "q": {f.Q},
	}
	if f.Dyad != "" {
		v.Set("dyad", f.Dyad)
	}
	if f.MinScore != 0 {
		v.Set("min-score", strconv.FormatFloat(f.MinScore, 'g', -1, 64))
	}
	out, err := record.ParseFilter(v)
	if err != nil {
		return out, &usageError{err}
	}
	return out, nil
}

// pick opens the record, and returns what the flags of a command ask for in the words of the record.
func pick(ctx context.Context, open func() (*store.Store, error), flags *filters) (*store.Store, record.Filter, error) {
	f, err := flags.filter()
	if err != nil {
		return nil, f, err
	}
	st, err := open()
	if err != nil {
		return nil, f, err
	}
	if err := meaning(ctx, st, &f); err != nil {
		st.Close()
		return nil, f, err
	}
	return st, f, nil
}

// meaning turns the names in a filter into what a record knows them by; st may be nil.
func meaning(ctx context.Context, st *store.Store, f *record.Filter) error {
	return wrong(lookup.New(st).Filter(ctx, f))
}

// wrong makes words that cannot be used a mistake in the command line.
func wrong(err error) error {
	var e *lookup.Error
	if errors.As(err, &e) {
		return &usageError{err}
	}
	return err
}
