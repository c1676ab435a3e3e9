package authoring

import (
	"fmt"
	"slices"
	"strings"

	"stance/cmd/stance/internal/console"
	"stance/positions"
	"stance/positions/spelling"
	"stance/positions/starter"
	"stance/positions/visible"
)

// newDataset asks a person for what a new dataset lacks.
type newDataset struct {
	s     *console.Streams
	asker *console.Asker
	*starter.Dataset
}

// ask asks for all of it, shows it, and reports whether it is to be written.
func (n *newDataset) ask(dir string) (wanted bool, err error) {
	if n.Title == "" {
		if n.Title, err = n.asker.Ask(console.Question{Prompt: "Title", Hint: "What is negotiated? For example: Talks on the Black Sea ports"}); err != nil {
			return false, err
		}
	}
	if len(n.Parties) == 0 {
		if err := n.parties(); err != nil {
			return false, err
		}
	}
	if len(n.Issues) == 0 {
		if err := n.issues(); err != nil {
			return false, err
		}
	}
	n.show()
	if wanted, err = n.asker.Yes("Write it to "+dir+"?", true); err == nil && !wanted {
		n.s.Note("nothing was written")
	}
	return wanted, err
}

func (n *newDataset) parties() error {
	hint := "Who takes positions? One name at a time; Enter alone ends."
	for {
		id, name, err := n.named("Party", hint, len(n.Parties), func(id string) bool {
			return slices.ContainsFunc(n.Parties, func(p *positions.Party) bool { return p.ID == id })
		})
		if err != nil || name == "" {
			return err
		}
		n.Parties = append(n.Parties, &positions.Party{ID: id, Name: name})
		hint = ""
	}
}

func (n *newDataset) issues() error {
	hint := "What do they differ on? One name at a time; Enter alone ends."
	scaleHint := "Its scale puts the answers in order, from one pole to the other. Write the options with | between, or numbers, as in 0..10; names of the poles may stand outside:\n  No land < None | An exchange | Two regions | Four regions > All of it"
	for {
		id, name, err := n.named("Issue", hint, len(n.Issues), func(id string) bool {
			return slices.ContainsFunc(n.Issues, func(is *positions.Issue) bool { return is.ID == id })
		})
		if err != nil || name == "" {
			return err
		}
		is := &positions.Issue{ID: id, Name: name}
		scale, err := n.asker.Ask(console.Question{Prompt: "Scale of " + name, Hint: scaleHint, Optional: true, Check: func(spelt string) error {
			_, err := spelling.Scale(spelt)
			return err
		}})
		if err != nil {
			return err
		}
		if scale != "" {
			if is.Scale, err = spelling.Scale(scale); err != nil {
				return err
			}
		}
		n.Issues = append(n.Issues, is)
		hint, scaleHint = "", ""
	}
}

// named asks for the name of the next party or issue, and for its id where the
// name gives none; "" ends the list, which is not to be empty.
func (n *newDataset) named(what, hint string, have int, taken func(id string) bool) (id, name string, err error) {
	free := func(id string) error {
		if taken(id) {
			return fmt.Errorf("%s is there already; give this one another id, as in %s-2=Name", id, id)
		}
		return nil
	}
	answer, err := n.asker.Ask(console.Question{Prompt: fmt.Sprintf("%s %d", what, have+1), Hint: hint, Optional: have > 0, Check: func(spelt string) error {
		id, _, err := spelling.Named(spelt)
		if err != nil {
			return err
		}
		return free(id)
	}})
	if err != nil || answer == "" {
		return "", "", err
	}
	if id, name, err = spelling.Named(answer); err != nil || id != "" {
		return id, name, err
	}
	id, err = n.asker.Ask(console.Question{Prompt: "Id of " + name, Hint: "A short name in small letters a to z, digits and hyphens, to call it by in files.", Check: func(id string) error {
		if err := checkID(id); err != nil {
			return err
		}
		return free(id)
	}})
	return id, name, err
}

// show shows what is to be written.
func (n *newDataset) show() {
	var b strings.Builder
	fmt.Fprintf(&b, "\n  %s\n", visible.Line(n.Title))
	for _, p := range n.Parties {
		fmt.Fprintf(&b, "  party  %s  %s\n", p.ID, visible.Line(p.Name))
	}
	for _, is := range n.Issues {
		fmt.Fprintf(&b, "  issue  %s  %s: %s\n", is.ID, visible.Line(is.Name), visible.Line(scaleSpelt(is.Scale)))
	}
	fmt.Fprintf(&b, "  first snapshot  %s\n", n.Date)
	n.asker.Say(b.String())
}

// scaleSpelt writes a scale as spelling.Scale reads it.
func scaleSpelt(s *positions.Scale) string {
	if s == nil {
		return "in words only"
	}
	body := positions.Number(s.Min) + ".." + positions.Number(s.Max)
	if !s.Numeric() {
		var labels []string
		for _, o := range s.Options {
			labels = append(labels, o.Label)
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
