package authoring

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/drafting"
	"stance/positions"
	"stance/positions/exchange/tidy"
)

// cellFlag is a flag that fills a column of the draft.
type cellFlag struct {
	draft *draft
	name  string // of the column
}

func (f *cellFlag) String() string { return f.draft.Get(f.name) }
func (f *cellFlag) Type() string   { return "text" }
func (f *cellFlag) Set(text string) error {
	if strings.TrimSpace(text) == "" {
		return fmt.Errorf("it is empty")
	}
	f.draft.Set(f.name, 1, text)
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
	if d.Kind != tidy.Silence {
		usage := "the `position`: an option's id or label, a number on a numeric scale, none, or same (as the day before)"
		if d.Kind == tidy.Claim {
			usage = "the `position` that is claimed: an option's id or label, a number on a numeric scale, or none"
			cell("by", "", "by", "the `party` that makes the claim")
			cell("response", "", "response", "the party's `answer` to it: none, confirmed or denied")
			console.Complete(cmd, "response", positions.Responses)
		}
		cell("position", "", "position", usage)
		cell("summary", "s", "summary", "it in your own `words`")
		cell("confidence", "", "confidence", "your confidence, as one `word`: high, moderate or low")
		console.Complete(cmd, "confidence", positions.Confidences)
		d.registerGrounds(cmd, cell)
	}
	cell("when", "", "when", "how exactly the `day` is known: 2025-08-15/2025-08-16, 2025-08, 2025, ../2025-08-14 (on that day or before), 2025-08-15~ (a week either way)")
	if d.Kind == tidy.Stance {
		d.registerStance(cmd, cell)
	}
	cell("coder", "", "coder", "who coded it, as a `name`")
	cell("note", "m", "note", "a note, as `text`")
	cell("known", "", "known", "the `day` on which it became known, if another than its sources tell")
	d.registerEvidence(cmd)
}

// registerGrounds adds the flags of what a stance and a claim have in common beside what
// they say.
func (d *draft) registerGrounds(cmd *cobra.Command, cell func(flag, short, column, usage string)) {
	cmd.Flags().Var(&rangeFlag{d, "plausible"}, "plausible", "the range in which the true position lies, as `LOW,HIGH`, such as order-open,ceasefire-first or 3,5")
	cmd.Flags().Var(&rangeFlag{d, "accepts"}, "accepts", "what the party says or signals it would take, as `LOW,HIGH`")
	cell("accepts-basis", "", "accepts_basis", "what that rests on, if another basis than the rest, as one `word`")
	cell("accepts-confidence", "", "accepts_confidence", "your confidence in that, if another, as one `word`")
	cell("basis", "", "basis", "what it rests on, as one `word`: stated, recounted, reported, assessed or inferred")
	for _, flag := range []string{"basis", "accepts-basis"} {
		console.Complete(cmd, flag, positions.Bases)
	}
	console.Complete(cmd, "accepts-confidence", positions.Confidences)
}

func (d *draft) registerStance(cmd *cobra.Command, cell func(flag, short, column, usage string)) {
	term := &termFlag{draft: d}
	cmd.Flags().Var(term, "term", "a demand, offer, condition, red-line or threat, as `[ID:][KIND]: text`; repeated for each")
	for _, tie := range []struct{ flag, usage string }{
		{"if", "what the --term before it is tied to: a term of the party as `ISSUE/ID`, or words with a space in them; repeated for each"},
		{"unless", "what would end the --term before it: `ISSUE/ID`, or words; repeated for each"},
		{"against", "a term of another party, as `PARTY/ISSUE/ID`, that cannot be carried out together with the --term before it; repeated for each"},
	} {
		cmd.Flags().Var(&tieFlag{term: term, name: "term_" + tie.flag, texts: map[int][]string{}}, tie.flag, tie.usage)
	}
	cmd.Flags().Var(&endedFlag{draft: d}, "ended", "a term that no longer stands, as `ID=HOW`: withdrawn, met, lapsed or replaced:NEW-ID; repeated for each")
	cell("tone", "", "tone", "against the party's previous stance, as one `word`: harder or softer")
	cmd.Flags().Var(&truthFlag{cellFlag{d, "novel"}}, "novel", "the party had not held this before")
	cmd.Flags().Lookup("novel").NoOptDefVal = "true"
	cell("salience", "", "salience", "how much the issue matters to the party, as a `number` from 0 to 100")
	cmd.Flags().Var(&membersFlag{cellFlag{d, "inherited_by"}}, "inherited-by", "on a group's stance: the `members` that signed it, with commas between, and no others")
	cmd.Flags().Var(&membersFlag{cellFlag{d, "signed_by"}}, "signed-by", "on a group's stance: `members` known to have signed it, which says nothing of the others")
	console.Complete(cmd, "tone", positions.Tones[1:])
}

