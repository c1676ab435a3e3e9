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

// Whose distance changed between two dates, and by whose move; what rests on few issues
// is left out.
func ExampleComparison_Gaps() {
	h := positions.NewHistory(yamlfile.Read(data.Example).Dataset, 0)
	from, _ := positions.ParseDate("2025-08-14")
	to, _ := positions.ParseDate("2025-08-18")
	c, err := diff.Compare(h, from, to)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, g := range c.Gaps() {
		if g.Change != nil && *g.Change != 0 {
			fmt.Printf("%s and %s: %+.0f, of which %+.0f by the former; %d of %d issues compared\n", g.A.Name, g.B.Name, *g.Change, *g.AMoved, g.Compared, g.Total)
		}
	}
	// Output:
	// United States and European leaders: +100, of which +100 by the former; 1 of 5 issues compared
	// United States and United Kingdom: +100, of which +100 by the former; 1 of 5 issues compared
	// United States and European Commission: +50, of which +50 by the former; 1 of 5 issues compared
	// Russia and Ukraine: -33, of which -33 by the former; 1 of 5 issues compared
}
