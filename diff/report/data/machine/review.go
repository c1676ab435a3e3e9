package machine

import (
	"fmt"
	"io"

	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/data/tables"
	"stance/positions"
	"stance/positions/problem"
	"stance/positions/team/review"
)

type reviewJSON struct {
	Schema   string               `json:"schema"`
	Queue    items[queueItemJSON] `json:"queue"`
	Counts   stateCounts          `json:"counts"`
	Orphaned []orphanJSON         `json:"orphaned"`
}

type queueItemJSON struct {
	Date        positions.Date `json:"date"`
	Party       string         `json:"party"`
	Issue       string         `json:"issue"`
	State       string         `json:"state"`
	Kind        *string        `json:"kind"` // null without a stance
	Fingerprint string         `json:"fingerprint"`
	Reasons     []string       `json:"reasons"`
	Coder       *string        `json:"coder"`
	Reviews     []signOffJSON  `json:"reviews"`
}

type signOffJSON struct {
	Reviewer    string         `json:"reviewer"`
	Verdict     string         `json:"verdict"`
	On          positions.Date `json:"on"`
	Note        *string        `json:"note"`
	Fingerprint string         `json:"fingerprint"`
	Counts      bool           `json:"counts"`
}

type orphanJSON struct {
	Date  positions.Date `json:"date"`
	Party string         `json:"party"`
	Issue string         `json:"issue"`
	signOffJSON
	File string `json:"file"`
	Line int    `json:"line"`
}

// stateCounts writes how many records are in each state, every state named, in
// the order of review.States.
type stateCounts [4]int

func (c stateCounts) MarshalJSON() ([]byte, error) {
	b := []byte{'{'}
	for i, n := range c {
		if i > 0 {
			b = append(b, ',')
		}
		b = fmt.Appendf(b, "%q:%d", review.States[i], n)
	}
	return append(b, '}'), nil
}

// ReviewJSON writes what `stance review` tells.
func ReviewJSON(w io.Writer, r *report.Review) error {
	return writeJSON(w, reviewJSON{
		Schema: "stance/review/1",
		Queue:  each(r.Items, queueItem),
		Counts: stateCounts(r.Counts),
		Orphaned: list(r.Orphans, func(s *review.SignOff) orphanJSON {
			return orphanJSON{s.Date, s.Party, s.Issue, signOffFields(&review.Entry{SignOff: *s}), s.Place.File, s.Place.Line}
		}),
	})
}

func queueItem(it *diff.QueueItem) queueItemJSON {
	r := it.Record
	out := queueItemJSON{
		Date: r.Date, Party: r.Party.ID, Issue: r.Issue.ID, State: it.State.String(), Fingerprint: it.Fingerprint,
		Reasons: list(it.Reasons, func(r *diff.Reason) string { return r.String() }),
		Coder:   orNull(r.Coder),
		Reviews: list(it.Reviews, signOffFields),
	}
	if it.Change != nil {
		out.Kind = orNull(it.Change.Kind.String())
	}
	return out
}

func signOffFields(e *review.Entry) signOffJSON {
	return signOffJSON{e.Reviewer, e.Verdict.String(), e.On, orNull(e.Note), e.Fingerprint, e.Counts}
}

type reviewItemJSON struct {
	Schema string `json:"schema"`
	queueItemJSON
	Change   *changeJSON   `json:"change"` // against the day before; null without a stance
	Claims   []claimJSON   `json:"claims"`
	Silent   *silenceJSON  `json:"silent"`
	Warnings []problemJSON `json:"warnings"`
}

// ReviewItemJSON writes what `stance review show` tells.
func ReviewItemJSON(w io.Writer, it *report.ReviewItem) error {
	out := reviewItemJSON{
		Schema: "stance/review-show/1", queueItemJSON: queueItem(&it.QueueItem),
		Claims:   list(it.Claims(), shownClaim(it.History)),
		Warnings: list(it.Warnings, problemFields),
	}
	if it.Change != nil {
		c := changeFields(it.History, it.Change)
		out.Change = &c
	}
	if s := it.Record.Silence; s != nil {
		silence := silenceField(it.History)(&s)
		out.Silent = &silence
	}
	return writeJSON(w, out)
}

func problemFields(p *problem.Problem) problemJSON {
	return problemJSON{p.File, orNull(p.Line), orNull(p.Column), p.Severity.String(), string(p.Rule), p.Message, orNull(p.Hint)}
}

// ReviewColumns are the columns of `review --format csv`, a row per record.
// Lists (reasons, reviews) are joined with " | ".
var ReviewColumns = []string{"date", "party", "issue", "state", "kind", "reasons", "coder", "fingerprint", "reviews", "file", "line"}

// ReviewCSV writes what `stance review` tells, a row per record.
func ReviewCSV(w io.Writer, r *report.Review) error {
	return writeCSV(w, &tables.Table{Columns: tables.Untyped(ReviewColumns...), Fill: func(f *tables.Filler) {
		for i := range r.Items {
			it := &r.Items[i]
			f.Date("date", it.Record.Date)
			f.Text("party", it.Record.Party.ID)
			f.Text("issue", it.Record.Issue.ID)
			f.Text("state", it.State.String())
			if it.Change != nil {
				f.Text("kind", it.Change.Kind.String())
			}
			f.Text("reasons", tables.Join(it.Reasons, func(r *diff.Reason) string { return r.String() }))
			f.Text("coder", it.Record.Coder)
			f.Text("fingerprint", it.Fingerprint)
			f.Text("reviews", tables.Join(it.Reviews, reviewText))
			f.Text("file", it.Record.Place.File)
			f.Integer("line", it.Record.Place.Line)
			f.End()
		}
	}}, cellText)
}

func reviewText(e *review.Entry) string {
	text := e.On.String() + " " + e.Verdict.String() + " by " + e.Reviewer
	if !e.Counts {
		text += " (no longer counts)"
	}
	if e.Note != "" {
		text += ": " + e.Note
	}
	return text
}
