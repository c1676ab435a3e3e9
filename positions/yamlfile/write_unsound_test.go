package yamlfile

import (
	"strings"
	"testing"

	"stance/positions"
	"stance/positions/team/review"
)

// TestNoText refuses what is no text, whatever holds it, and alters nothing.
func TestNoText(t *testing.T) {
	const bad = "caf\xe9"
	party, issue := &positions.Party{ID: "p", Name: bad}, &positions.Issue{ID: "i", Name: "I", Scale: &positions.Scale{Options: []positions.Option{{ID: "o", Label: bad}}}}
	record := &positions.Record{Party: party, Issue: issue}
	record.Stance = &positions.Stance{Record: record, Option: -1, Summary: "S", Evidence: []positions.Evidence{{Prefix: bad}}}
	for name, piece := range map[string]Piece{
		"name": PartyPiece(party), "scale: options: label": IssuePiece(issue), "i: evidence: prefix": RecordPiece(record),
		"url": SourcePiece(&positions.Source{ID: "s", URL: bad}), "title": DatePiece(positions.DateInfo{Title: bad}), "note": SignOffPiece(&review.SignOff{Note: bad}),
	} {
		if err := piece.Sound(); err == nil || !strings.HasPrefix(err.Error(), name+`: "caf\xe9" is not in UTF-8`) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := SourcePiece(&positions.Source{ID: "s", Title: "a\x00b\u2028\uFFFE"}).Sound(); err != nil {
		t.Error(err) // odd, and text
	}
}
