package positions

import (
	"strings"

	"stance/positions/problem"
)

// NotAGroup is a stance of a party without members that others are to have signed, by a
// key.
func NotAGroup(key, group, where string) *Fault {
	return &Fault{Rule: problem.NotAGroup, Message: Tick(group) + " has no members, so nobody can inherit from it",
		Hint: "take " + Tick(key) + " away, or add `member_of: [" + group + "]` to its members in " + where}
}

// NotAMember is a party that is to have signed the stance of a group in which it is not.
func NotAMember(party, group string, members []string) *Fault {
	return &Fault{Rule: problem.NotAMember, Message: Tick(party) + " is no member of " + Tick(group), Hint: OneOf("members", members), Name: party, Known: members}
}

// NamedTwice is a party that is named twice where each is named once.
func NamedTwice(party string) *Fault {
	return &Fault{Rule: problem.DuplicateID, Message: Tick(party) + " is named twice", Hint: "take one away"}
}

// NoWords is evidence without words.
func NoWords(hint string) *Fault {
	return &Fault{Rule: problem.MissingKey, Message: "this evidence has neither `quote` nor `paraphrase`: it needs one of them", Hint: hint}
}

// TermID holds that a term's id is not among those given before it in one stance.
func TermID(id string, given map[string]bool) *Fault {
	if id == "" || !given[id] {
		return nil
	}
	f := GivenTwice("the term", id)
	f.Message += " in one stance"
	return f
}

// ReplacedBy holds that the id of a new term goes with `how: replaced`, and that with
// it. A fault of rule problem.MissingKey is that of the ending, another that of `by`.
func ReplacedBy(how How, hasHow, hasBy bool) *Fault {
	switch {
	case hasBy && hasHow && how != Replaced && how != NoHow:
		return &Fault{Rule: problem.MisplacedKey, Message: "`by` names the new term, and goes with `how: replaced` only", Hint: "take `by` away, or write `how: replaced`"}
	case hasBy && !hasHow:
		return &Fault{Rule: problem.MisplacedKey, Message: "`by` goes with `how: replaced`, which is missing", Hint: "add `how: replaced`"}
	case how == Replaced && !hasBy:
		return &Fault{Rule: problem.MissingKey, Message: "`by` is missing: a term that is replaced needs the id of the new one", Hint: "add `by` with the id of the new term, or write `how: withdrawn`"}
	}
	return nil
}

// EndedOnce holds that a term is ended once in a stance, and not among those given in it.
func EndedOnce(id string, ended, given map[string]bool) *Fault {
	switch {
	case ended[id]:
		return &Fault{Rule: problem.DuplicateID, Message: "the term " + Tick(id) + " is ended twice", Hint: "take one away"}
	case given[id]:
		return &Fault{Rule: problem.EndedAndGiven, Message: "the term " + Tick(id) + " is ended here and given in the same stance", Hint: "to give a term new words, give it again under its id without ending it"}
	}
	return nil
}

// TwoSignatures is a stance with both lists of those who signed it.
var TwoSignatures = &Fault{Rule: problem.MisplacedKey, Message: "`signed_by` stands beside `inherited_by`, which lists all who signed",
	Hint: "keep `inherited_by` if nobody else signed, else `signed_by`"}

// NoneWithTerms holds that a party that has no position asks for nothing.
func NoneWithTerms(kind PositionKind, terms []Term) *Fault {
	if kind != None || len(terms) == 0 {
		return nil
	}
	return &Fault{Rule: problem.NoneWithTerms, Message: "terms cannot stand beside `position: none`, which ends them all",
		Hint: "take the terms away, or leave the position out and say in the note what is open"}
}

// ClaimTwice is a claimant's second claim in a record.
func ClaimTwice(claimant string) *Fault {
	return &Fault{Rule: problem.ClaimTwice, Message: Tick(claimant) + " makes two claims here, and a record holds one of each claimant",
		Hint: "put both into one summary, or date one of them by the day on which it was made"}
}

// ParseProviso reads what a term is tied to: ISSUE/ID, or words, which have a space in them.
// issue finds an issue by its id.
func ParseProviso(text string, issue func(id string) (*Issue, *Fault)) (Proviso, *Fault) {
	if strings.ContainsAny(text, " \t\n") {
		return Proviso{Words: text}, nil
	}
	name, id, ok := strings.Cut(text, "/")
	if !ok || !IsID(id) {
		return Proviso{}, &Fault{Rule: problem.BadValue, Message: Tick(text) + " names no term", Hint: "write ISSUE/ID, such as security-guarantees/ratified, or words with a space in them"}
	}
	is, fault := issue(name)
	return Proviso{Issue: is, ID: id}, fault
}

// ParseTermRef reads the name of another party's term: PARTY/ISSUE/ID. holder is whose
// term it stands with.
func ParseTermRef(text string, holder *Party, party func(id string) (*Party, *Fault), issue func(id string) (*Issue, *Fault)) (TermRef, *Fault) {
	parts := strings.Split(text, "/")
	if len(parts) != 3 || !IsID(parts[2]) {
		return TermRef{}, &Fault{Rule: problem.BadValue, Message: Tick(text) + " names no term of another party", Hint: "write PARTY/ISSUE/ID, such as russia/territory/donetsk-luhansk"}
	}
	p, fault := party(parts[0])
	if fault != nil {
		return TermRef{}, fault
	}
	if p != nil && p == holder {
		return TermRef{}, &Fault{Rule: problem.BadValue, Message: Tick(text) + " is a term of the same party", Hint: "`against` names terms of others; what ties a party's own terms is `if` or `unless`"}
	}
	is, fault := issue(parts[1])
	return TermRef{Party: p, Issue: is, ID: parts[2]}, fault
}

// TiedToItself is a term that is to stand only if, or unless, it stands.
func TiedToItself(key string) *Fault {
	return &Fault{Rule: problem.UnknownTerm, Message: Tick(key) + " names the term itself", Hint: "name the term that it is tied to, or take it away"}
}

// UnknownTie is a term, named by `if`, `unless` or `against`, that there is not; given are
// those that may have been meant.
func UnknownTie(key, name, where string, given []string) *Fault {
	hint := OneOf("terms with an id", given)
	if hint == "" {
		hint = "give the term an `id` where it stands"
	}
	return &Fault{Rule: problem.UnknownTerm, Message: Tick(key) + " names " + Tick(name) + ", and no term with this id " + where, Hint: hint, Name: name, Known: given}
}
