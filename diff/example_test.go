package diff_test

import (
	"fmt"

	"stance/data"
	"stance/diff"
	"stance/positions"
	"stance/positions/yamlfile"
)

// What changed in the example between two of its dates.
func ExampleCompare() {
	h := positions.NewHistory(yamlfile.Read(data.Example).Dataset, 0)
	from, _ := positions.ParseDate("2025-08-14")
	to, _ := positions.ParseDate("2025-08-18")
	c, err := diff.Compare(h, from, to)
	if err != nil {
		fmt.Println(err)
		return
	}
	diff.ForPeople(c.Changes)
	for _, ch := range c.Changes {
		if ch.Kind == diff.Shifted {
			fmt.Printf("%s on %s: %s\n", ch.Party.Name, ch.Issue.Name, ch.Kind)
		}
	}
	// Output:
	// United States on Ceasefire: shifted
}
