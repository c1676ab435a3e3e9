package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"stance/diff"
	"stance/diff/report"
	"stance/positions"
)

// cellFilter is --party and --issue as typed.
type cellFilter struct {
	parties []string
	issues  []string
}

func (f *cellFilter) register(cmd *cobra.Command) {
	cmd.Flags().StringSliceVarP(&f.parties, "party", "p", nil, "only these `parties`: ids or names, repeated or separated by commas")
	cmd.Flags().StringSliceVarP(&f.issues, "issue", "i", nil, "only these `issues`: ids or names, repeated or separated by commas")
}

// resolve finds the parties and issues in the codebook.
func (f *cellFilter) resolve(book *positions.Codebook) (report.Filter, error) {
	var filter report.Filter
	for _, name := range f.parties {
		p, err := partyNamed(book, name)
		if err != nil {
			return filter, err
		}
		filter.Parties = append(filter.Parties, p)
	}
	for _, name := range f.issues {
		is, err := issueNamed(book, name)
		if err != nil {
			return filter, err
		}
		filter.Issues = append(filter.Issues, is)
	}
	return filter, nil
}

// partyNamed finds a party by id, name or short name, the latter two in any
// case.
func partyNamed(book *positions.Codebook, name string) (*positions.Party, error) {
	if p := book.Party(name); p != nil {
		return p, nil
	}
	var known []string
	for _, p := range book.Parties {
		if strings.EqualFold(p.Name, name) || p.Short != "" && strings.EqualFold(p.Short, name) {
			return p, nil
		}
		known = append(known, p.ID)
	}
	return nil, &usageError{fmt.Sprintf("no party %q in the codebook", name), didYouMean(name, known)}
}

// issueNamed finds an issue by id or name, the latter in any case.
func issueNamed(book *positions.Codebook, name string) (*positions.Issue, error) {
	if is := book.Issue(name); is != nil {
		return is, nil
	}
	var known []string
	for _, is := range book.Issues {
		if strings.EqualFold(is.Name, name) {
			return is, nil
		}
		known = append(known, is.ID)
	}
	return nil, &usageError{fmt.Sprintf("no issue %q in the codebook", name), didYouMean(name, known)}
}

func kindsNamed(names []string) ([]diff.Kind, error) {
	var kinds []diff.Kind
	for _, name := range names {
		k, ok := diff.KindNamed(name)
		if !ok {
			return nil, &usageError{fmt.Sprintf("no kind of change %q", name), didYouMean(name, diff.Kinds[:])}
		}
		kinds = append(kinds, k)
	}
	return kinds, nil
}
