package positions

import (
	"math"

	"stance/positions/wording"
)

// Codebook says what is tracked: the parties and the issues, each in the order
// in which people meet them in every table.
type Codebook struct {
	Title       string
	Description string
	Parties     []*Party
	Issues      []*Issue
	Speakers    []*Speaker // who speaks for whom, as written

	parties map[string]*Party
	issues  map[string]*Issue
}

// Party is one party to the negotiation, or a group of parties.
type Party struct {
	Index  int // place in Codebook.Parties
	ID     string
	Name   string
	Short  string   // for narrow tables and charts; "" where none was given
	Color  string   // "#rrggbb", or ""
	Groups []*Party // member_of, in the order written

	Place Place
}

// Speaker is somebody who speaks for a party, and how high he or she stands in it.
type Speaker struct {
	Name  string
	Party *Party
	Role  string
	Rank  Rank

	Place Place
}

// Label is the party's short name where it has one, else its name.
func (p *Party) Label() string {
	if p.Short != "" {
		return p.Short
	}
	return p.Name
}

// Issue is one question under negotiation. An issue without a scale is kept in
// words only.
type Issue struct {
	Index    int // place in Codebook.Issues
	ID       string
	Name     string
	Question string
	Scale    *Scale   // nil: no scale
	Keywords []string // words to look for in sources; a * at the end of a word stands for any ending

	Place Place
}

// Scale orders the possible positions on an issue from its low to its high
// pole. It has either Options (at least two, with strictly rising values) or
// is numeric, any number from Min to Max.
type Scale struct {
	Low, High string // pole labels; "" where none was given
	Options   []Option
	Valued    bool    // the analyst gave the options' values; else they are spread evenly over 0..100
	Min, Max  float64 // of an option scale: the first and the last option's value
	Unit      string  // what a numeric scale counts, such as tonnes; "" where it is not said
}

// Option is one position that a party can take on an option scale.
type Option struct {
	ID          string
	Label       string
	Description string
	Examples    []string // what belongs to it
	Not         []string // and what does not
	Value       float64
}

// Numeric reports whether positions on the scale are numbers, not options.
func (s *Scale) Numeric() bool { return len(s.Options) == 0 }

// InUnit writes a figure of the scale with its unit: "300,000 tonnes", "3%". Without a unit it is
// the figure.
func (s *Scale) InUnit(figure string) string {
	switch s.Unit {
	case "":
		return figure
	case "%", "‰", "°":
		return figure + s.Unit
	}
	return figure + " " + s.Unit
}

// Steps reports whether distances on the scale are told in steps: on option
// scales whose values are not the analyst's own, since their even spacing is a
// convention and not a finding.
func (s *Scale) Steps() bool { return !s.Numeric() && !s.Valued }

// LowLabel names the low pole: its label, else the first option's, else the
// number itself.
func (s *Scale) LowLabel() string {
	switch {
	case s.Low != "":
		return s.Low
	case !s.Numeric():
		return s.Options[0].Label
	}
	return Number(s.Min)
}

// HighLabel names the high pole as LowLabel does the low one.
func (s *Scale) HighLabel() string {
	switch {
	case s.High != "":
		return s.High
	case !s.Numeric():
		return s.Options[len(s.Options)-1].Label
	}
	return Number(s.Max)
}

// Option finds an option by its id and gives its index, -1 for none.
func (s *Scale) Option(id string) int {
	for i := range s.Options {
		if s.Options[i].ID == id {
			return i
		}
	}
	return -1
}

// Score places a value on 0 (the low pole) to 100 (the high pole):
// 100·(value − min) / (max − min), on scales of any width.
func (s *Scale) Score(value float64) float64 {
	if math.IsInf(100*(s.Max-s.Min), 0) { // beyond the largest number; halves are not
		return 100 * ((value/2 - s.Min/2) / (s.Max/2 - s.Min/2))
	}
	return 100 * (value - s.Min) / (s.Max - s.Min)
}

// Same reports whether two values are one position: options are equal or not,
// numbers equal within a billionth of the scale, which is more than float
// arithmetic makes of none and less than anybody codes.
func (s *Scale) Same(a, b float64) bool {
	return a == b || s.Numeric() && math.Abs(a-b) <= 1e-9*s.Max-1e-9*s.Min // where max − min is beyond the largest number, too
}

// NewCodebook links parties and issues: it sets their Index and makes them
// findable by id. Of two with one id the first is found.
func NewCodebook(title, description string, parties []*Party, issues []*Issue) *Codebook {
	c := &Codebook{
		Title: title, Description: description, Parties: parties, Issues: issues,
		parties: make(map[string]*Party, len(parties)),
		issues:  make(map[string]*Issue, len(issues)),
	}
	for i, p := range parties {
		p.Index = i
		if c.parties[p.ID] == nil {
			c.parties[p.ID] = p
		}
	}
	for i, is := range issues {
		is.Index = i
		if c.issues[is.ID] == nil {
			c.issues[is.ID] = is
		}
	}
	return c
}

// Party finds a party by its id, nil if there is none.
func (c *Codebook) Party(id string) *Party { return c.parties[id] }

// Issue finds an issue by its id, nil if there is none.
func (c *Codebook) Issue(id string) *Issue { return c.issues[id] }

// Members lists the parties that are directly in the group, in codebook order.
func (c *Codebook) Members(group *Party) []*Party {
	var members []*Party
	for _, p := range c.Parties {
		for _, g := range p.Groups {
			if g == group {
				members = append(members, p)
				break
			}
		}
	}
	return members
}

// Ancestry lists the groups a party belongs to, depth first in the order
// written: its first group, that group's groups, its second group, and so on.
// A group reached on several ways stands where it was first reached. Cycles,
// which the checks refuse, do not trap it.
func (p *Party) Ancestry() []*Party {
	var groups []*Party
	seen := map[*Party]bool{p: true}
	var walk func(*Party)
	walk = func(q *Party) {
		for _, g := range q.Groups {
			if !seen[g] {
				seen[g] = true
				groups = append(groups, g)
				walk(g)
			}
		}
	}
	walk(p)
	return groups
}

// Within reports whether the party belongs to the group, directly or through
// groups of groups.
func (p *Party) Within(group *Party) bool {
	// Most parties have one group, and a chain of these needs no memory. slow
	// follows at half the pace, and is met in a cycle.
	if p == group {
		return false
	}
	slow := p
	for steps := 0; len(p.Groups) == 1; steps++ {
		if p = p.Groups[0]; p == group {
			return true
		}
		if steps%2 == 1 {
			if slow = slow.Groups[0]; slow == p {
				return false
			}
		}
	}
	for _, g := range p.Ancestry() {
		if g == group {
			return true
		}
	}
	return false
}

// Speaker finds whose voice somebody is when a party's stance is told in his or her
// words: false for those who are listed under other parties alone, nil for those who are
// listed nowhere.
func (c *Codebook) Speaker(name string, p *Party) (*Speaker, bool) {
	if len(c.Speakers) == 0 || name == "" {
		return nil, true
	}
	name, elsewhere := wording.Fold(name), false
	for _, s := range c.Speakers {
		if wording.Fold(s.Name) == name {
			if s.Party == p {
				return s, true
			}
			elsewhere = true
		}
	}
	return nil, !elsewhere
}
