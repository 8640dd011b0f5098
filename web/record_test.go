package web

import (
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/record"
	"github.com/dateline/dateline/rules"
	"github.com/dateline/dateline/store"
)

var update = flag.Bool("update", false, "write the golden files")

// recorded makes a server over a record of three reports, one of them hostile.
func recorded(t testing.TB, change func(*Options)) (*Server, *store.Store) {
	t.Helper()
	p, err := chain()
	if err != nil {
		t.Fatal(err)
	}
	o, err := rules.LoadOntology()
	if err != nil {
		t.Fatal(err)
	}
	st, err := store.Open(filepath.Join(t.TempDir(), "r.db"), store.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	var entries []store.Entry
	for _, a := range []*dateline.Article{
		{ID: "one", Publisher: "Gondor Times", Title: "Gondor praises Arnor", Body: "Gondor praises Arnor\n\nGondor praised Arnor on Monday. Gondor condemned Mordor. \"We trust Arnor,\" the foreign minister of Gondor said.", URL: "https://gondor.example/1"},
		{ID: "two", Publisher: "Rohan Post", Title: "Ministers meet", Body: "Ministers meet\n\nThe foreign minister of Rohan met the foreign minister of Gondor in Paris on Tuesday.", URL: "https://rohan.example/2"},
		{ID: "<script>x", Publisher: "\"><img src=x onerror=alert(1)>", Title: "<script>alert(1)</script>", Body: "<script>alert(1)</script>\n\nMordor threatened Gondor. </textarea><b onmouseover=alert(2)>Rohan praised Arnor.</b>", URL: "javascript:alert(3)"},
	} {
		a.File, a.Language, a.Published = "test", "en", time.Date(2025, 6, 11, 0, 0, 0, 0, time.UTC)
		d, err := p.Process(a)
		if err != nil {
			t.Fatal(err)
		}
		entries = append(entries, store.Entry{Article: a, Report: record.Read(d, record.Options{Ontology: o}), Version: "test"})
	}
	if _, err := st.Add(t.Context(), entries); err != nil {
		t.Fatal(err)
	}
	return serve(t, func(o *Options) {
		o.Store = st
		if change != nil {
			change(o)
		}
	}), st
}

func TestViews(t *testing.T) {
	s, st := recorded(t, nil)
	acts, _, err := st.Acts(t.Context(), record.Filter{}, record.Page{})
	if err != nil || len(acts) == 0 {
		t.Fatalf("%d acts, %v", len(acts), err)
	}
	hostile := "/reports/" + url.PathEscape("<script>x")
	for _, c := range []struct{ path, want string }{
		{"/", "11 June 2025"},
		{"/acts", "praise or endorse"},
		{"/acts?actor=GON&with=ARN", "Gondor"},
		{"/acts?actor=SHI", "Nothing matches"},
		{"/acts/" + acts[0].Key, "telling"},
		{"/meetings", "took place"},
		{"/agreements", "Nothing matches"},
		{"/statements", "trust Arnor"},
		{"/reports", "Ministers meet"},
		{"/stories", "No reports have been joined"},
		{"/actors?name=Gondor", "Gondor"},
		{"/sides/GON", "Acts by month"},
		{"/dyads/GON/ARN", "Acts by month"},
		{"/dyads/GON/ROH", "Meetings and visits by level"},
		{"/dyads/GON/ARN", "The two faces"},
		{"/meetings/calendar?month=2025-06", "Wednesday"},
		{"/meetings/calendar?month=2020-01", "No meeting in this month"},
		{"/map", "Acts by place"},
		{"/map?from=2025-06&to=2025-06", "June 2025"},
		{"/feed?actor=GON", "urn:dateline:act:"},
		{"/feed?on=meetings", "urn:dateline:meeting:"},
		{"/feed?on=statements", "urn:dateline:statement:"},
		{"/feed?on=reports&q=Arnor", "urn:dateline:report:"},
		{"/feed?on=stories", "dateline: stories"},
		{"/scores", "Nobody has judged a sample"},
		{"/searches", "None yet"},
		{"/reports/one", `href="#e1"`},
		{"/reports/one/sentences/2", "PROPN"},
		{hostile, "&lt;script&gt;alert(1)"},
	} {
		status, body, _ := ask(t, s, "GET", c.path, "")
		if status != 200 || !strings.Contains(body, c.want) {
			t.Errorf("%s: %d without %q", c.path, status, c.want)
		}
		for _, evil := range []string{"<script>alert", "<img src=x", "<b onmouseover", "href=\"javascript:", "style="} {
			if strings.Contains(body, evil) {
				t.Errorf("%s holds %q", c.path, evil)
			}
		}
		if len(body) > 150_000 {
			t.Errorf("%s weighs %d bytes", c.path, len(body))
		}
	}
	for _, path := range []string{"/acts/none", "/reports/none", "/reports/one/sentences/99", "/actors/none", "/stories/none"} {
		if status, _, _ := ask(t, s, "GET", path, ""); status != 404 {
			t.Errorf("%s: %d", path, status)
		}
	}
	for _, path := range []string{"/acts?quad=9", "/acts?from=June", "/acts?actor=Nobody", "/acts?after=zzz", "/search?s=quad:x"} {
		if status, _, _ := ask(t, s, "GET", path, ""); status != 400 {
			t.Errorf("%s: %d", path, status)
		}
	}
	if _, _, h := ask(t, s, "GET", "/search?s=actor:GON+peace", ""); h.Get("Location") != "/acts?actor=GON&q=peace" {
		t.Errorf("a search leads to %s", h.Get("Location"))
	}
}

func TestJudge(t *testing.T) {
	s, st := recorded(t, nil)
	r, err := st.Report(t.Context(), "one")
	if err != nil || len(r.Events) == 0 {
		t.Fatal("no event", err)
	}
	form := url.Values{"kind": {"event"}, "fact": {r.Events[0].ID}, "report": {"one"}, "verdict": {"reject"}}
	if status, body, h := ask(t, s, "POST", "/judge", form.Encode()); status != 303 || h.Get("Location") != "/reports/one?said=1" {
		t.Fatalf("%d %s", status, body)
	}
	list, err := st.Judgements(t.Context(), record.Filter{})
	if err != nil || len(list) != 1 || list[0].Author != "local" || list[0].Verdict != record.Reject {
		t.Errorf("%+v %v", list, err)
	}
	form.Set("verdict", "correct")
	if status, _, _ := ask(t, s, "POST", "/judge", form.Encode()); status != 400 {
		t.Errorf("a correction without a value: %d", status)
	}
	form.Set("fact", "none")
	form.Set("value", "051")
	if status, _, _ := ask(t, s, "POST", "/judge", form.Encode()); status != 404 {
		t.Errorf("no such fact: %d", status)
	}
}

func TestSearches(t *testing.T) {
	s, _ := recorded(t, nil)
	if status, _, _ := ask(t, s, "POST", "/searches", "name=ours&on=meetings&query=actor%3DGON"); status != 303 {
		t.Errorf("keep: %d", status)
	}
	if _, body, _ := ask(t, s, "GET", "/searches", ""); !strings.Contains(body, "actor:GON") || !strings.Contains(body, "/feed?on=meetings&amp;actor=GON") || !strings.Contains(body, "/meetings?actor=GON") {
		t.Error("the search is not kept")
	}
	ask(t, s, "POST", "/searches", "drop=ours")
	if _, body, _ := ask(t, s, "GET", "/searches", ""); strings.Contains(body, "actor:GON") {
		t.Error("the search is not dropped")
	}
	if status, _, _ := ask(t, s, "POST", "/searches", "name=bad&query=quad%3D9"); status != 400 {
		t.Errorf("a bad search is kept: %d", status)
	}
}

func TestAPI(t *testing.T) {
	s, _ := recorded(t, nil)
	var part struct {
		Items []record.Act
		Next  string
	}
	seen := map[string]bool{}
	for after, n := "", 0; n < 20; n++ {
		status, body, _ := ask(t, s, "GET", "/api/acts?limit=1&after="+url.QueryEscape(after), "")
		if status != 200 {
			t.Fatalf("%d: %s", status, body)
		}
		part.Items, part.Next = nil, ""
		if err := json.Unmarshal([]byte(body), &part); err != nil {
			t.Fatal(err)
		}
		for _, a := range part.Items {
			if seen[a.Key] {
				t.Errorf("%s comes twice", a.Key)
			}
			seen[a.Key] = true
		}
		if after = part.Next; after == "" {
			break
		}
	}
	if len(seen) < 3 {
		t.Errorf("%d acts", len(seen))
	}
	for _, c := range []struct {
		path   string
		status int
		want   string
	}{
		{"/api/reports/one", 200, `"Gondor praises Arnor`},
		{"/api/statements", 200, "trust Arnor"},
		{"/api/counts?by=category", 200, "SUPPORT"},
		{"/api/days?actor=GON", 200, `"goldstein"`},
		{"/api/export?format=csv", 200, "Gondor"},
		{"/api/export?format=ics", 200, "BEGIN:VCALENDAR"},
		{"/api/export?format=no", 400, "none of the layouts"},
		{"/api/acts/none", 404, `"status":404`},
		{"/api/acts?quad=9", 400, "is not one of 1 (verbal"},
		{"/api/acts?dyad=Kazakhstan,Nobody", 400, "knows anybody of that name"},
		{"/api/days?dyad=Kazakhstan,Finland", 200, "[]"},
		{"/api/nothing", 404, `"status":404`},
		{"/api/info", 200, `"reports":3`},
	} {
		status, body, h := ask(t, s, "GET", c.path, "")
		if status != c.status || !strings.Contains(body, c.want) {
			t.Errorf("%s: %d %s", c.path, status, body[:min(200, len(body))])
		}
		if status >= 400 && h.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %s", c.path, h.Get("Content-Type"))
		}
		if h.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s lets other sites read", c.path)
		}
	}
	if status, body, _ := ask(t, s, "POST", "/code", `{"text":"Gondor praised Arnor."}`, "Content-Type", "application/json"); status != 200 || !strings.Contains(body, `"cameo":"051"`) {
		t.Errorf("code: %d %s", status, body)
	}
}

