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

// Survey says how the table of an expert survey is to be understood: one row
// for each party and wave, a column for each issue and one for its salience.
type Survey struct {
	Party     []string // the headings that together tell a party
	PartyName []string // those that together name a party that is new; none: Party
	Date      string   // the heading of the wave's date or year

	// Positions are columns of positions: HEADING[:MIN..MAX][=ISSUE], with the
	// scale of the survey. None: the columns that are headed by issues of the
	// codebook.
	Positions []string
	// Saliences are columns of saliences: HEADING[:MIN..MAX]=ISSUE. What is not
	// here is found by its heading: X_salience beside X.
	Saliences []string
	// SalienceScale is MIN..MAX of saliences without a scale of their own.
	SalienceScale string

	Margins Margins
}

// surveyColumns are the columns that a row of a survey is brought into.
var surveyColumns = []string{"date", "date_title", "date_note", "when", "party", "issue", "position", "plausible_low", "plausible_high", "salience", "summary", "basis", "paraphrase", "locator"}

// question is an issue of the survey.
type question struct {
	column   int
	heading  string
	issue    *positions.Issue
	low      float64 // of the survey's scale
	high     float64
	scaled   bool // the survey's scale is known
	salience int  // its column; -1: none

	salienceLow, salienceHigh float64

	deviation, experts int     // columns of the margin; -1: none
	margin             float64 // one that is the same for all parties; -1: none
}

// stems are what headings of columns that belong to the positions begin with: that of the
// positions, and eu of eu_position.
func (q *question) stems() []string {
	base := foldHeading(q.heading)
	if stem := strings.TrimSuffix(base, "position"); stem != base && stem != "" {
		return []string{base, stem}
	}
	return []string{base}
}

// missingCells stand for "no answer" in the tables of surveys.
var missingCells = map[string]bool{"": true, "NA": true, "N/A": true, "n/a": true, "NaN": true, ".": true, "-": true}

// Wide reads the table of an expert survey. What experts say of a party is told in a
// summary of the program's making. It counts as assessed, as the party itself has not said
// it, and no comparison is sure of a shift. A margin becomes the plausible range, by which
// comparisons tell what lies beyond the margins of two waves from what lies within.
func Wide(t *sheet.Table, have *positions.Dataset, o Options, s Survey) (*Result, error) {
	if len(o.Map) > 0 {
		return nil, usagef("a survey's columns are named with --party-column, --date-column, --position and --salience", "--map goes with tidy tables")
	}
	set, err := constants(o.Set)
	if err != nil {
		return nil, err
	}
	w := &surveyReader{table: t, quantiles: map[float64]float64{}}
	if err := w.findColumns(s, set); err != nil {
		return nil, err
	}
	columns := slices.DeleteFunc(slices.Clone(surveyColumns), func(name string) bool {
		return slices.ContainsFunc(set, func(p Pair) bool { return p.Name == name })
	})
	if !slices.ContainsFunc(set, func(p Pair) bool { return p.Name == "source" }) {
		columns = slices.DeleteFunc(columns, func(name string) bool { return name == "paraphrase" || name == "locator" })
	}
	if !s.Margins.given() { // else those of what is recorded would be contradicted
		columns = slices.DeleteFunc(columns, func(name string) bool { return strings.HasPrefix(name, "plausible_") })
	}
	c, err := prepare(t, have, o, columns, set)
	if err != nil {
		return nil, err
	}
	c.dates.years = true
	if err := w.findQuestions(s, have, c.proposer); err != nil {
		return nil, err
	}
	if err := w.findMargins(s.Margins); err != nil {
		return nil, err
	}
	w.collector = c
	c.result.Notes = append(c.result.Notes, w.unused()...)
	w.read(s.Margins.given(), set, o.row)
	if err := c.proposer.unusedScales(o.Scales); err != nil {
		return nil, err
	}
	return c.finish(), nil
}

type surveyReader struct {
	table     *sheet.Table
	collector *collector
	party     []int
	name      []int
	date      int // -1: set for all rows
	questions []question
	used      map[int]bool
	orphans   int                 // saliences without a position
	unsure    int                 // positions whose margin is not known
	quantiles map[float64]float64 // of Student's t, by the degrees of freedom
}

