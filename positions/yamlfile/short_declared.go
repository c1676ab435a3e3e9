package yamlfile

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"stance/positions"
	"stance/positions/problem"
)

// declared reads what a file declares, and adds what is new in it.
func (r *shortReader) declared(s *shortFile) {
	local := newReference()
	if s.title != nil {
		if title := s.prose(s.title, "title"); r.title == "" {
			r.title = title
		}
	}
	if s.parties != nil {
		s.ownParties = s.walker.parties(s.listed(s.parties, partyKeys.names, s.partyItem), local)
	}
	if s.issues != nil {
		s.ownIssues = s.walker.issues(s.listed(s.issues, issueKeys.names, s.issueItem), local)
	}
	r.addParties(s.ownParties)
	r.addIssues(s.ownIssues, local.scaleBroken)
	r.ref.partiesBroken = r.ref.partiesBroken || local.partiesBroken
	r.ref.issuesBroken = r.ref.issuesBroken || local.issuesBroken
	if s.sources != nil {
		r.addSources(s)
	}
}

// listed arranges a mapping of names as the list that codebook.yaml has.
func (s *shortFile) listed(n *yaml.Node, known []string, item func(key, value *yaml.Node) *yaml.Node) *yaml.Node {
	if n.Kind == yaml.SequenceNode {
		return s.namedItems(n, known, item)
	}
	if n.Kind != yaml.MappingNode {
		return n
	}
	list := &yaml.Node{Kind: yaml.SequenceNode, Line: n.Line, Column: n.Column}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		switch {
		case !s.isKey(key):
		case isNull(value):
			list.Content = append(list.Content, key)
		case s.plain(value):
			if node := item(key, value); node != nil {
				list.Content = append(list.Content, node)
			}
		}
	}
	return list
}

// namedItems are those of a list, of which one may be a name with its details below it:
// a mapping of one key that is neither a key of the list's items nor nearly one.
func (s *shortFile) namedItems(n *yaml.Node, known []string, item func(key, value *yaml.Node) *yaml.Node) *yaml.Node {
	list := &yaml.Node{Kind: yaml.SequenceNode, Line: n.Line, Column: n.Column}
	for _, one := range n.Content {
		if one.Kind == yaml.MappingNode && len(one.Content) == 2 && one.Content[0].Kind == yaml.ScalarNode && !s.refused(one) && !s.refused(one.Content[1]) {
			key, value := one.Content[0], one.Content[1]
			if _, near := problem.Nearest(key.Value, known); !near && s.isKey(key) && !slices.Contains(known, key.Value) {
				if isNull(value) {
					list.Content = append(list.Content, key)
				} else if node := item(key, value); node != nil {
					list.Content = append(list.Content, node)
				}
				continue
			}
		}
		list.Content = append(list.Content, one)
	}
	return list
}

// partyItem is a party under its name, or its id, with its details.
func (s *shortFile) partyItem(key, value *yaml.Node) *yaml.Node {
	if !s.mapping(value, "the details of a party") {
		return nil
	}
	return named(key, value.Content)
}

// issueItem is an issue under its name, or its id, with its scale or its details,
// those of the scale among them.
func (s *shortFile) issueItem(key, value *yaml.Node) *yaml.Node {
	if value.Kind != yaml.MappingNode {
		return named(key, []*yaml.Node{unwritten("scale", value), value})
	}
	var details, scale []*yaml.Node
	for i := 0; i+1 < len(value.Content); i += 2 {
		if k := value.Content[i]; slices.Contains(scaleKeys.names, k.Value) {
			scale = append(scale, k, value.Content[i+1])
		} else {
			details = append(details, k, value.Content[i+1])
		}
	}
	if len(scale) > 0 {
		details = append(details, unwritten("scale", scale[0]), &yaml.Node{Kind: yaml.MappingNode, Line: value.Line, Column: value.Column, Content: scale})
	}
	return named(key, details)
}

// named gives details the name that they stand under; where they have one of their
// own, what they stand under makes the id.
func named(key *yaml.Node, details []*yaml.Node) *yaml.Node {
	n := &yaml.Node{Kind: yaml.MappingNode, Line: key.Line, Column: key.Column}
	has := map[string]bool{}
	for i := 0; i+1 < len(details); i += 2 {
		has[details[i].Value] = true
	}
	switch {
	case !has["name"]:
		n.Content = append(n.Content, unwritten("name", key), key)
	case !has["id"] && positions.IsID(key.Value):
		n.Content = append(n.Content, unwritten("id", key), key)
	}
	n.Content = append(n.Content, details...)
	return n
}

