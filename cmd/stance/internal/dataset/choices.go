package dataset

import (
	"bytes"
	"io/fs"
	"path"
	"strings"

	"github.com/spf13/cobra"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/disk"
	"stance/cmd/stance/internal/settings"
	"stance/diff"
	"stance/diff/report"
	"stance/positions"
	"stance/positions/team/review"
	"stance/positions/yamlfile"
)

// FlagChoices are what flags can be, by their names.
var FlagChoices = map[string]func(*Glance) []console.Choice{
	"party":              parties,
	"four-column":        parties,
	"by":                 parties,
	"member-of":          parties,
	"inherited-by":       members,
	"signed-by":          members,
	"issue":              func(g *Glance) []console.Choice { return IssueChoices(g.Codebook) },
	"position":           func(g *Glance) []console.Choice { return g.ofIssue(OptionChoices) },
	"plausible":          func(g *Glance) []console.Choice { return g.ofIssue(scaleChoices) },
	"accepts":            func(g *Glance) []console.Choice { return g.ofIssue(scaleChoices) },
	"evidence-position":  func(g *Glance) []console.Choice { return g.ofIssue(scaleChoices) },
	"evidence-plausible": func(g *Glance) []console.Choice { return g.ofIssue(scaleChoices) },
	"source":             func(g *Glance) []console.Choice { return SourceChoices(g.Dataset) },
	"origin":             func(g *Glance) []console.Choice { return SourceChoices(g.Dataset) },
	"speaker":            speakers,
	"coder":              coders,
	"reviewer":           func(g *Glance) []console.Choice { return g.chosen(settings.Reviewer) },
	"against":            termsOfOthers,
	"if":                 termsOfParty,
	"unless":             termsOfParty,
	"ended":              termsOfCell,
	"kind":               func(*Glance) []console.Choice { return kindChoices() },
	"state":              func(*Glance) []console.Choice { return stateChoices() },
	"date":               dates,
	"at":                 dates,
	"from":               dates,
	"to":                 dates,
	"known-by":           dates,
	"terms":              func(*Glance) []console.Choice { return termKindChoices() },
	"max-age":            ageChoices,
}

func parties(g *Glance) []console.Choice { return partyChoices(g.Codebook.Parties, g.Typed) }

// partyChoices lists parties and, once something is typed, their short names, too: with
// nothing typed each stands in the list once.
func partyChoices(parties []*positions.Party, typed string) []console.Choice {
	var ids, short []console.Choice
	for _, p := range parties {
		ids = append(ids, console.Choice{Value: p.ID, Label: p.Name})
		if typed != "" && p.Short != "" && p.Short != p.ID {
			short = append(short, console.Choice{Value: p.Short, Label: p.Name})
		}
	}
	return append(ids, short...)
}

func dates(g *Glance) []console.Choice { return dateChoices(g.Dataset) }

// members lists those of the group that the rest of the command line names.
func members(g *Glance) []console.Choice {
	group := g.party()
	if group == nil {
		return nil
	}
	var choices []console.Choice
	for _, p := range g.Codebook.Parties {
		if p != group && p.Within(group) {
			choices = append(choices, console.Choice{Value: p.ID, Label: p.Name})
		}
	}
	return choices
}

// dateChoices lists the words for dates, the labels and the snapshot dates.
func dateChoices(d *positions.Dataset) []console.Choice {
	if len(d.Dates) == 0 {
		return nil
	}
	last := len(d.Dates) - 1
	choices := []console.Choice{{Value: "first", Label: d.Dates[0].Name()}, {Value: "latest", Label: d.Dates[last].Name()}}
	if last > 0 {
		choices = append(choices, console.Choice{Value: "latest~1", Label: d.Dates[last-1].Name()})
	}
	choices = append(choices, console.Choice{Value: positions.Today, Label: "the day that it is"})
	for _, di := range d.Dates {
		if di.Label != "" {
			choices = append(choices, console.Choice{Value: di.Label, Label: console.Joined(", ", di.Date.String(), di.Title)})
		}
	}
	for _, di := range d.Dates {
		choices = append(choices, console.Choice{Value: di.Date.String(), Label: console.Joined(", ", di.Label, di.Title)})
	}
	return choices
}

