package place

// regionAdjectives are the adjectives of places that are no states; those of states stand in rules/actors.
var regionAdjectives = map[string]string{
	"european": "Europe", "european union": "European Union", "african": "Africa", "asian": "Asia", "latin american": "Latin America",
	"north american": "North America", "south american": "South America", "central american": "Central America", "central asian": "Central Asia",
	"south asian": "South Asia", "southeast asian": "Southeast Asia", "east asian": "East Asia", "middle eastern": "Middle East",
	"scandinavian": "Scandinavia", "balkan": "Balkans", "caucasian": "Caucasus", "kurdish": "Kurdistan", "kashmiri": "Kashmir",
	"siberian": "Siberia", "crimean": "Crimea", "chechen": "Chechnya", "caribbean": "Caribbean", "transatlantic": "Atlantic Ocean",
	"soviet": "Russia", "english": "England", "scottish": "Scotland", "welsh": "Wales", "northern irish": "Northern Ireland",
	"bavarian": "Bavaria", "catalan": "Catalonia", "sicilian": "Sicily", "tibetan": "Tibet", "texan": "Texas", "californian": "California",
	"flemish": "Flanders", "abkhaz": "Abkhazia", "abkhazian": "Abkhazia", "south ossetian": "South Ossetia", "anglo": "United Kingdom",
	"western european": "Western Europe", "eastern european": "Eastern Europe", "east european": "Eastern Europe", "austro": "Austria", "sino": "China",
}

// regionPeoples are the peoples of places that are no states.
var regionPeoples = map[string]string{
	"europeans": "Europe", "africans": "Africa", "asians": "Asia", "latin americans": "Latin America", "central americans": "Central America",
	"kurds": "Kurdistan", "kashmiris": "Kashmir", "crimeans": "Crimea", "chechens": "Chechnya", "scots": "Scotland", "londoners": "London",
	"tibetans": "Tibet", "texans": "Texas", "californians": "California", "catalans": "Catalonia", "new yorkers": "New York", "muscovites": "Moscow",
}

// abbreviations are the forms of states of the USA and provinces of Canada that datelines and AP style use: GeoNames codes.
var abbreviations = map[string]string{
	"ala": "US.AL", "ariz": "US.AZ", "ark": "US.AR", "calif": "US.CA", "colo": "US.CO", "conn": "US.CT", "del": "US.DE", "fla": "US.FL",
	"ga": "US.GA", "ill": "US.IL", "ind": "US.IN", "kan": "US.KS", "ky": "US.KY", "la": "US.LA", "md": "US.MD", "mass": "US.MA",
	"mich": "US.MI", "minn": "US.MN", "miss": "US.MS", "mo": "US.MO", "mont": "US.MT", "neb": "US.NE", "nev": "US.NV", "okla": "US.OK",
	"ore": "US.OR", "pa": "US.PA", "tenn": "US.TN", "tex": "US.TX", "vt": "US.VT", "va": "US.VA", "wash": "US.WA", "wis": "US.WI", "wyo": "US.WY",
	"al": "US.AL", "ak": "US.AK", "az": "US.AZ", "ar": "US.AR", "ca": "US.CA", "co": "US.CO", "ct": "US.CT", "de": "US.DE", "dc": "US.DC", "fl": "US.FL",
	"hi": "US.HI", "id": "US.ID", "il": "US.IL", "in": "US.IN", "ia": "US.IA", "ks": "US.KS", "me": "US.ME", "ma": "US.MA", "mi": "US.MI", "mn": "US.MN",
	"ms": "US.MS", "mt": "US.MT", "ne": "US.NE", "nv": "US.NV", "nh": "US.NH", "nj": "US.NJ", "nm": "US.NM", "ny": "US.NY", "nc": "US.NC", "nd": "US.ND",
	"oh": "US.OH", "ok": "US.OK", "or": "US.OR", "ri": "US.RI", "sc": "US.SC", "sd": "US.SD", "tn": "US.TN", "tx": "US.TX", "ut": "US.UT",
	"wa": "US.WA", "wv": "US.WV", "wi": "US.WI", "wy": "US.WY",
	"bc": "CA.02", "ont": "CA.08", "que": "CA.10", "alta": "CA.01", "sask": "CA.11", "man": "CA.03",
}

// shortDivisions are divisions, and by the last part of their addresses countries, whose short form stands alone in reports from their country.
var shortDivisions = map[string][]string{
	"SA": {"za", "AU.05"}, "BC": {"CA.02"}, "B.C.": {"CA.02"}, "NSW": {"AU.02"}, "WA": {"AU.08", "US.WA"}, "NJ": {"US.NJ"}, "N.J.": {"US.NJ"}, "N.Y.": {"US.NY"}, "N.C.": {"US.NC"},
	"S.C.": {"US.SC"}, "SC": {"US.SC"}, "N.M.": {"US.NM"}, "N.H.": {"US.NH"}, "N.D.": {"US.ND"}, "S.D.": {"US.SD"}, "R.I.": {"US.RI"}, "W.Va.": {"US.WV"},
	"D.C.": {"US.DC"}, "DC": {"US.DC"}, "Calif.": {"US.CA"}, "Fla.": {"US.FL"}, "Ill.": {"US.IL"}, "Wis.": {"US.WI"}, "Wash.": {"US.WA"}, "Mont.": {"US.MT"},
	"Minn.": {"US.MN"}, "Conn.": {"US.CT"}, "Colo.": {"US.CO"}, "Ariz.": {"US.AZ"}, "Okla.": {"US.OK"}, "Tenn.": {"US.TN"},
}

