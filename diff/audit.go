package diff

import (
	"cmp"
	"slices"

	"stance/diff/redline"
	"stance/positions"
)

// RecodingKind tells what became of a record between two versions of a
// dataset. A record has one: the first that fits.
type RecodingKind uint8

const (
	RecordAdded RecodingKind = iota
	RecordRemoved
	// Recoded: the position, the plausible range or what is accepted is another, or there
	// is a stance in one version alone.
	Recoded
	// Rewritten: the summary, the terms, what ended, or the tone.
	Rewritten
	// Resourced: anything else, such as evidence, basis, claims or notes.
	Resourced
)

const recodingKinds = int(Resourced) + 1

// RecodingKinds are the words for a RecodingKind.
var RecodingKinds = [recodingKinds]string{"added", "removed", "recoded", "rewritten", "resourced"}

func (k RecodingKind) String() string { return RecodingKinds[k] }

// Audit is what the analysts changed between two versions of a dataset. None
// of it is a party's movement: that is between two dates of one version, and
// this between two versions of one date.
type Audit struct {
	From, To  *positions.History
	Recodings []Recoding // by date, then party, then issue, as in the new codebook
	Counts    [recodingKinds]int

	// What changed beside the records: see ReferenceChange.
	Codebook []ReferenceChange
	Sources  []ReferenceChange
	Dates    []ReferenceChange
}

// Recoding is a record (a date, a party, an issue) that is not the same in both
// versions.
type Recoding struct {
	Date  positions.Date
	Party *positions.Party // of the new codebook; of the old where it is not in it
	Issue *positions.Issue // likewise
	Kind  RecodingKind

	From, To *positions.Record // nil: not in that version
	// The stances of the two records, with `same` resolved; nil: none.
	FromStance, ToStance *positions.Stance

	// Facets are the keys under which the records differ, in the order of the
	// data format; "stance" and "silent" for whether there is one. Empty where
	// the record is in one version alone.
	Facets []string
	// Follows: the record says `same` as it did, and what that repeats was
	// recoded.
	Follows bool

	// Wording compares the summaries and Terms the terms as written, both nil
	// unless there are two stances. Terms' indices point into the stances'.
	Wording []redline.Segment
	Terms   []redline.TermChange
}

// AuditVersions compares two versions of a dataset, record by record. Positions
// are compared as they are resolved, by option id or number: a record that says
// `same` is recoded when what it repeats is, since with it changes what the
// dataset says of that date. Writing the very position out in place of `same`
// is no change. Texts are compared after folding, and lists without regard to
// order, as everywhere.
func AuditVersions(from, to *positions.Dataset) *Audit {
	a := &Audit{From: positions.NewHistory(from, 0), To: positions.NewHistory(to, 0)}
	type key struct {
		date         positions.Date
		party, issue string
	}
	keyOf := func(r *positions.Record) key { return key{r.Date, r.Party.ID, r.Issue.ID} }
	before := map[key]*positions.Record{}
	for _, r := range from.Records {
		before[keyOf(r)] = r
	}
	for _, r := range to.Records {
		old := before[keyOf(r)]
		delete(before, keyOf(r))
		a.compare(old, r)
	}
	for _, r := range from.Records {
		if before[keyOf(r)] == r {
			a.compare(r, nil)
		}
	}
	a.sort()
	a.Codebook = codebookChanges(from.Codebook, to.Codebook)
	a.Sources = sourceChanges(from.Sources, to.Sources)
	a.Dates = dateChanges(from.Dates, to.Dates)
	return a
}

// Empty reports whether the two versions say the same.
func (a *Audit) Empty() bool {
	return len(a.Recodings)+len(a.Codebook)+len(a.Sources)+len(a.Dates) == 0
}

// compare notes how two versions of a record differ. One of them may be nil.
func (a *Audit) compare(from, to *positions.Record) {
	rc := Recoding{From: from, To: to}
	if from != nil {
		rc.Date, rc.Party, rc.Issue = from.Date, from.Party, from.Issue
		rc.FromStance = a.From.Stance(from)
	}
	if to != nil {
		rc.Date, rc.Party, rc.Issue = to.Date, to.Party, to.Issue
		rc.ToStance = a.To.Stance(to)
	}
	if p := a.To.Dataset.Codebook.Party(rc.Party.ID); p != nil {
		rc.Party = p
	}
	if is := a.To.Dataset.Codebook.Issue(rc.Issue.ID); is != nil {
		rc.Issue = is
	}
	switch {
	case from == nil:
		rc.Kind = RecordAdded
	case to == nil:
		rc.Kind = RecordRemoved
	default:
		rc.Facets = recordFacets(a.From, a.To, from, to)
		if len(rc.Facets) == 0 {
			return
		}
		rc.Kind = kindOfFacets(rc.Facets)
		rc.Follows = rc.Kind == Recoded && saysSame(from) && saysSame(to) && samePlausible(from, to)
	}
	if rc.FromStance != nil && rc.ToStance != nil {
		rc.Wording = redline.Words(rc.FromStance.Summary, rc.ToStance.Summary)
		rc.Terms = redline.Terms(writtenTerms(rc.FromStance), writtenTerms(rc.ToStance), nil)
	}
	a.Counts[rc.Kind]++
	a.Recodings = append(a.Recodings, rc)
}

// PositionChanged reports whether the position, or a range, is another.
func (rc *Recoding) PositionChanged() bool {
	return rc.Kind == RecordAdded || rc.Kind == RecordRemoved || rc.Kind == Recoded
}

// saysSame reports whether a record is written with `position: same`.
func saysSame(r *positions.Record) bool {
	return r.Stance != nil && r.Stance.Kind == positions.SameAsBefore
}

func (a *Audit) sort() {
	parties, issues := len(a.To.Dataset.Codebook.Parties), len(a.To.Dataset.Codebook.Issues)
	place := func(rc *Recoding) (party, issue int) {
		party, issue = rc.Party.Index, rc.Issue.Index
		if a.To.Dataset.Codebook.Party(rc.Party.ID) == nil {
			party += parties // what is no longer in the codebook comes last
		}
		if a.To.Dataset.Codebook.Issue(rc.Issue.ID) == nil {
			issue += issues
		}
		return party, issue
	}
	slices.SortStableFunc(a.Recodings, func(x, y Recoding) int {
		xp, xi := place(&x)
		yp, yi := place(&y)
		return cmp.Or(cmp.Compare(x.Date, y.Date), cmp.Compare(xp, yp), cmp.Compare(xi, yi))
	})
}

func writtenTerms(s *positions.Stance) []redline.Term {
	var terms []redline.Term
	for _, t := range s.Terms {
		terms = append(terms, redline.Term{ID: t.ID, Kind: t.Kind.String(), Text: t.Text, Ties: t.Ties()})
	}
	return terms
}
