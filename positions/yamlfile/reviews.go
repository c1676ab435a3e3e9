package yamlfile

import (
	"io/fs"
	"path"
	"strings"

	"gopkg.in/yaml.v3"

	"stance/positions/problem"
	"stance/positions/team/review"
)

const (
	reviewDate = iota
	reviewParty
	reviewIssue
	reviewFingerprint
	reviewVerdict
	reviewOn
	reviewNote
)

var reviewKeys = newKeyset("a sign-off", []string{"date", "party", "issue", "fingerprint", "verdict", "on", "note"}, -1)

// reviewFile is what one file under reviews/ holds.
type reviewFile struct {
	name      string
	reviewer  string
	signOffs  []review.SignOff // in the file's order
	problems  []problem.Problem
	questions []question
	broken    bool // the file could not be read to its end
}

// readReviews reads the files of all reviewers, in the order of their names.
// Two files of one reviewer are refused: which entry is the last could not be
// told.
func readReviews(fsys fs.FS, names []string, meant *suggestions, seen *mentions) (signOffs []review.SignOff, problems []problem.Problem) {
	files := inParallel(names, func(name string) *reviewFile {
		w := &reviewWalker{walker: walker{file: name, keep: &keeper{}, mentions: seen}}
		w.documents(fsys, w.list)
		return w.done()
	})
	first := map[string]string{}
	for _, f := range files {
		meant.answer(f.problems, f.questions)
		problems = append(problems, f.problems...)
		if other := first[f.reviewer]; other != "" && f.reviewer != "" {
			problems = append(problems, problem.New(problem.DuplicateID, f.name, 0, 0,
				"this is a second file of the reviewer "+tick(f.reviewer)+"; the first is "+other, "put all entries into one of them, or rename the file if they are two people's"))
			continue
		}
		first[f.reviewer] = f.name
		signOffs = append(signOffs, f.signOffs...)
	}
	return signOffs, problems
}

// ReviewerOf gives the id of the reviewer whose file has this name; "" where
// the name is that of no reviewer.
func ReviewerOf(file string) string {
	base := path.Base(file)
	id, err := review.ID(strings.TrimSuffix(base, path.Ext(base)))
	if err != nil {
		return ""
	}
	return id
}

// reviewWalker walks a file under reviews/.
type reviewWalker struct {
	walker
	signOffs []review.SignOff
}

func (w *reviewWalker) done() *reviewFile {
	f := &reviewFile{name: w.file, reviewer: ReviewerOf(w.file), signOffs: w.signOffs, problems: w.problems, questions: w.questions, broken: w.broken}
	if f.reviewer == "" {
		f.problems = append(f.problems, problem.New(problem.BadID, w.file, 0, 0,
			"this file's name is no reviewer's", "name it after the reviewer, such as jane-mbeki.yaml"))
	}
	for i := range f.signOffs {
		f.signOffs[i].Reviewer = f.reviewer
	}
	return f
}

// list walks one document: a list of sign-offs, or nothing yet.
func (w *reviewWalker) list(root *yaml.Node) {
	if isNull(root) || !w.plain(root) {
		return
	}
	if root.Kind != yaml.SequenceNode {
		w.shape(root, "a file of sign-offs must be a list", "")
		return
	}
	items, _ := w.items(root, "reviews")
	for _, item := range items {
		w.signOff(item)
	}
}

func (w *reviewWalker) signOff(n *yaml.Node) {
	var f fields
	if !w.fields(n, reviewKeys, &f) {
		return
	}
	before := len(w.problems)
	s := review.SignOff{Place: w.place(n)}
	if w.need(n, reviewKeys, &f, reviewDate) {
		s.Date, _ = w.date(f.value[reviewDate], "date")
	}
	if w.need(n, reviewKeys, &f, reviewParty) {
		s.Party, _ = w.token(f.value[reviewParty], "party")
		w.mention(NamedParty, f.value[reviewParty], s.Party)
	}
	if w.need(n, reviewKeys, &f, reviewIssue) {
		s.Issue, _ = w.token(f.value[reviewIssue], "issue")
		w.mention(NamedIssue, f.value[reviewIssue], s.Issue)
	}
	if w.need(n, reviewKeys, &f, reviewFingerprint) {
		s.Fingerprint = w.fingerprint(f.value[reviewFingerprint])
	}
	if w.need(n, reviewKeys, &f, reviewVerdict) {
		s.Verdict = word[review.Verdict](&w.walker, f.value[reviewVerdict], "verdict", review.Verdicts)
	}
	if w.need(n, reviewKeys, &f, reviewOn) {
		s.On, _ = w.date(f.value[reviewOn], "on")
	}
	s.Note = w.optionalProse(f.value[reviewNote], "note")
	if problem.Count(w.problems[before:]).Errors == 0 {
		w.signOffs = append(w.signOffs, s)
	}
}

// fingerprint reads one of any version: those of older programs are no error,
// they just never count.
func (w *reviewWalker) fingerprint(n *yaml.Node) string {
	s, ok := w.token(n, "fingerprint")
	if !ok {
		return ""
	}
	version, digits, _ := strings.Cut(s, ":")
	if len(version) < 2 || version[0] != 'v' || strings.Trim(version[1:], "0123456789") != "" || digits == "" || !hexadecimal(digits) {
		w.report(n, problem.BadValue, tick(s)+" is no fingerprint", "one reads v1: and 12 hexadecimal digits, as `stance show -f json` gives it; `stance review` writes it for you")
		return ""
	}
	return s
}

// orphaned warns of sign-offs of records that are not there. They are kept:
// the record may come back, and what was said of it once stays on record.
func orphaned(m *merged, signOffs []review.SignOff) []problem.Problem {
	if len(signOffs) == 0 || m.broken || m.ref.partiesBroken || m.ref.issuesBroken {
		return nil
	}
	there := make(map[string]bool, len(m.records))
	for _, r := range m.records {
		there[review.CellName(r)] = true
	}
	var problems []problem.Problem
	for _, s := range signOffs {
		if there[s.Cell()] {
			continue
		}
		hint := "it is kept and counts for nothing; take it away if the record will not come back"
		switch {
		case m.ref.book.Party(s.Party) == nil:
			hint += "; " + tick(s.Party) + " is no party in the codebook"
		case m.ref.book.Issue(s.Issue) == nil:
			hint += "; " + tick(s.Issue) + " is no issue in the codebook"
		}
		problems = append(problems, problem.New(problem.OrphanedReview, s.Place.File, s.Place.Line, s.Place.Column, "this is a sign-off of "+tick(s.Cell())+", and there is no such record", hint))
	}
	return problems
}
