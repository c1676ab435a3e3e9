package report_test

import (
	"fmt"
	"testing"
	"testing/fstest"

	"stance/diff/report/document"
	"stance/diff/report/internal/sample"
)

// TestFirstRecordedAtEveryPlace holds that a position recorded for the first time is
// drawn where it stands, at the scale's ends, too, and that only those in words are told
// to be.
func TestFirstRecordedAtEveryPlace(t *testing.T) {
	for _, position := range []string{"low", "mid", "high"} {
		for _, order := range []string{"anna: {fire: {position: %s, summary: s}}\n  bert: {fire: {summary: s}}", "bert: {fire: {summary: s}}\n  anna: {fire: {position: %s, summary: s}}"} {
			d, err := sample.Compare(fstest.MapFS{
				"codebook.yaml": {Data: []byte(`
title: Test
parties: [{id: bert, name: Bert}, {id: anna, name: Anna}, {id: carl, name: Carl}]
issues: [{id: fire, name: Fire, scale: {options: [{id: low, label: L}, {id: mid, label: M}, {id: high, label: H}]}}]
`)},
				"snapshots/all.yaml": {Data: []byte("date: 2025-08-05\npositions:\n  carl: {fire: {position: mid, summary: s}}\n---\ndate: 2025-08-18\npositions:\n  " + fmt.Sprintf(order, position) + "\n")},
			})
			if err != nil {
				t.Fatal(err)
			}
			var told []string
			for _, b := range d.Screen(false).Blocks {
				scale, ok := b.(document.Scale)
				if !ok {
					continue
				}
				for _, l := range scale.Lines {
					if l.Sign == document.Recorded && l.Now != nil {
						told = append(told, fmt.Sprintf("%s at %g; %s", l.Who.Text(), l.Now.At, l.Also.Text()))
					}
				}
			}
			at := map[string]string{"low": "0", "mid": "0.5", "high": "1"}[position]
			if want := "Anna at " + at + "; in words: Bert"; len(told) != 1 || told[0] != want {
				t.Errorf("%s: %q, want %q", position, told, want)
			}
		}
	}
}
