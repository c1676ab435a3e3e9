package dataset

import (
	"slices"
	"strings"

	"stance/cmd/stance/internal/console"
	"stance/diff/report"
	"stance/positions"
	"stance/positions/problem"
)

// Takes says which arguments a command has use for besides parties and issues, of which
// it takes any number.
type Takes struct {
	Command string
	Dates   int  // at most
	Period  bool // two of them may be written as one, A..B
	Pairs   bool // a party that is named twice is a mistake
}

// sorted are the arguments of a command line by what they name in the dataset.
type sorted struct {
	dates   []string // as given, in their order
	parties []*positions.Party
	issues  []*positions.Issue
}

// sortWords tells arguments apart by what they name, in whatever order they stand. What
// names nothing is refused, and what can name two things.
func sortWords(s *console.Streams, d *positions.Dataset, words []string, t Takes) (sorted, error) {
	var out sorted
	by := map[*positions.Party]string{}
	for _, word := range words {
		m := d.Meaning(word)
		if t.Dates == 0 && len(m.Parties)+len(m.Issues) > 0 {
			m.Date = false // it cannot be meant
		}
		switch {
		case m.Things() == 0:
			return out, t.namesNothing(d, word, words)
		case m.Things() > 1:
			return out, namesSeveral(s, d, word, m)
		case m.Date && t.Dates == 0:
			return out, takesNoDate(s, d, t, word, words)
		case m.Date && len(out.dates) == t.Dates:
			return out, console.Usagef("too many dates: %q; %s takes %s", word, t.Command, console.Plural(t.Dates, "date"))
		case m.Date:
			out.dates = append(out.dates, word)
		case m.Parties != nil:
			p := m.Parties[0]
			if other, twice := by[p]; twice && t.Pairs {
				return out, console.Usagef("%q and %q are the same party", other, word)
			}
			by[p] = word
			out.parties = append(out.parties, p)
		default:
			out.issues = append(out.issues, m.Issues[0])
		}
	}
	for _, word := range out.dates {
		if _, _, ranged := strings.Cut(word, ".."); ranged && t.Period && len(out.dates) > 1 {
			e := console.Usagef("%q is a period already, and beside it stands another date", word)
			e.Hint = "a period is given as A..B or as A B"
			return out, e
		}
	}
	return out, nil
}

// kinds lists what a word could have named: "date, party or issue".
func (t Takes) kinds() string {
	if t.Dates == 0 {
		return "party or issue"
	}
	return "date, party or issue"
}

// namesNothing names the nearest thing to a word, of whichever kind it is; where none
// is near, what there is.
func (t Takes) namesNothing(d *positions.Dataset, word string, words []string) error {
	e := console.Usagef("%q names no %s of the dataset", word, t.kinds())
	if date := inPieces(d, word, words); date != "" && t.Dates > 0 {
		e.Hint = "a date with spaces in it is put in quotation marks: " + console.ShellWord(date)
		return e
	}
	var known, things []string
	add := func(name, thing string) {
		known, things = append(known, name), append(things, thing)
	}
	var parties, issues, dates []string
	for _, p := range d.Codebook.Parties {
		parties = append(parties, p.ID)
		for _, name := range []string{p.ID, p.Name, p.Short} {
			add(name, "the party "+p.ID)
		}
	}
	for _, is := range d.Codebook.Issues {
		issues = append(issues, is.ID)
		for _, name := range []string{is.ID, is.Name} {
			add(name, "the issue "+is.ID)
		}
	}
	if t.Dates > 0 {
		dates = d.DateNames()
		for _, name := range dates {
			add(name, "the date "+name)
		}
	}
	if near, ok := problem.NearestByWord(word, known); ok {
		for i, name := range known {
			if name == near {
				e.Hint = "did you mean " + things[i] + "?"
				return e
			}
		}
	}
	var lists []string
	for _, l := range []struct {
		of    string
		words []string
	}{{"parties", parties}, {"issues", issues}, {"dates", dates}} {
		if len(l.words) > 0 {
			lists = append(lists, l.of+": "+console.Some(l.words))
		}
	}
	e.Hint = strings.Join(lists, "\n")
	if t.Dates > 0 && word != "" && strings.Trim(word, "0123456789/.-T:") == "" {
		e.Hint = "a day is written " + positions.HowDays + "\n" + e.Hint
	}
	return e
}

// inPieces is the date of which a word is a part, where its words were not held together.
func inPieces(d *positions.Dataset, word string, words []string) string {
	for _, size := range []int{3, 2} {
		for from := 0; from+size <= len(words); from++ {
			piece := words[from : from+size]
			if date := strings.Join(piece, " "); slices.Contains(piece, word) && d.Meaning(date).Date {
				return date
			}
		}
	}
	return ""
}

// namesSeveral says what a word could mean, and how each is written so that nothing
// else can be meant.
func namesSeveral(s *console.Streams, d *positions.Dataset, word string, m positions.Meaning) error {
	var things, ways []string
	if m.Date {
		thing, way := "the date "+word, "YYYY-MM-DD for the date"
		if date, err := DateArg(s, d, word); err == nil {
			thing, way = "the date "+d.Info(date).Name(), date.String()
		}
		things, ways = append(things, thing), append(ways, way)
	}
	for _, p := range m.Parties {
		things, ways = append(things, "the party "+p.ID), append(ways, report.PartyWord(d, p))
	}
	for _, is := range m.Issues {
		things, ways = append(things, "the issue "+is.ID), append(ways, report.IssueWord(d, is))
	}
	e := console.Usagef("%q can be %s", word, console.Either(things))
	e.Hint = "write " + console.Either(ways)
	return e
}

// takesNoDate names the command that shows what was asked for on the date, or between
// the dates, that a command has no use for.
func takesNoDate(s *console.Streams, d *positions.Dataset, t Takes, word string, words []string) error {
	dates, quoted := 0, []string{}
	for _, w := range words {
		if m := d.Meaning(w); m.Date && m.Things() == 1 {
			dates++
		}
		quoted = append(quoted, console.ShellWord(w))
	}
	command, does := "show", "shows what was in force then"
	if dates == 2 || strings.Contains(word, "..") {
		command, does = "diff", "compares the two dates"
	}
	e := console.Usagef("%q is a date, and %s takes none: it shows every step of a position", word, t.Command)
	e.Hint = "`stance " + command + " " + strings.Join(quoted, " ") + s.Data + "` " + does
	return e
}
