package intake

import (
	"cmp"
	"fmt"
	"strings"

	"stance/positions"
	"stance/positions/exchange/sheet"
	"stance/positions/exchange/tidy"
	"stance/positions/problem"
	"stance/positions/slug"
)

// proposer looks up what rows refer to, and proposes what the dataset lacks.
type proposer struct {
	have   *positions.Dataset
	known  tidy.Lookup
	scales map[string]*positions.Scale // of new issues, by nameKey
	titles map[string]string           // of new sources, by what the table calls them

	newScale  func() *positions.Scale     // of new issues that none is given for by name; nil: none
	documents map[string]positions.Source // what the table tells of documents

	parties, issues, sources map[string]string // ids that are taken, with the names
	partyNames               map[string]bool   // that are taken, in small letters
	numbers                  map[string]int    // of stems of ids: the last number that was tried
	proposed                 struct {
		parties proposed[positions.Party]
		issues  proposed[positions.Issue]
		sources proposed[positions.Source]
	}
	missing Missing
}

// Missing is what the dataset lacks, in the order met.
type Missing struct {
	Parties   []*positions.Party
	Issues    []*positions.Issue
	Sources   []*positions.Source
	Proposals []Proposal // one for each of these
}

// Proposal says what would be added for a name that the dataset does not have.
type Proposal struct {
	sheet.Problem        // where the name is met first; the message is what would be added, the hint a name that it may be meant for
	Given         bool   // the user has described it, so that it can be no mistyped name
	name          string // as it is met
}

// Lacking lists what is proposed and was not described by the user.
func (m *Missing) Lacking() []sheet.Problem {
	var lacking []sheet.Problem
	for _, p := range m.Proposals {
		if !p.Given {
			lacking = append(lacking, p.Problem)
		}
	}
	return lacking
}

func newProposer(have *positions.Dataset) *proposer {
	p := &proposer{have: have, known: tidy.In(have), scales: map[string]*positions.Scale{}, titles: map[string]string{}, documents: map[string]positions.Source{},
		parties: map[string]string{}, issues: map[string]string{}, sources: map[string]string{}, partyNames: map[string]bool{}, numbers: map[string]int{}}
	for _, x := range have.Codebook.Parties {
		p.parties[x.ID] = x.Name
		p.partyNames[strings.ToLower(x.Name)] = true
	}
	for _, x := range have.Codebook.Issues {
		p.issues[x.ID] = x.Name
	}
	for _, x := range have.Sources {
		p.sources[x.ID] = x.Title
	}
	p.proposed.parties = proposed[positions.Party]{}
	p.proposed.issues = proposed[positions.Issue]{}
	p.proposed.sources = proposed[positions.Source]{}
	return p
}

func (p *proposer) lookup(date func(int, string) (positions.Date, error), comma bool) tidy.Lookup {
	return tidy.Lookup{
		Party:  func(name string) (*positions.Party, tidy.Miss) { return p.party(name, "") },
		Issue:  p.issue,
		Source: p.source,
		Date:   date, DecimalComma: comma, Members: p.known.Members, ScaleHint: p.scaleHint,
	}
}

// scaleHint says how an issue gets a scale: a new one by a flag.
func (p *proposer) scaleHint(is *positions.Issue) string {
	if p.have.Codebook.Issue(is.ID) == is {
		return "say it in the summary, or give the issue a scale in the codebook"
	}
	return fmt.Sprintf("the issue is new: say its scale, such as --scale %s=0..10, or its options from low to high, --scale %s=refuses,open,agrees", is.ID, is.ID)
}

// party finds a party, or proposes one, which is called name in the table and
// fullName ("": the same) in the codebook. For a name that several have it gives
// nil, as issue and source do.
func (p *proposer) party(name, fullName string) (*positions.Party, tidy.Miss) {
	if found, miss := p.known.Party(name); found != nil || miss.Several != "" {
		return found, miss
	}
	found := p.proposed.parties.find(name)
	if found == nil {
		found = p.have.Codebook.Party(slug.Of(name))
		if found != nil && !means(name, found.ID, found.Name) {
			found = nil
		}
	}
	if found != nil {
		return unlessDisguised(found, name, found.ID, found.Name)
	}
	if fullName == "" {
		fullName = spaced(name)
	}
	x := &positions.Party{Index: len(p.parties), ID: p.newID(name, "party", p.parties), Name: fullName}
	if folded := strings.ToLower(fullName); p.partyNames[folded] {
		x.Name = fullName + " (" + x.ID + ")"
	}
	p.partyNames[strings.ToLower(x.Name)] = true
	p.propose("party", x.ID, name, x.Name, p.parties, "")
	p.proposed.parties.add(name, x.ID, x)
	p.missing.Parties = append(p.missing.Parties, x)
	return x, tidy.Miss{}
}

// unlessDisguised gives what was found by a name, or what is wrong with the name.
func unlessDisguised[T any](found *T, name, id, its string) (*T, tidy.Miss) {
	if miss := disguised(name, id, its); miss.Several != "" {
		return nil, miss
	}
	return found, tidy.Miss{}
}