// truthFlag is a cellFlag that may go without a value.
type truthFlag struct{ cellFlag }

func (f *truthFlag) Type() string     { return "bool" }
func (f *truthFlag) IsBoolFlag() bool { return true }

// membersFlag is a cellFlag with a list in it.
type membersFlag struct{ cellFlag }

func (f *membersFlag) Type() string { return "members" }

// rangeFlag is a flag that fills the columns of a range.
type rangeFlag struct {
	draft *draft
	name  string // of the columns, before _low and _high
}

func (f *rangeFlag) String() string { return "" }
func (f *rangeFlag) Type() string   { return "range" }
func (f *rangeFlag) Set(text string) error {
	low, high, err := rangeSpelt(text)
	if err != nil {
		return err
	}
	f.draft.Set(f.name+"_low", 1, low)
	f.draft.Set(f.name+"_high", 1, high)
	return nil
}

// rangeSpelt takes a range as a flag has it: LOW,HIGH, or LOW..HIGH, whose ends may have commas themselves.
func rangeSpelt(text string) (low, high string, err error) {
	low, high, ok := strings.Cut(text, "..")
	if !ok {
		if low, high, ok = strings.Cut(text, ","); strings.Contains(high, ",") {
			return "", "", fmt.Errorf("write both ends with .. between, the low one first")
		}
	}
	if low, high = strings.TrimSpace(low), strings.TrimSpace(high); !ok || low == "" || high == "" {
		return "", "", fmt.Errorf("write both ends with a comma between, the low one first")
	}
	return low, high, nil
}

// tieFlag is one of the flags that tie the term before them.
type tieFlag struct {
	term  *termFlag
	name  string           // of the column
	texts map[int][]string // by number of the term
}

func (f *tieFlag) String() string { return "" }
func (f *tieFlag) Type() string   { return "tie" }
func (f *tieFlag) Set(text string) error {
	n := f.term.n
	switch {
	case strings.TrimSpace(text) == "":
		return fmt.Errorf("it is empty")
	case n == 0:
		return fmt.Errorf("it says something of the --term before it, and there is none")
	}
	f.texts[n] = append(f.texts[n], strings.TrimSpace(text))
	f.term.draft.Set(f.name, n, tidy.Join(f.texts[n]))
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
	f.draft.Set("term_id", f.n, id)
	f.draft.Set("term_kind", f.n, kind)
	f.draft.Set("term", f.n, text)
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
	f.draft.Set("ended", f.n, strings.TrimSpace(id))
	f.draft.Set("ended_how", f.n, strings.TrimSpace(how))
	f.draft.Set("ended_by", f.n, strings.TrimSpace(by))
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
	names, texts := []string{f.name}, []string{text}
	if f.name == evidenceRange {
		low, high, err := rangeSpelt(text)
		if err != nil {
			return err
		}
		names, texts = []string{f.name + "_low", f.name + "_high"}, []string{low, high}
	}
	p := f.pieces
	p.n = max(p.n, 1)
	given := p.draft.Has(drafting.Column(names[0], p.n))
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
	for i, name := range names {
		p.draft.Set(name, p.n, texts[i])
	}
	return nil
}

// evidenceRange is the name of the columns of the range that a piece alone would give,
// before _low and _high.
const evidenceRange = "evidence_plausible"

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
		{"venue", "where it was said, as `text`, such as post on X"},
		{"origin", "whose text or words they are, as a `name`, where not the source's own"},
		{"evidence_position", "the `position` that this piece alone would give, where speakers differ"},
		{"captured", "the `day` of the later capture of the source that has them"},
		{evidenceRange, "the range that this piece alone would give, as `LOW,HIGH`"},
	} {
		cmd.Flags().Var(&evidenceFlag{p, f.name}, strings.ReplaceAll(f.name, "_", "-"), f.usage)
	}
	console.Complete(cmd, "use", positions.Uses)
	console.Complete(cmd, "credibility", []string{"1\tconfirmed", "2\tprobably true", "3\tpossibly true", "4\tdoubtful", "5\timprobable", "6\tcannot be judged"})
}
