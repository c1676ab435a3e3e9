package splice

import (
	"bytes"
	"errors"
	"slices"

	"stance/positions"
	"stance/positions/yamlfile"
)

// verify compares the dataset as it will be with what it should be: what it is,
// with what was added and changed. One with errors in it is for whoever reads it to refuse.
func (p *planner) verify(result *yamlfile.Result, add *Additions, records []*positions.Record) error {
	if !result.OK() {
		return nil
	}
	got, have := result.Dataset, p.have
	book := *have.Codebook
	book.Parties, book.Issues = slices.Concat(book.Parties, add.Parties), slices.Concat(book.Issues, add.Issues)
	if !bytes.Equal(yamlfile.FormatCodebook(&book), yamlfile.FormatCodebook(got.Codebook)) {
		return p.fault()
	}
	sources := map[string]*positions.Source{}
	for _, s := range got.Sources {
		sources[s.ID] = s
	}
	for _, s := range slices.Concat(have.Sources, add.Sources) {
		if g := sources[s.ID]; g == nil || !bytes.Equal(yamlfile.FormatSource(s, 0), yamlfile.FormatSource(g, 0)) {
			return p.fault()
		}
	}
	if len(got.Sources) != len(have.Sources)+len(add.Sources) || !p.sameRecords(got, records, add.Changes) {
		return p.fault()
	}
	for _, di := range slices.Concat(have.Dates, add.Dates) {
		if got.Info(di.Date) != di {
			return p.fault()
		}
	}
	return nil
}

// ErrChanged says that files were changed since the dataset was read that they make.
var ErrChanged = errors.New("the dataset's files were changed by somebody else since they were read; nothing was added. Do it again, on the files as they are now")

// fault says why the dataset would not be what it should be: somebody changed its files
// since they were read, or the program has a fault.
func (p *planner) fault() error {
	if p.isChanged() {
		return ErrChanged
	}
	return &UnprovedError{what: "the files would not hold what they held and what was to be added"}
}

// isChanged reports whether the files make another dataset than the one that they were read as.
func (p *planner) isChanged() bool {
	now := yamlfile.Read(p.fsys)
	return !now.OK() || now.Dataset.Fingerprint() != p.have.Fingerprint()
}

// reads gives a record as it reads in a document that says who coded its records, and when
// they became known, where they don't say themselves; nil is a new one, that says nothing.
func (h *home) reads(r *positions.Record) *positions.Record {
	if h == nil || h.coder == "" && h.known == 0 {
		return r
	}
	read := *r
	if read.Coder == "" {
		read.Coder = h.coder
	}
	if h.known == 0 {
		return &read
	}
	if s := r.Stance; s != nil && s.Known == 0 {
		dated := *s
		dated.Record, dated.Known, read.Stance = &read, h.known, &dated
	}
	if s := r.Silence; s != nil && s.Known == 0 {
		dated := *s
		dated.Record, dated.Known, read.Silence = &read, h.known, &dated
	}
	read.Claims = nil
	for _, c := range r.Claims {
		dated := *c
		if dated.Record = &read; c.Known == 0 {
			dated.Known = h.known
		}
		read.Claims = append(read.Claims, &dated)
	}
	return &read
}

// sameRecords compares records; those of files that were not touched need no
// look.
func (p *planner) sameRecords(got *positions.Dataset, added []*positions.Record, changes []Change) bool {
	touched := map[string]bool{}
	for _, e := range p.edits {
		touched[e.Name] = true
	}
	want := map[cellName]*positions.Record{}
	n := len(p.have.Records)
	for _, r := range added {
		if had := p.recordAt(r); had != nil && had.Silence != nil && had.Silence.Searched {
			n-- // it gives way
		}
	}
	for _, r := range p.have.Records {
		if touched[r.Place.File] {
			want[cellOf(r)] = r
		}
	}
	for _, r := range added {
		read := *p.homeOf[r].reads(r)
		had := want[cellOf(r)]
		if had != nil && had.Silence != nil && had.Silence.Searched {
			had = nil
		}
		if had == nil {
			want[cellOf(r)] = &read
			n++
			continue
		}
		read.Coder = r.Coder // the record that is there has its own, or the document's already
		both, err := joined(had, &read)
		if err != nil {
			return false
		}
		want[cellOf(r)] = both
	}
	gone := map[cellName]bool{}
	for _, c := range changes {
		if c.Now == nil {
			delete(want, cellOf(c.Was))
			gone[cellOf(c.Was)] = true
			n--
			continue
		}
		want[cellOf(c.Was)] = p.homeOf[c.Now].reads(c.Now)
	}
	same := 0
	for _, r := range got.Records {
		switch w := want[cellOf(r)]; {
		case w != nil && sameRecord(w, r):
			same++
		case gone[cellOf(r)] && r.Silence != nil && r.Silence.Searched: // what the search there found now
			n++
		}
	}
	return len(got.Records) == n && same == len(want)
}
