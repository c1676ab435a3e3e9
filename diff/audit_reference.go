package diff

import (
	"slices"

	"stance/positions"
)

// ReferenceChange is something in the codebook, among the sources or on top of
// a snapshot that is not the same in two versions of a dataset.
type ReferenceChange struct {
	What string // "title", "description", "party", "issue", "speaker", "source", "date"; "order of parties" and the like
	ID   string // of what has one; of a date the date itself
	How  string // "added", "removed" or "changed"
}

// thing is a part of the codebook, or a source, as text that is equal exactly
// if the thing says the same.
type thing struct{ id, says string }

// changedThings compares two lists by id, then their order.
func changedThings(what, many string, from, to []thing) []ReferenceChange {
	var changes []ReferenceChange
	note := func(id, how string) { changes = append(changes, ReferenceChange{what, id, how}) }
	before, after := byID(from), byID(to)
	var old, kept []string // the ids that are in both, as each has them
	for _, t := range from {
		says, there := after[t.id]
		if !there {
			note(t.id, "removed")
			continue
		}
		old = append(old, t.id)
		if says != t.says {
			note(t.id, "changed")
		}
	}
	for _, t := range to {
		if _, there := before[t.id]; !there {
			note(t.id, "added")
			continue
		}
		kept = append(kept, t.id)
	}
	if many != "" && !slices.Equal(old, kept) {
		changes = append(changes, ReferenceChange{"order of " + many, "", "changed"})
	}
	return changes
}

func byID(things []thing) map[string]string {
	says := make(map[string]string, len(things))
	for _, t := range things {
		says[t.id] = t.says
	}
	return says
}

// codebookChanges compares everything in two codebooks, with texts as they are
// written: even a comma in a coding rule is a change of the rule.
func codebookChanges(a, b *positions.Codebook) []ReferenceChange {
	var changes []ReferenceChange
	text := func(what, from, to string) {
		if from != to {
			changes = append(changes, ReferenceChange{what, "", "changed"})
		}
	}
	text("title", a.Title, b.Title)
	text("description", a.Description, b.Description)
	changes = append(changes, changedThings("party", "parties", things(a.Parties, (*positions.Party).Facts), things(b.Parties, (*positions.Party).Facts))...)
	changes = append(changes, changedThings("issue", "issues", things(a.Issues, (*positions.Issue).Facts), things(b.Issues, (*positions.Issue).Facts))...)
	return append(changes, changedThings("speaker", "", speakers(a), speakers(b))...)
}

// speakers makes things of them: the name and the party identify one. In which order they
// stand is layout.
func speakers(b *positions.Codebook) []thing {
	list := make([]thing, len(b.Speakers))
	for i, s := range b.Speakers {
		list[i] = thing{s.Name + " for " + s.Party.ID, positions.Written(s.Facts())}
	}
	return list
}

// things makes things of what has facts, of which the first identifies it.
func things[T any](all []T, facts func(T) []positions.Fact) []thing {
	list := make([]thing, len(all))
	for i, t := range all {
		says := facts(t)
		list[i] = thing{says[0].Text, positions.Written(says)}
	}
	return list
}

// sourceChanges compares the sources. In which order, and in which files they
// stand is layout.
func sourceChanges(a, b []*positions.Source) []ReferenceChange {
	return changedThings("source", "", things(a, (*positions.Source).Facts), things(b, (*positions.Source).Facts))
}

// dateChanges compares what stands on top of the snapshots: label, title, note.
func dateChanges(a, b []positions.DateInfo) []ReferenceChange {
	facts := func(d positions.DateInfo) []positions.Fact { return d.Facts() }
	return changedThings("date", "", things(a, facts), things(b, facts))
}
