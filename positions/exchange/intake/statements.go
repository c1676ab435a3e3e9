package intake

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"stance/positions"
	"stance/positions/exchange/sheet"
	"stance/positions/exchange/tidy"
)

// Statements reads the statement-level export of Discourse Network Analyzer: a
// row for each statement, with its time, person, organisation, concept, and
// whether the actor agrees. Concepts become issues, with two options. What an
// actor said of a concept on one day is one stance, and each statement a piece
// of its evidence, what several coders took from one place of a text together one
// piece. Where some statements agree and some do not, or coders differ on one, the
// stance is the range of both, and each piece tells its own. actor is the heading of
// the parties; "" for the organisation.
func Statements(t *sheet.Table, have *positions.Dataset, o Options, actor string) (*Result, error) {
	if len(o.Scales) > 0 {
		return nil, usagef("concepts have the options reject and support", "--scale does not go with statements")
	}
	set, err := constants(o.Set)
	if err != nil {
		return nil, err
	}
	r := &statementReader{table: t, set: set}
	if err := r.findColumns(o.Map, actor); err != nil {
		return nil, err
	}
	if r.dates, err = newDates(o.DateFormat, t.Date1904); err != nil {
		return nil, err
	}
	r.dates.near = have.LastDate()
	groups, most := r.gather()
	columns := []string{"date", "party", "issue", "position", "plausible_low", "plausible_high", "summary", "coder"}
	for n := range most {
		for _, name := range []string{"quote", "paraphrase", "speaker", "source", "locator", "evidence_position", "evidence_plausible_low", "evidence_plausible_high"} {
			columns = append(columns, numbered(name, n+1))
		}
	}
	columns = slices.DeleteFunc(columns, func(name string) bool {
		return slices.ContainsFunc(set, func(p Pair) bool { return p.Name == name })
	})
	c, err := prepare(t, have, o, columns, set)
	if err != nil {
		return nil, err
	}
	r.collector = c
	c.result.Problems = append(c.result.Problems, r.crowded...)
	c.result.Notes = append(c.result.Notes, r.unused()...)
	c.proposer.newScale = func() *positions.Scale {
		return &positions.Scale{Low: "Rejects it", High: "Supports it", Max: 100, Options: []positions.Option{{ID: "reject", Label: "Rejects it"}, {ID: "support", Label: "Supports it", Value: 100}}}
	}
	for _, g := range groups {
		r.add(g)
		for range g.rows {
			o.row()
		}
	}
	if r.both > 0 {
		c.result.Notes = append(c.result.Notes, fmt.Sprintf("statements both for and against on one day: %s, recorded as the range from reject to support", cells(r.both)))
	}
	if r.disputed > 0 {
		c.result.Notes = append(c.result.Notes, fmt.Sprintf("statements that coders of one text read differently: %s, with the range from reject to support", cells(r.disputed)))
	}
	if r.nameless > 0 {
		c.result.Notes = append(c.result.Notes, fmt.Sprintf("%s without %s passed over", statements(r.nameless), t.Headings[r.actor]))
	}
	if r.homeless > 0 {
		c.result.Notes = append(c.result.Notes, statements(r.homeless)+" without a document: the text is not recorded, as evidence needs a source; --source names one for all rows")
	}
	if r.twice > 0 {
		c.result.Notes = append(c.result.Notes, repeated(r.twice))
	}
	return c.finish(), nil
}

func cells(n int) string {
	if n == 1 {
		return "1 stance"
	}
	return fmt.Sprintf("%d stances", n)
}

func numbered(name string, n int) string {
	if n == 1 {
		return name
	}
	return name + "_" + strconv.Itoa(n)
}

// cell gives what a row has in a column, "" where there is no such column.
func (r *statementReader) cell(row sheet.Row, name string) string {
	i, ok := r.at[name]
	if !ok || i < 0 {
		return ""
	}
	return r.plain(row.Cells[i])
}

func (r *statementReader) plain(cell string) string {
	if r.table.Text {
		cell = tidy.Unguard(cell)
	}
	return strings.TrimSpace(cell)
}

// statementGroup are the statements of one actor on one concept on one day: the
// places of their rows in the table.
type statementGroup struct {
	rows    []int
	crowded bool // there were more than one stance takes
}

// maxStatements is how many statements become the evidence of one stance.
const maxStatements = 200

// gather puts statements of one stance together, in the order of the first of
// each, and gives the largest number of them.
func (r *statementReader) gather() (groups []*statementGroup, most int) {
	type key struct{ day, actor, concept string }
	type content struct {
		group *statementGroup
		cells string
	}
	found, had := map[key]*statementGroup{}, map[content]bool{}
	for i, row := range r.table.Rows() {
		if r.plain(row.Cells[r.actor]) == "" {
			r.nameless++
			continue
		}
		k := key{r.day(row), nameKey(r.plain(row.Cells[r.actor])), nameKey(r.cell(row, "concept"))}
		g := found[k]
		if g == nil {
			g = &statementGroup{}
			found[k] = g
			groups = append(groups, g)
		}
		if had[content{g, row.Key()}] {
			r.twice++
			continue
		}
		had[content{g, row.Key()}] = true
		if len(g.rows) == maxStatements {
			if g.crowded {
				continue
			}
			g.crowded = true
			r.crowded = append(r.crowded, sheet.Problem{Row: row.Number, Message: fmt.Sprintf("more than %d statements of one actor on one concept on one day", maxStatements), Hint: "each becomes a piece of evidence of one stance: keep those that matter"})
			continue
		}
		g.rows = append(g.rows, i)
		most = max(most, len(g.rows))
	}
	return groups, most
}

