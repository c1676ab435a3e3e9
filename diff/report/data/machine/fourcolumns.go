package machine

import (
	"stance/diff"
	"stance/diff/report"
	"stance/positions"
)

// columnsJSON is what two or three parties hold, beside each other.
type columnsJSON struct {
	Parties []string          `json:"parties"`
	Issues  []columnIssueJSON `json:"issues"`
}

type columnIssueJSON struct {
	Issue     string            `json:"issue"`
	OneRecord bool              `json:"one_record"`
	Columns   []columnCellJSON  `json:"columns"`
	Terms     []columnTermsJSON `json:"terms"`
}

// columnCellJSON is where a party stands; what is null is not known.
type columnCellJSON struct {
	Party         string          `json:"party"`
	Position      *positionJSON   `json:"position"`
	Plausible     []*positionJSON `json:"plausible"`
	Basis         *string         `json:"basis"`
	Confidence    *string         `json:"confidence"`
	Date          *positions.Date `json:"date"`
	When          *whenJSON       `json:"when"`
	AgeDays       *int            `json:"age_days"`
	InheritedFrom *string         `json:"inherited_from"`
	TooOld        bool            `json:"too_old"`
	Searched      bool            `json:"searched"`
	ClaimedBy     []string        `json:"claimed_by"`
}

// columnTermsJSON is a row of terms: of each party that has it, in the order of the columns.
type columnTermsJSON struct {
	Row   string           `json:"row"`
	Words []columnTermJSON `json:"words"`
}

type columnTermJSON struct {
	Party string `json:"party"`
	Op    string `json:"op"`
	givenTermJSON
	Wording []segmentJSON `json:"wording"`
}

// columnsField gives the four columns, nil where there are none.
func columnsField(c *report.FourColumns) *columnsJSON {
	if c == nil {
		return nil
	}
	out := &columnsJSON{Parties: list(c.Parties, partyID)}
	for i := range c.Issues {
		is := &c.Issues[i]
		issue := columnIssueJSON{Issue: is.Issue.ID, OneRecord: is.OneRecord(), Columns: []columnCellJSON{}, Terms: []columnTermsJSON{}}
		for j := range is.Cells {
			issue.Columns = append(issue.Columns, columnCell(c.Parties[j], is.Issue, &is.Cells[j]))
		}
		for j := range is.Terms {
			row := columnTermsJSON{Row: report.RowNumber(i, j), Words: []columnTermJSON{}}
			for k := range is.Terms[j].Cells {
				if cell := &is.Terms[j].Cells[k]; cell.Term != nil {
					row.Words = append(row.Words, columnTermJSON{c.Parties[k].ID, cell.Against(), givenTerm(cell.Term), segments(cell.Wording)})
				}
			}
			issue.Terms = append(issue.Terms, row)
		}
		out.Issues = append(out.Issues, issue)
	}
	return out
}

func columnCell(p *positions.Party, is *positions.Issue, c *report.ColumnCell) columnCellJSON {
	out := columnCellJSON{
		Party: p.ID, TooOld: c.TooOld != nil, Searched: c.Silence != nil,
		ClaimedBy: list(c.Claims, func(cl *diff.Claim) string { return cl.By.ID }),
	}
	if c.InForce == nil {
		return out
	}
	s, date := c.InForce.Stance, c.InForce.Date()
	out.Position, out.Plausible = positionField(is, s.Kind, s.Point()), rangeField(is, s.Plausible)
	out.Basis, out.Confidence = orNull(s.Basis.String()), orNull(s.Confidence.String())
	out.Date, out.When, out.AgeDays, out.InheritedFrom = &date, whenField(s.Record.When), &c.InForce.Age, viaField(c.InForce.Holding)
	return out
}
