package tidy

import (
	"slices"

	"stance/positions"
	"stance/positions/problem"
)

// filled gives the first filled cell of the n-th item of a group, false where
// all are empty.
func (d *Decoder) filled(group field, n int) (field, bool) {
	for _, r := range runsOf[group] {
		for f := r.from; f < r.to; f++ {
			if d.text(f, n) != "" {
				return f, true
			}
		}
	}
	return 0, false
}

// evidence reads the pieces of evidence of what is said on an issue. Items that are empty
// are passed over.
func (d *Decoder) evidence(is *positions.Issue) []positions.Evidence {
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
			Use:   word[positions.Use](d, use, n, positions.Uses),
			Venue: d.text(venue, n), Origin: d.text(origin, n),
		}
		d.ownPosition(&e, n, is)
		if d.text(credibility, n) != "" {
			v, ok := d.number(credibility, n, 1, 6)
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
		if e.Captured = d.date(captured, n); e.Captured != 0 {
			d.broken(captured, n, positions.NotCaptured(e.Source, e.Captured))
		}
		evidence = append(evidence, e)
	}
	return evidence
}

// ownPosition reads the position, or the range, that a piece of evidence alone would give.
func (d *Decoder) ownPosition(e *positions.Evidence, n int, is *positions.Issue) {
	kind, value := positions.Unplaced, 0.0
	switch text := d.text(evidencePosition, n); text {
	case "":
	case "none", "same":
		d.broken(evidencePosition, n, positions.EvidencePosition(text))
	default:
		if p, ok := d.point(evidencePosition, n, is); ok {
			e.Position, kind, value = &p, positions.Placed, p.Value
		}
	}
	e.Plausible = d.plausible(evidenceLow, evidenceHigh, n, is, kind, value)
}

// verbatim gives a cell whose white space counts.
func (d *Decoder) verbatim(f field, n int) string {
	if d.text(f, n) == "" {
		return ""
	}
	return d.cells[d.column(f, n)]
}

// terms reads the terms of a party.
func (d *Decoder) terms(holder *positions.Party) []positions.Term {
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
		t.If, t.Unless = d.provisos(termIf, n), d.provisos(termUnless, n)
		for _, text := range d.texts(termAgainst, n) {
			ref, fault := positions.ParseTermRef(text, holder, d.partyNamed, d.issueNamed)
			if d.broken(termAgainst, n, fault) || ref.Party == nil || ref.Issue == nil {
				continue
			}
			if slices.ContainsFunc(t.Against, func(o positions.TermRef) bool { return o.Text() == ref.Text() }) {
				d.broken(termAgainst, n, positions.NamedTwice(text))
				continue
			}
			t.Against = append(t.Against, ref)
		}
		terms = append(terms, t)
	}
	return terms
}

// provisos reads what a term is tied to. Whether the terms that it names were given is for
// whoever knows the dataset.
func (d *Decoder) provisos(f field, n int) []positions.Proviso {
	var all []positions.Proviso
	for _, text := range d.texts(f, n) {
		p, fault := positions.ParseProviso(text, d.issueNamed)
		if d.broken(f, n, fault) || p.Issue == nil && p.Words == "" {
			continue
		}
		if slices.ContainsFunc(all, func(o positions.Proviso) bool { return o.Text() == p.Text() }) {
			d.broken(f, n, positions.NamedTwice(text))
			continue
		}
		all = append(all, p)
	}
	return all
}

// issueNamed finds an issue that is named within a cell.
func (d *Decoder) issueNamed(name string) (*positions.Issue, *positions.Fault) {
	is, miss := d.lookup.Issue(name)
	if is == nil {
		return nil, miss.fault()
	}
	return is, nil
}

// partyNamed finds a party that is named within a cell.
func (d *Decoder) partyNamed(name string) (*positions.Party, *positions.Fault) {
	p, miss := d.lookup.Party(name)
	if p == nil {
		return nil, miss.fault()
	}
	return p, nil
}

// texts reads the texts of a cell that holds several.
func (d *Decoder) texts(f field, n int) []string {
	texts, ok := split(d.text(f, n))
	if !ok {
		d.fault(f, n, "a double quote opens a text here that none ends", "end it with one, and double those within the text")
	}
	return texts
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
