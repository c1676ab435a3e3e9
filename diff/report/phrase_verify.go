package report

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"stance/diff/redline"
	"stance/diff/report/document"
	"stance/positions"
	"stance/positions/evidence/quote"
	"stance/positions/evidence/verify"
)

// VerifyReminder is what nobody who relies on a verified quote may forget.
const VerifyReminder = "That words stand in a source does not say who spoke them: compare the speaker with the source."

// QuoteRedlineMeaning explains the redline of a quote.
const QuoteRedlineMeaning = "inserted is what stands in the source alone, deleted what stands in the quote alone; [… …] is what the quote leaves out"

// VerdictWord is the word for a verdict. Those that fail are in capitals, so
// that they stand out without colour.
func VerdictWord(v verify.Verdict) string {
	switch v {
	case verify.NoArchive:
		return "no archive"
	case verify.Verdict(quote.Altered.String()), verify.Verdict(quote.Absent.String()):
		return strings.ToUpper(string(v))
	}
	return string(v)
}

// QuoteVerdictMeaning explains a verdict.
func QuoteVerdictMeaning(v verify.Verdict) string {
	switch v {
	case verify.Verdict(quote.Exact.String()):
		return "stands in the source, letter for letter"
	case verify.Verdict(quote.Normalised.String()):
		return "stands in the source but for quotation marks, dashes, white space or a first capital"
	case verify.Verdict(quote.Elided.String()):
		return "its parts stand in the source in order, in one place"
	case verify.Verdict(quote.Ambiguous.String()):
		return "stands in the source in several places"
	case verify.Verdict(quote.Altered.String()):
		return "the source has other words"
	case verify.Verdict(quote.Absent.String()):
		return "the source does not say this"
	case verify.NoArchive:
		return "there is no text to check against"
	}
	return ""
}

// Headline says how many quotations stand in their sources. One that cannot be
// checked is never among them.
func (v *Verify) Headline() string {
	total, unchecked := len(v.Quotes), v.Unchecked()
	checked, standing := total-unchecked, 0
	for i := range v.Quotes {
		if q := &v.Quotes[i]; q.Checked && q.Result.Verdict.Passes() {
			standing++
		}
	}
	switch {
	case total == 0:
		return "No quotation to check."
	case v.NoneChecked():
		return "None of " + document.Count(total, "quotation", "quotations") + " could be checked: no archived text was found that can be read."
	}
	line := strconv.Itoa(standing) + " of " + document.Count(checked, "quotation", "quotations") + " found in the sources"
	if unchecked > 0 {
		line += "; " + document.Count(unchecked, "other", "others") + " without a text to check against"
	}
	if failing := len(v.Failing()); v.Strict && failing > checked-standing {
		line += "; " + document.Count(failing, "fails", "fail") + " as the check is strict"
	}
	return line + "."
}

// CountsLine says how many quotes there are of each verdict that there is, the
// worst first, and how many of them come with a warning.
func (v *Verify) CountsLine() []string {
	counts := v.Counts()
	var parts []string
	for _, verdict := range slices.Backward(verify.Verdicts) {
		if n := counts[verdict]; n > 0 && verdict != verify.NoArchive {
			parts = append(parts, strconv.Itoa(n)+" "+string(verdict))
		}
	}
	if n := counts[verify.NoArchive]; n > 0 {
		parts = append(parts, strconv.Itoa(n)+" not checked")
	}
	warned := 0
	for i := range v.Quotes {
		if v.Quotes[i].Warned() {
			warned++
		}
	}
	if warned > 0 {
		parts = append(parts, document.Count(warned, "with a warning", "with warnings"))
	}
	return parts
}

// ShownLine says what was asked for; "" for everything.
func (v *Verify) ShownLine() string {
	var ids []string
	for _, s := range v.Sources {
		ids = append(ids, s.ID)
	}
	line := v.Filter.Line()
	if ids != nil {
		if line != "" {
			line += "; "
		}
		line += "source " + strings.Join(ids, ", ")
	}
	return line
}

// QuoteCell says what a quote is evidence for: "Ukraine on Territory, 17 Aug
// 2025", or "Russia on Guarantees as United States claims, 17 Aug 2025".
func QuoteCell(q *verify.Quote) string {
	cell := q.Record.Party.Name + " on " + q.Record.Issue.Name
	if q.Claim != nil {
		cell += ", as claimed by " + q.Claim.By.Name
	}
	return cell + ", " + Dating{}.Record(q.Record)
}

// FilePlace says where something is written: "snapshots/x.yaml:12".
func FilePlace(p positions.Place) string { return p.File + ":" + strconv.Itoa(p.Line) }

