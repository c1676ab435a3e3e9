package chart

import (
	"strings"

	"stance/diff/report/document"
	"stance/diff/report/picture"
	"stance/positions"
)

// Chart is a picture with the figures that it shows.
type Chart struct {
	picture.Picture
	Figures Figures
}

// maxTold is how many parties or pairs a description lists; the table has all of them.
const maxTold = 30

// newChart makes a chart that lay lays out for a frame.
func newChart(foreign picture.Foreign, title, subtitle string, describe []string, f Figures, lay func(picture.Frame) *picture.Layout) *Chart {
	for i := range describe {
		describe[i] = foreign.Clean(describe[i])
	}
	return &Chart{*picture.New(foreign.Clean(title), foreign.Clean(subtitle), strings.Join(describe, " "), lay), f}
}

// foreignOn are the texts of a codebook that charts of some issues isolate.
func foreignOn(book *positions.Codebook, issues ...*positions.Issue) picture.Foreign {
	var texts []string
	for _, p := range book.Parties {
		texts = append(texts, p.Name)
	}
	for _, is := range issues {
		texts = append(texts, is.Name, is.Question)
		if is.Scale != nil {
			texts = append(texts, is.Scale.Low, is.Scale.High)
			for _, o := range is.Scale.Options {
				texts = append(texts, o.Label)
			}
		}
	}
	return picture.ForeignOf(texts...)
}

// InDocument is the chart in a document, with its figures but for columns that are empty;
// nil for no chart.
func (c *Chart) InDocument() *document.Picture {
	if c == nil {
		return nil
	}
	return &document.Picture{Drawing: c, Figures: c.Figures.table()}
}

// under is what stands under a title: the issue's question, and the dates.
func under(is *positions.Issue, dates string) string {
	question := strings.TrimSpace(is.Question)
	if question != "" && !strings.ContainsAny(question[len(question)-1:], ".?!") {
		question += "."
	}
	return strings.TrimSpace(question + " " + dates + ".")
}

// nameOf names a party in the phrases of charts.
func nameOf(p *positions.Party) string {
	if picture.Clean(p.Name) != "" {
		return p.Name
	}
	return p.ID
}
