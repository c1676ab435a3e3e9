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
func newChart(title, subtitle string, describe []string, f Figures, lay func(picture.Frame) *picture.Layout) *Chart {
	return &Chart{*picture.New(title, subtitle, strings.Join(describe, " "), lay), f}
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
	if name := picture.Name(p.Name); name != "" {
		return name
	}
	return p.ID
}
