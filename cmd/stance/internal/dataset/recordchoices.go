package dataset

import (
	"strings"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/settings"
	"stance/diff/report"
	"stance/positions"
	"stance/positions/wording"
	"stance/positions/yamlfile/schema"
)

// What is offered of the records themselves takes reading them: of the newest date alone
// for who speaks and who codes, and of all only for the terms that stand.

// newest lists the records of the newest date that has a snapshot.
func (g *Glance) newest() []*positions.Record {
	if len(g.Dates) == 0 {
		return nil
	}
	on := g.Dates[len(g.Dates)-1].Date
	d := g.Dataset
	if g.dir != "" {
		d = readWithout(g.dir, on.String())
	}
	var records []*positions.Record
	for _, r := range d.Records {
		if r.Date == on {
			records = append(records, r)
		}
	}
	return records
}

// speakers lists those of the codebook, with their office and party, then who else has
// words at the newest date.
func speakers(g *Glance) []console.Choice {
	var choices []console.Choice
	seen := map[string]bool{"": true}
	add := func(name, role, party string) {
		if wording.Same(role, party) {
			role = ""
		}
		if folded := wording.Fold(name); !seen[folded] {
			seen[folded] = true
			choices = append(choices, console.Choice{Value: name, Label: console.Joined(", ", role, party)})
		}
	}
	for _, s := range g.Codebook.Speakers {
		add(s.Name, s.Role, s.Party.Name)
	}
	for _, r := range g.newest() {
		if r.Stance != nil { // in claims others speak
			for _, e := range r.Stance.Evidence {
				add(e.Speaker, e.Role, r.Party.Name)
			}
		}
	}
	return choices
}

// coders lists the user's own name as coder, then those of the newest date.
func coders(g *Glance) []console.Choice {
	choices := g.chosen(settings.Coder)
	seen := map[string]bool{"": true}
	for _, c := range choices {
		seen[c.Value] = true
	}
	for _, r := range g.newest() {
		if !seen[r.Coder] {
			seen[r.Coder] = true
			choices = append(choices, console.Choice{Value: r.Coder, Label: "coded for " + r.Date.String()})
		}
	}
	return choices
}

// chosen is what the user's settings say.
func (g *Glance) chosen(setting string) []console.Choice {
	if is := g.s.Setting(setting); is.Value != "" {
		return []console.Choice{{Value: is.Value, Label: "from " + is.From}}
	}
	return nil
}

// standing calls do for the terms that stand on the day that the command line names, else
// at the newest date.
func (g *Glance) standing(do func(*positions.Party, *positions.Issue, positions.StandingTerm)) {
	d := g.Dataset
	if g.dir != "" {
		d = readAll(g.dir)
	}
	if len(d.Dates) == 0 {
		return
	}
	on, err := d.ResolveDate(g.given("date"), g.s.Today())
	if err != nil {
		on = d.Dates[len(d.Dates)-1].Date
	}
	h := positions.NewHistory(d, 0)
	for _, is := range d.Codebook.Issues {
		for _, p := range d.Codebook.Parties {
			if holding, ok := h.InForce(p, is, on); ok && holding.Via == nil {
				for _, t := range h.Terms(holding, p) {
					if t.ID != "" {
						do(p, is, t)
					}
				}
			}
		}
	}
}

func termLabel(t positions.StandingTerm) string {
	return console.Joined(": ", report.TermKindWord(t.Kind), strings.Join(strings.Fields(t.Text), " "))
}

// termsOfOthers lists the terms of other parties, as PARTY/ISSUE/ID.
func termsOfOthers(g *Glance) []console.Choice {
	var choices []console.Choice
	own := g.given("party")
	if p := g.party(); p != nil {
		own = p.ID
	}
	g.standing(func(p *positions.Party, is *positions.Issue, t positions.StandingTerm) {
		if p.ID != own {
			choices = append(choices, console.Choice{Value: p.ID + "/" + is.ID + "/" + t.ID, Label: termLabel(t)})
		}
	})
	return choices
}

// termsOfParty lists the terms of the party that the command line names, as ISSUE/ID.
func termsOfParty(g *Glance) []console.Choice {
	var choices []console.Choice
	of := g.party()
	if of == nil {
		return nil
	}
	g.standing(func(p *positions.Party, is *positions.Issue, t positions.StandingTerm) {
		if p.ID == of.ID {
			choices = append(choices, console.Choice{Value: is.ID + "/" + t.ID, Label: termLabel(t)})
		}
	})
	return choices
}

// termsOfCell lists the terms of the party on the issue that the command line names, by id;
// once one is named, what can have become of it.
func termsOfCell(g *Glance) []console.Choice {
	var choices []console.Choice
	if g.Before != "" {
		meanings := schema.Meanings("how")
		meanings["replaced"] = "another term took its place: go on with : and its id"
		for _, how := range positions.Hows {
			if how != "" {
				choices = append(choices, console.Choice{Value: how, Label: meanings[how]})
			}
		}
		return choices
	}
	of, on := g.party(), g.issue()
	if of == nil || on == nil {
		return nil
	}
	g.standing(func(p *positions.Party, is *positions.Issue, t positions.StandingTerm) {
		if p.ID == of.ID && is.ID == on.ID {
			choices = append(choices, console.Choice{Value: t.ID, Label: termLabel(t)})
		}
	})
	return choices
}
