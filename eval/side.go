package eval

import (
	"slices"
	"strings"
)

// A set is a small set of place codes in order of arrival.
type set []string

func (s *set) add(codes ...string) {
	for _, c := range codes {
		if c != "" && !slices.Contains(*s, c) {
			*s = append(*s, c)
		}
	}
}

func (s set) common(t set) int {
	n := 0
	for _, c := range s {
		if slices.Contains(t, c) {
			n++
		}
	}
	return n
}

// bodyByName gives the gold's short name of a body of no single country.
func bodyByName(name string) string {
	switch name {
	case "united nations", "un security council", "security council", "united nations security council", "un",
		"world health organization", "who", "unicef", "unhcr":
		return "UN"
	case "european union", "eu", "european commission":
		return "EU"
	case "nato", "north atlantic treaty organization":
		return "NATO"
	case "osce", "organization for security and co-operation in europe":
		return "OSCE"
	case "arab league", "league of arab states":
		return "ARAB-LEAGUE"
	case "opcw", "organisation for the prohibition of chemical weapons":
		return "OPCW"
	case "coalition", "global coalition":
		return "COALITION"
	case "isis", "isil", "is", "daesh", "islamic state", "islamic state of iraq and the levant", "islamic state of iraq and syria":
		return "ISIS"
	case "al-qaeda", "al-qaida", "al qaeda":
		return "AL-QAEDA"
	case "al-nusra front", "nusra front", "jabhat al-nusra":
		return "NUSRA"
	case "hezbollah":
		return "HEZBOLLAH"
	case "hamas":
		return "HAMAS"
	case "taliban":
		return "TALIBAN"
	case "pkk", "kurdistan workers' party":
		return "PKK"
	case "ypg", "people's protection units":
		return "YPG"
	case "sdf", "syrian democratic forces":
		return "SDF"
	case "kurds":
		return "KURDS"
	case "world bank":
		return "WORLD-BANK"
	case "imf":
		return "IMF"
	}
	return ""
}

// bodyByCode gives the gold's short name for the beginning of a CAMEO actor code.
func bodyByCode(code string) string {
	switch code {
	case "IGOUNO", "UNO", "WHO", "HCR":
		return "UN"
	case "IGOEEC", "EEC", "IGOEUR":
		return "EU"
	case "NAT", "IGONAT", "IGOWSTNAT":
		return "NATO"
	case "SCE", "IGOSCE":
		return "OSCE"
	case "ARL", "IGOARL":
		return "ARAB-LEAGUE"
	}
	return ""
}

// places returns the places that a coded actor stands for.
func places(actors []CodedActor) set {
	var out set
	for _, a := range actors {
		own := set{}
		own.add(strings.ToUpper(a.Country))
		name := a.Name
		if name == "" {
			name = a.Text
		}
		name = strings.TrimSpace(strings.ToLower(name))
		own.add(bodyByName(name), bodyByName(strings.TrimPrefix(name, "the ")))
		code := strings.ToUpper(a.Code)
		for i := len(code); i > 2; i-- {
			if b := bodyByCode(code[:i]); b != "" {
				own.add(b)
				break
			}
		}
		if len(own) == 0 && len(code) >= 3 {
			own.add(code[:3])
		}
		own.add(a.Place)
		out.add(own...)
	}
	return out
}

// kurdish are names that the gold uses for one another.
var kurdish = set{"KURDS", "YPG", "SDF", "PESHMERGA"}

// goldPlaces returns the places of a side of a gold event.
func goldPlaces(side []NewsActor) set {
	var out set
	for _, a := range side {
		place, _, _ := strings.Cut(a.Code, ":")
		place = strings.TrimSpace(place)
		if !slices.Contains(out, place) {
			out = append(out, place)
		}
		if slices.Contains(kurdish, place) {
			out.add(kurdish...)
		}
	}
	return out
}

// sideFits reports whether a coded side agrees with a gold side; an open gold side fits anything.
func sideFits(gold, coded set) bool {
	return len(gold) == 0 || slices.Contains(gold, "?") || gold.common(coded) > 0
}

// misfit names the sides of a coded event that disagree with the gold: "", "source", "target" or "source and target".
func misfit(g *NewsEvent, e *CodedEvent) string {
	ss, st := places(e.Source), places(e.Target)
	best := "source and target"
	for _, alt := range g.readings() {
		gs, gt := goldPlaces(alt.Source), goldPlaces(alt.Target)
		s, t := sideFits(gs, ss), sideFits(gt, st)
		if s && t || pooled(g.Plover, gs, gt, ss, st) {
			return ""
		}
		if s {
			best = "target"
		} else if t {
			best = "source"
		}
	}
	return best
}

// pooled reports whether the sides of an event between equals agree when they are taken together.
func pooled(category string, gs, gt, ss, st set) bool {
	switch category {
	case "CONSULT":
	case "AGREE", "COOPERATE", "SUPPORT":
		if len(gt) > 0 && len(st) > 0 {
			return false
		}
	default:
		return false
	}
	var gold, coded set
	gold.add(gs...)
	gold.add(gt...)
	coded.add(ss...)
	coded.add(st...)
	known := len(gold)
	if slices.Contains(gold, "?") {
		known--
	}
	return sideFits(gold, coded) && gold.common(coded) >= min(2, known)
}
