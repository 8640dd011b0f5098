package export

// An Empty tells which columns of a layout are always empty, and why.
type Empty struct {
	Columns []string `json:"columns"`
	Why     string   `json:"why"`
}

// Empty lists the columns of a layout that dateline never fills.
func (l *Layout) Empty() []Empty {
	const adm2 = "places come from GeoNames, which lacks the numbers that GDELT uses"
	switch l.Name {
	case "gdelt2":
		return []Empty{{[]string{"Actor1Geo_ADM2Code", "Actor2Geo_ADM2Code", "ActionGeo_ADM2Code"}, adm2}}
	case "gdelt2-mentions":
		return []Empty{
			{[]string{"MentionDocTranslationInfo"}, "dateline reads English and translates nothing"},
			{[]string{"Extras"}, "GDELT keeps it for later use"},
		}
	case "polecat":
		return []Empty{{[]string{"Wikipedia Actor ID", "Wikipedia Recipient ID"}, "the registry of actors has no numbers of Wikipedia"}}
	}
	return []Empty{}
}
