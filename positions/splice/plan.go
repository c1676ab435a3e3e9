package splice

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"stance/positions"
	"stance/positions/yamlfile"
	"stance/positions/yamlfile/schema"
)

// Plan works out the edits, sorted by file. have is the dataset as read from
// fsys, without errors. The result has been read again and differs from the
// dataset by exactly what was to be added, or there is an error. Where what is
// added breaks a rule of the format, reading the result says so (Overlay); that
// is not for Plan to judge.
func Plan(fsys fs.FS, have *positions.Dataset, add *Additions) ([]Edit, error) {
	edits, _, err := Preview(fsys, have, add)
	return edits, err
}

// asRead has the sources among additions as they will be read.
func asRead(add *Additions) *Additions {
	all := *add
	all.Sources = make([]*positions.Source, len(add.Sources))
	for i, s := range add.Sources {
		all.Sources[i] = yamlfile.AsRead(s)
	}
	return &all
}

// Preview does what Plan does, and gives the dataset as it was read with the
// edits, with its problems, to a caller who would read it next.
func Preview(fsys fs.FS, have *positions.Dataset, add *Additions) (edits []Edit, after *yamlfile.Result, err error) {
	if err := sound(add); err != nil {
		return nil, nil, err
	}
	add = asRead(add)
	p := &planner{fsys: fsys, have: have, files: map[string]*File{}, homeOf: map[*positions.Record]*home{}}
	p.sourceFiles, p.snapshotFiles = yamlfile.FilesOf(fsys)
	records, err := gathered(add.Records)
	if err != nil {
		return nil, nil, err
	}
	if err := p.codebook(add); err != nil {
		return nil, nil, err
	}
	if err := p.sources(add.Sources); err != nil {
		return nil, nil, err
	}
	p.orderOf(add)
	if err := p.snapshots(add.Dates, records); err != nil {
		return nil, nil, err
	}
	if err := p.change(add.Changes); err != nil {
		return nil, nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(p.files)) {
		f := p.files[name]
		if len(f.edits) == 0 {
			continue
		}
		content, err := f.Result()
		if err != nil {
			return nil, nil, err
		}
		p.edits = append(p.edits, Edit{f.name, f.content, content})
	}
	slices.SortFunc(p.edits, func(a, b Edit) int { return cmp.Compare(a.Name, b.Name) })
	after = yamlfile.Read(Overlay(p.fsys, p.edits))
	return p.edits, after, p.verify(after, add, records)
}

// sound refuses texts that cannot be written as they are.
func sound(add *Additions) error {
	var pieces []yamlfile.Piece
	for _, party := range add.Parties {
		pieces = append(pieces, yamlfile.PartyPiece(party))
	}
	for _, is := range add.Issues {
		pieces = append(pieces, yamlfile.IssuePiece(is))
	}
	for _, s := range add.Sources {
		pieces = append(pieces, yamlfile.SourcePiece(s))
	}
	for _, di := range add.Dates {
		pieces = append(pieces, yamlfile.DatePiece(di))
	}
	for _, r := range add.Records {
		pieces = append(pieces, yamlfile.RecordPiece(r))
	}
	for _, c := range add.Changes {
		if c.Now != nil {
			pieces = append(pieces, yamlfile.RecordPiece(c.Now))
		}
	}
	for _, piece := range pieces {
		if err := piece.Sound(); err != nil {
			return fmt.Errorf("nothing can be added: %w", err)
		}
	}
	return nil
}

// planner works out edits.
type planner struct {
	fsys          fs.FS
	have          *positions.Dataset
	sourceFiles   []string
	snapshotFiles []string

	parties, issues map[string]int              // the codebook's order, with what is added
	files           map[string]*File            // those that are added to
	homeOf          map[*positions.Record]*home // the document that a record is added to; none: a new one
	changed         map[homeAt][]*home          // the documents in which records change
	edits           []Edit
}

func (p *planner) open(name string) (*File, error) {
	if f := p.files[name]; f != nil {
		return f, nil
	}
	f, err := openFile(p.fsys, name)
	if err == nil {
		p.files[name] = f
	}
	return f, err
}

