package machine

import (
	"fmt"
	"io"

	"stance/diff"
	"stance/diff/report"
	"stance/positions"
	"stance/positions/problem"
)

type showJSON struct {
	Schema  string             `json:"schema"`
	Date    positions.Date     `json:"date"`
	KnownBy *positions.Date    `json:"known_by"`
	Stances items[*stanceJSON] `json:"stances"`
	Claims  []claimsJSON       `json:"claims"`
	Silent  []silenceJSON      `json:"silent"`
	MaxAge  *string            `json:"max_age"`
	TooOld  []tooOldJSON       `json:"too_old"`
}

// ShowJSON writes what `stance show` tells.
func ShowJSON(w io.Writer, s *report.Show) error {
	return writeJSON(w, showJSON{
		Schema: "stance/show/1", Date: s.Date, KnownBy: orNull(s.History.KnownBy),
		Stances: each(s.Cells, func(c *report.Cell) *stanceJSON { return stanceFields(s.History, c.Party, c.InForce) }),
		Claims:  list(s.Claims, claimedCell(shownClaim(s.History))),
		Silent:  list(s.Silent, silenceField(s.History)),
		MaxAge:  orNull(s.Filter.MaxAge.String()), TooOld: list(s.TooOld, tooOldField),
	})
}

type diffJSON struct {
	Schema          string               `json:"schema"`
	From            positions.Date       `json:"from"`
	To              positions.Date       `json:"to"`
	KnownBy         *positions.Date      `json:"known_by"`
	Changes         items[changeJSON]    `json:"changes"`
	Counts          counts               `json:"counts"`
	InheritedCounts counts               `json:"inherited_counts"`
	ClaimChanges    []claimEventJSON     `json:"claim_changes"`
	ClaimCounts     claimCounts          `json:"claim_counts"`
	ClaimsOnly      []claimsJSON         `json:"claims_only"`
	Silent          []silenceJSON        `json:"silent"`
	Gaps            items[gapChangeJSON] `json:"gaps"`
}

type gapChangeJSON struct {
	A              string   `json:"a"`
	B              string   `json:"b"`
	From           *float64 `json:"from"`
	To             *float64 `json:"to"`
	Change         *float64 `json:"change"`
	AMoved         *float64 `json:"a_moved"`
	BMoved         *float64 `json:"b_moved"`
	IssuesCompared int      `json:"issues_compared"`
	IssuesTotal    int      `json:"issues_total"`
	boundsJSON
}

// boundsJSON says how sure a gap is, and how old: of two dates at the second.
type boundsJSON struct {
	Low        *float64 `json:"low"`
	High       *float64 `json:"high"`
	Unsure     bool     `json:"unsure"`
	OldestDays *int     `json:"oldest_days"`
}

// DiffJSON writes what `stance diff` tells.
func DiffJSON(w io.Writer, d *report.Diff) error {
	return writeJSON(w, diffJSON{
		Schema: "stance/diff/1", From: d.From, To: d.To, KnownBy: orNull(d.History.KnownBy),
		Changes: each(d.Shown(), func(c *diff.Change) changeJSON { return changeFields(d.History, c) }),
		Counts:  d.Counts[:], InheritedCounts: d.InheritedCounts[:],
		ClaimChanges: list(d.ShownClaimEvents(), claimEvent(d.History, d.From, d.To)), ClaimCounts: d.ClaimCounts[:],
		ClaimsOnly: list(d.ShownClaims(), claimedCell(comparedClaim(d.History))),
		Silent:     list(d.ShownSilences(), silenceField(d.History)),
		Gaps:       each(d.ShownGaps(), gapChange),
	})
}

func gapChange(c *diff.Convergence) gapChangeJSON {
	return gapChangeJSON{
		c.A.ID, c.B.ID, c.From, c.To, c.Change, c.AMoved, c.BMoved, c.Compared, c.Total,
		boundsJSON{c.Low, c.High, c.Unsure, c.Oldest},
	}
}

// counts writes how many changes of each kind there are, every kind named, in
// the order of the kinds.
type counts []int

func (c counts) MarshalJSON() ([]byte, error) { return counted(diff.Kinds[:], c), nil }

// claimCounts does the same of claim events.
type claimCounts []int

func (c claimCounts) MarshalJSON() ([]byte, error) { return counted(diff.ClaimKinds[:], c), nil }

func counted(words []string, counts []int) []byte {
	b := []byte{'{'}
	for i, n := range counts {
		if i > 0 {
			b = append(b, ',')
		}
		b = fmt.Appendf(b, "%q:%d", words[i], n)
	}
	return append(b, '}')
}

type checkJSON struct {
	Schema   string             `json:"schema"`
	Problems items[problemJSON] `json:"problems"`
	Counts   problem.Counts     `json:"counts"`
}

type problemJSON struct {
	File     string  `json:"file"`
	Line     *int    `json:"line"`
	Column   *int    `json:"column"`
	Severity string  `json:"severity"`
	Rule     string  `json:"rule"`
	Message  string  `json:"message"`
	Hint     *string `json:"hint"`
}

// CheckJSON writes what `stance check` tells.
func CheckJSON(w io.Writer, c *report.Check) error {
	return writeJSON(w, checkJSON{
		Schema: "stance/check/1",
		Problems: each(c.Problems, func(p *problem.Problem) problemJSON {
			return problemJSON{p.File, orNull(p.Line), orNull(p.Column), p.Severity.String(), string(p.Rule), p.Message, orNull(p.Hint)}
		}),
		Counts: problem.Count(c.Problems),
	})
}
