package store

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// A HeldError says which process writes to the file.
type HeldError struct {
	Path string
	PID  int    // 0 if it is not known
	Host string // machine of the process, "" if it is not known
}

// Error names file and process.
func (e *HeldError) Error() string {
	who := "another process"
	if e.PID > 0 {
		who = fmt.Sprintf("process %d", e.PID)
		if here, _ := os.Hostname(); e.Host != "" && e.Host != here {
			who += " on " + e.Host
		}
	}
	return fmt.Sprintf("%s: %s is writing to it; one may write at a time, reading is always possible", e.Path, who)
}

// acquire takes the lock of a record: the file path.lock, locked by the system and holding the id of the process.
func acquire(path string) (*os.File, error) {
	f, err := os.OpenFile(path+".lock", os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, fmt.Errorf("%s: its folder takes no lock file: %w", path, err)
	}
	ok, err := hold(f)
	if err != nil || !ok {
		defer f.Close()
		if err != nil {
			return nil, fmt.Errorf("%s.lock: %w", path, err)
		}
		held := &HeldError{Path: path}
		line, _ := io.ReadAll(io.LimitReader(f, 256))
		pid, host, _ := strings.Cut(strings.TrimSpace(string(line)), " ")
		held.PID, _ = strconv.Atoi(pid)
		held.Host = host
		return nil, held
	}
	host, _ := os.Hostname()
	_ = f.Truncate(0)
	_, _ = f.WriteAt(fmt.Appendf(nil, "%d %s\n", os.Getpid(), host), 0)
	return f, nil
}

// release gives the lock back. The file stays: taking it away could take the lock of somebody who has just opened it.
func release(f *os.File) {
	if f != nil {
		_ = f.Truncate(0)
		f.Close()
	}
}

// resolve returns the path without links, so that one file has one lock.
func resolve(path string) string {
	if p, err := filepath.EvalSymlinks(path); err == nil {
		return p
	}
	return path
}
