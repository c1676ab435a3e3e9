package machine

import (
	"io"

	"stance/diff"
	"stance/diff/redline"
	"stance/diff/report"
	"stance/positions"
)

type logJSON struct {
	Schema  string            `json:"schema"`
	KnownBy *positions.Date   `json:"known_by"`
	Cells   items[loggedJSON] `json:"cells"`
}

type loggedJSON struct {
	Party    string             `json:"party"`
	Issue    string             `json:"issue"`
	Stances  items[*stanceJSON] `json:"stances"`
	Changes  items[logChange]   `json:"changes"`
	Claims   []claimJSON        `json:"claims"`
	Events   []claimEventJSON   `json:"claim_changes"`
	Silences []silenceJSON      `json:"silences"`
}

// logChange is a change whose stances stand beside it in the list: from and to
// are their dates, from null for the first.
type logChange struct {
	changeJSON
	From *positions.Date `json:"from"`
	To   positions.Date  `json:"to"`
}

func loggedChange(h *positions.History) func(*diff.Change) logChange {
	return func(c *diff.Change) logChange {
		out := logChange{changeJSON: changeFacts(h, c), To: c.To.Date()}
		if c.From != nil {
			from := c.From.Date()
			out.From = &from
		}
		return out
	}
}

// LogJSON writes what `stance log` tells.
func LogJSON(w io.Writer, l *report.Log) error {
	return writeJSON(w, logJSON{
		Schema: "stance/log/1", KnownBy: orNull(l.History.KnownBy),
		Cells: each(l.Recorded(), func(c *report.LoggedCell) loggedJSON {
			return loggedJSON{
				Party: c.Party.ID, Issue: c.Issue.ID,
				Stances: each(c.Steps, func(ch *diff.Change) *stanceJSON { return stanceFields(l.History, ch.Party, ch.To) }),
				Changes: each(c.Steps, loggedChange(l.History)),
				Claims:  list(c.Claims, shownClaim(l.History)), Events: list(c.Events, loggedEvent(l.History)), Silences: list(c.Silences, silenceField(l.History)),
			}
		}),
	})
}

type gapJSON struct {
	Schema   string          `json:"schema"`
	Date     positions.Date  `json:"date"`
	KnownBy  *positions.Date `json:"known_by"`
	Gaps     items[pairJSON] `json:"gaps"`
	Spread   []spreadJSON    `json:"spread"`
	Cohesion []cohesionJSON  `json:"cohesion"`
	Zopa     []zopaJSON      `json:"zopa"`
	MaxAge   *string         `json:"max_age"`
	TooOld   []tooOldJSON    `json:"too_old"`
	Terms    []pairTermsJSON `json:"terms,omitzero"`        // for two named parties
	Columns  *columnsJSON    `json:"four_columns,omitzero"` // for two or three
}

type convergenceJSON struct {
	Schema   string                 `json:"schema"`
	From     positions.Date         `json:"from"`
	To       positions.Date         `json:"to"`
	KnownBy  *positions.Date        `json:"known_by"`
	Gaps     items[convergencePair] `json:"gaps"`
	Spread   []spreadJSON           `json:"spread"`
	Cohesion []cohesionJSON         `json:"cohesion"`
	MaxAge   *string                `json:"max_age"`
	TooOld   []tooOldOnJSON         `json:"too_old"`
	Terms    []pairTermsJSON        `json:"terms,omitzero"` // for two named parties
}

type pairJSON struct {
	A              string   `json:"a"`
	B              string   `json:"b"`
	Gap            *float64 `json:"gap"`
	IssuesCompared int      `json:"issues_compared"`
	IssuesTotal    int      `json:"issues_total"`
	boundsJSON
	ByIssue []issueGapJSON `json:"by_issue"`
}

type issueGapJSON struct {
	Issue    string  `json:"issue"`
	AScore   float64 `json:"a_score"`
	BScore   float64 `json:"b_score"`
	Distance float64 `json:"distance"`
	Low      float64 `json:"low"`
	High     float64 `json:"high"`
	Unsure   bool    `json:"unsure"`
	AAgeDays int     `json:"a_age_days"`
	BAgeDays int     `json:"b_age_days"`
	Weight   float64 `json:"weight"`
}

