package report

import (
	"strings"

	"stance/diff"
	"stance/diff/redline"
	"stance/positions"
)

// TermLine tells what became of one term: a head such as "+ demand:" or "not
// repeated:", and the term's words as a redline (one segment where nothing in
// them is compared).
type TermLine struct {
	Op    redline.TermOp
	Head  string
	Words []redline.Segment
	Came  bool   // nothing of Words was there before
	Went  bool   // nothing of them is there now
	Tail  string // "since 14 Aug" of a term that stands; else ""
	Ties  string // "if “Guarantees are ratified” (Security)", and what it was tied to where that was something else; "" for none
}

// TermLines tells what became of each term, in the comparison's order. Terms
// that stand as they stood come last and say since when. What a party that now
// speaks for itself does not repeat is its group's, and stands with it.
func TermLines(c *diff.Change, name Naming, w Dating) []TermLine {
	var from []positions.StandingTerm
	if c.From != nil {
		from = c.From.Terms
	}
	var changed, kept []TermLine
	for _, tc := range c.Terms {
		var before, now *positions.StandingTerm
		if tc.From >= 0 {
			before = &from[tc.From]
		}
		if tc.To >= 0 {
			now = &c.To.Terms[tc.To]
		}
		if tc.Op == redline.TermEqual {
			kept = append(kept, TermLine{Op: tc.Op, Head: kindColon("=", now.Kind), Words: whole(now.Text), Tail: w.Since(now), Ties: ties(c, c.To, now)})
			continue
		}
		line := termLine(c, tc, before, now, name)
		switch {
		case now == nil:
			line.Ties = ties(c, c.From, before)
		case before == nil:
			line.Ties = ties(c, c.To, now)
		default:
			line.Ties = ties(c, c.To, now)
			if before.Ties() != now.Ties() {
				line.Ties = joinedBy("; ", line.Ties, "before: "+orElse(ties(c, c.From, before), "tied to nothing"))
			}
		}
		changed = append(changed, line)
	}
	return append(changed, kept...)
}

func termLine(c *diff.Change, tc redline.TermChange, before, now *positions.StandingTerm, name Naming) TermLine {
	line := TermLine{Op: tc.Op}
	switch tc.Op {
	case redline.Reworded:
		line.Head, line.Words = pairHead("reworded", before, now), tc.Wording
	case redline.Added:
		line.Head, line.Words, line.Came = kindColon("+", now.Kind), whole(now.Text), c.From != nil
		if c.From == nil {
			line.Head = kindColon("", now.Kind) // nothing says that it was added
		}
	case redline.Ended:
		if now != nil {
			line.Head, line.Words = pairHead(tc.How, before, now), tc.Wording
		} else {
			line.Head, line.Words, line.Went = kindColon("ended ("+tc.How+"),", before.Kind), whole(before.Text), true
		}
	default: // not repeated, which is not to say that it ended
		head := "not repeated,"
		if c.Kind == diff.OwnVoice {
			head = "not repeated from " + name(c.From.Via) + ","
		}
		line.Head, line.Words = kindColon(head, before.Kind), whole(before.Text)
	}
	return line
}

// ties say what a term of a stance in force is tied to, and which terms of others it is
// against, by their words.
func ties(c *diff.Change, in *diff.InForce, t *positions.StandingTerm) string {
	holder := in.Stance.Record.Party
	named := func(p *positions.Party, is *positions.Issue, id string) string {
		text := id
		if of := c.TermNamed(p, is, id); of != nil {
			text = of.Text
		}
		if text = Quoted(text); is != c.Issue {
			text += " (" + is.Name + ")"
		}
		return text
	}
	var all []string
	for _, of := range []struct {
		word string
		list []positions.Proviso
	}{{"if", t.If}, {"unless", t.Unless}} {
		for i := range of.list {
			if p := &of.list[i]; p.Issue == nil {
				all = append(all, of.word+" "+p.Words)
			} else {
				all = append(all, of.word+" "+named(holder, p.Issue, p.ID))
			}
		}
	}
	for i := range t.Against {
		a := &t.Against[i]
		all = append(all, "against "+a.Party.Label()+" "+named(a.Party, a.Issue, a.ID))
	}
	return strings.Join(all, ", ")
}

func orElse(text, none string) string {
	if text == "" {
		return none
	}
	return text
}

// pairHead heads a redline of two terms. Where one is another kind of thing
// than the other, it says so.
func pairHead(verb string, before, now *positions.StandingTerm) string {
	from, to := TermKindWord(before.Kind), TermKindWord(now.Kind)
	switch {
	case from == to:
		return kindColon(verb+",", now.Kind)
	case from == "":
		return verb + ", now marked as " + to + ":"
	case to == "" && verb != positions.Replaced.String():
		return verb + ", no longer marked as " + from + ":"
	case to == "":
		return verb + ", " + from + ":"
	}
	return verb + ", " + from + " now " + to + ":"
}

// TermKindWord is the word for what sort of thing a term is; "" for none.
func TermKindWord(k positions.TermKind) string {
	if k == positions.RedLine {
		return "red line"
	}
	return k.String()
}

// termKindOr is TermKindWord with a word for terms without a kind.
func termKindOr(k positions.TermKind, none string) string {
	if w := TermKindWord(k); w != "" {
		return w
	}
	return none
}

// kindColon writes "+ demand:", "reworded, condition:", "not repeated:",
// "demand:" and "+".
func kindColon(head string, k positions.TermKind) string {
	word := TermKindWord(k)
	switch {
	case word != "" && head != "":
		return head + " " + word + ":"
	case word != "":
		return word + ":"
	case strings.HasSuffix(head, ","):
		return strings.TrimSuffix(head, ",") + ":"
	}
	return head
}

func whole(text string) []redline.Segment {
	return []redline.Segment{{Op: redline.Equal, Text: text}}
}
