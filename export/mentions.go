package export

import (
	"io"
	"math"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dateline/dateline/record"
	"golang.org/x/net/publicsuffix"
)

// Columns of GDELT's mentions table.
var mentions = typed("integer: GLOBALEVENTID, EventTimeDate, MentionTimeDate, MentionType", "text: MentionSourceName, MentionIdentifier",
	"integer: SentenceID, Actor1CharOffset, Actor2CharOffset, ActionCharOffset, InRawText, Confidence, MentionDocLen", "float: MentionDocTone",
	"text: MentionDocTranslationInfo, Extras")

// A mention writes the mentions table of GDELT 2.0.
type mention struct {
	tabbed
	o     Options
	shelf shelf
}

func newMentions(w io.Writer, o Options) *mention {
	return &mention{newTabbed(w), o, shelf{read: o.Report}}
}

// Write writes a row for each telling of each row that the event table has for the act.
func (m *mention) Write(a *record.Act) error {
	m.n.Facts++
	if _, why := plain(a, m.o); why != "" {
		m.leave(why)
		return nil
	}
	tellings := a.Tellings
	if len(tellings) == 0 {
		tellings = []record.Telling{{Source: a.Lead, N: a.Sentence.N, Trigger: a.Trigger.Range, Score: a.Score}}
	}
	added := a.Added.UTC().Format("20060102150405")
	for _, p := range coded(a) {
		id := strconv.FormatInt(number(a.Key, p), 10)
		for i := range tellings {
			t := &tellings[i]
			kind, name, what := "1", domain(t.URL), t.URL
			if t.URL == "" {
				kind, name, what = "2", t.Publisher, cite(&t.Source)
			}
			one, two := "-1", "-1"
			if t.Report == a.Lead.Report {
				one, two = offset(p.source), offset(p.target)
			}
			long, ring := "", ""
			if r, err := m.shelf.report(t.Report); err != nil {
				return errorf("mentions", err)
			} else if r != nil {
				long = strconv.Itoa(utf8.RuneCountInString(r.Text))
				if t, ok := tone(r.Text); ok {
					ring = pitch(t)
				}
			}
			confidence := strconv.Itoa(int(math.Round(t.Score*10)) * 10)
			err := m.row(id, added, added, kind, name, what, strconv.Itoa(max(1, t.N)), one, two, strconv.Itoa(t.Trigger.Start), "1", confidence, long, ring, "", "")
			if err != nil {
				return errorf("mentions", err)
			}
		}
	}
	return nil
}

func offset(p *record.Participant) string {
	if p == nil || p.End <= p.Start {
		return "-1"
	}
	return strconv.Itoa(p.Start)
}

// domain returns the registered domain of an address.
func domain(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	host := strings.ToLower(u.Hostname())
	if d, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return d
	}
	return host
}
