package pages

import (
	"slices"
	"strings"

	"stance/diff/report"
	"stance/diff/report/document"
	"stance/diff/report/page"
	"stance/positions"
)

// Frame is what stands around a page; to gives the address of another page, or of what programs
// get in its place, seen from this one, and "" where there is none.
func (d *Dataset) Frame(p *Page, to func(page string) string) *page.Frame {
	f := &page.Frame{
		Ways: d.ways(p), Search: "/search", Sought: p.asks.sought, Here: p.Address,
		Cite: d.citing()(p.tells()), Name: p.Name,
		To: func(page string) string {
			if page == p.Address || d.File == nil && strings.HasPrefix(page, "/file/") {
				return ""
			}
			return to(page)
		},
	}
	if p.JSON != nil {
		f.Twin = to(Twin(p.Address))
	}
	has := p.asks.has()
	if slices.Contains(has, dateParameter) && len(d.Dates()) > 0 {
		days := page.Choice{Name: "Date"}
		for _, di := range d.Dates() {
			days.Ways = append(days.Ways, page.Way{Name: report.DateName(di), Page: p.asks.on(di.Date).address(), Here: di.Date == p.asks.date})
		}
		if !slices.ContainsFunc(days.Ways, func(w page.Way) bool { return w.Here }) {
			days.Ways = append(days.Ways, page.Way{Name: p.asks.date.Text(), Page: p.Address, Here: true})
		}
		if d.Today != nil {
			days.Ways = append(days.Ways, page.Way{Name: positions.Today, Page: p.asks.onToday().address()})
		}
		f.Choices = append(f.Choices, days)
		f.Here = p.asks.on(p.asks.date).address() // with its day, as there will be a later one
	}
	if p.asks.begin == "changes" {
		f.Choices = append(f.Choices, d.periods(p.asks)...)
	}
	if slices.Contains(has, partyParameter) {
		f.Choices = append(f.Choices,
			narrowed(p.asks, "Party", d.book().Parties, func(a *asked) *[]*positions.Party { return &a.filter.Parties }, func(p *positions.Party) string { return p.Name }),
			narrowed(p.asks, "Issue", d.book().Issues, func(a *asked) *[]*positions.Issue { return &a.filter.Issues }, func(is *positions.Issue) string { return is.Name }))
	}
	return f
}

// tells names what the page tells.
func (p *Page) tells() document.Text {
	if about := p.Document().About; about.Text() != "" {
		return about
	}
	return document.Text{{Text: p.asks.begin}}
}

// narrowed leads to a page narrowed to one more of some things, or to one less of those that it is
// narrowed to.
func narrowed[T any](asks asked, name string, all []*T, in func(*asked) *[]*T, called func(*T) string) page.Choice {
	c := page.Choice{Name: name}
	for _, thing := range all {
		a := asks
		a.filter.Parties, a.filter.Issues = slices.Clone(a.filter.Parties), slices.Clone(a.filter.Issues)
		chosen := in(&a)
		i := slices.Index(*chosen, thing)
		if i >= 0 {
			*chosen = slices.Delete(*chosen, i, i+1)
		} else {
			*chosen = append(*chosen, thing)
		}
		a.order()
		c.Ways = append(c.Ways, page.Way{Name: called(thing), Page: a.address(), Here: i >= 0})
	}
	return c
}

// periods lead to what changed from another day, or to another.
func (d *Dataset) periods(asks asked) []page.Choice {
	from, to := page.Choice{Name: "From"}, page.Choice{Name: "To"}
	for _, di := range d.Dates() {
		if di.Date <= asks.date {
			from.Ways = append(from.Ways, page.Way{Name: report.DateName(di), Page: asks.between(di.Date, asks.date).address(), Here: di.Date == asks.from})
		}
		if di.Date >= asks.from {
			to.Ways = append(to.Ways, page.Way{Name: report.DateName(di), Page: asks.between(asks.from, di.Date).address(), Here: di.Date == asks.date})
		}
	}
	return []page.Choice{from, to}
}

// ways lead to the main pages.
func (d *Dataset) ways(p *Page) []page.Way {
	ways := []page.Way{{Name: "Overview", Page: "/", Here: p.asks.begin == ""}}
	add := func(name, begin, to string) {
		ways = append(ways, page.Way{Name: name, Page: to, Here: p.asks.begin == begin})
	}
	if dates := d.Dates(); d.sound() && len(dates) > 0 {
		last := dates[len(dates)-1].Date
		if before := d.before(last); before != 0 {
			add("Changes", "changes", report.ChangesPage(before, last))
		}
		add("Gap", "gap", "/gap")
		add("Terms", "terms", "/terms")
		add("Voices", "voices", "/voices")
	}
	if d.sound() {
		add("Sources", "sources", "/sources")
		if d.Coding {
			add("Code", "code", "/code")
		}
		add("Review", "review", "/review")
	}
	add("Problems", "problems", "/problems")
	return ways
}
