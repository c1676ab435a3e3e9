package report

import (
	"slices"

	"stance/diff/redline"
	"stance/positions"
	"stance/positions/evidence/quote"
	"stance/positions/evidence/verify"
)

// Verify is what `stance verify` tells: how the quotations stand in the
// archived texts of their sources.
type Verify struct {
	*verify.Result
	Title   string // of the codebook
	Filter  Filter
	Sources []*positions.Source // those asked for; empty: all
	Folder  string              // where the texts were looked for, as people call it
	Strict  bool
	// AllowMissing says that quotes without a text fail nothing: neither a
	// strict check nor one in which none could be checked.
	AllowMissing bool
	All          bool // people-facing formats list also what stands without a warning
	Notes        []string
}

// Failing lists the quotes that fail the check.
func (v *Verify) Failing() []verify.Quote {
	return keep(v.Quotes, func(q *verify.Quote) bool { return q.Checked && q.Fails(v.Strict) })
}

// Noted lists the quotes that pass but come with a warning.
func (v *Verify) Noted() []verify.Quote {
	return keep(v.Quotes, func(q *verify.Quote) bool { return q.Warned() && !q.Fails(v.Strict) })
}

// Clean lists the quotes that stand in their source without a warning.
func (v *Verify) Clean() []verify.Quote {
	return keep(v.Quotes, func(q *verify.Quote) bool { return q.Checked && !q.Warned() && !q.Fails(v.Strict) })
}

// Unchecked counts the quotes without a text to check against.
func (v *Verify) Unchecked() int { return v.Counts()[verify.NoArchive] }

// Counts says how many quotes there are of each verdict; every one is named.
func (v *Verify) Counts() map[verify.Verdict]int {
	counts := make(map[verify.Verdict]int, len(verify.Verdicts))
	for _, verdict := range verify.Verdicts {
		counts[verdict] = 0
	}
	for i := range v.Quotes {
		counts[v.Quotes[i].Verdict()]++
	}
	return counts
}

// Failed reports whether the check fails: a quote does, or none could be
// checked though there are some.
func (v *Verify) Failed() bool {
	if v.NoneChecked() && !v.AllowMissing {
		return true
	}
	return slices.ContainsFunc(v.Quotes, func(q verify.Quote) bool { return q.Fails(v.Strict) && (q.Checked || !v.AllowMissing) })
}

// NoneChecked reports whether there are quotes, and no text to check any
// against.
func (v *Verify) NoneChecked() bool { return len(v.Quotes) > 0 && v.Unchecked() == len(v.Quotes) }

// QuoteRedline compares a quote with what was found of it: deleted is what
// stands in the quote alone, inserted what stands in the source alone. It is
// nil where nothing was found.
func QuoteRedline(q *verify.Quote) []redline.Segment {
	if q.Found == "" {
		return nil
	}
	return redline.Words(q.Quoted, q.Found)
}

// nearEnough is the similarity from which on a redline of an absent quote tells
// more than the passage by itself.
const nearEnough = 0.5

// Redlined reports whether people are shown the redline of a quote: where it
// differs from the source, but not in nearly everything.
func Redlined(q *verify.Quote) bool {
	if q.Found == "" || q.Result.Verdict == quote.Exact || q.Result.Verdict == quote.Absent && q.Similarity < nearEnough {
		return false
	}
	return redline.Changed(QuoteRedline(q))
}
