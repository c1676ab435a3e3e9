package verify

import (
	"slices"

	"stance/positions/evidence/quote"
)

// Verdict is a quote's verdict by its published name: one of package quote, or
// NoArchive.
type Verdict string

// NoArchive: there was no text to check against.
const NoArchive Verdict = "no-archive"

// Verdicts lists all of them, the best first.
var Verdicts = verdicts()

func verdicts() []Verdict {
	var all []Verdict
	for _, v := range quote.Verdicts {
		all = append(all, Verdict(v.String()))
	}
	return append(all, NoArchive)
}

// ArchiveChanged: the text no longer has the checksum that its source has on
// record. Unlike the warnings of package quote it goes with any verdict, as it
// may be why a quote is no longer found.
const ArchiveChanged quote.Warning = "archive-changed"

// Finding is what was found of a quote.
type Finding struct {
	quote.Result                 // zero without a text
	Checked      bool            // there was a text to check against
	In           Text            // which it is
	Warnings     []quote.Warning // those of the Result, and ArchiveChanged
	Lines        []int           // of each place the line of the text; nil for a page, which has none
}

// Verdict says how the quote stands in its source.
func (f *Finding) Verdict() Verdict {
	if !f.Checked {
		return NoArchive
	}
	return Verdict(f.Result.Verdict.String())
}

// Fails reports whether the quote fails the check: it does not stand in its
// source or, if the check is strict, cannot be checked, or does not stand there
// strictly (quote.Result), in a text that is the one on record.
func (f *Finding) Fails(strict bool) bool {
	switch {
	case !f.Checked:
		return strict
	case !f.Result.Verdict.Passes():
		return true
	}
	return strict && (!f.Strictly() || slices.Contains(f.Warnings, ArchiveChanged))
}

// Warned reports whether a quote that stands in its source comes with anything
// that a reader of it ought to know.
func (f *Finding) Warned() bool {
	return f.Checked && f.Result.Verdict.Passes() && (f.Result.Verdict == quote.Ambiguous || len(f.Warnings) > 0)
}
