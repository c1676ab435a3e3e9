package main

import (
	"strings"

	"github.com/spf13/cobra"

	"stance/positions"
)

const noFiles = cobra.ShellCompDirectiveNoFileComp

// completeDates completes up to n arguments that are dates.
func (s *streams) completeDates(n int) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		if len(args) >= n {
			return nil, noFiles
		}
		return completions(dateChoices(s.glance(cmd).Dataset), "", typed), noFiles
	}
}

// completePeriod completes two dates, A B or A..B.
func (s *streams) completePeriod(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	from, _, ranged := strings.Cut(typed, "..")
	switch {
	case len(args) > 1 || len(args) == 1 && (ranged || strings.Contains(args[0], "..")):
		return nil, noFiles
	case ranged:
		return completions(dateChoices(s.glance(cmd).Dataset), from+"..", typed), noFiles
	}
	return completions(dateChoices(s.glance(cmd).Dataset), "", typed), noFiles
}

// completeParties completes up to n arguments that are parties.
func (s *streams) completeParties(n int) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		if len(args) >= n {
			return nil, noFiles
		}
		others := partyChoices(s.glance(cmd).Codebook)
		return without(completions(others, "", typed), args), noFiles
	}
}

// without leaves out completions that are among the words.
func without(completions, words []string) []string {
	var kept []string
	for _, c := range completions {
		value, _, _ := strings.Cut(c, "\t")
		taken := false
		for _, w := range words {
			taken = taken || w == value
		}
		if !taken {
			kept = append(kept, c)
		}
	}
	return kept
}

// completeFolders completes up to n arguments that are folders.
func completeFolders(n int) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) >= n {
			return nil, noFiles
		}
		return nil, cobra.ShellCompDirectiveFilterDirs
	}
}

// completeCells completes the names of records, DATE/PARTY/ISSUE, part by
// part.
func (s *streams) completeCells(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	d := s.glance(cmd).Dataset
	date, rest, dated := strings.Cut(typed, "/")
	if !dated {
		return withSlash(completions(dateChoices(d), "", typed)), noFiles | cobra.ShellCompDirectiveNoSpace
	}
	on, err := d.ResolveDate(date)
	if err != nil {
		return nil, noFiles
	}
	dir, err := s.completionDir(cmd)
	if err != nil {
		return nil, noFiles
	}
	d = readWithout(dir, on.String())
	party, _, named := strings.Cut(rest, "/")
	if !named {
		parties := recorded(d, on, func(r *positions.Record) choice { return choice{r.Party.ID, r.Party.Name} })
		return withSlash(completions(parties, date+"/", typed)), noFiles | cobra.ShellCompDirectiveNoSpace
	}
	p, err := partyNamed(d.Codebook, party)
	if err != nil {
		return nil, noFiles
	}
	issues := recorded(d, on, func(r *positions.Record) choice {
		if r.Party != p {
			return choice{}
		}
		return choice{r.Issue.ID, r.Issue.Name}
	})
	return without(completions(issues, date+"/"+party+"/", typed), args), noFiles
}

// recorded lists what the records of a date give, each once.
func recorded(d *positions.Dataset, on positions.Date, what func(*positions.Record) choice) []choice {
	var choices []choice
	seen := map[choice]bool{{}: true}
	for _, r := range d.Records {
		if c := what(r); r.Date == on && !seen[c] {
			seen[c] = true
			choices = append(choices, c)
		}
	}
	return choices
}

// withSlash has a part of a name go on with the next.
func withSlash(completions []string) []string {
	for i, c := range completions {
		value, description, described := strings.Cut(c, "\t")
		completions[i] = value + "/"
		if described {
			completions[i] += "\t" + description
		}
	}
	return completions
}
