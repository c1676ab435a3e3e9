package verify

import (
	"errors"
	"io/fs"
	"slices"
	"unicode/utf8"

	"stance/positions"
	"stance/positions/evidence/archive"
	"stance/positions/evidence/quote"
	"stance/positions/parallel"
)

// Reader gives the archived text of a source. An error that is
// fs.ErrNotExist says that there is none; any other that there is one which
// cannot be used. It is called from several goroutines.
type Reader func(*positions.Source) (*archive.Document, error)

// Result is what a run found.
type Result struct {
	Quotes   []Quote   // by file and place
	Archives []Archive // of the sources that were read, in the dataset's order
}

// Archive is what became of a source's archived text.
type Archive struct {
	Source *positions.Source
	Quotes int    // how many were to be looked up in it
	SHA256 string // "" without a text
	Err    error  // why there is no text
}

// Missing reports whether there simply is no text.
func (a *Archive) Missing() bool { return errors.Is(a.Err, fs.ErrNotExist) }

// Unreadable reports whether there is a text which cannot be used.
func (a *Archive) Unreadable() bool { return a.Err != nil && !a.Missing() }

// Changed reports whether the text no longer has the checksum on record.
func (a *Archive) Changed() bool {
	return a.SHA256 != "" && a.Source.SHA256 != "" && a.SHA256 != a.Source.SHA256
}

// Run reads the texts of the sources quoted and of those that are named
// besides, and looks the quotes up. names are those of whom the texts may speak,
// see Names.
func Run(quotes []Quote, besides []*positions.Source, names []string, read Reader) *Result {
	r := &Result{Quotes: slices.Clone(quotes)}
	cited := map[*positions.Source][]*Quote{}
	sources := slices.Clone(besides)
	for i := range r.Quotes {
		q := &r.Quotes[i]
		cited[q.Evidence.Source] = append(cited[q.Evidence.Source], q)
		sources = append(sources, q.Evidence.Source)
	}
	slices.SortFunc(sources, func(a, b *positions.Source) int { return a.Index - b.Index })
	sources = slices.Compact(sources)

	r.Archives = make([]Archive, len(sources))
	parallel.Each(len(sources), func(i int) { r.Archives[i] = check(sources[i], cited[sources[i]], names, read) })
	return r
}

// check looks up the quotes of one source.
func check(src *positions.Source, quotes []*Quote, names []string, read Reader) Archive {
	a := Archive{Source: src, Quotes: len(quotes)}
	doc, err := read(src)
	if err != nil {
		a.Err = err
		return a
	}
	a.SHA256 = doc.SHA256
	if len(quotes) == 0 {
		return a
	}
	text := quote.Prepare(doc.Text, src.Language, names...)
	for _, q := range quotes {
		found := text.Find(quote.Quote{Text: q.Evidence.Quote, Prefix: q.Evidence.Prefix, Suffix: q.Evidence.Suffix})
		q.Finding = Finding{Result: found, Checked: true, Warnings: slices.Clone(found.Warnings)}
		if a.Changed() {
			q.Finding.Warnings = append(q.Finding.Warnings, ArchiveChanged)
		}
	}
	if !doc.HTML {
		number(doc.Text, quotes)
	}
	return a
}

// number finds the lines of all places in one pass over the text.
func number(text string, quotes []*Quote) {
	type start struct {
		at   int
		line *int
	}
	var starts []start
	for _, q := range quotes {
		q.Lines = make([]int, len(q.Places))
		for i, p := range q.Places {
			starts = append(starts, start{p.Start, &q.Lines[i]})
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
