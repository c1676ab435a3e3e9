package intake

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"stance/positions"
	"stance/positions/exchange/sheet"
)

// Margins say how exactly a survey knows its positions. A position with a margin has a
// plausible range, which ends where its scale does.
type Margins struct {
	// Fixed are margins in units of the survey's scale, X for all issues or ISSUE=X for
	// one: positions lie within ±X. They are for positions of which the table does not
	// tell a margin.
	Fixed []string
	// Deviations are columns of the experts' standard deviations, COLUMN=ISSUE, or a
	// heading with * for that of the positions; none: *_sd, where Experts are given.
	Deviations []string
	// Experts are columns of how many experts placed the party, COLUMN for all issues,
	// COLUMN=ISSUE, or a heading with * for that of the positions. The range is then the
	// 95 % interval of the mean, mean ± t(0.975, n−1)·sd/√n (Student 1908, The probable
	// error of a mean, Biometrika 6; the experts as a sample of all that could be asked).
	Experts []string
}

func (m *Margins) given() bool { return len(m.Fixed)+len(m.Deviations)+len(m.Experts) > 0 }

// defaultDeviations are the headings of standard deviations, for that of the positions.
const defaultDeviations = "*_sd"

// findMargins finds what tells the margin of each question.
func (w *surveyReader) findMargins(m Margins) error {
	if len(m.Deviations) > 0 && len(m.Experts) == 0 {
		return usagef("name the column with --experts COLUMN", "--sd needs the number of experts, too")
	}
	if len(m.Experts) > 0 && len(m.Deviations) == 0 {
		m.Deviations = []string{defaultDeviations}
	}
	for _, text := range m.Deviations {
		if !strings.ContainsAny(text, "=*") {
			return usagef("write COLUMN=ISSUE, or * for the headings of positions: "+defaultDeviations, "--sd %s: of which issue is it?", text)
		}
		if err := w.besidePositions("sd", text, func(q *question, column int) { q.deviation = column }); err != nil {
			return err
		}
	}
	for _, text := range m.Experts {
		if err := w.besidePositions("experts", text, func(q *question, column int) { q.experts = column }); err != nil {
			return err
		}
	}
	return w.fixedMargins(m.Fixed)
}

// besidePositions gives questions the column that a flag names for them: COLUMN for all,
// COLUMN=ISSUE for one, or a heading with * for that of the positions.
func (w *surveyReader) besidePositions(flag, text string, give func(q *question, column int)) error {
	heading, issue, named := strings.Cut(text, "=")
	if !named && strings.Contains(heading, "*") {
		return w.likePositions(flag, heading, give)
	}
	column, err := Heading(w.table, strings.TrimSpace(heading))
	if err != nil {
		return err
	}
	w.used[column] = true
	if !named {
		for i := range w.questions {
			give(&w.questions[i], column)
		}
		return nil
	}
	q, err := w.questionOf(flag, text, strings.TrimSpace(issue))
	if err == nil {
		give(q, column)
	}
	return err
}

// likePositions gives each question the column whose heading is the pattern with that of
// its positions in place of *. There may be questions without one, but one has to have it.
func (w *surveyReader) likePositions(flag, pattern string, give func(q *question, column int)) error {
	found := false
	var wanted []string
	for i := range w.questions {
		q := &w.questions[i]
		wanted = append(wanted, strings.ReplaceAll(pattern, "*", q.heading))
		for _, stem := range q.stems() {
			folded := foldHeading(strings.ReplaceAll(pattern, "*", stem))
			column := slices.IndexFunc(w.table.Headings, func(h string) bool { return foldHeading(h) == folded })
			if column < 0 || column == q.column {
				continue
			}
			give(q, column)
			w.used[column], found = true, true
			break
		}
	}
	if !found {
		return usagef("name them with --"+flag+" COLUMN=ISSUE, or a heading with * for that of the positions", "no column is headed %s", listed(wanted))
	}
	return nil
}

// fixedMargins reads margins that are the same for all parties.
func (w *surveyReader) fixedMargins(fixed []string) error {
	const spelling = "write a number in units of the survey's scale, --margin 0.5, or one for an issue, --margin ISSUE=0.5"
	for _, single := range []bool{false, true} { // what is said of one issue wins
		for _, text := range fixed {
			issue, number, named := strings.Cut(text, "=")
			if !named {
				number = text
			}
			if named != single {
				continue
			}
			margin, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
			if err != nil || !(margin >= 0) || math.IsInf(margin, 0) {
				return usagef(spelling, "--margin %s: %s is no margin", text, tick(strings.TrimSpace(number)))
			}
			if !named || strings.TrimSpace(issue) == "*" {
				for i := range w.questions {
					if q := &w.questions[i]; q.issue.Scale.Numeric() {
						q.margin = margin
					}
				}
				continue
			}
			q, err := w.questionOf("margin", text, strings.TrimSpace(issue))
			if err != nil {
				return err
			}
			if !q.issue.Scale.Numeric() {
				return usagef("leave it out: margins are for positions in numbers", "--margin %s: %s has options", text, q.issue.ID)
			}
			q.margin = margin
		}
	}
	return nil
}

