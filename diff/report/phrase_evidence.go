package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"stance/diff/report/document"
	"stance/positions"
)

// Speaker says whose words a piece of evidence gives: "Steve Witkoff, Special
// envoy"; "" where nobody is named.
func Speaker(e *positions.Evidence) string { return joined(e.Speaker, e.Role) }

// turning is a text beside a quotation as far as it can turn its sense: "" of quotation marks
// and the like alone.
func turning(text string) string {
	if !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return ""
	}
	return text
}

// EvidenceNotes lists what else is to be known of a piece of evidence for what a party says:
// where it was said, how high its speaker stands, whose text it is, where it alone would put the party, and that
// it came later than the day as of which all is told.
func EvidenceNotes(h *positions.History, e *positions.Evidence, p *positions.Party, is *positions.Issue) []string {
	var notes []string
	add := func(words string) {
		if words != "" {
			notes = append(notes, words)
		}
	}
	if s, _ := h.Dataset.Codebook.Speaker(e.Speaker, p); s != nil && s.Rank != positions.NoRank {
		add("rank: " + s.Rank.String())
	}
	if origin := cmp.Or(e.Origin, sourceOrigin(e)); origin != "" {
		add("origin: " + origin)
	}
	switch {
	case e.Position != nil && e.Plausible != nil:
		add("by itself: " + Point(is, *e.Position) + ", " + couldBe(is, *e.Plausible))
	case e.Position != nil:
		add("by itself: " + Point(is, *e.Position))
	case e.Plausible != nil:
		add("by itself: " + Span(is, *e.Plausible))
	}
	if e.Captured != 0 {
		add("in the source as of " + e.Captured.Text())
	}
	if h.Later(e) {
		add("from a source of " + e.Source.Published.Text() + ", later than the day asked for")
	}
	return notes
}

func sourceOrigin(e *positions.Evidence) string {
	if e.Source == nil {
		return ""
	}
	return e.Source.Origin
}

// UseGloss says what a piece of evidence does other than support the stance.
func UseGloss(u positions.Use) string {
	switch u {
	case positions.Context:
		return "context"
	case positions.Contradicts:
		return "CONTRADICTS"
	}
	return ""
}

// SourceLine describes a source: publisher and date, else its title.
func SourceLine(s *positions.Source) string {
	publisher := s.Publisher
	if publisher == "" {
		publisher = s.Title
	}
	return joined(publisher, s.Published.Text())
}

// grading gives the Admiralty grades of source and passage together, "B2"; "" where the
// passage has none, and "2, source not graded" where the source has none.
func grading(e *positions.Evidence) string {
	if e.Credibility == 0 {
		return ""
	}
	g := strconv.Itoa(e.Credibility)
	if e.Source == nil || e.Source.Reliability == "" {
		return g + ", source not graded"
	}
	return e.Source.Reliability + g
}

// Bibliography is the sources that are cited, in the order of the dataset.
type Bibliography struct {
	Sources []*positions.Source

	History *positions.History // as of which later sources were not there; nil: any count
}

// Cite adds the sources of evidence that is shown.
func (b *Bibliography) Cite(evidence []positions.Evidence) {
	for i := range evidence {
		src := evidence[i].Source
		if src == nil || b.History != nil && b.History.Later(&evidence[i]) {
			continue
		}
		at, found := slices.BinarySearchFunc(b.Sources, src.Index, func(s *positions.Source, index int) int { return s.Index - index })
		if !found {
			b.Sources = slices.Insert(b.Sources, at, src)
		}
	}
}

// Publishers says what the sources are: "3 sources, all from Sky News";
// "12 sources of 4 publishers".
func (b *Bibliography) Publishers() string {
	var publishers []string
	unnamed := false
	for _, s := range b.Sources {
		if s.Publisher == "" {
			unnamed = true
		} else if !slices.Contains(publishers, s.Publisher) {
			publishers = append(publishers, s.Publisher)
		}
	}
	n := document.Count(len(b.Sources), "source", "sources")
	switch {
	case len(b.Sources) == 0:
		return "no sources"
	case unnamed || len(publishers) == 0:
		return n
	case len(publishers) == 1 && len(b.Sources) == 1:
		return n + ", from " + publishers[0]
	case len(publishers) == 1:
		return n + ", all from " + publishers[0]
	}
	return n + " of " + document.Count(len(publishers), "publisher", "publishers")
}
