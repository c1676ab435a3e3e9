package dataset

import (
	"fmt"
	"slices"
	"strings"

	"stance/cmd/stance/internal/console"
	"stance/positions"
	"stance/positions/exchange/tidy"
	"stance/positions/slug"
	"stance/positions/splice"
	"stance/positions/yamlfile"
)

// RenamingOf finds what is to have another id, by whatever names it; of an option, its issue is
// given by itself, or before a slash.
func RenamingOf(d *positions.Dataset, of yamlfile.Named, old, issue, now string) (splice.Renaming, error) {
	r := splice.Renaming{Of: of, New: now}
	var at positions.Place
	var taken bool
	switch of {
	case yamlfile.NamedParty:
		p, err := PartyNamed(d.Codebook, old)
		if err != nil {
			return r, err
		}
		r.Old, at, taken = p.ID, p.Place, d.Codebook.Party(now) != nil
	case yamlfile.NamedIssue:
		is, err := issueNamed(d.Codebook, old)
		if err != nil {
			return r, err
		}
		r.Old, at, taken = is.ID, is.Place, d.Codebook.Issue(now) != nil
	case yamlfile.NamedSource:
		found, err := SourcesNamed(d, []string{old})
		if err != nil {
			return r, err
		}
		r.Old, at, taken = found[0].ID, found[0].Place, d.Source(now) != nil
	case yamlfile.NamedOption:
		is, option, err := optionIn(d.Codebook, old, issue)
		if err != nil {
			return r, err
		}
		if before, after, slash := strings.Cut(now, "/"); slash && (before == is.ID || strings.HasPrefix(old, before+"/")) {
			r.New = after
		}
		r.Issue, r.Old, at, taken = is.ID, option, is.Place, is.Scale.Option(r.New) >= 0
	}
	switch fault := positions.Reserved(r.New); {
	case r.Old == r.New:
		return r, console.Usagef("this %s is called %s already", of, r.New)
	case !positions.IsID(r.New):
		e := console.Usagef("%q is no id, as an id has small letters a to z and digits, in groups joined by single hyphens", r.New)
		if id := slug.Of(r.New); id != "" && id != r.Old {
			e.Hint = "write " + id + "; "
		}
		e.Hint += "the name that people read is changed in " + at.File + fmt.Sprintf(":%d", at.Line)
		return r, e
	case taken:
		return r, &console.UsageError{Message: fmt.Sprintf("there is another %s %s already", of, r.New), Hint: "give an id that is free"}
	case of == yamlfile.NamedOption && fault != nil:
		return r, &console.UsageError{Message: fault.Message, Hint: fault.Hint}
	}
	return r, nil
}

// optionIn finds an option, by its id or label or the beginning of one, of the issue given, or of that
// before a slash; without either, of the one issue that has such an option.
func optionIn(book *positions.Codebook, name, issue string) (*positions.Issue, string, error) {
	if before, after, slash := strings.Cut(name, "/"); slash && issue == "" {
		issue, name = before, after
	}
	if issue == "" {
		return anyOption(book, name)
	}
	is, err := issueNamed(book, issue)
	if err != nil {
		return nil, "", err
	}
	if is.Scale == nil || is.Scale.Numeric() {
		return nil, "", &console.UsageError{Message: "there are no options on " + is.ID, Hint: "write ISSUE/OPTION" + suchAs(book)}
	}
	fit, _ := is.Scale.OptionsNamed(name)
	if i := tidy.OptionNamed(is.Scale, name); i >= 0 {
		fit = []int{i}
	}
	var ids []string
	for i, o := range is.Scale.Options {
		if len(fit) == 0 || slices.Contains(fit, i) {
			ids = append(ids, o.ID)
		}
	}
	switch len(fit) {
	case 0:
		return nil, "", &console.UsageError{Message: fmt.Sprintf("no option %q on %s", name, is.ID), Hint: console.DidYouMean(name, ids)}
	case 1:
		return is, ids[0], nil
	}
	return nil, "", &console.UsageError{Message: fmt.Sprintf("more than one option of %s fits %q", is.ID, name), Hint: "write " + console.OneOf(ids)}
}

// anyOption finds an option by its id or label alone, where one issue has it.
func anyOption(book *positions.Codebook, name string) (*positions.Issue, string, error) {
	var found *positions.Issue
	var option string
	var all []string
	for _, is := range book.Issues {
		if is.Scale == nil || is.Scale.Numeric() {
			continue
		}
		if fit, exact := is.Scale.OptionsNamed(name); exact && len(fit) == 1 {
			found, option = is, is.Scale.Options[fit[0]].ID
			all = append(all, is.ID+"/"+option)
		}
	}
	switch len(all) {
	case 0:
		return nil, "", &console.UsageError{Message: fmt.Sprintf("of which issue is %q an option?", name), Hint: "write ISSUE/OPTION" + suchAs(book)}
	case 1:
		return found, option, nil
	}
	return nil, "", &console.UsageError{Message: fmt.Sprintf("of which issue is %q an option?", name), Hint: "write " + console.OneOf(all)}
}

// suchAs shows an option of the codebook.
func suchAs(book *positions.Codebook) string {
	for _, is := range book.Issues {
		if is.Scale != nil && !is.Scale.Numeric() {
			return ", such as " + is.ID + "/" + is.Scale.Options[0].ID
		}
	}
	return ""
}
