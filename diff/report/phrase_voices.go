package report

import (
	"strings"

	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
	"stance/positions/wording"
)

// Quotation is a passage's words as they are to be printed, with those before and after
// them that turn their sense in brackets: [“impossible” for Ukraine to] “give up or trade
// land”; "" where it has no quotation.
func Quotation(e *positions.Evidence) string {
	passage := document.Passage{Quote: strings.TrimSpace(e.Quote), Prefix: turning(e.Prefix), Suffix: turning(e.Suffix)}
	return passage.Quoted()
}

// OriginNote says whose words a passage passes on, where that is not who published it; "" else.
func OriginNote(e *positions.Evidence) string {
	for _, origin := range []string{e.Origin, e.Source.Origin} {
		if origin != "" {
			if origin == e.Source.Publisher {
				return ""
			}
			return "from " + origin
		}
	}
	return ""
}

// OwnPlace says where one passage or voice alone would put the party: "Half"; "Half,
// plausibly “Half” to “All”"; "" where it has no place of its own.
func OwnPlace(is *positions.Issue, position *positions.Point, plausible *positions.Range) string {
	switch {
	case position != nil && plausible != nil && plausible.Low.Value != plausible.High.Value:
		return Point(is, *position) + ", plausibly " + Span(is, *plausible)
	case position != nil:
		return Point(is, *position)
	case plausible != nil:
		return Span(is, *plausible)
	}
	return ""
}

// LaterSource says that a passage cannot have been read on the day as of which all is known.
func LaterSource(e *positions.Evidence) string {
	return "from a source of " + e.Source.Published.Text() + ", later than the day asked for"
}

// RankWord is the word for a rank; "rank not recorded" for none.
func RankWord(r positions.Rank) string {
	if r == positions.NoRank {
		return "rank not recorded"
	}
	if r == positions.OtherRank {
		return "other, no voice of the party"
	}
	return r.String()
}

// VoiceName says who somebody is: "Nora Nord, Premier (principal)".
func VoiceName(name, role string, rank positions.Rank) string {
	return joined(name, role) + " (" + RankWord(rank) + ")"
}

// VoicesText says what speakers who are divided say, each in turn: "Nora Nord, Premier
// (principal): None of it; Nils Nord, Envoy (envoy): Half".
func VoicesText(is *positions.Issue, voices []positions.Voice) string {
	var said []string
	for i := range voices {
		v := &voices[i]
		said = append(said, VoiceName(v.Speaker, v.Role, v.Rank)+": "+OwnPlace(is, v.Position, v.Plausible))
	}
	return strings.Join(said, "; ")
}

// statementText tells what was said, and where it stands; on which issue if that is to be
// named, and in which role if that is not the one told of the speaker.
func (c *composer) statementText(s *diff.Statement, role string, named bool) document.Text {
	e, is := s.Evidence, s.Record.Issue
	var text document.Text
	switch {
	case s.About != nil && named:
		text = say("claims of ", document.Text{partyRun(s.About)}, " on ", issueName(is), ": ")
	case s.About != nil:
		text = say("claims of ", document.Text{partyRun(s.About)}, ": ")
	case named:
		text = say(issueName(is), ": ")
	}
	text = say(text, datum(joinedBy(" · ", Quotation(e), e.Paraphrase)))
	var notes []string
	if own := s.RoleOf(); own != role {
		notes = append(notes, own)
	}
	if place := OwnPlace(is, e.Position, e.Plausible); place != "" {
		notes = append(notes, "by itself: "+place)
	}
	if use := UseGloss(e.Use); use != "" {
		notes = append(notes, use)
	}
	if e.Venue != "" {
		notes = append(notes, e.Venue)
	}
	if origin := OriginNote(e); origin != "" && !wording.Same(origin, "from "+e.Venue) {
		notes = append(notes, origin)
	}
	if s.Later {
		notes = append(notes, LaterSource(e))
	}
	if notes != nil {
		text = say(text, muted(" ("+strings.Join(notes, "; ")+")"))
	}
	return append(text, document.Run{Text: " "}, document.Run{Source: c.source(e.Source)})
}
