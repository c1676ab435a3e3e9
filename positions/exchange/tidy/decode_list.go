package tidy

import (
	"stance/positions"
	"stance/positions/problem"
)

// filled gives the first filled cell of the n-th item of a group, false where
// all are empty.
func (d *Decoder) filled(group field, n int) (field, bool) {
	for f := group; f < group.end(); f++ {
		if d.text(f, n) != "" {
			return f, true
		}
	}
	return 0, false
}

// evidence reads the pieces of evidence. Items that are empty are passed over.
func (d *Decoder) evidence() []positions.Evidence {
	var evidence []positions.Evidence
	for _, n := range d.numbers[quote] {
		first, ok := d.filled(quote, n)
		if !ok {
			continue
		}
		e := positions.Evidence{
			Quote: d.text(quote, n), Paraphrase: d.text(paraphrase, n),
			Speaker: d.text(speaker, n), Role: d.text(role, n), Locator: d.text(locator, n),
			Prefix: d.verbatim(prefix, n), Suffix: d.verbatim(suffix, n),
			Use: word[positions.Use](d, use, n, positions.Uses),
		}
		if d.text(credibility, n) != "" {
			v, ok := d.number(credibility, n)
			if ok {
				var fault *positions.Fault
				e.Credibility, fault = positions.Credibility(d.text(credibility, n), v)
				d.broken(credibility, n, fault)
			}
		}
		if e.Quote == "" && e.Paraphrase == "" {
			d.broken(first, n, positions.NoWords("fill "+tick(slot{quote, n}.name())+" or "+tick(slot{paraphrase, n}.name())))
		}
		name := d.text(source, n)
		if name == "" {
			d.broken(first, n, positions.Missing("source", "a piece of evidence", "fill "+tick(slot{source, n}.name())))
		} else {
			var miss Miss
			if e.Source, miss = d.lookup.Source(name); e.Source == nil {
				d.broken(source, n, miss.fault())
			}
		}
		evidence = append(evidence, e)
	}
	return evidence
}

// verbatim gives a cell whose white space counts.
func (d *Decoder) verbatim(f field, n int) string {
	if d.text(f, n) == "" {
		return ""
	}
	return d.cells[d.column(f, n)]
}

func (d *Decoder) terms() []positions.Term {
	var terms []positions.Term
	ids := map[string]bool{}
	for _, n := range d.numbers[term] {
		first, ok := d.filled(term, n)
		if !ok {
			continue
		}
		t := positions.Term{ID: d.id(termID, n), Kind: word[positions.TermKind](d, termKind, n, positions.TermKinds), Text: d.text(term, n)}
		if t.Text == "" {
			d.broken(first, n, positions.Missing("text", "a term", "fill "+tick(slot{term, n}.name())))
		}
		d.broken(termID, n, positions.TermID(t.ID, ids))
		ids[t.ID] = true
		terms = append(terms, t)
	}
	return terms
}

func (d *Decoder) id(f field, n int) string {
	s := d.text(f, n)
	if s != "" {
		d.broken(f, n, positions.ID(s))
	}
	return s
}

func (d *Decoder) endings(given []positions.Term) []positions.Ending {
	var endings []positions.Ending
	terms, ids := make(map[string]bool, len(given)), map[string]bool{} // given, and ended
	for _, t := range given {
		terms[t.ID] = true
	}
	for _, n := range d.numbers[ended] {
		first, ok := d.filled(ended, n)
		if !ok {
			continue
		}
		e := positions.Ending{ID: d.text(ended, n), How: word[positions.How](d, endedHow, n, positions.Hows), By: d.text(endedBy, n)}
		if e.ID == "" {
			d.broken(first, n, positions.Missing("id", "an ended term", "write the term's id in "+tick(slot{ended, n}.name())))
		} else {
			d.broken(ended, n, positions.EndedOnce(e.ID, ids, terms))
			ids[e.ID] = true
		}
		if fault := positions.ReplacedBy(e.How, d.text(endedHow, n) != "", e.By != ""); fault != nil && fault.Rule == problem.MissingKey {
			d.brokenHere(endedHow, n, fault, "write it in "+tick(slot{endedBy, n}.name())+", or write withdrawn")
		} else {
			d.brokenHere(endedBy, n, fault, "write replaced in "+tick(slot{endedHow, n}.name())+", or leave it empty")
		}
		endings = append(endings, e)
	}
	return endings
}
