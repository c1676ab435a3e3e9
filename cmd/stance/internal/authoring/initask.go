package authoring

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"stance/cmd/stance/internal/asking"
	"stance/cmd/stance/internal/console"
	"stance/diff/report"
	"stance/positions"
	"stance/positions/slug"
	"stance/positions/spelling"
	"stance/positions/starter"
	"stance/positions/visible"
	"stance/positions/yamlfile/schema"
)

// newDataset asks a person for what a new dataset lacks.
type newDataset struct {
	*asking.Interview
	s     *console.Streams
	dir   string
	given starter.Dataset // by flags
	dated bool            // the date, too
	*starter.Dataset
}

// askNewDataset asks for what flags do not tell, shows it all, and asks whether it is to be
// written. What the person does not want written can be gone on with.
func askNewDataset(s *console.Streams, d *starter.Dataset, dir string, dated bool) error {
	n := &newDataset{Interview: asking.New(s.Person), s: s, dir: dir, given: *d, dated: dated, Dataset: d}
	s.Person.Hint(asking.Intro)
	err := n.Run(n.whole)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, errNot):
		err = nil
	case !errors.Is(err, console.ErrAborted):
		return err
	}
	return &LeftError{Cause: err, Command: n.command()}
}

func (n *newDataset) whole() error {
	*n.Dataset = n.given
	n.Parties, n.Issues = slices.Clone(n.given.Parties), nil
	for _, is := range n.given.Issues {
		again := *is
		n.Issues = append(n.Issues, &again)
	}
	for _, step := range []func() error{n.title, n.parties, n.issues, n.date, n.decide} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (n *newDataset) title() (err error) {
	if n.Title == "" {
		n.Title, err = n.Ask(asking.Question{Name: "title", Question: console.Question{
			Prompt: "Title", Hint: "What is negotiated? For example: Talks on the Black Sea ports",
			Doubt: func(answer string) string {
				if isDay(answer) {
					return "this is a day, and here a title is asked for"
				}
				return ""
			},
			Help: func() string { return "It stands above tables and reports, and can be changed in codebook.yaml." },
		}})
	}
	return err
}

func (n *newDataset) parties() error {
	if len(n.Parties) > 0 {
		return nil
	}
	return n.names("parties", "Parties", "Who takes positions? All of them, with commas between.", "party", func(id, name string) {
		n.Parties = append(n.Parties, &positions.Party{ID: id, Name: name})
	})
}

func (n *newDataset) issues() error {
	if len(n.Issues) > 0 {
		return nil
	}
	err := n.names("issues", "Issues", "What do they differ on? All of it, with commas between.", "issue", func(id, name string) {
		n.Issues = append(n.Issues, &positions.Issue{ID: id, Name: name})
	})
	hint := scaleHint
	for i := 0; err == nil && i < len(n.Issues); i++ {
		err = n.scale(n.Issues[i], hint)
		hint = ""
	}
	return err
}

// scaleHint says how a scale is written.
const scaleHint = "A scale puts the answers in order, from one pole to the other: options with | between, or numbers, as in 0..10; names of the poles may stand outside:\n  No land < None | An exchange | Two regions | Four regions > All of it"

// names asks for the names of several things on one line, and for ids where the names give none.
func (n *newDataset) names(name, prompt, hint, what string, add func(id, name string)) error {
	answer, err := n.Ask(asking.Question{Name: name, Question: console.Question{
		Prompt: prompt, Hint: hint, Check: func(answer string) error { _, err := namesSpelt(answer, what); return err },
		Doubt: func(answer string) string { return twoInOne(answer, what) },
		Help: func() string {
			return "Names with commas between, or semicolons where a name has a comma. An id is made of each, by which it is called in files; to give another, write id=Name. More can be added later with `stance add " + what + "`."
		},
	}})
	if err != nil {
		return err
	}
	all, err := namesSpelt(answer, what)
	if err != nil {
		return err
	}
	for i, one := range all {
		if one.id == "" {
			one.id, err = n.Ask(asking.Question{Name: what + "-id " + one.name, Question: console.Question{
				Prompt: "ID of " + one.name, Hint: "A short name in small letters a to z, digits and hyphens, to call it by in files.",
				Check: func(id string) error {
					if slices.ContainsFunc(all, func(other namedThing) bool { return other.id == id }) {
						return fmt.Errorf("%s is there already; give this one another id", id)
					}
					return checkID(id)
				},
			}})
			if err != nil {
				return err
			}
			all[i].id = one.id
		}
		add(one.id, one.name)
	}
	return nil
}

// namedThing is a party or an issue as it is given.
type namedThing struct{ id, name string }

// namesSpelt reads names with commas between, or semicolons if there is one. The id is "" where
// none can be made of a name.
func namesSpelt(answer, what string) ([]namedThing, error) {
	between := ","
	if strings.Contains(answer, ";") {
		between = ";"
	}
	var all []namedThing
	for spelt := range strings.SplitSeq(answer, between) {
		if strings.TrimSpace(spelt) == "" {
			continue
		}
		id, name, err := spelling.Named(spelt)
		if err == nil {
			err = noThing(spelt, what)
		}
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(all, func(other namedThing) bool { return id != "" && other.id == id }) {
			return nil, fmt.Errorf("two have the id %s; give the second another, as in %s-2=%s", id, id, name)
		}
		all = append(all, namedThing{id, name})
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("give at least one %s", what)
	}
	return all, nil
}

// twoInOne says that the last of several names may be those of two things, as people end a list
// with "and"; "" if it cannot be.
func twoInOne(answer, what string) string {
	all, err := namesSpelt(answer, what)
	if err != nil {
		return ""
	}
	last := all[len(all)-1].name
	for _, between := range []string{" and ", " & "} {
		if strings.Contains(last, between) && !strings.Contains(answer, "=") {
			return fmt.Sprintf("%q is taken for one %s; for two, put a comma between them (the arrow up brings the line back)", last, what)
		}
	}
	return ""
}

// noThing refuses a day, and what has no letter in it, as the name of a party or an issue, unless its
// id is given with it.
func noThing(spelt, what string) error {
	spelt = strings.TrimSpace(spelt)
	switch {
	case strings.Contains(spelt, "="):
	case isDay(spelt):
		return fmt.Errorf("%q is a day, and here each %s is named, as in %s; the first date is asked for later", spelt, what, examples[what])
	case !strings.ContainsFunc(spelt, unicode.IsLetter):
		return fmt.Errorf("%q has no letter in it; if it is the name of a %s indeed, give it an id, as in some-id=%s", spelt, what, spelt)
	}
	return nil
}

// examples are names of parties and issues.
var examples = map[string]string{"party": "Turkey, United Nations", "issue": "Port access, Inspections"}

func isDay(text string) bool {
	_, err := positions.ParseDay(text)
	return err == nil || text == positions.Today || positions.LooksLikeDate(text)
}

// scale asks for the scale of an issue, and says how it was understood.
func (n *newDataset) scale(is *positions.Issue, hint string) error {
	scale, err := askScale(n.Interview, is, hint)
	if err == nil {
		is.Scale = scale
	}
	return err
}

// askScale asks for a scale, and which of two it is where a number can be read in two ways. It
// says how the scale was understood; nil is none.
func askScale(in *asking.Interview, is *positions.Issue, hint string) (*positions.Scale, error) {
	var two *spelling.TwoReadingsError
	spelt, err := in.Ask(asking.Question{Name: "scale " + is.ID, Of: is.Name, Question: console.Question{
		Prompt: "Scale of " + is.Name, Hint: hint, Optional: true,
		Check: func(spelt string) error {
			_, err := spelling.Scale(spelt)
			if errors.As(err, &two) {
				return nil
			}
			return err
		},
		Help: func() string {
			return "Write " + spelling.ScaleSpelling + ". Enter alone keeps the issue in words. An option that two careful readers would not both choose is one too many; a scale on which a party can move in two ways at once is two issues."
		},
	}})
	if err != nil || spelt == "" {
		return nil, err
	}
	scale, err := spelling.Scale(spelt)
	if errors.As(err, &two) {
		var readings []console.Choice
		for _, reading := range two.Readings() {
			understood, err := spelling.Scale(reading)
			if err != nil {
				return nil, err
			}
			readings = append(readings, console.Choice{Value: reading, Label: scaleUnderstood(understood)})
		}
		spelt, err = in.Ask(asking.Question{Name: "reading " + is.ID, Of: spelt, Question: console.Question{
			Prompt: "Which is meant", Hint: "Its numbers can be read in two ways.", Choices: readings, Check: oneOf(readings), Pick: true, Gloss: true,
		}})
		if err == nil {
			scale, err = spelling.Scale(spelt)
		}
	}
	if err != nil {
		return nil, err
	}
	if scale.Numeric() && scale.Unit == "" {
		scale.Unit, err = in.Ask(asking.Question{Name: "unit " + is.ID, Of: spelt, Question: console.Question{
			Prompt: "Unit of its numbers, such as tonnes", Optional: true, Check: func(unit string) error { return broken(positions.Unit(unit)) },
			Help: func() string { return schema.Description("codebook", "scale", "unit") },
		}})
		if err != nil {
			return nil, err
		}
	}
	if !in.Repeated() {
		in.Say("  → " + scaleUnderstood(scale))
	}
	return scale, nil
}

// scaleUnderstood tells how a scale was understood.
func scaleUnderstood(s *positions.Scale) string {
	poles := ""
	if s.Low != "" || s.High != "" {
		poles = fmt.Sprintf(", from “%s” to “%s”", report.LowPole(s), report.HighPole(s))
	}
	if s.Numeric() {
		return "numbers from " + report.BareOnScale(s, s.Min) + " to " + report.OnScale(s, s.Max) + poles
	}
	var labels []string
	for _, o := range s.Options {
		labels = append(labels, o.Label)
	}
	return fmt.Sprintf("%d options: %s", len(labels), strings.Join(labels, " | ")) + poles
}

func (n *newDataset) date() error {
	if n.dated {
		return nil
	}
	answer, err := n.Ask(asking.Question{Name: "date", Question: console.Question{
		Prompt: "First date", Preset: n.given.Date.String(), Check: askedDay(n.s), Doubt: n.noDate,
		Hint: "The day of the first stances that you will record; its snapshot is made ready.",
		Help: func() string {
			return "2025-08-16, 16 Aug 2025 or today. A snapshot is made for each day on which stances were taken; others follow with `stance add`."
		},
	}})
	if err == nil {
		n.Date, err = dayGiven(n.s, answer)
	}
	return err
}

// noDate says why a day may be mistyped.
func (n *newDataset) noDate(answer string) string {
	if day, err := dayGiven(n.s, answer); err == nil && day > n.s.Today() {
		return day.Text() + " has not come yet"
	}
	return ""
}

// decide shows what is to be written, and asks whether it is.
func (n *newDataset) decide() error {
	n.show()
	asked := console.Question{Prompt: "Write it to " + n.dir + "? yes, no, or what to mend", Preset: "yes", Unsaid: true, Pick: true, Gloss: true}
	for {
		asked.Check = func(answer string) error {
			if answer == "yes" || answer == "no" || n.Leads(answer) {
				return nil
			}
			return errors.New("answer yes or no, or name what is to be mended: " + strings.Join(n.Asked(), ", "))
		}
		asked.Choices = []console.Choice{{Value: "yes", Label: "write it"}, {Value: "no", Label: "mend it, or leave"}}
		answer, err := n.Decide(asked)
		switch {
		case err != nil:
			return err
		case answer == "yes":
			return nil
		case n.Leads(answer):
			return asking.GoTo(answer)
		case asked.Preset == "no":
			return errNot
		}
		asked.Prompt, asked.Preset = "What is to be mended? "+strings.Join(n.Asked(), ", ")+"; or no, to leave", "no"
	}
}

// show shows what is to be written.
func (n *newDataset) show() {
	var b strings.Builder
	fmt.Fprintf(&b, "\n  %s\n", visible.Line(n.Title))
	for _, p := range n.Parties {
		fmt.Fprintf(&b, "  party  %s  %s\n", p.ID, visible.Line(p.Name))
	}
	for _, is := range n.Issues {
		fmt.Fprintf(&b, "  issue  %s  %s: %s\n", is.ID, visible.Line(is.Name), visible.Line(scaleTold(is.Scale)))
	}
	fmt.Fprintf(&b, "  first snapshot  %s\n", n.Date)
	n.s.Person.Say(b.String())
}

// command begins with what was answered so far; "" where that is nothing.
func (n *newDataset) command() string {
	if n.Answers() == nil {
		return ""
	}
	words := []string{"stance", "init"}
	add := func(flag, value string) {
		if value != "" {
			words = append(words, flag, console.ShellWord(value))
		}
	}
	words = append(words, console.ShellPath(n.dir))
	add("--title", n.Title)
	for _, p := range n.Parties {
		add("--party", nameSpelt(p.ID, p.Name))
	}
	for _, is := range n.Issues {
		add("--issue", nameSpelt(is.ID, is.Name))
	}
	for _, is := range n.Issues {
		if is.Scale != nil {
			add("--scale", is.ID+"="+scaleSpelt(is.Scale))
		}
	}
	if n.dated || n.Date != n.given.Date {
		add("--date", n.Date.String())
	}
	return strings.Join(words, " ")
}

// nameSpelt writes a name, with its id if that is not the one that is made of it.
func nameSpelt(id, name string) string {
	if slug.Of(name) == id {
		return name
	}
	return id + "=" + name
}

// scaleSpelt writes a scale as spelling.Scale reads it.
func scaleSpelt(s *positions.Scale) string { return scaleWith(s, positions.Number) }

// scaleTold writes a scale for people, whose numbers are as in tables.
func scaleTold(s *positions.Scale) string {
	return scaleWith(s, func(v float64) string { return report.BareOnScale(s, v) })
}

func scaleWith(s *positions.Scale, number func(float64) string) string {
	if s == nil {
		return "in words only"
	}
	body := number(s.Min) + ".." + s.InUnit(number(s.Max))
	if !s.Numeric() {
		var labels []string
		for _, o := range s.Options {
			labels = append(labels, nameSpelt(o.ID, o.Label))
		}
		body = strings.Join(labels, " | ")
	}
	if s.Low != "" {
		body = s.Low + " < " + body
	}
	if s.High != "" {
		body += " > " + s.High
	}
	return body
}
