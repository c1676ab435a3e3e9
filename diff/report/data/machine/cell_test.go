package machine

import "testing"

// A cell can neither be run by a spreadsheet nor reorder or hide text.
func TestCellText(t *testing.T) {
	for in, want := range map[string]string{
		"=1+1":           "'=1+1",
		"+49":            "'+49",
		"-5":             "'-5",
		"@SUM(A1)":       "'@SUM(A1)",
		"\t=1":           "' =1",
		"\r=1":           "' =1",
		"plain":          "plain",
		"two\nlines":     "two lines",
		"bell\a":         "bell",
		"over\u202eride": "override",
		"\x1b[31mred":    "[31mred",
		"\x00=1":         "'=1",
		"a = b":          "a = b",
		"Владимир, да":   "Владимир, да",
		"安全保障":           "安全保障",
	} {
		if got := cellText(in); got != want {
			t.Errorf("cellText(%q) = %q, want %q", in, got, want)
		}
	}
}
