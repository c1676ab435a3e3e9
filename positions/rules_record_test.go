package positions_test

import (
	"fmt"
	"testing"

	"stance/positions"
	"stance/positions/problem"
)

func TestSignatories(t *testing.T) {
	told(t, "of no group", positions.NotAGroup("inherited_by", "solo", "codebook.yaml"), problem.NotAGroup, "`solo` has no members, so nobody can inherit from it",
		"take `inherited_by` away, or add `member_of: [solo]` to its members in codebook.yaml")
	f := positions.NotAMember("berta", "union", []string{"anna", "bert"})
	told(t, "no member", f, problem.NotAMember, "`berta` is no member of `union`", "members: anna, bert")
	if got := f.Suggested(); got != "did you mean `bert`? members: anna, bert" {
		t.Errorf("suggests %q", got)
	}
	told(t, "twice", positions.NamedTwice("anna"), problem.DuplicateID, "`anna` is named twice", "take one away")
	told(t, "evidence without words", positions.NoWords("fill `quote`"), problem.MissingKey, "this evidence has neither `quote` nor `paraphrase`: it needs one of them", "fill `quote`")
}

// `by` goes with `how: replaced`, and that with it. A `how` that is missing or no
// word is told by itself, and not once more here.
func TestReplacedBy(t *testing.T) {
	const (
		fine      = ""
		onlyWith  = "`by` names the new term, and goes with `how: replaced` only"
		howAbsent = "`by` goes with `how: replaced`, which is missing"
		byAbsent  = "`by` is missing: a term that is replaced needs the id of the new one"
	)
	for _, c := range []struct {
		written         string
		how             positions.How
		given           bool
		without, withBy string // what is wrong without `by`, and with it
	}{
		{"no how", positions.NoHow, false, fine, howAbsent},
		{"how: lost, which is no word", positions.NoHow, true, fine, fine},
		{"how: withdrawn", positions.Withdrawn, true, fine, onlyWith},
		{"how: met", positions.Met, true, fine, onlyWith},
		{"how: replaced", positions.Replaced, true, byAbsent, fine},
	} {
		for by, want := range map[bool]string{false: c.without, true: c.withBy} {
			f := positions.ReplacedBy(c.how, c.given, by)
			name := fmt.Sprintf("%s, by: %t", c.written, by)
			switch want {
			case fine:
				if f != nil {
					t.Errorf("%s: %v", name, f)
				}
			case onlyWith:
				told(t, name, f, problem.MisplacedKey, want, "take `by` away, or write `how: replaced`")
			case howAbsent:
				told(t, name, f, problem.MisplacedKey, want, "add `how: replaced`")
			case byAbsent:
				told(t, name, f, problem.MissingKey, want, "add `by` with the id of the new term, or write `how: withdrawn`")
			}
		}
	}
}

// Within one stance an id is given once, ended once, and not both.
func TestTermsOfOneStance(t *testing.T) {
	has := map[string]bool{"a": true}
	for name, f := range map[string]*positions.Fault{
		"another id": positions.TermID("b", has), "no id, as often as wanted": positions.TermID("", map[string]bool{"": true}),
		"ended, and others are": positions.EndedOnce("b", has, has), "ended alone": positions.EndedOnce("a", nil, nil),
	} {
		if f != nil {
			t.Errorf("%s: %v", name, f)
		}
	}
	told(t, "given twice", positions.TermID("a", has), problem.DuplicateID, "the term `a` is given twice in one stance", "ids must differ; rename one or take it away")
	told(t, "ended twice", positions.EndedOnce("a", has, nil), problem.DuplicateID, "the term `a` is ended twice", "take one away")
	told(t, "ended and given", positions.EndedOnce("a", nil, has), problem.EndedAndGiven, "the term `a` is ended here and given in the same stance",
		"to give a term new words, give it again under its id without ending it")
}
