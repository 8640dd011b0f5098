package ner

import (
	"strings"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/rules"
)

// Lists are words and names that are known to belong to people, bodies and places.
type Lists struct {
	words   map[string]string // one word, lower case -> list
	names   map[string]string // several words joined by blanks, lower case -> list
	longest int
}

// first names that are common in world news, in lower case.
const firstNames = `aaron abdel abdul abdullah abu adam adel adrian ahmad ahmed alain alan albert alejandro aleksandr alex alexander alexei alexey alfred ali alice alicia alisher amin amina amir ana
anastasia anatoly andre andrea andreas andrei andrew andriy angela anna anne annette anthony antonio antony anwar arash archie arthur ashraf askar barack barbara bashar ben benjamin bernard bernie bill bob boris brian bruce
carl carlos carol caroline catherine charles charlotte chen chris christian christina christine christopher claire claudia colin condoleezza cristina cyril dan daniel daniela david dean denis dennis diana diego dieter dmitri dmitry dmytro donald
dora douglas ed edgar eduardo edward ehud eli elena elias elina elisabeth elizabeth ellen emil emily emma emmanuel emomali enrique eric erik ernesto esther eugene eva evo faisal farah farid fatima felipe felix fernando fiona francis
francisco francois frank franz fred frederic friedrich gareth gary gavin george georgios gerhard gianni giorgio giovanni giuseppe gordon graham greg gregory guido gustavo habib hamid hannah hans harold harry hasan hassan heather heiko
helen helga henri henry herman hillary hosni hu hugo hussein ian ibrahim igor ilham imran irina isaac isabel ismail ivan jack jacob jacques jaime jair jake james jan jane janet jason javier jean jean-claude jeff jeffrey jennifer jens
jeremy jessica jim joachim joao joe johan john johnny jonathan jorge jose josef joseph joshua juan julia julian julie julio justin kamala karen karim karl kassym-jomart kate katherine kathleen katja keith ken kenneth kevin khaled
khalid kim kirsten klaus kofi konstantin lars laura laurent lawrence lee leo leon leonid lev li liam linda lindsey lisa liz louis lucas luis luiz lula luke madeleine mahmoud malcolm manuel marco margaret maria marie marina mario mark
markus martha martin mary maryam matteo matthew maurice mauricio max maxim maya mehmet melissa michael michel michelle miguel mike mikhail milos mohamed mohammad mohammed mohsen moses muhammad murat mustafa nadia nancy narendra natalia nathan
nawaz neil nelson nicholas nick nicola nicolas nikol nikolai nina noah norman nouri nursultan oleg olaf olga oliver omar oscar osama otto pablo patricia patrick paul pedro penny peter petro philip philippe pierre pietro qasem rachel
rafael rahul ralph ramon ramzan rashid raul ravi raymond rebecca recep richard rick robert roberto robin roger rohan roman ron ronald rosa ruth ryan saad sadyr salam salva salvador sam samantha samuel sandra sanna sara sarah
scott sebastian sergei sergey sergio shavkat shinzo silvio simon sofia sonia sophie stefan stephen steve steven stuart sultan susan sven svetlana taro tayyip ted teresa thabo theresa thierry thomas tim timothy tobias tom tony ulrich
ursula valentina valery vera veronica viktor viktoria vincent vitali vitaliy vladimir volodymyr walid walter wang wei werner wilhelm william winston wolfgang xavier xi yasmin yasser yulia yuri yusuf yves zhang zoe zoran`

// words that end, or stand in, the names of bodies.
const bodyWords = `ministry department agency committee commission council association university college institute foundation federation union party group company corporation corp inc ltd plc bank court police army navy force forces
parliament assembly senate congress organization organisation league club team church school hospital museum society alliance front movement brigade battalion bureau office service services network news times post press media
agency authority board centre center fund secretariat embassy consulate chamber confederation coalition initiative observatory academy library orchestra airlines motors holdings industries international`

const titleWords = `mr mrs ms dr president minister premier chancellor king queen prince princess sir lord lady general gen colonel col captain capt lieutenant lt major sergeant sgt senator sen congressman congresswoman representative rep
governor gov mayor judge justice ambassador secretary chairman chairwoman chairperson director spokesman spokeswoman spokesperson envoy pope bishop archbishop cardinal imam sheikh ayatollah rabbi professor prof commander chief leader
commissioner deputy fm pm`

const placeWords = `city town village province region district county state river lake mountain mount sea ocean island islands gulf bay street road avenue square park airport valley desert peninsula strait coast north south east west
northern southern eastern western central port cape republic kingdom`

// NewLists reads the names of states, capitals and organisations from rules/actors and joins them with the lists of
// this package.
func NewLists() (*Lists, error) {
	l := &Lists{words: map[string]string{}, names: map[string]string{}}
	for _, g := range []struct{ list, words string }{{"first", firstNames}, {"body", bodyWords}, {"title", titleWords}, {"where", placeWords}} {
		for _, w := range strings.Fields(g.words) {
			l.words[w] = g.list
		}
	}
	stanzas, err := rules.ParseDir(rules.Files, "actors", ".txt")
	if err != nil {
		return nil, err
	}
	for i := range stanzas {
		s := &stanzas[i]
		kind := s.Lines[0].Key
		for _, line := range s.Lines {
			list := ""
			switch {
			case kind == "state" && (line.Key == "state" || line.Key == "names" || line.Key == "capital"):
				list = "land"
			case kind == "state" && (line.Key == "adj" || line.Key == "people" || line.Key == "person"):
				list = "folk"
			case kind == "org" && (line.Key == "org" || line.Key == "names" || line.Key == "short"):
				list = "orgs"
			}
			if list == "" {
				continue
			}
			for _, name := range strings.Split(line.Value, ";") {
				name, _, _ = strings.Cut(name, "[")
				l.add(strings.ToLower(strings.TrimSpace(strings.Trim(name, "? "))), list)
			}
		}
	}
	return l, nil
}

func (l *Lists) add(name, list string) {
	if name == "" {
		return
	}
	name = strings.ReplaceAll(strings.ReplaceAll(name, "-", " - "), "'s", " 's")
	if n := strings.Count(name, " ") + 1; n > 1 {
		l.names[name] = list
		l.longest = max(l.longest, n)
	} else if _, ok := l.words[name]; !ok {
		l.words[name] = list
	}
}

// mark notes for each word which list covers it; the longest name wins.
func (l *Lists) mark(tokens []dateline.Token, low, out []string) {
	for i := 0; i < len(low); {
		n, list := 1, ""
		if isCapital(tokens[i].Form) {
			var b strings.Builder
			for k := i; k < len(low) && k-i < l.longest; k++ {
				if k > i {
					b.WriteByte(' ')
				}
				b.WriteString(low[k])
				if k == i {
					list = l.words[low[k]]
				} else if g := l.names[b.String()]; g != "" {
					n, list = k-i+1, g
				}
			}
		} else if g := l.words[low[i]]; g == "title" || g == "body" {
			list = "low" + g
		}
		for k := i; k < i+n; k++ {
			out[k] = list
		}
		i += n
	}
}
