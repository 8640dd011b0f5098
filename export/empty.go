package export

// An Empty tells which columns of a layout are always empty, and why.
type Empty struct {
	Columns []string `json:"columns"`
	Why     string   `json:"why"`
}

// Empty lists the columns of a layout that dateline never fills.
func (l *Layout) Empty() []Empty {
	const (
		tone  = "dateline measures no tone"
		where = "dateline tells where an act took place, not where each side was"
		adm2  = "places come from GeoNames, which lacks the numbers that GDELT uses"
	)
	geo := func(second bool) []string {
		var out []string
		for _, a := range []string{"Actor1Geo_", "Actor2Geo_"} {
			out = append(out, a+"FullName", a+"CountryCode", a+"ADM1Code")
			if second {
				out = append(out, a+"ADM2Code")
			}
			out = append(out, a+"Lat", a+"Long", a+"FeatureID")
		}
		return out
	}
	switch l.Name {
	case "gdelt1":
		return []Empty{{[]string{"AvgTone"}, tone}, {geo(false), where}}
	case "gdelt2":
		return []Empty{{[]string{"AvgTone"}, tone}, {geo(true), where}, {[]string{"ActionGeo_ADM2Code"}, adm2}}
	case "gdelt2-mentions":
		return []Empty{
			{[]string{"MentionDocTone"}, tone},
			{[]string{"MentionDocTranslationInfo"}, "dateline reads English and translates nothing"},
			{[]string{"Extras"}, "GDELT keeps it for later use"},
		}
	case "polecat":
		return []Empty{{[]string{"Wikipedia Actor ID", "Wikipedia Recipient ID"}, "the registry of actors has no numbers of Wikipedia"}}
	}
	return []Empty{}
}
