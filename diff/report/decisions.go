package report

import (
	"fmt"
	"strings"

	"stance/diff/report/document"
	"stance/positions"
	"stance/positions/team/agreement"
)

// Decisions is what people have to decide before several codings are one
// dataset: the list beside the dataset that `agreement --adjudicate` writes.
type Decisions struct {
	*agreement.Adjudication
	LeftOut []string                    // endings to put back, each with its record's name
	File    func(positions.Date) string // where a date's records stand
}

// Summary says how far the codings agree.
func (d *Decisions) Summary() string {
	alone := 0
	for i := range d.Disputes {
		if d.Disputes[i].Alone() != "" {
			alone++
		}
	}
	line := fmt.Sprintf("%s agreed, %d to decide", document.Count(len(d.Merged), "record is", "records are"), len(d.Disputes))
	if alone > 0 {
		line += fmt.Sprintf(", %d of them recorded by one coder alone", alone)
	}
	return line + "."
}

// decisionHelp says how a decision is taken.
var decisionHelp = []string{
	"In the snapshot, each cell to be decided is a comment, marked TO DECIDE, with every coder's record in it.",
	"Keep one of the records, or write another: take the “# ” off its lines, write who decided as its `coder` and why as its `note`, and delete the rest of the comment.",
	"`stance check` finds records that were kept without saying who decided and why. Nothing counts as decided before: a cell that is still a comment is not part of the dataset.",
	"To record nothing, delete the comment, and say who decided so and why in a comment of your own.",
}

// CellName names a record as the commands take it: DATE/PARTY/ISSUE.
func CellName(date positions.Date, p *positions.Party, is *positions.Issue) string {
	return date.String() + "/" + p.ID + "/" + is.ID
}

// decisionOver says why a cell is to be decided.
func decisionOver(d *agreement.Dispute) string {
	if alone := d.Alone(); alone != "" {
		return "recorded by " + alone + " alone; whether the others overlooked it, or were not asked to code it, the data don't tell"
	}
	var facets []string
	for _, f := range d.Over {
		facets = append(facets, string(f))
	}
	return "they differ in " + strings.Join(facets, ", ")
}

// saidFact is one line of who said what.
type saidFact struct {
	Name  string
	Words []string // of each coder, in order
}

// saidFacts sets what coders say of a cell side by side: what they disagree
// over first of all, and what a decision needs besides.
func saidFacts(d *agreement.Dispute) []saidFact {
	var facts []saidFact
	add := func(name string, word func(*agreement.Said) string) {
		f := saidFact{Name: name}
		any := false
		for i := range d.Said {
			w := word(&d.Said[i])
			any = any || w != ""
			f.Words = append(f.Words, w)
		}
		if any {
			facts = append(facts, f)
		}
	}
	add("position", Says)
	ofStance := func(word func(*positions.Stance) string) func(*agreement.Said) string {
		return func(s *agreement.Said) string {
			if s.Stance == nil {
				return ""
			}
			return word(s.Stance)
		}
	}
	add("margin", ofStance(Margin))
	for _, key := range []string{"basis", "confidence", "tone", "novel"} {
		add(key, ofStance(func(s *positions.Stance) string { return positions.FactOf(s.Facts(), key).Text }))
	}
	add("inherited by", ofStance(signedBy))
	add("summary", ofStance(func(s *positions.Stance) string { return s.Summary }))
	add("note", func(s *agreement.Said) string { return positions.FactOf(auditFacts(s.Record, s.Stance), "note").Text })
	add("claims", func(s *agreement.Said) string { return joinedBy("; ", claimHeads(s.Record)...) })
	add("evidence", func(s *agreement.Said) string {
		if n := len(evidenceTexts(s.Record, s.Stance)); n > 0 {
			return document.Count(n, "piece", "pieces")
		}
		return ""
	})
	add("where", func(s *agreement.Said) string {
		if s.Record == nil {
			return ""
		}
		return s.Record.Place.String()
	})
	return facts
}

func claimHeads(r *positions.Record) []string {
	var heads []string
	if r != nil {
		for _, c := range r.Claims {
			head := "by " + c.By.Name
			if c.Kind != positions.Unplaced {
				head += ": " + position(r.Issue, c.Kind, c.Point())
			}
			if c.Response != positions.NoResponse {
				head += " (" + c.Response.String() + ")"
			}
			heads = append(heads, head)
		}
	}
	return heads
}
