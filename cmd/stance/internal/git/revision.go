package git

import (
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Object finds the id of what a revision, or a path in one, names; "" if there
// is no such thing. A name is never taken for an option.
func (r *Repository) Object(name string) (string, error) {
	if name == "" || strings.HasPrefix(name, "-") || strings.ContainsRune(name, 0) {
		return "", nil
	}
	if strings.Contains(name, "@{") {
		if err := r.copyLogs(); err != nil {
			return "", err
		}
	}
	return r.id("rev-parse", "--verify", "--quiet", "--end-of-options", name)
}

// Commit finds the commit that a revision names; "" if it names none. What it
// names is looked up first, and whether that is a commit then: in ":/fix"
// whatever follows belongs to the text that is searched for.
func (r *Repository) Commit(revision string) (string, error) {
	id, err := r.Object(revision)
	if err != nil || id == "" && revision != "HEAD" {
		return "", err
	}
	if id == "" {
		id = revision
	}
	out, err := r.run(shortAnswer, "rev-parse", "--verify", "--quiet", "--end-of-options", id+"^{commit}")
	var refused *refusal
	switch {
	case errors.As(err, &refused) && refused.code == codeFatal && refused.stderr != "":
		return "", fmt.Errorf("git says of %.60q: %w", revision, refused) // not that there is none
	case errors.As(err, &refused):
		return "", nil
	case err != nil:
		return "", err
	}
	return parseID(string(out))
}

// codeFatal is what git ends with where it cannot go on.
const codeFatal = 128

// MergeBase finds the last commit that two have in common; "" if there is none.
func (r *Repository) MergeBase(a, b string) (string, error) { return r.id("merge-base", a, b) }

// id runs what answers with an id, or not at all: whatever the words of its
// refusal, there is none, several could be meant, or the question is malformed.
func (r *Repository) id(args ...string) (string, error) {
	out, err := r.run(shortAnswer, args...)
	var refused *refusal
	switch {
	case errors.As(err, &refused):
		return "", nil
	case err != nil:
		return "", err
	}
	return parseID(string(out))
}

// parseID reads an answer that begins with an id in a line of its own.
func parseID(answer string) (string, error) {
	id, _, _ := strings.Cut(answer, "\n")
	if id = strings.TrimSuffix(id, "\r"); id == "" {
		return "", nil
	}
	if !isID(id) {
		return "", fmt.Errorf("git wrote %.60q where an id was expected", id)
	}
	return id, nil
}

// isID reports whether a text is the full id of an object, by SHA-1 or SHA-256.
func isID(s string) bool {
	return (len(s) == 40 || len(s) == 64) && strings.Trim(s, "0123456789abcdef") == ""
}

// RefNames lists the short names of branches, tags and the like, at most so
// many.
func (r *Repository) RefNames(most int) []string {
	var names []string
	for _, named := range r.Refs(most) {
		names = append(names, named.Name)
	}
	return names
}

// Named is a revision by a name of its own, with the first line of what was said of it.
type Named struct{ Name, Subject string }

// Refs lists the branches, tags and the like by their short names, at most so many; with
// its message each of a tag, else its commit's.
func (r *Repository) Refs(most int) []Named {
	return r.named("for-each-ref", "--format=%(refname:short)%00%(contents:subject)", fmt.Sprint("--count=", most))
}

// Recent lists the short ids of the last commits up to HEAD, at most so many, the newest
// first, each the first parent of the one before.
func (r *Repository) Recent(most int) []Named {
	return r.named("log", "--first-parent", "--no-show-signature", "--no-ext-diff", "--no-textconv", "--format=%h%x00%cs %s", fmt.Sprint("--max-count=", most), "HEAD")
}

// named runs what answers with a line for each name and its subject; where git refuses,
// there are none.
func (r *Repository) named(args ...string) []Named {
	out, err := r.run(maxListing, args...)
	if err != nil {
		return nil
	}
	var list []Named
	for line := range strings.Lines(string(out)) {
		name, subject, _ := strings.Cut(strings.TrimRight(line, "\r\n"), "\x00")
		list = append(list, Named{name, subject})
	}
	return list
}

// FirstWith is the short id of the first commit, of those that HEAD goes back
// to, at which a file came to be in the folder; "" if there is none.
func (r *Repository) FirstWith(file string) string {
	out, err := r.run(maxListing, "log", "--reverse", "--no-show-signature", "--no-ext-diff", "--no-textconv", "--format=%h", "--diff-filter=A", "HEAD", "--", path.Join(r.Prefix, file))
	if err != nil {
		return ""
	}
	first, _, _ := strings.Cut(string(out), "\n")
	return strings.TrimSpace(first)
}

// copyLogs brings in the reflogs, which `main@{yesterday}` needs and nothing
// else does.
func (r *Repository) copyLogs() error {
	if r.logs {
		return nil
	}
	r.logs = true
	left := int64(maxText)
	for from, to := range map[string]string{r.at.own: r.own, r.at.common: filepath.Join(r.git.scratch, commonFolder)} {
		root, err := os.OpenRoot(from)
		if err != nil {
			return err
		}
		defer root.Close()
		if _, err := root.Stat("logs"); err != nil {
			continue
		}
		err = copyTree(root, "logs", to, func(root *os.Root, name, to string) error {
			info, err := root.Stat(name)
			if err != nil || !info.Mode().IsRegular() {
				return nil
			}
			limit := left
			left -= info.Size()
			return copyPlain(root, name, to, max(limit, 0))
		}, maxRefs)
		if err != nil {
			return err
		}
	}
	return nil
}