// addParties adds the parties that are new to the dataset. Memberships are those of
// the file that declares a party first.
func (r *shortReader) addParties(parties []*positions.Party) {
	own := map[*positions.Party]*positions.Party{} // the dataset's for the file's
	var fresh []*positions.Party
	for _, p := range parties {
		if known := r.ref.short.parties[sameName(p.ID)]; known != nil {
			own[p] = known
		} else if known := r.ref.short.party(p.Name); known != nil {
			own[p] = known
		} else {
			own[p] = p
			fresh = append(fresh, p)
		}
	}
	for _, p := range fresh {
		for i, g := range p.Groups {
			p.Groups[i] = own[g]
		}
	}
	r.parties = append(r.parties, fresh...)
	r.ref.short.knowParties(fresh)
}

// addIssues adds the issues that are new to the dataset. Of those that an earlier file
// has, the scales are compared.
func (r *shortReader) addIssues(issues []*positions.Issue, broken []bool) {
	var fresh []*positions.Issue
	for i, is := range issues {
		known := r.ref.short.issues[sameName(is.ID)]
		if known == nil {
			known = r.ref.short.issue(is.Name)
		}
		switch {
		case known == nil:
			fresh = append(fresh, is)
			r.ref.scaleBroken = append(r.ref.scaleBroken, broken[i])
		case is.Scale == nil:
		case known.Scale == nil:
			known.Scale = is.Scale
		case !sameScale(known.Scale, is.Scale):
			r.problems = append(r.problems, problem.New(problem.BadScale, is.Place.File, is.Place.Line, is.Place.Column,
				tick(is.Name)+" has another scale here than at "+known.Place.String(), "what is compared needs one scale: write the same in both, or leave it out of one"))
		case known.Scale.Unit == "":
			known.Scale.Unit = is.Scale.Unit
		}
	}
	r.issues = append(r.issues, fresh...)
	r.ref.short.knowIssues(fresh)
}

// sameScale reports whether two scales are one, however the labels of the options are
// spelt that make the same ids. A unit that one leaves out is that of the other.
func sameScale(a, b *positions.Scale) bool {
	return a.Low == b.Low && a.High == b.High && a.Valued == b.Valued && (a.Unit == b.Unit || a.Unit == "" || b.Unit == "") && a.Min == b.Min && a.Max == b.Max &&
		slices.EqualFunc(a.Options, b.Options, func(x, y positions.Option) bool {
			return x.ID == y.ID && x.Value == y.Value && x.Description == y.Description && sameName(x.Label) == sameName(y.Label)
		})
}

// addSources reads the sources that a file lists.
func (r *shortReader) addSources(s *shortFile) {
	items, ok := s.items(s.sources, "sources")
	if !ok || len(items) < len(s.sources.Content) {
		r.ref.sourcesBroken = true
	}
	own := map[string]bool{}
	for _, item := range items {
		src := s.source(item)
		switch {
		case src == nil:
			r.ref.sourcesBroken = true
		case own[src.ID]:
			s.report(item, problem.DuplicateID, "the source "+tick(src.ID)+" is given twice; the first is at "+r.ref.source[src.ID].Place.String(), "ids must differ; rename one or take it away")
		case r.ref.source[src.ID] == nil:
			src.Index = len(r.ref.sources)
			r.ref.source[src.ID] = src
			r.ref.sources = append(r.ref.sources, src)
			r.ref.sourceIDs = append(r.ref.sourceIDs, src.ID)
			r.ref.short.knowSource(src)
			own[src.ID] = true
		default:
			own[src.ID] = true
		}
	}
}

// book makes the codebook of what is declared and of what occurs besides.
func (r *shortReader) book() {
	description := ""
	for _, s := range r.files {
		if s.description != nil {
			if text := s.prose(s.description, "description"); description == "" {
				description = text
			}
		}
	}
	for _, p := range r.parties {
		r.declaredParties = append(r.declaredParties, p.Name)
	}
	for _, is := range r.issues {
		r.declaredIssues = append(r.declaredIssues, is.Name)
	}
	for _, s := range r.files {
		r.occurring(s)
	}
	if r.title == "" {
		for i, s := range r.files {
			if i > 0 {
				r.title += ", "
			}
			r.title += fileTitle(s.file)
		}
	}
	r.ref.book = positions.NewCodebook(r.title, description, r.parties, r.issues)
}

