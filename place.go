package dateline

// A Place is a toponym in the text.
type Place struct {
	Span
	Name      string // standard name if resolved, else as written
	Country   string // ISO 3166 alpha-3; "" if unresolved
	GeoNames  int64  // 0 if unresolved
	Admin1    string // first-level division, "" if unknown
	Lat, Lon  float64
	Located   bool   // Lat and Lon are set
	Kind      string // "" for the place itself, else metonym, adjective, people, embedded: no place of events
	Disputed  string // states that claim it, alpha-3 codes parted by "/", the one that runs or names it in the gazetteer first; "" if nobody disputes it
	Precision string // point, city, district, province, country, region, none
	Rule      string
}

// Within is the Rule of a place that is not known itself, only what holds it: Name is as written, Country, Admin1 and the point are those of the town,
// division or country around it, and Precision tells which.
const Within = "place:within"

// Known reports whether the place itself is known, not only what holds it.
func (p *Place) Known() bool { return p.Rule != Within }
