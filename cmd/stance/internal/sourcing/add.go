package sourcing

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/authoring"
	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/disk"
	"stance/diff/report"
	"stance/positions"
	"stance/positions/evidence/capture"
	"stance/positions/evidence/verify"
	"stance/positions/slug"
	"stance/positions/splice"
	"stance/positions/visible"
)

type addOptions struct {
	data   string
	dryRun bool
	all    bool // what is left out is listed
	reach  reach
	flags  authoring.SourceFlags
}

func newAddCommand(s *console.Streams) *cobra.Command {
	var opts addOptions
	cmd := &cobra.Command{
		Use:   "add FILE|URL|-",
		Short: "Capture the text of a source, with its entry",
		Long: `Reads text, Markdown, a web page, a Word document, a mail or, with pdftotext, a PDF; writes
its text to archive/<id>.txt, one paragraph a line, what it was made of beside it
(archive/<id>.orig.html), and the entry in sources.yaml with the text's checksum: all of it
or nothing.

Of a web page the text is the article's, without figures, captions, videos, notices of
consent and advertisements; what is left out is counted, and listed with -v. Where no
article is found it is the whole page.

What the document says of itself (title, publisher, day, language, author, address) is
offered with the place where it says so; flags override it, and on a terminal you are
asked. The first of each is taken otherwise, and told.

An address is fetched once, within 30 seconds and 64 MB, from the public internet alone.
Where nearly the same text is there already, as two papers print what one agency wrote,
that is said, and --origin records it.

` + console.ExitHelp,
		Example: `  stance source add https://example.org/article
  stance source add interview.docx --id interview-2025-08-19 --published 2025-08-19
  pbpaste | stance source add - --id notes-1 --title "Briefing, notes"`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 {
				return nil
			}
			return console.Usagef("source add takes one document: a file, an address, or - for what is piped in")
		},
		PreRunE: func(*cobra.Command, []string) error {
			if file := dataset.SingleFile(s, opts.data); file != "" {
				return dataset.NeedsFolder(s, file)
			}
			if opts.dryRun {
				return nil
			}
			return dataset.ClearAway(s, opts.data) // of what a run left that was broken off
		},
		RunE: func(_ *cobra.Command, args []string) error { return runAdd(s, &opts, args[0]) },
	}
	opts.flags.Register(cmd)
	opts.reach.register(cmd)
	cmd.Flags().BoolVarP(&opts.dryRun, "dry-run", "n", false, "show what would be written, and write nothing")
	cmd.Flags().BoolVarP(&opts.all, "verbose", "v", false, "list what of the document is left out")
	dataset.DataFlag(cmd, &opts.data)
	return cmd
}

func runAdd(s *console.Streams, opts *addOptions, from string) error {
	src, err := opts.flags.Source(s)
	if err != nil {
		return err
	}
	if src.Archive != "" && path.Ext(src.Archive) != ending {
		return console.Usagef("--archive is where its text is written, and ends in %s, not as %s does", ending, src.Archive)
	}
	dir, have, err := dataset.LoadAll(s, opts.data)
	if err != nil {
		return err
	}
	if err := isNew(have.Dataset, src.ID); err != nil { // before anything is fetched
		return err
	}
	got, err := obtain(context.Background(), s, from, opts.reach)
	if err != nil {
		return err
	}
	if src.URL == "" {
		src.URL = got.address
	}
	if src.Retrieved == 0 {
		src.Retrieved = s.Today()
	}
	if err := describe(s, src, got.text, have.Dataset); err != nil {
		return err
	}
	if err := isNew(have.Dataset, src.ID); err != nil {
		return err
	}
	sum := sha256.Sum256([]byte(got.text.Text))
	given := src.SHA256
	if src.SHA256 = hex.EncodeToString(sum[:]); given != "" && !strings.EqualFold(given, src.SHA256) {
		return console.Usagef("its text has not the SHA-256 that --sha256 gives, but %s", src.SHA256)
	}
	name := cmp.Or(src.Archive, verify.DefaultFolder+"/"+src.ID+ending)
	files, err := kept(dir, name, got)
	if err != nil {
		return err
	}
	if err := alike(s, dir, have.Dataset, src, got.text); err != nil {
		return err
	}
	if err := authoring.AddSource(s, opts.data, opts.dryRun, src, files); err != nil {
		return err
	}
	tell(s, name, got.text, opts.all)
	return nil
}

// ending is how the names of captured texts end.
const ending = ".txt"

// isNew refuses an id that a source has.
func isNew(d *positions.Dataset, id string) error {
	if had := d.Source(id); had != nil {
		return console.Usagef("there is a source %s already, at %s; name another one with --id, or capture it again with `stance source refresh %s`", id, had.Place, id)
	}
	return nil
}

// kept lists the files that are written of a document: its text and, where that is another
// thing, what it was made of. One that is there is not replaced; it may be what an attempt
// left that was broken off, and then has just these bytes.
func kept(dir, name string, got *obtained) ([]splice.Edit, error) {
	files := []splice.Edit{{Name: name, New: []byte(got.text.Text)}}
	if got.text.Text != string(got.raw) {
		files = append(files, splice.Edit{Name: strings.TrimSuffix(name, ending) + ".orig" + capture.Endings[got.text.Kind], New: got.raw})
	}
	var missing []splice.Edit
	for _, f := range files {
		switch there, err := disk.ReadIn(dir, f.Name); {
		case err == nil && bytes.Equal(there, f.New):
		case err == nil:
			return nil, &console.UsageError{Message: f.Name + " is there already, and has another text", Hint: "move it away, or name another source with --id; `stance add source` makes an entry for the text that is there"}
		case errors.Is(err, fs.ErrNotExist), !fs.ValidPath(f.Name): // which the checks of the entry tell
			missing = append(missing, f)
		default:
			return nil, err
		}
	}
	return missing, nil
}

