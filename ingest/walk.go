package ingest

import (
	"errors"
	"hash/fnv"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

func (r *reader) paths(paths []string) {
	for _, p := range paths {
		if r.done {
			return
		}
		r.path(p)
	}
}

// path reads what one path of the user stands for.
func (r *reader) path(p string) {
	if p == "-" {
		r.open(p)
		return
	}
	info, err := os.Stat(p)
	switch {
	case err == nil && info.IsDir():
		r.folder(p)
	case err == nil:
		r.open(p)
	case errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(p, "*?["):
		r.glob(p)
	default:
		r.file = p
		r.fail(Spot{}, cause(err))
	}
}

func (r *reader) glob(pattern string) {
	found, err := filepath.Glob(pattern)
	r.file = pattern
	if err != nil {
		r.fail(Spot{}, err)
		return
	}
	if len(found) == 0 {
		r.fail(Spot{}, errors.New("no file has such a name"))
	}
	for _, p := range found {
		if r.done {
			return
		}
		if info, err := os.Stat(p); err == nil && info.IsDir() {
			r.folder(p)
		} else {
			r.open(p)
		}
	}
}

// folder reads every file below a folder in the order of their names. Hidden files and folders
// are left out, links to folders are not followed.
func (r *reader) folder(dir string) {
	n := 0
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if r.done {
			return fs.SkipAll
		}
		hidden := p != dir && strings.HasPrefix(d.Name(), ".")
		switch {
		case err != nil:
			r.file = p
			r.fail(Spot{}, cause(err))
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
		case d.IsDir() && hidden:
			return fs.SkipDir
		case d.IsDir() || hidden:
		case d.Type()&fs.ModeSymlink != 0:
			info, err := os.Stat(p)
			if err == nil && !info.Mode().IsRegular() {
				return nil
			}
			n++
			r.open(p)
		case d.Type().IsRegular():
			n++
			r.open(p)
		}
		return nil
	})
	r.file = dir
	if err != nil {
		r.fail(Spot{}, cause(err))
	} else if n == 0 {
		r.fail(Spot{}, errors.New("the folder holds no file"))
	}
}

// cause takes the path out of an error of the operating system: the place names it already.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

func hash64(s string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(s))
	return h.Sum64()
}
