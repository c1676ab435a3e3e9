package machine

import (
	"io"

	"stance/diff"
	"stance/diff/redline"
	"stance/diff/report"
	"stance/positions"
	"stance/positions/evidence/quote"
	"stance/positions/evidence/verify"
)

// DiffGitHub writes the changes that people are told as notices of GitHub
// Actions, each at the record of the second date, in the order in which people
// read them: GitHub shows no more than the first ten of a step. That a party
// moved is no fault of the file, so none is a warning. What became of claims follows, each
// at the claim; a cell of which nothing but claims is known is told once.
func DiffGitHub(w io.Writer, d *report.Diff, dir string) error {
	var list []annotation
	told := d.Told()
	when := d.Dating()
	for i := range told {
		list = append(list, changeNotice(d, &told[i], when).at(dir, told[i].To.Stance.Record.Place))
	}
	type cell struct {
		party *positions.Party
		issue *positions.Issue
	}
	news := map[cell]bool{}
	events := d.ShownClaimEvents()
	for i := range events {
		e := &events[i]
		news[cell{e.Party, e.Issue}] = true
		list = append(list, claimNotice(d, e).at(dir, e.To.Place))
	}
	for _, c := range d.ShownClaims() {
		if news[cell{c.Party, c.Issue}] {
			continue
		}
		a := annotation{level: "notice", title: c.Party.Name + " on " + c.Issue.Name + ": only claimed"}
		a.message = []string{"by " + report.Claimants(c.Claims, report.Full) + ": " + report.ClaimedPositions(c.Claims)}
		list = append(list, a.at(dir, c.Claims[len(c.Claims)-1].Place))
	}
	for _, s := range d.ShownSilences() {
		a := annotation{level: "notice", title: s.Record.Party.Name + " on " + s.Record.Issue.Name + ": " + report.NotFound, message: []string{s.Record.Note}}
		list = append(list, a.at(dir, s.Record.Place))
	}
	return annotate(w, list)
}

func changeNotice(d *report.Diff, c *diff.Change, when report.Dating) annotation {
	a := annotation{level: "notice", title: c.Party.Name + " on " + c.Issue.Name + ": " + report.KindLabel(c)}
	was := "was: " + report.Was(c, report.Full)
	if c.From != nil {
		was += " (" + report.Grounds(c, c.From, when) + ")"
	}
	a.message = []string{d.Period() + ": " + report.Label(c, report.Full), was, "now: " + report.Now(c, report.Full) + " (" + report.Grounds(c, c.To, when) + ")"}
	a.message = append(a.message, report.Remarks(d.Comparison, c, report.Full, when)...)
	return a
}

func claimNotice(d *report.Diff, e *diff.ClaimEvent) annotation {
	a := annotation{level: "notice", title: e.Party.Name + " on " + e.Issue.Name + ": " + report.ClaimKindWord(e.Kind, 1)}
	read := report.SourcesRead(d.History, d.To)
	a.message = []string{d.Period()}
	if e.From != nil {
		a.message = append(a.message, "was: "+report.ClaimHead(e.From, report.Full)+", "+report.ResponseGloss(e.From, read, report.Full))
	}
	said := e.To.Summary
	if e.Reworded() {
		said = redline.Plain(e.Wording)
	}
	a.message = append(a.message, report.ClaimHead(e.To, report.Full), said, report.ResponseGloss(e.To, read, report.Full))
	return a
}

// VerifyGitHub writes quotations that do not stand in their source as errors,
// and what a reader of the others ought to know as warnings, one each; those
// that fail a strict check are errors, too. Where the check fails as there was no
// text to check any against, the first error says how to get the texts.
func VerifyGitHub(w io.Writer, v *report.Verify, dir string) error {
	var list []annotation
	if v.NoneChecked() && !v.AllowMissing {
		a := annotation{level: "error", title: string(verify.NoArchive), message: append([]string{v.Headline()}, v.ArchiveLines()...)}
		list = append(list, a.at(dir, positions.Place{}))
	}
	for i := range v.Quotes {
		for _, a := range quoteAnnotations(v, &v.Quotes[i]) {
			list = append(list, a.at(dir, v.Quotes[i].Evidence.Place))
		}
	}
	return annotate(w, list)
}

func quoteAnnotations(v *report.Verify, q *verify.Quote) []annotation {
	cell, quoted := report.QuoteCell(q), report.Quoted(report.Abridged(q.Quoted))
	title := func(word string) string { return word + ": " + cell }
	if !q.Checked {
		if !q.Fails(v.Strict) || v.AllowMissing {
			return nil // the notes on the archived texts tell of it
		}
		return []annotation{{level: "error", title: title(string(q.Verdict())), message: []string{quoted, report.QuoteVerdictMeaning(q.Verdict())}}}
	}
	var list []annotation
	hint := report.QuoteHint(q)
	if !q.Result.Verdict.Passes() {
		message := append([]string{quoted, report.QuoteVerdictMeaning(q.Verdict())}, report.QuoteReasons(q)...)
		if q.Found != "" {
			message = append(message, report.FoundWhere(q)+": "+report.Quoted(report.Abridged(q.Found)))
		}
		list = append(list, annotation{level: "error", title: title(string(q.Verdict())), message: append(message, hint)})
		hint = ""
	}
	warnings := report.QuoteWarnings(q)
	besides := len(warnings) - len(q.Finding.Warnings) // that its place is not certain, which is the verdict
	for i, text := range warnings {
		a := annotation{level: "warning", title: title(string(q.Verdict())), message: []string{quoted, text, hint}}
		alone := verify.Finding{Result: q.Result, Checked: true}
		if i >= besides {
			warning := q.Finding.Warnings[i-besides]
			a.title = title(string(warning))
			alone.Warnings = []quote.Warning{warning}
			alone.Result.Verdict, alone.Result.Warnings = quote.Exact, alone.Warnings // the others are told by themselves
		}
		if q.Result.Verdict.Passes() && alone.Fails(v.Strict) {
			a.level = "error"
		}
		list = append(list, a)
	}
	return list
}
