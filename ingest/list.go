package ingest

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
)

// listLine is a line of a list of addresses: the address alone, or behind size and checksum.
var listLine = regexp.MustCompile(`^(?:\d+\s+[0-9a-fA-F]{32}\s+)?(https?://\S+)$`)

// isList reports whether s begins as a list of addresses or as a table of GDELT.
func isList(s []byte) bool {
	n := 0
	lines := bytes.Split(s, []byte{'\n'})
	if len(lines) > 1 && len(s) == head { // the last one may be cut
		lines = lines[:len(lines)-1]
	}
	for _, l := range lines {
		l := strings.TrimRight(string(l), "\r")
		t := strings.TrimSpace(l)
		if t == "" || strings.HasPrefix(t, "#") {
			continue
		}
		if n == 0 && addressColumn(l) >= 0 {
			return true
		}
		if !listLine.MatchString(t) {
			return false
		}
		n++
	}
	return n > 0
}

// columns are the tables of GDELT by their number of columns, and the column of the address.
var columns = map[int]int{58: 57, 61: 60, 16: 5, 27: 4} // events 1.0 and 2.0, mentions, knowledge graph

// addressColumn returns the column of a table where the address stands, by the heading, or by the first line
// if it has the form of a table of GDELT. It is -1 if the line is of no such table.
func addressColumn(l string) int {
	cells := strings.Split(l, "\t")
	for i, c := range cells {
		switch strings.ToUpper(strings.Trim(c, "\" ")) {
		case "SOURCEURL", "MENTIONIDENTIFIER", "DOCUMENTIDENTIFIER", "V2DOCUMENTIDENTIFIER":
			return i
		}
	}
	i, ok := columns[len(cells)]
	if ok && webAddress(strings.TrimSpace(cells[i])) && cells[0] != "" && strings.Trim(cells[0], "0123456789-") == "" {
		return i
	}
	return -1
}

// list reads the links of a list or table, each address once. The days in tables of GDELT are those of the events and
// of the crawl, so they are not taken.
func (r *reader) list(in *bufio.Reader) {
	var buf []byte
	column, lines := -1, 0
	seen := map[uint64]bool{}
	for n := 1; !r.done; n++ {
		text, size, err := readLine(in, buf[:0], 1<<20)
		buf = text
		l := strings.TrimRight(string(text), "\r\n")
		if n == 1 {
			l = strings.TrimPrefix(l, "\ufeff")
		}
		t := strings.TrimSpace(l)
		switch {
		case err != nil && err != io.EOF:
			r.fail(line(n), cause(err))
			r.unfollowed()
			return
		case size > 1<<20:
			r.fail(line(n), fmt.Errorf("%w: the line has over %d bytes", ErrSize, 1<<20))
		case t == "" || strings.HasPrefix(t, "#"):
		default:
			lines++
			if lines == 1 {
				column = addressColumn(l)
				if column >= 0 && !slices.ContainsFunc(strings.Split(l, "\t"), webAddress) { // a heading
					break
				}
			}
			r.listed(l, column, n, seen)
		}
		if err != nil {
			break
		}
	}
	if lines == 0 && !r.done {
		r.fail(Spot{}, ErrEmpty)
	}
	r.unfollowed()
}

// listed follows the link of one line.
func (r *reader) listed(l string, column, n int, seen map[uint64]bool) {
	address := ""
	if column >= 0 {
		cells := strings.Split(l, "\t")
		if column >= len(cells) {
			r.fail(line(n), fmt.Errorf("the line has %d columns; the address stands in column %d", len(cells), column+1))
			return
		}
		address = strings.TrimSpace(cells[column])
		if address == "" || !strings.Contains(address, "://") { // GDELT has sources that are not on the web
			return
		}
	} else if m := listLine.FindStringSubmatch(strings.TrimSpace(l)); m != nil {
		address = m[1]
	}
	if !webAddress(address) {
		if address == "" {
			address = l
		}
		r.fail(line(n), fmt.Errorf("%q is no web address", short(address)))
		return
	}
	if h := hash64(address); !seen[h] {
		seen[h] = true
		r.follow(Link{URL: address}, line(n))
	}
}
