package report

import (
	"cmp"

	"stance/diff/report/document"
	"stance/positions"
)

// IndexBlocks lead to each cell, by issue, to each party, date and source, for who cannot search.
func IndexBlocks(h *positions.History, told func(*positions.Party, *positions.Issue) bool) []document.Block {
	d := h.Dataset
	var blocks []document.Block
	part := func(id, name string, items []document.Text) {
		if items != nil {
			blocks = append(blocks, document.Section{ID: id, Name: say(name), Part: true, Blocks: []document.Block{document.List{Items: items}}})
		}
	}
	var issues, parties, dates, sources []document.Text
	for _, is := range d.Codebook.Issues {
		line := document.Text{{Text: is.Name, Data: true, Page: IssuePage(is)}}
		separator := ": "
		for _, p := range d.Codebook.Parties {
			if told(p, is) {
				line = append(line, document.Run{Text: separator}, document.Run{Text: p.Name, Data: true, Page: CellPage(p, is)})
				separator = ", "
			}
		}
		issues = append(issues, line)
	}
	for _, p := range d.Codebook.Parties {
		parties = append(parties, document.Text{{Text: p.Name, Data: true, Page: PartyPage(p)}})
	}
	for i, di := range d.Dates {
		line := document.Text{{Text: DateName(di), Data: true, Page: DayPage(di.Date)}}
		if i > 0 {
			before := d.Dates[i-1]
			line = append(line, document.Run{Text: ", "}, document.Run{Text: "changed since " + DateName(before), Data: true, Page: ChangesPage(before.Date, di.Date)})
		}
		dates = append(dates, line)
	}
	for _, s := range d.Sources {
		sources = append(sources, document.Text{{Text: cmp.Or(s.Title, s.ID), Data: true, Page: SourcePage(s)}})
	}
	part("issues", "Issues, and who is recorded on each", issues)
	part("parties", "Parties", parties)
	part("dates", "Dates", dates)
	part("sources", "Sources", sources)
	return blocks
}
