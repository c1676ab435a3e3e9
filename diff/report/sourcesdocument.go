package report

import (
	"strconv"

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
		for _, c := range s.Rows[i].Source.Captures {
			days = append(days, c.Date)
		}
		for _, r := range s.Rows[i].Source.Read {
			days = append(days, r.Date)
		}
	}
	when := DatingOf(days...)
	for i := range s.Rows {
		row := &s.Rows[i]
		about := joinedBy(" · ", row.Source.Publisher, prefixed("words of ", row.Source.Origin), prefixed("in ", row.Source.Language), prefixed("reliability ", row.Source.Reliability), openText(row.Source))
		table.Rows = append(table.Rows, document.TableRow{ID: "source-" + row.Source.ID, Name: row.Source.ID, Cells: []document.Cell{
			{strong(row.Source.ID), onPage(SourcePage(row.Source), say(datum(row.Source.Title))), muted(about)},
			{say(when.Day(row.Source.Published))}, {say(datum(row.reading(when)))}, {say(row.coded())}, {say(row.share(when))},
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

// prefixed is a text with words before it, "" where there is none.
func prefixed(words, text string) string {
	if text == "" {
		return ""
	}
	return words + text
}

// openText says of a source that its text may be published.
func openText(s *positions.Source) string {
	if s.Public {
		return "its text is public"
	}
	return ""
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
func (r *SourceRow) share(when Dating) string {
	switch r.TextState() {
	case TextUnreadable:
		return "the text cannot be used"
	case TextMissing:
		return "no text"
	case TextChanged:
		return "the text has changed since it was captured"
	}
	line := "quoted from " + number(float64(r.Marked)) + " of " + document.Count(r.Text.Lines, "paragraph", "paragraphs")
	var again []string
	for i, c := range r.Source.Captures {
		if day := when.Day(c.Date); i == 0 || c.Date != r.Source.Captures[i-1].Date {
			again = append(again, day)
		} else { // several of one day
			again[len(again)-1] = day + " (" + strconv.Itoa(len(r.Source.CapturedOn(c.Date))) + " times)"
		}
	}
	if again != nil {
		line += "; captured again on " + joinedBy(", ", again...)
	}
	return line
}