// SnapshotChoices lists the dates that have a snapshot, each once.
func SnapshotChoices(d *positions.Dataset) []console.Choice {
	var choices []console.Choice
	for _, di := range d.Dates {
		if di.Label == "" {
			choices = append(choices, console.Choice{Value: di.Date.String(), Label: di.Title})
			continue
		}
		choices = append(choices, console.Choice{Value: di.Label, Label: console.Joined(", ", di.Date.String(), di.Title)})
	}
	return choices
}

// PartyChoices lists the parties.
func PartyChoices(book *positions.Codebook) []console.Choice {
	return partyChoices(book.Parties, "")
}

// IssueChoices lists the issues.
func IssueChoices(book *positions.Codebook) []console.Choice {
	var choices []console.Choice
	for _, is := range book.Issues {
		choices = append(choices, console.Choice{Value: is.ID, Label: is.Name})
	}
	return choices
}

// OptionChoices lists the positions that can be recorded on an issue, from the
// low pole to the high; those of a numeric scale are not listed.
func OptionChoices(is *positions.Issue) []console.Choice {
	return append(scaleChoices(is), console.Choice{Value: "none", Label: "holds no position"}, console.Choice{Value: "same", Label: "what was in force the day before"})
}

func scaleChoices(is *positions.Issue) []console.Choice {
	var choices []console.Choice
	if is.Scale != nil {
		for _, o := range is.Scale.Options {
			choices = append(choices, console.Choice{Value: o.ID, Label: o.Label})
		}
	}
	return choices
}

// OptionNotes are lines that tell a coder what belongs to an option, and what does not.
func OptionNotes(o *positions.Option) []string {
	var notes []string
	for _, note := range []struct{ lead, text string }{
		{"", o.Description}, {"such as: ", strings.Join(o.Examples, "; ")}, {"not: ", strings.Join(o.Not, "; ")},
	} {
		if note.text != "" {
			notes = append(notes, note.lead+strings.Join(strings.Fields(note.text), " "))
		}
	}
	return notes
}

// SourceChoices lists the sources.
func SourceChoices(d *positions.Dataset) []console.Choice {
	var choices []console.Choice
	for _, src := range d.Sources {
		choices = append(choices, console.Choice{Value: src.ID, Label: src.Title})
	}
	return choices
}

func kindChoices() []console.Choice {
	var choices []console.Choice
	for i, word := range diff.Kinds {
		choices = append(choices, console.Choice{Value: word, Label: report.KindMeaning(diff.Kind(i))})
	}
	for i, word := range diff.ClaimKinds {
		choices = append(choices, console.Choice{Value: word, Label: report.ClaimKindMeaning(diff.ClaimKind(i))})
	}
	choices = append(choices, console.Choice{Value: "claims", Label: "all of these: what others say of parties"})
	return choices
}

func termKindChoices() []console.Choice {
	var choices []console.Choice
	for i, word := range positions.TermKinds {
		if word != "" {
			choices = append(choices, console.Choice{Value: word, Label: report.TermKindMeaning(positions.TermKind(i))})
		}
	}
	return choices
}

func stateChoices() []console.Choice {
	var choices []console.Choice
	for i, word := range review.States {
		choices = append(choices, console.Choice{Value: word, Label: report.StateWord(review.State(i))})
	}
	return choices
}

// Glance is what can be read of a dataset quickly: all but its records. There
// is nothing in it where there is no dataset; that is never an error, as there
// is nobody to tell.
type Glance struct {
	*positions.Dataset
	Before string // of the word that is completed: what is whole already, as of a list
	Typed  string // and what is not

	s   *console.Streams
	cmd *cobra.Command
	dir string // of a dataset in a folder, whose records can be read; "" where none can, or all are
}

