package report

import (
	"stance/positions"
	"stance/positions/evidence/verify"
)

// Sources is what `stance source list` tells: what was read, and what is coded of it.
type Sources struct {
	History *positions.History
	Rows    []SourceRow // in the dataset's order
	Call    Call
	Notes   []string
}

// SourceRow is a source with what is coded in it.
type SourceRow struct {
	Source *positions.Source
	Text   verify.Archive // what became of its own text

	Stances, Claims, Searches int // records that cite it
	Quotes, Paraphrases       int // pieces of evidence from it
	Marked                    int // paragraphs of its text in which a quotation stands
}

// Coding is how far a source is coded.
type Coding string

const (
	Unread      Coding = "unread"       // nothing cites it, and nobody is recorded to have read it
	PartlyCoded Coding = "partly-coded" // something cites it
	ReadThrough Coding = "read"         // somebody is recorded to have read it through
)

// Codings lists them in their order.
var Codings = []Coding{Unread, PartlyCoded, ReadThrough}

// Coding says how far the source is coded.
func (r *SourceRow) Coding() Coding {
	switch {
	case len(r.Source.Read) > 0:
		return ReadThrough
	case r.Stances+r.Claims+r.Searches > 0:
		return PartlyCoded
	}
	return Unread
}

// NewSources counts what is coded in each source; found is what became of all quotations and
// of the texts of all sources.
func NewSources(h *positions.History, found *verify.Result) *Sources {
	s := &Sources{History: h}
	rows := map[*positions.Source]*SourceRow{}
	s.Rows = make([]SourceRow, len(h.Dataset.Sources))
	for i, src := range h.Dataset.Sources {
		s.Rows[i].Source = src
		rows[src] = &s.Rows[i]
	}
	cite := func(evidence []positions.Evidence, of func(*SourceRow) *int) {
		counted := map[*positions.Source]bool{}
		for i := range evidence {
			row := rows[evidence[i].Source]
			if row == nil {
				continue
			}
			if !counted[row.Source] {
				counted[row.Source] = true
				*of(row)++
			}
			if evidence[i].Quote != "" {
				row.Quotes++
			} else {
				row.Paraphrases++
			}
		}
	}
	for _, r := range h.Dataset.Records {
		if h.KnowsStance(r) {
			cite(r.Stance.Evidence, func(row *SourceRow) *int { return &row.Stances })
		}
		if h.KnowsSilence(r) {
			cite(r.Silence.Evidence, func(row *SourceRow) *int { return &row.Searches })
		}
		for _, c := range r.Claims {
			if h.KnowsClaim(c) {
				cite(c.Evidence, func(row *SourceRow) *int { return &row.Claims })
			}
		}
	}
	for i := range found.Archives {
		if a := &found.Archives[i]; a.Capture == verify.Own && rows[a.Source] != nil {
			rows[a.Source].Text = *a
		}
	}
	marked := map[*positions.Source]map[int]bool{}
	for i := range found.Quotes {
		q := &found.Quotes[i]
		if !q.Checked || q.In.Capture != verify.Own || !q.Result.Verdict.Passes() || len(q.Lines) == 0 {
			continue
		}
		if marked[q.In.Source] == nil {
			marked[q.In.Source] = map[int]bool{}
		}
		marked[q.In.Source][q.Lines[0]] = true
	}
	for src, lines := range marked {
		rows[src].Marked = len(lines)
	}
	return s
}

// Count says how many sources are coded so far.
func (s *Sources) Count(coding Coding) int {
	n := 0
	for i := range s.Rows {
		if s.Rows[i].Coding() == coding {
			n++
		}
	}
	return n
}

// TextState is what there is of a source's text.
type TextState string

const (
	TextThere      TextState = "there"
	TextChanged    TextState = "changed" // it no longer has the checksum on record
	TextMissing    TextState = "missing"
	TextUnreadable TextState = "unreadable"
)

// TextStates lists them in their order.
var TextStates = []TextState{TextThere, TextChanged, TextMissing, TextUnreadable}

// TextState says what there is of the source's text.
func (r *SourceRow) TextState() TextState {
	switch a := &r.Text; {
	case a.Unreadable():
		return TextUnreadable
	case a.SHA256 == "":
		return TextMissing
	case a.Changed():
		return TextChanged
	}
	return TextThere
}