// TestOpenAPI holds the description of the API to the golden file: go test ./web -run OpenAPI -update.
func TestOpenAPI(t *testing.T) {
	s, _ := recorded(t, nil)
	status, body, _ := ask(t, s, "GET", "/openapi.json", "")
	if status != http.StatusOK {
		t.Fatal(status)
	}
	var v any
	if err := json.Unmarshal([]byte(body), &v); err != nil {
		t.Fatal(err)
	}
	got, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	const golden = "testdata/openapi.json"
	if *update {
		if err := os.WriteFile(golden, append(got, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if string(got)+"\n" != string(want) {
		t.Error("the description of the API has changed; look at the change, and run go test ./web -run OpenAPI -update")
	}
}

// conforms says how a value differs from its schema in the description of the API.
func conforms(doc map[string]any, schema map[string]any, v any, at string) error {
	if ref, ok := schema["$ref"].(string); ok {
		list := doc["components"].(map[string]any)["schemas"].(map[string]any)
		return conforms(doc, list[strings.TrimPrefix(ref, "#/components/schemas/")].(map[string]any), v, at)
	}
	if list, ok := schema["anyOf"].([]any); ok {
		var err error
		for _, x := range list {
			if err = conforms(doc, x.(map[string]any), v, at); err == nil {
				return nil
			}
		}
		return err
	}
	kinds := []string{fmt.Sprint(schema["type"])}
	if list, ok := schema["type"].([]any); ok {
		kinds = nil
		for _, k := range list {
			kinds = append(kinds, fmt.Sprint(k))
		}
	}
	kind := map[string]string{"map[string]interface {}": "object", "[]interface {}": "array", "string": "string", "bool": "boolean", "float64": "number", "<nil>": "null"}[fmt.Sprintf("%T", v)]
	if !slices.Contains(kinds, kind) && (kind != "number" || !slices.Contains(kinds, "integer")) && schema["type"] != nil {
		return fmt.Errorf("%s is %v, not %v", at, v, kinds)
	}
	switch x := v.(type) {
	case []any:
		for i, e := range x {
			if err := conforms(doc, schema["items"].(map[string]any), e, fmt.Sprintf("%s/%d", at, i)); err != nil {
				return err
			}
		}
	case map[string]any:
		fields, _ := schema["properties"].(map[string]any)
		must, _ := schema["required"].([]any)
		for _, k := range must {
			if _, ok := x[fmt.Sprint(k)]; !ok {
				return fmt.Errorf("%s lacks %v", at, k)
			}
		}
		for k, e := range x {
			f, ok := fields[k].(map[string]any)
			if !ok {
				if schema["additionalProperties"] == false {
					return fmt.Errorf("%s has %q", at, k)
				}
				continue
			}
			if err := conforms(doc, f, e, at+"/"+k); err != nil {
				return err
			}
		}
	}
	return nil
}

// TestAnswers holds answers to the description of the API.
func TestAnswers(t *testing.T) {
	s, _ := recorded(t, nil)
	read := func(path string, to any) {
		t.Helper()
		status, body, _ := ask(t, s, "GET", path, "")
		if status != http.StatusOK {
			t.Fatalf("%s: %d %s", path, status, body)
		}
		if err := json.Unmarshal([]byte(body), to); err != nil {
			t.Fatal(err)
		}
	}
	s.outlook.get(t.Context(), s)
	s.outlook.wait()
	var doc map[string]any
	read("/openapi.json", &doc)
	null := 0
	for path, query := range map[string]string{
		"/api/acts": "", "/api/meetings": "", "/api/agreements": "", "/api/statements": "", "/api/reports": "", "/api/stories": "", "/api/reports/{id}": "one", "/api/actors": "",
		"/api/actor": "?id=state/GON", "/api/days": "?actor=GON", "/api/places": "", "/api/counts": "?by=category", "/api/info": "", "/api/warnings": "", "/api/precision": "",
		"/api/holders": "?of=OSCE", "/api/searches": "", "/api/judgements": "",
	} {
		at := path + query
		if i := strings.Index(path, "{"); i > 0 {
			at = path[:i] + query
		}
		if path == "/api/actor" {
			var list struct{ Items []struct{ ID string } }
			read("/api/actors", &list)
			at = "/api/actor?id=" + list.Items[0].ID
		}
		var v any
		read(at, &v)
		schema := doc["paths"].(map[string]any)[path].(map[string]any)["get"].(map[string]any)["responses"].(map[string]any)["200"].(map[string]any)["content"].(map[string]any)["application/json"].(map[string]any)["schema"].(map[string]any)
		if err := conforms(doc, schema, v, ""); err != nil {
			t.Errorf("%s: %v", at, err)
		}
		if b, _ := json.Marshal(v); strings.Contains(string(b), `"place":null`) {
			null++
		}
	}
	if null == 0 {
		t.Error("no answer holds an object that may be null")
	}
}

// TestEmptyRecord looks that an empty record tells what to do first.
func TestEmptyRecord(t *testing.T) {
	st, err := store.Open(filepath.Join(t.TempDir(), "r.db"), store.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	s := serve(t, func(o *Options) { o.Store = st })
	for path, words := range map[string]string{"/actors": "names nobody yet", "/map": "No act here has a place", "/actors?name=frodo": "No actor of that name"} {
		if status, body, _ := ask(t, s, "GET", path, ""); status != 200 || !strings.Contains(body, words) {
			t.Errorf("%s: %d", path, status)
		}
	}
	for _, path := range []string{"/", "/acts", "/meetings", "/reports"} {
		if status, body, _ := ask(t, s, "GET", path, ""); status != 200 || !strings.Contains(body, "dateline add reports/") {
			t.Errorf("%s: %d", path, status)
		}
	}
}

// TestProject compares with what d3-geo gives for the same places (web/world.tsv).
func TestProject(t *testing.T) {
	for _, c := range [][4]float64{{71.43, 51.13, 645.77, 92.39}, {-74, 40.71, 298.54, 123.97}, {151.2, -33.87, 861.07, 354.87}} {
		x, y := project(c[0], c[1])
		if d := (x-c[2])*(x-c[2]) + (y-c[3])*(y-c[3]); d > .01 {
			t.Errorf("%v lies at %.2f %.2f", c, x, y)
		}
	}
}
