package actor

import "github.com/dateline/dateline"

// money leaves out the states that only tell whose money is spoken of: "10 billion US dollars".
func (w *work) money() {
	for i := range w.hits {
		h := &w.hits[i]
		if h.gone || h.state() == nil || !w.priced(h.Span) {
			continue
		}
		h.gone = true
		for k := h.Start; k < h.End; k++ {
			w.hitAt[k] = 0
		}
	}
}

// priced reports whether a currency follows a span in its sentence.
func (w *work) priced(s dateline.Span) bool {
	d := w.d
	return s.End < len(d.Tokens) && d.Tokens[s.End].Sent == d.Tokens[s.Start].Sent && currency(d.Tokens[s.End].Form)
}

// currency reports whether a word names money and nothing else.
func currency(form string) bool {
	switch foldString(form) {
	case "dollar", "dollars", "euros", "pounds", "yen", "yuan", "renminbi", "rouble", "roubles", "ruble", "rubles", "rupee", "rupees", "lira", "liras", "tenge", "som", "soms", "franc", "francs", "dinar", "dinars",
		"dirham", "dirhams", "riyal", "riyals", "rial", "rials", "krona", "kronor", "krone", "kroner", "peso", "pesos", "hryvnia", "hryvnias", "zloty", "zlotys", "baht", "ringgit", "shilling", "shillings", "lari", "manat", "manats",
		"somoni", "naira", "birr":
		return true
	}
	return false
}
