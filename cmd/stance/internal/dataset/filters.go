package dataset

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/diff/report"
	"stance/positions"
	"stance/positions/problem"
)

// CellFilter is --party and --issue as typed.
type CellFilter struct {
	Parties []string
	Issues  []string
}

// Register adds the flags.
func (f *CellFilter) Register(cmd *cobra.Command) {
	cmd.Flags().StringSliceVarP(&f.Parties, "party", "p", nil, "only these `parties`: ids or names, repeated or separated by commas")
	cmd.Flags().StringSliceVarP(&f.Issues, "issue", "i", nil, "only these `issues`: ids or names, repeated or separated by commas")
}

// Resolve finds the parties and issues in the codebook.
func (f *CellFilter) Resolve(book *positions.Codebook) (report.Filter, error) {
	var named sorted
	err := f.addTo(&named, book)
	return named.filter(), err
}

// addTo adds the parties and issues that the flags name to those that arguments did.
func (f *CellFilter) addTo(named *sorted, book *positions.Codebook) error {
	for _, name := range f.Parties {
		p, err := PartyNamed(book, name)
		if err != nil {
			return err
		}
		named.parties = append(named.parties, p)
	}
	for _, name := range f.Issues {
		is, err := issueNamed(book, name)
		if err != nil {
			return err
		}
		named.issues = append(named.issues, is)
	}
	return nil
}

// filter has each of the parties and issues named once, and in the codebook's order, however
// they were given.
func (named *sorted) filter() report.Filter {
	parties := slices.SortedFunc(slices.Values(named.parties), func(a, b *positions.Party) int { return a.Index - b.Index })
	issues := slices.SortedFunc(slices.Values(named.issues), func(a, b *positions.Issue) int { return a.Index - b.Index })
	return report.Filter{Parties: slices.Compact(parties), Issues: slices.Compact(issues)}
}

// Exact reports whether everything is named by its whole id or name.
func (f *CellFilter) Exact(book *positions.Codebook) bool {
	for _, name := range f.Parties {
		if _, exact := book.PartiesNamed(name); !exact {
			return false
		}
	}
	for _, name := range f.Issues {
		if _, exact := book.IssuesNamed(name); !exact {
			return false
		}
	}
	return true
}

// Columns finds the parties that have a column each, in the order in which they are named.
func Columns(book *positions.Codebook, names []string) ([]*positions.Party, error) {
	var parties []*positions.Party
	for i, name := range names {
		p, err := PartyNamed(book, name)
		if err != nil {
			return nil, err
		}
		if at := slices.Index(parties, p); at >= 0 {
			return nil, console.Usagef("%q and %q are the same party", names[at], names[i])
		}
		parties = append(parties, p)
	}
	return parties, nil
}

// PartyNamed finds a party by id, name or short name, the latter two in any case, or by
// the beginning of a word of these, where only one has it.
func PartyNamed(book *positions.Codebook, name string) (*positions.Party, error) {
	fit, _ := book.PartiesNamed(name)
	return theOne("party", name, fit, book.Parties, func(p *positions.Party) string { return p.ID })
}

// theOne gives what alone fits a name; all are those that could have been meant.
func theOne[T any](what, name string, fit, all []*T, id func(*T) string) (*T, error) {
	ids := func(list []*T) []string {
		names := make([]string, len(list))
		for i, thing := range list {
			names[i] = id(thing)
		}
		return names
	}
	switch len(fit) {
	case 1:
		return fit[0], nil
	case 0:
		hint := console.DidYouMean(name, ids(all))
		if near, ok := problem.NearestByWord(name, ids(all)); ok {
			hint = "did you mean " + near + "?"
		}
		return nil, &console.UsageError{Message: fmt.Sprintf("no %s %q in the codebook", what, name), Hint: hint}
	}
	return nil, &console.UsageError{Message: fmt.Sprintf("more than one %s fits %q", what, name), Hint: "write " + console.Either(ids(fit))}
}

// issueNamed finds an issue by id or name, likewise.
func issueNamed(book *positions.Codebook, name string) (*positions.Issue, error) {
	fit, _ := book.IssuesNamed(name)
	return theOne("issue", name, fit, book.Issues, func(is *positions.Issue) string { return is.ID })
}
