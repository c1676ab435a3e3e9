package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"stance/cmd/stance/internal/dataset"
	"stance/positions"
	"stance/positions/slug"
	"stance/positions/synthetic"
	"stance/positions/yamlfile"
)

// TestShortFormsGiveTheSameDiffs makes datasets up, writes each as a folder and as one
// file of the short form, with names and labels for ids wherever these can stand, and
// compares what diff makes of them; then once more of the folder that the file unfolds
// to. Nothing may differ but places.
func TestShortFormsGiveTheSameDiffs(t *testing.T) {
	made := map[string]int{}
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 10))
		shape := synthetic.Shape{Parties: 2 + r.IntN(4), Issues: 1 + r.IntN(6), Dates: 2 + r.IntN(3), PerDate: 1 + r.IntN(9), Sources: 1 + r.IntN(4), Seed: seed, Full: seed%2 == 1}
		read := yamlfile.Read(shape.FS())
		if !read.OK() {
			t.Fatal(read.Problems)
		}
		d := plainer(r, read.Dataset)
		dir := t.TempDir()
		for _, f := range yamlfile.Files(d) {
			put(t, filepath.Join(dir, "folder"), f)
		}
		s := &shortener{r, d, made}
		put(t, dir, yamlfile.File{Name: "short.yaml", Content: s.file(t)})

		want := diffJSON(t, dir, "-C", "folder")
		if got := diffJSON(t, dir, "short.yaml"); got != want {
			content, _ := os.ReadFile(filepath.Join(dir, "short.yaml"))
			t.Fatalf("seed %d: the short form gives another diff:\n%s\n%s", seed, firstDifference(got, want), content)
		}
		if code, _, messages := stanceIn(t, dir, "init", "unfolded", "--from", "short.yaml"); code != exitDone {
			t.Fatalf("seed %d: %s", seed, messages)
		}
		if got := diffJSON(t, dir, "-C", "unfolded"); got != want {
			t.Fatalf("seed %d: unfolded it gives another diff:\n%s", seed, firstDifference(got, want))
		}
		twoFiles(t, seed, s, dir, made)
	}
	for _, way := range []string{"undeclared party", "party by name", "undeclared issue", "labels", "number", "label alone", "words alone", "label", "evidence beside", "source by title", "two files"} {
		if made[way] < 20 {
			t.Errorf("%s: in %d places only", way, made[way])
		}
	}
}

// twoFiles compares the last two snapshots in a file each with a dataset of these two.
func twoFiles(t *testing.T, seed uint64, s *shortener, dir string, made map[string]int) {
	t.Helper()
	days := s.d.Dates[len(s.d.Dates)-2:]
	last := &positions.Dataset{Codebook: s.d.Codebook, Sources: s.d.Sources, Dates: days}
	for _, rec := range s.d.Records {
		if rec.Date == days[0].Date || rec.Date == days[1].Date {
			last.Records = append(last.Records, rec)
		}
	}
	for _, f := range yamlfile.Files(last) {
		put(t, filepath.Join(dir, "last"), f)
	}
	if code, _, _ := stanceIn(t, dir, "check", "-C", "last"); code != exitDone {
		return // an older stance is repeated, or an older term ended
	}
	for i, name := range []string{"a.yaml", "b.yaml"} {
		one := &shortener{s.Rand, &positions.Dataset{Codebook: last.Codebook, Sources: last.Sources, Dates: days[i : i+1]}, made}
		for _, rec := range last.Records {
			if rec.Date == days[i].Date {
				one.d.Records = append(one.d.Records, rec)
			}
		}
		put(t, dir, yamlfile.File{Name: name, Content: one.declaring(t, true)})
	}
	made["two files"]++
	if got, want := diffJSON(t, dir, "a.yaml", "b.yaml"), diffJSON(t, dir, "-C", "last"); got != want {
		t.Fatalf("seed %d: two files give another diff:\n%s", seed, firstDifference(got, want))
	}
}

var placesInJSON = regexp.MustCompile(`(?m)^ *"(file|line)": .*\n`)

