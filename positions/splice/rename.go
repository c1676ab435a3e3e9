package splice

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"stance/positions"
	"stance/positions/team/review"
	"stance/positions/yamlfile"
)

// Renaming gives a party, an issue, an option or a source another id.
type Renaming struct {
	Of       yamlfile.Named
	Issue    string // of an option
	Old, New string
}

// Renamed is what a renaming comes to.
type Renamed struct {
	Edits    []Edit // sorted by file; those of files that move come in twos
	After    *yamlfile.Result
	Places   map[string]int // how often the id stands in each file
	Moves    [][2]string    // files that are called after a source: their old and new names, sorted
	SignOffs int            // sign-offs whose fingerprint was made anew
}

// Rename works out the edits that change an id everywhere in the dataset that is the root of
// fsys, which has no errors: in each scalar in which it stands, in the names of the files that
// are called after a source, and in the fingerprints of sign-offs that hold now. All else stays
// as it is, byte for byte. The result has been read again, and is the dataset with that id
// instead of the other, or there is an error.
func Rename(fsys fs.FS, r Renaming) (*Renamed, error) {
	before := yamlfile.Read(fsys)
	if !before.OK() {
		return nil, ErrChanged
	}
	was := fingerprints(before.Dataset)
	out := &Renamed{Places: map[string]int{}}
	files := map[string]*File{}
	moves, err := r.moves(fsys)
	if err != nil {
		return nil, err
	}
	if err := r.give(before); err != nil {
		return nil, err
	}
	for _, m := range yamlfile.MentionsIn(fsys) {
		if m.Of != r.Of || m.ID != r.Old || m.Issue != r.Issue {
			continue
		}
		f, err := opened(fsys, files, m.File)
		if err != nil {
			return nil, err
		}
		out.Places[m.File]++
		if err := f.rename(m, r, before.Dataset); err != nil {
			return nil, err
		}
	}
	if err := out.signOffs(fsys, files, before, was); err != nil {
		return nil, err
	}
	for name, f := range files {
		content, err := f.Result()
		if err != nil {
			return nil, err
		}
		out.Edits = append(out.Edits, Edit{name, f.content, content})
	}
	out.Moves = moves
	for _, m := range moves {
		content, err := fs.ReadFile(fsys, m[0])
		if err != nil {
			return nil, fmt.Errorf("%s cannot be read: %w", m[0], err)
		}
		if content == nil {
			content = []byte{}
		}
		out.Edits = append(out.Edits, Edit{Name: m[0], Old: content}, Edit{Name: m[1], New: content})
	}
	slices.SortFunc(out.Edits, func(a, b Edit) int { return strings.Compare(a.Name, b.Name) })
	out.After = yamlfile.Read(Overlay(fsys, out.Edits))
	if out.After.OK() && !sameResult(before, out.After) {
		return nil, &UnprovedError{what: "the dataset would differ in more than the id"}
	}
	return out, nil
}

// give has the dataset, as it was read, have the new id.
func (r Renaming) give(in *yamlfile.Result) error {
	book := in.Dataset.Codebook
	for i := range in.Reviews {
		s := &in.Reviews[i]
		if r.Of == yamlfile.NamedParty && s.Party == r.Old {
			s.Party = r.New
		}
		if r.Of == yamlfile.NamedIssue && s.Issue == r.Old {
			s.Issue = r.New
		}
	}
	switch r.Of {
	case yamlfile.NamedParty:
		if p := book.Party(r.Old); p != nil {
			p.ID = r.New
			return nil
		}
	case yamlfile.NamedIssue:
		if is := book.Issue(r.Old); is != nil {
			is.ID = r.New
			return nil
		}
	case yamlfile.NamedOption:
		if is := book.Issue(r.Issue); is != nil && is.Scale != nil {
			if i := is.Scale.Option(r.Old); i >= 0 {
				is.Scale.Options[i].ID = r.New
				return nil
			}
		}
	case yamlfile.NamedSource:
		if src := in.Dataset.Source(r.Old); src != nil {
			src.ID = r.New
			r.origins(in.Dataset)
			return nil
		}
	}
	return ErrChanged
}

// origins gives the new id of a source to what says that its words are that source's, and
// the paths of texts that are called after it.
func (r Renaming) origins(d *positions.Dataset) {
	give := func(list []positions.Evidence) {
		for i := range list {
			if list[i].Origin == r.Old {
				list[i].Origin = r.New
			}
		}
	}
	for _, s := range d.Sources {
		if s.Origin == r.Old {
			s.Origin = r.New
		}
		s.Archive = r.moved(s.Archive)
	}
	for _, rec := range d.Records {
		if rec.Stance != nil {
			give(rec.Stance.Evidence)
		}
		if rec.Silence != nil {
			give(rec.Silence.Evidence)
		}
		for _, c := range rec.Claims {
			give(c.Evidence)
		}
	}
}

