package yamlfile

import (
	"gopkg.in/yaml.v3"

	"stance/positions"
	"stance/positions/problem"
	"stance/positions/wording"
)

const (
	termID = iota
	termKind
	termText
)

var termKeys = newKeyset("a term", []string{"id", "kind", "text"}, -1)

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
}

// terms reads the terms of a stance.
func (w *snapshotWalker) terms(n *yaml.Node) []positions.Term {
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
		} else if !w.term(item, &t) {
			continue
		}
		if t.Text == "" {
			continue
		}
		var as termSpelling
		if len(items) > 1 { // one alone is like no other
			as = termSpelling{t.Kind, wording.Fold(t.Text)}
		}
		if !w.fault(item, positions.TermID(t.ID, ids)) && texts[as] {
			w.report(item, problem.TermTwice, "this term stands here twice", "take one away")
		}
		ids[t.ID], texts[as] = true, true
		terms = append(terms, t)
	}
	return terms
}

func (w *snapshotWalker) term(n *yaml.Node, t *positions.Term) bool {
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
	return true
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
			w.report(item, problem.WrongShape, "an ended term must be a mapping with `id` and `how`", "write {id: "+shorten(item.Value)+", how: withdrawn}, or how: met, or how: replaced with by")
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
