package machine

import (
	"io"

	"stance/diff"
	"stance/diff/report"
	"stance/positions"
	"stance/positions/problem"
)

type indexJSON struct {
	Schema   string          `json:"schema"`
	Title    *string         `json:"title"`
	Date     *positions.Date `json:"date"`
	KnownBy  *positions.Date `json:"known_by"`
	Dates    []dateInfoJSON  `json:"dates"`
	Parties  []nameJSON      `json:"parties"`
	Issues   []nameJSON      `json:"issues"`
	Since    *positions.Date `json:"since"`
	Changes  []changeJSON    `json:"changes"`
	Stances  []*stanceJSON   `json:"stances"`
	Claims   []claimsJSON    `json:"claims"`
	Silent   []silenceJSON   `json:"silent"`
	Reviewed stateCounts     `json:"reviewed"`
	Problems problem.Counts  `json:"problems"`
}

type dateInfoJSON struct {
	Date  positions.Date `json:"date"`
	Label *string        `json:"label"`
	Title *string        `json:"title"`
}

type nameJSON struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// OverviewJSON writes what the front page of a dataset tells.
func OverviewJSON(w io.Writer, o *report.Overview) error {
	h := o.Status.History
	data := h.Dataset
	out := indexJSON{
		Schema: "stance/index/1", Title: orNull(data.Codebook.Title), Date: orNull(o.Date), KnownBy: orNull(h.KnownBy),
		Dates: list(data.Dates, func(di *positions.DateInfo) dateInfoJSON {
			return dateInfoJSON{di.Date, orNull(di.Label), orNull(di.Title)}
		}),
		Parties:  list(data.Codebook.Parties, func(p **positions.Party) nameJSON { return nameJSON{(*p).ID, (*p).Name} }),
		Issues:   list(data.Codebook.Issues, func(is **positions.Issue) nameJSON { return nameJSON{(*is).ID, (*is).Name} }),
		Changes:  []changeJSON{},
		Stances:  []*stanceJSON{},
		Claims:   []claimsJSON{},
		Silent:   []silenceJSON{},
		Reviewed: stateCounts(o.Status.Ledger.Count(h)), Problems: problem.Count(o.Status.Problems),
	}
	if d := o.Changes; d != nil {
		if err := d.Listable(false); err != nil {
			return err
		}
		out.Since, out.Changes = &d.From, list(d.Shown(), func(c *diff.Change) changeJSON { return changeFields(d.History, c) })
	}
	if o.Date != 0 {
		s := o.Show()
		out.Stances = list(s.Cells, func(c *report.Cell) *stanceJSON { return stanceFields(h, c.Party, c.InForce) })
		out.Claims, out.Silent = list(s.Claims, claimedCell(shownClaim(h))), list(s.Silent, silenceField(h))
	}
	return writeJSON(w, out)
}
