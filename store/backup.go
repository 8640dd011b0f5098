package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
)

// Backup writes a whole copy of the record to path while others read and write. The copy appears under its name when it is whole and verified.
func (s *Store) Backup(ctx context.Context, path string) error {
	if a, err := os.Stat(path); err == nil {
		if b, err := os.Stat(s.path); err == nil && os.SameFile(a, b) {
			return fmt.Errorf("%s: a record cannot be its own backup", path)
		}
		if !a.Mode().IsRegular() {
			return fmt.Errorf("%s: this is no file", path)
		}
	}
	part := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+"."+strconv.Itoa(os.Getpid()))
	defer os.Remove(part)
	if err := os.Remove(part); err != nil && !os.IsNotExist(err) {
		return err
	}
	if _, err := s.read.ExecContext(ctx, "VACUUM INTO ?", part); err != nil {
		return s.explain(err)
	}
	if err := verify(ctx, part); err != nil {
		return fmt.Errorf("%s: the copy is not sound: %w", path, err)
	}
	f, err := os.OpenFile(part, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(part, path)
}

func verify(ctx context.Context, path string) error {
	db, err := dial(path, "immutable", 1<<20)
	if err != nil {
		return err
	}
	defer db.Close()
	var line string
	if err := db.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&line); err != nil {
		return err
	}
	if line != "ok" {
		return fmt.Errorf("%s", line)
	}
	return nil
}