func (w *surveyReader) read(margins bool, set []Pair, done func()) {
	c := w.collector
	row := newRow(c.columns, nil, set)
	at := map[string]int{}
	for i, name := range c.columns {
		at[name] = i
	}
	put := func(name, value string, from int) {
		if i, ok := at[name]; ok {
			row.cells[i], row.from[i] = value, from
		}
	}
	for _, r := range w.table.Rows() {
		done()
		if c.full(r.Number) {
			return
		}
		party := joinCells(r.Cells, w.party)
		date := ""
		if w.date >= 0 {
			date = strings.TrimSpace(r.Cells[w.date])
			if year, ok := strings.CutSuffix(date, ".0"); ok && len(year) == 4 { // as programs write years in a column with gaps
				date = year
			}
		}
		if len(w.name) > 0 && party != "" {
			c.proposer.party(party, joinCells(r.Cells, w.name))
			c.placeProposals(r.Number, []string{party}, w.party[:1]) // perhaps the row has no answers
		}
		for i := range w.questions {
			q := &w.questions[i]
			answer, given := w.cell(r, q.column)
			weight, weighed := "", false
			if q.salience >= 0 {
				weight, weighed = w.cell(r, q.salience)
			}
			if !given {
				if weighed {
					w.orphans++
				}
				continue
			}
			for i := range row.cells[:len(row.cells)-len(set)] {
				row.cells[i], row.from[i] = "", -1
			}
			put("date", date, w.date)
			if c.dates.yearAlone(date) {
				put("when", date, w.date)
				put("date_title", "Wave of "+date, w.date)
				put("date_note", "The table gives the year of the wave and no day; it stands here on its last day.", w.date)
			}
			put("party", party, w.party[0])
			put("issue", q.issue.ID, -1)
			position, ok := w.rescaled(r.Number, q.column, answer, q.low, q.high, q.scaled, q.issue.Scale)
			if !ok {
				continue
			}
			put("position", position, q.column)
			if weighed {
				if weight, ok = w.rescaled(r.Number, q.salience, weight, q.salienceLow, q.salienceHigh, true, &positions.Scale{Max: 100}); !ok {
					continue
				}
				put("salience", weight, q.salience)
			}
			m := margin{width: -1}
			if margins && q.issue.Scale.Numeric() {
				if m, ok = w.marginOf(r, q); !ok {
					continue
				}
				if at, ok := w.number(position); ok && m.width >= 0 && at >= q.issue.Scale.Min && at <= q.issue.Scale.Max {
					low, high := around(at, m.width*q.unit(), q.issue.Scale)
					put("plausible_low", positions.Number(low), q.column)
					put("plausible_high", positions.Number(high), q.column)
				}
			}
			said := q.said(answer, m, w.table.DecimalComma)
			put("summary", said, q.column)
			put("basis", positions.Assessed.String(), -1)
			put("paraphrase", said+".", q.column)
			put("locator", locator(w.headings(w.party)+" "+party, date, "column "+q.heading), -1)
			row.constants()
			c.add(r, row.cells, row.from)
		}
	}
	switch w.orphans {
	case 0:
	case 1:
		c.result.Notes = append(c.result.Notes, "1 salience without a position was passed over")
	default:
		c.result.Notes = append(c.result.Notes, fmt.Sprintf("%d saliences without a position were passed over", w.orphans))
	}
	if margins {
		c.result.Notes = append(c.result.Notes, w.marginNotes()...)
	}
}

// cell gives an answer; false where there is none.
func (w *surveyReader) cell(r sheet.Row, column int) (string, bool) {
	s := strings.TrimSpace(r.Cells[column])
	if w.table.Text {
		s = tidy.Unguard(s)
	}
	return s, !missingCells[s]
}

func (w *surveyReader) headings(columns []int) string {
	var names []string
	for _, i := range columns {
		names = append(names, w.table.Headings[i])
	}
	return strings.Join(names, " ")
}

func joinCells(cells []string, columns []int) string {
	var parts []string
	for _, i := range columns {
		if s := strings.TrimSpace(cells[i]); s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " ")
}

// said puts an answer into words, with the survey's scale, so that a number
// means something, and with its margin.
func (q *question) said(answer string, m margin, comma bool) string {
	low, high := q.low, q.high
	switch {
	case q.scaled:
	case q.issue.Scale.Numeric():
		low, high = q.issue.Scale.Min, q.issue.Scale.Max
	default:
		return "Expert survey: " + answer
	}
	told := fmt.Sprintf("Expert survey mean %s%s on %v to %v", rounded(answer, comma), m.said(), low, high)
	if m.from != "" {
		told += " (" + m.from + ")"
	}
	return told
}

// unit is how much of the issue's scale a unit of the survey's is.
func (q *question) unit() float64 {
	if !q.scaled {
		return 1
	}
	return (q.issue.Scale.Max - q.issue.Scale.Min) / (q.high - q.low)
}

// rescaled takes a number from the survey's scale to another; where the two are
// the same, it stays as it is written.
func (w *surveyReader) rescaled(number, column int, answer string, low, high float64, scaled bool, to *positions.Scale) (string, bool) {
	if !scaled {
		return answer, true
	}
	v, ok := w.number(answer)
	switch {
	case !ok:
		return "", w.wrong(number, column, tick(answer)+" is not a number", fmt.Sprintf("numbers here go from %v to %v; leave a cell empty where there is no answer", low, high))
	case !(v >= low && v <= high):
		return "", w.wrong(number, column, tick(answer)+" is off the survey's scale", fmt.Sprintf("it goes from %v to %v", low, high))
	case low == to.Min && high == to.Max:
		return answer, true
	}
	return strconv.FormatFloat(to.Min+(v-low)/(high-low)*(to.Max-to.Min), 'f', -1, 64), true
}

// number reads a number as the table writes it.
func (w *surveyReader) number(cell string) (float64, bool) {
	v, err := strconv.ParseFloat(cell, 64)
	if err != nil && w.table.DecimalComma {
		v, err = strconv.ParseFloat(strings.Replace(cell, ",", ".", 1), 64)
	}
	return v, err == nil
}

// wrong notes what is wrong with a cell. It gives false, for "not read".
func (w *surveyReader) wrong(row, column int, message, hint string) bool {
	w.collector.result.Problems = append(w.collector.result.Problems, sheet.Problem{Row: row, Column: column + 1, Heading: w.table.Headings[column], Message: message, Hint: hint})
	return false
}

// locator says where in the table an answer stands.
func locator(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}

// rounded gives a number with at most two digits behind the point, for people.
func rounded(answer string, comma bool) string {
	if comma {
		answer = strings.Replace(answer, ",", ".", 1)
	}
	v, err := strconv.ParseFloat(answer, 64)
	if err != nil {
		return answer // reported where it is read
	}
	text := strings.TrimRight(strings.TrimRight(strconv.FormatFloat(v, 'f', 2, 64), "0"), ".")
	if text == "-0" {
		return "0"
	}
	return text
}
