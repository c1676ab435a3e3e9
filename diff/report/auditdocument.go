package report

import (
	"stance/diff"
	"stance/diff/report/document"
)

// Document tells what the analysts changed between two versions of the dataset: how much,
// each record in a table, then each with its redlines.
func (a *Audit) Document() *document.Document {
	d := &document.Document{Title: say("Audit: ", datum(a.To.Dataset.Codebook.Title)), Below: []document.Text{say(datum(a.Between()))}, Comment: true}
	top := document.Facts{Lines: []document.Text{strong(a.Headline())}}
	for _, l := range a.BesideLines() {
		top.Lines = append(top.Lines, say(datum(l)))
	}
	if len(a.Recodings) > 0 {
		top.Lines = append(top.Lines, muted(AuditReminder))
	}
	shown := a.Shown()
	if line := a.Filter.Line(); line != "" {
		top.Lines = append(top.Lines, say("shown here: ", datum(line)))
		if len(shown) == 0 {
			top.Lines = append(top.Lines, say("none of these"))
		}
	}
	d.Blocks = append(d.Blocks, top)
	if len(shown) > 0 {
		redlines := document.Section{ID: "redlines", Name: say("Redlines"), Part: true, Folded: true}
		for i := range shown {
			redlines.Blocks = append(redlines.Blocks, recoding(&shown[i]))
		}
		d.Blocks = append(d.Blocks, recodings(shown), redlines)
	}
	d.Blocks = append(d.Blocks, listedNotes(a.Notes)...)
	d.Blocks = append(d.Blocks, auditLegend(shown)...)
	return d
}

// recodings lists the records in a table.
func recodings(shown []diff.Recoding) document.Table {
	t := document.Table{Columns: []document.Column{
		{Head: say("record"), Key: true}, {Head: say("change"), Key: true}, {Head: say("was")}, {Head: say("now")},
	}}
	for i := range shown {
		rc := &shown[i]
		change := document.Cell{recodingText(rc.Kind)}
		for _, r := range RecodingRemarks(rc) {
			change = append(change, muted(r))
		}
		cell := listedText(", ", with(document.Text{partyRun(rc.Party)}, document.Plain, true), say(datum(rc.Issue.Name)))
		t.Rows = append(t.Rows, document.TableRow{Cells: []document.Cell{
			{say(rc.Date.Text()), cell}, change, {say(datum(RecodingPlace(rc.From, rc.FromStance)))}, {say(datum(RecodingNow(rc)))},
		}})
	}
	return t
}

func recodingText(k diff.RecodingKind) document.Text {
	if k == diff.Recoded {
		return with(say(RecodingWord(k)), document.Moving, true)
	}
	return say(RecodingWord(k))
}

// recoding tells one record in full.
func recoding(rc *diff.Recoding) document.Entry {
	var items document.Items
	for _, l := range AuditLines(rc) {
		items.Items = append(items.Items, document.Item{Label: label(l.Head), Text: edits(l.Words)})
	}
	return document.Entry{
		Titled: true, Head: say(rc.Date.Text()+", ", cellName(rc.Party, rc.Issue), ": ", recodingText(rc.Kind)),
		Body: []document.Block{items},
	}
}

// auditLegend explains the words and marks that were used.
func auditLegend(shown []diff.Recoding) []document.Block {
	used := map[diff.RecodingKind]bool{}
	for i := range shown {
		used[shown[i].Kind] = true
	}
	var g document.Glossary
	for i := range diff.RecodingKinds {
		if k := diff.RecodingKind(i); used[k] {
			g.Entries = append(g.Entries, explained(k.String(), RecodingMeaning(k)))
		}
	}
	if len(shown) > 0 {
		g.Redlines = say("what came in, and what is no longer there")
	}
	return howToRead(g)
}
