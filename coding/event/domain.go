package event

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/dateline/dateline"
)

// A domain is a field of life that borrows its words from war and politics. Its reports are known by words of its own.
type domain struct {
	plain []string // say nearly alone what a report is about
	weak  []string // do so in company
	score bool     // results such as 2-1 count as plain words
	least int      // plain words count two, weak ones one: so much makes a report of the domain,
	share float64  // and so much in a sentence
}

var (
	sport = domain{
		plain: []string{
			"footballer", "goalkeeper", "goalscorer", "midfielder", "defender", "striker", "winger", "referee", "umpire", "linesman", "wicket", "innings", "batsman", "batter", "bowler", "cricketer", "semifinal", "semi-final", "quarterfinal",
			"quarter-final", "playoff", "play-off", "heavyweight", "middleweight", "welterweight", "featherweight", "boxer", "wrestler", "grandmaster", "checkmate", "pawn", "medallist", "medalist", "sprinter", "athlete", "gymnast", "golfer",
			"cyclist", "quarterback", "touchdown", "offside", "halftime", "half-time", "podium", "paddock", "batting", "bowling", "undefeated", "unbeaten", "teammate", "scoreline", "kickoff",
			"kick-off", "matchday", "birdie", "bogey", "equaliser", "equalizer", "inning", "fly-half", "scrum-half", "backhand", "forehand", "tie-break", "tiebreak", "relay", "decathlon", "marathon", "hurdle", "javelin", "hat-trick", "yellow-carded", "red-carded",
		},
		weak: []string{
			"match", "game", "team", "coach", "league", "championship", "championships", "champion", "tournament", "cup", "player", "title", "trophy", "goal", "score", "final", "finals", "season", "club", "squad", "captain", "fan", "stadium", "penalty", "medal",
			"olympics", "olympic", "race", "racing", "ball", "fixture", "football", "soccer", "cricket", "rugby", "tennis", "hockey", "basketball", "baseball", "golf", "boxing", "chess", "wrestling", "lap", "knockout", "qualifying", "qualifier",
			"driver", "steward", "rematch", "bout", "ring", "jab", "queen", "knight", "bishop", "draw", "pitch", "prix", "mate", "series", "test", "stage", "defeat", "debut", "shot", "header", "corner", "win", "beat", "set", "net", "bronze", "serve", "seed", "wing", "lock", "prop", "quarter",
		},
		score: true, least: 6, share: 0.4,
	}
	arts = domain{
		plain: []string{
			"screenwriter", "filmmaker", "moviegoer", "playwright", "blockbuster", "sequel", "prequel", "remake", "trailer", "cinematographer", "cinematography", "theatregoer", "box-office", "soundtrack", "storyline", "screenplay", "videogame",
			"multiplayer", "gameplay", "novelist", "protagonist", "heroine", "starring", "thriller", "sitcom", "animation", "cartoon", "biopic", "premiere", "co-star", "gamer",
		},
		weak: []string{
			"film", "movie", "director", "actor", "actress", "audience", "play", "game", "review", "epic", "novel", "scene", "cast", "critic", "review", "studio", "character", "plot", "script", "staging", "stage", "theatre", "theater", "cinema", "camera", "chorus", "applause",
			"role", "star", "performance", "drama", "comedy", "tragedy", "opera", "musical", "player", "developer", "patch", "reader", "author", "chapter", "hero", "villain",
		},
		least: 6, share: 0.6,
	}
)

// computing has attacks that touch programs.
var computing = domain{
	plain: []string{
		"malware", "ransomware", "phishing", "spyware", "side-channel", "encryption", "cryptography", "processor", "hacker", "browser", "firmware", "botnet", "keystroke", "plaintext", "cipher", "malicious",
	},
	weak: []string{
		"software", "hardware", "chip", "password", "patch", "code", "server", "vulnerability", "cache", "memory", "exploit", "computer", "program", "attacker", "network", "user", "laptop", "smartphone", "device", "router", "researcher", "bug", "version", "update", "vendor",
	},
	least: 6, share: 0.6,
}

