package ingest

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"
)

const letter1 = "From: =?utf-8?q?Council_of_G=C3=B3ndor?= <news@council.example>\r\nTo: all@council.example\r\nSubject: =?utf-8?b?S2luZyB2aXNpdHMg4oCcQXJub3LigJ0=?=\r\nDate: Tue, 10 Jun 2025 23:30:00 -0500\r\nMessage-ID: <1@council.example>\r\nMIME-Version: 1.0\r\n"

func TestMail(t *testing.T) {
	const told1 = "1@council.example %s|2025-06-10|Council of Góndor|King visits “Arnor”|||"
	html := `<html><body><p style="display:none">preview</p><table><tr><td><a href="x">View this email in your browser</a></td></tr><tr><td><p>The king praised Arnor, and he said that a road would be built.</p><p>He left in the evening, and Arnor thanked him for the visit.</p></td></tr><tr><td>Unsubscribe | Council of Gondor</td></tr></table></body></html>`
	const article = "The king praised Arnor, and he said that a road would be built.\n\nHe left in the evening, and Arnor thanked him for the visit."
	for _, c := range []struct {
		name, in   string
		want, errs []string
	}{
		{"quoted-printable", letter1 + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe king praised=\r\n Arnor =E2=80=93 twice.\r\n\r\n-- \r\nThe Council", []string{fmt.Sprintf(told1, "-") + "The king praised Arnor – twice."}, nil},
		{"base64, windows-1251", letter1 + "Content-Type: text/plain; charset=windows-1251\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.StdEncoding.EncodeToString([]byte("\xca\xee\xf0\xee\xeb\xfc praised Arnor.")), []string{fmt.Sprintf(told1, "-") + "Король praised Arnor."}, nil},
		{"flowed", letter1 + "Content-Type: text/plain; format=flowed\r\n\r\nThe king \r\npraised Arnor.\r\n\r\nHe left.\r\n", []string{fmt.Sprintf(told1, "-") + "The king praised Arnor.\n\nHe left."}, nil},
		{"html only", letter1 + "Content-Type: text/html; charset=utf-8\r\n\r\n" + html, []string{fmt.Sprintf(told1, "-") + article}, nil},
		{"the plain text of two", letter1 + "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n" + article + "\r\n--b\r\nContent-Type: text/html\r\n\r\n" + html + "\r\n--b--\r\n", []string{fmt.Sprintf(told1, "-") + article}, nil},
		{"a stub beside HTML", letter1 + "Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee https://council.example/1\r\n--b\r\nContent-Type: text/html\r\n\r\n" + html + "\r\n--b--\r\n--a\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=x.txt\r\n\r\nAttached.\r\n--a--\r\n", []string{fmt.Sprintf(told1, "-") + article}, nil},
		{"cut off", letter1 + "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nThe king praised Arnor.", []string{fmt.Sprintf(told1, "-") + "The king praised Arnor."}, nil},
		{"no text", letter1 + "Content-Type: image/png\r\n\r\nx", nil, []string{"-: the message has no text"}},
		{
			"mailbox", "From news@council.example Tue Jun 10 23:30:00 2025\n" + letter1 + "\nThe king praised Arnor.\n\n>From Arnor he went home.\n\nFrom MAILER-DAEMON Wed Jun 11 08:00:00 2025\nFrom: x@rohan.example\nList-Id: \"Rohan Post\" <post.rohan.example>\nArchived-At: <https://rohan.example/7>\nDate: soon\nMessage-ID: <2@rohan.example>\nSubject: Riders\n\nRohan sent riders.\n",
			[]string{fmt.Sprintf(told1, "-:1") + "The king praised Arnor.\n\nFrom Arnor he went home.", "2@rohan.example -:13||x@rohan.example|Riders||https://rohan.example/7|Rohan sent riders."},
			[]string{`warning: -:13: header Date: "soon" is not a date; read without a date`},
		},
		{"a text that begins with from", "From Arnor came the king of Gondor.", []string{"c - ||||||"}, nil},
		{"a text with a heading", "Date: 10 June 2025\nPlace: Arnor\n\nThe king came.", []string{"c - |2025-06-10|||||"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, errs := read(t, []string{"-"}, stdin(c.in))
			if strings.HasPrefix(c.name, "a text") {
				if len(got) != 1 || got[0].Body != c.in {
					t.Errorf("got %v, %v", got, errs)
				}
				return
			}
			var all []string
			for _, a := range got {
				all = append(all, a.ID+" "+told(a))
			}
			if fmt.Sprintf("%q", all) != fmt.Sprintf("%q", c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(all, "\n"), strings.Join(c.want, "\n"))
			}
			if fmt.Sprintf("%q", errs) != fmt.Sprintf("%q", c.errs) {
				t.Errorf("errors %q, want %q", errs, c.errs)
			}
		})
	}
}

func FuzzMail(f *testing.F) {
	f.Add(letter1 + "Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n\r\nx\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>x")
	f.Add("From x Tue Jun 10 23:30:00 2025\n" + letter1 + "\nx\n\nFrom y\n\ny")
	f.Fuzz(func(t *testing.T, s string) {
		for _, format := range []string{Mail, Mbox} {
			for a, err := range Read([]string{"-"}, Options{Stdin: strings.NewReader(s), Format: format, Limit: 1 << 20}) {
				if (a == nil) == (err == nil) || a != nil && (strings.TrimSpace(a.Body) == "" || !valid(a.Body) || !valid(a.Title+a.Publisher+a.ID)) {
					t.Fatal(a, err)
				}
			}
		}
	})
}
