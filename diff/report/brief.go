package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"stance/diff"
	"stance/positions"
)

// BriefItem is one point of "in brief": what happened, then what is to be
// known of it, the sources by number, and the cells that tell more.
type BriefItem struct {
	Lead Prose // set off, such as "The United States shifted on Ceasefire"
	Body Prose // continues the lead, beginning with its punctuation
	Refs []int
	More []CellLink
}

// How much "in brief" tells before it counts the rest.
const (
	briefPerKind    = 5
	briefPerIssue   = 5
	briefParties    = 4
	briefTermsNamed = 3
)

// briefKinds are the kinds that "in brief" tells one change at a time, in the
// order of what matters most.
var briefKinds = []diff.Kind{
	diff.Shifted, diff.Withdrawn, diff.Adopted, diff.Reverted, diff.PossibleShift, diff.Reworded, diff.NotComparable, diff.OwnVoice,
}

// brief composes the period in sentences, what matters most first.
func (r *ChangeReport) brief() []BriefItem {
	if len(r.told) == 0 {
		return []BriefItem{{Lead: say("No stance is recorded"), Body: say(" for what this report covers, up to ", r.To.Text(), ".")}}
	}
	if r.NothingChanged() {
		return []BriefItem{{Lead: say(r.nothing()), Body: say(" The stances below stand as they stood.")}}
	}
	byKind := map[diff.Kind][]*diff.Change{}
	still := true // as far as the scales can tell
	for i := range r.told {
		c := &r.told[i]
		byKind[c.Kind] = append(byKind[c.Kind], c)
		still = still && !c.Kind.Moves() && c.Kind != diff.Reworded
	}
	var items []BriefItem
	if still {
		items = append(items, BriefItem{Lead: say("No position is known to have moved"), Body: say(" between ", r.From.Text(), " and ", r.To.Text(), ".")})
	}
	for _, k := range briefKinds {
		items = append(items, r.briefEach(byKind[k])...)
	}
	first := byKind[diff.FirstRecorded]
	isNew := func(c *diff.Change) bool { return c.To.Stance.Novel }
	items = append(items, r.briefEach(filtered(first, isNew))...)
	items = append(items, r.briefFirst(filtered(first, func(c *diff.Change) bool { return !isNew(c) }))...)

	held := byKind[diff.Held]
	toned := func(c *diff.Change) bool { return c.To.Stance.Tone != positions.NoTone }
	items = append(items, r.briefEach(filtered(held, toned))...)
	return append(items, r.briefHeld(filtered(held, func(c *diff.Change) bool { return !toned(c) }), byKind[diff.Unchanged])...)
}

func filtered(list []*diff.Change, keep func(*diff.Change) bool) []*diff.Change {
	var kept []*diff.Change
	for _, c := range list {
		if keep(c) {
			kept = append(kept, c)
		}
	}
	return kept
}

// briefEach tells changes of one kind one by one, the largest first, and
// counts those beyond what can be brief.
func (r *ChangeReport) briefEach(changes []*diff.Change) []BriefItem {
	changes = slices.Clone(changes)
	slices.SortStableFunc(changes, func(a, b *diff.Change) int { return cmp.Compare(size(b), size(a)) })
	var items []BriefItem
	for i, c := range changes {
		if i == briefPerKind {
			rest := changes[i:]
			item := BriefItem{
				Lead: say(strconv.Itoa(len(rest)), " more ", KindWord(c.Kind, len(rest))),
				Body: say(", told below: ", cellNames(rest), "."),
			}
			items = append(items, item)
			break
		}
		item := r.briefChange(c)
		item.Refs, item.More = r.changeRefs(c), []CellLink{link(c)}
		items = append(items, item)
	}
	return items
}

// cellNames lists cells: "Russia on Territory, Ukraine on Ceasefire". Beyond a
// few it counts them.
func cellNames(changes []*diff.Change) Prose {
	const most = 8
	var items []Prose
	for i, c := range changes {
		if i == most {
			items = append(items, say(strconv.Itoa(len(changes)-i), " more"))
			break
		}
		items = append(items, say(datum(c.Party.Name), onIssue(c.Issue)))
	}
	return separated(items)
}

