package intake

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"stance/positions"
	"stance/positions/exchange/tidy"
	"stance/positions/slug"
)

func (w *surveyReader) findColumns(s Survey, set []Pair) error {
	w.used = map[int]bool{}
	w.date = -1
	find := func(names []string) (at []int, err error) {
		for _, name := range names {
			i, err := Heading(w.table, name)
			if err != nil {
				return nil, err
			}
			at, w.used[i] = append(at, i), true
		}
		return at, nil
	}
	if len(s.Party) == 0 {
		s.Party = []string{"party"}
	}
	var err error
	if w.party, err = find(s.Party); err != nil {
		return also(err, "name the column that tells the parties with --party-column")
	}
	if w.name, err = find(s.PartyName); err != nil {
		return err
	}
	if slices.ContainsFunc(set, func(p Pair) bool { return p.Name == "date" }) {
		return nil
	}
	if s.Date == "" {
		s.Date = "date"
		if _, err := Heading(w.table, "date"); err != nil {
			s.Date = "year"
		}
	}
	at, err := find([]string{s.Date})
	if err != nil {
		return also(err, "name the column of dates or years with --date-column, or give one date for all rows with --set date=YYYY-MM-DD")
	}
	w.date = at[0]
	return nil
}

// also adds to the hint of a mistake in the options.
func also(err error, hint string) error {
	if u, ok := err.(*UsageError); ok {
		return &UsageError{u.Message, strings.TrimSuffix(hint+"; "+u.Hint, "; ")}
	}
	return err
}

// columnSpec is HEADING[:MIN..MAX][=ISSUE].
type columnSpec struct {
	column    int
	issue     string
	low, high float64
	scaled    bool
}

func (w *surveyReader) spec(flag, s string) (columnSpec, error) {
	var c columnSpec
	heading, issue, named := strings.Cut(s, "=")
	if named {
		c.issue = strings.TrimSpace(issue)
	}
	i := strings.LastIndexByte(heading, ':')
	if i >= 0 {
		if c.low, c.high, c.scaled = bounds(heading[i+1:]); c.scaled {
			heading = heading[:i]
		}
	}
	var err error
	c.column, err = Heading(w.table, strings.TrimSpace(heading))
	if c.issue == "" && err == nil {
		c.issue = w.table.Headings[c.column]
	}
	if err != nil && strings.Contains(heading, ",") {
		return c, also(err, fmt.Sprintf("give --%s once for each column", flag))
	}
	if err != nil && i >= 0 && !c.scaled {
		return c, usagef("write it as COLUMN:MIN..MAX=ISSUE, such as lrgen:0..10=left-right", "--%s %s: %q is no scale", flag, s, heading[i+1:])
	}
	return c, err
}

func (w *surveyReader) findQuestions(s Survey, have *positions.Dataset, p *proposer) error {
	specs := make([]columnSpec, 0, len(s.Positions))
	for _, text := range s.Positions {
		c, err := w.spec("position", text)
		if err != nil {
			return err
		}
		specs = append(specs, c)
	}
	if len(specs) == 0 {
		for i, h := range w.table.Headings {
			if is := issueHeaded(have, h); is != nil && !w.used[i] {
				specs = append(specs, columnSpec{column: i, issue: is.ID})
			}
		}
	}
	if len(specs) == 0 {
		return usagef("say which columns hold positions, each with the survey's scale: --position lrgen:0..10=left-right; without =ISSUE the heading names it", "no column is headed by an issue of the codebook")
	}
	for _, spec := range specs {
		q := question{column: spec.column, heading: w.table.Headings[spec.column], low: spec.low, high: spec.high, scaled: spec.scaled, salience: -1, deviation: -1, experts: -1, margin: -1}
		if w.used[q.column] {
			return usagef("", "the column %s is named twice", q.heading)
		}
		w.used[q.column] = true
		if found, miss := p.known.Issue(spec.issue); found == nil && miss.Several == "" && p.issueBySlug(spec.issue) == nil {
			scale := p.scales[nameKey(spec.issue)]
			if scale == nil && !spec.scaled && p.newScale == nil {
				return usagef(fmt.Sprintf("give the survey's scale: --position %s:0..10=%s, or one for all issues: --scale '*=0..10'", q.heading, spec.issue), "the codebook has no issue %q", spec.issue)
			}
			if scale == nil && spec.scaled {
				p.scales[nameKey(spec.issue)] = &positions.Scale{Min: spec.low, Max: spec.high}
			}
		}
		var miss tidy.Miss
		if q.issue, miss = p.issue(spec.issue); q.issue == nil {
			return usagef(miss.Hint, "--position %s: %s", q.heading, miss.Several)
		}
		if n := len(p.missing.Proposals); n > 0 && p.missing.Proposals[n-1].Row == 0 {
			proposal := &p.missing.Proposals[n-1]
			proposal.Row, proposal.Column, proposal.Heading = w.table.Header, q.column+1, q.heading
		}
		if q.issue.Scale == nil {
			return usagef("give it one in the codebook", "the issue %s has no scale for the positions of column %s", q.issue.ID, q.heading)
		}
		if spec.scaled && !q.issue.Scale.Numeric() {
			return usagef("leave "+fmt.Sprintf("%v..%v", spec.low, spec.high)+" out; the cells must then name options", "the issue %s has options, so that its positions cannot be taken from a scale of numbers", q.issue.ID)
		}
		w.questions = append(w.questions, q)
	}
	return w.findSaliences(s, p)
}

