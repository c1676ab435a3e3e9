package report

import "stance/positions/team/agreement"

// Agreement is what `stance agreement` tells: how well coders agree. The
// figures are over everything; the filter narrows which issues and
// disagreements are shown.
type Agreement struct {
	*agreement.Result
	Title  string // of the codebook
	Filter Filter
}

// ShownIssues lists the figures of the issues that the filter shows.
func (a *Agreement) ShownIssues() []agreement.IssueResult {
	return keep(a.Issues, func(r *agreement.IssueResult) bool { return a.Filter.Issue(r.Issue) })
}

// ShownDisagreements lists the disagreements that the filter shows.
func (a *Agreement) ShownDisagreements() []agreement.Disagreement {
	return keep(a.Disagreements, func(d *agreement.Disagreement) bool { return a.Filter.Cell(d.Party, d.Issue) })
}
