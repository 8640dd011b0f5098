package rules

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Own returns the files of a user as a file system that holds the folder dir, to be read in place of Files or beside it.
// name is a file, or a folder that holds files with the suffix or the folder dir with such files. What ParseDir reads
// from it carries the names of the user's files.
func Own(name, dir, suffix string) (fs.FS, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	o := &own{dir: dir, files: map[string]string{}}
	if !info.IsDir() {
		// a file may be called anything
		o.files[strings.TrimSuffix(filepath.Base(name), suffix)+suffix] = name
		return o, nil
	}
	folder := name
	if sub, err := os.Stat(filepath.Join(name, dir)); err == nil && sub.IsDir() {
		folder = filepath.Join(name, dir)
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if !e.IsDir() && strings.HasSuffix(e.Name(), suffix) {
			o.files[e.Name()] = filepath.Join(folder, e.Name())
		}
	}
	if len(o.files) == 0 {
		return nil, fmt.Errorf("%s: holds no %s file", folder, suffix)
	}
	return o, nil
}

// own is a folder of files that lie elsewhere.
type own struct {
	dir   string
	files map[string]string // name in the folder -> path
}

// Open opens a file of the folder.
func (o *own) Open(name string) (fs.File, error) {
	if file, ok := o.files[path.Base(name)]; ok && path.Dir(name) == o.dir {
		return os.Open(file)
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// ReadDir lists the folder in the order of names.
func (o *own) ReadDir(name string) ([]fs.DirEntry, error) {
	if name != o.dir {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	var out []fs.DirEntry
	for _, base := range slices.Sorted(maps.Keys(o.files)) {
		info, err := os.Stat(o.files[base])
		if err != nil {
			return nil, err
		}
		out = append(out, renamed{fs.FileInfoToDirEntry(info), base})
	}
	return out, nil
}

// where returns the path of a file of the folder.
func (o *own) where(name string) string { return o.files[path.Base(name)] }

// renamed is an entry of a folder under another name.
type renamed struct {
	fs.DirEntry
	name string
}

// Name returns the name in the folder.
func (r renamed) Name() string { return r.name }
