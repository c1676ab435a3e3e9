package report

import (
	"slices"

	"stance/diff"
	"stance/positions"
	"stance/positions/search"
)

// NewsItem is something that happened, for those who follow a dataset.
type NewsItem struct {
	ID    string // the same for the same thing
	Day   positions.Date
	Title string
	Words string // what was said, in the coder's words
	Page  string
}

// NewNews lists what changed and was claimed from each snapshot date to the next, the latest
// first, most items at most.
func NewNews(h *positions.History, most int) ([]NewsItem, error) {
	var all []NewsItem
	dates := h.Dataset.Dates
	for i := len(dates) - 1; i > 0 && len(all) < most; i-- {
		c, err := diff.Compare(h, dates[i-1].Date, dates[i].Date)
		if err != nil {
			return nil, err
		}
		for j := range c.Changes {
			change := &c.Changes[j]
			if change.Inherited || change.Kind == diff.Unchanged || change.To == nil {
				continue
			}
			all = append(all, NewsItem{
				ID: "change:" + c.To.String() + ":" + cellOf(change.Issue, change.Party), Day: c.To,
				Title: change.Party.Name + " on " + change.Issue.Name + ": " + KindLabel(change),
				Words: change.To.Stance.Summary, Page: CellPage(change.Party, change.Issue),
			})
		}
		for _, e := range c.ClaimChanges {
			if e.Kind == diff.ClaimRepeated {
				continue
			}
			all = append(all, NewsItem{
				ID: "claim:" + c.To.String() + ":" + cellOf(e.Issue, e.Party) + ":" + e.By.ID, Day: c.To,
				Title: e.By.Name + " about " + e.Party.Name + " on " + e.Issue.Name + ": " + ClaimKindWord(e.Kind, 1),
				Words: e.To.Summary, Page: CellPage(e.Party, e.Issue),
			})
		}
	}
	return all[:min(len(all), most)], nil
}

// SearchEntry is a text that can be found, with the words by which it is.
type SearchEntry struct {
	Title string   // whose it is
	Of    string   // what it is: "quotation"
	Words string   // as they stand
	Page  string   // where they are shown
	Finds []string // each once, folded as package search has it
}

// Entries lists what there is to be found but for the texts of sources, the latest first.
func (x *SearchIndex) Entries() []SearchEntry {
	var all []SearchEntry
	for i := range slices.Backward(x.entries) {
		h := &x.entries[i]
		if h.Kind == InSource {
			continue
		}
		e := SearchEntry{Title: h.cell(), Of: h.Kind.word(), Words: h.Words, Page: h.Page()}
		for _, w := range search.Words(h.Words) {
			if !slices.Contains(e.Finds, w) {
				e.Finds = append(e.Finds, w)
			}
		}
		all = append(all, e)
	}
	return all
}
