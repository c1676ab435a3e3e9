package splice

import (
	"fmt"
	"path"

	"gopkg.in/yaml.v3"

	"stance/positions"
	"stance/positions/yamlfile"
)

const (
	codebookName = "codebook.yaml"
	sourcesName  = "sources.yaml"
)

// codebook adds parties and issues at the end of their lists.
func (p *planner) codebook(add *Additions) error {
	if len(add.Parties)+len(add.Issues) == 0 {
		return nil
	}
	var parties, issues []yamlfile.Piece
	for _, party := range add.Parties {
		if p.have.Codebook.Party(party.ID) != nil {
			return fmt.Errorf("the party %s is in the codebook already", party.ID)
		}
		parties = append(parties, yamlfile.PartyPiece(party))
	}
	for _, is := range add.Issues {
		if p.have.Codebook.Issue(is.ID) != nil {
			return fmt.Errorf("the issue %s is in the codebook already", is.ID)
		}
		issues = append(issues, yamlfile.IssuePiece(is))
	}
	f, err := p.open(codebookName)
	if err != nil {
		return err
	}
	if len(parties) > 0 {
		if err := f.underTop("parties", parties); err != nil {
			return err
		}
	}
	if len(issues) > 0 {
		return f.underTop("issues", issues)
	}
	return nil
}

// underTop adds to a list in the file's last document that is a mapping.
func (f *File) underTop(key string, pieces []yamlfile.Piece) error {
	for i := len(f.docs) - 1; i >= 0; i-- {
		if d := f.docs[i]; d.root.Kind == yaml.MappingNode && len(d.root.Content) > 0 {
			return f.under(d.root, d.end, key, pieces)
		}
	}
	return fmt.Errorf("%s: there is no place for `%s` in this file; nothing was added", f.name, key)
}

// sources adds sources to sources.yaml or, where the dataset has them in the
// folder sources/ alone, to the file there that has the ones most alike.
func (p *planner) sources(sources []*positions.Source) error {
	pieces := map[string][]yamlfile.Piece{}
	var names []string
	for _, s := range sources {
		if had := p.have.Source(s.ID); had != nil {
			return fmt.Errorf("there is a source %s already, at %s", s.ID, had.Place)
		}
		name := p.sourceFile(s.ID)
		if pieces[name] == nil {
			names = append(names, name)
		}
		pieces[name] = append(pieces[name], yamlfile.SourcePiece(s))
	}
	if len(p.sourceFiles) == 0 && len(sources) > 0 {
		return p.create(sourcesName, yamlfile.FormatSources(sources))
	}
	for _, name := range names {
		f, err := p.open(name)
		if err != nil {
			return err
		}
		if err := f.underTop("sources", pieces[name]); err != nil {
			return err
		}
	}
	return nil
}

// sourceFile chooses the file for a source: sources.yaml, else that of the
// source whose id has the longest beginning in common.
func (p *planner) sourceFile(id string) string {
	best, longest := sourcesName, -1
	for _, name := range p.sourceFiles {
		if name == sourcesName {
			return name
		}
		if longest < 0 && path.Dir(name) != "." {
			best, longest = name, 0
		}
	}
	for _, s := range p.have.Sources {
		n := 0
		for n < min(len(s.ID), len(id)) && s.ID[n] == id[n] {
			n++
		}
		if n > longest {
			best, longest = s.Place.File, n
		}
	}
	return best
}
