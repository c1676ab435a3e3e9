package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/result"
	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/data/machine"
	"stance/positions"
	"stance/positions/problem"
)

type auditOptions struct {
	data   string
	cells  dataset.CellFilter
	output result.Flags
}

func newAuditCommand(s *console.Streams) *cobra.Command {
	var opts auditOptions
	cmd := &cobra.Command{
		Use:   "audit [REV | REV1..REV2]",
		Short: "What did we recode since this git revision?",
		Long: `Compares two versions of the dataset, record by record (a date, a party, an issue):
the files as they are now with those at a git revision (default HEAD, which is
what was last committed), or two revisions with each other. What differs between
two versions of one date is the analysts' recoding, and never a party's movement;
for that, see ` + "`stance diff`" + `.

A record is, the first that fits:
  added, removed  in one version alone
  recoded         another position or plausible range, or a stance in one version
                  alone; also a record that says ` + "`same`" + ` where what it repeats was
                  recoded, since it now says something else
  rewritten       another summary, terms, ended or tone
  resourced       anything else: evidence, basis, confidence, claims, notes …
Comments, layout, the order of keys and kinds of quotation marks are no change.

REV is anything that git takes for a commit: a branch, a tag, HEAD~3. REV.. is
REV..HEAD; REV1...REV2 compares REV2 with where it branched off REV1, as a pull
request does. A revision with errors in it is read as far as it goes, with a note.

The repository is that of the nearest .git, in the dataset's folder or above it. It
may be a stranger's: nothing that its configuration says is run, nothing is fetched
that is missing in it, and a git that could not be kept from that is refused.

-f markdown is made to be pasted into a pull request. In JSON, terms are compared
as written, and one that was taken out has the op "removed". To compare with a
version is no check, so audit exits with 0 whatever it finds.

` + console.ExitHelp,
		Example: `  stance audit
  stance audit HEAD~1
  stance audit origin/main...HEAD -f markdown
  stance audit v1.0..v1.1 -f json
  stance audit -p ukraine -i territory`,
		Args:              console.AtMost(1, "audit takes one revision, or two as REV1..REV2"),
		ValidArgsFunction: dataset.CompleteRevisions(s),
		RunE:              func(_ *cobra.Command, args []string) error { return runAudit(s, &opts, args) },
	}
	dataset.DataFlag(cmd, &opts.data)
	opts.cells.Register(cmd)
	opts.output.Register(cmd, "table", auditFinding(nil))
	return cmd
}

// version is a version of the dataset, with what people call it.
type version struct {
	dataset *positions.Dataset
	commit  string // "" for the work tree
	name    string
	note    string // that it has errors, or ""
}

const workTreeName = "the working tree"

func auditFinding(m *report.Audit) result.Finding {
	return result.Finding{Document: m.Document, JSON: result.Written(machine.AuditJSON, m)}
}

func runAudit(s *console.Streams, opts *auditOptions, args []string) error {
	if err := opts.output.Check(s); err != nil {
		return err
	}
	repo, err := dataset.RepositoryOf(s, opts.data)
	if err != nil {
		return err
	}
	defer repo.Close()
	repo.Data = dataset.DataAgain(opts.data)
	arg := "HEAD"
	if len(args) > 0 {
		arg = args[0]
	}
	p := s.Progress("reading "+arg, 0)
	base, head, err := versions(repo, arg)
	p.Done()
	if err != nil {
		return err
	}
	if head == nil {
		now, err := dataset.Load(s, opts.data)
		if err != nil {
			return err
		}
		head = &version{dataset: now, name: workTreeName}
	}
	filter, err := opts.cells.Resolve(head.dataset.Codebook)
	if err != nil || !opts.cells.Exact(head.dataset.Codebook) {
		// What is no longer in the codebook can be asked for all the same, and is not
		// taken for the beginning of another name.
		before, gone := opts.cells.Resolve(base.dataset.Codebook)
		switch {
		case gone == nil && (err != nil || opts.cells.Exact(base.dataset.Codebook)):
			filter = before
		case err != nil:
			return err
		}
	}
	model := &report.Audit{
		Audit: diff.AuditVersions(base.dataset, head.dataset), Filter: filter,
		Base: base.commit, BaseName: base.name, HeadName: head.name,
	}
	notes := []string{base.note}
	if head.note != base.note {
		notes = append(notes, head.note)
	}
	model.Notes = notesFor(s, &opts.output, notes...)
	return opts.output.Emit(s, auditFinding(model))
}

// versions reads the versions that an argument names: a revision, and nil for
// the work tree; or the two of a range.
func versions(r *dataset.Repository, arg string) (base, head *version, err error) {
	from, to, ranged := arg, "", false
	if strings.Contains(arg, "..") {
		// The dots may be part of one revision, as in ":/fix it..".
		if id, err := r.Commit(arg); err != nil || id == "" {
			from, to, ranged = strings.Cut(arg, "..")
		}
	}
	if !ranged {
		base, err = readVersion(r, from)
		return base, nil, err
	}
	to, sinceBranch := strings.CutPrefix(to, ".")
	if from == "" {
		from = "HEAD"
	}
	if to == "" {
		to = "HEAD"
	}
	if sinceBranch {
		if from, err = branchedOff(r, from, to); err != nil {
			return nil, nil, err
		}
	}
	if base, err = readVersion(r, from); err != nil {
		return nil, nil, err
	}
	head, err = readVersion(r, to)
	return base, head, err
}

// branchedOff finds the last commit that two revisions have in common.
func branchedOff(r *dataset.Repository, a, b string) (string, error) {
	from, err := r.CommitOf(a)
	if err != nil {
		return "", err
	}
	to, err := r.CommitOf(b)
	if err != nil {
		return "", err
	}
	if id, err := r.MergeBase(from, to); err != nil || id != "" {
		return id, err
	}
	return "", console.Usagef("%s and %s have no commit in common", a, b)
}

// readVersion reads the dataset at a revision.
func readVersion(r *dataset.Repository, revision string) (*version, error) {
	commit, err := r.CommitOf(revision)
	if err != nil {
		return nil, err
	}
	read, err := r.DatasetAt(commit, revision)
	if err != nil {
		return nil, err
	}
	short := commit[:min(len(commit), 10)]
	v := &version{dataset: read.Dataset, commit: commit, name: fmt.Sprintf("%s (%s)", revision, short)}
	if strings.HasPrefix(commit, revision) {
		v.name = short
	}
	if n := problem.Count(read.Problems).Errors; n > 0 {
		v.note = fmt.Sprintf("at %s the dataset has %s and was read as far as it goes: what could not be read there is not compared, and may be listed as added or removed", v.name, console.Plural(n, "error"))
		for _, p := range read.Problems {
			if p.Severity == problem.Error {
				v.note += fmt.Sprintf("; the first is %s: %s", problem.Location(p), p.Message)
				break
			}
		}
	}
	return v, nil
}
