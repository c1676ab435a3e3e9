//go:build ignore

// Writes a made-up dataset of a given size into a new folder.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

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
	flag.Parse()
	if err := write(shape, flag.Arg(0)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func write(shape synthetic.Shape, folder string) error {
	for name, content := range shape.Files() {
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
