package store

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

const (
	mark    = 0x646c6e65 // application_id of a record: "dlne"
	version = 6          // of the schema
)

//go:embed schema.sql
var schema string

// Errors that callers tell apart.
var (
	ErrNotFound = errors.New("not in the record")
	ErrReadOnly = errors.New("the record is open for reading only")
	ErrFull     = errors.New("no room left on the disk")
)

// Options say how to open a record. The zero value opens one that exists, for reading and writing.
type Options struct {
	ReadOnly bool // take no lock, write nothing
	Aside    bool // read beside a process that writes; of all that can be written, only marks of readers of the log, states and warnings may be
	Create   bool // make the file if there is none
	Cache    int  // bytes of pages to keep in memory; 0 is 64 MiB
}

// A Store is an open record. It serves several goroutines.
type Store struct {
	path  string
	mode  string // how it is opened for reading
	lock  *os.File
	aside bool
	read  *sql.DB
	walks *sql.DB // for rows that stay open while more is read: were they taken from read, a few of them would leave nothing to read with
	write *sql.DB // nil if it is open for reading only
	asked asked
	pack  *packer

	mu    sync.Mutex // one writer at a time
	terms terms
	seq   int64
}

// Open opens the record at path, brings it to the schema of this program, and takes the lock of the writer unless it is opened for reading only.
// If another process writes to it, the error is a [*HeldError].
func Open(path string, o Options) (*Store, error) {
	path = resolve(path)
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return nil, fmt.Errorf("%s is a folder", path)
	case errors.Is(err, os.ErrNotExist) && (!o.Create || o.ReadOnly || o.Aside):
		return nil, fmt.Errorf("%s: there is no record; dateline add makes one", path)
	case err != nil && !errors.Is(err, os.ErrNotExist):
		return nil, err
	}
	s := &Store{path: path, aside: o.Aside}
	if s.pack, err = newPacker(); err != nil {
		return nil, err
	}
	if err := s.open(o, info != nil); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// mostWalks is how many walks go on at once; more wait.
const mostWalks = 32

func (s *Store) open(o Options, exists bool) (err error) {
	if o.Cache <= 0 {
		o.Cache = 64 << 20
	}
	switch {
	case o.Aside:
		if s.write, err = dial(s.path, "rw", 1<<20); err != nil {
			return err
		}
		s.write.SetMaxOpenConns(1)
	case !o.ReadOnly:
		if s.lock, err = acquire(s.path); err != nil {
			return err
		}
		if s.write, err = dial(s.path, "rwc", o.Cache); err != nil {
			return err
		}
		s.write.SetMaxOpenConns(1)
		if err := s.prepare(exists); err != nil {
			return err
		}
	}
	s.mode = "ro"
	if o.ReadOnly && !o.Aside && !walls(s.path) {
		s.mode = "immutable"
	}
	if s.read, err = dial(s.path, s.mode, o.Cache/4); err != nil {
		return err
	}
	if s.walks, err = dial(s.path, s.mode, 2<<20); err != nil {
		return err
	}
	s.walks.SetMaxOpenConns(mostWalks)
	s.walks.SetMaxIdleConns(1)
	s.read.SetMaxOpenConns(max(4, 2*runtime.GOMAXPROCS(0)))
	s.read.SetMaxIdleConns(max(4, 2*runtime.GOMAXPROCS(0)))
	if o.ReadOnly || o.Aside {
		v, err := s.recognise(s.read)
		if err != nil {
			return err
		}
		if v < version {
			return fmt.Errorf("%s: the file is of version %d and has to be brought to version %d: dateline check --repair does so", s.path, v, version)
		}
	}
	return nil
}

// walls reports whether a reader may make the files that stand beside a record in use, or finds them there.
func walls(path string) bool {
	if _, err := os.Stat(path + "-wal"); err == nil {
		return true
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".dateline-*")
	if err != nil {
		return false
	}
	f.Close()
	os.Remove(f.Name())
	return true
}

func dial(path, mode string, cache int) (*sql.DB, error) {
	q := url.Values{}
	add := func(pragma string) { q.Add("_pragma", pragma) }
	add("busy_timeout(10000)")
	add(fmt.Sprintf("cache_size(-%d)", max(1, cache>>10)))
	switch mode {
	case "rwc":
		add("journal_mode(wal)")
		add("synchronous(full)")
		add("foreign_keys(off)")
		q.Set("_txlock", "immediate")
	case "rw":
		add("synchronous(full)")
		q.Set("_txlock", "immediate")
	case "immutable":
		mode = "ro"
		q.Set("immutable", "1")
	}
	q.Set("mode", mode)
	full, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(full), RawQuery: q.Encode()}
	return sql.Open("sqlite", u.String())
}

// recognise tells which version of the schema a file has; 0 is an empty file.
func (s *Store) recognise(db *sql.DB) (int, error) {
	var id, v, tables int
	err := db.QueryRow("SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_schema)").Scan(&id, &v, &tables)
	if err != nil {
		return 0, s.explain(err)
	}
	switch {
	case tables == 0 && id == 0 && v == 0:
		return 0, nil
	case id != mark:
		return 0, fmt.Errorf("%s: this is a database of another program, not a record of dateline", s.path)
	case v > version:
		return 0, fmt.Errorf("%s: the file is of version %d, this program knows versions up to %d: use a newer dateline", s.path, v, version)
	}
	return v, nil
}

