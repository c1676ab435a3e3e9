package machine

import (
	"io"
	"unicode/utf8"

	"stance/diff/report"
	"stance/positions"
)

type searchJSON struct {
	Schema string    `json:"schema"`
	Query  string    `json:"query"`
	Total  int       `json:"total"`
	Hits   []hitJSON `json:"hits"`
}

type hitJSON struct {
	In        report.HitKind  `json:"in"`
	Text      string          `json:"text"`
	Places    []stretchJSON   `json:"places"`
	Date      *positions.Date `json:"date"`
	Party     *string         `json:"party"`
	Issue     *string         `json:"issue"`
	ClaimBy   *string         `json:"claim_by"`
	Source    *string         `json:"source"`
	Paragraph *int            `json:"paragraph"`
	Page      string          `json:"page"`
}

type stretchJSON struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// SearchJSON writes what a search found. Places are characters of the text.
func SearchJSON(w io.Writer, s *report.Search) error {
	return writeJSON(w, searchJSON{Schema: "stance/search/1", Query: s.Query, Total: s.Total, Hits: list(s.Hits, hitField)})
}

func hitField(h *report.SearchHit) hitJSON {
	out := hitJSON{In: h.Kind, Text: h.Words, Places: []stretchJSON{}, Paragraph: orNull(h.Number), Page: h.Page()}
	for i := 0; i < len(h.Places); i += 2 {
		out.Places = append(out.Places, stretchJSON{utf8.RuneCountInString(h.Words[:h.Places[i]]), utf8.RuneCountInString(h.Words[:h.Places[i+1]])})
	}
	if r := h.Record; r != nil {
		out.Date, out.Party, out.Issue = &r.Date, &r.Party.ID, &r.Issue.ID
	}
	if h.Claim != nil {
		out.ClaimBy = &h.Claim.By.ID
	}
	if h.Source != nil {
		out.Source = &h.Source.ID
	}
	return out
}
