package positions

import (
	"slices"
	"strings"
	"unicode/utf8"

	"stance/positions/problem"
)

// The rules of the format that more than one way into a dataset has to hold: reading
// YAML, importing a table, adding from a command line. Each is worded here, once, in
// the files rules*.go, and knows nothing of how a dataset is written; where a fault
// stands, in a line of a file, a cell or a flag, is for its reader to say, which may
// also put a hint of its own in the place of one that says where to write something.
//
// What can be broken in one way only stays there: the shapes of YAML, the headings of a
// table, the spelling of a flag; and so do the rules between records (what stands
// before a stance, what is never used), as all that is added is read again, by
// positions/yamlfile, before it is written.

// Fault is a rule that something breaks, in words.
type Fault struct {
	Rule    problem.Rule
	Message string
	Hint    string // how to mend it; "" where the message says all

	// Of a name or word that is not known: what was written, and what there is.
	Name  string
	Known []string
	near  func(meant string) string // the hint where one of Known is near; nil: that, and Hint
}

func (f *Fault) Error() string { return f.Message }

// Of is the fault of the value of a key.
func (f *Fault) Of(key string) *Fault {
	if f == nil || key == "" {
		return f
	}
	of := *f
	of.Message = Tick(key) + ": " + f.Message
	return &of
}

// Near is the hint where a known name is near to the one that was written.
func (f *Fault) Near(meant string) string {
	if f.near != nil {
		return f.near(meant)
	}
	return didYouMean(meant) + f.Hint
}

// Suggested is the hint, with the nearest of the known names.
func (f *Fault) Suggested() string {
	if meant, ok := problem.NearestByWord(f.Name, f.Known); ok {
		return strings.TrimSpace(f.Near(meant))
	}
	return f.Hint
}

func didYouMean(near string) string { return "did you mean " + Tick(near) + "? " }

// Tick sets off what is written, or should be, within a message.
func Tick(s string) string { return "`" + Shorten(s) + "`" }

// Shorten keeps a message readable whatever is written.
func Shorten(s string) string {
	const limit = 60
	if utf8.RuneCountInString(s) <= limit {
		return s
	}
	return string([]rune(s)[:limit-1]) + "…"
}

// Listed lists names for a hint; long lists are cut.
func Listed(names []string) string {
	const limit = 20
	more := ""
	if len(names) > limit {
		names, more = names[:limit], ", …"
	}
	var b strings.Builder
	for i, n := range names {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(Shorten(n))
	}
	return b.String() + more
}

// OneOf lists all known names after the words in lead; "" where there are none.
func OneOf(lead string, known []string) string {
	if len(known) == 0 {
		return ""
	}
	return lead + ": " + Listed(known)
}

// Missing is that what, such as "a stance", lacks a key that it needs.
func Missing(key, what, hint string) *Fault {
	return &Fault{Rule: problem.MissingKey, Message: Tick(key) + " is missing: " + what + " needs one", Hint: hint}
}

// MissingSummary is that a stance or claim is not told in words.
func MissingSummary(what string) *Fault {
	return Missing("summary", what, "say in your own words what the party wants")
}

// Things are parties, issues or sources as faults call them.
type Things struct {
	What  string   // "party", "issue"
	Many  string   // "parties", "issues"
	Named []string // what faults call each: its id or name
	Known []string // ids and names that may have been meant
	Of    []int    // for each of Known its place among Named
}

// PartiesOf are the parties of a codebook; called says what faults call each.
func PartiesOf(b *Codebook, called func(*Party) string) Things {
	t := Things{What: "party", Many: "parties"}
	for i, p := range b.Parties {
		t.Named, t.Known, t.Of = append(t.Named, called(p)), append(t.Known, p.ID), append(t.Of, i)
	}
	for i, p := range b.Parties {
		t.Known, t.Of = append(t.Known, p.Name, p.Short), append(t.Of, i, i)
	}
	return t
}

// IssuesOf are its issues.
func IssuesOf(b *Codebook, called func(*Issue) string) Things {
	t := Things{What: "issue", Many: "issues"}
	for i, is := range b.Issues {
		t.Named, t.Known, t.Of = append(t.Named, called(is)), append(t.Known, is.ID), append(t.Of, i)
	}
	for i, is := range b.Issues {
		t.Known, t.Of = append(t.Known, is.Name), append(t.Of, i)
	}
	return t
}

// Unknown is a party or issue that there is not. where is "in the codebook", and add
// how one is added, before all that there are.
func (t *Things) Unknown(name, where, add string) *Fault {
	return &Fault{
		Rule:    map[string]problem.Rule{"party": problem.UnknownParty, "issue": problem.UnknownIssue}[t.What],
		Message: Tick(name) + " is no " + t.What + " " + where, Hint: add + Listed(t.Named),
		Name: name, Known: t.Known,
		near: func(meant string) string {
			return didYouMean(t.Named[t.Of[slices.Index(t.Known, meant)]]) + OneOf(t.Many, t.Named)
		},
	}
}

// UnknownSource is a source that is not listed; ids are those that are, and titles what
// they may have been meant by as well, in the same order; nil where titles are no names.
func UnknownSource(name string, ids, titles []string) *Fault {
	hint := OneOf("sources", ids)
	if hint == "" {
		hint = "list it in sources.yaml, with an id and a title"
	}
	known := slices.Concat(ids, titles)
	return &Fault{
		Rule: problem.UnknownSource, Message: Tick(name) + " is not among the sources", Hint: hint, Name: name, Known: known,
		near: func(meant string) string { return didYouMean(ids[slices.Index(known, meant)%len(ids)]) + hint },
	}
}
