package splice

import (
	"bytes"
	"cmp"
	"fmt"
	"path"
	"slices"
	"sort"
	"strings"

	"gopkg.in/yaml.v3"

	"stance/positions"
	"stance/positions/parallel"
	"stance/positions/yamlfile"
)

// snapshots adds records to the files of their dates.
func (p *planner) snapshots(dates []positions.DateInfo, records []*positions.Record) error {
	byDate := map[positions.Date]*yamlfile.Snapshot{}
	var order []*yamlfile.Snapshot
	parties := map[string]*positions.Party{} // one for each id, so that a party's cells are known for one's
	for _, di := range dates {
		if slices.ContainsFunc(p.have.Dates, func(had positions.DateInfo) bool { return had.Date == di.Date }) {
			return fmt.Errorf("there is a snapshot of %s already; its label, title and note stand in its file", di.Date)
		}
		byDate[di.Date] = &yamlfile.Snapshot{DateInfo: di}
		order = append(order, byDate[di.Date])
	}
	for _, r := range records {
		s := byDate[r.Date]
		if s == nil {
			s = &yamlfile.Snapshot{DateInfo: p.have.Info(r.Date)}
			byDate[r.Date] = s
			order = append(order, s)
		}
		if parties[r.Party.ID] == nil {
			parties[r.Party.ID] = r.Party
		}
		s.Cells = append(s.Cells, yamlfile.Cell{Party: parties[r.Party.ID], Issue: r.Issue, Record: r})
	}
	homes, err := p.homes(byDate)
	if err != nil {
		return err
	}
	var made []*yamlfile.Snapshot
	for _, s := range order {
		slices.SortStableFunc(s.Cells, func(a, b yamlfile.Cell) int {
			return cmp.Or(cmp.Compare(p.parties[a.Party.ID], p.parties[b.Party.ID]), cmp.Compare(p.issues[a.Issue.ID], p.issues[b.Issue.ID]))
		})
		if homes[s.Date] == nil {
			made = append(made, s)
			continue
		}
		if err := p.intoDate(homes[s.Date], s); err != nil {
			return err
		}
	}
	contents := make([][]byte, len(made))
	parallel.Each(len(made), func(i int) { contents[i] = bytes.Clone(made[i].Format()) }) // without room to grow: there may be a thousand
	for i, s := range made {
		if err := p.create(s.FileName(), contents[i]); err != nil {
			return err
		}
	}
	return nil
}

// home is a document of a date.
type home struct {
	file *File
	doc  *document
	key  *yaml.Node // of `positions`; nil: it has none
	at   int        // its place among the document's keys

	coder string         // of its records that name none
	known positions.Date // when they became known, where they don't say

	parties map[string]int // where each party stands under `positions`
}

// saying is a record without what its document says of all records.
func (h *home) saying(r *positions.Record) *positions.Record {
	if h.coder == "" || r.Coder != h.coder {
		return r
	}
	alone := *r
	alone.Coder = ""
	return &alone
}

// homes finds the documents of dates that are there already, in the order of
// the files' names, but those of files that are named after the date first.
func (p *planner) homes(wanted map[positions.Date]*yamlfile.Snapshot) (map[positions.Date][]*home, error) {
	names := map[positions.Date][]string{}
	note := func(date positions.Date, name string) {
		if !slices.Contains(names[date], name) {
			names[date] = append(names[date], name)
		}
	}
	for _, name := range p.snapshotFiles {
		base := path.Base(name)
		if date, err := positions.ParseDate(base[:min(len(base), len("2006-01-02"))]); err == nil && wanted[date] != nil {
			note(date, name)
		}
	}
	for _, r := range p.have.Records {
		if wanted[r.Date] != nil {
			note(r.Date, r.Place.File)
		}
	}
	homes := map[positions.Date][]*home{}
	for _, di := range p.have.Dates {
		if wanted[di.Date] == nil {
			continue
		}
		among := names[di.Date]
		if among == nil { // no name tells, and no record: it can be in any file
			among = p.snapshotFiles
		}
		for _, name := range among {
			found, err := p.homesIn(name, di.Date)
			if err != nil {
				return nil, err
			}
			homes[di.Date] = append(homes[di.Date], found...)
		}
		if homes[di.Date] == nil {
			return nil, fmt.Errorf("no file could be found that holds the snapshot of %s; nothing was added", di.Date)
		}
	}
	return homes, nil
}