// textsFolder is where the texts of sources stand, in files that are called after them.
const textsFolder = "archive"

// moved is the name that a file of a source's has then; the same for another file.
func (r Renaming) moved(name string) string {
	folder, base := path.Split(name)
	if rest, ok := strings.CutPrefix(base, r.Old); ok && folder == textsFolder+"/" && rest != "" && (rest[0] == '.' || rest[0] == '@') {
		return folder + r.New + rest
	}
	return name
}

// moves are the files that are called after a source, and how they are called then.
func (r Renaming) moves(fsys fs.FS) (moves [][2]string, err error) {
	if r.Of != yamlfile.NamedSource {
		return nil, nil
	}
	entries, err := fs.ReadDir(fsys, textsFolder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s cannot be read: %w", textsFolder, err)
	}
	for _, e := range entries {
		name := textsFolder + "/" + e.Name()
		to := r.moved(name)
		if to == name {
			continue
		}
		if !e.Type().IsRegular() {
			return nil, fmt.Errorf("%s is no ordinary file, and is not renamed; nothing was changed", name)
		}
		if _, err := fs.Stat(fsys, to); !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("%s is there already, where %s would go; nothing was changed", to, name)
		}
		moves = append(moves, [2]string{name, to})
	}
	return moves, nil
}

// fingerprints are those of all records, in their order.
func fingerprints(d *positions.Dataset) []string {
	h := positions.NewHistory(d, 0)
	all := make([]string, len(d.Records))
	for i, r := range d.Records {
		all[i] = h.Fingerprint(r)
	}
	return all
}

// signOffs has each sign-off that counts, as its fingerprint is that of the record as it was,
// have the one that the record has with the new id, which before has already.
func (out *Renamed) signOffs(fsys fs.FS, files map[string]*File, before *yamlfile.Result, was []string) error {
	if len(before.Reviews) == 0 {
		return nil
	}
	now := fingerprints(before.Dataset)
	of := make(map[string]int, len(now))
	for i, r := range before.Dataset.Records {
		of[review.CellName(r)] = i
	}
	at := map[string]int{} // which sign-off of its file comes next
	for i := range before.Reviews {
		s := &before.Reviews[i]
		name := s.Place.File
		nth := at[name]
		at[name]++
		record, there := of[s.Cell()]
		if !there || s.Fingerprint != was[record] || was[record] == now[record] {
			continue
		}
		f, err := opened(fsys, files, name)
		if err != nil {
			return err
		}
		item := f.item(nth)
		if item == nil || keyIn(item, "fingerprint") < 0 {
			return ErrChanged
		}
		if err := f.setScalar(lastOf(item, keyIn(item, "fingerprint")), 0, s.Fingerprint, now[record]); err != nil {
			return err
		}
		s.Fingerprint = now[record]
		out.SignOffs++
	}
	return nil
}

func opened(fsys fs.FS, files map[string]*File, name string) (*File, error) {
	f := files[name]
	if f == nil {
		var err error
		if f, err = openFile(fsys, name); err != nil {
			return nil, err
		}
		files[name] = f
	}
	return f, nil
}

// item is one of the items of all lists that the file's documents are.
func (f *File) item(nth int) *yaml.Node {
	for _, root := range f.Roots() {
		if root.Kind != yaml.SequenceNode {
			continue
		}
		if nth < len(root.Content) {
			return root.Content[nth]
		}
		nth -= len(root.Content)
	}
	return nil
}

