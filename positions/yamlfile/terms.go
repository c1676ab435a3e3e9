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
		switch {
		case t.ID != "" && ids[t.ID]:
			w.report(item, problem.DuplicateID, "the term "+tick(t.ID)+" is given twice in one stance", "ids must differ; rename one or take it away")
		case texts[as]:
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
	if !f.has(termID) && !f.has(termKind) && !f.has(termText) {
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
		switch by := f.value[endedBy]; {
		case f.has(endedBy) && f.has(endedHow) && e.How != positions.Replaced && e.How != positions.NoHow:
			w.report(f.key[endedBy], problem.MisplacedKey, "`by` names the new term, and goes with `how: replaced` only", "take `by` away, or write `how: replaced`")
		case f.has(endedBy) && !f.has(endedHow):
			w.report(f.key[endedBy], problem.MisplacedKey, "`by` goes with `how: replaced`, which is missing", "add `how: replaced`")
		case by != nil:
			id, _ := w.token(by, "by")
			e.By = w.keep.string(id)
		case e.How == positions.Replaced && !f.has(endedBy):
			w.report(item, problem.MissingKey, "`by` is missing: a term that is replaced needs the id of the new one", "add `by` with the id of the new term, or write `how: withdrawn`")
		}
		switch {
		case ids[e.ID]:
			w.report(item, problem.DuplicateID, "the term "+tick(e.ID)+" is ended twice", "take one away")
			continue
		case terms[e.ID]:
			w.report(item, problem.EndedAndGiven, "the term "+tick(e.ID)+" is ended here and given in the same stance", "to give a term new words, give it again under its id without ending it")
			continue
		}
		ids[e.ID] = true
		endings = append(endings, e)
		also.ended = append(also.ended, w.place(f.value[endedID]))
	}
	return endings
}
