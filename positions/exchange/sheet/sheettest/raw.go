package sheettest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
)

// Raw is a cell as it stands in the file.
type Raw struct {
	At      string  `xml:"r,attr"`
	Type    string  `xml:"t,attr"`
	Style   int     `xml:"s,attr"`
	Formula *string `xml:"f"`
	Value   string  `xml:"v"`
	Text    string  `xml:"is>t"`
}

// RawCells gives the cells of a worksheet that stand in the file, by their names;
// sheets count from 1 in the order of the parts. It knows nothing of how such
// files are read otherwise.
func RawCells(content []byte, sheet int) (map[string]Raw, error) {
	text, err := Part(content, fmt.Sprintf("xl/worksheets/sheet%d.xml", sheet))
	if err != nil {
		return nil, err
	}
	var part struct {
		Rows []struct {
			Cells []Raw `xml:"c"`
		} `xml:"sheetData>row"`
	}
	if err := xml.Unmarshal([]byte(text), &part); err != nil {
		return nil, err
	}
	cells := map[string]Raw{}
	for _, r := range part.Rows {
		for _, c := range r.Cells {
			cells[c.At] = c
		}
	}
	return cells, nil
}

// Part gives what stands in a part of a workbook.
func Part(content []byte, name string) (string, error) {
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return "", err
	}
	f, err := z.Open(name)
	if err != nil {
		return "", err
	}
	text, err := io.ReadAll(f)
	return string(text), err
}