// FoundWhere says where in its source a quote was found, or what comes nearest
// to it: "sky-2025-08-18, line 12"; of several places all.
func FoundWhere(q *verify.Quote) string {
	where := q.Evidence.Source.ID
	if q.Checked {
		where = q.In.Name()
	}
	switch {
	case len(q.Places) == 0:
	case len(q.Lines) == len(q.Places):
		var lines []int
		for _, l := range q.Lines {
			if len(lines) == 0 || lines[len(lines)-1] != l {
				lines = append(lines, l)
			}
		}
		where += ", line " + series(lines)
		if len(lines) > 1 {
			where = strings.Replace(where, ", line ", ", lines ", 1)
		}
	default:
		var at []int
		for _, p := range q.Places {
			at = append(at, p.Start+1)
		}
		where += ", character " + series(at)
		if len(at) > 1 {
			where = strings.Replace(where, ", character ", ", characters ", 1)
		}
	}
	return where
}

func series(list []int) string {
	words := make([]string, len(list))
	for i, n := range list {
		words[i] = strconv.Itoa(n)
	}
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
	return strings.Join(words, "")
}

// SimilarityWord writes a similarity in per cent, 100 only where nothing
// differs.
func SimilarityWord(similarity float64) string {
	p := int(math.Round(100 * similarity))
	if similarity < 1 {
		p = min(p, 99)
	}
	return strconv.Itoa(p) + "% alike"
}

// reasonWord names a reason.
func reasonWord(r quote.Reason) string {
	switch r {
	case quote.OtherNumber:
		return "a number differs"
	case quote.OtherNegation:
		return "a negation, or a word that reverses, differs"
	case quote.OtherModal:
		return "a modal verb differs"
	case quote.OtherMarks:
		return "the punctuation differs"
	case quote.ElidedNegation:
		return "what is left out holds a negation, or a word that reverses"
	case quote.BracketAdds:
		return "the brackets add a negation, a word that reverses, a number or a modal verb"
	case quote.BracketReplaces:
		return "the brackets stand for a negation, a word that reverses, a number or a modal verb"
	case quote.ShortPart:
		return "an ellipsis leaves a part of fewer than three words"
	case quote.FarParts:
		return "the parts do not follow in order in one place"
	}
	return string(r)
}

// QuoteReasons say what is wrong with a quote beyond that its words differ. Of
// one that is nothing like its source, which words differ is no reason.
func QuoteReasons(q *verify.Quote) []string {
	var reasons []string
	unlike := q.Result.Verdict == quote.Absent && q.Similarity < nearEnough
	for _, r := range q.Reasons {
		if unlike && slices.Contains([]quote.Reason{quote.OtherNumber, quote.OtherNegation, quote.OtherModal, quote.OtherMarks}, r) {
			continue
		}
		reasons = append(reasons, reasonWord(r))
	}
	return reasons
}

// QuoteWarnings say what a reader of a quote that stands in its source ought to
// know.
func QuoteWarnings(q *verify.Quote) []string {
	var lines []string
	if q.Checked && q.Result.Verdict == quote.Ambiguous {
		lines = append(lines, fmt.Sprintf("stands in %d places, and prefix or suffix do not decide", len(q.Places)))
	}
	for _, w := range q.Finding.Warnings {
		lines = append(lines, quoteWarning(q, w))
	}
	return lines
}

func quoteWarning(q *verify.Quote, w quote.Warning) string {
	switch w {
	case quote.OutsideQuotation:
		if q.Result.Verdict == quote.Elided {
			return "not inside one quotation in the source: it may be stitched together, or hold the journalist's words"
		}
		return "not inside one quotation in the source: these may be the journalist's words"
	case quote.ClippedNegation:
		return "leaves out " + Quoted(q.Clipped) + " beside it in the source, which may turn it round"
	case quote.ClippedCondition:
		return "a condition follows directly in the source: " + Quoted(q.Condition)
	case quote.Bracketed:
		return bracketLine(q.Brackets)
	case quote.ElidedWithin:
		return "leaves out words inside a sentence: " + elidedWords(q.Elisions, func(e quote.Elision) []string { return e.Within })
	case quote.ElidedAcross:
		return "leaves out a whole sentence or more: " + elidedWords(q.Elisions, func(e quote.Elision) []string { return []string{e.Across} })
	case quote.NoWordList:
		return "there is no list of negations, conditions and modal verbs for " + q.Evidence.Source.Language + ": they were not looked for"
	case verify.ArchiveChanged:
		return "the archived text no longer has the recorded SHA-256"
	}
	return string(w)
}

// bracketLine says what brackets stand for, those first that do not just name
// what is meant.
func bracketLine(brackets []quote.Bracket) string {
	var stands []string
	for _, named := range []bool{false, true} {
		for _, b := range brackets {
			if b.Named != named {
				continue
			}
			line := b.Insertion + " is added"
			if b.Source != "" {
				line = b.Insertion + " stands for " + Quoted(b.Source)
			}
			if !named {
				line += " and is no known name or title"
			}
			stands = append(stands, line)
		}
	}
	return "brackets: " + strings.Join(stands, ", ")
}

// elidedWords quotes some of what elisions leave out.
func elidedWords(elisions []quote.Elision, which func(quote.Elision) []string) string {
	var left []string
	for _, e := range elisions {
		for _, words := range which(e) {
			if words != "" {
				left = append(left, Quoted(Abridged(words)))
			}
		}
	}
	return strings.Join(left, ", ")
}

