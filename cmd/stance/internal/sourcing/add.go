package sourcing

import (
	"bytes"
	"cmp"
	"context"
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
	"stance/positions"
	"stance/positions/evidence/capture"
	"stance/positions/evidence/verify"
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
		Use:   "add [FILE|URL|-]",
		Short: "Capture the text of a source, with its entry",
		Long: `Reads text, Markdown, a web page, a Word document, a mail or, with pdftotext, a PDF; writes
its text to archive/<id>.txt, one paragraph a line, what it was made of beside it
(archive/<id>.orig.html), and the entry in sources.yaml with the text's checksum: all of it
or nothing.

Of a web page the text is the article's, without figures, captions, videos, notices of
consent and advertisements; what is left out is counted, and listed with -v. Where no
article is found it is the whole page. What is deleted, or hidden by an element's own style, is no text,
and is listed, too; style sheets are not read.

On a terminal it asks which document if none is named.

What the document says of itself (title, publisher, day, language, author, address) is
offered with the place where it says so; flags override it, and on a terminal you are
asked. The first of each is taken otherwise, and told.

An address is fetched once, within 30 seconds and 64 MB, from the public internet alone.
Where nearly the same text is there already, as two papers print what one agency wrote,
that is said, and --origin records it.

` + console.ExitHelp,
		Example: `  stance source add https://example.org/article
  stance source add interview.docx --id interview-2025-08-19 \
      --published 2025-08-19
  pbpaste | stance source add - --id notes-1 --title "Briefing, notes"`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 || len(args) == 0 && s.Person != nil {
				return nil
			}
			return console.Usagef("source add takes one document: a file, an address, or - for what is piped in")
		},
		PreRunE: func(*cobra.Command, []string) error {
			if file := dataset.SingleFile(s, opts.data); file != "" {
				return dataset.NeedsFolder(s, file)
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				which, err := askWhich(s)
				if err != nil {
					return err
				}
				args = []string{which}
			}
			return runAdd(s, &opts, args[0])
		},
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
	if !opts.dryRun { // of what a run left that was broken off
		folder, _, _ := strings.Cut(src.Archive, "/")
		if err := dataset.ClearAway(s, opts.data, folder); err != nil {
			return err
		}
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
	if src.Retrieved == 0 {
		src.Retrieved = s.Today()
	}
	q := &description{s: s, src: src, got: got, dataset: have.Dataset}
	q.alike = func() ([]likeness, error) { return alike(s, dir, have.Dataset, src, got.text) }
	if err := q.describe(); err != nil {
		return err
	}
	if err := isNew(have.Dataset, src.ID); err != nil {
		return err
	}
	if had := sameAddress(have.Dataset, src.URL); had != nil {
		s.Note(had.ID + " is from this address, too; `stance source refresh " + had.ID + "` keeps what its text is now beside what it was")
	}
	given := src.SHA256
	if src.SHA256 = digest(got.text); given != "" && !strings.EqualFold(given, src.SHA256) {
		return console.Usagef("its text has not the SHA-256 that --sha256 gives, but %s", src.SHA256)
	}
	name := cmp.Or(src.Archive, verify.DefaultFolder+"/"+src.ID+ending)
	files, err := kept(dir, name, got)
	if err != nil {
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
	had := d.Source(id)
	if had == nil {
		return nil
	}
	hint := ", or capture it again with `stance source refresh " + id + "`"
	if !isAddress(had.URL) {
		hint = "; if it has no text yet, put that, one paragraph a line, at " + fileOf(verify.Text{Source: had, Capture: verify.Own})
	}
	return console.Usagef("there is a source %s already, at %s; name another one with --id%s", id, had.Place, hint)
}

// sameAddress gives the first source of an address, nil where there is none: what stands behind
// "#" is a place in it.
func sameAddress(d *positions.Dataset, address string) *positions.Source {
	address, _, _ = strings.Cut(address, "#")
	for _, src := range d.Sources {
		if had, _, _ := strings.Cut(src.URL, "#"); address != "" && had == address {
			return src
		}
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
			return nil, &console.UsageError{Message: f.Name + " is there already, and has another text", Hint: "move it away, or choose another --id; `stance add source` makes an entry for a text that is there"}
		case errors.Is(err, fs.ErrNotExist), !fs.ValidPath(f.Name): // which the checks of the entry tell
			missing = append(missing, f)
		default:
			return nil, err
		}
	}
	return missing, nil
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
		s.Note(fmt.Sprintf("a page of %s is short: is the rest behind a wall, or loaded later?", console.Plural(words, "word")))
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
