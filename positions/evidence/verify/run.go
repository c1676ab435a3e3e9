package verify

import (
	"cmp"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"

	"stance/positions"
	"stance/positions/evidence/archive"
	"stance/positions/evidence/quote"
	"stance/positions/parallel"
)

// Reader gives an archived text. An error that is fs.ErrNotExist says that there is
// none; any other that there is one which cannot be used. It is called from several
// goroutines.
type Reader func(Text) (*archive.Document, error)

// Result is what a run found.
type Result struct {
	Quotes   []Quote   // by file and place
	Archives []Archive // the texts that were read, in the dataset's order
}

// Archive is what became of an archived text.
type Archive struct {
	Text
	Quotes int    // how many were to be looked up in it
	SHA256 string // "" without a text
	Lines  int    // of the text, those with anything in them: its paragraphs
	Err    error  // why there is no text
}

// Missing reports whether there simply is no text.
func (a *Archive) Missing() bool { return errors.Is(a.Err, fs.ErrNotExist) }

// Unreadable reports whether there is a text which cannot be used.
func (a *Archive) Unreadable() bool { return a.Err != nil && !a.Missing() }

// Changed reports whether the text no longer has the checksum on record.
func (a *Archive) Changed() bool {
	return a.SHA256 != "" && a.Recorded() != "" && a.SHA256 != a.Recorded()
}

// Run reads the texts of the sources quoted and of those that are named
// besides, and looks the quotes up: those that name a capture in the captures of that
// day. names are those of whom the texts may speak, see Names.
func Run(quotes []Quote, besides []*positions.Source, names []string, read Reader) *Result {
	r := &Result{Quotes: slices.Clone(quotes)}
	cited := map[Text][]*Quote{}
	var texts []Text
	for i := range r.Quotes {
		q := &r.Quotes[i]
		for _, t := range textsOf(q.Evidence) {
			cited[t] = append(cited[t], q)
			texts = append(texts, t)
		}
	}
	for _, s := range besides {
		texts = append(texts, TextsOf(s)...)
	}
	slices.SortFunc(texts, func(a, b Text) int {
		return cmp.Or(cmp.Compare(a.Source.Index, b.Source.Index), cmp.Compare(a.Capture, b.Capture))
	})
	texts = slices.Compact(texts)

	r.Archives = make([]Archive, len(texts))
	found := make([][]Finding, len(texts)) // one for each quote of each text
	parallel.Each(len(texts), func(i int) { r.Archives[i], found[i] = check(texts[i], cited[texts[i]], names, read) })
	for i, t := range texts { // of several captures of a day the latest that has the words, else the latest
		for n, q := range cited[t] {
			if f := found[i][n]; f.Checked && (!q.Checked || f.Result.Verdict.Passes() || !q.Result.Verdict.Passes()) {
				q.Finding = f
			}
		}
	}
	return r
}

// check looks up the quotes of one text.
func check(t Text, quotes []*Quote, names []string, read Reader) (Archive, []Finding) {
	a := Archive{Text: t, Quotes: len(quotes)}
	found := make([]Finding, len(quotes))
	doc, err := read(t)
	if err != nil {
		a.Err = err
		return a, found
	}
	a.SHA256 = doc.SHA256
	for line := range strings.Lines(doc.Text) {
		if strings.TrimSpace(line) != "" {
			a.Lines++
		}
	}
	if len(quotes) == 0 {
		return a, found
	}
	text := quote.Prepare(doc.Text, t.Source.Language, names...)
	for i, q := range quotes {
		result := text.Find(quote.Quote{Text: q.Evidence.Quote, Prefix: q.Evidence.Prefix, Suffix: q.Evidence.Suffix})
		found[i] = Finding{Result: result, Checked: true, In: t, Warnings: slices.Clone(result.Warnings)}
		if a.Changed() {
			found[i].Warnings = append(found[i].Warnings, ArchiveChanged)
		}
	}
	if !doc.HTML {
		number(doc.Text, found)
	}
	return a, found
}

// number finds the lines of all places in one pass over the text.
func number(text string, found []Finding) {
	type start struct {
		at   int
		line *int
	}
	var starts []start
	for i := range found {
		f := &found[i]
		f.Lines = make([]int, len(f.Places))
		for n, p := range f.Places {
			starts = append(starts, start{p.Start, &f.Lines[n]})
		}
	}
	slices.SortStableFunc(starts, func(a, b start) int { return a.at - b.at })
	line, at := 1, 0
	for len(starts) > 0 {
		for len(starts) > 0 && starts[0].at <= at {
			*starts[0].line = line
			starts = starts[1:]
		}
		if text == "" {
			break
		}
		c, size := utf8.DecodeRuneInString(text)
		text = text[size:]
		if c == '\n' || c == '\r' && (text == "" || text[0] != '\n') {
			line++
		}
		at++
	}
}