func diffJSON(t *testing.T, dir string, args ...string) string {
	t.Helper()
	code, out, messages := stanceIn(t, dir, append([]string{"diff", "--all", "-f", "json"}, args...)...)
	if code != exitDone {
		t.Fatalf("%q: %d\n%s", args, code, messages)
	}
	return placesInJSON.ReplaceAllString(out, "")
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("line %d: %s\nwant: %s", i+1, strings.Join(g[max(0, i-5):i+1], "\n"), w[i])
		}
	}
	return "one is longer"
}

// plainer gives a dataset what the short form can leave out: ids that are those of the
// names, parties and issues in the order in which they occur, labels as summaries.
func plainer(r *rand.Rand, d *positions.Dataset) *positions.Dataset {
	parties, issues := d.Codebook.Parties, d.Codebook.Issues
	if r.IntN(2) == 0 {
		parties, issues = nil, nil
		for _, rec := range d.Records {
			if !slices.Contains(parties, rec.Party) {
				parties = append(parties, rec.Party)
			}
			if !slices.Contains(issues, rec.Issue) {
				issues = append(issues, rec.Issue)
			}
		}
		for _, p := range d.Codebook.Parties {
			if !slices.Contains(parties, p) {
				parties = append(parties, p)
			}
		}
		for _, is := range d.Codebook.Issues {
			if !slices.Contains(issues, is) {
				issues = append(issues, is)
			}
		}
	}
	for _, p := range parties {
		if r.IntN(3) > 0 {
			p.ID, p.Short = slug.Of(p.Name), ""
		}
	}
	for _, is := range issues {
		if r.IntN(3) > 0 {
			is.ID = slug.Of(is.Name)
		}
		if is.Scale != nil && r.IntN(2) == 0 {
			is.Scale.Low, is.Scale.High, is.Question = "", "", ""
		}
		if is.Scale != nil {
			for i := range is.Scale.Options {
				is.Scale.Options[i].ID, is.Scale.Options[i].Description = slug.Of(is.Scale.Options[i].Label), ""
			}
		}
	}
	for _, rec := range d.Records {
		if rec.Issue.Index%3 != 1 { // every third is kept in words
			continue
		}
		rec.Issue.Scale, rec.Issue.Question = nil, ""
		if s := rec.Stance; s != nil {
			s.Kind, s.Value, s.Option, s.Plausible, s.Accepts = positions.Unplaced, 0, -1, nil, nil
			unplace(s.Evidence)
		}
		if q := rec.Silence; q != nil {
			unplace(q.Evidence)
		}
		for _, c := range rec.Claims {
			c.Kind, c.Value, c.Option, c.Plausible, c.Accepts = positions.Unplaced, 0, -1, nil, nil
			unplace(c.Evidence)
		}
	}
	for _, src := range d.Sources {
		if r.IntN(2) == 0 {
			*src = positions.Source{Index: src.Index, ID: src.ID, Title: "The " + src.ID}
			src.ID = slug.Of(src.Title)
		}
	}
	for _, rec := range d.Records { // whose source has no captures any more
		for _, pieces := range evidenceOf(rec) {
			for i := range pieces {
				if len(pieces[i].Source.Captures) == 0 {
					pieces[i].Captured = 0
				}
			}
		}
	}
	for _, rec := range d.Records {
		s := rec.Stance
		if s == nil || r.IntN(3) == 0 {
			continue
		}
		if s.Kind == positions.Placed && rec.Issue.Scale.Numeric() {
			s.Summary = strconv.FormatFloat(s.Value, 'f', -1, 64)
		} else if s.Kind == positions.Placed {
			s.Summary = rec.Issue.Scale.Options[s.Option].Label
		}
		if r.IntN(2) == 0 {
			rec.Coder, rec.Note, s.Terms, s.Ended, s.Plausible, s.Salience, s.Tone, s.Novel, s.Basis, s.Confidence, s.Known = "", "", nil, nil, nil, nil, 0, false, 0, 0, 0
			s.Evidence = s.Evidence[:min(len(s.Evidence), r.IntN(2))]
		}
	}
	d.Codebook = positions.NewCodebook(d.Codebook.Title, d.Codebook.Description, parties, issues)
	positions.SortRecords(d.Records)
	// What was ended, and what terms are tied to, may be gone now.
	given := map[string]bool{}
	for _, rec := range d.Records {
		if rec.Stance == nil {
			continue
		}
		rec.Stance.Ended = nil
		for i := range rec.Stance.Terms {
			t := &rec.Stance.Terms[i]
			gone := func(p positions.Proviso) bool { return p.Issue != nil && !given[rec.Party.ID+"/"+p.Text()] }
			t.If, t.Unless = slices.DeleteFunc(t.If, gone), slices.DeleteFunc(t.Unless, gone)
			t.Against = slices.DeleteFunc(t.Against, func(a positions.TermRef) bool { return !given[a.Text()] })
		}
		for _, t := range rec.Stance.Terms {
			given[rec.Party.ID+"/"+rec.Issue.ID+"/"+t.ID] = true
		}
	}
	return d
}

