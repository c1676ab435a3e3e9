package yamlfile

import (
	"slices"

	"gopkg.in/yaml.v3"

	"stance/positions"
	"stance/positions/problem"
	"stance/positions/wording"
)

const (
	termID = iota
	termKind
	termText
	termIf
	termUnless
	termAgainst
)

var termKeys = newKeyset("a term", []string{"id", "kind", "text", "if", "unless", "against"}, -1)

const (
	endedID = iota
	endedHow
	endedBy
)

var endedKeys = newKeyset("an ended term", []string{"id", "how", "by"}, -1)

// termSpelling is what two terms have in common that say the same (positions.SameTerm).
type termSpelling struct {
	kind positions.TermKind
	text string // folded
	ties string // if and unless, as they are written
}

// terms reads the terms of a stance of a party.
func (w *snapshotWalker) terms(n *yaml.Node, p *positions.Party) []positions.Term {
	items, ok := w.items(n, "terms")
	if !ok || len(items) == 0 {
		return nil
	}
	terms := w.keep.termList(len(items))
	ids, texts := map[string]bool{}, map[termSpelling]bool{}
	for _, item := range items {
		t := positions.Term{Place: w.place(item)}
		if item.Kind == yaml.ScalarNode {
			t.Text = w.prose(item, "terms")
		} else if !w.term(item, &t, p) {
			continue
		}
		if t.Text == "" {
			continue
		}
		var as termSpelling
		if len(items) > 1 { // one alone is like no other
			as = termSpelling{t.Kind, wording.Fold(t.Text), t.Ties()}
		}
		if !w.fault(item, positions.TermID(t.ID, ids)) && texts[as] {
			w.report(item, problem.TermTwice, "this term stands here twice", "take one away")
		}
		ids[t.ID], texts[as] = true, true
		terms = append(terms, t)
	}
	return terms
}

func (w *snapshotWalker) term(n *yaml.Node, t *positions.Term, p *positions.Party) bool {
	var f fields
	if n.Kind != yaml.MappingNode {
		w.shape(n, "a term must be text, or a mapping with `text`", "")
		return false
	}
	if !w.fields(n, termKeys, &f) {
		return false
	}
	if v := f.value[termID]; v != nil {
		id, _ := w.id(v, "id")
		t.ID = w.keep.string(id)
	}
	if v := f.value[termKind]; v != nil {
		t.Kind = word[positions.TermKind](&w.walker, v, "kind", positions.TermKinds)
	}
	if len(n.Content) > 0 && !f.has(termID) && !f.has(termKind) && !f.has(termText) {
		return false // reported: none of its keys is known
	}
	if w.need(n, termKeys, &f, termText) {
		t.Text = w.prose(f.value[termText], "text")
	}
	if v := f.value[termIf]; v != nil {
		t.If = w.provisos(v, "if", t.ID)
	}
	if v := f.value[termUnless]; v != nil {
		t.Unless = w.provisos(v, "unless", t.ID)
	}
	if v := f.value[termAgainst]; v != nil {
		t.Against = w.against(v, p)
	}
	return true
}

// provisos reads what a term is tied to. Whether the terms that it names were given is
// checked when all stances are known.
func (w *snapshotWalker) provisos(n *yaml.Node, key, id string) []positions.Proviso {
	items, _ := w.items(n, key)
	var all []positions.Proviso
	for _, item := range items {
		text := w.prose(item, key)
		if text == "" {
			continue
		}
		p, fault := positions.ParseProviso(text, w.issueNamed(item))
		p.Place = w.place(item)
		if w.fault(item, fault) || p.Issue == nil && p.Words == "" {
			continue
		}
		if slices.ContainsFunc(all, func(o positions.Proviso) bool { return o.Text() == p.Text() }) {
			w.fault(item, positions.NamedTwice(text))
			continue
		}
		all = append(all, p)
	}
	return all
}

// issueNamed finds issues by the ids that stand in a node; nil where one is not there and
// reported, or may be there.
func (w *snapshotWalker) issueNamed(n *yaml.Node) func(id string) (*positions.Issue, *positions.Fault) {
	return func(id string) (*positions.Issue, *positions.Fault) {
		named := *n
		named.Value = id
		return w.issue(&named, w.ref), nil
	}
}

// against reads which terms of others cannot be carried out together with one of a party.
func (w *snapshotWalker) against(n *yaml.Node, holder *positions.Party) []positions.TermRef {
	items, _ := w.items(n, "against")
	var all []positions.TermRef
	for _, item := range items {
		text := w.prose(item, "against")
		if text == "" {
			continue
		}
		party := func(id string) (*positions.Party, *positions.Fault) {
			named := *item
			named.Value = id
			return w.party(&named, w.ref), nil
		}
		t, fault := positions.ParseTermRef(text, holder, party, w.issueNamed(item))
		t.Place = w.place(item)
		if w.fault(item, fault) || t.Party == nil || t.Issue == nil {
			continue
		}
		if slices.ContainsFunc(all, func(o positions.TermRef) bool { return o.Text() == t.Text() }) {
			w.fault(item, positions.NamedTwice(text))
			continue
		}
		all = append(all, t)
	}
	return all
}

// ended reads which terms no longer stand. Whether they stood is checked when
// all stances are known.
func (w *snapshotWalker) ended(n *yaml.Node, given []positions.Term, also *aside) []positions.Ending {
	items, ok := w.items(n, "ended")
	if !ok {
		return nil
	}
	var endings []positions.Ending
	terms, ids := make(map[string]bool, len(given)), map[string]bool{} // given, and ended
	for i := range given {
		terms[given[i].ID] = true
	}
	var f fields
	for _, item := range items {
		if item.Kind != yaml.MappingNode {
			w.report(item, problem.WrongShape, "an ended term must be a mapping with `id` and `how`", "write {id: "+shorten(item.Value)+", how: withdrawn}, or how: met, lapsed, or replaced with by")
			continue
		}
		if !w.fields(item, endedKeys, &f) || !w.need(item, endedKeys, &f, endedID) {
			continue
		}
		e := positions.Ending{Place: w.place(item)}
		id, ok := w.token(f.value[endedID], "id")
		if !ok {
			continue
		}
		e.ID = w.keep.string(id)
		if v := f.value[endedHow]; v != nil {
			e.How = word[positions.How](&w.walker, v, "how", positions.Hows)
		}
		if fault := positions.ReplacedBy(e.How, f.has(endedHow), f.has(endedBy)); fault != nil {
			at := item
			if fault.Rule == problem.MisplacedKey {
				at = f.key[endedBy]
			}
			w.fault(at, fault)
		} else if by := f.value[endedBy]; by != nil {
			id, _ := w.token(by, "by")
			e.By = w.keep.string(id)
		}
		if w.fault(item, positions.EndedOnce(e.ID, ids, terms)) {
			continue
		}
		ids[e.ID] = true
		endings = append(endings, e)
		also.ended = append(also.ended, w.place(f.value[endedID]))
	}
	return endings
}
