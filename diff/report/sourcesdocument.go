package report

import (
	"stance/diff/report/document"
	"stance/positions"
)

// Document tells what was read, and what is coded of it.
func (s *Sources) Document() *document.Document {
	d := &document.Document{Title: datasetName(s.History.Dataset.Codebook.Title), About: say("Sources"), Below: below(s.History, s.Notes)}
	if len(s.Rows) == 0 {
		d.Blocks = append([]document.Block{document.Para{Text: say("No source is listed.")}}, pasted(s.Call.Command("source", "add", "FILE"))...)
		return d
	}
	d.Blocks = append(d.Blocks, document.Facts{Lines: []document.Text{dotted(s.totals())}})
	table := document.Table{Columns: []document.Column{{Head: say("source"), Key: true}, {Head: say("published")}, {Head: say("read")}, {Head: say("coded")}, {Head: say("of the text")}}, Roomy: true}
	var days []positions.Date
	for i := range s.Rows {
		days = append(days, s.Rows[i].Source.Published)
		for _, r := range s.Rows[i].Source.Read {
			days = append(days, r.Date)
		}
	}
	when := DatingOf(days...)
	for i := range s.Rows {
		row := &s.Rows[i]
		table.Rows = append(table.Rows, document.TableRow{ID: "source-" + row.Source.ID, Name: row.Source.ID, Cells: []document.Cell{
			{strong(row.Source.ID), onPage(SourcePage(row.Source), say(datum(row.Source.Title))), muted(row.Source.Publisher)},
			{say(when.Day(row.Source.Published))}, {say(datum(row.reading(when)))}, {say(row.coded())}, {say(row.share())},
		}})
	}
	d.Blocks = append(d.Blocks, table)
	return d
}

// totals count the sources, and how far they are coded.
func (s *Sources) totals() []string {
	totals := []string{document.Count(len(s.Rows), "source", "sources")}
	for _, c := range []struct {
		coding Coding
		words  string
	}{{ReadThrough, "read through"}, {PartlyCoded, "partly coded"}, {Unread, "unread"}} {
		if n := s.Count(c.coding); n > 0 {
			totals = append(totals, number(float64(n))+" "+c.words)
		}
	}
	return totals
}

// reading says who read the source through, and when.
func (r *SourceRow) reading(when Dating) string {
	if len(r.Source.Read) == 0 {
		if r.Coding() == Unread {
			return "unread"
		}
		return "partly"
	}
	var all []string
	for i := range r.Source.Read {
		reading := &r.Source.Read[i]
		all = append(all, joinedBy(", ", when.Day(reading.Date), reading.By))
	}
	return joinedBy("; ", all...)
}

// coded says what cites the source.
func (r *SourceRow) coded() string {
	records := tallied(tally{r.Stances, "stance", "stances"}, tally{r.Claims, "claim", "claims"}, tally{r.Searches, "search", "searches"})
	if records == "" {
		return "nothing"
	}
	return records + " (" + tallied(tally{r.Quotes, "quotation", "quotations"}, tally{r.Paraphrases, "paraphrase", "paraphrases"}) + ")"
}

// tallied tells how many there are of several things, but of those of which there is none.
func tallied(things ...tally) string {
	var all []string
	for _, t := range things {
		if t.n > 0 {
			all = append(all, document.Count(t.n, t.one, t.many))
		}
	}
	return joinedBy(", ", all...)
}

// tally is how many there are of something.
type tally struct {
	n         int
	one, many string
}

// share says in how many paragraphs of the text a quotation stands, or what is wrong with it.
func (r *SourceRow) share() string {
	switch r.TextState() {
	case TextUnreadable:
		return "the text cannot be used"
	case TextMissing:
		return "no text"
	case TextChanged:
		return "the text has changed since it was captured"
	}
	line := "quoted from " + number(float64(r.Marked)) + " of " + document.Count(r.Text.Lines, "paragraph", "paragraphs")
	if n := len(r.Source.Captures); n > 0 {
		line += "; " + document.Count(n, "later capture", "later captures")
	}
	return line
}
