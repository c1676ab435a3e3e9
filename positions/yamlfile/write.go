package yamlfile

import (
	"strings"

	"stance/positions"
)

// File is one file of a dataset: its slash-separated path within the folder,
// and what stands in it.
type File struct {
	Name    string
	Content []byte
}

// Files writes a whole dataset: the codebook, the sources where there are any,
// and a snapshot for each date. Reading them gives the dataset again, but for
// the places in its files.
//
// To change something in files that people edit, do not write them anew, as
// their comments and layout would be lost.
func Files(d *positions.Dataset) []File {
	files := []File{{codebookName, FormatCodebook(d.Codebook)}}
	if len(d.Sources) > 0 {
		files = append(files, File{sourcesName, FormatSources(d.Sources)})
	}
	snapshots := map[positions.Date]*Snapshot{}
	var order []*Snapshot
	snapshot := func(date positions.Date) *Snapshot {
		s := snapshots[date]
		if s == nil {
			s = &Snapshot{DateInfo: d.Info(date)}
			snapshots[date] = s
			order = append(order, s)
		}
		return s
	}
	for _, di := range d.Dates {
		snapshot(di.Date)
	}
	for _, r := range d.Records {
		s := snapshot(r.Date)
		s.Cells = append(s.Cells, Cell{Party: r.Party, Issue: r.Issue, Record: r})
	}
	for _, s := range order {
		files = append(files, File{s.FileName(), s.Format()})
	}
	return files
}

// Snapshot is a file under snapshots/: a date and its cells, one party's
// together.
type Snapshot struct {
	positions.DateInfo
	Comment string // at the top of the file; lines without #
	Cells   []Cell
}

// Cell is one cell of a snapshot as it is written.
type Cell struct {
	Party   *positions.Party
	Issue   *positions.Issue
	Record  *positions.Record // nil: there is a comment only, and nothing to read
	Comment string            // above the cell; lines without #
}

// maxLabelInName leaves room for the date, and for what stands around the name of a
// file that is being written. Labels are ASCII.
const maxLabelInName = 180

// FileName is the path of the file within the dataset:
// snapshots/2025-08-15-alaska-summit.yaml. Of a very long label the beginning stands
// in it, as names of files end at 255 bytes; the date alone makes them differ.
func (s *Snapshot) FileName() string {
	name := snapshotFolder + "/" + s.Date.String()
	if s.Label != "" {
		name += "-" + s.Label[:min(len(s.Label), maxLabelInName)]
	}
	return name + ".yaml"
}

// Format writes the file.
func (s *Snapshot) Format() []byte {
	top := &mapping{}
	top.comment(s.Comment)
	top.entries = append(top.entries, node(s.DateInfo.Facts()).entries...)
	if len(s.Cells) > 0 {
		top.gap()
		top.add("positions", s.parties())
	}
	var l layout
	l.mapping(top, 0, "")
	return l.buf.Bytes()
}

// parties arranges the cells by party. A party of whose cells none can be read
// would be a key without a value, so its key is a comment, too.
func (s *Snapshot) parties() *mapping {
	parties := &mapping{}
	for i := 0; i < len(s.Cells); {
		party := s.Cells[i].Party
		cells := &mapping{}
		read := false
		for ; i < len(s.Cells) && s.Cells[i].Party == party; i++ {
			c := &s.Cells[i]
			cells.comment(c.Comment)
			if c.Record != nil {
				cells.add(c.Issue.ID, node(c.Record.Facts()))
				read = true
			}
		}
		if !read {
			parties.comment(party.ID + ":")
			parties.inner(cells)
			continue
		}
		parties.add(party.ID, cells)
	}
	return parties
}

// FormatRecord writes a record as it stands in a snapshot, from its issue's key
// on, every line indented.
func FormatRecord(r *positions.Record, indent int) []byte {
	cell := &mapping{}
	cell.add(r.Issue.ID, node(r.Facts()))
	var l layout
	l.mapping(cell, indent, strings.Repeat(" ", indent))
	return l.buf.Bytes()
}
