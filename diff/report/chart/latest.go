package chart

import (
	"slices"

	"stance/diff"
	"stance/diff/report"
	"stance/positions"
)

// mostSteps is how many steps of all parties together a chart in a document draws. Far fewer can be told
// apart; each is a line of its figures, too.
const mostSteps = 400

// latest are the cells with their steps on so many of the last dates that there are no more than most, and the
// first of these dates. What was in force then is the first step of a cell. Of cells with fewer
// steps it gives all, and 0.
func latest(cells []*report.LoggedCell, most int) ([]*report.LoggedCell, positions.Date) {
	var dates []positions.Date
	for _, c := range cells {
		for i := range c.Steps {
			dates = append(dates, c.Steps[i].To.Date())
		}
	}
	if len(dates) <= most {
		return cells, 0
	}
	slices.Sort(dates)
	from := dates[len(dates)-most]
	if dates[len(dates)-most-1] == from && from != dates[len(dates)-1] { // some of that date's would be too many
		later, _ := slices.BinarySearch(dates, from+1)
		from = dates[later]
	}
	shown := make([]*report.LoggedCell, len(cells))
	for i, c := range cells {
		n := len(c.Steps) - len(stepsFrom(c, from))
		if n > 0 && (n == len(c.Steps) || c.Steps[n].To.Date() > from) {
			n--
		}
		narrowed := *c
		narrowed.Steps = c.Steps[n:]
		shown[i] = &narrowed
	}
	return shown, from
}

// within are the cells with what came into force from a date on.
func within(cells []*report.LoggedCell, from positions.Date) []*report.LoggedCell {
	if from == 0 {
		return cells
	}
	list := make([]*report.LoggedCell, len(cells))
	for i, c := range cells {
		narrowed := *c
		narrowed.Steps = stepsFrom(c, from)
		list[i] = &narrowed
	}
	return list
}

func stepsFrom(c *report.LoggedCell, from positions.Date) []diff.Change {
	n, _ := slices.BinarySearchFunc(c.Steps, from, func(ch diff.Change, d positions.Date) int { return int(ch.To.Date() - d) })
	return c.Steps[n:]
}
