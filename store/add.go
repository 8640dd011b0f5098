package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/rules"
)

// An Entry is a report that comes in.
type Entry struct {
	Article *dateline.Article // as it was read; nil if only the coded report is known
	Report  *record.Report
	Version string    // of the rules and models that coded it
	Added   time.Time // when it came in; zero is now
}

// Outcomes of adding a report.
const (
	New     = "new"     // it was not in the record
	Same    = "same"    // it is in the record; nothing was done
	Copy    = "copy"    // its text is in the record from another publisher or address; added and linked
	Version = "version" // another text of the same address is in the record; added and linked
	Clash   = "clash"   // another text has its id; not added: give it another id, such as Article.ContentID
)

// Added tells what became of a report.
type Added struct {
	ID      string // of the report in the record
	Outcome string
	Of      string // the earlier report that it is the same as, a copy of, or a version of, or that has its id
}

// A parcel is a report ready to be written.
type parcel struct {
	id, url, address, publisher, title, language, file string
	published, added                                   time.Time
	version                                            string
	hash                                               int64
	text, rest                                         []byte
	plain                                              string
	facts                                              []fact
	data                                               [][]byte
	actors                                             []record.Actor
	cast                                               []string
	err                                                error
}

// rest is what is kept of a report beside its text and its facts.
type rest struct {
	Report    record.Report `json:"report"` // without text and facts
	Title     string        `json:"title"`  // of the article
	Byline    string        `json:"byline"`
	Published time.Time     `json:"published"`
}

// Add adds reports in one transaction, in their order. When it returns without an error they are on the disk. A report that is there already is
// not added again: see the outcomes.
func (s *Store) Add(ctx context.Context, entries []Entry) ([]Added, error) {
	return s.add(ctx, entries, nil)
}

// AddWith adds reports as Add does, and in the same transaction keeps something under a name as SetState does: both are on the
// disk, or neither.
func (s *Store) AddWith(ctx context.Context, entries []Entry, name string, value []byte) ([]Added, error) {
	return s.add(ctx, entries, func(t *tx) error { return t.setState(name, value) })
}

// A Batch is reports that are ready to be written.
type Batch struct{ parcels []*parcel }

// Prepare does the work of adding reports that needs no database. It may be done while another batch is written.
func (s *Store) Prepare(entries []Entry) *Batch {
	b := &Batch{make([]*parcel, len(entries))}
	each(len(entries), func(i int) { b.parcels[i] = s.parcel(&entries[i]) })
	return b
}

// Write adds the reports of a batch as Add does.
func (s *Store) Write(ctx context.Context, b *Batch) ([]Added, error) {
	return s.enter(ctx, b.parcels, nil)
}

// add adds reports, and does more in the same transaction unless more is nil.
func (s *Store) add(ctx context.Context, entries []Entry, more func(*tx) error) ([]Added, error) {
	return s.enter(ctx, s.Prepare(entries).parcels, more)
}