// election has attacks, battles and offensives of candidates on each other.
var election = domain{
	plain: []string{
		"superdelegate", "caucus", "frontrunner", "front-runner", "pollster", "nominee", "by-election", "runoff", "hustings", "candidate", "candidacy", "primary", "campaign",
	},
	weak: []string{
		"nomination", "debate", "poll", "ad", "advert", "voter", "vote", "election", "ballot", "delegate", "convention", "presidential", "senator", "gop", "pac", "republican", "democrat", "democratic", "incumbent", "constituency", "leadership",
		"seat", "premier", "rival", "supporter", "party", "conservative", "liberal", "labour", "manifesto", "platform", "endorsement", "endorse",
	},
	least: 6, share: 0.5,
}

// result is the score of a match: "2-1", "122-98". Dates have years.
var result = regexp.MustCompile(`^\d{1,3}[-–]\d{1,3}$`)

// about reports whether the whole report is one of the domain: its words stand in every second sentence or so, and there are enough of them. A weak word
// counts no more than twice.
func (c *coder) about(d *domain) bool {
	n, results := 0, 0
	seen := map[string]int{}
	count := func(word string) {
		switch {
		case slices.Contains(d.plain, word):
			n += 2
		case seen[word] < 2 && slices.Contains(d.weak, word):
			seen[word]++
			n++
		}
	}
	for i := range c.Tokens {
		count(c.lemma(i))
		if d.score && result.MatchString(c.Tokens[i].Form) {
			results += 2
		}
	}
	for _, w := range strings.FieldsFunc(strings.ToLower(c.Article.Title), func(r rune) bool { return !unicode.IsLetter(r) }) {
		count(w)
	}
	if n >= d.least/2 { // else they are of votes and polls
		n += results
	}
	return n >= d.least && float64(n) >= d.share*float64(len(c.Sentences))
}

// foreign removes the acts of a report on sport, or on a film, a play or a game, that are none of politics: those without an official part. What states say to
// each other and whom they ban or arrest stays, for teams do neither; their fights are fought on the field.
func (c *coder) foreign(events []dateline.Event) []dateline.Event {
	onSport := c.about(&sport)
	if !onSport && !c.about(&arts) {
		if slices.ContainsFunc(events, assault) && c.about(&computing) {
			public := func(p dateline.Participant) bool { return c.aState(p) || c.official(p) }
			return slices.DeleteFunc(events, func(e dateline.Event) bool { return assault(e) && !slices.ContainsFunc(parties(e), public) })
		}
		return events
	}
	part := func(p dateline.Participant) bool { return c.official(p) || onSport && c.squad(p) }
	return slices.DeleteFunc(events, func(e dateline.Event) bool {
		return !slices.ContainsFunc(parties(e), part) && (!slices.Contains([]string{"05", "11", "12", "13", "16", "17"}, e.Code[:2]) || !slices.ContainsFunc(e.Source, c.aState))
	})
}

// parties lists all participants of an event.
func parties(e dateline.Event) []dateline.Participant { return slices.Concat(e.Source, e.Target) }

// squad reports whether p is several soldiers, fighters or gunmen, which are no part of a match.
func (c *coder) squad(p dateline.Participant) bool {
	return p.Actor >= 0 && c.Actors[p.Actor].Kind == "group" && slices.Contains([]string{"MIL", "REB", "UAF"}, p.Sector) && !c.single(p)
}

// assault reports whether an event is an attack of no told kind.
func assault(e dateline.Event) bool { return e.Code == "190" }

// aState reports whether p is a state under its name.
func (c *coder) aState(p dateline.Participant) bool {
	return p.Actor >= 0 && c.Actors[p.Actor].Kind == "state"
}

// official reports whether p is somebody of politics who is no state, which may be its team, and no soldier or fighter, who may be a captain or the hero of a film.
func (c *coder) official(p dateline.Participant) bool {
	if p.Actor < 0 || c.aState(p) {
		return false
	}
	switch p.Sector {
	case "GOV", "LEG", "JUD", "COP", "PTY", "OPP", "SPY", "IGO", "NGO":
		return true
	case "MIL", "REB", "UAF":
		return c.Actors[p.Actor].Kind == "organisation"
	}
	return false
}