// day tells the day of a statement, however it is written.
func (r *statementReader) day(row sheet.Row) string {
	written := r.written(row)
	if day, err := r.dates.read(written, row.Date(r.at["time"])); err == nil {
		return day.String()
	}
	return written // it is reported where it is read
}

// written is the day of a statement as it is written, with its time of day only where
// the user says how that is written.
func (r *statementReader) written(row sheet.Row) string {
	cell := r.cell(row, "time")
	if r.dates.timed {
		return cell
	}
	if whole, fraction, ok := strings.Cut(cell, "."); ok && strings.Trim(whole+fraction, "0123456789") == "" {
		return whole // a number of a day and time
	}
	return withoutTime(cell)
}

// agrees reads the agreement of a statement.
func agrees(cell string) (agrees, ok bool) {
	switch strings.ToLower(cell) {
	case "1", "true", "yes", "agree", "agreement", "support":
		return true, true
	case "0", "false", "no", "disagree", "disagreement", "reject", "-1":
		return false, true
	}
	return false, false
}

// add brings the statements of a stance into one row, and reads it.
func (r *statementReader) add(g *statementGroup) {
	c := r.collector
	first := r.table.Row(g.rows[0])
	row := newRow(c.columns, nil, r.set)
	at := make(map[string]int, len(c.columns))
	for i, name := range c.columns {
		at[name] = i
	}
	put := func(name, value string, from int) {
		if i, ok := at[name]; ok {
			row.cells[i], row.from[i] = value, from
		}
	}
	put("date", r.written(first), r.at["time"])
	put("party", r.plain(first.Cells[r.actor]), r.actor)
	put("issue", r.cell(first, "concept"), r.at["concept"])
	agree := make([]bool, len(g.rows))
	var coders []string
	for n, i := range g.rows {
		s := r.table.Row(i)
		agreement := r.cell(s, "agreement")
		var ok bool
		if agree[n], ok = agrees(agreement); !ok {
			i := r.at["agreement"]
			c.result.Problems = append(c.result.Problems, sheet.Problem{Row: s.Number, Column: i + 1, Heading: r.table.Headings[i], Message: tick(agreement) + " says neither that the actor agrees nor that it does not", Hint: "1 for agreement, 0 for disagreement"})
			return
		}
		if coder := r.cell(s, "coder"); coder != "" && !slices.Contains(coders, coder) {
			coders = append(coders, coder)
		}
	}
	passages := r.passages(g, agree)
	sum := sumOf(passages)
	position, certain := sum.position()
	for n, p := range passages {
		r.evidence(n+1, p, !certain, put)
	}
	put("position", position, r.at["agreement"])
	if !certain {
		put("plausible_low", "reject", r.at["agreement"])
		put("plausible_high", "support", r.at["agreement"])
	}
	if sum.yes > 0 && sum.no > 0 {
		r.both++
	}
	if len(sum.disputed) > 0 {
		r.disputed++
	}
	put("summary", sum.summary(r.cell(first, "concept")), -1)
	put("coder", strings.Join(coders, ", "), r.at["coder"])
	row.constants()
	c.add(first, row.cells, row.from)
}

func statements(n int) string {
	if n == 1 {
		return "1 statement"
	}
	return fmt.Sprintf("%d statements", n)
}

// evidence makes a passage a piece of evidence, if it is known where it stood. placed says
// what this piece alone comes to.
func (r *statementReader) evidence(n int, p *passage, placed bool, put func(name, value string, from int)) {
	s := p.codings[0].row
	document, from := r.cell(s, "document"), r.at["document"]
	if id := r.cell(s, "document id"); id != "" {
		document, from = "Document "+id, r.at["document id"] // titles can be the same
	}
	named := slices.ContainsFunc(r.set, func(p Pair) bool { return p.Name == "source" })
	if document == "" && !named {
		if r.cell(s, "text") != "" {
			r.homeless++
		}
		return
	}
	if text := r.cell(s, "text"); text != "" {
		put(numbered("quote", n), text, r.at["text"])
	} else {
		alone := sumOf([]*passage{p})
		put(numbered("paraphrase", n), alone.paraphrase(r.cell(s, "concept")), -1)
	}
	speaker, at := r.cell(s, "person"), r.at["person"]
	if speaker == "" {
		speaker, at = r.plain(s.Cells[r.actor]), r.actor
	}
	put(numbered("speaker", n), speaker, at)
	if !named { // else it is set for all rows
		r.describe(document, s)
	}
	for _, p := range r.set {
		if p.Name == "source" {
			document, from = p.Value, -1
		}
	}
	put(numbered("source", n), document, from)
	put(numbered("locator", n), r.locator(p), r.at["id"])
	switch {
	case !placed:
	case p.disputed():
		put(numbered("evidence_plausible_low", n), "reject", r.at["agreement"])
		put(numbered("evidence_plausible_high", n), "support", r.at["agreement"])
	case p.agrees():
		put(numbered("evidence_position", n), "support", r.at["agreement"])
	default:
		put(numbered("evidence_position", n), "reject", r.at["agreement"])
	}
}

// describe notes what the table says of a document that is new.
func (r *statementReader) describe(document string, s sheet.Row) {
	day, err := r.collector.dates.read(r.written(s), s.Date(r.at["time"]))
	if err != nil {
		return
	}
	if _, known := r.collector.proposer.documents[document]; !known {
		r.collector.proposer.documents[document] = positions.Source{Title: r.cell(s, "document"), Publisher: r.cell(s, "publisher"), Published: day}
	}
}
