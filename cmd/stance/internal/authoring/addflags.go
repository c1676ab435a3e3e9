package authoring

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/positions"
	"stance/positions/exchange/tidy"
)

// cellFlag is a flag that fills a column of the draft.
type cellFlag struct {
	draft *draft
	name  string // of the column
}

func (f *cellFlag) String() string { return f.draft.cells[f.name] }
func (f *cellFlag) Type() string   { return "text" }
func (f *cellFlag) Set(text string) error {
	if strings.TrimSpace(text) == "" {
		return fmt.Errorf("it is empty")
	}
	f.draft.set(f.name, 1, text)
	return nil
}

// registerRecord adds the flags that the draft's kind of record has.
func (d *draft) registerRecord(cmd *cobra.Command) {
	cell := func(flag, short, column, usage string) {
		cmd.Flags().VarP(&cellFlag{d, column}, flag, short, usage)
	}
	cell("date", "d", "date", "the `day` on which it was said: YYYY-MM-DD, today, or the label of a snapshot")
	cell("label", "", "label", "for a new date: its `label`, such as white-house")
	cell("title", "", "date_title", "for a new date: what happened on it, as `text`")
	cell("party", "p", "party", "whose stance it is: a `party`, by id or name")
	cell("issue", "i", "issue", "on which `issue`, by id or name")
	if d.kind != tidy.Silence {
		usage := "the `position`: an option's id or label, a number on a numeric scale, none, or same (as the day before)"
		if d.kind == tidy.Claim {
			usage = "the `position` that is claimed: an option's id or label, a number on a numeric scale, or none"
			cell("by", "", "by", "the `party` that makes the claim")
			cell("response", "", "response", "the party's `answer` to it: none, confirmed or denied")
			console.Complete(cmd, "response", positions.Responses)
		}
		cell("position", "", "position", usage)
		cell("summary", "s", "summary", "it in your own `words`")
	}
	if d.kind == tidy.Stance {
		d.registerStance(cmd, cell)
	}
	cell("coder", "", "coder", "who coded it, as a `name`")
	cell("note", "m", "note", "a note, as `text`")
	cell("known", "", "known", "the `day` on which it became known, if another than its sources tell")
	d.registerEvidence(cmd)
}

func (d *draft) registerStance(cmd *cobra.Command, cell func(flag, short, column, usage string)) {
	cmd.Flags().Var(&rangeFlag{d}, "plausible", "the range in which the true position lies, as `LOW,HIGH`")
	cmd.Flags().Var(&termFlag{draft: d}, "term", "a demand, offer, condition, red-line or threat, as `[ID:][KIND]: text`; repeated for each")
	cmd.Flags().Var(&endedFlag{draft: d}, "ended", "a term that no longer stands, as `ID=HOW`: withdrawn, met or replaced:NEW-ID; repeated for each")
	cell("basis", "", "basis", "what it rests on, as one `word`: stated, recounted, reported or inferred")
	cell("confidence", "", "confidence", "your confidence, as one `word`: high, moderate or low")
	cell("tone", "", "tone", "against the party's previous stance, as one `word`: harder or softer")
	cmd.Flags().Var(&truthFlag{cellFlag{d, "novel"}}, "novel", "the party had not held this before")
	cmd.Flags().Lookup("novel").NoOptDefVal = "true"
	cell("salience", "", "salience", "how much the issue matters to the party, as a `number` from 0 to 100")
	cmd.Flags().Var(&membersFlag{cellFlag{d, "inherited_by"}}, "inherited-by", "on a group's stance: the `members` that signed it, with commas between")
	console.Complete(cmd, "basis", positions.Bases)
	console.Complete(cmd, "confidence", positions.Confidences)
	console.Complete(cmd, "tone", positions.Tones[1:])
}

// truthFlag is a cellFlag that may go without a value.
type truthFlag struct{ cellFlag }

func (f *truthFlag) Type() string     { return "bool" }
func (f *truthFlag) IsBoolFlag() bool { return true }

// membersFlag is a cellFlag with a list in it.
type membersFlag struct{ cellFlag }

func (f *membersFlag) Type() string { return "members" }

// rangeFlag is --plausible.
type rangeFlag struct{ draft *draft }

func (f *rangeFlag) String() string { return "" }
func (f *rangeFlag) Type() string   { return "range" }
func (f *rangeFlag) Set(text string) error {
	low, high, ok := strings.Cut(text, ",")
	if low, high = strings.TrimSpace(low), strings.TrimSpace(high); !ok || low == "" || high == "" || strings.Contains(high, ",") {
		return fmt.Errorf("write both ends with a comma between, the low one first")
	}
	f.draft.set("plausible_low", 1, low)
	f.draft.set("plausible_high", 1, high)
	return nil
}