// create adds a file that is not there. Where the dataset has schemas for
// editors, its first line names its own.
func (p *planner) create(name string, content []byte) error {
	switch _, err := fs.Stat(p.fsys, name); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return fmt.Errorf("nothing was added: %w", err)
	case p.isChanged():
		return ErrChanged
	default:
		return fmt.Errorf("%s is there already, and is no part of the dataset; nothing was added", name)
	}
	if _, err := fs.Stat(p.fsys, schema.File(schema.Of(name))); err == nil {
		content = append([]byte(schema.Line(name)+"\n"), content...)
	}
	p.edits = append(p.edits, Edit{Name: name, New: content})
	return nil
}

// orderOf notes the codebook's order.
func (p *planner) orderOf(add *Additions) {
	p.parties, p.issues = map[string]int{}, map[string]int{}
	for _, party := range slices.Concat(p.have.Codebook.Parties, add.Parties) {
		p.parties[party.ID] = len(p.parties)
	}
	for _, is := range slices.Concat(p.have.Codebook.Issues, add.Issues) {
		p.issues[is.ID] = len(p.issues)
	}
}

// cellName tells a cell on a date.
type cellName struct {
	date         positions.Date
	party, issue string
}

func cellOf(r *positions.Record) cellName { return cellName{r.Date, r.Party.ID, r.Issue.ID} }

// gathered puts records of one cell on one date together.
func gathered(records []*positions.Record) ([]*positions.Record, error) {
	at := make(map[cellName]int, len(records))
	var all []*positions.Record
	for _, r := range records {
		i, ok := at[cellOf(r)]
		if !ok {
			at[cellOf(r)] = len(all)
			all = append(all, r)
			continue
		}
		both, err := joined(all[i], r)
		if err != nil {
			return nil, err
		}
		all[i] = both
	}
	return all, nil
}

// joined is a record with what another of the same cell and date adds to it. A search
// that found nothing gives way to whatever is found.
func joined(r, more *positions.Record) (*positions.Record, error) {
	if r.Silence != nil && r.Silence.Searched {
		return more, nil
	}
	if (r.Stance != nil || r.Silence != nil) && (more.Stance != nil || more.Silence != nil) {
		had, at := "a stance", ""
		if r.Silence != nil {
			had = "a silence"
		}
		if r.Place.Line > 0 {
			at = ", at " + r.Place.String()
		}
		return nil, &TakenError{
			Record: more, message: fmt.Sprintf("%s on %s has %s on %s already%s", r.Party.ID, r.Issue.ID, had, r.Date, at),
			Hint: "edit it there; what another party says of it goes beside it with `stance add claim`",
		}
	}
	both := *r
	for _, f := range []struct {
		name      string
		had, more string
		take      func()
	}{
		{"coder", r.Coder, more.Coder, func() { both.Coder = more.Coder }},
		{"note", r.Note, more.Note, func() { both.Note = more.Note }},
		{"when", r.When.Text, more.When.Text, func() { both.When = more.When }},
	} {
		switch {
		case f.more == "" || f.more == f.had:
		case f.had == "" && (r.Place.Line == 0 || !more.ClaimsAlone()):
			f.take()
		default:
			return nil, otherError(r, more, f.name, f.had, f.more)
		}
	}
	both.Claims = slices.Concat(r.Claims, more.Claims)
	if more.Stance != nil {
		both.Stance = more.Stance
	}
	if more.Silence != nil {
		both.Silence = more.Silence
	}
	return &both, nil
}

// otherError says that a record would have two coders, notes or spans of days. Who added
// claims to a record that names no coder would pass for the coder of those that
// stand in it.
func otherError(r, more *positions.Record, key, had, now string) *TakenError {
	e := &TakenError{Record: more, message: fmt.Sprintf("%s on %s has another %s on %s: %q, and %q here", r.Party.ID, r.Issue.ID, key, r.Date, had, now)}
	if had == "" {
		e.message = fmt.Sprintf("%s on %s is recorded on %s without a %s, and has %q here", r.Party.ID, r.Issue.ID, r.Date, key, now)
	}
	e.Hint = "a record has one " + key + ", for all that stands in it: leave it out here"
	if r.Place.Line > 0 {
		e.Hint += ", or change it at " + r.Place.String()
	}
	return e
}

// TakenError says that something was to be added where a record has another: a
// stance or silence, a coder or a note.
type TakenError struct {
	Record  *positions.Record // that was to be added
	Hint    string            // how to mend it
	message string
}

func (e *TakenError) Error() string { return e.message }