// enter writes parcels, and does more in the same transaction unless more is nil.
func (s *Store) enter(ctx context.Context, parcels []*parcel, more func(*tx) error) ([]Added, error) {
	out := make([]Added, len(parcels))
	err := s.tx(ctx, func(t *tx) error {
		order := make([]int, 0, len(parcels))
		numbers := make([]int64, len(parcels))
		for i, p := range parcels {
			if p.err != nil {
				return p.err
			}
			a, of, err := t.known(p.id, p.address, p.publisher, p.hash)
			if err != nil {
				return err
			}
			out[i] = a
			if a.Outcome == Same || a.Outcome == Clash {
				continue
			}
			t.s.seq++
			if t.s.seq >= maxSeq {
				return errors.New("the record is full: it holds as many reports as it has numbers")
			}
			numbers[i] = reportNumber(p.published, t.s.seq)
			if err := t.insert(p, numbers[i], of, a.Outcome); err != nil {
				return fmt.Errorf("report %s: %w", p.id, err)
			}
			order = append(order, i)
		}
		// the full-text index is quick if it is given numbers that rise
		slices.SortFunc(order, func(a, b int) int { return int(min(1, max(-1, numbers[a]-numbers[b]))) })
		for _, i := range order {
			if err := t.index(parcels[i], numbers[i]); err != nil {
				return err
			}
		}
		if more != nil {
			return more(t)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// Known tells what Add would say of articles, without adding them: what is the same need not be coded again.
func (s *Store) Known(ctx context.Context, articles []*dateline.Article) ([]Added, error) {
	out := make([]Added, len(articles))
	for i, a := range articles {
		var err error
		if out[i], _, err = known(s.reader(ctx), a.ID, dateline.Canonical(a.URL), a.Publisher, fingerprint(a.Body)); err != nil {
			return nil, s.explain(err)
		}
	}
	return out, nil
}

// rower queries one row.
type rower func(query string, args ...any) interface{ Scan(...any) error }

// reader queries by statements that are made once.
func (s *Store) reader(ctx context.Context) rower {
	return func(query string, args ...any) interface{ Scan(...any) error } {
		st, err := s.asked.stmt(ctx, s.read, query)
		if err != nil {
			return failed{err}
		}
		return st.QueryRowContext(ctx, args...)
	}
}

func (t *tx) known(id, address, publisher string, hash int64) (Added, int64, error) {
	return known(t.row, id, address, publisher, hash)
}

// known looks a report up by id, text and address; number is that of the earlier report.
func known(row rower, id, address, name string, hash int64) (a Added, number int64, err error) {
	var other string
	var there int64
	err = row("SELECT id, hash FROM reports WHERE key=?", id).Scan(&number, &there)
	switch {
	case err == nil && there == hash:
		return Added{id, Same, id}, number, nil
	case err == nil:
		return Added{id, Clash, id}, number, nil
	case !errors.Is(err, sql.ErrNoRows):
		return a, 0, err
	}
	err = row(`SELECT r.id, r.key FROM reports r JOIN terms t ON t.id=r.publisher WHERE r.hash=? AND (r.address=? AND r.address<>'' OR t.term=? AND (r.address='' OR ?='')) ORDER BY r.seq LIMIT 1`,
		hash, address, publisher+name, address).Scan(&number, &other)
	if err == nil {
		return Added{other, Same, other}, number, nil
	} else if !errors.Is(err, sql.ErrNoRows) {
		return a, 0, err
	}
	err = row("SELECT id, key FROM reports WHERE hash=? ORDER BY seq LIMIT 1", hash).Scan(&number, &other)
	if err == nil {
		return Added{id, Copy, other}, number, nil
	} else if !errors.Is(err, sql.ErrNoRows) {
		return a, 0, err
	}
	if address != "" {
		err = row("SELECT id, key FROM reports WHERE address=? AND address<>'' ORDER BY seq LIMIT 1", address).Scan(&number, &other)
		if err == nil {
			return Added{id, Version, other}, number, nil
		} else if !errors.Is(err, sql.ErrNoRows) {
			return a, 0, err
		}
	}
	return Added{ID: id, Outcome: New}, 0, nil
}

// fingerprint is a hash of a text that does not mind spaces.
func fingerprint(text string) int64 {
	h := sha256.New()
	for w := range strings.FieldsSeq(text) {
		h.Write([]byte(w))
		h.Write([]byte{' '})
	}
	return int64(binary.LittleEndian.Uint64(h.Sum(nil)))
}

// parcel does the work of adding a report that needs no database.
func (s *Store) parcel(e *Entry) *parcel {
	r := e.Report
	p := &parcel{}
	if r == nil || r.ID == "" {
		p.err = errors.New("a report without id cannot be added")
		return p
	}
	p.id, p.url, p.address, p.publisher, p.title, p.language, p.file, p.version = r.ID, r.URL, dateline.Canonical(r.URL), r.Publisher, r.Title, r.Language, r.File, e.Version
	p.added = e.Added
	p.plain, p.hash, p.actors = r.Text, fingerprint(r.Text), r.Actors
	k := rest{Report: *r}
	if a := e.Article; a != nil {
		p.published = a.Published
		k.Title, k.Byline, k.Published = a.Title, a.Byline, a.Published
	} else {
		p.published, _ = time.Parse(time.DateOnly, r.Published)
		k.Title, k.Published = r.Title, p.published
	}
	k.Report.Text, k.Report.Events, k.Report.Meetings, k.Report.Agreements, k.Report.Quotes = "", nil, nil, nil, nil
	p.text = s.pack.pack([]byte(r.Text))
	if p.rest, p.err = s.pack.value(k); p.err != nil {
		return p
	}
	p.facts = facts(r)
	for i := range p.facts {
		b, err := s.pack.value(p.facts[i].value)
		if err != nil {
			p.err = err
		}
		p.data = append(p.data, b)
	}
	p.cast = cast(r, p.facts)
	return p
}

// cast lists by which terms a report is found: its actors with their countries and codes, and whoever takes part in its facts.
func cast(r *record.Report, list []fact) []string {
	var f fact
	for i := range r.Actors {
		a := &r.Actors[i]
		f.side(a.ID, 1)
		f.codes(rules.Place(a.ID, a.Country, a.Sector, a.Code), a.Country, a.Code, 1)
	}
	seen := make(map[string]bool, len(f.sides))
	out := make([]string, 0, len(f.sides))
	take := func(list []side) {
		for _, x := range list {
			if !seen[x.who] {
				seen[x.who] = true
				out = append(out, x.who)
			}
		}
	}
	take(f.sides)
	for i := range list {
		take(list[i].sides)
	}
	return out
}

// insert writes a report and its facts.
func (t *tx) insert(p *parcel, id, of int64, relation string) error {
	pub, err := t.term(publisher, p.publisher)
	if err != nil {
		return err
	}
	ver, err := t.term(coder, p.version)
	if err != nil {
		return err
	}
	var link any
	if of != 0 {
		link = of
	} else {
		relation = ""
	}
	now := time.Now().UnixMilli()
	added := now
	if !p.added.IsZero() {
		added = p.added.UnixMilli()
	}
	day := number(date8(p.published))
	if _, err := t.run(`INSERT INTO reports(id, key, seq, url, address, publisher, title, day, language, file, hash, events, quotes, of, relation, version, added) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
		id, p.id, id&(maxSeq-1), p.url, p.address, pub, p.title, day, p.language, p.file, p.hash, count(p.facts, event), count(p.facts, quote), link, relation, ver, added); err != nil {
		return err
	}
	if _, err := t.run("INSERT INTO texts(report, text, rest) VALUES(?,?,?)", id, p.text, p.rest); err != nil {
		return err
	}
	t.tally.report(pub, day, 1)
	if err := t.people(p, id); err != nil {
		return err
	}
	if err := t.facts(p, id, pub); err != nil {
		return err
	}
	return t.note("added", p.id, now)
}

// facts writes the facts of a report, each as an act of its own.
func (t *tx) facts(p *parcel, id, pub int64) error {
	var n [kinds]int
	for i := range p.facts {
		f := &p.facts[i]
		k := n[f.kind]
		n[f.kind]++
		if k >= maxFacts {
			return fmt.Errorf("it tells more than %d facts of one kind", maxFacts)
		}
		if err := t.fact(f, p.data[i], factNumber(f.kind, id, k), pub); err != nil {
			return err
		}
	}
	return nil
}

// fact writes one fact as an act of its own.
func (t *tx) fact(f *fact, data []byte, id, pub int64) error {
	row, err := t.resolve(f, id)
	if err != nil {
		return err
	}
	var place any
	if row.place > 0 {
		place = row.place
	}
	if _, err := t.run(`INSERT INTO facts(id, key, act, day, code, category, quad, gold, flags, score, place, contexts, data) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)`,
		id, f.key, id, f.day, row.code, row.category, f.quad, f.gold, f.flags, f.score, place, contexts(f.contexts), data); err != nil {
		return err
	}
	delete(t.recent.facts, id)
	t.enter(row, []int64{pub})
	return nil
}

// index adds a report to the full-text indexes.
func (t *tx) index(p *parcel, id int64) error {
	if _, err := t.run("INSERT INTO words(rowid, title, text) VALUES(?,?,?)", id, p.title, p.plain); err != nil {
		return err
	}
	return t.said(p, id)
}

func (t *tx) said(p *parcel, id int64) error {
	n := 0
	for i := range p.facts {
		if f := &p.facts[i]; f.kind == quote {
			if _, err := t.run("INSERT INTO said(rowid, words) VALUES(?,?)", factNumber(quote, id, n), f.words); err != nil {
				return err
			}
			n++
		}
	}
	return nil
}

// place returns the number of a place.
func (t *tx) place(p *record.Place) (int64, error) {
	key := placeKey{p.GeoNameID, p.Name, p.Country, p.Admin1, p.Precision}
	id, ok := t.s.terms.places[key]
	if ok {
		return id, nil
	}
	err := t.row("SELECT id FROM places WHERE geonameid=? AND name=? AND country=? AND admin1=? AND precision=?", p.GeoNameID, p.Name, p.Country, p.Admin1, p.Precision).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		var r sql.Result
		if r, err = t.run("INSERT INTO places(name, country, admin1, geonameid, lat, lon, precision) VALUES(?,?,?,?,?,?,?)", p.Name, p.Country, p.Admin1, p.GeoNameID, p.Lat, p.Lon, p.Precision); err == nil {
			id, err = r.LastInsertId()
		}
	}
	if err != nil {
		return 0, err
	}
	if t.s.terms.places == nil || len(t.s.terms.places) >= maxTerms {
		t.s.terms.places = map[placeKey]int64{}
	}
	t.s.terms.places[key] = id
	return id, nil
}

// people writes who is named in a report and which offices they hold.
func (t *tx) people(p *parcel, id int64) error {
	for _, w := range p.cast {
		n, err := t.term(who, w)
		if err != nil {
			return err
		}
		t.put(inCast, 1, n, id)
	}
	for i := range p.actors {
		a := &p.actors[i]
		n, err := t.term(who, a.ID)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(p.actors[:i], func(b record.Actor) bool { return b.ID == a.ID }) {
			t.tally.actor(n, a)
		}
		for _, o := range a.Offices {
			if err := t.hold(n, id, o); err != nil {
				return err
			}
		}
	}
	return nil
}

func (t *tx) hold(actor, report int64, o record.Office) error {
	key := officeKey{o.Title, o.Of, o.Country, o.Code, o.Sector}
	office, ok := t.s.terms.offices[key]
	if !ok {
		err := t.row("SELECT id FROM offices WHERE title=? AND of=? AND country=? AND code=? AND sector=?", o.Title, o.Of, o.Country, o.Code, o.Sector).Scan(&office)
		if errors.Is(err, sql.ErrNoRows) {
			var r sql.Result
			if r, err = t.run("INSERT INTO offices(title, of, country, code, sector) VALUES(?,?,?,?,?)", o.Title, o.Of, o.Country, o.Code, o.Sector); err == nil {
				office, err = r.LastInsertId()
			}
		}
		if err != nil {
			return err
		}
		if t.s.terms.offices == nil || len(t.s.terms.offices) >= maxTerms {
			t.s.terms.offices = map[officeKey]int64{}
		}
		t.s.terms.offices[key] = office
	}
	former := int64(0)
	if o.Former {
		former = 1
	}
	t.put(inHolds, 1, actor, office, former, report)
	return nil
}

func count(list []fact, kind int) int {
	n := 0
	for i := range list {
		if list[i].kind == kind {
			n++
		}
	}
	return n
}

// contexts writes names so that one of them is found by " name ".
func contexts(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return " " + strings.Join(names, " ") + " "
}

func date8(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// each calls f for 0 to n-1 on all cores.
func each(n int, f func(i int)) {
	var wg sync.WaitGroup
	next := make(chan int)
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := range next {
				f(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
}