func (p *proposer) issue(name string) (*positions.Issue, tidy.Miss) {
	if found, miss := p.known.Issue(name); found != nil || miss.Several != "" {
		return found, miss
	}
	found := p.proposed.issues.find(name)
	if found == nil {
		found = p.issueBySlug(name)
	}
	if found != nil {
		return unlessDisguised(found, name, found.ID, found.Name)
	}
	x := &positions.Issue{Index: len(p.issues), ID: p.newID(name, "issue", p.issues), Name: spaced(name), Scale: p.scales[nameKey(name)]}
	if x.Scale == nil && p.newScale != nil {
		x.Scale = p.newScale()
	}
	p.propose("issue", x.ID, name, x.Name, p.issues, scaleWords(x.Scale))
	p.proposed.issues.add(name, x.ID, x)
	p.missing.Issues = append(p.missing.Issues, x)
	return x, tidy.Miss{}
}

// unusedScales refuses scales of issues that are not new in the table, which are most
// likely mistyped. The error is a *UsageError.
func (p *proposer) unusedScales(given []Pair) error {
	for _, s := range given {
		if s.Name == allIssues || p.proposed.issues.find(s.Name) != nil {
			continue
		}
		var names []string
		for _, x := range p.missing.Issues {
			names = append(names, x.ID, x.Name)
		}
		hint := "no issue of the table is new"
		if len(names) > 0 {
			hint = cmp.Or(didYouMean(s.Name, names), "new issues: "+listed(p.newIssues()))
		}
		return usagef(hint, "--scale %s: the table has no new issue of this name", s.Name)
	}
	return nil
}

func (p *proposer) newIssues() []string {
	var ids []string
	for _, x := range p.missing.Issues {
		ids = append(ids, x.ID)
	}
	return ids
}

// issueBySlug finds the issue of the codebook whose id a name becomes.
func (p *proposer) issueBySlug(name string) *positions.Issue {
	if found := p.have.Codebook.Issue(slug.Of(name)); found != nil && means(name, found.ID, found.Name) {
		return found
	}
	return nil
}

func scaleWords(s *positions.Scale) string {
	switch {
	case s == nil:
		return ", without a scale"
	case s.Numeric():
		return ", from " + positions.Number(s.Min) + " to " + s.InUnit(positions.Number(s.Max))
	}
	var ids []string
	for _, o := range s.Options {
		ids = append(ids, o.ID)
	}
	return ", with the options " + strings.Join(ids, ", ")
}

func (p *proposer) source(name string) (*positions.Source, tidy.Miss) {
	if found, miss := p.known.Source(name); found != nil || miss.Several != "" {
		return found, miss
	}
	if found := p.proposed.sources.find(name); found != nil {
		return unlessDisguised(found, name, found.ID, found.Title)
	}
	if _, ok := p.sources[slug.Of(name)]; ok {
		if found := p.have.Source(slug.Of(name)); found != nil && means(name, found.ID, found.Title) {
			return unlessDisguised(found, name, found.ID, found.Title)
		}
	}
	title, given := p.titles[name]
	if !given {
		title = spaced(name)
	}
	x := &positions.Source{Index: len(p.sources), ID: p.newID(name, "source", p.sources), Title: title}
	if strings.HasPrefix(name, "https://") || strings.HasPrefix(name, "http://") {
		x.URL = name
	}
	if told, ok := p.documents[name]; ok {
		x.Publisher, x.Published = told.Publisher, told.Published
		if told.Title != "" {
			x.Title, title = told.Title, told.Title
		}
	}
	p.propose("source", x.ID, name, title, p.sources, "")
	p.missing.Proposals[len(p.missing.Proposals)-1].Given = given
	p.proposed.sources.add(name, x.ID, x)
	p.missing.Sources = append(p.missing.Sources, x)
	return x, tidy.Miss{}
}

// propose notes a new id, and puts the proposal into words.
func (p *proposer) propose(what, id, name, title string, ids map[string]string, more string) {
	line := what + " " + id
	if title != id {
		line += fmt.Sprintf(" (%s)", title)
	}
	line += more
	var known, begun []string
	switch what { // an id that is met in a table may be a mistyped one, or the beginning of a name
	case "party":
		for _, x := range p.have.Codebook.Parties {
			known = append(known, x.ID, x.Name)
		}
		fit, _ := p.have.Codebook.PartiesNamed(name)
		for _, x := range fit {
			begun = append(begun, x.ID)
		}
	case "issue":
		for _, x := range p.have.Codebook.Issues {
			known = append(known, x.ID, x.Name)
		}
		fit, _ := p.have.Codebook.IssuesNamed(name)
		for _, x := range fit {
			begun = append(begun, x.ID)
		}
	case "source":
		for _, x := range p.have.Sources {
			known = append(known, x.ID)
		}
	}
	hint := didYouMean(name, known)
	if hint == "" && len(begun) == 1 {
		hint = didYouMean(begun[0], begun)
	}
	ids[id] = title
	p.missing.Proposals = append(p.missing.Proposals, Proposal{Problem: sheet.Problem{Message: "new " + line, Hint: hint}, name: name})
}

// didYouMean is a hint at the nearest of the names that are known; "" where none is near.
func didYouMean(name string, known []string) string {
	if near, ok := problem.Nearest(name, known); ok {
		return "did you mean " + tick(near) + "?"
	}
	return ""
}
