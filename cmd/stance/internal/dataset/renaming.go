package dataset

import (
	"fmt"
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
		r.Old, at, taken = old, found[0].Place, d.Source(now) != nil
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
		if id := slug.Of(r.New); id != "" {
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

// optionIn finds an option, by its id or label, of the issue given, or of that before a slash.
func optionIn(book *positions.Codebook, name, issue string) (*positions.Issue, string, error) {
	if before, after, slash := strings.Cut(name, "/"); slash && issue == "" {
		issue, name = before, after
	}
	if issue == "" {
		return nil, "", &console.UsageError{Message: fmt.Sprintf("of which issue is %q an option?", name), Hint: "write ISSUE/OPTION" + suchAs(book)}
	}
	is, err := issueNamed(book, issue)
	if err != nil {
		return nil, "", err
	}
	if is.Scale == nil || is.Scale.Numeric() {
		return nil, "", &console.UsageError{Message: "there are no options on " + is.ID, Hint: "write ISSUE/OPTION" + suchAs(book)}
	}
	i := tidy.OptionNamed(is.Scale, name)
	if i < 0 {
		var ids []string
		for _, o := range is.Scale.Options {
			ids = append(ids, o.ID)
		}
		return nil, "", &console.UsageError{Message: fmt.Sprintf("no option %q on %s", name, is.ID), Hint: console.DidYouMean(name, ids)}
	}
	return is, is.Scale.Options[i].ID, nil
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
