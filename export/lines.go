package export

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"iter"
)

// longest is the length of the longest line that is read.
const longest = 256 << 20

// A line of a file, without its end.
type line struct {
	n    int // from 1
	text []byte
}

// lines reads a file line by line. The bytes are good until the next line; an error comes last, with the number of its line.
func lines(r io.Reader) iter.Seq2[line, error] {
	return func(yield func(line, error) bool) {
		in := bufio.NewReaderSize(r, 1<<16)
		var buf []byte
		for n := 1; ; n++ {
			buf = buf[:0]
			for {
				part, err := in.ReadSlice('\n')
				buf = append(buf, part...)
				switch {
				case len(buf) > longest:
					yield(line{n: n}, errors.New("the line is too long"))
					return
				case err == bufio.ErrBufferFull:
					continue
				case err == io.EOF && len(buf) == 0:
					return
				case err != nil && err != io.EOF:
					yield(line{n: n}, err)
					return
				}
				break
			}
			text := bytes.TrimSuffix(bytes.TrimSuffix(buf, []byte("\n")), []byte("\r"))
			if n == 1 {
				text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
			}
			if !yield(line{n, text}, nil) {
				return
			}
		}
	}
}