// termFlag is --term.
type termFlag struct {
	draft *draft
	n     int
}

func (f *termFlag) String() string { return "" }
func (f *termFlag) Type() string   { return "term" }
func (f *termFlag) Set(text string) error {
	id, kind, text, err := termSpelt(text)
	if err != nil {
		return err
	}
	f.n++
	f.draft.set("term_id", f.n, id)
	f.draft.set("term_kind", f.n, kind)
	f.draft.set("term", f.n, text)
	return nil
}

// termSpelt takes a term as it is written on a line apart: `KIND: text`,
// `ID:KIND: text` or `ID:: text`. Everything else is text.
func termSpelt(s string) (id, kind, text string, err error) {
	s = strings.TrimSpace(s)
	kinds := positions.TermKinds[1:]
	mark, rest, _ := strings.Cut(s, " ")
	mark, marked := strings.CutSuffix(mark, ":")
	rest = strings.TrimSpace(rest)
	switch {
	case s == "":
		return "", "", "", fmt.Errorf("it is empty")
	case !marked:
		return "", "", s, nil
	case slices.Contains(kinds, mark):
		kind = mark
	case !strings.Contains(mark, ":"):
		return "", "", s, nil
	default:
		id, kind, _ = strings.Cut(mark, ":")
		if kind != "" && !slices.Contains(kinds, kind) {
			fault := positions.UnknownWord("kind", kind, kinds)
			return "", "", "", fmt.Errorf("%w; %s", fault, fault.Suggested())
		}
	}
	if rest == "" {
		return "", "", "", fmt.Errorf("there is no text after %q", mark+":")
	}
	return id, kind, rest, nil
}

// endedFlag is --ended.
type endedFlag struct {
	draft *draft
	n     int
}

func (f *endedFlag) String() string { return "" }
func (f *endedFlag) Type() string   { return "ended" }
func (f *endedFlag) Set(text string) error {
	id, how, _ := strings.Cut(text, "=")
	how, by, _ := strings.Cut(how, ":")
	if strings.TrimSpace(id) == "" {
		return fmt.Errorf("write the term's id, = and how it ended")
	}
	f.n++
	f.draft.set("ended", f.n, strings.TrimSpace(id))
	f.draft.set("ended_how", f.n, strings.TrimSpace(how))
	f.draft.set("ended_by", f.n, strings.TrimSpace(by))
	return nil
}

// pieces counts the pieces of evidence given so far. A piece begins with its
// quote or paraphrase; what comes before the first belongs to the first.
type pieces struct {
	draft *draft
	n     int
	began bool // the n-th piece has its quote or paraphrase
	more  bool // and something after it
}

// evidenceFlag is one of the flags of evidence.
type evidenceFlag struct {
	pieces *pieces
	name   string
}

func (f *evidenceFlag) String() string { return "" }
func (f *evidenceFlag) Type() string   { return "text" }
func (f *evidenceFlag) Set(text string) error {
	if strings.TrimSpace(text) == "" {
		return fmt.Errorf("it is empty")
	}
	p := f.pieces
	p.n = max(p.n, 1)
	given := p.draft.has(column(f.name, p.n))
	if f.name == "quote" || f.name == "paraphrase" {
		if p.began && (given || p.more) {
			p.n++
			p.more = false
		}
		p.began = true
	} else if given {
		return fmt.Errorf("it is given twice for one piece of evidence; begin the next one with --quote or --paraphrase")
	} else {
		p.more = p.began
	}
	p.draft.set(f.name, p.n, text)
	return nil
}

func (d *draft) registerEvidence(cmd *cobra.Command) {
	p := &pieces{draft: d}
	for _, f := range []struct{ name, usage string }{
		{"quote", "evidence, word for word, as `text`; begins a piece of evidence, and may be repeated"},
		{"paraphrase", "evidence in other words, as `text`; likewise, or beside a --quote"},
		{"speaker", "whose words they are, by `name`"},
		{"role", "the speaker's `office`"},
		{"source", "the `source` that has them, by id or title"},
		{"locator", "the `place` in it: page, paragraph, time"},
		{"prefix", "the `text` just before the quote"},
		{"suffix", "the `text` just after the quote"},
		{"use", "what they do for the stance, as one `word`: supports, context or contradicts"},
		{"credibility", "of what they say, as a `number` from 1 to 6 (Admiralty code)"},
	} {
		cmd.Flags().Var(&evidenceFlag{p, f.name}, f.name, f.usage)
	}
	console.Complete(cmd, "use", positions.Uses)
}
