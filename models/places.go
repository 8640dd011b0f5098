package models

import _ "embed"

//go:embed places.bin
var placesTable []byte

// Places returns the gazetteer of package coding/place. Do not change the bytes.
func Places() []byte { return placesTable }
