package place

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline"
	"github.com/dateline/dateline/models"
	"github.com/dateline/dateline/rules"
)

// middleEarth is a small world: Gondor and Arnor each have a Bree, Rohan a province that shares the name of a state.
func middleEarth(t testing.TB) *Stage {
	t.Helper()
	entries := []Entry{
		{Class: Country, Name: "Gondor", ISO2: "GO", ISO3: "GON", GeoNames: 1, Lat: 40, Lon: 20, Population: 5000000},
		{Class: Country, Name: "Arnor", ISO2: "AR", ISO3: "ARN", GeoNames: 2, Lat: 55, Lon: 0, Population: 3000000},
		{Class: Country, Name: "Rohan", ISO2: "RO", ISO3: "ROH", GeoNames: 3, Lat: 45, Lon: 10, Population: 2000000},
		{Class: Province, Name: "Ithilien", ISO2: "GO", Admin: "01", GeoNames: 10, Lat: 40, Lon: 23, Population: 300000},
		{Class: Province, Name: "Eriador", ISO2: "AR", Admin: "07", GeoNames: 11, Lat: 54, Lon: 1, Population: 1500000},
		{Class: City, Name: "Minas Tirith", ISO2: "GO", Admin: "01", GeoNames: 20, Lat: 40.5, Lon: 21, Population: 900000, Capital: true, Aliases: []string{"Mundburg"}},
		{Class: City, Name: "Osgiliath", ISO2: "GO", Admin: "01", GeoNames: 21, Lat: 40.6, Lon: 21.5, Population: 40000},
		{Class: City, Name: "Bree", ISO2: "AR", Admin: "07", GeoNames: 22, Lat: 54.2, Lon: 1.2, Population: 120000},
		{Class: City, Name: "Bree", ISO2: "GO", Admin: "01", GeoNames: 23, Lat: 40.4, Lon: 21.4, Population: 20000},
		{Class: City, Name: "Edoras", ISO2: "RO", GeoNames: 24, Lat: 45.5, Lon: 10.5, Population: 250000, Capital: true},
		{Class: City, Name: "Dunharrow", ISO2: "RO", GeoNames: 25, Lat: 45.4, Lon: 10.4, Population: 3000},
		{Class: District, Name: "Saint Dol County", ISO2: "GO", Admin: "01", Lat: 39, Lon: 19, Population: 9000},
		{Class: District, Name: "Dale District", Aliases: []string{"Dale"}, ISO2: "AR", Admin: "07", GeoNames: 26, Lat: 54.6, Lon: 1.3, Population: 1900000},
		{Class: City, Name: "Dale", ISO2: "AR", Admin: "07", GeoNames: 27, Lat: 54.5, Lon: 1.2, Population: 600000},
		{Class: Region, Name: "Mordor", Lat: 38, Lon: 26},
		{Class: Spot, Name: "White Tower", ISO2: "GO", Admin: "01", Lat: 40.51, Lon: 21.01},
	}
	var b, again bytes.Buffer
	if err := Build(&b, entries); err != nil {
		t.Fatal(err)
	}
	for i, j := 0, len(entries)-1; i < j; i, j = i+1, j-1 {
		entries[i], entries[j] = entries[j], entries[i]
	}
	if err := Build(&again, entries); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Fatal("the order of entries changes the file")
	}
	g, err := Open(b.String())
	if err != nil {
		t.Fatal(err)
	}
	if g.Len() != len(entries) {
		t.Fatalf("%d places, want %d", g.Len(), len(entries))
	}
	s, err := New(g, fstest.MapFS{"actors/states.txt": {Data: []byte(`state    Gondor
iso      GON
names    Realm of Gondor; Stone-land [- 3019]
short    GN
adj      Gondorian
people   Gondorians

state    Arnor
iso      ARN
adj      Arnorian

state    Rohan
iso      ROH
adj      Rohirric
people   Rohirrim
`)}})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// document cuts text into words and signs, one sentence a line.
func document(text string) *dateline.Document {
	d := dateline.NewDocument(&dateline.Article{Body: text})
	first, start := 0, -1
	add := func(s, e int) {
		d.Tokens = append(d.Tokens, dateline.Token{Start: s, End: e, Form: text[s:e], Head: -1, Sent: len(d.Sentences)})
	}
	for i := 0; i <= len(text); {
		r, size := rune('\n'), 1
		if i < len(text) {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if start < 0 {
				start = i
			}
			i += size
			continue
		}
		if start >= 0 {
			add(start, i)
			start = -1
		}
		if i < len(text) && !unicode.IsSpace(r) {
			add(i, i+size)
		}
		if r == '\n' && len(d.Tokens) > first {
			d.Sentences = append(d.Sentences, dateline.Sentence{Span: dateline.Span{Start: first, End: len(d.Tokens)}})
			first = len(d.Tokens)
		}
		i += size
	}
	return d
}