// kinds are words behind or in front of a name that say what it is.
var kinds = map[string]Class{
	"state": Province, "province": Province, "region": Province, "oblast": Province, "governorate": Province, "prefecture": Province, "voivodeship": Province,
	"krai": Province, "canton": Province, "emirate": Province, "territory": Province, "republic": Province,
	"county": District, "district": District, "municipality": District, "parish": District, "raion": District, "borough": District, "lga": District,
	"agency": District, "department": District, "division": District, "regency": District,
	"city": City, "town": City, "village": City, "township": City, "settlement": City, "hamlet": City, "suburb": City, "port": City, "neighbourhood": Section, "neighborhood": Section,
}

// divided are the words behind the name of a division that reports leave out once they have named it.
var divided = map[string]bool{"county": true, "district": true, "parish": true, "province": true, "governorate": true, "oblast": true, "prefecture": true, "regency": true}

// facilities are last words of names of buildings, waters and lands.
var facilities = map[string]bool{
	"airport": true, "stadium": true, "hospital": true, "prison": true, "square": true, "street": true, "avenue": true, "road": true, "park": true,
	"bridge": true, "river": true, "lake": true, "mountains": true, "mountain": true, "valley": true, "island": true, "islands": true, "bay": true, "beach": true, "hills": true,
	"palace": true, "castle": true, "tower": true, "church": true, "cathedral": true, "mosque": true, "temple": true, "basilica": true, "harbour": true, "harbor": true, "coast": true,
	"peninsula": true, "strait": true, "sea": true, "gulf": true, "canal": true, "desert": true, "forest": true, "lagoon": true, "camp": true, "base": true, "strip": true, "enclave": true,
	"crossing": true, "border": true, "dam": true, "plant": true, "refinery": true, "mine": true, "hotel": true, "hall": true, "house": true, "school": true, "university": true, "cemetery": true,
}

// buildings are last words of names of what stands in a town.
var buildings = map[string]bool{
	"stadium": true, "hospital": true, "prison": true, "jail": true, "square": true, "street": true, "avenue": true, "road": true, "boulevard": true, "lane": true, "st": true, "ave": true,
	"palace": true, "castle": true, "tower": true, "church": true, "cathedral": true, "mosque": true, "temple": true, "basilica": true, "chapel": true, "synagogue": true, "hotel": true,
	"hall": true, "house": true, "school": true, "university": true, "college": true, "academy": true, "institute": true, "cemetery": true, "court": true, "courthouse": true, "mall": true,
	"club": true, "restaurant": true, "museum": true, "library": true, "theatre": true, "theater": true, "arena": true, "station": true, "clinic": true, "center": true, "centre": true,
	"airport": true, "park": true, "market": true, "gallery": true, "zoo": true, "plaza": true, "building": true, "headquarters": true, "cottage": true, "office": true,
}

// namesakes are states that are also names of people.
var namesakes = map[string]bool{
	"jordan": true, "chad": true, "georgia": true, "israel": true, "kenya": true, "france": true, "jersey": true, "holland": true, "turkey": true, "ireland": true,
	"england": true, "german": true, "french": true, "english": true, "irish": true, "welsh": true, "scot": true, "paris": true, "india": true, "cuba": true, "asia": true,
}

// inFront are words that stand in front of a place: "in Termez".
var inFront = map[string]bool{
	"in": true, "at": true, "from": true, "near": true, "outside": true, "around": true, "across": true, "throughout": true,
	"towards": true, "toward": true, "inside": true, "to": true, "of": true, "into": true, "via": true, "city": true, "town": true, "village": true, "capital": true, "between": true,
}

