package sourcing

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/result"
	"stance/diff/report"
	"stance/diff/report/data/machine"
	"stance/positions"
	"stance/positions/evidence/archive"
	"stance/positions/evidence/verify"
	"stance/positions/splice"
)

type refreshOptions struct {
	data   string
	dryRun bool
	reach  reach
	output result.Flags
}

// ErrAltered says that coded passages do not stand in what was captured again.
var ErrAltered = errors.New("coded passages are altered or gone")

func newRefreshCommand(s *console.Streams) *cobra.Command {
	var opts refreshOptions
	cmd := &cobra.Command{
		Use:   "refresh [ID…]",
		Short: "Capture texts again, and see what their publishers changed",
		Long: `Fetches the addresses of the sources named, or of all that have one, and compares what
stands there with the last text captured: it is unchanged; it has changed, and every
coded passage still stands; or coded passages are altered or gone, which are shown with
their redlines, and the exit code is 1. It stays 1 until their records have evidence
from the text as it is now. Where a source could not be captured, it is 3.

The text that was captured first is never replaced. A changed one is kept beside it as
archive/<id>@<date>.txt, with its checksum among the captures of the source, and verify
goes on checking the text that was coded. Evidence from a later one says so: captured.

` + console.ExitHelpOf("coded passages were altered or are gone"),
		Example: `  stance source refresh
  stance source refresh sky-2025-08-18 --dry-run`,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: dataset.CompleteSources(s),
		PreRunE: func(*cobra.Command, []string) error {
			if file := dataset.SingleFile(s, opts.data); file != "" {
				return dataset.NeedsFolder(s, file)
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return runRefresh(s, &opts, args) },
	}
	opts.reach.register(cmd)
	cmd.Flags().BoolVarP(&opts.dryRun, "dry-run", "n", false, "compare, and keep nothing")
	dataset.DataFlag(cmd, &opts.data)
	opts.output.Register(cmd, "table", refreshFinding(nil))
	return cmd
}

func refreshFinding(m *report.Refresh) result.Finding {
	return result.Finding{Document: m.Document, JSON: result.Written(machine.RefreshJSON, m)}
}

func runRefresh(s *console.Streams, opts *refreshOptions, ids []string) error {
	if err := opts.output.Check(s); err != nil {
		return err
	}
	if !opts.dryRun { // of what a run left that was broken off
		if err := dataset.ClearAway(s, opts.data); err != nil {
			return err
		}
	}
	dir, have, err := dataset.LoadAll(s, opts.data)
	if err != nil {
		return err
	}
	d := have.Dataset
	sources, err := dataset.SourcesNamed(d, ids)
	if err != nil {
		return err
	}
	if sources == nil {
		for _, src := range d.Sources {
			if isAddress(src.URL) {
				sources = append(sources, src)
			}
		}
	}
	read, done, err := dataset.ArchiveReader(s, dir, "")
	if err != nil {
		return err
	}
	defer done()
	model := &report.Refresh{Title: d.Codebook.Title, Dry: opts.dryRun}
	var fresh []*obtained // of the rows that are to be kept
	p := s.Progress("capturing", len(sources))
	for _, src := range sources {
		row, got := again(s, d, src, read, opts.reach)
		model.Rows = append(model.Rows, row)
		fresh = append(fresh, got)
		p.Add(1)
	}
	p.Done()
	if len(sources) == 0 {
		model.Notes = append(model.Notes, "no source has an address of the web")
	}
	today := s.Today()
	if isNew := func(o *obtained) bool { return o != nil }; !opts.dryRun && slices.ContainsFunc(fresh, isNew) {
		if err := keepCaptures(s, dir, opts.data, model, fresh, today); err != nil {
			return err
		}
	} else {
		for i := range model.Rows {
			if fresh[i] != nil {
				model.Rows[i].Kept = fileOf(nextCapture(model.Rows[i].Source, today, model.Rows[i].State))
			}
		}
	}
	if err := opts.output.Emit(s, refreshFinding(model)); err != nil {
		return err
	}
	switch n := model.Count(report.Unreachable); {
	case model.Count(report.ChangedWords) > 0:
		return ErrAltered
	case n > 0 && n == len(model.Rows):
		return errors.New("no source was captured again")
	case n > 0:
		return fmt.Errorf("%d of %d sources could not be captured again", n, len(model.Rows))
	}
	return nil
}

// again captures a source again and compares; what was got is nil where there is nothing new.
func again(s *console.Streams, d *positions.Dataset, src *positions.Source, read verify.Reader, r reach) (report.Refreshed, *obtained) {
	row := report.Refreshed{Source: src, State: report.Unreachable}
	if !isAddress(src.URL) {
		row.Err = errors.New("has no address of the web")
		return row, nil
	}
	got, err := obtain(context.Background(), s, src.URL, r)
	if err != nil {
		row.Err = err
		return row, nil
	}
	texts := verify.TextsOf(src)
	latest := texts[len(texts)-1]
	last, err := read(latest)
	if sum := digest(got.text); errors.Is(err, fs.ErrNotExist) && len(texts) == 1 && (src.SHA256 == "" || src.SHA256 == sum) {
		row.State = report.FirstCapture
		return row, got
	}
	if err == nil && latest.Recorded() != "" && last.SHA256 != latest.Recorded() {
		err = fmt.Errorf("%s has not the SHA-256 any more that its source records", fileOf(latest))
	}
	if err != nil {
		row.Err = fmt.Errorf("the last text cannot be compared: %w", err)
		return row, nil
	}
	now := got.text.Text
	if last.Text == now {
		if row.State, got = report.Unchanged, nil; latest.Capture == verify.Own {
			return row, nil
		}
		row.AsOf = src.Captures[latest.Capture].Date // whose text may lack what was coded before
	} else {
		row.State = report.ChangedAround
	}
	h := positions.NewHistory(d, 0)
	quotes := verify.Quotes(h, func(_ *positions.Record, e *positions.Evidence) bool { return e.Source == src })
	names := verify.Names(d)
	before := verify.Run(quotes, nil, names, read)
	after := verify.Run(quotes, nil, names, func(verify.Text) (*archive.Document, error) {
		return &archive.Document{Text: now}, nil
	})
	for i := range after.Quotes {
		if before.Quotes[i].Checked && before.Quotes[i].Result.Verdict.Passes() {
			row.Quotes = append(row.Quotes, after.Quotes[i])
		}
	}
	switch {
	case len(row.Lost()) > 0:
		row.State = report.ChangedWords
	case got == nil:
		row.Quotes = nil
	}
	return row, got
}

// nextCapture is the text that is captured of a source today, and the source as it will be.
func nextCapture(src *positions.Source, today positions.Date, state report.RefreshState) verify.Text {
	if state == report.FirstCapture {
		return verify.Text{Source: src, Capture: verify.Own}
	}
	later := *src
	later.Captures = append(src.Captures[:len(src.Captures):len(src.Captures)], positions.Capture{Date: today})
	return verify.Text{Source: &later, Capture: len(src.Captures)}
}

// fileOf is where a text is kept.
func fileOf(t verify.Text) string {
	if t.Capture == verify.Own && t.Source.Archive != "" {
		return t.Source.Archive
	}
	return verify.DefaultFolder + "/" + t.Name() + ".txt"
}

// keepCaptures writes what is new beside what there is, all of it or nothing.
func keepCaptures(s *console.Streams, dir, data string, model *report.Refresh, fresh []*obtained, today positions.Date) error {
	unlock, err := dataset.Lock(s, dir)
	if err != nil {
		return err
	}
	defer unlock()
	return dataset.Again(func() error {
		_, have, err := dataset.LoadAll(s, data) // as it is now
		if err != nil {
			return err
		}
		var edits []splice.Edit
		captures, digests := map[string]positions.Capture{}, map[string]string{}
		for i, got := range fresh {
			row := &model.Rows[i]
			src := have.Dataset.Source(row.Source.ID)
			if got == nil || src == nil {
				continue
			}
			t := nextCapture(src, today, row.State)
			row.Kept = fileOf(t)
			files, err := kept(dir, row.Kept, got)
			if err != nil {
				return fmt.Errorf("nothing was kept: %w", err)
			}
			edits = append(edits, files...)
			if t.Capture == verify.Own {
				digests[src.ID] = digest(got.text)
			} else {
				captures[src.ID] = positions.Capture{Date: today, SHA256: digest(got.text)}
			}
		}
		if len(captures)+len(digests) == 0 {
			return nil
		}
		entries, err := dataset.SourceEdits(dir, have.Dataset, func(name string, old []byte) ([]byte, int, error) {
			content, n, err := splice.AddCaptures(name, old, captures)
			if err != nil {
				return nil, 0, err
			}
			content, m, err := splice.AddDigests(name, content, digests)
			return content, n + m, err
		})
		if err != nil {
			return err
		}
		if err := dataset.ApplyLocked(s, dir, append(edits, entries...), nil); err != nil {
			return fmt.Errorf("nothing was kept: %w", err)
		}
		return nil
	})
}
