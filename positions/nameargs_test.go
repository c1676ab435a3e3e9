package positions

import (
	"strings"
	"testing"
)

// TestMeaning is a table of words and what each can name.
func TestMeaning(t *testing.T) {
	book := NewCodebook("", "",
		[]*Party{
			{ID: "united-states", Name: "United States", Short: "US"},
			{ID: "united-kingdom", Name: "United Kingdom", Short: "UK"},
			{ID: "ussr", Name: "Soviet Union"},
			{ID: "nato", Name: "NATO"},
			{ID: "strait", Name: "The Strait Authority"},
			{ID: "rossiya", Name: "Российская Федерация", Short: "РФ"},
			{ID: "uk", Name: "Another"},
			{ID: "dots", Name: "A..B"},
			{ID: "day", Name: "2025-08-14"},
		},
		[]*Issue{
			{ID: "nato-membership", Name: "NATO membership"},
			{ID: "strait", Name: "Passage"},
			{ID: "fishery", Name: "the strait AUTHORITY"},
			{ID: "soviet-debts", Name: "Debts"},
			{ID: "first", Name: "First strike"},
		})
	d := &Dataset{Codebook: book, Dates: []DateInfo{{Date: mustDate(t, "2025-08-14"), Label: "eve"}, {Date: mustDate(t, "2025-08-18"), Label: "brussels"}, {Date: mustDate(t, "2025-08-19"), Label: "strait"}}}
	for word, want := range map[string]string{
		// Exact: ids, names and short names, the latter two in any case.
		"united-states": "P united-states", "United States": "P united-states", "UNITED STATES": "P united-states", "us": "P united-states", "US": "P united-states",
		"nato": "P nato", "Nato": "P nato", "nato-membership": "I nato-membership", "NATO Membership": "I nato-membership",
		"РФ": "P rossiya", "рф": "P rossiya", "российская федерация": "P rossiya",
		"uk": "P uk", "UK": "P united-kingdom", // an id is before a short name
		// Dates are what is written like one, though it be wrong, and labels as they stand.
		"2025-08-15": "D", "2025-13-45": "D", "eve": "D", "latest": "D", "latest~1": "D", "latest~x": "D", "today": "D",
		"eve..brussels": "D", "eve..": "D", "..": "D", "..latest": "D", "2025-08-14..latest": "D", "eve..nothing": "D", "a..b..c": "D",
		"Eve": "", "LATEST": "", "16.8.2025": "D", "1.9.2025": "D", "2025": "P day",
		// The beginning of a word, in any case, where nothing is exact.
		"united": "P united-states P united-kingdom", "unit": "P united-states P united-kingdom", "stat": "P united-states", "STAT": "P united-states",
		"united-s": "P united-states", "united s": "P united-states", "king": "P united-kingdom", "ingdom": "", "soviet": "P ussr I soviet-debts", "soviet ": "P ussr",
		"membership": "I nato-membership", "фед": "P rossiya", "едерация": "", "pass": "I strait", "debts": "I soviet-debts",
		// What can be two things.
		"strait": "D P strait I strait", "the strait authority": "P strait I fishery", "first": "D I first", "First": "I first",
		"A..B": "P dots", "14 Aug 2025": "D", "2025-08-14": "D", // the last is a day and nothing else
		// What can be none.
		"": "", " ": "", "-": "", "\x1b[31m": "", "\u202e": "", "u\x00": "", "\xff": "", "xyzzy": "", strings.Repeat("x", 5000): "",
	} {
		m := d.Meaning(word)
		var got []string
		if m.Date {
			got = append(got, "D")
		}
		for _, p := range m.Parties {
			got = append(got, "P "+p.ID)
		}
		for _, is := range m.Issues {
			got = append(got, "I "+is.ID)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%.60q can be %q, want %q", word, s, want)
		}
		if n := m.Things(); n != strings.Count(" "+want, " D")+strings.Count(" "+want, " P ")+strings.Count(" "+want, " I ") {
			t.Errorf("%.60q: %d things", word, n)
		}
	}
}

func mustDate(t *testing.T, s string) Date {
	t.Helper()
	d, err := ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
