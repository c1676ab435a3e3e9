package splice

import (
	"bytes"
	"slices"

	"stance/positions"
	"stance/positions/yamlfile"
)

// sameRecord reports whether two records say the same, but for their places.
// What they refer to is told by ids. Where they differ, how they are written
// decides, as white space around texts is not.
func sameRecord(a, b *positions.Record) bool {
	return a.Date == b.Date && a.Party.ID == b.Party.ID && a.Issue.ID == b.Issue.ID &&
		(sameContent(a, b) || bytes.Equal(yamlfile.FormatRecord(a, 0), yamlfile.FormatRecord(b, 0)))
}

func sameContent(a, b *positions.Record) bool {
	return sameStance(a.Stance, b.Stance) && sameSilence(a.Silence, b.Silence) && slices.EqualFunc(a.Claims, b.Claims, sameClaim) &&
		a.Coder == b.Coder && a.Note == b.Note
}

func sameStance(a, b *positions.Stance) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Kind == b.Kind && a.Value == b.Value && a.Option == b.Option && sameValue(a.Plausible, b.Plausible) && a.Summary == b.Summary &&
		slices.EqualFunc(a.Terms, b.Terms, sameTerm) && slices.EqualFunc(a.Ended, b.Ended, sameEnding) &&
		a.Basis == b.Basis && a.Confidence == b.Confidence && a.Tone == b.Tone && a.Novel == b.Novel &&
		sameValue(a.Salience, b.Salience) && a.Known == b.Known &&
		(a.Signatories == nil) == (b.Signatories == nil) && slices.EqualFunc(a.Signatories, b.Signatories, sameParty) &&
		slices.EqualFunc(a.Evidence, b.Evidence, sameEvidence)
}

func sameSilence(a, b *positions.Silence) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Known == b.Known && slices.EqualFunc(a.Evidence, b.Evidence, sameEvidence)
}

func sameClaim(a, b *positions.Claim) bool {
	return a.By.ID == b.By.ID && a.Kind == b.Kind && a.Value == b.Value && a.Option == b.Option && a.Summary == b.Summary &&
		a.Response == b.Response && a.Known == b.Known && slices.EqualFunc(a.Evidence, b.Evidence, sameEvidence)
}

func sameEvidence(a, b positions.Evidence) bool {
	if (a.Source == nil) != (b.Source == nil) || a.Source != nil && a.Source.ID != b.Source.ID {
		return false
	}
	a.Source, b.Source = nil, nil
	a.Place, b.Place = positions.Place{}, positions.Place{}
	return a == b
}

func sameTerm(a, b positions.Term) bool {
	a.Place, b.Place = positions.Place{}, positions.Place{}
	return a == b
}

func sameEnding(a, b positions.Ending) bool {
	a.Place, b.Place = positions.Place{}, positions.Place{}
	return a == b
}

func sameParty(a, b *positions.Party) bool { return a.ID == b.ID }

// sameValue compares what may be missing.
func sameValue[T comparable](a, b *T) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}
