package machine

import (
	"io"

	"stance/diff/report"
)

type configJSON struct {
	Schema   string       `json:"schema"`
	File     *string      `json:"file"`
	Settings []chosenJSON `json:"settings"`
}

type chosenJSON struct {
	Name  string  `json:"name"`
	Value *string `json:"value"`
	From  *string `json:"from"`
}

// ConfigJSON writes a user's settings.
func ConfigJSON(w io.Writer, c *report.Config) error {
	out := configJSON{Schema: "stance/config/1", Settings: []chosenJSON{}}
	if c.There {
		out.File = &c.File
	}
	for i := range c.Settings {
		s := &c.Settings[i]
		one := chosenJSON{Name: s.Name}
		if s.From != "" {
			one.Value, one.From = &s.Value, &s.From
		}
		out.Settings = append(out.Settings, one)
	}
	return writeJSON(w, out)
}
