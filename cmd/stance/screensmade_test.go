package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stance/positions/synthetic"
	"stance/positions/yamlfile"
)

// sampleFolder has a comparison for each kind of change, and one with texts that are
// after the reader.
const sampleFolder = "../../diff/report/internal/sample"

// TestScreensOfEveryKindTellWhatIs looks at a comparison of each kind, and at hostile
// texts.
func TestScreensOfEveryKindTellWhatIs(t *testing.T) {
	found, err := filepath.Glob(filepath.Join(sampleFolder, "kinds", "*.yaml"))
	if err != nil || len(found) < 11 {
		t.Fatalf("%d samples: %v", len(found), err)
	}
	for _, path := range found {
		kind := strings.TrimSuffix(filepath.Base(path), ".yaml")
		t.Run(kind, func(t *testing.T) {
			dir := t.TempDir()
			for from, to := range map[string]string{
				filepath.Join(sampleFolder, "codebook.yaml"): "codebook.yaml", filepath.Join(sampleFolder, "sources.yaml"): "sources.yaml",
				path: "snapshots/all.yaml",
			} {
				content, err := os.ReadFile(from)
				if err != nil {
					t.Fatal(err)
				}
				put(t, dir, yamlfile.File{Name: to, Content: content})
			}
			c := comparisonCase{kind, dir, []string{"first", "latest"}}
			if facts := compared(t, c); facts.facts.Counts[kind] == 0 {
				t.Errorf("no change is %s", kind)
			}
			for _, fault := range screenFaults(t, c) {
				t.Error(fault)
			}
		})
	}
	t.Run("hostile", func(t *testing.T) {
		c := comparisonCase{"hostile", filepath.Join(sampleFolder, "hostile"), []string{"first", "latest"}}
		for _, fault := range screenFaults(t, c) {
			t.Error(fault)
		}
	})
}

// TestScreensOfMadeDatasetsTellWhatIs looks at a few hundred datasets that are made up
// by chance, large and small, as folders and as one file. It says of each what does not
// hold once, and after a few of them stops.
func TestScreensOfMadeDatasetsTellWhatIs(t *testing.T) {
	moved, still, files, wrong := 0, 0, 0, 0
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 60))
		shape := synthetic.Shape{Parties: 2 + r.IntN(3), Issues: 1 + r.IntN(4), Dates: 2 + r.IntN(3), Sources: 1 + r.IntN(4), Seed: seed}
		if r.IntN(16) == 0 { // many of them
			shape.Parties, shape.Issues = 20+r.IntN(20), 1+r.IntN(8)
		}
		shape.PerDate = 1 + r.IntN(shape.Parties*shape.Issues)
		read := yamlfile.Read(shape.FS())
		if !read.OK() {
			t.Fatal(read.Problems)
		}
		d := plainer(r, read.Dataset)
		c := comparisonCase{name: fmt.Sprint("seed ", seed), dir: t.TempDir()}
		if r.IntN(2) == 0 {
			s := &shortener{r, d, map[string]int{}}
			put(t, c.dir, yamlfile.File{Name: "short.yaml", Content: s.file(t)})
			c.args = []string{"short.yaml"}
			files++
		} else {
			for _, f := range yamlfile.Files(d) {
				put(t, c.dir, f)
			}
		}
		if r.IntN(3) == 0 {
			c.args = append(c.args, "first", "latest")
		}
		facts := compared(t, c)
		if len(facts.told("shifted", "withdrawn", "adopted")) > 0 {
			moved++
		} else {
			still++
		}
		seen := map[string]bool{}
		for _, fault := range screenFaults(t, c) {
			class := strings.Join(strings.Fields(fault)[:min(4, len(strings.Fields(fault)))], " ")
			if !seen[class] {
				t.Errorf("seed %d, %d parties, %d issues: %s", seed, shape.Parties, shape.Issues, fault)
			}
			seen[class] = true
		}
		if len(seen) > 0 {
			if wrong++; wrong == 10 {
				t.Fatalf("%d datasets, and 10 with faults", seed+1)
			}
		}
	}
	if moved < 40 || still < 20 || files < 60 {
		t.Errorf("of 200 datasets %d with a move, %d without one, %d in one file", moved, still, files)
	}
}
