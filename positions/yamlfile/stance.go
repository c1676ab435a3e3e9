package yamlfile

import (
	"gopkg.in/yaml.v3"

	"stance/positions"
	"stance/positions/problem"
)

const (
	recordPosition = iota
	recordPlausible
	recordSummary
	recordTerms
	recordEnded
	recordAccepts
	recordBasis
	recordConfidence
	recordTone
	recordNovel
	recordSalience
	recordInheritedBy
	recordSignedBy
	recordWhen
	recordKnown
	recordCoder
	recordNote
	recordEvidence
	recordClaims
	recordSilent
)

// The keys of a record; those up to `signed_by` belong to a stance alone.
var recordKeys = newKeyset("a record", []string{
	"position", "plausible", "summary", "terms", "ended", "accepts", "basis", "confidence", "tone", "novel", "salience",
	"inherited_by", "signed_by", "when", "known", "coder", "note", "evidence", "claims", "silent"}, -1)

// record reads one cell. Party and issue are nil where they are unknown; the
// record is then checked for what can be checked without them, and let go.
func (w *snapshotWalker) record(key, n *yaml.Node, p *positions.Party, is *positions.Issue) {
	var f fields
	switch {
	case n.Kind == yaml.ScalarNode:
		if !w.textCell(key, n, is, &f) {
			return
		}
	case w.ref.short != nil:
		if !w.shortCell(n, &f) {
			return
		}
	case !w.fields(n, recordKeys, &f):
		return
	}
	r := w.keep.record()
	*r = positions.Record{Date: w.date, Party: p, Issue: is, Place: w.place(key)}
	r.Coder, r.Note = w.optionalProse(f.value[recordCoder], "coder"), w.optionalProse(f.value[recordNote], "note")
	if !f.has(recordCoder) {
		r.Coder = w.coder
	}
	var also aside
	if v := f.value[recordWhen]; v != nil {
		r.When = w.when(v)
	}

	stanceKey := -1
	for k := recordPosition; k <= recordSignedBy; k++ {
		if f.has(k) {
			stanceKey = k
			break
		}
	}
	silent, unclear := false, f.has(recordSilent) // unclear: reported, and neither true nor false
	if v := f.value[recordSilent]; v != nil {
		var ok bool
		silent, ok = w.boolean(v, "silent")
		unclear = !ok
	}
	if v := f.value[recordClaims]; v != nil {
		r.Claims = w.claims(v, r, &also)
	}
	if stanceKey >= 0 && silent {
		w.report(f.key[recordSilent], problem.SilentAndStance, "silence stands beside a stance ("+tick(recordKeys.names[stanceKey])+")",
			"silence means that nothing was found: take `silent` away, or the stance")
	}
	switch {
	case stanceKey >= 0 && (f.has(recordSummary) || !silent):
		r.Stance = w.stance(key, &f, r, &also)
	case silent:
		r.Silence = &positions.Silence{Record: r, Known: w.known(&f), Evidence: w.recordEvidence(&f, is, false)}
	case f.has(recordClaims):
		w.besideClaims(&f)
	case w.ref.short != nil && f.meant[recordPosition]: // by which a stance of its own would be there
	case !unclear && !f.meant[recordSummary] && !f.meant[recordSilent] && !f.meant[recordClaims]:
		w.report(key, problem.EmptyRecord, "there is neither a stance nor a claim nor silence here", "write a `summary` of the stance, or `silent: true` if you looked for one and found none")
	}
	if p == nil || is == nil || w.date == 0 || r.Stance == nil && r.Silence == nil && len(r.Claims) == 0 {
		return
	}
	w.out.records = append(w.out.records, r)
	if also.unusable || also.position.Line != 0 || also.ended != nil {
		if w.out.rest == nil {
			w.out.rest = map[*positions.Record]aside{}
		}
		w.out.rest[r] = also
	}
}

// besideClaims checks what stands beside claims without a stance or silence
// that it could belong to.
func (w *snapshotWalker) besideClaims(f *fields) {
	for _, k := range []int{recordKnown, recordEvidence} {
		if f.has(k) {
			w.report(f.key[k], problem.MisplacedKey, tick(recordKeys.names[k])+" stands here beside claims, without a stance that it could belong to", "move it into the claim, or add a `summary` of the stance")
		}
	}
}