func link(c *diff.Change) CellLink { return CellLink{c.Party, c.Issue, Anchor(c.Party, c.Issue)} }

// briefFirst tells what was first recorded, issue by issue, in the analyst's
// words.
func (r *ChangeReport) briefFirst(changes []*diff.Change) []BriefItem {
	var items, doubtful []BriefItem
	for len(changes) > 0 {
		issue := changes[0].Issue
		n := 1
		for n < len(changes) && changes[n].Issue == issue {
			n++
		}
		item := r.briefFirstOn(issue, changes[:n])
		if slices.ContainsFunc(changes[:n], func(c *diff.Change) bool { return !c.To.Stance.Unconfirmed() }) {
			items = append(items, item)
		} else {
			doubtful = append(doubtful, item)
		}
		changes = changes[n:]
	}
	items = append(items, doubtful...) // what nobody is known to have said comes last
	if len(items) > briefPerKind {
		items = items[:briefPerKind:briefPerKind]
		items = append(items, BriefItem{Lead: say("More first records"), Body: say(" are told below, issue by issue.")})
	}
	return items
}

func (r *ChangeReport) briefFirstOn(is *positions.Issue, changes []*diff.Change) BriefItem {
	// What was said comes before what rests on nothing that was.
	changes = slices.Clone(changes)
	slices.SortStableFunc(changes, func(a, b *diff.Change) int {
		return cmp.Compare(confirmation(a.To.Stance), confirmation(b.To.Stance))
	})
	item := BriefItem{Lead: say("First recorded", onIssue(is))}
	body := say(", which is not to say new.")
	for i, c := range changes {
		if i == briefPerIssue {
			body = sentences(body, say("Also: ", cellNames(changes[i:]), "."))
			break
		}
		body = sentences(body, summaryOf(c.Party, c.To.Stance))
		item.Refs = mergedRefs(item.Refs, r.refs(c.To.Stance.Evidence))
		item.More = append(item.More, link(c))
	}
	item.Body = body
	return item
}

// summaryOf tells a stance in the analyst's words: whose it is, where the words
// do not begin with it, and what is to be doubted in it.
func summaryOf(p *positions.Party, s *positions.Stance) Prose {
	told := sentence(s.Summary)
	if !strings.HasPrefix(strings.TrimSpace(s.Summary), p.Name) {
		told = say(strong(p.Name), ": ", told)
	}
	switch {
	case s.Basis == positions.Reported:
		told = sentences(told, say("Reported by unnamed sources, and not confirmed."))
	case s.Basis == positions.Inferred:
		told = sentences(told, say("Inferred by the analyst, and not confirmed."))
	case s.Confidence == positions.Low:
		told = sentences(told, say("The coder's confidence in this is low."))
	}
	return told
}

func confirmation(s *positions.Stance) int {
	if s.Unconfirmed() {
		return 1
	}
	return 0
}

// briefHeld tells in one point what was said anew and what nobody said
// anything new on.
func (r *ChangeReport) briefHeld(held, unchanged []*diff.Change) []BriefItem {
	var told []Prose
	item := BriefItem{Lead: say("Held, said anew")}
	for i, c := range held {
		if i == briefPerKind {
			told = append(told, say(strconv.Itoa(len(held)-i), " more"))
			break
		}
		told = append(told, say(datum(c.Party.Name), onIssue(c.Issue), ", ", where(c.To.Stance), groundsThenAndNow(c)))
	}
	if told != nil {
		item.Body = say(": ", separated(told), ".")
	}
	if len(unchanged) > 0 {
		rest := say(": ", cellNames(unchanged), ".")
		if told == nil {
			item.Lead, item.Body = say("Unchanged, as nothing new was said"), rest
		} else {
			item.Body = sentences(item.Body, say("Unchanged, as nothing new was said", rest))
		}
	}
	if item.Body == nil {
		return nil
	}
	for _, c := range slices.Concat(held, unchanged) {
		item.Refs = mergedRefs(item.Refs, r.refs(c.To.Stance.Evidence))
		if len(item.More) < briefPerIssue {
			item.More = append(item.More, link(c))
		}
	}
	return []BriefItem{item}
}
