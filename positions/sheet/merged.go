package sheet

import (
	"bytes"
	"encoding/xml"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/xuri/excelize/v2"
)

// area is a block of merged cells; rows and columns count from 1.
type area struct{ firstRow, lastRow, firstColumn, lastColumn int }

// maxMerged is how many blocks of merged cells are looked at.
const maxMerged = 100_000

// mergeCell is compiled when a workbook is read, and not whenever the program
// starts.
var mergeCell = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3}[0-9]{1,7}):([A-Z]{1,3}[0-9]{1,7})"`)
})

// mergedCells lists the blocks of merged cells of a worksheet. The library would
// first unfold the whole worksheet to tell them.
func mergedCells(f *excelize.File, sheet string) []area {
	part, ok := f.Pkg.Load(sheetPart(f, sheet))
	content, isBytes := part.([]byte)
	if !ok || !isBytes {
		return nil
	}
	if i := bytes.LastIndex(content, []byte("sheetData>")); i >= 0 {
		content = content[i:] // they are listed behind the cells
	}
	var areas []area
	for _, m := range mergeCell().FindAllSubmatch(content, maxMerged) {
		c1, r1, err := excelize.CellNameToCoordinates(string(m[1]))
		if err != nil {
			continue
		}
		c2, r2, err := excelize.CellNameToCoordinates(string(m[2]))
		if err != nil {
			continue
		}
		areas = append(areas, area{min(r1, r2), max(r1, r2), min(c1, c2), max(c1, c2)})
	}
	return areas
}

// sheetPart is the path of a worksheet within the workbook, "" where it cannot
// be told.
func sheetPart(f *excelize.File, sheet string) string {
	var book struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	var relations struct {
		Relations []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if !unmarshalPart(f, "xl/workbook.xml", &book) || !unmarshalPart(f, "xl/_rels/workbook.xml.rels", &relations) {
		return ""
	}
	for _, s := range book.Sheets {
		for _, r := range relations.Relations {
			if s.Name == sheet && r.ID == s.ID {
				if strings.HasPrefix(r.Target, "/") {
					return strings.TrimPrefix(r.Target, "/")
				}
				return path.Join("xl", r.Target)
			}
		}
	}
	return ""
}

func unmarshalPart(f *excelize.File, name string, into any) bool {
	part, _ := f.Pkg.Load(name)
	content, ok := part.([]byte)
	return ok && xml.Unmarshal(content, into) == nil
}

// fillMerged writes what stands in a block of merged cells of one column into
// all its rows: it is meant for all of them. Blocks over several columns are
// given back.
func fillMerged(rows []Row, areas []area) (filled int, across []area) {
	for _, a := range areas {
		if a.lastColumn > a.firstColumn {
			across = append(across, a)
			continue
		}
		top, ok := slices.BinarySearchFunc(rows, a.firstRow, func(r Row, n int) int { return r.Number - n })
		if !ok || len(rows[top].Cells) < a.firstColumn || rows[top].Cells[a.firstColumn-1] == "" {
			continue
		}
		value, used := rows[top].Cells[a.firstColumn-1], false
		for i := top + 1; i < len(rows) && rows[i].Number <= a.lastRow; i++ {
			r := &rows[i]
			if blank(r.Cells) {
				continue
			}
			for len(r.Cells) < a.firstColumn {
				r.Cells = append(r.Cells, "")
			}
			if r.Cells[a.firstColumn-1] == "" {
				r.Cells[a.firstColumn-1], used = value, true
			}
		}
		if used {
			filled++
		}
	}
	return filled, across
}