func (w *snapshotWalker) stance(key *yaml.Node, f *fields, r *positions.Record, also *aside) *positions.Stance {
	s := w.keep.stance()
	s.Record, s.Option = r, -1
	w.placing(f, s, also)
	switch v := f.value[recordSummary]; {
	case v != nil:
		s.Summary = w.prose(v, f.nameOf("summary"))
	case f.has(recordSummary):
	case w.speaksForItself(f):
		s.Summary = w.labelOf(f, f.value[recordPosition], s)
		also.unworded = s.Kind == positions.SameAsBefore
	default:
		w.fault(key, positions.MissingSummary("a stance"))
	}
	if v := f.value[recordTerms]; v != nil {
		s.Terms = w.terms(v, r.Party)
	}
	if v := f.value[recordTerms]; v != nil {
		w.fault(v, positions.NoneWithTerms(s.Kind, s.Terms))
	}
	if v := f.value[recordEnded]; v != nil {
		s.Ended = w.ended(v, s.Terms, also)
	}
	if v := f.value[recordAccepts]; v != nil {
		s.Accepts = w.accepts(v, r.Issue, s.Kind, s.Value, also)
	}
	if v := f.value[recordBasis]; v != nil {
		s.Basis = word[positions.Basis](&w.walker, v, "basis", positions.Bases)
	}
	if v := f.value[recordConfidence]; v != nil {
		s.Confidence = word[positions.Confidence](&w.walker, v, "confidence", positions.Confidences)
	}
	if v := f.value[recordTone]; v != nil {
		s.Tone = word[positions.Tone](&w.walker, v, "tone", positions.Tones)
	}
	if v := f.value[recordNovel]; v != nil {
		s.Novel, _ = w.boolean(v, "novel")
	}
	if v := f.value[recordSalience]; v != nil {
		if salience, ok := w.numberOr(v, "salience", positions.NumberHint(v.Value, 0, 100)); ok && !w.fault(v, positions.Salience(v.Value, salience)) {
			s.Salience = w.keep.salience(salience)
		}
	}
	if f.has(recordInheritedBy) {
		s.Signatories = w.signatories(f, recordInheritedBy, r.Party, also)
	}
	if f.has(recordSignedBy) {
		s.SignedBy = w.signatories(f, recordSignedBy, r.Party, also)
		if f.has(recordInheritedBy) {
			w.fault(f.key[recordSignedBy], positions.TwoSignatures)
		}
	}
	s.Known = w.known(f)
	s.Evidence = w.recordEvidence(f, r.Issue, true)
	if !f.has(recordEvidence) || isEmptyList(f.value[recordEvidence]) {
		w.report(key, problem.NoEvidence, "this stance has no evidence", w.evidenceHint(f))
	}
	if s.Kind == positions.Unplaced && !f.has(recordPosition) && !f.has(recordPlausible) && !f.has(recordNote) &&
		r.Issue != nil && r.Issue.Scale != nil {
		w.unplaced(key, f, r.Issue)
	}
	return s
}

// evidenceHint says how evidence can be added.
func (w *snapshotWalker) evidenceHint(f *fields) string {
	switch {
	case w.ref.short == nil:
		return "add `evidence` with a quote or paraphrase and its source"
	case f.text == nil:
		return "add `quote` or `paraphrase` beside it, and `source`"
	case f.value[recordPosition] != nil:
		return "to add some, write {position: " + shorten(f.text.Value) + ", quote: …, speaker: …, source: …}"
	}
	return "to add some, write {summary: …, quote: …, speaker: …, source: …}"
}

// signatories reads `inherited_by` or `signed_by`: the members that signed a group's
// stance. It is never nil, since with the first of these keys there, no other member counts.
func (w *snapshotWalker) signatories(f *fields, at int, group *positions.Party, also *aside) []*positions.Party {
	key := recordKeys.names[at]
	signed := []*positions.Party{}
	if group != nil && !w.ref.isGroup[group.Index] {
		if !w.ref.partiesBroken {
			where := "the codebook"
			if w.ref.short != nil {
				where = "`parties`"
			}
			w.fault(f.key[at], positions.NotAGroup(key, w.ref.partyName(group), where))
		}
		return nil
	}
	v := f.value[at]
	if v == nil {
		also.unusable = true
		return signed
	}
	items, ok := w.items(v, key)
	if !ok {
		also.unusable = true
	}
	for _, item := range items {
		if _, ok := w.token(item, key); !ok {
			continue
		}
		p := w.party(item, w.ref)
		switch {
		case p == nil || group == nil:
			also.unusable = also.unusable || p == nil
		case !p.Within(group):
			if !w.ref.partiesBroken {
				fault := positions.NotAMember(w.ref.partyName(p), w.ref.partyName(group), w.members(group))
				fault.Name = item.Value
				w.fault(item, fault)
			}
		case contains(signed, p):
			w.fault(item, positions.NamedTwice(w.ref.partyName(p)))
		default:
			signed = append(signed, p)
		}
	}
	return signed
}

// members are the ids of a group's, in the short form their names.
func (w *snapshotWalker) members(group *positions.Party) []string {
	return w.ref.namesOf(group, func() (known names) {
		for _, p := range w.ref.book.Parties {
			if p.Within(group) {
				known.ids = append(known.ids, w.ref.partyName(p))
			}
		}
		return known
	}).ids
}

// known reads the date on which a stance or silence became known.
func (w *snapshotWalker) known(f *fields) positions.Date {
	v := f.value[recordKnown]
	if v == nil {
		if f.has(recordKnown) {
			return 0
		}
		return w.knownAll
	}
	return w.knownDate(v)
}

// when reads how exactly the day of what is being read is known.
func (w *snapshotWalker) when(n *yaml.Node) positions.When {
	if !w.scalar(n, "when") {
		return positions.When{}
	}
	when, fault := positions.WhenOf(n.Value, w.date)
	if w.fault(n, fault) {
		return positions.When{}
	}
	when.Text = w.keep.string(when.Text)
	return when
}

func (w *snapshotWalker) knownDate(n *yaml.Node) positions.Date {
	d, ok := w.walker.date(n, "known")
	if ok && w.fault(n, positions.KnownTooEarly(d, w.date)) {
		return 0
	}
	return d
}

func (w *walker) optionalProse(n *yaml.Node, key string) string {
	if n == nil {
		return ""
	}
	return w.prose(n, key)
}

func isEmptyList(n *yaml.Node) bool {
	return n != nil && n.Kind == yaml.SequenceNode && len(n.Content) == 0
}
