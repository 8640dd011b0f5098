package dateline

import "testing"

func TestCanonical(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"https://times.example/2025/king", "https://times.example/2025/king"},
		{" HTTP://WWW.Times.Example:80/2025/king/?utm_source=x&utm_medium=y#top ", "https://times.example/2025/king"},
		{"https://m.times.example/king", "https://times.example/king"},
		{"https://amp.www.times.example/king", "https://times.example/king"},
		{"https://m.example/king", "https://m.example/king"},
		{"https://times.example/king/amp/", "https://times.example/king"},
		{"https://times.example/amp/king", "https://times.example/king"},
		{"https://times.example/king.amp.html", "https://times.example/king.html"},
		{"https://times.example/king?amp=1&id=7", "https://times.example/king?id=7"},
		{"https://times.example/king?outputType=amp", "https://times.example/king"},
		{"https://times.example/camp", "https://times.example/camp"},
		{"https://times.example/news/index.html", "https://times.example/news"},
		{"https://times.example/?p=12&b=2&a=1&fbclid=zz", "https://times.example?a=1&b=2&p=12"},
		{"https://times.example/", "https://times.example"},
		{"https://times.example", "https://times.example"},
		{"https://times.example/?m=20250610", "https://times.example?m=20250610"},
		{"https://times.example/a/../b//c", "https://times.example/b/c"},
		{"https://times.example/#!/king", "https://times.example#!/king"},
		{"https://www.google.com/amp/s/www.times.example/king/amp", "https://times.example/king"},
		{"https://times-example.cdn.ampproject.org/c/s/times.example/king?usqp=mq331", "https://times.example/king"},
		{"https://times.example:8443/x", "https://times.example:8443/x"},
		{"http://192.0.2.7/x", "https://192.0.2.7/x"},
		{"https://times.example/Kings%20Road", "https://times.example/Kings%20Road"},
		{"tag:times.example,2025:1", "tag:times.example,2025:1"},
		{"king", "king"},
		{"", ""},
	} {
		got := Canonical(c.in)
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.in, got, c.want)
		}
		if again := Canonical(got); again != got {
			t.Errorf("%q: %q becomes %q the second time", c.in, got, again)
		}
	}
}

func FuzzCanonical(f *testing.F) {
	for _, s := range []string{"https://www.times.example/a?utm_x=1#y", "http://[::1]:80/", "https://www.google.com/amp/s/x.y/", "http://a.b/%zz", "//x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := Canonical(s)
		if twice := Canonical(once); twice != once {
			t.Errorf("%q: %q becomes %q", s, once, twice)
		}
	})
}