// QuoteHint says how to mend a quote that fails or is warned of; "" where
// there is nothing to mend.
func QuoteHint(q *verify.Quote) string {
	if !q.Checked {
		return ""
	}
	has := func(w quote.Warning) bool { return slices.Contains(q.Finding.Warnings, w) }
	why := func(r quote.Reason) bool { return slices.Contains(q.Reasons, r) }
	switch v := q.Result.Verdict; {
	case !v.Passes() && has(verify.ArchiveChanged):
		return "the archived text has changed since its checksum was recorded: look at it first"
	case why(quote.FarParts) || why(quote.ShortPart) || why(quote.ElidedNegation):
		return "quote one passage, or give each its own piece of evidence"
	case why(quote.BracketAdds) || why(quote.BracketReplaces):
		return "quote the source's own words there"
	case v == quote.Altered:
		return "quote what the source says; if the source is the one that errs, say so in a note"
	case v == quote.Absent && q.Similarity >= nearEnough:
		return "quote what the source says, or write it as `paraphrase`; perhaps another source was meant"
	case v == quote.Absent:
		return "look whether another source was meant; what is not word for word belongs into `paraphrase`"
	case v == quote.Ambiguous:
		return "add `prefix` or `suffix`, the words just before or after the one that is meant"
	case has(quote.ClippedNegation) || has(quote.ClippedCondition):
		return "quote the whole of the clause"
	case has(quote.OutsideQuotation) && v == quote.Elided:
		return "give each quotation its own piece of evidence; what nobody is quoted with belongs into `paraphrase`"
	case has(quote.ElidedWithin):
		return "quote the sentence without the ellipsis, if what it leaves out matters"
	case has(quote.Bracketed) && slices.ContainsFunc(q.Brackets, func(b quote.Bracket) bool { return !b.Named }):
		return "quote the source's own words there; brackets may hold a name or a title that the source has"
	case has(quote.OutsideQuotation):
		return "if nobody is quoted with these words, write them as `paraphrase`"
	case has(verify.ArchiveChanged):
		return "compare the text with the one that was coded from, then correct `sha256`"
	}
	return ""
}

// QuoteNote says in a line what is wrong with a quote that fails, or that comes
// with a warning.
func QuoteNote(q *verify.Quote) string {
	told := QuoteWarnings(q)
	if !q.Result.Verdict.Passes() {
		told = append([]string{QuoteVerdictMeaning(q.Verdict())}, QuoteReasons(q)...)
		if Redlined(q) {
			told = append(told, "against the source: "+redline.Plain(AbridgedRedline(QuoteRedline(q))))
		}
	}
	line := "the quotation " + Quoted(Abridged(q.Quoted)) + " in the text of " + q.In.Name() + ": " + VerdictWord(q.Verdict()) + ", " + strings.Join(told, "; ")
	if hint := QuoteHint(q); hint != "" {
		line += "; " + hint
	}
	return line
}

// ArchiveLines say what is wrong with archived texts: first those that are
// there and cannot be used, then those that have changed, then those that are
// missing; and, where none could be checked, how that is mended.
func (v *Verify) ArchiveLines() []string {
	var unreadable, changed, missing []string
	lost := 0
	for i := range v.Archives {
		a := &v.Archives[i]
		switch {
		case a.Unreadable():
			line := "source " + a.Name() + ": " + a.Err.Error()
			if a.Quotes > 0 {
				line += "; " + document.Count(a.Quotes, "quotation", "quotations") + " not checked"
			}
			unreadable = append(unreadable, line)
		case a.Changed():
			changed = append(changed, fmt.Sprintf("source %s: the text no longer has the SHA-256 recorded at %s; it is now %s", a.Name(), FilePlace(a.Source.Place), a.SHA256))
		case a.Missing() && a.Quotes > 0:
			missing = append(missing, a.Name())
			lost += a.Quotes
		}
	}
	lines := append(unreadable, changed...)
	if n := len(missing); n > 0 {
		more := ""
		if n > referenceNames {
			missing, more = missing[:referenceNames], " and "+document.Count(n-referenceNames, "other", "others")
		}
		lines = append(lines, fmt.Sprintf("no text of %s%s in %s: %s not checked", strings.Join(missing, ", "), more, v.Folder, document.Count(lost, "quotation", "quotations")))
		if v.NoneChecked() {
			lines = append(lines, v.textsLine())
		}
	}
	return lines
}

// textless reports whether nothing could be checked for one reason alone, that no source has
// a text: then there is no more to tell than how to get them.
func (v *Verify) textless() bool {
	return v.NoneChecked() && !slices.ContainsFunc(v.Archives, func(a verify.Archive) bool { return a.Unreadable() || a.Changed() })
}

// textsLine says how to get texts to check against.
func (v *Verify) textsLine() string {
	line := "put the text of each source into " + verify.DefaultFolder + "/ under <source id>.txt, or name the folder that has them with --archive DIR"
	if !v.AllowMissing {
		line += "; --allow-missing lets the check pass without"
	}
	return line
}
