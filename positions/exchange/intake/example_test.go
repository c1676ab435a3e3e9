package intake_test

import (
	"fmt"

	"stance/positions"
	"stance/positions/exchange/intake"
	"stance/positions/exchange/sheet"
)

// A table of anybody's making becomes additions to a dataset. What the codebook lacks is
// proposed; what cannot be read is told by row and column.
func ExampleTidy() {
	table, _, err := sheet.Read([]byte("When;Who;issue;summary\n15.8.2025;Anna;peace;Peace at once.\nsoon;Bert;peace;Later.\n"), sheet.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	have := &positions.Dataset{Codebook: positions.NewCodebook("Talks", "", []*positions.Party{{ID: "anna", Name: "Anna"}}, []*positions.Issue{{ID: "peace", Name: "Peace"}})}
	got, err := intake.Tidy(table, have, intake.Options{Map: []intake.Pair{{Name: "date", Value: "When"}, {Name: "party", Value: "Who"}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(got.New(), "new")
	for _, p := range got.Missing.Proposals {
		fmt.Printf("%s: %s\n", p.Where(), p.Message)
	}
	for _, p := range got.Problems {
		fmt.Printf("%s: %s\n", p.Where(), p.Message)
	}
	// Output:
	// 1 new
	// row 3, column B (Who): new party bert (Bert)
	// row 3, column A (When): `soon` is no date; write YYYY-MM-DD, or say how dates are written, such as --date-format DD.MM.YYYY
}
