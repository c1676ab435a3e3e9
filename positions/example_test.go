package positions_test

import (
	"fmt"

	"stance/data"
	"stance/positions"
	"stance/positions/yamlfile"
)

// A date is a day that one can count with.
func ExampleParseDate() {
	from, _ := positions.ParseDate("2024-02-28")
	to, _ := positions.ParseDate("2024-03-01")
	fmt.Println(int(to-from), "days to", to.Text())
	_, err := positions.ParseDate("2025-02-30")
	fmt.Println(err)
	// Output:
	// 2 days to 1 Mar 2024
	// "2025-02-30" is not a day in the calendar
}

// People name a date as it suits them.
func ExampleDataset_ResolveDate() {
	d := yamlfile.Read(data.Example).Dataset
	for _, arg := range []string{"first", "latest", "latest~1", "before-alaska", "2025-08-16", "brusels"} {
		date, err := d.ResolveDate(arg, 0)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(arg, "is", d.Info(date).Name())
	}
	// Output:
	// first is before-alaska (2025-08-14)
	// latest is white-house (2025-08-18)
	// latest~1 is brussels (2025-08-17)
	// before-alaska is before-alaska (2025-08-14)
	// 2025-08-16 is joint-statement (2025-08-16)
	// "brusels" is neither a date, as in 2025-08-16 or 16 Aug 2025, nor a label, first, latest, latest~N or today
}

// The stance in force is the party's own, or that of its group until it speaks.
func ExampleHistory_InForce() {
	d := yamlfile.Read(data.Example).Dataset
	h := positions.NewHistory(d, 0)
	date, _ := d.ResolveDate("white-house", 0)
	ceasefire := d.Codebook.Issue("ceasefire")
	for _, id := range []string{"united-states", "germany", "italy"} {
		p := d.Codebook.Party(id)
		held, ok := h.InForce(p, ceasefire, date)
		if !ok {
			fmt.Println(p.Name, "–")
			continue
		}
		place := "not placed"
		if held.Stance.Kind == positions.Placed {
			place = ceasefire.Scale.Options[held.Stance.Option].Label
		}
		via := ""
		if held.Via != nil {
			via = ", via " + held.Via.Name
		}
		fmt.Printf("%s: %s, since %s%s\n", p.Name, place, held.HeldSince().Text(), via)
	}
	// Output:
	// United States: Straight to a settlement, since 16 Aug 2025
	// Germany: Ceasefire first, since 14 Aug 2025, via European leaders
	// Italy: Ceasefire first, since 14 Aug 2025, via European leaders
}

// A history holds what was known by a day; what became known later does not exist in it.
func ExampleNewHistory() {
	d := yamlfile.Read(data.Example).Dataset
	russia, territory := d.Codebook.Party("russia"), d.Codebook.Issue("territory")
	date, _ := positions.ParseDate("2025-08-15")
	now, then := positions.NewHistory(d, 0), positions.NewHistory(d, date)
	held, _ := now.InForce(russia, territory, date)
	before, _ := then.InForce(russia, territory, date)
	fmt.Println("taken on", held.Date().Text()+", known on", held.Stance.KnownDate().Text())
	fmt.Println("as known on", date.Text()+", in force since", before.Date().Text())
	// Output:
	// taken on 15 Aug 2025, known on 17 Aug 2025
	// as known on 15 Aug 2025, in force since 14 Aug 2025
}

// Scores make issues comparable: 0 is the low pole, 100 the high one.
func ExampleScale_Score() {
	catch := positions.Scale{Min: 300_000, Max: 420_000}
	fmt.Println(catch.Score(300_000), catch.Score(390_000))
	// Output:
	// 0 75
}

// What a fault says, and what may have been meant.
func ExampleFault_Suggested() {
	d := yamlfile.Read(data.Example).Dataset
	issues := positions.IssuesOf(d.Codebook, func(is *positions.Issue) string { return is.ID })
	fault := issues.Unknown("teritory", "in the codebook", "issues: ")
	fmt.Println(fault)
	fmt.Println(fault.Suggested())
	// Output:
	// `teritory` is no issue in the codebook
	// did you mean `territory`? issues: ceasefire, territory, security-guarantees, nato-membership, format-of-talks, pace
}