// GlanceOf reads the dataset that the rest of a command line is about.
func GlanceOf(s *console.Streams, cmd *cobra.Command) *Glance {
	if f := cmd.Flags().Lookup("data"); f != nil || s.Env("STANCE_DATA") != "" {
		data := ""
		if f != nil {
			data = f.Value.String()
		}
		if file := SingleFile(s, data); file != "" {
			if _, result, err := readSingle(s, file); err == nil {
				return &Glance{Dataset: result.Dataset, s: s, cmd: cmd}
			}
		}
	}
	dir, err := completionDir(s, cmd)
	if err != nil {
		return &Glance{Dataset: &positions.Dataset{Codebook: &positions.Codebook{}}, s: s, cmd: cmd}
	}
	return &Glance{Dataset: readWithout(dir, ""), s: s, cmd: cmd, dir: dir}
}

// completionDir finds the dataset that the rest of the command line is about.
func completionDir(s *console.Streams, cmd *cobra.Command) (string, error) {
	data := ""
	if f := cmd.Flags().Lookup("data"); f != nil {
		data = f.Value.String()
	}
	return Dir(s, data)
}

// ofIssue lists what there is on the issue that the rest of the command line
// names.
func (g *Glance) ofIssue(list func(*positions.Issue) []console.Choice) []console.Choice {
	is := g.issue()
	if is == nil {
		return nil
	}
	return list(is)
}

// given is the value of a flag on the rest of the command line, of a list the last; "" for
// none.
func (g *Glance) given(flag string) string {
	f := g.cmd.Flags().Lookup(flag)
	if f == nil {
		return ""
	}
	value := strings.Trim(f.Value.String(), "[]")
	return value[strings.LastIndexByte(value, ',')+1:]
}

// party and issue are those that the rest of the command line names, or nil.
func (g *Glance) party() *positions.Party {
	p, err := PartyNamed(g.Codebook, g.given("party"))
	if err != nil {
		return nil
	}
	return p
}

func (g *Glance) issue() *positions.Issue {
	is, err := issueNamed(g.Codebook, g.given("issue"))
	if err != nil {
		return nil
	}
	return is
}

// readAll reads a dataset as far as that goes.
func readAll(dir string) *positions.Dataset {
	folder := disk.Dataset(dir)
	defer folder.Close()
	return yamlfile.Read(folder).Dataset
}

// readWithout reads a dataset without the records of its snapshots, but for those
// of one date; "" for none.
func readWithout(dir, but string) *positions.Dataset {
	folder := disk.Dataset(dir)
	defer folder.Close()
	return yamlfile.Read(withoutRecords{folder, but}).Dataset
}

// withoutRecords is a dataset's folder in which no snapshot has positions, but
// for those of one date, if any.
type withoutRecords struct {
	fs.FS
	but string
}

// ReadFile reads a file and leaves out what stands under a `positions:` of its
// own line, which is most of a dataset.
func (f withoutRecords) ReadFile(name string) ([]byte, error) {
	content, err := fs.ReadFile(f.FS, name)
	if err != nil || !strings.HasPrefix(name, "snapshots/") || f.mayHold(name) {
		return content, err
	}
	kept := content[:0] // what is written to it has been read
	inside := false
	for line := range bytes.Lines(content) {
		if inside && strings.IndexByte(" \t\r\n#", line[0]) >= 0 {
			continue
		}
		inside = string(bytes.TrimRight(line, " \t\r\n")) == "positions:"
		kept = append(kept, line...)
	}
	return kept, nil
}

// mayHold reports whether a file may hold records of the one date: by its
// name, if that starts with a date.
func (f withoutRecords) mayHold(name string) bool {
	base := path.Base(name)
	return f.but != "" && (strings.HasPrefix(base, f.but) || !positions.LooksLikeDate(base[:min(len(base), len(f.but))]))
}
