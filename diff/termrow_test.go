package diff_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"stance/diff"
	"stance/diff/redline"
	"stance/positions"
)

// termsOf are terms in force, one for each text; before a colon stands the kind.
func termsOf(texts ...string) []positions.StandingTerm {
	var terms []positions.StandingTerm
	for _, text := range texts {
		kind := positions.NoTermKind
		if word, rest, ok := strings.Cut(text, ": "); ok {
			kind, text = positions.TermKind(slices.Index(positions.TermKinds, word)), rest
		}
		terms = append(terms, positions.StandingTerm{Term: positions.Term{Kind: kind, Text: text}})
	}
	return terms
}

// rowLines tell each row in a line: what each party has, against the first that has it.
func rowLines(rows []diff.TermRow) []string {
	var lines []string
	for i := range rows {
		var cells []string
		for j := range rows[i].Cells {
			c := &rows[i].Cells[j]
			switch {
			case c.Term == nil:
				cells = append(cells, "–")
			case c.Wording == nil:
				cells = append(cells, c.Term.Text)
			default:
				cells = append(cells, c.Against()+" "+redline.Plain(c.Wording))
			}
		}
		lines = append(lines, strings.Join(cells, " | "))
	}
	return lines
}

func TestTermRows(t *testing.T) {
	for name, tt := range map[string]struct {
		of   [][]positions.StandingTerm
		want []string
	}{
		"nobody has any": {[][]positions.StandingTerm{nil, nil}, nil},
		"one has":        {[][]positions.StandingTerm{nil, termsOf("the toll is three")}, []string{"– | the toll is three"}},
		"the second is redlined against the first": {
			[][]positions.StandingTerm{termsOf("the bridge toll is three pence"), termsOf("no fishing", "the bridge toll is four pence")},
			[]string{"the bridge toll is three pence | reworded the bridge toll is [-three-]{+four+} pence", "– | no fishing"},
		},
		"the third against the first, else the second": {
			[][]positions.StandingTerm{
				termsOf("the bridge toll is three pence"),
				termsOf("the bridge toll is four pence", "the mill grinds on market days"),
				termsOf("the mill grinds on holy days", "the bridge toll is four pence"),
			},
			[]string{
				"the bridge toll is three pence | reworded the bridge toll is [-three-]{+four+} pence | reworded the bridge toll is [-three-]{+four+} pence",
				"– | the mill grinds on market days | reworded the mill grinds on [-market-]{+holy+} days",
			},
		},
		"the same words": {[][]positions.StandingTerm{termsOf("demand: No toll."), termsOf("demand: No  toll.")}, []string{"No toll. | equal No  toll."}},
		"another kind":   {[][]positions.StandingTerm{termsOf("demand: no toll"), termsOf("offer: no toll")}, []string{"no toll | reworded no toll"}},
		"twice in one":   {[][]positions.StandingTerm{termsOf("no toll", "no toll"), termsOf("no toll")}, []string{"no toll | equal no toll"}},
	} {
		if got := rowLines(diff.TermRows(tt.of...)); !slices.Equal(got, tt.want) {
			t.Errorf("%s:\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
		}
	}
}

// Every term of a party stands in one row, and the rows of two parties are the same in either
// order, with the redlines turned around.
func TestPropertyTermRows(t *testing.T) {
	met := 0
	everySeed(t, 60, func(t *testing.T, d *positions.Dataset, _ []record) {
		h := positions.NewHistory(d, 0)
		date := d.Dates[len(d.Dates)-1].Date
		terms := func(p *positions.Party, is *positions.Issue) []positions.StandingTerm {
			hd, ok := h.InForce(p, is, date)
			if !ok {
				return nil
			}
			return h.Terms(hd, p)
		}
		for _, is := range d.Codebook.Issues {
			for i := range d.Codebook.Parties[2:] {
				var of [][]positions.StandingTerm
				for _, p := range d.Codebook.Parties[i : i+3] {
					of = append(of, terms(p, is))
				}
				rows := diff.TermRows(of...)
				for party, list := range of {
					said := map[string]int{}
					for r := range rows {
						if c := &rows[r].Cells[party]; c.Term != nil {
							said[spelt(c.Term)]++
							if c.Wording != nil && (redline.New(c.Wording) != c.Term.Text || redline.Old(c.Wording) != rows[r].Cells[rows[r].First()].Term.Text) {
								t.Errorf("%q is the redline of other words", redline.Plain(c.Wording))
							}
						}
					}
					for j := range list {
						if n := said[spelt(&list[j])]; n != 1 {
							t.Errorf("%q is in %d rows", list[j].Text, n)
						}
					}
				}
				there, back := diff.TermRows(of[0], of[1]), diff.TermRows(of[1], of[0])
				if a, b := mirrored(there, false), mirrored(back, true); !slices.Equal(a, b) {
					t.Errorf("not the same turned around:\n%s\n%s", strings.Join(a, "\n"), strings.Join(b, "\n"))
				}
				for r := range there {
					if there[r].Cells[0].Term != nil && there[r].Cells[1].Term != nil {
						met++
					}
				}
			}
		}
	})
	if met < 20 {
		t.Errorf("only %d rows are of two parties", met)
	}
}

func spelt(t *positions.StandingTerm) string {
	return fmt.Sprintf("%s/%s/%s", t.Kind, strings.ToLower(strings.Join(strings.Fields(t.Text), " ")), t.Ties())
}

// mirrored are the rows of two parties in an order that does not depend on theirs, from the
// first to the second or turned around.
func mirrored(rows []diff.TermRow, turned bool) []string {
	var lines []string
	for i := range rows {
		a, b := &rows[i].Cells[0], &rows[i].Cells[1]
		if turned {
			a, b = b, a
		}
		text := func(c *diff.TermCell) string {
			if c.Term == nil {
				return "–"
			}
			return spelt(c.Term)
		}
		edits := append([]redline.Segment{}, rows[i].Cells[1].Wording...)
		var words []string
		for _, s := range edits {
			op := s.Op
			if turned && op != redline.Equal {
				op = redline.Insert + redline.Delete - op
			}
			words = append(words, op.String()+" "+strings.ToLower(s.Text))
		}
		slices.Sort(words)
		lines = append(lines, text(a)+" | "+text(b)+" | "+strings.Join(words, " "))
	}
	slices.Sort(lines)
	return lines
}
