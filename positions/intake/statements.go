package intake

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"stance/positions"
	"stance/positions/sheet"
	"stance/positions/tidy"
)

// Statements reads the statement-level export of Discourse Network Analyzer: a
// row for each statement, with its time, person, organisation, concept, and
// whether the actor agrees. Concepts become issues, with two options. What an
// actor said of a concept on one day is one stance, and each statement a piece
// of its evidence; where some agree and some do not, the stance is the range of
// both. actor is the heading of the parties; "" for the organisation.
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
	groups, most := r.gather()
	columns := []string{"date", "party", "issue", "position", "plausible_low", "plausible_high", "summary", "coder"}
	for n := range most {
		for _, name := range []string{"quote", "paraphrase", "speaker", "source", "locator"} {
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
	c.result.Notes = append(c.result.Notes, r.unused()...)
	c.proposer.newScale = func() *positions.Scale {
		return &positions.Scale{Low: "Rejects it", High: "Supports it", Max: 100, Options: []positions.Option{{ID: "reject", Label: "Rejects it"}, {ID: "support", Label: "Supports it", Value: 100}}}
	}
	for _, g := range groups {
		r.add(g)
	}
	if r.both > 0 {
		c.result.Notes = append(c.result.Notes, fmt.Sprintf("statements both for and against on one day: %s, recorded as the range from reject to support", cells(r.both)))
	}
	if r.nameless > 0 {
		c.result.Notes = append(c.result.Notes, fmt.Sprintf("%s without %s passed over", statements(r.nameless), t.Headings[r.actor]))
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

// statementColumn is a column of an export.
type statementColumn struct {
	name     string
	headings []string
	needed   bool
}

// statementColumns are the columns of an export by what they hold, with the
// headings that versions of the program give them.
var statementColumns = []statementColumn{
	{"time", []string{"time", "datetime", "date/time", "date"}, true},
	{"person", []string{"person", "speaker"}, false},
	{"organization", []string{"organization", "organisation"}, false},
	{"concept", []string{"concept", "category"}, true},
	{"agreement", []string{"agreement", "agree"}, true},
	{"text", []string{"text", "statement text", "selection", "quote"}, false},
	{"document", []string{"document title", "doctitle", "document", "title"}, false},
	{"document id", []string{"document id", "docid", "doc id", "article id"}, false},
	{"publisher", []string{"document source", "source"}, false},
	{"coder", []string{"coder"}, false},
	{"id", []string{"statement id", "id"}, false},
}

type statementReader struct {
	table     *sheet.Table
	collector *collector
	set       []Pair
	at        map[string]int // -1: none
	actor     int
	both      int // stances with statements for and against
	twice     int // rows that repeat another
	nameless  int // statements without an actor
}

func (r *statementReader) findColumns(mapped []Pair, actor string) error {
	r.at = map[string]int{}
	taken := make([]bool, len(r.table.Headings))
	for _, p := range mapped {
		known := slices.IndexFunc(statementColumns, func(c statementColumn) bool { return strings.EqualFold(c.name, p.Name) })
		if known < 0 {
			var names []string
			for _, c := range statementColumns {
				names = append(names, c.name)
			}
			return usagef("with --dna these can be mapped: "+strings.Join(names, ", "), "--map %s=%s: statements have no %q", p.Name, p.Value, p.Name)
		}
		i, err := Heading(r.table, p.Value)
		if err != nil {
			return err
		}
		r.at[statementColumns[known].name], taken[i] = i, true
	}
	for _, c := range statementColumns {
		if _, ok := r.at[c.name]; ok {
			continue
		}
		r.at[c.name] = -1
		for _, h := range c.headings {
			i := slices.IndexFunc(r.table.Headings, func(have string) bool { return foldHeading(have) == foldHeading(h) })
			if i >= 0 && !taken[i] {
				r.at[c.name], taken[i] = i, true
				break
			}
		}
		if c.needed && r.at[c.name] < 0 {
			return usagef(fmt.Sprintf("say which it is with --map %s=HEADING; headings: %s", c.name, strings.Join(r.table.Headings, ", ")), "the table has no column %q, as an export of statements has", c.name)
		}
	}
	if actor == "" {
		actor = "organization"
	}
	r.actor = -1
	if i, ok := r.at[strings.ToLower(actor)]; ok {
		r.actor = i
	}
	if r.actor < 0 {
		i, err := Heading(r.table, actor)
		if err != nil {
			return also(err, "name the column that tells the parties with --party-column, such as --party-column person")
		}
		r.actor = i
	}
	return nil
}

func (r *statementReader) unused() []string {
	used := map[int]bool{r.actor: true}
	for _, i := range r.at {
		used[i] = true
	}
	var names []string
	for i, h := range r.table.Headings {
		if !used[i] && h != "" {
			names = append(names, h)
		}
	}
	if len(names) == 0 {
		return nil
	}
	return []string{"columns that are not used: " + strings.Join(names, ", ")}
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

// statementGroup are the statements of one actor on one concept on one day.
type statementGroup struct{ rows []sheet.Row }

// gather puts statements of one stance together, in the order of the first of
// each, and gives the largest number of them. The day is told by how the time
// begins, so that 10:30 and 18:00 on one day are together.
func (r *statementReader) gather() (groups []*statementGroup, most int) {
	type key struct{ day, actor, concept string }
	found := map[key]*statementGroup{}
	for _, row := range r.table.Rows {
		if r.plain(row.Cells[r.actor]) == "" {
			r.nameless++
			continue
		}
		k := key{dayPart(r.cell(row, "time")), strings.ToLower(r.plain(row.Cells[r.actor])), strings.ToLower(r.cell(row, "concept"))}
		g := found[k]
		if g == nil {
			g = &statementGroup{}
			found[k] = g
			groups = append(groups, g)
		}
		if slices.ContainsFunc(g.rows, func(had sheet.Row) bool { return slices.Equal(had.Cells, row.Cells) }) {
			r.twice++
			continue
		}
		g.rows = append(g.rows, row)
		most = max(most, len(g.rows))
	}
	return groups, most
}

// dayPart cuts the time of day off.
func dayPart(s string) string {
	for i := 0; i+1 < len(s); i++ {
		if (s[i] == ' ' || s[i] == 'T') && s[i+1] >= '0' && s[i+1] <= '9' && strings.IndexByte(s[i:], ':') > 0 {
			return s[:i]
		}
	}
	if whole, fraction, ok := strings.Cut(s, "."); ok && strings.Trim(whole+fraction, "0123456789") == "" {
		return whole // a spreadsheet's number of a day and time
	}
	return s
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
	first := g.rows[0]
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
	put("date", dayPart(r.cell(first, "time")), r.at["time"])
	put("party", r.plain(first.Cells[r.actor]), r.actor)
	put("issue", r.cell(first, "concept"), r.at["concept"])
	yes, no := 0, 0
	var coders []string
	for n, s := range g.rows {
		agreement := r.cell(s, "agreement")
		switch agree, ok := agrees(agreement); {
		case !ok:
			i := r.at["agreement"]
			c.result.Problems = append(c.result.Problems, sheet.Problem{Row: s.Number, Column: i + 1, Heading: r.table.Headings[i], Message: tick(agreement) + " says neither that the actor agrees nor that it does not", Hint: "1 for agreement, 0 for disagreement"})
			return
		case agree:
			yes++
		default:
			no++
		}
		if coder := r.cell(s, "coder"); coder != "" && !slices.Contains(coders, coder) {
			coders = append(coders, coder)
		}
		r.evidence(n+1, s, put)
	}
	concept := r.cell(first, "concept")
	switch {
	case no == 0:
		put("position", "support", r.at["agreement"])
		put("summary", fmt.Sprintf("Agrees with “%s”, in %s.", concept, statements(yes)), -1)
	case yes == 0:
		put("position", "reject", r.at["agreement"])
		put("summary", fmt.Sprintf("Disagrees with “%s”, in %s.", concept, statements(no)), -1)
	default:
		r.both++
		put("plausible_low", "reject", r.at["agreement"])
		put("plausible_high", "support", r.at["agreement"])
		put("summary", fmt.Sprintf("Agrees with “%s” in %s and disagrees in %s of the same day.", concept, statements(yes), statements(no)), -1)
	}
	put("coder", strings.Join(coders, ", "), r.at["coder"])
	row.constants()
	c.add(first.Number, row.cells, row.from)
}

func statements(n int) string {
	if n == 1 {
		return "1 statement"
	}
	return fmt.Sprintf("%d statements", n)
}

// evidence makes a statement a piece of evidence, if it is known where it stood.
func (r *statementReader) evidence(n int, s sheet.Row, put func(name, value string, from int)) {
	document, from := r.cell(s, "document"), r.at["document"]
	if id := r.cell(s, "document id"); id != "" {
		document, from = "Document "+id, r.at["document id"] // titles can be the same
	}
	named := slices.ContainsFunc(r.set, func(p Pair) bool { return p.Name == "source" })
	if document == "" && !named {
		return
	}
	if text := r.cell(s, "text"); text != "" {
		put(numbered("quote", n), text, r.at["text"])
	} else {
		verdict := "Disagrees"
		if agree, _ := agrees(r.cell(s, "agreement")); agree {
			verdict = "Agrees"
		}
		put(numbered("paraphrase", n), verdict+" with “"+r.cell(s, "concept")+"”.", -1)
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
	if id := r.cell(s, "id"); id != "" {
		put(numbered("locator", n), "statement "+id, r.at["id"])
	}
}

// describe notes what the table says of a document that is new.
func (r *statementReader) describe(document string, s sheet.Row) {
	day, err := r.collector.dates.parse(dayPart(r.cell(s, "time")))
	if err != nil {
		return
	}
	if _, known := r.collector.proposer.documents[document]; !known {
		r.collector.proposer.documents[document] = positions.Source{Title: r.cell(s, "document"), Publisher: r.cell(s, "publisher"), Published: day}
	}
}
