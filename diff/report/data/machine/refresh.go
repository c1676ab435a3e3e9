package machine

import (
	"io"

	"stance/diff/report"
)

type refreshJSON struct {
	Schema  string          `json:"schema"`
	Sources []refreshedJSON `json:"sources"`
}

type refreshedJSON struct {
	ID     string              `json:"id"`
	State  report.RefreshState `json:"state"`
	Error  *string             `json:"error"`
	Kept   *string             `json:"kept"`
	Quotes []quoteJSON         `json:"quotes"`
}

// RefreshJSON writes what `stance source refresh` tells. quotes are the coded passages
// that stood in the text they were coded from, as they stand in the new one.
func RefreshJSON(w io.Writer, r *report.Refresh) error {
	return writeJSON(w, refreshJSON{Schema: "stance/source-refresh/1", Sources: list(r.Rows, func(r *report.Refreshed) refreshedJSON {
		out := refreshedJSON{ID: r.Source.ID, State: r.State, Kept: orNull(r.Kept), Quotes: list(r.Quotes, quoteField)}
		if r.Err != nil {
			text := r.Err.Error()
			out.Error = &text
		}
		return out
	})})
}
