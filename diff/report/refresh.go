package report

import (
	"slices"

	"stance/diff/report/document"
	"stance/positions"
	"stance/positions/evidence/verify"
)

// Refresh is what `stance source refresh` tells: what became of sources since their texts were
// captured.
type Refresh struct {
	Title string // of the codebook
	Rows  []Refreshed
	Dry   bool // nothing is kept of what was found
	Notes []string
}

// Refreshed is a source whose text was captured again.
type Refreshed struct {
	Source *positions.Source
	State  RefreshState
	Err    error          // of an Unreachable one
	Kept   string         // the file in which the new text is kept; "": it is not
	AsOf   positions.Date // the day of the capture whose text it still is; 0: it is another, or the first
	Quotes []verify.Quote // the coded passages that stood in the text they were coded from, as they stand in the new one
}

// RefreshState is what became of a source's text.
type RefreshState string

const (
	Unchanged     RefreshState = "unchanged"   // since the last capture
	ChangedAround RefreshState = "changed"     // and every coded passage stands in it
	ChangedWords  RefreshState = "altered"     // coded passages are altered or gone, by this capture or one before
	FirstCapture  RefreshState = "captured"    // there was no text
	Unreachable   RefreshState = "unreachable" // there is nothing to compare
)

// RefreshStates lists them in their order.
var RefreshStates = []RefreshState{Unchanged, ChangedAround, ChangedWords, FirstCapture, Unreachable}

// Lost lists the coded passages that do not stand in the new text, unless their stance or claim was
// given evidence from a later capture that does.
func (r *Refreshed) Lost() []verify.Quote {
	return keep(r.Quotes, func(q *verify.Quote) bool {
		return !q.Result.Verdict.Passes() && !slices.ContainsFunc(r.Quotes, func(o verify.Quote) bool {
			return o.Record == q.Record && o.Claim == q.Claim && o.Evidence.Captured > q.Evidence.Captured && o.Result.Verdict.Passes()
		})
	})
}

// Count says of how many sources the text is in a state.
func (r *Refresh) Count(state RefreshState) int {
	n := 0
	for i := range r.Rows {
		if r.Rows[i].State == state {
			n++
		}
	}
	return n
}

// Document tells what changed, source by source.
func (r *Refresh) Document() *document.Document {
	d := &document.Document{Title: say(datum(r.Title)), About: say("Sources captured again")}
	for _, n := range r.Notes {
		d.Below = append(d.Below, say("note: ", datum(n)))
	}
	totals := []string{document.Count(len(r.Rows), "source", "sources")}
	for _, state := range RefreshStates {
		if n := r.Count(state); n > 0 {
			totals = append(totals, number(float64(n))+" "+refreshWord(state))
		}
	}
	d.Blocks = append(d.Blocks, document.Facts{Lines: []document.Text{dotted(totals)}})
	for i := range r.Rows {
		d.Blocks = append(d.Blocks, r.Rows[i].entry(r.Dry))
	}
	return d
}

func refreshWord(state RefreshState) string {
	switch state {
	case ChangedAround:
		return "changed, with every coded passage still standing"
	case ChangedWords:
		return "changed where it is quoted"
	case FirstCapture:
		return "captured for the first time"
	case Unreachable:
		return "not reached"
	}
	return string(state)
}

func (r *Refreshed) entry(dry bool) document.Entry {
	lost := r.Lost()
	said := refreshWord(r.State)
	tone := document.Plain
	switch r.State {
	case ChangedWords:
		since := "changed"
		if r.AsOf != 0 {
			since = "as it was captured on " + r.AsOf.Text()
		}
		said = since + ": of " + document.Count(len(r.Quotes), "coded passage", "coded passages") + " " + document.Count(len(lost), "is", "are") + " altered or gone"
		tone = document.Against
	case ChangedAround:
		tone = document.Moving
	case Unreachable:
		said = r.Err.Error()
		tone = document.Against
	}
	e := document.Entry{Head: say(strong(r.Source.ID), "  ", toned(said, tone))}
	var lines []document.Text
	switch {
	case r.Kept != "" && dry:
		lines = append(lines, muted("it would be kept as "+r.Kept))
	case r.Kept != "" && r.State == FirstCapture:
		lines = append(lines, muted("kept as "+r.Kept))
	case r.Kept != "":
		lines = append(lines, muted("kept as "+r.Kept+"; what was coded stays checked against the text that it was coded from"))
	}
	switch {
	case r.State != ChangedWords:
	case r.AsOf != 0:
		lines = append(lines, coded("evidence of the new words says `captured: "+r.AsOf.String()+"`; what a record has some for is not listed"))
	case r.Kept != "":
		lines = append(lines, coded("evidence of the new words says `captured`, with the day of this capture"))
	}
	if lines != nil {
		e.Body = append(e.Body, document.Facts{Lines: lines})
	}
	for i := range lost {
		e.Body = append(e.Body, quotation(&lost[i], ""))
	}
	return e
}
