package diff

import (
	"fmt"
	"slices"

	"stance/positions"
)

// ReferenceChange is something in the codebook, among the sources or on top of
// a snapshot that is not the same in two versions of a dataset.
type ReferenceChange struct {
	What string // "title", "description", "party", "issue", "source", "date"; "order of parties" and the like
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
	changes = append(changes, changedThings("party", "parties", partyThings(a), partyThings(b))...)
	return append(changes, changedThings("issue", "issues", issueThings(a), issueThings(b))...)
}

func partyThings(b *positions.Codebook) []thing {
	var things []thing
	for _, p := range b.Parties {
		things = append(things, thing{p.ID, fmt.Sprintf("%q %q %q %q", p.Name, p.Short, p.Color, keysOf(p.Groups, partyKey))})
	}
	return things
}

func issueThings(b *positions.Codebook) []thing {
	var things []thing
	for _, is := range b.Issues {
		scale := ""
		if s := is.Scale; s != nil {
			scale = fmt.Sprintf("%q %q %t %v %v %q", s.Low, s.High, s.Valued, s.Min, s.Max, fmt.Sprint(len(s.Options)))
			for i := range s.Options {
				o := &s.Options[i]
				scale += fmt.Sprintf(" %q %q %q %v", o.ID, o.Label, o.Description, o.Value)
			}
		}
		things = append(things, thing{is.ID, fmt.Sprintf("%q %q %s", is.Name, is.Question, scale)})
	}
	return things
}

// sourceChanges compares the sources. In which order, and in which files they
// stand is layout.
func sourceChanges(a, b []*positions.Source) []ReferenceChange {
	things := func(sources []*positions.Source) []thing {
		var things []thing
		for _, s := range sources {
			says := *s
			says.Index, says.Place = 0, positions.Place{}
			things = append(things, thing{s.ID, fmt.Sprintf("%#v", says)})
		}
		return things
	}
	return changedThings("source", "", things(a), things(b))
}

// dateChanges compares what stands on top of the snapshots: label, title, note.
func dateChanges(a, b []positions.DateInfo) []ReferenceChange {
	things := func(dates []positions.DateInfo) []thing {
		var things []thing
		for _, d := range dates {
			things = append(things, thing{d.Date.String(), fmt.Sprintf("%q %q %q", d.Label, d.Title, d.Note)})
		}
		return things
	}
	return changedThings("date", "", things(a), things(b))
}
