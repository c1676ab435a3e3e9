package machine

import (
	"io"

	"stance/diff/report"
	"stance/diff/report/data/tables"
	"stance/positions"
	"stance/positions/team/agreement"
)

type agreementJSON struct {
	Schema        string               `json:"schema"`
	Units         int                  `json:"units"`
	Coders        []string             `json:"coders"`
	Overall       overallJSON          `json:"overall"`
	Issues        []issueAgreementJSON `json:"issues"`
	Disagreements []disagreementJSON   `json:"disagreements"`
}

type overallJSON struct {
	Alpha    *float64 `json:"alpha"`
	Level    string   `json:"level"`
	CILow    *float64 `json:"ci_low"`
	CIHigh   *float64 `json:"ci_high"`
	Percent  *float64 `json:"percent"`
	Units    int      `json:"units"`
	Pairable int      `json:"pairable"`
}

type issueAgreementJSON struct {
	Issue         string   `json:"issue"`
	Alpha         *float64 `json:"alpha"`
	Level         string   `json:"level"`
	CILow         *float64 `json:"ci_low"`
	CIHigh        *float64 `json:"ci_high"`
	Percent       *float64 `json:"percent"`
	Kappa         *float64 `json:"kappa"`
	WeightedKappa *float64 `json:"weighted_kappa"`
	Units         int      `json:"units"`
	Pairable      int      `json:"pairable"`
}

type disagreementJSON struct {
	Date      positions.Date           `json:"date"`
	Party     string                   `json:"party"`
	Issue     string                   `json:"issue"`
	Positions map[string]*positionJSON `json:"positions"` // by coder; null where it gave none
}

// AgreementJSON writes what `stance agreement` tells. A coefficient that is
// undefined is null.
func AgreementJSON(w io.Writer, a *report.Agreement) error {
	low, high := bounds(&a.Overall.Estimate)
	return writeJSON(w, agreementJSON{
		Schema: "stance/agreement/1", Units: a.Units, Coders: a.Coders,
		Overall: overallJSON{
			a.Overall.Alpha.Value, a.Overall.Level.String(), low, high, a.Overall.Percent.Value,
			a.Overall.Units, a.Overall.Pairable,
		},
		Issues:        list(a.ShownIssues(), issueAgreement),
		Disagreements: list(a.ShownDisagreements(), disagreement),
	})
}

func issueAgreement(r *agreement.IssueResult) issueAgreementJSON {
	low, high := bounds(&r.Estimate)
	return issueAgreementJSON{
		r.Issue.ID, r.Alpha.Value, r.Level.String(), low, high, r.Percent.Value,
		r.Kappa.Value, r.WeightedKappa.Value, r.Units, r.Pairable,
	}
}

func bounds(e *agreement.Estimate) (low, high *float64) {
	if e.Bounds == nil {
		return nil, nil
	}
	return &e.Bounds.Low, &e.Bounds.High
}

func disagreement(d *agreement.Disagreement) disagreementJSON {
	out := disagreementJSON{d.Date, d.Party.ID, d.Issue.ID, map[string]*positionJSON{}}
	for i := range d.Said {
		s := &d.Said[i]
		out.Positions[s.Coder] = nil
		if s.Stance != nil {
			out.Positions[s.Coder] = positionField(d.Issue, s.Stance.Kind, s.Stance.Point())
		}
	}
	return out
}

// AgreementColumns are the columns of `agreement --format csv`. A row is an
// issue, or, as `scope` says, the figures over all of them. A coefficient that
// is undefined is empty, and `undefined` says why alpha is.
var AgreementColumns = []string{
	"scope", "issue", "level", "alpha", "ci_low", "ci_high", "percent", "pairs",
	"kappa", "weighted_kappa", "kappa_units", "units", "pairable", "undefined",
}

// AgreementCSV writes the coefficients, a row per issue and one for all.
func AgreementCSV(w io.Writer, a *report.Agreement) error {
	return writeCSV(w, &tables.Table{Columns: tables.Untyped(AgreementColumns...), Fill: func(f *tables.Filler) {
		for _, r := range a.ShownIssues() {
			f.Text("scope", "issue")
			f.Text("issue", r.Issue.ID)
			fillEstimate(f, &r.Estimate)
			f.Number("percent", r.Percent.Value)
			f.Integer("pairs", r.Pairs)
			f.Number("kappa", r.Kappa.Value)
			f.Number("weighted_kappa", r.WeightedKappa.Value)
			f.Integer("kappa_units", r.KappaUnits)
			f.End()
		}
		f.Text("scope", "overall")
		fillEstimate(f, &a.Overall.Estimate)
		f.Number("percent", a.Overall.Percent.Value)
		f.Integer("pairs", a.Overall.Pairs)
		f.End()
	}}, cellText)
}

func fillEstimate(f *tables.Filler, e *agreement.Estimate) {
	low, high := bounds(e)
	f.Text("level", e.Level.String())
	f.Number("alpha", e.Alpha.Value)
	f.Number("ci_low", low)
	f.Number("ci_high", high)
	f.Integer("units", e.Units)
	f.Integer("pairable", e.Pairable)
	f.Text("undefined", string(e.Alpha.Reason))
}
