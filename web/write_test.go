package web

import (
	"bufio"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline/export"
	"github.com/dateline/dateline/judge"
	"github.com/dateline/dateline/record"
)

// people are three users, one of each role.
func people(t *testing.T) *Users {
	t.Helper()
	var b strings.Builder
	for _, role := range []string{"read", "correct", "admin"} {
		h := sha256.Sum256([]byte("token of " + role))
		fmt.Fprintf(&b, "%s %s %s\n", role, role, hex.EncodeToString(h[:]))
	}
	u, err := ReadUsers("users", strings.NewReader(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func TestRoles(t *testing.T) {
	s, st := recorded(t, func(o *Options) { o.Users = people(t) })
	r, err := st.Report(t.Context(), "one")
	if err != nil {
		t.Fatal(err)
	}
	verdict := fmt.Sprintf(`{"kind":"event","fact":%q,"report":"one","verdict":"confirm"}`, r.Events[0].ID)
	report := `{"reports":[{"text":"Rohan praised Gondor on Monday.","date":"2025-06-12"}]}`
	for _, c := range []struct {
		method, path, body  string
		read, correct, root int
	}{
		{"GET", "/api/acts", "", 200, 200, 200},
		{"GET", "/api/export?format=csv", "", 200, 200, 200},
		{"POST", "/api/judgements", verdict, 403, 201, 201},
		{"POST", "/api/reports", report, 403, 403, 200},
		{"POST", "/code", `{"text":"Rohan praised Gondor."}`, 200, 200, 200},
	} {
		for role, want := range map[string]int{"": 401, "read": c.read, "correct": c.correct, "admin": c.root} {
			header := []string{"Content-Type", "application/json"}
			if role != "" {
				header = append(header, "Authorization", "Bearer token of "+role)
			}
			if status, body, _ := ask(t, s, c.method, c.path, c.body, header...); status != want {
				t.Errorf("%s %s as %q: %d, want %d: %s", c.method, c.path, role, status, want, body)
			}
		}
	}
	list, err := st.Judgements(t.Context(), record.Filter{})
	if err != nil || len(list) != 2 || list[0].Author == list[1].Author {
		t.Errorf("%+v, %v", list, err)
	}
}

func TestAddReports(t *testing.T) {
	s, st := recorded(t, nil)
	body := `{"reports":[
		{"id":"four","url":"https://rohan.example/4","publisher":"Rohan Post","text":"Rohan thanks Gondor\n\nRohan thanked Gondor on Thursday.","date":"2025-06-12"},
		{"id":"one","text":"Another text under an id that is taken."},
		{"id":"four","url":"https://rohan.example/4","publisher":"Rohan Post","text":"Rohan thanks Gondor\n\nRohan thanked Gondor on Thursday.","date":"2025-06-12"}]}`
	status, answer, _ := ask(t, s, "POST", "/api/reports", body, "Content-Type", "application/json")
	var got struct{ Reports []taken }
	if err := json.Unmarshal([]byte(answer), &got); status != 200 || err != nil {
		t.Fatalf("%d: %s", status, answer)
	}
	if r := got.Reports; len(r) != 3 || r[0].Outcome != "new" || r[0].Events == 0 || r[1].Outcome != "clash" || r[2].Outcome != "same" || r[2].Of != "four" {
		t.Errorf("%+v", r)
	}
	h, err := st.Headline(t.Context(), "four")
	if err != nil || h.Story == "" {
		t.Errorf("%+v, %v: it is in no story", h, err)
	}
	for _, bad := range []string{`{}`, `{"reports":[]}`, `{"reports":[{"text":""}]}`, `{"reports":[{"text":"x","date":"June"}]}`, `{"reports":[{"text":"x","king":"Elessar"}]}`, `[`, strings.Repeat(" ", 1<<20) + `{}`} {
		if status, answer, h := ask(t, s, "POST", "/api/reports", bad, "Content-Type", "application/json"); status < 400 || status >= 500 || h.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%.40s: %d %s", bad, status, answer)
		}
	}
	if status, answer, _ := ask(t, s, "POST", "/api/reports", body, "Content-Type", "application/json", "Sec-Fetch-Site", "cross-site"); status != 403 || !strings.Contains(answer, `"detail"`) {
		t.Errorf("from another site: %d %s", status, answer)
	}
}

func TestJudgeAPI(t *testing.T) {
	s, st := recorded(t, nil)
	r, err := st.Report(t.Context(), "one")
	if err != nil {
		t.Fatal(err)
	}
	fact := r.Events[0].ID
	for _, c := range []struct {
		body   string
		status int
		want   string
	}{
		{`{"kind":"event","fact":"` + fact + `","verdict":"correct","field":"cameo","value":"042"}`, 201, `"author":"local"`},
		{`{"kind":"event","fact":"` + fact + `","verdict":"correct","field":"cameo","value":"999"}`, 422, "999"},
		{`{"kind":"event","fact":"` + fact + `","verdict":"praise"}`, 422, "verdict"},
		{`{"kind":"event","fact":"none","report":"one","verdict":"reject"}`, 404, "nothing at this address"},
	} {
		if status, body, _ := ask(t, s, "POST", "/api/judgements", c.body, "Content-Type", "application/json"); status != c.status || !strings.Contains(body, c.want) {
			t.Errorf("%s: %d %s", c.body, status, body)
		}
	}
	if r, err = st.Report(t.Context(), "one"); err != nil || r.Events[0].CAMEO != "042" {
		t.Errorf("%v %v", r.Events[0].CAMEO, err)
	}
	acts, _, err := st.Acts(t.Context(), record.Filter{Judgement: "any"}, record.Page{})
	if err != nil {
		t.Fatal(err)
	}
	key := acts[slices.IndexFunc(acts, func(a record.Act) bool { return a.ID == fact })].Key
	for path, want := range map[string]string{
		"/acts/" + key:    "corrected: cameo, the machine had said <s class=\"was\">",
		"/reports/one":    "corrected: cameo, the machine had said <s class=\"was\">",
		"/api/judgements": `"machine":"`,
	} {
		if status, body, _ := ask(t, s, "GET", path, ""); status != 200 || !strings.Contains(body, want) {
			t.Errorf("%s: %d without %s", path, status, want)
		}
	}
	link := fmt.Sprintf(`{"kind":"actor","fact":%q,"report":"one","verdict":"correct","field":"link","value":"Poland"}`, r.Actors[0].ID)
	if status, body, _ := ask(t, s, "POST", "/api/judgements", link, "Content-Type", "application/json"); status != 201 {
		t.Errorf("%d %s", status, body)
	}
	if r, err = st.Report(t.Context(), "one"); err != nil || !slices.ContainsFunc(r.Actors, func(a record.Actor) bool { return a.ID == "state/POL" && a.Country == "POL" }) {
		t.Errorf("nobody is Poland: %+v, %v", r.Actors, err)
	}
}

func TestConditional(t *testing.T) {
	s, st := recorded(t, nil)
	for _, path := range []string{"/api/acts?actor=GON", "/api/reports/one", "/api/days", "/api/export?format=csv", "/api/info"} {
		status, _, h := ask(t, s, "GET", path, "")
		tag := h.Get("ETag")
		if status != 200 || !strings.HasPrefix(tag, `W/"`) {
			t.Fatalf("%s: %d, tag %q", path, status, tag)
		}
		if status, body, again := ask(t, s, "GET", path, "", "If-None-Match", `"other", `+tag); status != 304 || body != "" || again.Get("ETag") != tag {
			t.Errorf("%s: %d with its tag", path, status)
		}
		if status, _, h := ask(t, s, "GET", path, "", "If-None-Match", tag, "Accept", ndjsonType); path == "/api/acts?actor=GON" && (status != 200 || h.Get("ETag") == tag) {
			t.Errorf("%s: lines have the tag of the list", path)
		}
	}
	if _, _, h := ask(t, s, "GET", "/api/acts/none", ""); h.Get("ETag") != "" {
		t.Error("an error has a tag")
	}
	_, _, h := ask(t, s, "GET", "/api/acts", "")
	r, err := st.Report(t.Context(), "one")
	if err != nil {
		t.Fatal(err)
	}
	if err := st.Judge(t.Context(), record.Judgement{Kind: record.KindEvent, Fact: r.Events[0].ID, Report: "one", Verdict: record.Reject, Author: "sam"}); err != nil {
		t.Fatal(err)
	}
	if status, _, _ := ask(t, s, "GET", "/api/acts", "", "If-None-Match", h.Get("ETag")); status != 200 {
		t.Errorf("after a judgement: %d", status)
	}
}

// TestOutlets fetches every list in every format that its page offers.
func TestOutlets(t *testing.T) {
	s, _ := recorded(t, nil)
	for _, l := range lists {
		_, page, _ := ask(t, s, "GET", "/"+l.path, "")
		outlets := exportsOf(l.path, "")
		if len(outlets) < 2 {
			t.Errorf("%s: %d formats", l.path, len(outlets))
		}
		for _, o := range outlets {
			if !strings.Contains(page, strings.ReplaceAll(o.Href, "&", "&amp;")) {
				t.Errorf("%s does not offer %s", l.path, o.Href)
			}
			status, body, h := ask(t, s, "GET", o.Href, "")
			if status != 200 || !strings.Contains(h.Get("Content-Disposition"), "attachment; filename=\"dateline-"+l.path+".") {
				t.Errorf("%s: %d %s", o.Href, status, h.Get("Content-Disposition"))
			}
			switch o.Name {
			case "csv":
				all, err := csv.NewReader(strings.NewReader(body)).ReadAll()
				if err != nil || len(all) < 1 || l.path == "statements" && len(all) < 2 {
					t.Errorf("%s: %d rows, %v", o.Href, len(all), err)
				}
			case "everything":
				n := 0
				for x, err := range export.ReadDump("dump", strings.NewReader(body)) {
					if err != nil || x.Article().Body == "" {
						t.Error(err)
					}
					n++
				}
				if n != 3 {
					t.Errorf("a dump of %d reports", n)
				}
			}
		}
		status, body, h := ask(t, s, "GET", "/api/"+l.path+"?limit=1", "", "Accept", ndjsonType)
		if status != 200 || h.Get("Content-Type") != ndjsonType {
			t.Errorf("%s as lines: %d %s", l.path, status, h.Get("Content-Type"))
		}
		in, n := bufio.NewScanner(strings.NewReader(body)), 0
		in.Buffer(nil, 1<<20)
		for ; in.Scan(); n++ {
			if !json.Valid(in.Bytes()) {
				t.Errorf("%s: no JSON: %s", l.path, in.Text())
			}
		}
		if (l.path == "acts" || l.path == "reports") && n < 3 {
			t.Errorf("%s: %d lines", l.path, n)
		}
	}
	for _, path := range []string{"/api/export?of=meetings&format=gdelt2", "/api/export?of=kings&format=csv", "/api/export?format=csv&quad=9", "/api/acts?quad=9"} {
		if status, _, h := ask(t, s, "GET", path, "", "Accept", ndjsonType); status != 400 || h.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %d %s", path, status, h.Get("Content-Type"))
		}
	}
}

func TestPrecision(t *testing.T) {
	s, st := recorded(t, nil)
	acts, _, err := st.Acts(t.Context(), record.Filter{}, record.Page{})
	if err != nil {
		t.Fatal(err)
	}
	sheet := &judge.Sheet{By: "category"}
	for i, v := range []string{judge.Right, judge.Wrong} {
		sheet.Items = append(sheet.Items, judge.Item{Fact: acts[i].ID, Report: acts[i].Lead.Report, Verdict: v})
	}
	for _, j := range sheet.Judgements("sam", acts[0].Added) {
		if err := st.Judge(t.Context(), j); err != nil {
			t.Fatal(err)
		}
	}
	p, err := s.precision.get(t.Context(), s)
	if err != nil || p.All.Judged != 2 || p.All.Right != 1 || p.All.Size != len(acts) {
		t.Errorf("%+v, %v", p, err)
	}
	if _, body, _ := ask(t, s, "GET", "/scores", ""); !strings.Contains(body, "2 judged, 1 right") {
		t.Error("the page does not tell it")
	}
}
