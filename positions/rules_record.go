package positions

import "stance/positions/problem"

// NotAGroup is a stance of a party without members that others are to have signed.
func NotAGroup(group, where string) *Fault {
	return &Fault{Rule: problem.NotAGroup, Message: Tick(group) + " has no members, so nobody can inherit from it",
		Hint: "take `inherited_by` away, or add `member_of: [" + group + "]` to its members in " + where}
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
