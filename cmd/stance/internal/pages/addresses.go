package pages

import (
	"slices"

	"stance/diff/report"
	"stance/diff/report/document"
	"stance/positions"
)

// Addresses lists every page, each once: those of a day once for each snapshot date and once
// without, what changed between consecutive dates and from the first to the last, and none that is
// narrowed.
func (d *Dataset) Addresses() []string {
	if !d.sound() {
		return append([]string{"/problems"}, d.fileAddresses()...)
	}
	all := []string{"/", "/sources", "/review", "/problems", "/search"}
	if dates := d.Dates(); len(dates) > 0 {
		all = append(all, "/gap", "/terms", "/voices")
		for _, begin := range []string{"", "gap", "terms"} {
			for _, di := range dates {
				all = append(all, (&asked{begin: begin}).on(di.Date).address())
			}
		}
		for i := 1; i < len(dates); i++ {
			all = append(all, report.ChangesPage(dates[i-1].Date, dates[i].Date))
		}
		if len(dates) > 2 {
			all = append(all, report.ChangesPage(dates[0].Date, dates[len(dates)-1].Date))
		}
		for _, p := range d.book().Parties {
			all = append(all, report.PartyPage(p))
		}
		for _, is := range d.book().Issues {
			all = append(all, report.IssuePage(is))
			for _, p := range d.book().Parties {
				if d.told(p, is) {
					all = append(all, report.CellPage(p, is))
				}
			}
		}
	}
	for _, s := range d.Read.Dataset.Sources {
		all = append(all, report.SourcePage(s))
	}
	return append(all, d.fileAddresses()...)
}

// told reports whether there is anything to tell of a cell.
func (d *Dataset) told(p *positions.Party, is *positions.Issue) bool {
	return len(d.history.Track(p, is)) > 0 || len(d.history.ClaimsMade(p, is)) > 0 || len(d.history.Silences(p, is)) > 0 ||
		slices.Contains(d.taken, taken{p, is})
}

// fileAddresses lists the pages of files, where these are shown.
func (d *Dataset) fileAddresses() []string {
	if d.File == nil {
		return nil
	}
	var all []string
	for name := range d.files() {
		all = append(all, report.FilePage(name, 0))
	}
	slices.Sort(all)
	return all
}

// News lists what changed and was claimed from each date to the next, the latest first.
func (d *Dataset) News(most int) ([]report.NewsItem, error) { return report.NewNews(d.history, most) }

// Entries lists what a search finds but for the texts of sources, the latest first.
func (d *Dataset) Entries() []report.SearchEntry { return d.searched().Entries() }

// Index has links to all that is told, for who cannot search.
func (d *Dataset) Index() []document.Block { return report.IndexBlocks(d.history, d.told) }

// History is what is shown.
func (d *Dataset) History() *positions.History { return d.history }
