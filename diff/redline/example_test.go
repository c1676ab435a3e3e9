package redline_test

import (
	"fmt"

	"stance/diff/redline"
)

func ExampleWords() {
	segs := redline.Words(
		"Kyiv accepts a \"full\" ceasefire of 30 days.",
		"Kyiv accepts a “full” ceasefire of 60 days, if Moscow does the same.")
	fmt.Println(redline.Plain(segs))
	fmt.Println(redline.Old(segs))
	// Output:
	// Kyiv accepts a “full” ceasefire of [-30-]{+60+} days{+, if Moscow does the same+}.
	// Kyiv accepts a "full" ceasefire of 30 days.
}

func ExampleTerms() {
	from := []redline.Term{
		{ID: "no-transfer", Kind: "red-line", Text: "No formal transfer of land"},
		{Text: "Europe at the table"},
	}
	to := []redline.Term{
		{ID: "no-cession", Kind: "red-line", Text: "No giving up or trading of land"},
	}
	ended := []redline.Ending{{ID: "no-transfer", How: "replaced", By: "no-cession"}}
	for _, c := range redline.Terms(from, to, ended) {
		fmt.Println(c.Op, c.How, c.From, c.To, redline.Plain(c.Wording))
	}
	// Output:
	// ended replaced 0 0 No [-formal transfer-]{+giving up or trading+} of land
	// not-repeated  1 -1
}
