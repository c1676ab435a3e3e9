package tidy

import (
	"strings"

	"stance/positions"
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
			v, ok := d.number(credibility, n, "one of: 1, 2, 3, 4, 5, 6")
			if e.Credibility = int(v); ok && (v < 1 || v > 6 || float64(e.Credibility) != v) {
				d.fault(credibility, n, tick(d.text(credibility, n))+" is no credibility", "one of: 1, 2, 3, 4, 5, 6")
			}
		}
		if e.Quote == "" && e.Paraphrase == "" {
			d.fault(first, n, "this evidence has neither quote nor paraphrase", "fill "+tick(slot{quote, n}.name())+" or "+tick(slot{paraphrase, n}.name()))
		}
		name := d.text(source, n)
		if name == "" {
			d.fault(first, n, "this evidence has no source", "fill "+tick(slot{source, n}.name()))
		} else {
			var miss Miss
			if e.Source, miss = d.lookup.Source(name); e.Source == nil {
				d.fault(source, n, miss.message(tick(name)+" is not among the sources"), miss.Hint)
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
	for _, n := range d.numbers[term] {
		first, ok := d.filled(term, n)
		if !ok {
			continue
		}
		t := positions.Term{ID: d.id(termID, n), Kind: word[positions.TermKind](d, termKind, n, positions.TermKinds), Text: d.text(term, n)}
		if t.Text == "" {
			d.fault(first, n, "this term has no text", "fill "+tick(slot{term, n}.name()))
		}
		for _, other := range terms {
			if t.ID != "" && t.ID == other.ID {
				d.fault(termID, n, "the term "+tick(t.ID)+" is given twice in one stance", "ids must differ; rename one or take it away")
				break
			}
		}
		terms = append(terms, t)
	}
	return terms
}

func (d *Decoder) id(f field, n int) string {
	s := d.text(f, n)
	if s != "" && !isID(s) {
		d.fault(f, n, tick(s)+" is no id: small letters a to z and digits, in groups joined by single hyphens", "such as no-cession")
	}
	return s
}

func (d *Decoder) endings(given []positions.Term) []positions.Ending {
	var endings []positions.Ending
	for _, n := range d.numbers[ended] {
		first, ok := d.filled(ended, n)
		if !ok {
			continue
		}
		e := positions.Ending{ID: d.text(ended, n), How: word[positions.How](d, endedHow, n, positions.Hows), By: d.text(endedBy, n)}
		replaced := strings.EqualFold(d.text(endedHow, n), "replaced")
		switch {
		case e.ID == "":
			d.fault(first, n, "this says how a term ended, and not which", "write the term's id in "+tick(slot{ended, n}.name()))
		case e.By != "" && !replaced:
			d.fault(endedBy, n, "this names a new term, and goes with `replaced` only", "write replaced in "+tick(slot{endedHow, n}.name())+", or leave it empty")
		case e.By == "" && replaced:
			d.fault(endedHow, n, "a term that is replaced needs the id of the new one", "write it in "+tick(slot{endedBy, n}.name())+", or write withdrawn")
		}
		for _, other := range endings {
			if e.ID != "" && e.ID == other.ID {
				d.fault(ended, n, "the term "+tick(e.ID)+" is ended twice", "take one away")
			}
		}
		for _, t := range given {
			if e.ID != "" && t.ID == e.ID {
				d.fault(ended, n, "the term "+tick(e.ID)+" is ended here and given in the same stance", "to give a term new words, give it again under its id without ending it")
			}
		}
		endings = append(endings, e)
	}
	return endings
}
