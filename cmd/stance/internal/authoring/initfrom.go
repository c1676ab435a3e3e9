package authoring

import (
	"errors"
	"fmt"
	"os"
	"path"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/positions"
	"stance/positions/starter"
	"stance/positions/visible"
	"stance/positions/yamlfile"
	"stance/positions/yamlfile/schema"
)

// refuseBesideFrom refuses flags that say what the file says.
func (o *initOptions) refuseBesideFrom(templateGiven bool) error {
	if o.example || templateGiven || o.title != "" || len(o.parties)+len(o.issues)+len(o.scales) > 0 || o.date != "" {
		return &console.UsageError{Message: "--from takes the whole dataset from the file", Hint: "leave --template, --example, --title, --party, --issue, --scale and --date out"}
	}
	return nil
}

// unfold writes a dataset in one file as a folder that says the same: the same
// codebook and sources, and records with the same fingerprints.
func unfold(s *console.Streams, file, dir string) error {
	if err := dataset.NotInto(s, "", dir); err != nil {
		return err
	}
	target := s.Path(dir)
	if _, err := os.Lstat(target); err == nil {
		if err := dataset.MayBecomeFolder(target); err != nil {
			return err
		}
	}
	_, result, err := dataset.LoadFiles(s, file)
	if err != nil {
		return err
	}
	d := result.Dataset
	if len(d.Codebook.Parties) == 0 || len(d.Codebook.Issues) == 0 {
		return console.Usagef("%s names no party or no issue yet, so there is nothing to unfold", file)
	}
	files := starter.WithSchemas(yamlfile.Files(d))
	if err := dataset.WriteIf(s, target, files, func(again *positions.Dataset) error { return sameDataset(d, again) }); err != nil {
		return err
	}
	fmt.Fprintf(s.Out, "Wrote the dataset of %s to %s:\n", visible.Line(file), visible.Line(dir))
	for _, f := range files {
		if path.Dir(f.Name) != schema.Folder {
			fmt.Fprintf(s.Out, "  %-40s  %s\n", f.Name, unfoldedFrom(d, f.Name))
		}
	}
	fmt.Fprintf(s.Out, "  %s/ (by which editors complete and check the files)\n", schema.Folder)
	fmt.Fprintf(s.Out, "%s is as it was; its comments stay there. From now on edit the folder.\n", visible.Line(file))
	next := "show" // of one date
	if len(d.Dates) > 1 {
		next = "diff"
	}
	fmt.Fprintf(s.Out, "Next: stance %s%s\n", next, dataArgument(s, dir))
	return nil
}

// unfoldedFrom tells what of the single file stands in a file of the folder.
func unfoldedFrom(d *positions.Dataset, name string) string {
	switch name {
	case dataset.CodebookFile:
		parties := "1 party"
		if n := len(d.Codebook.Parties); n != 1 {
			parties = fmt.Sprintf("%d parties", n)
		}
		return parties + ", " + console.Plural(len(d.Codebook.Issues), "issue")
	case "sources.yaml":
		return console.Plural(len(d.Sources), "source")
	}
	records, first := 0, 0
	for _, r := range d.Records {
		s := yamlfile.Snapshot{DateInfo: d.Info(r.Date)}
		if s.FileName() != name {
			continue
		}
		if records++; first == 0 || r.Place.Line < first {
			first = r.Place.Line
		}
	}
	if records == 0 {
		return "no records"
	}
	return fmt.Sprintf("%s, from line %d on", console.Plural(records, "record"), first)
}

// ErrNotLossless is a fault of the program.
var ErrNotLossless = errors.New("nothing was written, as the folder would not say the same as the file; that is a fault of this program: please report it, with the file if you can")

// sameDataset holds that two datasets say the same, record by record.
func sameDataset(a, b *positions.Dataset) error {
	if len(a.Records) != len(b.Records) || len(a.Dates) != len(b.Dates) {
		return ErrNotLossless
	}
	ha, hb := positions.NewHistory(a, 0), positions.NewHistory(b, 0)
	for i, r := range a.Records {
		other := b.Records[i]
		if r.Date != other.Date || r.Party.ID != other.Party.ID || r.Issue.ID != other.Issue.ID || ha.Fingerprint(r) != hb.Fingerprint(other) {
			return fmt.Errorf("%s/%s/%s: %w", r.Date, r.Party.ID, r.Issue.ID, ErrNotLossless)
		}
	}
	if a.Fingerprint() != b.Fingerprint() {
		return ErrNotLossless
	}
	return nil
}
