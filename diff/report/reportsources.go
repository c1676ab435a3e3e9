package report

import (
	"slices"
	"strconv"

	"stance/diff"
	"stance/positions"
)

// Foundation counts what a report rests on: the stances in force at either
// date and the claims in force at the second, as far as the report tells them.
type Foundation struct {
	Stances    int
	Claims     int
	Quotations int
	Passages   int    // pieces of evidence, quoted or not
	Sources    string // "3 sources, all from Sky News"
}

// Line says it in words.
func (f Foundation) Line() string {
	line := "Rests on " + Count(f.Stances, "stance", "stances")
	if f.Claims > 0 {
		line += " and " + Count(f.Claims, "claim", "claims")
	}
	return line + ", with " + Count(f.Quotations, "quotation", "quotations") + " and " +
		Count(f.Passages-f.Quotations, "paraphrase", "paraphrases") + " from " + f.Sources + "."
}

// cite numbers the sources of all evidence that the report shows, and counts
// what it rests on.
func (r *ChangeReport) cite() {
	seen := map[*positions.Stance]bool{}
	take := func(link CellLink, evidence []positions.Evidence) {
		r.bib.Cite(evidence)
		for i := range evidence {
			r.Rests.Passages++
			if evidence[i].Quote != "" {
				r.Rests.Quotations++
			}
			src := evidence[i].Source
			if src != nil && !slices.Contains(r.citedBy[src], link) {
				r.citedBy[src] = append(r.citedBy[src], link)
			}
		}
	}
	stance := func(link CellLink, in *diff.InForce) {
		if in == nil || seen[in.Stance] {
			return
		}
		seen[in.Stance] = true
		r.Rests.Stances++
		take(link, in.Stance.Evidence)
	}
	claims := func(link CellLink, list []diff.Claim) {
		for _, cl := range list {
			r.Rests.Claims++
			take(link, cl.Evidence)
		}
	}
	for i := range r.told {
		c := &r.told[i]
		link := CellLink{c.Party, c.Issue, Anchor(c.Party, c.Issue)}
		stance(link, c.To)
		if c.Kind != diff.OwnVoice { // a group's stance is told with the group
			stance(link, c.From)
		}
		claims(link, c.Claims)
	}
	for _, cell := range r.ShownClaims() {
		claims(CellLink{cell.Party, cell.Issue, Anchor(cell.Party, cell.Issue)}, cell.Claims)
	}
	r.Rests.Sources = r.bib.Publishers()
}

func (r *ChangeReport) citedSources() []CitedSource {
	var list []CitedSource
	for i, s := range r.bib.Sources {
		list = append(list, CitedSource{i + 1, s, r.citedBy[s]})
	}
	return list
}

// Number is the number under which the report lists a source, 0 for none.
func (r *ChangeReport) Number(s *positions.Source) int { return r.bib.Number(s) }

// refs lists the numbers of the sources of evidence, each once, in order.
func (r *ChangeReport) refs(lists ...[]positions.Evidence) []int {
	var numbers []int
	for _, evidence := range lists {
		for i := range evidence {
			if n := r.bib.Number(evidence[i].Source); n > 0 && !slices.Contains(numbers, n) {
				numbers = append(numbers, n)
			}
		}
	}
	slices.Sort(numbers)
	return numbers
}

// changeRefs are the sources that a change rests on at both dates, and those
// of the claims beside it.
func (r *ChangeReport) changeRefs(c *diff.Change) []int {
	lists := [][]positions.Evidence{c.To.Stance.Evidence}
	if c.From != nil {
		lists = append(lists, c.From.Stance.Evidence)
	}
	for _, cl := range c.Claims {
		if c.Contested {
			lists = append(lists, cl.Evidence)
		}
	}
	return r.refs(lists...)
}

func mergedRefs(lists ...[]int) []int {
	var all []int
	for _, l := range lists {
		all = append(all, l...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// fragment makes an id fit for a link: the id itself where it is one, and
// else its place in the codebook.
func fragment(id string, index int) string {
	for _, c := range id {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return "n" + strconv.Itoa(index+1)
		}
	}
	if id == "" {
		return "n" + strconv.Itoa(index+1)
	}
	return id
}
