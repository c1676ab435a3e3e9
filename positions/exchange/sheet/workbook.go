package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"stance/positions/problem"
)

// readWorkbook reads a worksheet.
func readWorkbook(content []byte, o Options) (*Table, []Problem, error) {
	if bytes.Contains(content[:min(len(content), 200)], []byte("application/vnd.oasis.opendocument")) {
		return nil, nil, errors.New("it is an OpenDocument spreadsheet; save it as .xlsx or CSV")
	}
	if o.Encoding != "" {
		return nil, nil, &OptionError{"an Excel workbook has no encoding to choose", "leave --encoding out"}
	}
	b, err := openBook(content, o.Limits)
	if err != nil {
		return nil, nil, err
	}
	chosen, err := b.choose(o.Sheet)
	if err != nil {
		return nil, nil, err
	}
	t := &Table{DecimalComma: true, Date1904: b.date1904}
	if o.Sheet == "" && len(b.sheets) > 1 && chosen.name != stancesSheet {
		t.Notes = append(t.Notes, fmt.Sprintf("read from the worksheet %q", chosen.name))
	}
	if chosen.part == "" {
		return nil, nil, errors.New("its worksheet cannot be read")
	}
	p := packer{limits: o.Limits.filled()}
	if o.Limits.Size == 0 {
		p.limits.Size = min(p.limits.Size, maxHeld(int64(len(content))))
	}
	w, err := b.readSheet(chosen.part, p.add)
	if err != nil {
		return nil, nil, err
	}
	rows, spread, across, err := fillMerged(p.rows, w.merged, p.limits)
	if err != nil {
		return nil, nil, err
	}
	if spread > 0 {
		t.Notes = append(t.Notes, plural(spread, "merged cell")+" filled with what stands in it")
	}
	if w.unsolved > 0 {
		t.Notes = append(t.Notes, plural(w.unsolved, "formula")+" without a result, which the workbook does not hold, passed over (the first in "+w.unsolved1+"); a spreadsheet that opens and saves it works them out")
	}
	problems, err := t.arrange(rows, o, false)
	if err != nil {
		return nil, nil, err
	}
	for _, m := range across {
		if m.firstRow <= t.Header && m.lastRow >= t.Header {
			problems = slices.DeleteFunc(problems, func(p Problem) bool { // said better here
				return p.Row == t.Header && p.Column > m.firstColumn && p.Column <= m.lastColumn
			})
			problems = append([]Problem{{Row: t.Header, Column: m.firstColumn, Message: "this heading is merged over columns " + Letter(m.firstColumn) + " to " + Letter(m.lastColumn),
				Hint: "unmerge it and give every column a heading of its own; if the headings stand in another row, name it with --header"}}, problems...)
			if len(problems) > maxProblems {
				break
			}
		}
	}
	return t, problems, nil
}

// stancesSheet is what export calls the worksheet of records.
const stancesSheet = "stances"

// choose finds the worksheet: that named, else the only one with cells, else that
// of an export.
func (b *book) choose(named string) (bookSheet, error) {
	var names []string
	for _, s := range b.sheets {
		names = append(names, s.name)
	}
	if named != "" {
		for _, s := range b.sheets {
			if strings.EqualFold(s.name, named) {
				return s, nil
			}
		}
		hint := "worksheets: " + strings.Join(names, ", ")
		if near, ok := problem.Nearest(named, names); ok {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		return bookSheet{}, &OptionError{fmt.Sprintf("no worksheet %q in the workbook", named), hint}
	}
	var used []bookSheet
	for _, s := range b.sheets {
		switch has, err := b.hasCells(s.part); {
		case err != nil:
			return bookSheet{}, err
		case has:
			used = append(used, s)
		}
	}
	switch len(used) {
	case 0:
		return bookSheet{}, errors.New("it has no worksheet with cells in it")
	case 1:
		return used[0], nil
	}
	names = names[:0]
	for _, s := range used {
		if s.name == stancesSheet {
			return s, nil
		}
		names = append(names, s.name)
	}
	return bookSheet{}, &OptionError{"the workbook has several worksheets", "choose one with --sheet: " + strings.Join(names, ", ")}
}
