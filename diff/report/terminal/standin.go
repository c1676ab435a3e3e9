package terminal

import (
	"strings"

	"github.com/olekukonko/tablewriter/pkg/twwidth"
)

// standIns takes the place of characters that tablewriter measures wrongly, as
// it adds up code points: a family of emoji is two columns wide and not six.
// While a table is drawn, characters of a private-use plane of the same width
// stand in for them.
type standIns struct {
	known map[string]string // from a character to its stand-in
	back  []string          // pairs for restoring
}

const standInFirst, standInLast = 0xF0000, 0xFFFFD

// replace puts stand-ins into a text. A text's own characters of that plane
// are replaced, too, so that none is mistaken for a stand-in.
func (s *standIns) replace(t text) text {
	if plain(t) {
		return t
	}
	cs := t.clusters()
	for i, c := range cs {
		if twwidth.Width(c.text) != c.width || strings.ContainsFunc(c.text, isStandIn) {
			cs[i].text = s.of(c)
		}
	}
	return assemble(cs)
}

func plain(t text) bool {
	for _, r := range t {
		for i := range len(r.text) {
			if r.text[i] >= 0x80 {
				return false
			}
		}
	}
	return true
}

func isStandIn(r rune) bool { return r >= standInFirst && r <= standInLast }

func (s *standIns) of(c cluster) string {
	if in, ok := s.known[c.text]; ok {
		return in
	}
	if s.known == nil {
		s.known = map[string]string{}
	}
	r := rune(standInFirst + 1 + len(s.known))
	if c.width == 0 || r > standInLast {
		return "" // nothing to see, or a table of 65,000 different emoji
	}
	in := string(r) + strings.Repeat(string(rune(standInFirst)), c.width-1)
	s.known[c.text] = in
	s.back = append(s.back, in, c.text)
	return in
}

func (s *standIns) restore(line string) string {
	if s.back == nil {
		return line
	}
	return strings.NewReplacer(s.back...).Replace(line)
}
