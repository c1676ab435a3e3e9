package report

import "stance/positions/problem"

// CheckLine says what a check came to.
func CheckLine(c *Check) []string {
	n := problem.Count(c.Problems)
	read := Count(c.Records, "record", "records") + " read"
	switch {
	case n.Errors == 0 && n.Warnings == 0:
		return []string{"No problems: " + read + "."}
	case n.Errors == 0:
		return []string{"No errors, " + Count(n.Warnings, "warning", "warnings") + "; " + read + "."}
	case n.Warnings == 0:
		return []string{Count(n.Errors, "error", "errors") + "."}
	}
	return []string{Count(n.Errors, "error", "errors") + ", " + Count(n.Warnings, "warning", "warnings") + "."}
}
