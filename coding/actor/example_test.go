package actor_test

import (
	"fmt"
	"log"
	"time"

	"github.com/dateline/dateline/coding/actor"
	"github.com/dateline/dateline/internal/shire"
	"github.com/dateline/dateline/internal/testdoc"
)

func ExampleStage_Annotate() {
	registry, err := actor.Load(shire.Files)
	if err != nil {
		log.Fatal(err)
	}
	d, err := testdoc.Parse(`
Gondorian ADJ 2 amod
rebels rebel NOUN 3 nsubj
met meet VERB 0 root
Eowyn PROPN 3 obj B-PER
`)
	if err != nil {
		log.Fatal(err)
	}
	d.Article.Published = time.Date(2025, 6, 10, 0, 0, 0, 0, time.UTC)
	if err := actor.New(registry).Annotate(d); err != nil {
		log.Fatal(err)
	}
	for _, m := range d.Mentions {
		a := d.Actors[m.Actors[0]]
		fmt.Println(d.Words(m.Span), "=", a.Name, a.Code)
	}
	// Output:
	// Gondorian rebels = Gondorian rebels GONREB
	// Eowyn = Eowyn Theodwyn ROHGOV
}

func ExampleRegistry_Lookup() {
	registry, err := actor.Load(shire.Files)
	if err != nil {
		log.Fatal(err)
	}
	for _, m := range registry.Lookup("Annuminas", time.Date(2010, 1, 1, 0, 0, 0, 0, time.UTC)) {
		fmt.Println(m.As, "of", m.Entry.Name, m.Term)
	}
	// Output: capital of Arnor [- 2014-12-31]
}