// homesIn finds the documents of a date in a file.
func (p *planner) homesIn(name string, date positions.Date) ([]*home, error) {
	f := p.files[name]
	if f == nil {
		var err error
		if f, err = openFile(p.fsys, name); err != nil {
			return nil, err
		}
	}
	var homes []*home
	for i := range f.docs {
		h := &home{file: f, doc: &f.docs[i], parties: map[string]int{}}
		root := h.doc.root
		dated := false
		for k := 0; root.Kind == yaml.MappingNode && k+1 < len(root.Content); k += 2 {
			switch key, value := root.Content[k], root.Content[k+1]; key.Value {
			case "date":
				dated = value.Value == date.String()
			case "coder":
				h.coder = strings.TrimSpace(value.Value)
			case "known":
				h.known, _ = positions.ParseDate(value.Value)
			case "positions":
				h.key, h.at = key, k/2
				clear(h.parties) // of a file that has become unsound, it may be the second
				for q := 0; value.Kind == yaml.MappingNode && q < len(value.Content); q += 2 {
					h.parties[value.Content[q].Value] = q / 2
				}
			}
		}
		if dated {
			p.files[name] = f
			homes = append(homes, h)
		}
	}
	return homes, nil
}

// intoDate adds the cells of a date to its documents.
func (p *planner) intoDate(homes []*home, s *yamlfile.Snapshot) error {
	var parties []yamlfile.Piece
	for start := 0; start < len(s.Cells); {
		end := start
		var records []*positions.Record
		for ; end < len(s.Cells) && s.Cells[end].Party.ID == s.Cells[start].Party.ID; end++ {
			records = append(records, s.Cells[end].Record)
		}
		start = end
		rest, err := p.intoParty(homes, records)
		if err != nil {
			return err
		}
		for i, r := range rest {
			p.homeOf[r] = homes[0]
			rest[i] = homes[0].saying(r)
		}
		if len(rest) > 0 {
			parties = append(parties, yamlfile.PartyRecordsPiece(rest))
		}
	}
	if len(parties) == 0 {
		return nil
	}
	h := homes[0]
	return h.file.under(h.doc.root, h.doc.end, "positions", parties)
}

// intoParty adds what can go into a document that holds the party, and gives
// the rest.
func (p *planner) intoParty(homes []*home, records []*positions.Record) ([]*positions.Record, error) {
	id := records[0].Party.ID
	for _, h := range homes { // first what is added to cells that are there
		at, ok := h.parties[id]
		if !ok {
			continue
		}
		cells := h.cells(at)
		var rest []*positions.Record
		for _, r := range records {
			i := cells.index(r.Issue.ID)
			if i < 0 {
				rest = append(rest, r)
				continue
			}
			p.homeOf[r] = h
			if err := p.intoCell(cells, i, r); err != nil {
				return nil, err
			}
		}
		records = rest
	}
	for _, h := range homes {
		if at, ok := h.parties[id]; ok && len(records) > 0 {
			for _, r := range records {
				p.homeOf[r] = h
			}
			return nil, p.newCells(h.cells(at), records)
		}
	}
	return records, nil
}

// cellsOf is what a document says of one party.
type cellsOf struct {
	file  *File
	above *yaml.Node // the mapping of parties
	party int        // its place there
	key   *yaml.Node // the party's
	node  *yaml.Node
	end   int
	at    map[string]int // by issue
}

