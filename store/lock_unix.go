//go:build unix

package store

import (
	"errors"
	"os"
	"syscall"
)

// hold locks an open file for this process; false says that another one has it.
func hold(f *os.File) (bool, error) {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return false, nil
	}
	return err == nil, err
}
