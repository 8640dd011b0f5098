//go:build !unix && !windows

package store

import "os"

// hold does nothing where files cannot be locked; SQLite's own locks remain.
func hold(*os.File) (bool, error) { return true, nil }