func shown(d *dateline.Document) string {
	var out []string
	for _, p := range d.Places {
		s := d.Words(p.Span) + "=" + p.Name + " " + p.Country + " " + p.Precision
		if p.Kind != Literal {
			s += " " + p.Kind
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestPlaces(t *testing.T) {
	s := middleEarth(t)
	for _, c := range []struct{ text, want string }{
		{"The host marched from Minas Tirith to Osgiliath.", "Minas Tirith=Minas Tirith GON city; Osgiliath=Osgiliath GON city"},
		{"The host of Gondor met Gondorian riders and Gondorians.", "Gondor=Gondor GON country; Gondorian=Gondor GON country adjective; Gondorians=Gondor GON country people"},
		{"They met in Bree.", "Bree=Bree ARN city"},
		{"They met in Bree, Gondor.", "Bree=Bree GON city; Gondor=Gondor GON country"},
		{"They met in Bree, Ithilien, and then in Bree.", "Bree=Bree GON city; Ithilien=Ithilien GON province; Bree=Bree GON city"},
		{"Gondor and the Gondorian lords of Osgiliath met in Bree.", "Gondor=Gondor GON country; Gondorian=Gondor GON country adjective; Osgiliath=Osgiliath GON city; Bree=Bree GON city"},
		{"The GN fleet sailed from Mundburg.", "GN=Gondor GON country; Mundburg=Minas Tirith GON city"},
		{"The talks at the White Tower failed.", "White Tower=White Tower GON point"},
		{"He rode across Mordor.", "Mordor=Mordor  region"},
		{"He went to St. Dol County.", "St. Dol County=Saint Dol County GON district"},
		{"He rode from Dunharrow.", "Dunharrow=Dunharrow ROH city"},
		{"The Rohirrim rode from Dunharrow.", "Rohirrim=Rohan ROH country people; Dunharrow=Dunharrow ROH city"},
		{"the host of gondor slept", ""},
		{"He likes Bree’s ale, says Bill.", "Bree=Bree ARN city"},
		{"A Mundburg-based rider and a Gondor-led host rode to Mundburg.", "Mundburg=Minas Tirith GON city adjective; Gondor=Gondor GON country adjective; Mundburg=Minas Tirith GON city"},
	} {
		d := document(c.text)
		if err := s.Annotate(d); err != nil {
			t.Fatal(err)
		}
		if got := shown(d); got != c.want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", c.text, got, c.want)
		}
	}
}

func TestEntities(t *testing.T) {
	s := middleEarth(t)
	d := document("Bree Proudfoot of the Bank of Gondor slept in Fangorn and in greater Rohan.")
	d.Entities = []dateline.Entity{
		{Span: dateline.Span{Start: 0, End: 2}, Kind: "PER"},
		{Span: dateline.Span{Start: 4, End: 7}, Kind: "ORG"},
		{Span: dateline.Span{Start: 9, End: 10}, Kind: "LOC"},
		{Span: dateline.Span{Start: 12, End: 14}, Kind: "LOC"},
	}
	if err := s.Annotate(d); err != nil {
		t.Fatal(err)
	}
	want := "Gondor=Gondor GON country embedded; Fangorn=Fangorn  none; Rohan=Rohan ROH country"
	if got := shown(d); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for _, p := range d.Places {
		if p.Precision == "none" && (p.Located || p.Country != "" || p.GeoNames != 0) {
			t.Errorf("an open place has a place: %+v", p)
		}
	}
}

func TestDateline(t *testing.T) {
	s := middleEarth(t)
	d := document("The council met.")
	d.Dateline.Place = "BREE, Gondor"
	if err := s.Annotate(d); err != nil {
		t.Fatal(err)
	}
	if w := d.Dateline.Where; w.GeoNames != 23 || w.Admin1 != "Ithilien" || !w.Located || w.Precision != "city" {
		t.Errorf("dateline %+v", w)
	}
}

func TestMetonym(t *testing.T) {
	s := middleEarth(t)
	d := document("Gondor praised Rohan in Bree.")
	for i, x := range []struct {
		pos, dep string
		head     int
	}{{"PROPN", "nsubj", 1}, {"VERB", "root", -1}, {"PROPN", "obj", 1}, {"ADP", "case", 4}, {"PROPN", "obl", 1}, {"PUNCT", "punct", 1}} {
		d.Tokens[i].POS, d.Tokens[i].Dep, d.Tokens[i].Head = x.pos, x.dep, x.head
	}
	if err := s.Annotate(d); err != nil {
		t.Fatal(err)
	}
	if d.Places[0].Kind != Metonym || d.Places[2].Kind != Literal {
		t.Errorf("%+v", d.Places)
	}
}

func TestDisputed(t *testing.T) {
	s := builtIn(t)
	if _, err := s.View("gondor"); err == nil {
		t.Error("no error")
	}
	for _, c := range []struct{ view, country, disputed string }{
		{"", "UKR", "UKR/RUS"}, {"iso", "UKR", "UKR/RUS"}, {"un", "UKR", "UKR/RUS"}, {"control", "RUS", "UKR/RUS"}, {"none", "", "UKR/RUS"},
	} {
		d := document("They met in Crimea and in Simferopol.")
		v, err := s.View(c.view)
		if err != nil {
			t.Fatal(err)
		}
		if err := v.Annotate(d); err != nil {
			t.Fatal(err)
		}
		for _, p := range d.Places {
			if p.Country != c.country || p.Disputed != c.disputed {
				t.Errorf("%+v, want %s of %s", p, c.country, c.disputed)
			}
		}
		if len(d.Places) != 2 {
			t.Errorf("%d places", len(d.Places))
		}
	}
}

func TestKey(t *testing.T) {
	for name, want := range map[string]string{
		"St. Petersburg": "saint petersburg", "Chişinău": "chisinau", "Deir ez-Zor": "deir ez zor", "Sana'a": "sanaa", "The Hague": "hague",
		"Mt. Doom": "mount doom", "Łódź": "lodz", "Trinidad & Tobago": "trinidad and tobago", "  Xi’an ": "xian", "Москва": "москва", "": "",
	} {
		if got := Key(name); got != want {
			t.Errorf("Key(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestBuildErrors(t *testing.T) {
	for _, es := range [][]Entry{
		{{Class: Country, Name: "Gondor", ISO2: "G", ISO3: "GON"}},
		{{Class: Country, Name: "Gondor", ISO2: "GO", ISO3: "GON"}, {Class: Country, Name: "Gondor", ISO2: "GO", ISO3: "GON"}},
		{{Name: "Bree"}},
	} {
		if err := Build(&bytes.Buffer{}, es); err == nil {
			t.Errorf("%+v: no error", es)
		}
	}
}

// TestTown: a town that gives a district its name is meant unless the text says district.
func TestTown(t *testing.T) {
	for _, tt := range []struct {
		text string
		id   int64
	}{
		{"They met in Dale.", 27},
		{"They met in the Dale district.", 26},
	} {
		d := document(tt.text)
		if err := middleEarth(t).Annotate(d); err != nil {
			t.Fatal(err)
		}
		if len(d.Places) != 1 || d.Places[0].GeoNames != tt.id {
			t.Errorf("%s: %+v", tt.text, d.Places)
		}
	}
}

func FuzzOpen(f *testing.F) {
	var b bytes.Buffer
	if err := Build(&b, []Entry{{Class: Country, Name: "Gondor", ISO2: "GO", ISO3: "GON", Lat: 1, Lon: 2}, {Class: City, Name: "Bree", ISO2: "GO"}}); err != nil {
		f.Fatal(err)
	}
	f.Add(b.String())
	f.Add(magic)
	f.Fuzz(func(t *testing.T, data string) {
		g, err := Open(data)
		if err != nil {
			return
		}
		for i := range g.Len() {
			g.at(i)
		}
		s, err := New(g, fstest.MapFS{"actors/a.txt": {Data: []byte("state Gondor\niso GON\n")}})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Annotate(document("Gondor and Bree, Gondor.")); err != nil {
			t.Fatal(err)
		}
	})
}

func FuzzAnnotate(f *testing.F) {
	for _, x := range []string{"They met in Bree, Gondor.", "St. St. St.", "GN, GN, GN", "Минас-Тирит 🙂 Gondor", "\x00 Bree", strings.Repeat("Minas ", 500), "Bree, Calif. and N.Y."} {
		f.Add(x, "BREE, Gondor", uint8(3))
	}
	s := middleEarth(f)
	f.Fuzz(func(t *testing.T, text, line string, ent uint8) {
		text = strings.ToValidUTF8(text, "?")
		d := document(text)
		d.Dateline.Place = line
		for i := 0; i+int(ent%4)+1 <= len(d.Tokens); i += int(ent) + 2 {
			d.Entities = append(d.Entities, dateline.Entity{Span: dateline.Span{Start: i, End: i + int(ent%4) + 1}, Kind: []string{"LOC", "ORG", "PER", "MISC"}[i%4]})
		}
		if err := s.Annotate(d); err != nil {
			t.Fatal(err)
		}
		end := 0
		for _, p := range d.Places {
			if p.Empty() || p.Start < end || p.End > len(d.Tokens) {
				t.Fatalf("%q: %+v after %d", text, p, end)
			}
			end = p.End
		}
	})
}

func BenchmarkAnnotate(b *testing.B) {
	text := strings.Repeat("The king of Gondor met the steward in Minas Tirith on Tuesday and said that the talks with Arnor would go on in Bree for three days.\n"+
		"Nobody knows who will lead the host of the West across Mordor, nor whether the walls of Osgiliath hold after more than twenty years of war.\n", 200)
	s := middleEarth(b)
	d := document(text)
	b.ResetTimer()
	for b.Loop() {
		d.Places = d.Places[:0]
		if err := s.Annotate(d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(d.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

// builtIn is the stage with the gazetteer that the program carries.
func builtIn(t testing.TB) *Stage {
	t.Helper()
	g, err := Open(models.Places())
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(g, rules.Files)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		g, err := Open(models.Places())
		if err != nil {
			b.Fatal(err)
		}
		if _, err := New(g, rules.Files); err != nil {
			b.Fatal(err)
		}
	}
}

// TestBuiltIn looks up a few places of the gazetteer that the program carries.
func TestBuiltIn(t *testing.T) {
	s := builtIn(t)
	for _, c := range []struct {
		text    string
		id      int64
		country string
	}{
		{"They met in Termez, Uzbekistan.", 1215957, "UZB"},
		{"They met in Springfield, Ill.", 4250542, "USA"},
		{"They met in London.", 2643743, "GBR"},
		{"They met in London, Ontario.", 6058560, "CAN"},
		{"They met in Kiev.", 703448, "UKR"},
		{"They met in Washington.", 4140963, "USA"},
		{"They met in Astana.", 1526273, "KAZ"},
	} {
		d := document(c.text)
		if err := s.Annotate(d); err != nil {
			t.Fatal(err)
		}
		if len(d.Places) == 0 || d.Places[0].GeoNames != c.id || d.Places[0].Country != c.country {
			t.Errorf("%s: %+v, want %d %s", c.text, d.Places, c.id, c.country)
		}
	}
}