// noPlaces are words with a capital that name places somewhere but hardly ever in a report.
var noPlaces = map[string]bool{
	"the": true, "a": true, "an": true, "of": true, "and": true, "on": true, "in": true, "at": true, "by": true, "for": true, "to": true, "is": true, "as": true, "it": true,
	"he": true, "she": true, "we": true, "they": true, "i": true, "but": true, "so": true, "or": true, "if": true, "no": true, "not": true, "see": true, "man": true, "men": true,
	"most": true, "many": true, "some": true, "such": true, "are": true, "was": true, "us": true, "our": true, "his": true, "her": true, "my": true, "you": true, "your": true,
	"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true, "january": true, "february": true, "march": true,
	"april": true, "may": true, "june": true, "july": true, "august": true, "september": true, "october": true, "november": true, "december": true,
	"president": true, "prime": true, "minister": true, "king": true, "queen": true, "prince": true, "general": true, "police": true, "army": true, "court": true, "council": true,
	"union": true, "university": true, "school": true, "bank": true, "church": true, "house": true, "hall": true, "hospital": true, "center": true, "centre": true, "park": true,
	"north": true, "south": true, "east": true, "west": true, "central": true, "northern": true, "southern": true, "eastern": true, "western": true, "upper": true, "lower": true,
	"new": true, "old": true, "great": true, "best": true, "first": true, "one": true, "two": true, "three": true, "all": true, "more": true, "than": true, "this": true, "that": true,
	"mr": true, "mrs": true, "ms": true, "dr": true, "sir": true, "lady": true, "lord": true, "saint": true, "san": true, "santa": true, "el": true, "la": true, "le": true, "de": true,
	"trump": true, "street": true, "road": true, "avenue": true, "square": true, "bridge": true, "river": true, "lake": true, "mount": true, "island": true, "islands": true, "bay": true,
	"sea": true, "ocean": true, "gulf": true, "valley": true, "city": true, "town": true, "village": true, "county": true, "state": true, "province": true, "district": true, "region": true,
	"internet": true, "google": true, "facebook": true, "apple": true, "christmas": true, "easter": true, "english": true, "media": true, "page": true, "born": true, "reading": true,
	"mobile": true, "nice": true, "split": true, "bath": true, "hope": true, "faith": true, "liberty": true, "independence": true, "justice": true, "love": true, "energy": true,
	"agency": true, "republic": true, "national": true, "federal": true, "international": true, "democratic": true, "people": true, "party": true, "congress": true, "senate": true,
	"parliament": true, "government": true, "ministry": true, "department": true, "commission": true, "committee": true, "association": true, "institute": true, "college": true,
	"academy": true, "club": true, "league": true, "cup": true, "games": true, "mission": true, "security": true, "defense": true, "defence": true, "foreign": true, "security council": true,
	"commerce": true, "enterprise": true, "industry": true, "business": true, "trade": true, "duma": true, "el nino": true, "la nina": true, "roma": true,
	"vladimir": true, "delta": true, "capital": true, "mary": true, "jackson": true, "victory": true, "union square": true, "congo square": true, "centre party": true, "data": true, "finance": true,
	"tour": true, "date": true, "time": true, "times": true, "post": true, "star": true, "sun": true, "moon": true, "god": true, "christian": true, "same": true, "and the": true, "me": true,
}

// divisionNames are the names of the divisions that abbreviations stand for.
var divisionNames = map[string]string{
	"US.AL": "Alabama",
	"US.AK": "Alaska",
	"US.AZ": "Arizona",
	"US.AR": "Arkansas",
	"US.CA": "California",
	"US.CO": "Colorado",
	"US.CT": "Connecticut",
	"US.DE": "Delaware",
	"US.DC": "Washington, D.C.",
	"US.FL": "Florida",
	"US.GA": "Georgia",
	"US.HI": "Hawaii",
	"US.ID": "Idaho",
	"US.IL": "Illinois",
	"US.IN": "Indiana",
	"US.IA": "Iowa",
	"US.KS": "Kansas",
	"US.KY": "Kentucky",
	"US.LA": "Louisiana",
	"US.ME": "Maine",
	"US.MD": "Maryland",
	"US.MA": "Massachusetts",
	"US.MI": "Michigan",
	"US.MN": "Minnesota",
	"US.MS": "Mississippi",
	"US.MO": "Missouri",
	"US.MT": "Montana",
	"US.NE": "Nebraska",
	"US.NV": "Nevada",
	"US.NH": "New Hampshire",
	"US.NJ": "New Jersey",
	"US.NM": "New Mexico",
	"US.NY": "New York",
	"US.NC": "North Carolina",
	"US.ND": "North Dakota",
	"US.OH": "Ohio",
	"US.OK": "Oklahoma",
	"US.OR": "Oregon",
	"US.PA": "Pennsylvania",
	"US.RI": "Rhode Island",
	"US.SC": "South Carolina",
	"US.SD": "South Dakota",
	"US.TN": "Tennessee",
	"US.TX": "Texas",
	"US.UT": "Utah",
	"US.VT": "Vermont",
	"US.VA": "Virginia",
	"US.WA": "Washington",
	"US.WV": "West Virginia",
	"US.WI": "Wisconsin",
	"US.WY": "Wyoming",
	"AU.02": "New South Wales", "AU.08": "Western Australia", "AU.05": "South Australia",
	"CA.02": "British Columbia",
	"CA.08": "Ontario",
	"CA.10": "Quebec",
	"CA.01": "Alberta",
	"CA.11": "Saskatchewan",
	"CA.03": "Manitoba",
}