// prepare makes the schema or brings it up to date.
func (s *Store) prepare(exists bool) error {
	v, err := s.recognise(s.write)
	if err != nil {
		return err
	}
	switch {
	case v == 0:
		err = s.tx(context.Background(), func(t *tx) error {
			_, err := t.Exec(schema + fmt.Sprintf("PRAGMA application_id=%d; PRAGMA user_version=%d;", mark, version))
			return err
		})
		if err != nil && !exists {
			os.Remove(s.path)
		}
	case v < version:
		err = s.migrate(v)
	}
	if err != nil {
		return err
	}
	return s.write.QueryRow("SELECT coalesce(max(seq), 0) FROM reports").Scan(&s.seq)
}

// Close closes the record and gives the lock back.
func (s *Store) Close() error {
	var errs []error
	if s.read != nil {
		errs = append(errs, s.asked.close(), s.read.Close())
	}
	if s.walks != nil {
		errs = append(errs, s.walks.Close())
	}
	if s.write != nil {
		errs = append(errs, s.write.Close())
	}
	if s.pack != nil {
		s.pack.close()
	}
	release(s.lock)
	return errors.Join(errs...)
}

// asked holds the statements by which readers ask again and again.
type asked struct {
	mu    sync.Mutex
	stmts map[string]*sql.Stmt
}

func (a *asked) stmt(ctx context.Context, db *sql.DB, query string) (*sql.Stmt, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	st, ok := a.stmts[query]
	if !ok {
		var err error
		if st, err = db.PrepareContext(ctx, query); err != nil {
			return nil, err
		}
		if a.stmts == nil {
			a.stmts = map[string]*sql.Stmt{}
		}
		a.stmts[query] = st
	}
	return st, nil
}

func (a *asked) close() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	var errs []error
	for _, st := range a.stmts {
		errs = append(errs, st.Close())
	}
	a.stmts = nil
	return errors.Join(errs...)
}

// A tx is a transaction of the writer, with its statements made once.
type tx struct {
	*sql.Tx
	s     *Store
	ctx   context.Context
	stmts map[string]*sql.Stmt
	tally tally
	piles []*pile
	recent
}

// run executes a statement that is used many times.
func (t *tx) run(query string, args ...any) (sql.Result, error) {
	st, err := t.stmt(query)
	if err != nil {
		return nil, err
	}
	return st.Exec(args...)
}

// row queries one row by a statement that is used many times.
func (t *tx) row(query string, args ...any) interface{ Scan(...any) error } {
	st, err := t.stmt(query)
	if err != nil {
		return failed{err}
	}
	return st.QueryRow(args...)
}

// query queries rows by a statement that is used many times.
func (t *tx) query(query string, args ...any) (*sql.Rows, error) {
	st, err := t.stmt(query)
	if err != nil {
		return nil, err
	}
	return st.Query(args...)
}

type failed struct{ error }

func (f failed) Scan(...any) error { return f.error }

func (t *tx) stmt(query string) (*sql.Stmt, error) {
	st, ok := t.stmts[query]
	if !ok {
		var err error
		if st, err = t.PrepareContext(t.ctx, query); err != nil {
			return nil, fmt.Errorf("%w: %s", err, query)
		}
		t.stmts[query] = st
	}
	return st, nil
}

// tx runs f in one transaction of the process that holds the lock; see [Store.short].
func (s *Store) tx(ctx context.Context, f func(*tx) error) error {
	if s.aside {
		return fmt.Errorf("%s: %w", s.path, ErrReadOnly)
	}
	return s.short(ctx, f)
}

// short runs f in one transaction, which may also be one beside the process that holds the lock if it is short and changes nothing but readers, states and the log: all of it is on the disk when short returns nil, and nothing if it returns an error.
func (s *Store) short(ctx context.Context, f func(*tx) error) (err error) {
	if s.write == nil {
		return fmt.Errorf("%s: %w", s.path, ErrReadOnly)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	inner, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return s.explain(err)
	}
	seq := s.seq
	t := &tx{Tx: inner, s: s, ctx: ctx, stmts: map[string]*sql.Stmt{}, piles: newPiles(), recent: recent{map[int64]*factRow{}, map[int64]int64{}}}
	done := false
	defer func() {
		for _, st := range t.stmts {
			st.Close()
		}
		if !done { // also if f broke down
			_ = inner.Rollback()
			s.terms.forget()
			s.seq = seq
		}
	}()
	if err := f(t); err != nil {
		return s.explain(err)
	}
	if err := t.flush(); err != nil {
		return s.explain(err)
	}
	if err := t.settle(); err != nil {
		return s.explain(err)
	}
	if err := inner.Commit(); err != nil {
		return s.explain(err)
	}
	done = true
	return nil
}

// explain names the file in an error of the database, and the cause where it is known.
func (s *Store) explain(err error) error {
	var e *sqlite.Error
	if err == nil || !errors.As(err, &e) {
		return err
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_FULL:
		return fmt.Errorf("%s: %w; nothing that was reported as added is lost", s.path, ErrFull)
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM:
		return fmt.Errorf("%s: %w: the file or its folder may not be written", s.path, ErrReadOnly)
	case sqlite3.SQLITE_CANTOPEN:
		return fmt.Errorf("%s: cannot be opened: %w", s.path, err)
	case sqlite3.SQLITE_NOTADB:
		return fmt.Errorf("%s: this is no record of dateline", s.path)
	case sqlite3.SQLITE_CORRUPT:
		return fmt.Errorf("%s: the file is damaged (%w): go back to a backup; dateline check lists the faults as far as the file can still be opened", s.path, err)
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return fmt.Errorf("%s: another program holds the file: %w", s.path, err)
	}
	return fmt.Errorf("%s: %w", s.path, err)
}
