package page

import (
	"math"

	"stance/diff/report/document"
)

// OneSheet is the Room with which a document prints on one sheet of A4 or Letter.
const OneSheet = 60

// Heights are in pixels of a printed page, and widths in letters of its type, as they
// follow from style.css. Widths are those of wide letters.
const (
	sheetLine = 16.0 // of which OneSheet says how many there are

	mastheadHeight, titleHeight, asideHeight, leadHeight = 24, 22.5, 16.5, 19.5
	issueHeight, nameHeight, poleHeight                  = 14, 17.5, 13.5
	lineGap, whoHeight, trackRow, placesHeight           = 4, 15, 18, 13.5
	bodyHeight, saidGap, saidHeight, footHeight          = 16.5, 12.5, 16.5, 20
	keyHeight                                            = 17.5

	titleWidth, pageWidth, leadWidth, nameWidth, poleWidth = 62, 100, 105, 22, 26
	whoWidth, placesWidth, tailWidth, bodyWidth, keyWidth  = 25, 54, 22, 100, 140
)

// documentLines is about how many lines a document takes on a printed page.
func documentLines(d *document.Document) int {
	px := mastheadHeight + titleHeight*rows(d.Title.Text(), titleWidth) + asideHeight*rows(d.Aside.Text(), pageWidth)
	lead := ""
	for _, t := range d.Lead {
		lead += " " + t.Text()
	}
	px += leadHeight * rows(lead, leadWidth)
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case document.Para:
			px += saidGap + saidHeight*rows(b.Text.Text(), pageWidth)
		case document.Rows:
			px += rowsHeight(&b)
		case document.Next:
			typed := ""
			for _, c := range b.Commands {
				typed += c.About.Text() + ": " + c.Line + " · "
			}
			px += saidHeight * rows(typed, pageWidth)
		case document.Scale:
			px += scaleHeight(&b)
		}
	}
	if d.MoreScales > 0 {
		px += saidHeight
	}
	key := ""
	for _, e := range keyOf(d) {
		key += e.Meaning + "     "
	}
	return int(math.Ceil((px + footHeight + keyHeight*rows(key, keyWidth)) / sheetLine))
}

func scaleHeight(s *document.Scale) float64 {
	px := issueHeight + max(nameHeight*rows(s.Name.Text(), nameWidth), poleHeight*max(rows(s.Low, poleWidth), rows(s.High, poleWidth)))
	for _, l := range s.Lines {
		middle := placesHeight * rows(l.Places.Text()+l.Grounds.Text()+l.Also.Text(), placesWidth)
		if l.Now != nil || l.Before != nil {
			middle += trackRow
		}
		px += lineGap + max(whoHeight*rows(l.Who.Text(), whoWidth), whoHeight*rows(l.Tail.Text(), tailWidth), middle)
		for _, t := range l.Body {
			if t.Place {
				continue
			}
			px += bodyHeight * max(rows(t.Text.Text(), bodyWidth), rows(t.Label, whoWidth))
		}
	}
	if s.More > 0 {
		px += whoHeight
	}
	return px
}

func rowsHeight(b *document.Rows) float64 {
	px := saidGap + saidHeight*rows(b.Head.Text(), pageWidth)
	for _, r := range b.Rows {
		height := 0.0
		for _, it := range r.Items {
			height += bodyHeight * rows(it.Text(), bodyWidth-whoWidth)
		}
		if r.More > 0 {
			height += bodyHeight
		}
		px += lineGap + max(height, bodyHeight*rows(r.Key.Text(), whoWidth))
	}
	if b.More > 0 {
		px += saidHeight
	}
	return px
}

// rows is how many lines of so many letters a text takes; letters of scripts that are
// set wider count twice.
func rows(text string, width int) float64 {
	return math.Ceil(float64(letters(line(text))) / float64(width))
}
