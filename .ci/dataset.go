//go:build ignore

// Writes a made-up dataset of a given size into a new folder.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"stance/positions/synthetic"
)

func main() {
	shape := synthetic.Shape{Seed: 1}
	flag.IntVar(&shape.Parties, "parties", 20, "how many parties")
	flag.IntVar(&shape.Issues, "issues", 25, "how many issues")
	flag.IntVar(&shape.Dates, "dates", 100, "how many dates")
	flag.IntVar(&shape.PerDate, "stances", 100, "how many stances on each date")
	flag.IntVar(&shape.Sources, "sources", 100, "how many sources")
	flag.BoolVar(&shape.Full, "full", false, "with every key that the format has")
	flag.BoolVar(&shape.Brief, "brief", false, "as machines code: without terms, in one sentence and with one quotation")
	var irregular []string
	for _, i := range synthetic.Irregularities {
		irregular = append(irregular, i.Name)
	}
	kind := flag.String("irregular", "", "written as people's files differ: "+strings.Join(irregular, ", "))
	flag.Parse()
	files := shape.Files()
	if *kind != "" {
		at := slices.Index(irregular, *kind)
		if at < 0 {
			fail(fmt.Errorf("-irregular can be %s", strings.Join(irregular, ", ")))
		}
		files = synthetic.Irregularities[at].Files(files)
	}
	if err := write(files, flag.Arg(0)); err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

func write(files map[string][]byte, folder string) error {
	for name, content := range files {
		full := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(full, content, 0o666); err != nil {
			return err
		}
	}
	return nil
}
