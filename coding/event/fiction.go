package event

import "slices"

var (
	fictions = []string{"film", "movie", "novel", "thriller", "drama", "play", "game", "videogame", "episode", "sitcom", "musical", "opera", "cartoon", "documentary", "comic", "storyline"}
	retold   = append([]string{"book", "memoir", "biography", "exhibition", "poem", "song", "statistic"}, fictions...)
	narrates = []string{"show", "depict", "tell", "follow", "portray", "feature", "see", "star", "open", "begin", "start", "end", "describe", "centre", "center", "focus", "imagine", "be", "have"}
)

// invented reports whether the act at token i is told of a film, a novel or a game: "the film shows a soldier who kills",
// "in the game, players attack".
func (c *coder) invented(i int) bool {
	for n := 0; i >= 0 && n < 6; n++ {
		if h := c.Tokens[i].Head; h >= 0 && c.rel(i) == "nmod" && c.preposition(i) == "about" && slices.Contains(retold, c.lemma(h)) {
			return true // "the film about the invasion"
		}
		for _, k := range c.kids(i) {
			if !slices.Contains(fictions, c.lemma(k)) {
				continue
			}
			if c.rel(k) == "obl" && c.preposition(k) == "in" && c.isVerb(i) {
				return true
			}
			if n > 0 && c.rel(k) == "nsubj" && slices.Contains(narrates, c.lemma(i)) {
				return true
			}
		}
		i = c.Tokens[i].Head
	}
	return false
}
