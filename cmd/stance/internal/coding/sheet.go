package coding

import (
	"strings"
	"unicode/utf16"

	"stance/diff/report"
	"stance/positions"
	"stance/positions/evidence/mention"
	"stance/positions/exchange/tidy"
)

// Sheet is what a browser needs to know of a text, and of what can be recorded of it.
type Sheet struct {
	Text   string `json:"text"`   // its name
	Hash   string `json:"hash"`   // of its file
	Locked string `json:"locked"` // why nothing can be coded in it; "" where it can
	Source string `json:"source"` // the id
	Date   string `json:"date"`   // on which it was published, YYYY-MM-DD; "" where that is not known
	Coder  string `json:"coder"`

	// Words are the places of the words of each paragraph that has any, in UTF-16 units: a list
	// of beginnings and ends.
	Words map[int][]int `json:"words"`
	// Lit are the sentences that name a party or an issue, likewise, and Named the names in them.
	Lit   map[int][]Lit `json:"lit"`
	Named map[int][]int `json:"named"`

	// Claims tell who claims what a passage is cited for, by where the page of its source shows it.
	Claims map[string]string `json:"claims"`

	Dates   []Choice            `json:"dates"`
	Parties []Choice            `json:"parties"`
	Issues  []Issue             `json:"issues"`
	Voices  []Voice             `json:"voices"`  // who speaks for whom, as the codebook has it
	Choices map[string][]Choice `json:"choices"` // the words of columns that have a few
	Fields  map[string]string   `json:"fields"`  // what each column means, in a line
}

// Voice is somebody who speaks for a party.
type Voice struct {
	Name  string `json:"name"`
	Role  string `json:"role"`
	Party string `json:"party"` // its id
}

// Choice is something to be chosen, with what it means.
type Choice struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	About string `json:"about"`
}

// Issue is one on which positions can be recorded.
type Issue struct {
	Choice
	Low     string   `json:"low"` // the poles; "" without a scale
	High    string   `json:"high"`
	Options []Choice `json:"options"` // low end first; none of a numeric scale
	Numeric bool     `json:"numeric"`
	Min     float64  `json:"min"` // of a numeric scale
	Max     float64  `json:"max"`
	From    string   `json:"from"` // its ends as people read them
	To      string   `json:"to"`
	Unit    string   `json:"unit"` // what its numbers count; "" where that is not said
}

// Lit is a sentence that names parties or issues.
type Lit struct {
	From    int      `json:"from"`
	To      int      `json:"to"`
	Parties []string `json:"parties"` // ids
	Issues  []string `json:"issues"`
}

// Sheet gives what a browser needs to code a text.
func (k *Desk) Sheet(d *positions.Dataset, name string) (*Sheet, error) {
	t, err := k.textNamed(d, name)
	if err != nil {
		return nil, err
	}
	s := &Sheet{
		Text: name, Hash: t.hash, Source: t.Source.ID, Coder: k.coder,
		Dates: []Choice{}, Parties: []Choice{}, Issues: []Issue{}, Voices: []Voice{}, Words: map[int][]int{}, Lit: map[int][]Lit{}, Named: map[int][]int{}, Claims: map[string]string{}, Choices: map[string][]Choice{}, Fields: map[string]string{},
	}
	if t.changed {
		why := locked(t.Text)
		s.Locked = why.Message + "; " + why.Hint
	}
	if t.Source.Published != 0 {
		s.Date = t.Source.Published.String()
	}
	t.lit(s, d, t.wordPlaces(s))
	for _, r := range k.Own(d).Records {
		for _, c := range r.Claims {
			for i := range c.Evidence {
				if e := &c.Evidence[i]; e.Source == t.Source {
					_, spot, _ := strings.Cut(report.PassagePage(r, e), "#")
					s.Claims[spot] = c.By.ID
				}
			}
		}
	}
	for _, di := range d.Dates {
		s.Dates = append(s.Dates, Choice{di.Date.String(), report.DateName(di), di.Title})
	}
	for _, p := range d.Codebook.Parties {
		s.Parties = append(s.Parties, Choice{p.ID, p.Name, ""})
	}
	for _, is := range d.Codebook.Issues {
		s.Issues = append(s.Issues, issueOf(is))
	}
	for _, v := range d.Codebook.Speakers {
		s.Voices = append(s.Voices, Voice{v.Name, v.Role, v.Party.ID})
	}
	for b, word := range positions.Bases {
		s.Choices["basis"] = append(s.Choices["basis"], Choice{word, word, report.BasisGloss(positions.Basis(b))})
	}
	for kind, word := range positions.TermKinds[1:] {
		s.Choices["term_kind"] = append(s.Choices["term_kind"], Choice{word, word, report.TermKindMeaning(positions.TermKind(kind + 1))})
	}
	for column, words := range map[string][]string{"confidence": {"high", "moderate", "low"}, "tone": positions.Tones[1:], "response": positions.Responses, "use": positions.Uses, "ended_how": positions.Hows[1:], "credibility": {"1", "2", "3", "4", "5", "6"}} {
		for _, word := range words {
			s.Choices[column] = append(s.Choices[column], Choice{ID: word, Name: word})
		}
	}
	for _, c := range tidy.Columns() {
		s.Fields[c.Name] = c.Doc
	}
	return s, nil
}