// rename changes the id where it is mentioned; in d it is changed already.
func (f *File) rename(m yamlfile.Mention, r Renaming, d *positions.Dataset) error {
	n := f.scalarAt(m.Line, m.Column)
	if n == nil {
		return ErrChanged
	}
	switch {
	case m.Spelt:
		scale := yamlfile.FactsPiece(positions.Fact{Key: "scale", Type: positions.MappingFact, Items: [][]positions.Fact{d.Codebook.Issue(r.Issue).Scale.Facts()}}).Flow()
		return f.setFlow(n, strings.TrimPrefix(scale, "scale: "))
	case m.Made && r.Of == yamlfile.NamedOption:
		return f.setFlow(n, yamlfile.ItemPiece("", idAnd("label", r.New, n.Value)).Flow())
	case m.Made:
		return f.setFlow(n, yamlfile.ItemPiece("", idAnd("name", r.New, n.Value)).Flow())
	}
	start := strings.Index(n.Value, strings.TrimSpace(n.Value))
	parts := strings.Split(strings.TrimSpace(n.Value), "/")
	which := 0 // of the parts
	switch {
	case len(parts) == 1, r.Of == yamlfile.NamedParty: // an id alone, or party/issue/term
	case r.Of == yamlfile.NamedIssue:
		which = len(parts) - 2 // issue/term, too
	case r.Of == yamlfile.NamedSource:
		which = 1 // archive/id.txt
	}
	for i := range which {
		start += len(parts[i]) + 1
	}
	if !strings.HasPrefix(n.Value[start:], r.Old) {
		return ErrChanged
	}
	return f.setScalar(n, start, r.Old, r.New)
}

func idAnd(key, id, text string) []positions.Fact {
	return []positions.Fact{{Key: "id", Type: positions.TokenFact, Text: id}, {Key: key, Type: positions.ProseFact, Text: strings.TrimSpace(text)}}
}

// scalarAt finds a scalar that is not empty by its place; nil for none.
func (f *File) scalarAt(line, column int) *yaml.Node {
	if f.scalars == nil {
		f.scalars = map[[2]int]*yaml.Node{}
		var note func(*yaml.Node)
		note = func(n *yaml.Node) {
			if n.Kind == yaml.ScalarNode && n.Value != "" {
				f.scalars[[2]int{n.Line, n.Column}] = n
			}
			for _, c := range n.Content {
				note(c)
			}
		}
		for _, root := range f.Roots() {
			note(root)
		}
	}
	return f.scalars[[2]int{line, column}]
}

// setScalar gives a scalar, key or value, another part in the place of the one that starts at a
// byte of its text: there, in whatever quotes or lines it is; else all of it is written anew.
func (f *File) setScalar(n *yaml.Node, start int, part, now string) error {
	text := n.Value[:start] + now + n.Value[start+len(part):]
	at, end := f.extent(n)
	in := &edit{parent: n, column: n.Column}
	in.tree = func() { *n = yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text} }
	if i := bytes.Index(f.body[at:end], []byte(n.Value)); i >= 0 {
		written := now
		if i == 0 && part == n.Value { // without quotes
			written = yamlfile.OneLine(now)
		}
		from := at + i + start
		in.ways = append(in.ways, way{{from, from + len(part), written}})
	}
	in.ways = append(in.ways, way{{at, end, yamlfile.OneLine(text)}})
	return f.add(in)
}

// setFlow puts what is in braces in the place of a scalar.
func (f *File) setFlow(n *yaml.Node, text string) error {
	roots, err := yamlfile.Documents([]byte(text))
	if err != nil || len(roots) != 1 {
		return &UnprovedError{f.name, fmt.Sprintf("what is to be written cannot be read: %v", err)}
	}
	at, end := f.extent(n)
	in := &edit{parent: n, column: n.Column, ways: []way{{{at, end, text}}}}
	in.tree = func() { *n = *roots[0] }
	return f.add(in)
}

// extent is where a scalar stands, be it a key or a value.
func (f *File) extent(n *yaml.Node) (at, end int) {
	at = f.offset(n)
	switch {
	case n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0:
		return at, min(f.closeQuote(at)+1, len(f.body))
	case bytes.HasPrefix(f.body[at:], []byte(n.Value)):
		return at, at + len(n.Value)
	}
	if of := f.spotOf(n); of.above != nil {
		return f.value(of.above, of.index)
	}
	return at, f.lineEnd(at)
}

// sameResult reports whether two readings are of the same dataset, with the same sign-offs, but
// for where all stands.
func sameResult(a, b *yamlfile.Result) bool {
	x, y := a.Dataset, b.Dataset
	if !bytes.Equal(yamlfile.FormatCodebook(x.Codebook), yamlfile.FormatCodebook(y.Codebook)) || !slices.Equal(x.Dates, y.Dates) {
		return false
	}
	sameSource := func(s, t *positions.Source) bool { return positions.Written(s.Facts()) == positions.Written(t.Facts()) }
	return slices.EqualFunc(x.Sources, y.Sources, sameSource) && slices.EqualFunc(x.Records, y.Records, sameRecord) &&
		slices.EqualFunc(a.Reviews, b.Reviews, sameSignOff)
}
