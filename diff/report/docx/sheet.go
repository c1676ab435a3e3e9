package docx

import (
	"math"
	"strconv"

	"stance/diff/report/document"
)

// OneSheet is the Room with which a document prints on one sheet of A4.
const OneSheet = 60

// sheetHeight is how high the text of an upright page is, in points.
const sheetHeight = 842 - 2*margin/20

// lettersALine is how many letters of Normal stand on a line.
const lettersALine = 95

// metrics are how many letters a line of a style has, and how high it and the room around a
// paragraph are, in points, as in styles.xml.
var metrics = map[string]struct{ letters, line, around float64 }{
	"Title": {55, 26, 4}, "Subtitle": {90, 14, 8}, "Lead": {86, 15, 5}, "Compact": {lettersALine, 13, 2},
	"Issue": {86, 14, 9}, "Line": {lettersALine, 13, 3}, "Item": {lettersALine, 13, 2}, "Small": {110, 12, 4}, "Redline": {90, 13, 4},
	"Heading1": {65, 19, 18}, "Heading2": {80, 15, 12},
}

// heightOf is about how high a paragraph is on an upright page, in points.
func heightOf(p *paragraph) float64 {
	m, ok := metrics[p.style]
	if !ok {
		m = metrics["Compact"]
	}
	width := m.letters - float64(p.indent+styleIndents[p.style])/100
	return m.around + m.line*max(1, math.Ceil(float64(p.width)/width))
}

// isWide reports whether a block, or one of those right in it, is a table that is hard to read
// on an upright page.
func isWide(b document.Block) bool {
	switch b := b.(type) {
	case document.Section:
		for _, in := range b.Blocks {
			if _, section := in.(document.Section); !section && isWide(in) {
				return true
			}
		}
	case document.Table:
		return comfort(&b) > uprightPage
	case document.Matrix:
		for _, t := range tablesOf(b) {
			if comfort(&t) > uprightPage {
				return true
			}
		}
	}
	return false
}

// comfort is how wide a table has to be for its columns to be read with ease.
func comfort(t *document.Table) int {
	const label, sentence = 13, 28 // letters of a line
	width := 0
	for i := range t.Columns {
		word, line := columnLetters(t, i)
		wanted := min(line, label)
		if line > 2*sentence && t.Roomy {
			wanted = sentence
		}
		width += max(word, wanted)*letterWidth + cellMargins
	}
	return width
}

// turn has the pages that follow lie on their side, or stand upright; the first page, too, where
// there is little on it yet.
func (s *setter) turn(wide bool) {
	if wide == s.wide {
		return
	}
	if wide && !s.turned && s.height < sheetHeight/2 {
		s.wide, s.turned = true, true
		return
	}
	s.turned = true
	s.write(paragraph{style: "Gap", section: s.pages()})
	s.wide = wide
}

// pages are the properties of the pages up to here.
func (s *setter) pages() string {
	size := `<w:pgSz w:w="11906" w:h="16838"/>`
	if s.wide {
		size = `<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>`
	}
	m := strconv.Itoa(margin)
	return `<w:sectPr><w:footerReference w:type="default" r:id="footer"/><w:type w:val="nextPage"/>` + size +
		`<w:pgMar w:top="` + m + `" w:right="` + m + `" w:bottom="` + m + `" w:left="` + m + `" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`
}
