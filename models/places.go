package models

import _ "embed"

//go:embed places.bin
var placesTable string

// Places returns the gazetteer of package coding/place.
func Places() string { return placesTable }
