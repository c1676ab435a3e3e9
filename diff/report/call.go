package report

import (
	"slices"
	"strings"

	"stance/positions"
)

// Call is how the program was called, as far as the commands that a result names have
// to repeat it in order to speak of the same.
type Call struct {
	Data  string // what names the dataset, to paste, a space before it: " -C FILE"; "" where it is found without
	Known string // likewise " --known-by 2025-08-16"; ""
}

// Command writes a command of these words that can be pasted.
func (c Call) Command(words ...string) string {
	return "stance " + strings.Join(words, " ") + c.Data
}

// View does the same for a command that shows the dataset as it was known then.
func (c Call) View(words ...string) string {
	return "stance " + strings.Join(words, " ") + c.Known + c.Data
}

// PartyWord is the argument that names a party and nothing else: its id alone, or with
// the flag where the dataset has something else that is called so.
func PartyWord(d *positions.Dataset, p *positions.Party) string {
	if d.Meaning(p.ID).Things() == 1 {
		return p.ID
	}
	return "-p " + p.ID
}

// IssueWord does the same for an issue.
func IssueWord(d *positions.Dataset, is *positions.Issue) string {
	if d.Meaning(is.ID).Things() == 1 {
		return is.ID
	}
	return "-i " + is.ID
}

// dateWord is the argument by which `stance show` shows a date; "" for the latest, which
// it shows without.
func dateWord(d *positions.Dataset, date positions.Date) string {
	if n := len(d.Dates); n > 0 && d.Dates[n-1].Date == date {
		return ""
	}
	return date.String()
}

// filled leaves out words that are empty.
func filled(words ...string) []string {
	return slices.DeleteFunc(words, func(w string) bool { return w == "" })
}
