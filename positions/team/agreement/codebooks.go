package agreement

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"stance/positions"
	"stance/positions/wording"
)

// CodebookError says that codings were made with different codebooks, so that
// what their coders wrote cannot be compared.
type CodebookError struct {
	Differences []string // a sentence each, without a full stop; at least one
}

func (e *CodebookError) Error() string {
	return "the codebooks differ: " + strings.Join(e.Differences, "; ")
}

// compareCodebooks names the differences between two codebooks that a coder
// could have met: the coding rules, the parties and their groups, the issues,
// their questions and scales with what belongs to each option, and who speaks for whom. The title, short names, colours and the layout of
// the file change nothing about the coding and may differ.
func compareCodebooks(a, b Coding) []string {
	d := &codebookDiff{a: a.Name, b: b.Name}
	x, y := a.Dataset.Codebook, b.Dataset.Codebook
	d.text("the description", x.Description, y.Description)
	d.list("party", "parties", partyIDs(x.Parties), partyIDs(y.Parties))
	d.list("issue", "issues", issueIDs(x.Issues), issueIDs(y.Issues))
	for _, p := range x.Parties {
		if q := y.Party(p.ID); q != nil {
			d.party(p, q)
		}
	}
	for _, i := range x.Issues {
		if k := y.Issue(i.ID); k != nil {
			d.issue(i, k)
		}
	}
	d.speakers(x.Speakers, y.Speakers)
	return d.found
}

type codebookDiff struct {
	a, b  string // the names of the codings
	found []string
}

func (d *codebookDiff) say(format string, args ...any) {
	d.found = append(d.found, fmt.Sprintf(format, args...))
}

// text compares what two codebooks write about the same thing.
func (d *codebookDiff) text(what, x, y string) {
	switch {
	case x == y:
	case x == "":
		d.say("%s is given in %s only: %q", what, d.b, y)
	case y == "":
		d.say("%s is given in %s only: %q", what, d.a, x)
	default:
		d.say("%s is %q in %s and %q in %s", what, x, d.a, y, d.b)
	}
}

func (d *codebookDiff) number(what string, x, y float64) {
	if x != y {
		d.say("%s is %s in %s and %s in %s", what, positions.Number(x), d.a, positions.Number(y), d.b)
	}
}

// list compares two lists of ids: what one of them lacks, else their order.
func (d *codebookDiff) list(one, many string, x, y []string) {
	before := len(d.found)
	for _, id := range x {
		if !slices.Contains(y, id) {
			d.say("%s %q is in %s and not in %s", one, id, d.a, d.b)
		}
	}
	for _, id := range y {
		if !slices.Contains(x, id) {
			d.say("%s %q is in %s and not in %s", one, id, d.b, d.a)
		}
	}
	if len(d.found) == before && !slices.Equal(x, y) {
		d.say("the %s are in the order %s in %s and %s in %s", many, strings.Join(x, ", "), d.a, strings.Join(y, ", "), d.b)
	}
}

func (d *codebookDiff) party(p, q *positions.Party) {
	d.text(fmt.Sprintf("the name of party %q", p.ID), p.Name, q.Name)
	d.list(fmt.Sprintf("member_of of party %q:", p.ID), fmt.Sprintf("groups of party %q", p.ID), partyIDs(p.Groups), partyIDs(q.Groups))
}

func (d *codebookDiff) issue(i, k *positions.Issue) {
	of := fmt.Sprintf("of issue %q", i.ID)
	d.text("the name "+of, i.Name, k.Name)
	d.text("the question "+of, i.Question, k.Question)
	x, y := i.Scale, k.Scale
	switch {
	case x == nil && y == nil:
		return
	case y == nil:
		d.say("issue %q has a scale in %s and none in %s", i.ID, d.a, d.b)
		return
	case x == nil:
		d.say("issue %q has a scale in %s and none in %s", i.ID, d.b, d.a)
		return
	}
	d.text("the low pole "+of, x.Low, y.Low)
	d.text("the high pole "+of, x.High, y.High)
	switch {
	case x.Numeric() && y.Numeric():
		d.number("min "+of, x.Min, y.Min)
		d.number("max "+of, x.Max, y.Max)
		d.text("the unit "+of, x.Unit, y.Unit)
	case x.Numeric():
		d.say("the scale %s is numeric in %s and has options in %s", of, d.a, d.b)
	case y.Numeric():
		d.say("the scale %s is numeric in %s and has options in %s", of, d.b, d.a)
	default:
		d.options(of, x, y)
	}
}

