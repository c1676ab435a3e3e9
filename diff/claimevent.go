package diff

import (
	"cmp"
	"slices"

	"stance/diff/redline"
	"stance/positions"
	"stance/positions/parallel"
	"stance/positions/wording"
)

// ClaimEvent is what became of a claim between two dates: news about what others say of
// a party, never a move of the party.
type ClaimEvent struct {
	Party *positions.Party // of whom it is claimed
	Issue *positions.Issue
	By    *positions.Party
	Kind  ClaimKind
	From  *positions.Claim // in force at A; nil for none
	To    *positions.Claim // in force at B, never nil
	// Wording compares the summaries; nil without From.
	Wording []redline.Segment
}

// ClaimKind is the kind of a claim event.
type ClaimKind uint8

// The kinds, in the order in which they matter to people.
const (
	ClaimConfirmed ClaimKind = iota
	ClaimDenied
	ClaimMade
	ClaimChanged  // position, range or response is another
	ClaimRepeated // said again, in other words or the same
	claimKindCount
)

// ClaimKinds are the words for a ClaimKind.
var ClaimKinds = [...]string{"confirmed", "denied", "claimed", "claim-changed", "repeated"}

func (k ClaimKind) String() string { return ClaimKinds[k] }

// ClaimEvents lists what became of the claims on the cells chosen from a date to another,
// by issue, party and claimant.
func ClaimEvents(h *positions.History, from, to positions.Date, chosen func(*positions.Party, *positions.Issue) bool) []ClaimEvent {
	book := h.Dataset.Codebook
	byIssue := make([][]ClaimEvent, len(book.Issues))
	parallel.Each(len(book.Issues), func(i int) {
		for _, p := range book.Parties {
			if chosen(p, book.Issues[i]) {
				byIssue[i] = append(byIssue[i], claimEventsOf(h, p, book.Issues[i], from, to)...)
			}
		}
	})
	var all []ClaimEvent
	for _, events := range byIssue {
		all = append(all, events...)
	}
	return all
}

func claimEventsOf(h *positions.History, p *positions.Party, is *positions.Issue, from, to positions.Date) []ClaimEvent {
	if len(h.ClaimsMade(p, is)) == 0 {
		return nil
	}
	before := h.Claims(p, is, from)
	var events []ClaimEvent
	for _, now := range h.Claims(p, is, to) {
		e := ClaimEvent{Party: p, Issue: is, By: now.By, To: now}
		for _, old := range before {
			if old.By == now.By {
				e.From = old
			}
		}
		if e.From == now {
			continue
		}
		e.Kind = claimKind(e.From, now)
		if e.From != nil {
			e.Wording = redline.Words(e.From.Summary, now.Summary)
		}
		events = append(events, e)
	}
	return events
}

// ClaimSteps lists what became of the claims on a cell over all dates, in date order; of
// one date by claimant.
func ClaimSteps(h *positions.History, p *positions.Party, is *positions.Issue) []ClaimEvent {
	last := map[*positions.Party]*positions.Claim{}
	var steps []ClaimEvent
	for _, cl := range h.ClaimsMade(p, is) {
		e := ClaimEvent{Party: p, Issue: is, By: cl.By, From: last[cl.By], To: cl, Kind: claimKind(last[cl.By], cl)}
		if e.From != nil {
			e.Wording = redline.Words(e.From.Summary, cl.Summary)
		}
		steps, last[cl.By] = append(steps, e), cl
	}
	slices.SortStableFunc(steps, func(a, b ClaimEvent) int {
		return cmp.Or(cmp.Compare(a.To.Record.Date, b.To.Record.Date), cmp.Compare(a.By.Index, b.By.Index))
	})
	return steps
}

// ClaimKindNamed finds a kind by its word.
func ClaimKindNamed(word string) (ClaimKind, bool) {
	i := slices.Index(ClaimKinds[:], word)
	return ClaimKind(max(i, 0)), i >= 0
}

// claimKind decides the kind: from is in force at A, nil for none, and to, another, at B.
func claimKind(from, to *positions.Claim) ClaimKind {
	answered := from == nil || from.Response != to.Response
	switch {
	case to.Response == positions.Confirmed && answered:
		return ClaimConfirmed
	case to.Response == positions.Denied && answered:
		return ClaimDenied
	case from == nil:
		return ClaimMade
	case from.Response != to.Response || !from.SamePosition(to):
		return ClaimChanged
	}
	return ClaimRepeated
}

// Reworded reports whether the claim reads differently.
func (e *ClaimEvent) Reworded() bool {
	return e.From != nil && !wording.Same(e.From.Summary, e.To.Summary)
}
