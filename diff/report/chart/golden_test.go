package chart

import (
	"testing"

	"stance/positions/golden"
)

func TestGolden(t *testing.T) {
	plain, full := drawn(t, worlds["plain"]), drawn(t, worlds["full"])
	for name, got := range map[string][]byte{
		"dumbbell.svg":         plain["dumbbell i0"].File(),
		"dumbbell-values.svg":  plain["dumbbell i2"].File(),
		"dumbbell-inline.html": plain["dumbbell i1"].Inline("dumbbell-i1"),
		"steps.svg":            plain["steps i1"].File(),
		"steps-panels.svg":     full["steps i0"].File(),
		"cell.svg":             plain["cell i0 p3"].File(),
		"gaps.svg":             plain["gaps"].File(),
		"convergences.svg":     plain["convergences"].File(),
		"asked.svg":            plain["asked"].File(),
		"approach.svg":         full["approach"].File(),
	} {
		golden.File(t, "testdata/"+name, got)
	}
}
