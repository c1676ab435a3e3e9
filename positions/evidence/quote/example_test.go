package quote_test

import (
	"fmt"

	"stance/positions/evidence/quote"
)

// A quotation may stand in its source word for word and still be turned by what was
// left out before it.
func ExampleText_Find() {
	text := quote.Prepare("It was “impossible” to give up or trade land, he said. “We want talks.”", "en")
	for _, q := range []string{"give up or trade land", "We want talks", "We want no talks"} {
		found := text.Find(quote.Quote{Text: q})
		fmt.Println(q+":", found.Verdict, found.Warnings, found.Strictly())
	}
	// Output:
	// give up or trade land: exact [outside-quotation clipped-negation] false
	// We want talks: exact [] true
	// We want no talks: absent [] false
}
