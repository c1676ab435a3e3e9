package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing/fstest"
)

// fewTerms makes a dataset whose stances have few words, few terms and few places on their scales,
// so that each often comes again: with an id and without, under the other id, ended and given anew,
// and from a group by signature between a party's own words.
func fewTerms(seed uint64) fstest.MapFS {
	r := rand.New(rand.NewPCG(seed, 0))
	one := func(of ...string) string { return of[r.IntN(len(of))] }
	standing := map[string]bool{} // terms that can be ended, as PARTY/ISSUE/ID
	cell := func(party, issue string) string {
		stance := []string{"summary: " + one("x", "x", "x", "y", `"x "`)}
		none := r.IntN(8) == 0
		switch {
		case none:
			stance = append(stance, "position: none")
		case issue == "fire":
			stance = append(stance, one("position: a", "position: b", "position: c", "plausible: [a, b]", "plausible: [b, c]", "position: b, plausible: [a, b]", "note: n"),
				one("basis: stated", "basis: recounted", "basis: reported", "confidence: low"))
		}
		var terms, ended []string
		for _, id := range []string{"p", "q"} {
			name := party + "/" + issue + "/" + id
			switch r.IntN(6) {
			case 0:
				if !none {
					terms = append(terms, fmt.Sprintf("{id: %s, text: %s}", id, one("K", "L", "M")))
					standing[name] = true
				}
			case 1:
				if standing[name] {
					ended = append(ended, fmt.Sprintf("{id: %s, how: %s}", id, one("withdrawn", "met", "lapsed")))
					delete(standing, name)
				}
			}
			if none {
				delete(standing, name)
			}
		}
		for range r.IntN(3) {
			terms = append(terms, one("K", "L", "M"))
		}
		if !none && len(terms) > 0 {
			stance = append(stance, "terms: ["+strings.Join(terms, ", ")+"]")
		}
		if len(ended) > 0 {
			stance = append(stance, "ended: ["+strings.Join(ended, ", ")+"]")
		}
		if party == "union" {
			stance = append(stance, one("coder: jm", "inherited_by: [anna]", "signed_by: [bert]", "signed_by: [anna, bert]"))
		}
		if r.IntN(4) == 0 {
			stance = append(stance, one("salience: 0", "salience: 50", "salience: 100"))
		}
		return strings.Join(stance, ", ")
	}
	var snapshots strings.Builder
	for date := range 8 {
		fmt.Fprintf(&snapshots, "---\ndate: %d-%02d-11\npositions:\n", 1898+date/2, 1+date%2)
		for _, party := range []string{"union", "anna", "bert", "carl"} {
			var cells string
			for _, issue := range []string{"aid", "trade", "fire"} {
				if r.IntN(3) > 0 {
					cells += fmt.Sprintf("    %s: {%s}\n", issue, cell(party, issue))
				}
			}
			if cells != "" {
				fmt.Fprintf(&snapshots, "  %s:\n%s", party, cells)
			}
		}
	}
	return fstest.MapFS{
		"codebook.yaml": {Data: []byte(`title: Few terms
parties: [{id: union, name: Union}, {id: anna, name: Anna, member_of: [union]}, {id: bert, name: Bert, member_of: [union]}, {id: carl, name: Carl}]
issues:
  - {id: aid, name: Aid}
  - {id: trade, name: Trade}
  - {id: fire, name: Fire, scale: {options: [{id: a, label: A, value: 1}, {id: b, label: B, value: 5}, {id: c, label: C, value: 7}]}}
`)},
		"sources.yaml":       {Data: []byte("sources: []\n")},
		"snapshots/all.yaml": {Data: []byte(snapshots.String())},
	}
}
