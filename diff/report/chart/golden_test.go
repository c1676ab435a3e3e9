package chart

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestGolden(t *testing.T) {
	plain, full := drawn(t, worlds["plain"]), drawn(t, worlds["full"])
	for name, got := range map[string][]byte{
		"dumbbell.svg":         plain["dumbbell i0"].File(),
		"dumbbell-values.svg":  plain["dumbbell i2"].File(),
		"dumbbell-inline.html": plain["dumbbell i1"].Inline("dumbbell-i1"),
		"steps.svg":            plain["steps i1"].File(),
		"steps-strips.svg":     full["steps i0"].File(),
		"cell.svg":             plain["cell i0 p3"].File(),
		"gaps.svg":             plain["gaps"].File(),
		"convergences.svg":     plain["convergences"].File(),
	} {
		path := filepath.Join("testdata", name)
		if *update {
			if err := os.MkdirAll("testdata", 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, got, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatalf("%v; go test -update writes it", err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs; look at it, then go test -update", name)
		}
	}
}
