package console

import (
	"slices"
	"testing"

	"github.com/spf13/cobra"
)

// A list with commas is read to its end, with or without spaces and line breaks in it.
func TestLists(t *testing.T) {
	for text, want := range map[string][]string{
		"russia,ukraine":             {"russia", "ukraine"},
		"russia, ukraine":            {"russia", "ukraine"},
		"russia\nukraine\n":          {"russia", "ukraine"},
		"russia,\r\nukraine, \r\nus": {"russia", "ukraine", "us"},
		"\nrussia,,ukraine,":         {"russia", "ukraine"},
		`a, "b, c"` + "\nd":          {"a", "b, c", "d"},
		"\"a \"\"b\"\"\"":            {`a "b"`},
		"":                           {},
		",":                          {"", ""},
	} {
		cmd := &cobra.Command{Use: "x"}
		got := cmd.Flags().StringSlice("party", nil, "")
		TextFlags(cmd)
		if err := cmd.Flags().Set("party", text); err != nil || !slices.Equal(*got, want) {
			t.Errorf("%q: %q, %v, want %q", text, *got, err, want)
		}
	}
	cmd := &cobra.Command{Use: "x"}
	cmd.Flags().StringSlice("party", nil, "")
	once := cmd.Flags().StringArray("summary", nil, "")
	TextFlags(cmd)
	if err := cmd.Flags().Set("party", `a "b`); err == nil {
		t.Error("a quotation mark that is never closed is passed over")
	}
	points := cmd.Flags().Float64("points", 0, "")
	TextFlags(cmd)
	if err := cmd.Flags().Set("points", "5,5"); err != nil || *points != 5.5 {
		t.Errorf("%v, %v", err, *points)
	}
	if err := cmd.Flags().Set("points", "1,000"); err == nil {
		t.Errorf("what can be two numbers is %v", *points)
	}
	if err := cmd.Flags().Set("summary", "One, two\nthree"); err != nil || !slices.Equal(*once, []string{"One, two\nthree"}) {
		t.Errorf("%v, %q", err, *once)
	}
}
