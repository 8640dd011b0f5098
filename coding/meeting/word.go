package meeting

// Families of meetings: what is told by words of one family may be one meeting.
const (
	visit = "visit"
	call  = "call"
	meet  = "meeting"
)

// meetNouns name meetings, with the kind that they tell.
var meetNouns = map[string]string{
	"meeting": "meeting", "talk": "meeting", "discussion": "meeting", "conversation": "meeting", "encounter": "meeting", "gathering": "meeting", "tête-à-tête": "meeting",
	"summit": "summit", "session": "session", "consultation": "consultations", "negotiation": "consultations", "dialogue": "consultations",
	"round": "consultations", "ceremony": "signing", "visit": "visit", "trip": "visit", "tour": "visit", "call": "call", "assembly": "session", "council": "session",
	"dinner": "meeting", "lunch": "meeting", "breakfast": "meeting", "videoconference": "call", "audience": "meeting", "get-together": "meeting", "bilateral": "meeting",
	"conference": "session",
}

// vague nouns tell a meeting only if it is told who met, or take one up that was told.
var plural = map[string]bool{"talk": true, "discussion": true, "negotiation": true, "consultation": true}

// meetVerbs tell meetings by themselves.
var meetVerbs = map[string]string{
	"meet": "meeting", "confer": "meeting", "consult": "meeting", "talk": "meeting", "speak": "meeting", "converse": "meeting", "huddle": "meeting",
	"negotiate": "consultations", "sit": "meeting", "dine": "meeting", "gather": "meeting", "convene": "meeting", "reconvene": "meeting",
	"visit": "visit", "tour": "visit",
	"travel": "visit", "fly": "visit", "arrive": "visit", "go": "visit", "journey": "visit", "depart": "visit", "head": "visit", "leave": "visit",
	"call": "call", "phone": "call", "telephone": "call", "ring": "call",
	"receive": "meeting", "host": "meeting", "welcome": "meeting", "greet": "meeting",
	"discuss": "meeting", "spend": "meeting", "see": "meeting", "invite": "visit",
}

// holders are verbs that lend their subject to the noun that they govern: hold talks, pay a visit, attend a summit.
var holders = []string{
	"hold", "have", "conduct", "pay", "make", "take", "begin", "start", "continue", "resume", "open", "attend", "host", "convene", "chair", "co-chair", "conclude", "finish",
	"end", "complete", "wrap", "undertake", "lead", "join", "participate", "enter", "give", "do", "postpone", "delay", "cancel", "shelve", "defer", "put", "call", "scrap",
	"plan", "schedule", "arrange", "kick", "launch", "close", "hail", "prepare", "abandon", "suspend", "agree", "propose", "discuss", "announce", "reschedule", "hope", "grant", "co-host", "preside", "organise", "organize",
}

// Verbs that tell what became of a meeting that was planned.
var (
	postponing = []string{"postpone", "delay", "defer", "shelve", "reschedule", "suspend", "pause", "freeze"}
	cancelling = []string{"cancel", "scrap", "abandon", "drop", "ditch", "axe"}
	refusing   = []string{"refuse", "decline", "fail", "deny", "reject", "avoid"}
	shunning   = []string{"skip", "miss", "boycott", "shun", "snub", "forgo", "dodge"}
	planning   = []string{
		"plan", "expect", "intend", "schedule", "set", "prepare", "due", "aim", "hope", "want", "seek", "wish", "propose", "vow", "pledge", "promise", "ready",
		"slate", "invite", "agree", "arrange", "allow", "decide", "offer", "accept", "consider", "mull", "urge", "ask", "possibility", "proposal", "plan", "need", "able", "preparation", "invitation", "readiness", "willingness",
	}
	coming   = []string{"next", "upcoming", "planned", "forthcoming", "future", "scheduled", "possible", "coming", "proposed", "expected", "potential"}
	futures  = []string{"will", "shall", "'ll", "wo"}
	modals   = []string{"would", "could", "may", "might", "can", "should", "must", "'d"}
	negators = []string{"not", "never", "no", "n't", "n’t", "neither", "nor", "without"}
)

// discussing are verbs of what is talked about, with the prepositions that lead to it; "" is the object.
var discussing = map[string][]string{
	"discuss": {""}, "review": {""}, "consider": {""}, "touch": {"on", "upon"}, "focus": {"on", "upon"}, "cover": {""}, "address": {""}, "raise": {""},
	"deliberate": {"on", "upon", ""}, "deal": {"with"}, "talk": {"about", "on"}, "speak": {"about", "on"}, "dwell": {"on", "upon"}, "centre": {"on", "around"}, "center": {"on", "around"},
	"debate": {""}, "explore": {""}, "revolve": {"around"}, "pay": {"to"}, "place": {"on"}, "exchange": {"on", "about", "regarding", "over"}, "take": {"of"}, "devote": {"to"}, "examine": {""},
	"concern": {""}, "assess": {""}, "negotiate": {"over", "on"}, "tackle": {""},
}

// lightObjects are the objects that a verb of discussing needs: exchange views on, pay attention to.
var lightObjects = map[string][]string{
	"exchange": {"view", "opinion", "idea"}, "pay": {"attention"}, "place": {"focus", "emphasis"}, "take": {"stock"}, "devote": {"attention"},
}

// talkers are plural words for those who meet: "the sides discussed".
var talkers = []string{"side", "party", "leader", "minister", "president", "diplomat", "interlocutor", "official", "delegation", "participant", "head", "they", "both", "two", "counterpart", "pair", "duo", "negotiator", "we", "it"}

// sports are words of games. A report with several of them tells of matches, not of meetings.
var sports = map[string]bool{
	"match": true, "final": true, "cup": true, "league": true, "penalty": true, "captain": true, "coach": true, "stadium": true, "referee": true, "striker": true, "wicket": true,
	"cricket": true, "innings": true, "fixture": true, "tournament": true, "championship": true, "qualifier": true, "goal": true, "football": true, "batsman": true, "bowler": true, "midfielder": true,
	"goalkeeper": true, "semi-final": true, "semifinal": true, "quarter-final": true, "tennis": true, "hockey": true, "rugby": true, "basketball": true, "olympic": true, "medal": true, "chess": true, "over": false, "shootout": true, "hat-trick": true, "playoff": true, "squad": true, "scorer": true,
}
