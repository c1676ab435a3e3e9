package report

import (
	"strings"

	"stance/diff/report/document"
	"stance/positions"
)

// Prose is text of a document, composed by say.
type Prose = document.Text

// Run is a stretch of one kind.
type Run = document.Run

// strong sets words of the dataset off.
func strong(s string) Prose { return Prose{{Text: s, Data: true, Bold: true}} }

// datum is a text of the dataset, as say takes it.
type datum string

// coded is a text in which what stands between backquotes is code.
func coded(s string) Prose {
	var p Prose
	for {
		before, rest, opens := strings.Cut(s, "`")
		code, after, closes := strings.Cut(rest, "`")
		if !opens || !closes || strings.TrimSpace(code) != code || code == "" {
			return say(p, datum(s))
		}
		p = append(say(p, datum(before)), Run{Text: code, Data: true, Code: true})
		s = after
	}
}

// say composes prose from the report's own words (string), words of the
// dataset (datum) and prose. Empty parts leave no trace.
func say(parts ...any) Prose {
	var p Prose
	for _, part := range parts {
		switch v := part.(type) {
		case string:
			p = added(p, Run{Text: v})
		case datum:
			p = added(p, Run{Text: string(v), Data: true})
		case Prose:
			for _, r := range v {
				p = added(p, r)
			}
		}
	}
	return p
}

// added puts a run at the end of prose that say is composing, which nobody else
// holds yet, so that long lists are not copied for each of their items.
func added(p Prose, r Run) Prose {
	if r.Text == "" && r.Source == nil {
		return p
	}
	if n := len(p); n > 0 && r == (Run{Text: r.Text}) && p[n-1] == (Run{Text: p[n-1].Text}) {
		p[n-1].Text += r.Text
		return p
	}
	return append(p, r)
}

// quoted puts words of the dataset between quotation marks.
func quoted(s string) Prose { return say("“", datum(s), "”") }

// listed writes "a", "a and b", "a, b and c".
func listed(items []Prose) Prose {
	parts := make([]any, 0, 2*len(items))
	for i, it := range items {
		switch {
		case i == 0:
		case i == len(items)-1:
			parts = append(parts, " and ")
		default:
			parts = append(parts, ", ")
		}
		parts = append(parts, it)
	}
	return say(parts...)
}

// separated writes items between semicolons, for such as hold commas.
func separated(items []Prose) Prose {
	parts := make([]any, 0, 2*len(items))
	for i, it := range items {
		if i > 0 {
			parts = append(parts, "; ")
		}
		parts = append(parts, it)
	}
	return say(parts...)
}

// sentences puts full sentences one after the other.
func sentences(list ...Prose) Prose {
	parts := make([]any, 0, 2*len(list))
	for _, s := range list {
		if len(s) == 0 {
			continue
		}
		if len(parts) > 0 {
			parts = append(parts, " ")
		}
		parts = append(parts, s)
	}
	return say(parts...)
}

// sentence is a text of the dataset as a sentence: with a full stop where it
// has no closing punctuation of its own.
func sentence(s string) Prose {
	s = strings.TrimSpace(s)
	if s == "" {
		return nil
	}
	bare := strings.TrimRight(s, "”\"')’»")
	if bare != "" && strings.ContainsAny(bare[len(bare)-1:], ".!?") || strings.HasSuffix(bare, "…") || strings.HasSuffix(bare, "。") {
		return say(datum(s))
	}
	return say(datum(s), ".")
}

// capital starts a sentence with prose whose first word may be the report's.
func capital(p Prose) Prose {
	if len(p) == 0 || p[0].Data {
		return p
	}
	first := p[0].Text
	return append(Prose{{Text: strings.ToUpper(first[:1]) + first[1:]}}, p[1:]...)
}

// onIssue names an issue: " on Ceasefire".
func onIssue(is *positions.Issue) Prose { return say(" on ", issueName(is)) }