func (d *codebookDiff) options(of string, x, y *positions.Scale) {
	before := len(d.found)
	d.list("option "+of+":", "options "+of, optionIDs(x), optionIDs(y))
	same := len(d.found) == before
	if x.Valued != y.Valued {
		valued, even := d.a, d.b
		if y.Valued {
			valued, even = d.b, d.a
		}
		d.say("the options %s have values in %s and none in %s", of, valued, even)
		same = false
	}
	for i := range x.Options {
		o := &x.Options[i]
		k := y.Option(o.ID)
		if k < 0 {
			continue
		}
		p := &y.Options[k]
		option := fmt.Sprintf("option %q %s", o.ID, of)
		d.text("the label of "+option, o.Label, p.Label)
		d.text("the description of "+option, o.Description, p.Description)
		d.texts("the examples of "+option, o.Examples, p.Examples)
		d.texts("what does not belong to "+option, o.Not, p.Not)
		if x.Valued && y.Valued || same {
			d.number("the value of "+option, o.Value, p.Value)
		}
	}
}

// texts compares lists of short texts, whose order says nothing.
func (d *codebookDiff) texts(what string, x, y []string) {
	one := func(texts []string) string {
		texts = slices.Sorted(slices.Values(texts))
		for i := range texts {
			texts[i] = strconv.Quote(texts[i])
		}
		return strings.Join(texts, ", ")
	}
	switch x, y := one(x), one(y); {
	case x == y:
	case x == "":
		d.say("%s: %s is given in %s only", what, y, d.b)
	case y == "":
		d.say("%s: %s is given in %s only", what, x, d.a)
	default:
		d.say("%s: %s in %s, and %s in %s", what, x, d.a, y, d.b)
	}
}

func (d *codebookDiff) speakers(x, y []*positions.Speaker) {
	find := func(all []*positions.Speaker, s *positions.Speaker) *positions.Speaker {
		i := slices.IndexFunc(all, func(o *positions.Speaker) bool { return o.Party.ID == s.Party.ID && wording.Same(o.Name, s.Name) })
		if i < 0 {
			return nil
		}
		return all[i]
	}
	for _, s := range x {
		of := fmt.Sprintf("of speaker %q for %q", s.Name, s.Party.ID)
		if o := find(y, s); o == nil {
			d.say("speaker %q for %q is in %s and not in %s", s.Name, s.Party.ID, d.a, d.b)
		} else {
			d.text("the name "+of, s.Name, o.Name)
			d.text("the role "+of, s.Role, o.Role)
			d.text("the rank "+of, s.Rank.String(), o.Rank.String())
		}
	}
	for _, s := range y {
		if find(x, s) == nil {
			d.say("speaker %q for %q is in %s and not in %s", s.Name, s.Party.ID, d.b, d.a)
		}
	}
}

func partyIDs(parties []*positions.Party) []string {
	ids := make([]string, len(parties))
	for i, p := range parties {
		ids[i] = p.ID
	}
	return ids
}

func issueIDs(issues []*positions.Issue) []string {
	ids := make([]string, len(issues))
	for i, is := range issues {
		ids[i] = is.ID
	}
	return ids
}

func optionIDs(s *positions.Scale) []string {
	ids := make([]string, len(s.Options))
	for i := range s.Options {
		ids[i] = s.Options[i].ID
	}
	return ids
}
