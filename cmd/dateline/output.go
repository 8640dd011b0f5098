package main

import (
	"bufio"
	"fmt"
	"iter"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
)

// An output is where the data of a command goes: standard output, or a file that appears under its
// name only when it is whole.
type output struct {
	*bufio.Writer
	file    *os.File // nil for standard output
	path    string
	signals chan os.Signal
}

// create opens the output; path "" or "-" is standard output.
func create(path string, s std) (*output, error) {
	if path == "" || path == "-" {
		return &output{Writer: bufio.NewWriterSize(s.out, 1<<16)}, nil
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() { // /dev/null, a pipe
		if info.IsDir() {
			return nil, &usageError{fmt.Errorf("%s is a folder", path)}
		}
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return nil, err
		}
		return &output{Writer: bufio.NewWriterSize(f, 1<<16)}, nil
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	o := &output{bufio.NewWriterSize(f, 1<<16), f, path, make(chan os.Signal, 1)}
	signal.Notify(o.signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		if _, caught := <-o.signals; caught { // leave nothing half-made behind
			os.Remove(f.Name())
			os.Exit(interrupted)
		}
	}()
	return o, nil
}

// interrupted is the exit status after Ctrl-C.
const interrupted = 130

// release gives the signals back.
func (o *output) release() {
	signal.Stop(o.signals)
	close(o.signals)
	o.file = nil
}

// Close writes the rest and gives the file its name.
func (o *output) Close() error {
	err := o.Flush()
	if o.file == nil {
		return err
	}
	if err == nil {
		err = o.file.Chmod(mode(o.path))
	}
	if err == nil {
		err = o.file.Sync()
	}
	if e := o.file.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(o.file.Name(), o.path)
	}
	if err != nil {
		os.Remove(o.file.Name())
		err = fmt.Errorf("%s: %w", o.path, err)
	}
	o.release()
	return err
}

// mode returns the permissions of the file that is replaced, or those of a new one.
func mode(path string) os.FileMode {
	if info, err := os.Stat(path); err == nil {
		return info.Mode().Perm()
	}
	return 0o644
}

// drop gives the output up, unless it is closed; a file under its name stays as it was.
func (o *output) drop() {
	if o.file != nil {
		o.file.Close()
		os.Remove(o.file.Name())
		o.release()
	}
}

// deliver writes what a command makes as it comes, tells what failed, and shows progress.
func deliver(s std, out *output, lines iter.Seq2[[]byte, error]) error {
	_, tty := terminal(s.out)
	t := &teller{std: s}
	bar := newProgress(s, t, tty && out.file == nil)
	defer bar.done()
	for line, err := range lines {
		if err != nil {
			t.tell(err)
			continue
		}
		bar.step()
		_, err := out.Write(line)
		if err == nil && out.file == nil {
			err = out.Flush()
		}
		if err != nil {
			return quiet(err)
		}
	}
	bar.done()
	if err := out.Close(); err != nil {
		return quiet(err)
	}
	return t.outcome()
}
