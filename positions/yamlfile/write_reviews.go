package yamlfile

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"stance/positions"
	"stance/positions/problem"
	"stance/positions/team/review"
)

// ReviewHeader is what a new reviewer's file begins with.
func ReviewHeader(reviewer string) []byte {
	return []byte("# Sign-offs of " + CommentLine(reviewer) + ", added to by `stance review`. Of each record the last entry\n" +
		"# counts, as long as the record still has its fingerprint.\n")
}

// AppendSignOffs adds sign-offs to the end of a reviewer's file. All that was
// in it stays byte for byte. The result has been read again: it holds what the
// file held and then the new entries, or there is an error. The reviewer is
// told by the file's name, so that of the entries is of no account.
func AppendSignOffs(name string, old []byte, entries []review.SignOff) ([]byte, error) {
	before := readReviewBytes(name, old)
	if f := before.fault(); f != nil {
		return nil, fmt.Errorf("nothing was added to %s, as there is an error in it: %s", name, strings.TrimSpace(problem.Render(*f)))
	}
	want := slices.Clone(before.signOffs)
	for _, e := range entries {
		if err := writableText(e.Note); err != nil {
			return nil, fmt.Errorf("nothing was added to %s: note: %w", name, err)
		}
		e.Reviewer, e.Note = before.reviewer, strings.TrimSpace(e.Note)
		want = append(want, e)
	}
	for _, way := range waysToAppend(old) {
		content := slices.Concat(old, way.lead, formatSignOffs(entries, way.indent, way.lineBreak))
		after := readReviewBytes(name, content)
		if after.fault() == nil && after.reviewer == before.reviewer && slices.EqualFunc(after.signOffs, want, sameEntry) {
			return content, nil
		}
	}
	return nil, fmt.Errorf("nothing was added to %s, as there is no place at its end where entries could stand; write it as a list with one - for each entry", name)
}

func sameEntry(a, b review.SignOff) bool {
	a.Place, b.Place = positions.Place{}, positions.Place{}
	return a == b
}

// SignOffs reads a reviewer's file that is at hand, in its order; entries with
// errors are not among them.
func SignOffs(name string, content []byte) []review.SignOff {
	return readReviewBytes(name, content).signOffs
}

func readReviewBytes(name string, content []byte) *reviewFile {
	w := &reviewWalker{walker: walker{file: name, keep: &keeper{}}}
	w.decode(content, w.list)
	w.answered()
	return w.done()
}

// fault is the first error in the file, nil if there is none.
func (f *reviewFile) fault() *problem.Problem {
	for i := range f.problems {
		if f.problems[i].Severity == problem.Error {
			return &f.problems[i]
		}
	}
	return nil
}

// way is a way to go on with a file: what comes between it and the new
// entries, how far these are indented, and how its lines end.
type way struct {
	lead      []byte
	indent    int
	lineBreak string
}

// waysToAppend lists ways to go on with a file, the plainest first: with the
// list that it ends in, or with a list of its own in a document of its own
// (behind a list in brackets, or where the last document was closed). Which of
// them is right is found out by reading the result.
func waysToAppend(old []byte) []way {
	lineBreak := LineBreak(old)
	var lead []byte
	if n := len(old); n > 0 && old[n-1] != '\n' && old[n-1] != '\r' && !bytes.Equal(old, byteOrderMark) {
		lead = []byte(lineBreak)
	}
	indent := max(lastListColumn(old)-1, 0)
	return []way{
		{lead, indent, lineBreak},
		{slices.Concat(lead, []byte("---"+lineBreak)), 0, lineBreak},
	}
}

// LineBreak is how the first line of a file ends: what is added to it ends so, too.
func LineBreak(content []byte) string {
	i := bytes.IndexAny(content, "\r\n")
	switch {
	case i < 0 || content[i] == '\n':
		return "\n"
	case i+1 < len(content) && content[i+1] == '\n':
		return "\r\n"
	}
	return "\r"
}

// lastListColumn is the column in which the items of the last document's list
// begin, 0 where it is no list of lines.
func lastListColumn(content []byte) int {
	column := 0
	w := &walker{keep: &keeper{}}
	w.decode(content, func(root *yaml.Node) {
		column = 0
		if root.Kind == yaml.SequenceNode && root.Style&yaml.FlowStyle == 0 {
			column = root.Column
		}
	})
	return column
}

func formatSignOffs(entries []review.SignOff, indent int, lineBreak string) []byte {
	var b bytes.Buffer
	margin := strings.Repeat(" ", indent)
	for _, e := range entries {
		lead := margin + "- "
		field := func(key, value string) {
			b.WriteString(lead + key + ": " + value + lineBreak)
			lead = margin + "  "
		}
		field("date", e.Date.String())
		field("party", oneLine(e.Party, false))
		field("issue", oneLine(e.Issue, false))
		field("fingerprint", e.Fingerprint)
		field("verdict", e.Verdict.String())
		field("on", e.On.String())
		if note := strings.TrimSpace(e.Note); note != "" {
			field("note", oneLine(note, false))
		}
	}
	return b.Bytes()
}
