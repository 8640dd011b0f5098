package place

import (
	"errors"
	"fmt"
	"sort"
	"strings"
)

// A Class is the kind of a place in the gazetteer.
type Class uint8

// The classes of places, from wide to narrow.
const (
	Country  Class = iota + 1
	Region         // a continent, a sea, a stretch of land across borders
	Province       // first-level division
	District       // second-level division
	City
	Section // part of a city
	Spot    // a building, a square
)

// precision is the value of Place.Precision for each class.
var precision = [...]string{0: "none", Country: "country", Region: "region", Province: "province", District: "district", City: "city", Section: "city", Spot: "point"}

// magic begins a gazetteer file; the digit is the version of the format.
const magic = "DLPLACE1"

const (
	headerSize  = len(magic) + 6*4
	recordSize  = 24
	countrySize = 12
	adminSize   = 8
)

// A Gazetteer is a sorted table of names, read in place from what Build wrote. It never changes.
type Gazetteer struct {
	keyAt     string // uint32 per key and one more: where the key begins in names
	keyRef    string // uint32 per key and one more: its first entry in refs
	refs      string // uint32: index of a record; the likelier place of a name first
	records   string
	countries string
	admins    string
	names     string

	keys, places, states, divisions int
}

var errGazetteer = errors.New("not a gazetteer")

// Open reads a gazetteer from what Build wrote and keeps it. It checks sizes and offsets, so that
// broken data give an error here and no panic later.
func Open(data string) (*Gazetteer, error) {
	if len(data) < headerSize || data[:len(magic)] != magic {
		return nil, fmt.Errorf("open places: %w", errGazetteer)
	}
	var n [6]int
	for i := range n {
		n[i] = u32(data[len(magic):], i)
		if n[i] > len(data) {
			return nil, fmt.Errorf("open places: %w: count %d", errGazetteer, n[i])
		}
	}
	g := &Gazetteer{keys: n[0], places: n[2], states: n[3], divisions: n[4]}
	at := headerSize
	cut := func(size int) string {
		if at < 0 || size < 0 || at+size > len(data) {
			at = -1
			return ""
		}
		b := data[at : at+size]
		at += size
		return b
	}
	g.keyAt = cut(4 * (n[0] + 1))
	g.keyRef = cut(4 * (n[0] + 1))
	g.refs = cut(4 * n[1])
	g.records = cut(recordSize * n[2])
	g.countries = cut(countrySize * n[3])
	g.admins = cut(adminSize * n[4])
	g.names = cut(n[5])
	if at != len(data) {
		return nil, fmt.Errorf("open places: %w: sizes do not add up", errGazetteer)
	}
	if err := g.check(n[1]); err != nil {
		return nil, fmt.Errorf("open places: %w: %w", errGazetteer, err)
	}
	return g, nil
}

// check tests that every offset points inside.
func (g *Gazetteer) check(refs int) error {
	for i := 0; i <= g.keys; i++ {
		k, r := u32(g.keyAt, i), u32(g.keyRef, i)
		if k > len(g.names) || r > refs || i > 0 && (k < u32(g.keyAt, i-1) || r < u32(g.keyRef, i-1)) {
			return fmt.Errorf("key %d", i)
		}
	}
	for i := 0; i < refs; i++ {
		if u32(g.refs, i) >= g.places {
			return fmt.Errorf("reference %d", i)
		}
	}
	for i := 0; i < g.places; i++ {
		b := g.records[recordSize*i:]
		at := u32(b, 0)
		if at >= len(g.names) || at+1+int(g.names[at]) > len(g.names) || u16(b[20:]) > g.divisions || int(b[22]) > g.states || b[23]&7 < 1 || Class(b[23]&7) > Spot {
			return fmt.Errorf("place %d", i)
		}
	}
	for i := 0; i < g.states; i++ {
		if p := u32(g.countries[countrySize*i+8:], 0); p >= g.places {
			return fmt.Errorf("country %d", i)
		}
	}
	for i := 0; i < g.divisions; i++ {
		if p := u32(g.admins[adminSize*i+4:], 0); p >= g.places {
			return fmt.Errorf("division %d", i)
		}
	}
	return nil
}

// u32 reads the i-th number of a table, little-endian.
func u32(s string, i int) int {
	s = s[4*i : 4*i+4]
	return int(s[0]) | int(s[1])<<8 | int(s[2])<<16 | int(s[3])<<24
}

func u16(s string) int { return int(s[0]) | int(s[1])<<8 }

// Len returns how many places the gazetteer holds.
func (g *Gazetteer) Len() int { return g.places }

// A record is one place.
type record struct {
	index      int
	name       string
	lat, lon   float64
	id         int64
	population int
	admin      int // number of its division from 1, 0 if unknown
	country    int // number of its country from 1, 0 if unknown
	class      Class
	capital    bool
	seat       bool // seat of a first-level division
}

// at returns place i.
func (g *Gazetteer) at(i int) record {
	b := g.records[recordSize*i : recordSize*(i+1)]
	at := u32(b, 0)
	n := int(g.names[at])
	return record{
		index:      i,
		name:       g.names[at+1 : at+1+n],
		lat:        float64(int32(u32(b, 1))) / 1e5,
		lon:        float64(int32(u32(b, 2))) / 1e5,
		id:         int64(u32(b, 3)),
		population: u32(b, 4),
		admin:      u16(b[20:]),
		country:    int(b[22]),
		class:      Class(b[23] & 7),
		capital:    b[23]&8 != 0,
		seat:       b[23]&16 != 0,
	}
}

// find returns the range of refs of a key; empty if the gazetteer lacks it.
func (g *Gazetteer) find(key string) (from, to int) {
	i := g.search(key)
	if i >= g.keys || g.key(i) != key {
		return 0, 0
	}
	return u32(g.keyRef, i), u32(g.keyRef, i+1)
}

// search returns the first key that is not below the given one.
func (g *Gazetteer) search(key string) int {
	return sort.Search(g.keys, func(i int) bool { return g.key(i) >= key })
}

// begins reports whether a longer key begins with the words of prefix.
func (g *Gazetteer) begins(prefix string) bool {
	prefix += " "
	i := g.search(prefix)
	return i < g.keys && strings.HasPrefix(g.key(i), prefix)
}

// key returns key i.
func (g *Gazetteer) key(i int) string { return g.names[u32(g.keyAt, i):u32(g.keyAt, i+1)] }

// ref returns the place that reference i points at.
func (g *Gazetteer) ref(i int) int { return u32(g.refs, i) }

// iso3 returns the ISO 3166 alpha-3 code of country n (from 1), "" for 0.
func (g *Gazetteer) iso3(n int) string {
	if n <= 0 {
		return ""
	}
	b := g.countries[countrySize*(n-1):]
	return b[2:5]
}

// iso2 returns the ISO 3166 alpha-2 code of country n.
func (g *Gazetteer) iso2(n int) string {
	if n <= 0 {
		return ""
	}
	return g.countries[countrySize*(n-1) : countrySize*(n-1)+2]
}

// countryPlace returns the place of country n.
func (g *Gazetteer) countryPlace(n int) int { return u32(g.countries[countrySize*(n-1)+8:], 0) }

// adminPlace returns the place of division n.
func (g *Gazetteer) adminPlace(n int) int { return u32(g.admins[adminSize*(n-1)+4:], 0) }