type convergencePair struct {
	gapChangeJSON
	ByIssue []issueConvergenceJSON `json:"by_issue"`
}

type issueConvergenceJSON struct {
	Issue  string  `json:"issue"`
	AFrom  float64 `json:"a_from"`
	ATo    float64 `json:"a_to"`
	BFrom  float64 `json:"b_from"`
	BTo    float64 `json:"b_to"`
	From   float64 `json:"from"`
	To     float64 `json:"to"`
	Change float64 `json:"change"`
	AMoved float64 `json:"a_moved"`
	BMoved float64 `json:"b_moved"`
	Weight float64 `json:"weight"`
}

type spreadJSON struct {
	Issue        string   `json:"issue"`
	Range        *float64 `json:"range"`
	MeanDistance *float64 `json:"mean_distance"`
	Parties      int      `json:"parties"`
}

type cohesionJSON struct {
	Group        string   `json:"group"`
	Members      int      `json:"members"`
	MeanDistance *float64 `json:"mean_distance"`
}

type pairTermsJSON struct {
	Issue string           `json:"issue"`
	Terms []termChangeJSON `json:"terms"`
}

// GapJSON writes what `stance gap` tells.
func GapJSON(w io.Writer, g *report.Gap) error {
	spread := list(g.Spreads, func(s *diff.Spread) spreadJSON {
		return spreadJSON{s.Issue.ID, s.Range, s.MeanDistance, s.Stances}
	})
	cohesion := list(g.Cohesions, func(c *diff.Cohesion) cohesionJSON {
		return cohesionJSON{c.Group.ID, c.Stances, c.MeanDistance}
	})
	var terms []pairTermsJSON
	if len(g.Filter.Parties) == 2 {
		terms = list(g.Terms, func(pt *report.PairTerms) pairTermsJSON {
			return pairTermsJSON{pt.Issue.ID, list(pt.Terms, func(tc *redline.TermChange) termChangeJSON { return termChange(tc, pt.A, pt.B) })}
		})
	}
	if g.From == 0 {
		return writeJSON(w, gapJSON{
			Schema: "stance/gap/1", Date: g.To, KnownBy: orNull(g.History.KnownBy),
			Gaps: each(g.Gaps, pairFields), Spread: spread, Cohesion: cohesion, Zopa: list(g.Zopas, zopaField),
			MaxAge: orNull(g.Filter.MaxAge.String()), TooOld: list(g.TooOld, tooOldField), Terms: terms, Columns: columnsField(g.Columns),
		})
	}
	return writeJSON(w, convergenceJSON{
		Schema: "stance/gap/1", From: g.From, To: g.To, KnownBy: orNull(g.History.KnownBy),
		Gaps: each(g.Convergences, func(c *diff.Convergence) convergencePair {
			return convergencePair{gapChange(c), list(c.ByIssue, issueConvergence)}
		}),
		Spread: spread, Cohesion: cohesion,
		MaxAge: orNull(g.Filter.MaxAge.String()), TooOld: list(g.TooOld, tooOldOn), Terms: terms,
	})
}

func pairFields(g *diff.Gap) pairJSON {
	return pairJSON{
		A: g.A.ID, B: g.B.ID, Gap: g.Gap, IssuesCompared: g.Compared, IssuesTotal: g.Total,
		boundsJSON: boundsJSON{g.Low, g.High, g.Unsure, g.Oldest},
		ByIssue: list(g.ByIssue, func(ig *diff.IssueGap) issueGapJSON {
			b := &ig.Bounds
			return issueGapJSON{ig.Issue.ID, ig.AScore, ig.BScore, ig.Distance, b.Low, b.High, b.Unsure, b.AAge, b.BAge, ig.Weight}
		}),
	}
}

func issueConvergence(ic *diff.IssueConvergence) issueConvergenceJSON {
	return issueConvergenceJSON{
		ic.Issue.ID, ic.AFrom, ic.ATo, ic.BFrom, ic.BTo, ic.From, ic.To, ic.Change, ic.AMoved, ic.BMoved, ic.Weight,
	}
}