// evidenceOf lists the evidence of all that a record says.
func evidenceOf(rec *positions.Record) [][]positions.Evidence {
	var all [][]positions.Evidence
	if rec.Stance != nil {
		all = append(all, rec.Stance.Evidence)
	}
	if rec.Silence != nil {
		all = append(all, rec.Silence.Evidence)
	}
	for _, c := range rec.Claims {
		all = append(all, c.Evidence)
	}
	return all
}

// unplace takes away where single passages put a party.
func unplace(pieces []positions.Evidence) {
	for i := range pieces {
		pieces[i].Position, pieces[i].Plausible = nil, nil
	}
}

// shortener writes a dataset in the short form, in one of the many ways.
type shortener struct {
	*rand.Rand
	d    *positions.Dataset
	made map[string]int
}

func (s *shortener) chose(way string) bool {
	if s.IntN(4) == 0 {
		return false
	}
	s.made[way]++
	return true
}

func (s *shortener) file(t *testing.T) []byte { return s.declaring(t, false) }

// declaring writes the file, and declares everything if all is to be declared: two files
// put together have the parties of the first before those of the second.
func (s *shortener) declaring(t *testing.T, all bool) []byte {
	t.Helper()
	top := &yaml.Node{Kind: yaml.MappingNode}
	add := func(m *yaml.Node, key string, value *yaml.Node) {
		if value != nil {
			m.Content = append(m.Content, scalarOf(key), value)
		}
	}
	files := map[string]*yaml.Node{}
	for _, f := range yamlfile.Files(s.d) {
		var doc yaml.Node
		if err := yaml.Unmarshal(f.Content, &doc); err != nil {
			t.Fatal(err)
		}
		files[f.Name] = doc.Content[0]
	}
	book := files[dataset.CodebookFile]
	single := len(s.d.Dates) == 1
	if !single {
		add(top, "title", under(book, "title"))
	}
	var seenParties, seenIssues []string
	for _, rec := range s.d.Records {
		seenParties, seenIssues = append(seenParties, rec.Party.ID), append(seenIssues, rec.Issue.ID)
		for _, c := range rec.Claims {
			seenParties = append(seenParties, c.By.ID)
		}
	}
	add(top, "parties", s.declared(under(book, "parties"), seenParties, "undeclared party", all, func(n *yaml.Node) *yaml.Node { return n }))
	add(top, "issues", s.declared(under(book, "issues"), seenIssues, "undeclared issue", all, s.issue))
	if sources := files["sources.yaml"]; sources != nil {
		list := &yaml.Node{Kind: yaml.SequenceNode}
		for _, src := range under(sources, "sources").Content {
			if id, title := under(src, "id").Value, under(src, "title").Value; len(src.Content) > 4 || slug.Of(title) != id {
				list.Content = append(list.Content, src)
			}
		}
		if len(list.Content) > 0 {
			add(top, "sources", list)
		}
	}
	for _, di := range s.d.Dates {
		snap := yamlfile.Snapshot{DateInfo: di}
		file := files[snap.FileName()]
		day := &yaml.Node{Kind: yaml.MappingNode}
		for _, key := range []string{"label", "title", "note"} {
			add(day, key, under(file, key))
		}
		if cells := under(file, "positions"); cells != nil {
			for i := 0; i < len(cells.Content); i += 2 {
				day.Content = append(day.Content, s.party(cells.Content[i]), s.cells(cells.Content[i+1]))
			}
		}
		if single {
			add(top, "date", &yaml.Node{Kind: yaml.ScalarNode, Value: di.Date.String()})
			top.Content = append(top.Content, day.Content...)
		} else {
			top.Content = append(top.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: di.Date.String()}, day)
		}
	}
	content, err := yaml.Marshal(top)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func scalarOf(value string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: value}
}

