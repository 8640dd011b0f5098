package place

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"slices"
	"sort"
)

// An Entry is one place of a gazetteer that is to be built.
type Entry struct {
	Class      Class
	Name       string
	Aliases    []string
	ISO2, ISO3 string // of a Country; other classes give ISO2 of the country they lie in
	Admin      string // code of the first-level division inside the country, "" for none; a Province gives its own
	GeoNames   int64
	Lat, Lon   float64
	Population int
	Capital    bool // of its country
	Seat       bool // of its first-level division
}

// Build writes a gazetteer. The order of entries does not matter; the same entries give the same bytes.
func Build(w io.Writer, entries []Entry) error {
	es := slices.Clone(entries)
	slices.SortFunc(es, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.Class, b.Class), cmp.Compare(a.ISO2, b.ISO2), cmp.Compare(a.Admin, b.Admin), cmp.Compare(a.Name, b.Name),
			cmp.Compare(b.Population, a.Population), cmp.Compare(a.GeoNames, b.GeoNames), cmp.Compare(a.Lat, b.Lat), cmp.Compare(a.Lon, b.Lon))
	})
	countries, admins := map[string]int{}, map[string]int{}
	var countryAt, adminAt []int
	for i, e := range es {
		switch e.Class {
		case Country:
			if len(e.ISO2) != 2 || len(e.ISO3) != 3 || countries[e.ISO2] != 0 {
				return fmt.Errorf("build places: country %q has code %q, %q", e.Name, e.ISO2, e.ISO3)
			}
			countryAt = append(countryAt, i)
			countries[e.ISO2] = len(countryAt)
		case Province:
			if k := e.ISO2 + "." + e.Admin; admins[k] == 0 {
				adminAt = append(adminAt, i)
				admins[k] = len(adminAt)
			}
		case 0:
			return fmt.Errorf("build places: %q has no class", e.Name)
		}
	}
	if len(countryAt) > 255 || len(adminAt) > 65535 {
		return fmt.Errorf("build places: %d countries, %d divisions are too many", len(countryAt), len(adminAt))
	}
	keys := map[string][]int{}
	add := func(name string, i int) {
		if k := Key(name); k != "" && !slices.Contains(keys[k], i) {
			keys[k] = append(keys[k], i)
		}
	}
	for i, e := range es {
		add(e.Name, i)
		for _, a := range e.Aliases {
			add(a, i)
		}
	}
	sorted := make([]string, 0, len(keys))
	for k := range keys {
		sorted = append(sorted, k)
	}
	sort.Strings(sorted)
	var keyAt, keyRef, refs []uint32
	var names []byte
	for _, k := range sorted {
		keyAt, keyRef = append(keyAt, uint32(len(names))), append(keyRef, uint32(len(refs)))
		names = append(names, k...)
		slices.SortFunc(keys[k], func(a, b int) int {
			return cmp.Or(cmp.Compare(rank(&es[b]), rank(&es[a])), cmp.Compare(a, b))
		})
		for _, i := range keys[k] {
			refs = append(refs, uint32(i))
		}
	}
	keyAt, keyRef = append(keyAt, uint32(len(names))), append(keyRef, uint32(len(refs)))
	records := make([]byte, 0, recordSize*len(es))
	shown := map[string]uint32{}
	for _, e := range es {
		name := e.Name
		for len(name) > 255 {
			name = name[:len(name)-1]
		}
		at, ok := shown[name]
		if !ok {
			at = uint32(len(names))
			shown[name] = at
			names = append(names, byte(len(name)))
			names = append(names, name...)
		}
		flags := byte(e.Class)
		if e.Capital {
			flags |= 8
		}
		if e.Seat {
			flags |= 16
		}
		records = binary.LittleEndian.AppendUint32(records, at)
		records = binary.LittleEndian.AppendUint32(records, uint32(int32(math.Round(e.Lat*1e5))))
		records = binary.LittleEndian.AppendUint32(records, uint32(int32(math.Round(e.Lon*1e5))))
		records = binary.LittleEndian.AppendUint32(records, uint32(e.GeoNames))
		records = binary.LittleEndian.AppendUint32(records, uint32(e.Population))
		records = binary.LittleEndian.AppendUint16(records, uint16(admins[e.ISO2+"."+e.Admin]))
		records = append(records, byte(countries[e.ISO2]), flags)
	}
	out := bufio.NewWriter(w)
	out.WriteString(magic)
	put := func(vs ...uint32) {
		for _, v := range vs {
			var b [4]byte
			binary.LittleEndian.PutUint32(b[:], v)
			out.Write(b[:])
		}
	}
	put(uint32(len(sorted)), uint32(len(refs)), uint32(len(es)), uint32(len(countryAt)), uint32(len(adminAt)), uint32(len(names)))
	put(keyAt...)
	put(keyRef...)
	put(refs...)
	out.Write(records)
	for _, i := range countryAt {
		out.WriteString(es[i].ISO2)
		out.WriteString(es[i].ISO3)
		out.Write([]byte{0, 0, 0})
		put(uint32(i))
	}
	for _, i := range adminAt {
		put(uint32(countries[es[i].ISO2]), uint32(i))
	}
	out.Write(names)
	if err := out.Flush(); err != nil {
		return fmt.Errorf("build places: %w", err)
	}
	return nil
}

// rank orders the places of one name: the one that a report means when it tells no more.
func rank(e *Entry) float64 { return prior(e.Class, e.Population, e.Capital, e.Seat) }

// prior is the weight of a place before the report is read: the logarithm of its people, with the
// weight of what it governs.
func prior(c Class, population int, capital, seat bool) float64 {
	p := math.Log10(float64(population) + 10)
	switch c {
	case Country:
		return p + 4
	case Region:
		return p + 6
	case Province:
		return max(p, 5)
	case Spot:
		return 8
	case District:
		return max(p-0.7, 2.5)
	case Section:
		return p - 1
	}
	if capital {
		p += 1.5
	} else if seat {
		p += 0.3
	}
	return p
}