// issueHeaded finds the issue that a heading names.
func issueHeaded(have *positions.Dataset, heading string) *positions.Issue {
	for _, is := range have.Codebook.Issues {
		if slug.Of(heading) == is.ID || strings.EqualFold(heading, is.Name) {
			return is
		}
	}
	return nil
}

func (w *surveyReader) findSaliences(s Survey, p *proposer) error {
	low, high, known := bounds(s.SalienceScale)
	if s.SalienceScale != "" && !known {
		return usagef("write MIN..MAX, such as 0..10", "--salience-scale %s is no scale", s.SalienceScale)
	}
	give := func(q *question, c columnSpec) error {
		if !c.scaled {
			c.low, c.high, c.scaled = low, high, known
		}
		if !c.scaled {
			return usagef("say it with --salience-scale, such as --salience-scale 0..10; they become 0 to 100", "the scale of the saliences in column %s is not known", w.table.Headings[c.column])
		}
		q.salience, q.salienceLow, q.salienceHigh = c.column, c.low, c.high
		w.used[c.column] = true
		return nil
	}
	for _, text := range s.Saliences {
		c, err := w.spec("salience", text)
		if err != nil {
			return err
		}
		q, err := w.questionOf("salience", text, c.issue)
		if err != nil {
			return also(err, "write it as --salience COLUMN=ISSUE, for an issue whose positions are read")
		}
		if err := give(q, c); err != nil {
			return err
		}
	}
	stems := map[string][]int{} // of headings that name saliences: the columns
	for j, h := range w.table.Headings {
		if stem, ok := salienceStem(h); ok && !w.used[j] {
			stems[stem] = append(stems[stem], j)
		}
	}
	for i := range w.questions {
		q := &w.questions[i]
		if q.salience >= 0 {
			continue
		}
		column, from := -1, ""
		for _, stem := range q.stems() {
			if free := stems[stem]; len(free) > 0 && (column < 0 || free[0] < column) {
				column, from = free[0], stem
			}
		}
		if column < 0 {
			continue
		}
		if err := give(q, columnSpec{column: column}); err != nil {
			return err
		}
		stems[from] = stems[from][1:]
	}
	return nil
}

// questionOf finds the question that a flag means by its issue's id or name, or by the
// heading of its positions.
func (w *surveyReader) questionOf(flag, text, issue string) (*question, error) {
	var names []string
	for i := range w.questions {
		q := &w.questions[i]
		if q.issue.ID == issue || strings.EqualFold(q.issue.Name, issue) || q.heading == issue {
			return q, nil
		}
		names = append(names, q.issue.ID, q.heading)
	}
	return nil, usagef(cmp.Or(didYouMean(issue, names), "issues: "+listed(w.issues())), "--%s %s: no positions are read for %q", flag, text, issue)
}

func (w *surveyReader) issues() []string {
	var ids []string
	for _, q := range w.questions {
		ids = append(ids, q.issue.ID)
	}
	return ids
}

// salienceStem is what a heading gives the salience of: lrecon for
// lrecon_salience.
func salienceStem(heading string) (string, bool) {
	folded := foldHeading(heading)
	for _, ending := range []string{"salience", "saliency", "sal", "importance"} {
		if stem, ok := strings.CutSuffix(folded, ending); ok && stem != "" {
			return stem, true
		}
	}
	return "", false
}

func foldHeading(s string) string { return strings.ReplaceAll(slug.Of(s), "-", "") }

// unused tells of the columns that are not read.
func (w *surveyReader) unused() []string {
	var names []string
	for i, h := range w.table.Headings {
		if !w.used[i] && h != "" {
			names = append(names, h)
		}
	}
	return unusedColumns(names)
}
