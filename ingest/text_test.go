package ingest

import (
	"testing"
	"time"
)

func TestOpeningDate(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{" date 2025-06-10 OSGILIATH – King Elessar met with the lords of Arnor.", "2025-06-10"},
		{"OSGILIATH, 10 June 2025 (Heralds) – King Elessar met.", "2025-06-10"},
		{"OSGILIATH, June 10, 2025 — King Elessar met.", "2025-06-10"},
		{"OSGILIATH (2025-06-10) - King Elessar met.", "2025-06-10"},
		{"King visits Arnor\n\nJune 10, 2025\n\nThe king went.", "2025-06-10"},
		{"King visits Arnor\nPublished: 10 Jun 2025\nThe king went.", "2025-06-10"},
		{"2025-06-10\nThe king went.", "2025-06-10"},
		{"Published on 2 June 2021\nThe king went.", "2021-06-02"},
		{"Last updated: Tuesday, 2nd June 2021\nThe king went.", "2021-06-02"},
		{"King visits Arnor\nDate: 25/12/2024\nThe king went.", "2024-12-25"},
		{"King visits Arnor\nDate: 03/05/2024\nThe king went.", ""},
		{"King visits Arnor\n03.05.2024\nThe king went.", "2024-05-03"},
		{"Osgiliath, 10 June 2025. The king went.", "2025-06-10"},
		{"Minas Tirith. 10 June 2025. The king went.", "2025-06-10"},
		{"On 10 June 2025. The king went.", ""},
		{"OSGILIATH, Tuesday, June 10, 2025 (Heralds) - The king went.", "2025-06-10"},
		{"OSGILIATH, June 10 – King Elessar met.", ""},
		{"The king went on June 10, 2025 to Arnor.", ""},
		{"date 2025-13-45 OSGILIATH – The king went.", ""},
		{"2025-06-31\nThe king went.", ""},
		{"One\nTwo\nThree\n2025-06-10\n", ""},
		{"Joint Communiqué\nof the king of Gondor\nand the king of Rohan\nMinas Tirith, 10 June 2025\nThe kings met.", "2025-06-10"},
		{"Edoras (10 June 2025)\nThe king went.", "2025-06-10"},
		{"On 10 June 2025\nthe king went.", ""},
		{"", ""},
	} {
		got := ""
		if d := openingDate(c.body); !d.IsZero() {
			got = d.Format(time.DateOnly)
		}
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.body, got, c.want)
		}
	}
}

func TestDay(t *testing.T) {
	for _, s := range []string{
		"2025-06-10", "20250610", "2025-06-10T23:30:00Z", "2025-06-10T01:00:00+05:00", "2025-06-10T01:00:00.123Z", "2025-06-10 10:00:00",
		"June 10, 2025", "10 June 2025", "Jun 10 2025", "10 Jun. 2025", "Tue, 10 Jun 2025 08:00:00 GMT", " 2025/06/10 ", "10.06.2025",
	} {
		d, err := Day(s)
		if err != nil || d != time.Date(2025, 6, 10, 0, 0, 0, 0, time.UTC) {
			t.Errorf("%q: %v, %v", s, d, err)
		}
	}
	for _, s := range []string{"", "yesterday", "2025-13-45", "2025-02-30", "June 31, 2025", "10/06/2025"} {
		if d, err := Day(s); err == nil {
			t.Errorf("%q: %v", s, d)
		}
	}
}

func TestLanguage(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The king of Gondor praised the people of Arnor and promised that the road would be built.", "en"},
		{"Gondor praised Arnor.", ""},
		{"Le roi du Gondor a salué le peuple de l'Arnor et a promis que la route serait construite avant la fin de l'année prochaine, selon son porte-parole.", "fr"},
		{"Der König von Gondor lobte das Volk von Arnor und versprach, dass die Straße noch vor dem Ende des nächsten Jahres gebaut werden würde.", "de"},
		{"Король Гондора похвалил народ Арнора и пообещал, что дорога будет построена до конца следующего года, сообщил его представитель.", "ru"},
		{"Король", "und"},
		{"ملك جوندور أشاد بشعب أرنور ووعد بأن الطريق سيتم بناؤه قبل نهاية العام المقبل", "ar"},
		{"国王赞扬了人民，并承诺在明年年底之前修建这条道路。", "zh"},
		{"12345 !!! 😀", ""},
		{"", ""},
		{"Aragorn, Legolas, Gimli discuss trade, Rohan road", ""},
	} {
		if got := Language(c.text); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}
