package report

import (
	"slices"
	"strconv"

	"stance/diff/report/document"
	"stance/positions"
)

// Speaker says whose words a piece of evidence gives: "Steve Witkoff, Special
// envoy"; "" where nobody is named.
func Speaker(e *positions.Evidence) string { return joined(e.Speaker, e.Role) }

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

// grading gives the Admiralty grades of source and passage, "B2"; "" where the passage
// has none.
func grading(e *positions.Evidence) string {
	if e.Credibility == 0 {
		return ""
	}
	g := strconv.Itoa(e.Credibility)
	if e.Source != nil {
		g = e.Source.Reliability + g
	}
	return g
}

// Bibliography is the sources that are cited, in the order of the dataset.
type Bibliography struct{ Sources []*positions.Source }

// Cite adds the sources of evidence that is shown.
func (b *Bibliography) Cite(evidence []positions.Evidence) {
	for i := range evidence {
		src := evidence[i].Source
		if src == nil {
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