// describe fills in what flags do not say of a source: by what the document says of itself,
// which a person is asked about where there is one.
func describe(s *console.Streams, src *positions.Source, text *capture.Text, d *positions.Dataset) error {
	published := src.Published.String()
	for _, of := range []struct {
		field    capture.Field
		to       *string
		optional bool
	}{{capture.Title, &src.Title, false}, {capture.Publisher, &src.Publisher, true}, {capture.Published, &published, true}, {capture.Address, &src.URL, true}, {capture.Language, &src.Language, true}} {
		if *of.to != "" {
			continue
		}
		if err := offer(s, of.field, text.Of(of.field), of.to, of.optional); err != nil {
			return err
		}
	}
	if published != "" {
		day, err := positions.ParseDay(published)
		if err != nil {
			return err
		}
		src.Published = day
	}
	for _, c := range text.Of(capture.Author) { // which an entry has no place for
		s.Note("author: " + c.Value + " (" + c.Where + ")")
	}
	if src.ID != "" {
		return nil
	}
	src.ID = newID(src, d)
	if s.Person == nil {
		if src.ID == "" {
			return console.Usagef("no id can be made of its title; give one with --id")
		}
		s.Note("id: " + src.ID + " (of its publisher and day; --id gives another)")
		return nil
	}
	answer, err := s.Person.Ask(console.Question{Prompt: "ID of the source", Preset: src.ID, Check: func(answer string) error {
		if d.Source(answer) != nil {
			return console.Usagef("there is a source %s already; choose another id", answer)
		}
		if fault := positions.ID(answer); fault != nil {
			return fault
		}
		return nil
	}})
	src.ID = answer
	return err
}

// offer takes the first candidate, and tells where it and the others stand; a person may choose.
func offer(s *console.Streams, field capture.Field, candidates []capture.Candidate, to *string, optional bool) error {
	var told []string
	preset := ""
	for i, c := range candidates {
		value := c.Value
		if field == capture.Published {
			value = c.Day.String()
			if c.Value != value {
				c.Where = c.Value + ", " + c.Where
			}
			if c.Zone == "" && strings.Contains(c.Value, ":") {
				c.Where += ", without a time zone"
			}
		}
		if i == 0 {
			preset = value
		}
		told = append(told, report.Quoted(value)+" ("+c.Where+")")
	}
	if s.Person == nil {
		*to = preset
		if preset != "" {
			line := field.String() + ": " + told[0]
			if len(told) > 1 {
				line += "; also " + strings.Join(told[1:], ", ")
			}
			s.Note(line)
		}
		if preset == "" && !optional {
			return console.Usagef("the document does not say its %s; give it with --%s", field, field)
		}
		return nil
	}
	q := console.Question{Prompt: strings.ToUpper(field.String()[:1]) + field.String()[1:], Preset: preset, Optional: optional, Hint: strings.Join(told, "; ")}
	if field == capture.Published {
		q.Check = func(answer string) error {
			if answer == "" {
				return nil
			}
			_, err := positions.ParseDay(answer)
			return err
		}
	}
	answer, err := s.Person.Ask(q)
	*to = answer
	return err
}

// newID makes an id of publisher and day, else of the title, which no source has; "" where
// none can be made.
func newID(src *positions.Source, d *positions.Dataset) string {
	id := slug.Of(src.Publisher)
	if id == "" || src.Published == 0 {
		id = slug.Of(cmp.Or(src.Title, src.Publisher))
	} else {
		id += "-" + src.Published.String()
	}
	if id == "" {
		return ""
	}
	free := id
	for n := 2; d.Source(free) != nil; n++ {
		free = fmt.Sprintf("%s-%d", id, n)
	}
	return free
}

// short is how many words a text has that may be all that stands before a wall.
const short = 120

// tell says what was written of a document's text, and what not.
func tell(s *console.Streams, name string, text *capture.Text, all bool) {
	words := len(strings.Fields(text.Text))
	line := fmt.Sprintf("%s: %s, %s (%s)", name, console.Plural(len(text.Paragraphs()), "paragraph"), console.Plural(words, "word"), text.Kind)
	if text.Whole {
		line += "; no article was found in it, so it is the whole page"
	}
	fmt.Fprintln(s.Out, visible.Line(line))
	if words < short && text.Kind == capture.Page {
		s.Note(fmt.Sprintf("%s are few for a page: is the rest behind a wall, or loaded later?", console.Plural(words, "word")))
	}
	if len(text.Left) == 0 {
		return
	}
	counts := map[string]int{}
	var order []string
	for _, l := range text.Left {
		if counts[l.What]++; counts[l.What] == 1 {
			order = append(order, l.What)
		}
	}
	var kinds []string
	for _, what := range order {
		kinds = append(kinds, fmt.Sprintf("%d × %s", counts[what], what))
	}
	line = "left out: " + strings.Join(kinds, ", ")
	if !all {
		line += " (-v lists them)"
	}
	fmt.Fprintln(s.Out, visible.Line(line))
	if all {
		for _, l := range text.Left {
			fmt.Fprintln(s.Out, visible.Line("  "+l.What+": "+l.Text))
		}
	}
}