func under(m *yaml.Node, key string) *yaml.Node {
	for i := 0; m != nil && i < len(m.Content); i += 2 {
		if m.Content[i].Value == key {
			return m.Content[i+1]
		}
	}
	return nil
}

func lacking(m *yaml.Node, key string) *yaml.Node {
	out := &yaml.Node{Kind: yaml.MappingNode}
	for i := 0; i < len(m.Content); i += 2 {
		if m.Content[i].Value != key {
			out.Content = append(out.Content, m.Content[i], m.Content[i+1])
		}
	}
	return out
}

// declared writes a list of parties or issues: names alone where that says all, and
// without the last ones where these come by occurring. An entry that occurs under its
// id is no name.
func (s *shortener) declared(list *yaml.Node, seen []string, way string, all bool, entry func(*yaml.Node) *yaml.Node) *yaml.Node {
	plain := func(n *yaml.Node) bool {
		return len(n.Content) == 4 && slug.Of(under(n, "name").Value) == under(n, "id").Value && slug.Whole(under(n, "name").Value)
	}
	keep := len(list.Content)
	var order []string
	for _, id := range seen {
		if !slices.Contains(order, id) {
			order = append(order, id)
		}
	}
	// From the end on, those that are all in their names and occur last, in this order.
	for !all && keep > 0 && plain(list.Content[keep-1]) {
		id, rest := under(list.Content[keep-1], "id").Value, order
		if at := slices.Index(rest, id); at < 0 || at != len(order)-1 || s.isGroup(id) {
			break
		}
		order = order[:len(order)-1]
		keep--
		s.made[way]++
	}
	out := &yaml.Node{Kind: yaml.SequenceNode}
	for _, n := range list.Content[:keep] {
		id, name := under(n, "id").Value, under(n, "name").Value
		n = entry(n)
		switch {
		case len(n.Content) == 4 && slug.Of(name) == id && s.IntN(2) == 0:
			n = scalarOf(name)
		case slug.Of(name) == id && s.IntN(2) == 0:
			n = lacking(n, "id")
		}
		out.Content = append(out.Content, n)
	}
	if keep == 0 {
		return nil
	}
	return out
}

// isGroup reports whether an id is that of a group, which has to be declared.
func (s *shortener) isGroup(id string) bool {
	return slices.ContainsFunc(s.d.Codebook.Parties, func(p *positions.Party) bool {
		return slices.ContainsFunc(p.Groups, func(g *positions.Party) bool { return g.ID == id })
	})
}

// issue writes the scale of an issue as a list of labels or as a range of numbers where
// that says all.
func (s *shortener) issue(n *yaml.Node) *yaml.Node {
	scale := under(n, "scale")
	if scale == nil {
		return n
	}
	short := (*yaml.Node)(nil)
	if options := under(scale, "options"); options != nil && len(scale.Content) == 2 {
		short = &yaml.Node{Kind: yaml.SequenceNode}
		for _, o := range options.Content {
			if len(o.Content) > 4 || slug.Of(under(o, "label").Value) != under(o, "id").Value {
				return n
			}
			short.Content = append(short.Content, under(o, "label"))
		}
	} else if options == nil && len(scale.Content) == 4 {
		short = scalarOf(under(scale, "min").Value + ".." + under(scale, "max").Value)
	}
	if short == nil || !s.chose("labels") {
		return n
	}
	n = lacking(n, "scale")
	n.Content = append(n.Content, scalarOf("scale"), short)
	return n
}

// party names a party by its name, and one that is not declared always so.
func (s *shortener) party(id *yaml.Node) *yaml.Node {
	s.made["party by name"]++
	return scalarOf(s.d.Codebook.Party(id.Value).Name)
}