// occurring adds the parties and issues that a file's cells name, in that order.
func (r *shortReader) occurring(s *shortFile) {
	for _, day := range s.days {
		for i := 0; i+1 < len(day.cells); i += 2 {
			key, cells := day.cells[i], day.cells[i+1]
			if key.Kind != yaml.ScalarNode {
				continue
			}
			r.occurs(s, key)
			if cells.Kind != yaml.MappingNode {
				continue
			}
			r.misplaced(s, cells)
			for j := 0; j+1 < len(cells.Content); j += 2 {
				if cells.Content[j].Kind == yaml.ScalarNode {
					r.issueOccurs(s, cells.Content[j])
				}
				for _, by := range claimants(cells.Content[j+1]) {
					r.occurs(s, by)
				}
			}
		}
	}
}

// misplaced reports, and takes out, what stands beside the issues of a party and is no
// issue: a key of a stance that is indented as if it were one.
func (r *shortReader) misplaced(s *shortFile, cells *yaml.Node) {
	kept := cells.Content[:0:0]
	for i := 0; i+1 < len(cells.Content); i += 2 {
		key, value := cells.Content[i], cells.Content[i+1]
		if key.Kind == yaml.ScalarNode && value.Kind != yaml.MappingNode && slices.Contains(shortRecordKeys.names, key.Value) && r.ref.short.issue(key.Value) == nil {
			s.report(key, problem.MisplacedKey, tick(key.Value)+" stands here beside issues, and is a key of what is said of one", "write it into the issue's own value, as in {summary: …, "+key.Value+": …}; an issue that is called so has to be listed in `issues`")
			continue
		}
		kept = append(kept, key, value)
	}
	cells.Content = kept
}

func (r *shortReader) occurs(s *shortFile, n *yaml.Node) {
	if r.ref.short.party(n.Value) != nil || blank(n.Value) || n.Tag == "!!merge" {
		return
	}
	name := s.name(n)
	r.nearName(s, n, "parties", r.declaredParties)
	p := &positions.Party{ID: r.ref.short.partyIDs.of(name), Name: name, Place: s.place(n)}
	r.parties = append(r.parties, p)
	r.ref.short.knowParties([]*positions.Party{p})
}

// name reads the name that a key is.
func (s *shortFile) name(key *yaml.Node) string {
	s.unseen(key, key.Value)
	return strings.TrimSpace(key.Value)
}

func (r *shortReader) issueOccurs(s *shortFile, n *yaml.Node) {
	if r.ref.short.issue(n.Value) != nil || blank(n.Value) || n.Tag == "!!merge" {
		return
	}
	name := s.name(n)
	r.nearName(s, n, "issues", r.declaredIssues)
	is := &positions.Issue{ID: r.ref.short.issueIDs.of(name), Name: name, Place: s.place(n)}
	r.issues = append(r.issues, is)
	r.ref.scaleBroken = append(r.ref.scaleBroken, r.gaps) // what declares it may stand in one
	r.ref.short.knowIssues([]*positions.Issue{is})
}

// nearName warns of a name that is declared nowhere and may be a slip for one that is.
func (r *shortReader) nearName(s *shortFile, n *yaml.Node, key string, declared []string) {
	if near, ok := r.ref.meant.nearest(n.Value, declared); ok {
		s.report(n, problem.NearName, tick(n.Value)+" is not declared in "+tick(key)+", and is nearly "+tick(near)+", which is", "if both are one, write the same name; else declare this one, too")
	}
}

// claimants are those whom a cell's claims are said to be by.
func claimants(cell *yaml.Node) (by []*yaml.Node) {
	if cell.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(cell.Content); i += 2 {
		if cell.Content[i].Value != "claims" || cell.Content[i+1].Kind != yaml.SequenceNode {
			continue
		}
		for _, claim := range cell.Content[i+1].Content {
			if claim.Kind != yaml.MappingNode {
				continue
			}
			for j := 0; j+1 < len(claim.Content); j += 2 {
				if claim.Content[j].Value == "by" && claim.Content[j+1].Kind == yaml.ScalarNode && !isNull(claim.Content[j+1]) {
					by = append(by, claim.Content[j+1])
				}
			}
		}
	}
	return by
}
