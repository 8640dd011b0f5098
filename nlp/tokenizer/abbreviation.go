package tokenizer

import "strings"

// Classes of abbreviations by what follows them.
const (
	noAbbreviation = iota
	beforeName     // a name follows: Mr., Gen.; no sentence ends here
	beforeFigure   // an abbreviation only before a figure: No. 5
	insideDate     // Jan., Tues.
	either         // Inc., etc., U.S.
)

// abbreviations are written with a stop.
var abbreviations = func() map[string]int {
	t := map[string]int{}
	for class, words := range map[int]string{
		beforeName: `mr mrs ms dr prof gen lt col maj capt cpl sgt pvt spc pfc cmdr adm brig sen rep reps sens gov pres rev fr hon amb msgr
			supt insp det st ft mt mme mlle messrs sr.mr atty asst dist cllr sheikh.h vs cf viz e.g i.e eg ca approx spec para
			hr.dr lt.gen lt.col maj.gen brig.gen`,
		beforeFigure: `no nos art sec fig figs vol vols pp p ch chap para eq ver tel ext op`,
		insideDate:   `jan feb mar apr aug sep sept oct nov dec mon tue tues wed thu thur thurs fri`,
		either: `inc corp ltd co bros llc plc jr sr esq etc al a.m p.m u.s u.n u.k e.u u.s.a d.c p.s ave blvd rd dept univ assn est min max
			ph.d m.d b.a m.a b.sc m.sc a.k.a ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn
			miss mo mont neb nev okla ore penn tenn tex va vt wash wis wyo que ont n.y n.j n.c s.c n.d s.d n.m w.va r.i d.p.r
			attn mob fax lb lbs oz yrs hrs mins dom rec int arr cent govt natl intl mfg tech pty gmbh`,
	} {
		for _, w := range strings.Fields(words) {
			if t[w] == noAbbreviation || class == beforeFigure {
				t[w] = class
			}
		}
	}
	return t
}()

// class returns the class of a word without its last stop. Letters with stops between them and single
// capitals are abbreviations too.
func class(w string) int {
	if len(w) > 8 {
		return noAbbreviation
	}
	if len(w) == 1 && w[0] >= 'A' && w[0] <= 'Z' && w != "I" {
		return beforeName
	}
	low := strings.ToLower(w)
	if c := abbreviations[low]; c != noAbbreviation {
		return c
	}
	if len(w) >= 3 && w[1] == '.' {
		for i := 0; i < len(w); i++ {
			if i%2 == 1 && w[i] != '.' || i%2 == 0 && (low[i] < 'a' || low[i] > 'z') {
				return noAbbreviation
			}
		}
		return either
	}
	return noAbbreviation
}

// abbreviated reports whether the stop at end belongs to the word before it. The chunk goes on to
// to, the paragraph to limit.
func abbreviated(text string, from, end, to, limit int) bool {
	w := text[from:end]
	c := class(w)
	if c == noAbbreviation {
		return false
	}
	after := strings.TrimLeft(text[end+1:min(limit, end+40)], " \u00a0")
	last := after == ""
	if end+1 < to && letterAt(text[end+1:to]) && c != beforeFigure && c != beforeName {
		return false
	}
	lower := w[0] >= 'a' && w[0] <= 'z'
	switch c {
	case beforeFigure:
		return len(after) > 0 && after[0] >= '0' && after[0] <= '9'
	case insideDate:
		if last || !lower {
			return !last || len(w) < 4 && !lower && w != "Sun" && w != "Sat" && w != "Mar"
		}
		return false
	case beforeName:
		if lower && !strings.Contains(w, ".") {
			switch w {
			case "vs", "cf", "eg", "ca", "approx", "viz":
				return true
			}
			return false
		}
		return !last || len(w) > 1
	}
	if lower && !strings.Contains(w, ".") {
		switch w {
		case "etc", "al", "inc", "ltd", "jr", "lb", "lbs", "oz", "yrs", "hrs", "mins", "dept", "govt":
			return true
		}
		return false
	}
	switch w {
	case "Min", "Max", "Int", "Tech", "Mob", "Fax", "Rec", "Dom", "Est", "La", "Ore", "Miss", "Mass", "Wash", "Ill", "Ind", "Mo", "Cent", "Ark", "Del", "Co", "Al", "Ga", "Md", "Va", "Rd", "ILL", "MISS", "MASS", "AL":
		// Words and names as well: an abbreviation only inside a sentence or before a comma.
		if last {
			return w == "Co" || w == "Va" || w == "Md" || w == "Ga"
		}
		next := after[0]
		return next == ',' || next >= 'a' && next <= 'z' || w == "Co" || w == "Va" || w == "Md" || w == "Ga"
	}
	return true
}
