package yamlfile

import (
	"gopkg.in/yaml.v3"

	"stance/positions"
	"stance/positions/problem"
)

const (
	searchedParties = iota
	searchedIssues
	searchedSources
)

var searchedKeys = newKeyset("a search", []string{"parties", "issues", "sources"}, -1)

// searched reads in which sources some parties and issues were looked for: each cell of
// these of which the snapshot has no record is a silence, with the sources as its evidence.
// It is one search, or a list of them.
func (w *snapshotWalker) searched(n *yaml.Node, records []*positions.Record) {
	searches := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		searches, _ = w.items(n, "searched")
	}
	type cell struct {
		party *positions.Party
		issue *positions.Issue
	}
	recorded := map[cell]bool{}
	for _, r := range records {
		recorded[cell{r.Party, r.Issue}] = true
	}
	var f fields
	for _, search := range searches {
		if !w.fields(search, searchedKeys, &f) {
			continue
		}
		var parties []*positions.Party
		var issues []*positions.Issue
		w.names(search, &f, searchedParties, func(item *yaml.Node) bool {
			p := w.party(item, w.ref)
			if p == nil {
				return true
			}
			parties = append(parties, p)
			return !contains(parties[:len(parties)-1], p)
		})
		w.names(search, &f, searchedIssues, func(item *yaml.Node) bool {
			is := w.issue(item, w.ref)
			if is == nil {
				return true
			}
			for _, other := range issues {
				if other == is {
					return false
				}
			}
			issues = append(issues, is)
			return true
		})
		var evidence []positions.Evidence
		w.names(search, &f, searchedSources, func(item *yaml.Node) bool {
			e := positions.Evidence{Paraphrase: nothingFound, Use: positions.Context, Place: w.place(item)}
			w.cite(item, &e, false)
			if e.Source == nil {
				return true
			}
			for i := range evidence {
				if evidence[i].Source == e.Source {
					return false
				}
			}
			evidence = append(evidence, e)
			return true
		})
		if w.date == 0 {
			continue
		}
		for _, p := range parties {
			for _, is := range issues {
				if recorded[cell{p, is}] {
					continue
				}
				recorded[cell{p, is}] = true
				r := w.keep.record()
				*r = positions.Record{Date: w.date, Party: p, Issue: is, Coder: w.coder, Place: w.place(search)}
				r.Silence = &positions.Silence{Record: r, Known: w.knownAll, Evidence: evidence, Searched: true}
				w.out.records = append(w.out.records, r)
			}
		}
	}
}

// nothingFound is what a source says that was searched in vain.
const nothingFound = "Searched; nothing found."

// names goes over the names that a search lists under a key; each gives false for one that
// was named before.
func (w *snapshotWalker) names(n *yaml.Node, f *fields, key int, each func(item *yaml.Node) bool) {
	if !w.need(n, searchedKeys, f, key) {
		return
	}
	name := searchedKeys.names[key]
	items, ok := w.items(f.value[key], name)
	if ok && len(f.value[key].Content) == 0 {
		w.report(f.value[key], problem.MissingValue, tick(name)+" is empty", "name what was looked for, and where; or take `searched` away")
	}
	for _, item := range items {
		if _, ok := w.token(item, name); ok && !each(item) {
			w.fault(item, positions.NamedTwice(item.Value))
		}
	}
}
