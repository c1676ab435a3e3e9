package dataset

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/positions"
)

// CompletePeriod completes two dates, A B or A..B.
func CompletePeriod(s *console.Streams) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		from, _, ranged := strings.Cut(typed, "..")
		switch {
		case len(args) > 1 || len(args) == 1 && (ranged || strings.Contains(args[0], "..")):
			return nil, console.NoFiles
		case ranged:
			return console.Completions(dateChoices(GlanceOf(s, cmd).Dataset), from+"..", typed), console.NoFiles
		}
		return console.Completions(dateChoices(GlanceOf(s, cmd).Dataset), "", typed), console.NoFiles
	}
}

// CompleteWords completes arguments that stand in any order: dates, parties and issues
// of the dataset, without those that are named already, or could mean something else;
// where none of them goes on from what was typed, files.
func CompleteWords(s *console.Streams, t Takes) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		d, words, files := glanceAt(s, cmd, args)
		named := namedAlready(d, words, s.Today())
		if from, _, ranged := strings.Cut(typed, ".."); ranged && t.Period && len(named.dates) == 0 {
			return console.Completions(dateChoices(d), from+"..", typed), console.NoFiles
		}
		free := slices.DeleteFunc(slices.Clone(d.Codebook.Parties), func(p *positions.Party) bool { return named.ids[p.ID] })
		choices := slices.Concat(dateChoices(d), partyChoices(free, typed), IssueChoices(d.Codebook))
		if t.Dates <= len(named.dates) {
			choices = choices[len(dateChoices(d)):]
		}
		several := severalMeanings(d)
		choices = slices.DeleteFunc(choices, func(c console.Choice) bool { return named.has(d, c.Value) || several[strings.ToLower(c.Value)] })
		if found := console.Completions(choices, "", typed); len(found) > 0 || files == 2 {
			return found, console.NoFiles
		}
		return []string{"yaml", "yml"}, cobra.ShellCompDirectiveFilterFileExt
	}
}

// glanceAt is glance with the arguments that are given, of which files may name the
// dataset; it gives the others, and how many files there are.
func glanceAt(s *console.Streams, cmd *cobra.Command, args []string) (d *positions.Dataset, words []string, files int) {
	var named []string
	for _, a := range args {
		if isYAMLName(a) {
			named = append(named, a)
		} else {
			words = append(words, a)
		}
	}
	if len(named) > 0 {
		if _, result, err := readSingle(s, named...); err == nil {
			return result.Dataset, words, len(named)
		}
	}
	return GlanceOf(s, cmd).Dataset, words, len(named)
}

// already is what a command line names, as far as it has been typed.
type already struct {
	today positions.Date
	dates []positions.Date // a period is two
	ids   map[string]bool  // of parties and issues
}

func namedAlready(d *positions.Dataset, words []string, today positions.Date) already {
	a := already{today: today, ids: map[string]bool{}}
	for _, w := range words {
		m := d.Meaning(w)
		switch {
		case m.Things() != 1:
		case m.Date:
			for _, end := range strings.SplitN(w, "..", 2) {
				date, err := d.ResolveDate(end, today)
				if err != nil {
					date = 0
				}
				a.dates = append(a.dates, date)
			}
		case m.Parties != nil:
			a.ids[m.Parties[0].ID] = true
		default:
			a.ids[m.Issues[0].ID] = true
		}
	}
	return a
}

func (a already) has(d *positions.Dataset, word string) bool {
	if a.ids[word] || len(a.dates) == 0 {
		return a.ids[word]
	}
	date, err := d.ResolveDate(word, a.today)
	return err == nil && slices.Contains(a.dates, date)
}

// severalMeanings are the words, in small letters, that are dates, parties or issues, and
// more than one of these: alone they are refused.
func severalMeanings(d *positions.Dataset) map[string]bool {
	kinds := map[string]string{}
	several := map[string]bool{}
	add := func(word, kind string) {
		word = strings.ToLower(word)
		if was, ok := kinds[word]; ok && was != kind {
			several[word] = true
		}
		kinds[word] = kind
	}
	for _, name := range d.DateNames() {
		add(name, "date")
	}
	for _, p := range d.Codebook.Parties {
		add(p.ID, "party")
		add(p.Name, "party")
		add(p.Short, "party")
	}
	for _, is := range d.Codebook.Issues {
		add(is.ID, "issue")
		add(is.Name, "issue")
	}
	return several
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

// CompleteSources completes the ids of sources, each once.
func CompleteSources(s *console.Streams) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		return without(console.Completions(SourceChoices(GlanceOf(s, cmd).Dataset), "", typed), args), console.NoFiles
	}
}

// CompleteCells completes the names of records, DATE/PARTY/ISSUE, part by part, or in words of their own.
func CompleteCells(s *console.Streams) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		g := GlanceOf(s, cmd)
		d := g.Dataset
		said, between := strings.Split(typed, "/"), "/"
		if n := len(args); len(said) == 1 && (n == 1 || n == 2) && !strings.Contains(strings.Join(args, ""), "/") {
			said, between = append(slices.Clone(args), typed), " "
		}
		on, err := d.ResolveDate(said[0], s.Today())
		switch {
		case len(said) == 1:
			return console.GoingOn(console.Completions(recordDates(d), "", typed), "/"), console.NoFiles | cobra.ShellCompDirectiveNoSpace
		case err == nil && g.dir != "":
			d = readWithout(g.dir, on.String())
		case err != nil && len(said) == 2 && between == " ": // a party, which has one record on the issue
			if _, err := PartyNamed(d.Codebook, said[0]); err == nil {
				return console.Completions(IssueChoices(d.Codebook), "", typed), console.NoFiles
			}
			return nil, console.NoFiles
		case err != nil:
			return nil, console.NoFiles
		}
		before := ""
		if between == "/" {
			before = strings.Join(said[:len(said)-1], "/") + "/"
		}
		if len(said) == 2 {
			var parties []*positions.Party
			for _, r := range d.Records {
				if r.Date == on && !slices.Contains(parties, r.Party) {
					parties = append(parties, r.Party)
				}
			}
			choices := console.Completions(partyChoices(parties, said[1]), before, typed)
			if between == " " {
				return choices, console.NoFiles
			}
			return console.GoingOn(choices, "/"), console.NoFiles | cobra.ShellCompDirectiveNoSpace
		}
		p, err := PartyNamed(d.Codebook, said[1])
		if err != nil || len(said) > 3 {
			return nil, console.NoFiles
		}
		var issues []console.Choice
		for _, r := range d.Records {
			if r.Date == on && r.Party == p {
				issues = append(issues, console.Choice{Value: r.Issue.ID, Label: r.Issue.Name})
			}
		}
		return without(console.Completions(issues, before, typed), args), console.NoFiles
	}
}

// recordDates are the words for dates that have records.
func recordDates(d *positions.Dataset) []console.Choice {
	return slices.DeleteFunc(dateChoices(d), func(c console.Choice) bool { return c.Value == positions.Today })
}