func (s *shortener) cells(cells *yaml.Node) *yaml.Node {
	out := &yaml.Node{Kind: yaml.MappingNode}
	for i := 0; i < len(cells.Content); i += 2 {
		is := s.d.Codebook.Issue(cells.Content[i].Value)
		out.Content = append(out.Content, scalarOf(is.Name), s.cell(is, cells.Content[i+1]))
	}
	return out
}

func (s *shortener) cell(is *positions.Issue, cell *yaml.Node) *yaml.Node {
	s.claimants(cell)
	position, summary := under(cell, "position"), under(cell, "summary")
	label := ""
	switch {
	case position == nil || is.Scale == nil || position.Value == "none" || position.Value == "same":
	case is.Scale.Numeric():
		label = position.Value
	default:
		label = is.Scale.Options[is.Scale.Option(position.Value)].Label
	}
	if label != "" && summary.Value == label && s.chose("label") {
		cell = lacking(cell, "summary")
	}
	if label != "" && !is.Scale.Numeric() {
		*position = *scalarOf(label)
	}
	if evidence := under(cell, "evidence"); evidence != nil {
		for _, piece := range evidence.Content {
			s.sourceByTitle(piece)
		}
		if piece := evidence.Content[0]; mayStandBeside(piece) && s.chose("evidence beside") {
			cell = lacking(cell, "evidence")
			cell.Content = append(cell.Content, piece.Content...)
			if rest := evidence.Content[1:]; len(rest) > 0 {
				cell.Content = append(cell.Content, scalarOf("evidence"), &yaml.Node{Kind: yaml.SequenceNode, Content: rest})
			}
		}
	}
	if len(cell.Content) != 2 {
		return cell
	}
	switch cell.Content[0].Value {
	case "position":
		if label != "" && s.chose("label alone") {
			if is.Scale.Numeric() {
				s.made["number"]++
			}
			return cell.Content[1]
		}
	case "summary":
		if s.chose("words alone") {
			return summary
		}
	}
	return cell
}

// claimants names them, and the sources of their claims.
func (s *shortener) claimants(cell *yaml.Node) {
	claims := under(cell, "claims")
	if claims == nil {
		return
	}
	for _, c := range claims.Content {
		*under(c, "by") = *s.party(under(c, "by"))
		if evidence := under(c, "evidence"); evidence != nil {
			for _, piece := range evidence.Content {
				s.sourceByTitle(piece)
			}
		}
	}
}

func (s *shortener) sourceByTitle(piece *yaml.Node) {
	id := under(piece, "source")
	src := s.d.Source(id.Value)
	if slug.Of(src.Title) == src.ID {
		*id = *scalarOf(src.Title)
		s.made["source by title"]++
	}
}

// mayStandBeside reports whether a piece of evidence has no keys but those that can stand
// beside a position.
func mayStandBeside(piece *yaml.Node) bool {
	for i := 0; i < len(piece.Content); i += 2 {
		if !slices.Contains([]string{"quote", "paraphrase", "speaker", "role", "source", "locator"}, piece.Content[i].Value) {
			return false
		}
	}
	return true
}

// TestShortFormsInTheDocumentation holds that what the documentation shows of the short
// form is sound, and tells of a move.
func TestShortFormsInTheDocumentation(t *testing.T) {
	dated := regexp.MustCompile(`(?m)^\d{4}-\d\d-\d\d:$`)
	for _, name := range []string{readme, "../../data/README.md"} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		found := 0
		for _, block := range strings.Split(string(text), "```yaml\n")[1:] {
			block, _, _ = strings.Cut(block, "```")
			if !dated.MatchString(block) {
				continue
			}
			found++
			dir := t.TempDir()
			put(t, dir, yamlfile.File{Name: "talks.yaml", Content: []byte(block)})
			if code, out, messages := stanceIn(t, dir, "diff", "talks.yaml"); code != exitDone || !strings.Contains(out, "\nOne shifted: ") {
				t.Errorf("%s: %d\n%s%s", name, code, out, messages)
			}
		}
		if found == 0 {
			t.Errorf("%s does not show the short form", name)
		}
	}
}
