package rules

import "strings"

// groups are the short names of actors that are of no one country, by the CAMEO group in their code.
var groups = map[string]string{
	"UNO": "UN", "WHO": "UN", "HCR": "UN", "KID": "UN", "WFP": "UN", "IAE": "IAEA", "EEC": "EU", "EUR": "EU", "NAT": "NATO", "SCE": "OSCE", "ARL": "ARAB-LEAGUE", "COA": "COALITION",
	"ISI": "ISIS", "ALQ": "AL-QAEDA", "TAL": "TALIBAN", "HEZ": "HEZBOLLAH", "HMS": "HAMAS", "KUR": "KURDS", "GCC": "GCC", "OIC": "OIC", "CIS": "CIS", "ASN": "ASEAN", "OAU": "AU",
	"WAS": "ECOWAS", "IMF": "IMF", "WBK": "WORLD-BANK", "ICC": "ICC", "IRC": "ICRC", "AMN": "AMNESTY", "HRW": "HRW", "OPC": "OPEC", "OAS": "OAS", "COE": "COE", "GOS": "G7", "GOE": "G8",
}

// Group returns the short name of the group that a CAMEO actor code names beyond a country, the last one in it: KURDS for
// SYRREBKUR, ISIS for IMGMOSISI, "" for KAZGOV.
func Group(code string) string {
	name := ""
	for i := 0; i+3 <= len(code); i += 3 {
		if g := groups[code[i:i+3]]; g != "" && (i > 0 || len(code) == 3) {
			name = g
		}
	}
	return name
}

// Place returns where an actor belongs: its country, or the short name of the organisation, armed group or people. id is
// the actor's, "" if it has none.
func Place(id, country, sector, code string) string {
	if name, ok := strings.CutPrefix(id, "org/"); ok && (country == "" || sector == "REB") {
		return strings.ToUpper(name)
	}
	if g := Group(code); g != "" {
		return g
	}
	return country
}