func (h *home) cells(party int) *cellsOf {
	positionsNode := h.doc.root.Content[2*h.at+1]
	end := h.file.childEnd(h.doc.root, h.at, h.doc.end)
	c := &cellsOf{
		file: h.file, above: positionsNode, party: party, at: map[string]int{},
		key: positionsNode.Content[2*party], node: positionsNode.Content[2*party+1],
		end: h.file.childEnd(positionsNode, party, end),
	}
	for i := range children(c.node) {
		c.at[child(c.node, i).Value] = i
	}
	return c
}

func (c *cellsOf) index(issue string) int {
	if i, ok := c.at[issue]; ok {
		return i
	}
	return -1
}

// newCells adds cells, in the codebook's order where those that are there are
// in it, on lines of their own; else at the end.
func (p *planner) newCells(c *cellsOf, records []*positions.Record) error {
	n := children(c.node)
	if n == 0 {
		var pieces []yamlfile.Piece
		for _, r := range records {
			pieces = append(pieces, yamlfile.RecordPiece(p.homeOf[r].saying(r)))
		}
		return c.file.fill(c.above, c.party, c.end, pieces)
	}
	rank := func(i int) int { return p.issues[child(c.node, i).Value] }
	ordered := !isFlow(c.node) && sort.SliceIsSorted(make([]struct{}, n), func(i, j int) bool { return rank(i) < rank(j) })
	for start := 0; start < len(records); {
		place := func(r *positions.Record) int {
			if !ordered {
				return n
			}
			return sort.Search(n, func(i int) bool { return rank(i) > p.issues[r.Issue.ID] })
		}
		at := place(records[start])
		var pieces []yamlfile.Piece
		for ; start < len(records) && place(records[start]) == at; start++ {
			pieces = append(pieces, yamlfile.RecordPiece(p.homeOf[records[start]].saying(records[start])))
		}
		if err := c.file.insert(c.node, c.end, c.key, at, pieces); err != nil {
			return err
		}
	}
	return nil
}

// intoCell adds to a cell that is there: claims beside what it has, a stance or
// silence where it has claims alone.
func (p *planner) intoCell(c *cellsOf, i int, r *positions.Record) error {
	had := p.recordAt(r)
	if had == nil {
		return fmt.Errorf("%s on %s stands on %s in %s already, and cannot be read; nothing was added", r.Party.ID, r.Issue.ID, r.Date, c.file.name)
	}
	if _, err := joined(had, r); err != nil {
		return err
	}
	alone := *r
	alone.Claims = nil
	if had.Coder != "" {
		alone.Coder = "" // it is there, and the same
	}
	if had.Note != "" {
		alone.Note = ""
	}
	if had.When.Given() {
		alone.When = positions.When{}
	}
	key, cell := c.node.Content[2*i], c.node.Content[2*i+1]
	end := c.file.childEnd(c.node, i, c.end)
	if r.Stance != nil || r.Silence != nil {
		if err := c.file.insert(cell, end, key, 0, []yamlfile.Piece{yamlfile.ContentPiece(&alone)}); err != nil {
			return err
		}
	}
	if len(r.Claims) == 0 {
		return nil
	}
	var claims []yamlfile.Piece
	for _, claim := range r.Claims {
		claims = append(claims, yamlfile.ClaimPiece(had.Issue, claim))
	}
	return c.file.under(cell, end, "claims", claims)
}

// recordAt finds what the dataset has of a record's cell on its date.
func (p *planner) recordAt(r *positions.Record) *positions.Record {
	party, issue := p.have.Codebook.Party(r.Party.ID), p.have.Codebook.Issue(r.Issue.ID)
	if party == nil || issue == nil {
		return nil
	}
	i, ok := slices.BinarySearchFunc(p.have.Records, r, func(had, r *positions.Record) int {
		return cmp.Or(cmp.Compare(had.Date, r.Date), cmp.Compare(had.Party.Index, party.Index), cmp.Compare(had.Issue.Index, issue.Index))
	})
	if !ok {
		return nil
	}
	return p.have.Records[i]
}