func issueOf(is *positions.Issue) Issue {
	v := Issue{Choice: Choice{is.ID, is.Name, is.Question}, Options: []Choice{}}
	if sc := is.Scale; sc != nil {
		v.Low, v.High = sc.Low, sc.High
		if v.Numeric = len(sc.Options) == 0; v.Numeric {
			v.Min, v.Max, v.Unit = sc.Min, sc.Max, sc.Unit
			v.From, v.To = report.BareOnScale(sc, sc.Min), report.OnScale(sc, sc.Max)
		}
		for _, o := range sc.Options {
			v.Options = append(v.Options, Choice{o.ID, o.Label, o.Description})
		}
	}
	return v
}

// wordPlaces notes the places of words, paragraph by paragraph, and gives where each begins and
// ends.
func (t *text) wordPlaces(s *Sheet) (spots [][2]Point) {
	c := counter{text: t, n: 1}
	for _, w := range t.prepared.Words() {
		begins, ends := c.at(w[0]), c.at(w[1])
		s.Words[begins.Paragraph] = append(s.Words[begins.Paragraph], begins.Offset, ends.Offset)
		spots = append(spots, [2]Point{begins, ends})
	}
	return spots
}

// lit notes the sentences that name parties or issues, and by which words; spots are the places of
// all words, sentence by sentence.
func (t *text) lit(s *Sheet, d *positions.Dataset, spots [][2]Point) {
	parties, issues := make([]mention.Names, len(d.Codebook.Parties)), make([]mention.Names, len(d.Codebook.Issues))
	for i, p := range d.Codebook.Parties {
		parties[i] = mention.OfParty(d.Codebook, p)
	}
	for i, is := range d.Codebook.Issues {
		issues[i] = mention.OfIssue(is)
	}
	c := counter{text: t, n: 1}
	for i := range t.sentences {
		sentence := &t.sentences[i]
		own := spots[:len(sentence.Words)]
		spots = spots[len(own):]
		l := Lit{Parties: []string{}, Issues: []string{}}
		named := func(n mention.Names) bool {
			places := n.Places(sentence.Words)
			for _, p := range places {
				from, to := own[p[0]][0], own[p[1]-1][1]
				s.Named[from.Paragraph] = append(s.Named[from.Paragraph], from.Offset, to.Offset)
			}
			return len(places) > 0
		}
		for i, n := range parties {
			if named(n) {
				l.Parties = append(l.Parties, d.Codebook.Parties[i].ID)
			}
		}
		for i, n := range issues {
			if named(n) {
				l.Issues = append(l.Issues, d.Codebook.Issues[i].ID)
			}
		}
		if len(l.Parties)+len(l.Issues) == 0 {
			continue
		}
		from := c.at(t.prepared.Byte(sentence.Start))
		to := c.at(t.prepared.Byte(sentence.End))
		if l.From, l.To = from.Offset, to.Offset; from.Paragraph == to.Paragraph {
			s.Lit[from.Paragraph] = append(s.Lit[from.Paragraph], l)
		}
	}
}

// counter counts the points of bytes that rise, each line but once.
type counter struct {
	*text
	n, byte, units int // the line, a byte of it, and the units before that
}

func (c *counter) at(to int) Point {
	for c.n < len(c.lines) && c.lines[c.n] <= to {
		c.byte, c.units = c.lines[c.n], 0
		c.n++
	}
	for _, r := range c.words[c.byte:max(c.byte, to)] {
		c.units += utf16.RuneLen(r)
	}
	c.byte = max(c.byte, to)
	return Point{c.n, c.units}
}
