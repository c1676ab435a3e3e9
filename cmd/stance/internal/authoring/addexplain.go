package authoring

import (
	"fmt"
	"strings"

	"stance/cmd/stance/internal/drafting"
	"stance/diff/report"
	"stance/positions/exchange/tidy"
	"stance/positions/yamlfile/schema"
)

// explain says what a field of the record is, in the words of the format and the codebook.
func (q *interview) explain(field string) string {
	definition := "record"
	if q.draft.Kind == tidy.Claim {
		if schema.Description("snapshot", "claim", field) != "" {
			definition = "claim"
		}
	}
	switch field {
	case "date":
		return "The day on which the stance was taken, not that on which it was read about: 2025-08-16, 16 Aug 2025, today, or the label of a date that is there. Another day begins a new snapshot."
	case "label":
		return "A name by which the date can be called, such as white-house: small letters, digits and hyphens."
	case "date_title":
		return "What happened on that day, in a few words."
	case "party":
		return "Whose stance it is: an id, a name, the beginning of one, or a number of the list."
	case "issue":
		return q.issuesExplained()
	case "position":
		return q.positionExplained()
	case "speaker":
		return schema.Description("snapshot", "evidence", field) + " Known ones are completed; =Name takes a name as it stands."
	case "source":
		return "Where the words stand: the id of a source, its title, or the beginning of one. Anything else is a new source, of which its title and id are asked; =Title takes a title as it stands. `stance source add FILE` captures a text as well, so that quotations are looked up in it."
	case "quote", "paraphrase", "locator", "role":
		return schema.Description("snapshot", "evidence", field)
	}
	return schema.Description("snapshot", definition, field)
}

func (q *interview) issuesExplained() string {
	lines := []string{"On what the party took the stance:"}
	for _, is := range q.dataset.Codebook.Issues {
		if is.Question != "" {
			lines = append(lines, "  "+is.Name+": "+is.Question)
		}
	}
	return strings.Join(lines, "\n")
}

// positionExplained tells the issue's question and its poles; the options are listed behind it, as the
// codebook describes them.
func (q *interview) positionExplained() string {
	r := q.record()
	if r == nil || r.Issue.Scale == nil {
		return ""
	}
	scale := r.Issue.Scale
	var lines []string
	if r.Issue.Question != "" {
		lines = append(lines, r.Issue.Question)
	}
	lines = append(lines, fmt.Sprintf("The scale goes from “%s” to “%s”.", report.LowPole(scale), report.HighPole(scale)))
	what := "none is a finding: the party holds no position, or has given it up."
	if _, held := drafting.SoFar(q.dataset, r); q.draft.Kind == tidy.Stance && drafting.Repeatable(held) {
		what += " same repeats what was in force the day before."
	}
	return strings.Join(append(lines, what, unplaced+" leaves the position out, where the scale cannot say it; a note says why."), "\n")
}
