package ingest

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"
)

// zipMark is how an archive of ZIP begins.
const zipMark = "PK\x03\x04"

// zipped reads an archive that comes as a stream. It is held in memory, so it may be no larger than a report.
func (r *reader) zipped(name string, in io.Reader) {
	if raw, ok := r.slurp(in); ok {
		r.zip(name, raw)
	}
}

// zip reads the files of an archive one after the other, each named behind the archive: gdelt.zip/20250610.export.CSV. Archives within
// archives are not read.
func (r *reader) zip(name string, raw []byte) {
	r.inside = true
	defer func() { r.inside, r.file = false, name }()
	r.file = name
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		r.fail(Spot{}, fmt.Errorf("the ZIP archive is broken: %w", err))
		return
	}
	n := 0
	for _, f := range z.File {
		switch {
		case r.done:
			return
		case f.Name == "[Content_Types].xml" || f.Name == "mimetype":
			r.fail(Spot{}, fmt.Errorf("%w: it is an office document", ErrNotText))
			return
		case strings.HasSuffix(f.Name, "/") || strings.HasPrefix(path.Base(f.Name), ".") || strings.HasPrefix(f.Name, "__MACOSX/"):
			continue
		}
		n++
		in, err := f.Open()
		if err != nil {
			r.file = name + "/" + f.Name
			r.fail(Spot{}, fmt.Errorf("the ZIP archive is broken: %w", err))
			continue
		}
		r.stream(name+"/"+f.Name, in)
		in.Close()
	}
	if r.file = name; n == 0 {
		r.fail(Spot{}, errors.New("the archive holds no file"))
	}
}

// isArchive reports whether an address is that of an archive, by its end.
func isArchive(address string) bool {
	u, err := url.Parse(address)
	return err == nil && strings.EqualFold(path.Ext(u.Path), ".zip")
}

// unfold reads the archive behind a link of a list, such as one of those that GDELT puts out every quarter of an hour.
func (r *reader) unfold(l Link, at Spot) {
	raw, err := r.o.Open(l)
	switch {
	case err != nil:
		r.fail(at, fmt.Errorf("%s: %w", l.URL, err))
	case !bytes.HasPrefix(raw, []byte(zipMark)):
		r.fail(at, fmt.Errorf("%s: %w", l.URL, errors.New("it is no ZIP archive")))
	default:
		file, from := r.file, r.links
		r.zip(l.URL, raw)
		r.file, r.links = file, from
	}
}
