package yamlfile

import (
	"strings"

	"stance/positions/problem"
	"stance/positions/team/review"
)

// ReviewHeader is what a new reviewer's file begins with.
func ReviewHeader(reviewer string) []byte {
	return []byte("# Sign-offs of " + CommentLine(reviewer) + ", added to by `stance review`. Of each record the last entry\n" +
		"# counts, as long as the record still has its fingerprint.\n")
}

// SignOffPiece is an item of a reviewer's file, which tells by its name whose it is. Each
// key has one line, as people look for them from their margin.
func SignOffPiece(s *review.SignOff) Piece {
	m := &mapping{}
	m.asIs("date", s.Date.String())
	m.add("party", unfolded(s.Party))
	m.add("issue", unfolded(s.Issue))
	m.asIs("fingerprint", s.Fingerprint)
	m.asIs("verdict", s.Verdict.String())
	m.entries = append(m.entries, entry{key: "on", own: true, value: asIs(s.On.String())})
	if note := strings.TrimSpace(s.Note); note != "" {
		m.add("note", unfolded(note))
	}
	return Piece{item: m}
}

// SignOffsIn reads a reviewer's file that is at hand, in its order, and gives the first
// error in it, nil if there is none. Entries with errors are left out.
func SignOffsIn(name string, content []byte) ([]review.SignOff, *problem.Problem) {
	f := readReviewBytes(name, content)
	for i := range f.problems {
		if f.problems[i].Severity == problem.Error {
			return f.signOffs, &f.problems[i]
		}
	}
	return f.signOffs, nil
}

func readReviewBytes(name string, content []byte) *reviewFile {
	w := &reviewWalker{walker: walker{file: name, keep: &keeper{}}}
	w.decode(content, w.list)
	w.answered()
	return w.done()
}