// margin is how exactly a survey knows a position.
type margin struct {
	width float64 // in units of the survey's scale; -1: not known
	given bool    // by the user, and not computed
	from  string  // what the table tells of it, in words, "" for nothing
}

// marginOf gives the margin of an answer; false where what the table says of it can't be
// read.
func (w *surveyReader) marginOf(r sheet.Row, q *question) (m margin, ok bool) {
	deviation, experts := "", ""
	if q.deviation >= 0 && q.experts >= 0 {
		deviation, _ = w.cell(r, q.deviation)
		experts, _ = w.cell(r, q.experts)
	}
	var sd, n float64
	if !missingCells[deviation] {
		if sd, ok = w.number(deviation); !ok || !(sd >= 0) || math.IsInf(sd, 0) {
			return m, w.wrong(r.Number, q.deviation, tick(deviation)+" is no standard deviation", "a number, not less than 0; leave the cell empty where it is not known")
		}
	}
	if !missingCells[experts] {
		if n, ok = w.number(experts); !ok || !(n >= 0) || n != math.Trunc(n) || math.IsInf(n, 0) {
			return m, w.wrong(r.Number, q.experts, tick(experts)+" is no number of experts", "a whole number; leave the cell empty where it is not known")
		}
		m.from = expertCount(n)
	}
	switch {
	case n >= 2 && !missingCells[deviation]:
		return margin{width: w.quantile(n-1) * sd / math.Sqrt(n), from: fmt.Sprintf("standard deviation %s, %s", rounded(deviation, w.table.DecimalComma), m.from)}, true
	case q.margin >= 0:
		m.width, m.given = q.margin, true
		return m, true
	}
	w.unsure++
	m.width = -1
	return m, true
}

// said puts a margin behind a mean, one that was computed with three figures.
func (m margin) said() string {
	if m.width < 0 {
		return ""
	}
	width := m.width
	if !m.given {
		width, _ = strconv.ParseFloat(strconv.FormatFloat(width, 'g', 3, 64), 64)
	}
	return " ± " + positions.Number(width)
}

func expertCount(n float64) string {
	if n == 1 {
		return "1 expert"
	}
	return strconv.FormatFloat(n, 'f', -1, 64) + " experts"
}

// marginNotes say how many positions have no margin, though margins were asked for.
func (w *surveyReader) marginNotes() []string {
	switch w.unsure {
	case 0:
		return nil
	case 1:
		return []string{"1 position has no margin, as its standard deviation or two experts are missing"}
	}
	return []string{fmt.Sprintf("%d positions have no margin, as their standard deviation or two experts are missing", w.unsure)}
}

// quantile is studentT, of each number once.
func (w *surveyReader) quantile(freedom float64) float64 {
	t, had := w.quantiles[freedom]
	if !had {
		t = studentT(freedom)
		w.quantiles[freedom] = t
	}
	return t
}

// around is the range of a margin around a position on a scale. Its ends are rounded
// outward, to a thousandth of the margin, so that people can read them and no rounding takes
// two ranges apart. It ends where the scale ends.
func around(position, margin float64, scale *positions.Scale) (low, high float64) {
	low, high = position, position
	if margin > 0 {
		low, high = rounding(position-margin, margin, math.Floor), rounding(position+margin, margin, math.Ceil)
	}
	return max(scale.Min, min(low, position)), min(scale.Max, max(high, position))
}

// rounding rounds to a thousandth of a margin in one direction, but for what computers add
// to 5.1 - 0.5.
func rounding(v, margin float64, direction func(float64) float64) float64 {
	const slack = 1e-6
	digits := min(3-math.Floor(math.Log10(margin)), 12)
	unit := math.Pow(10, math.Abs(digits))
	whole := v * unit
	if digits < 0 {
		whole = v / unit
	}
	if near := math.Round(whole); math.Abs(whole-near) < slack {
		whole = near
	}
	if whole = direction(whole); digits < 0 {
		return whole * unit
	}
	return whole / unit
}
