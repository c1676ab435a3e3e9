package serve

import (
	_ "embed"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"

	"stance/cmd/stance/internal/coding"
)

//go:embed desk.js
var deskScript []byte

//go:embed desk.css
var deskStyles []byte

// The desk at which texts are coded has a script and a style of its own.
var (
	deskFiles = []shared{sharedAt("desk", ".css", deskStyles), sharedAt("desk", ".js", deskScript)}
	codeAt    = "/code/"
)

// Coding is where texts are coded, of a server that lets them be.
type Coding struct {
	Desk *coding.Desk
	Page string // the token that our own pages send with what they change, as Guard has it
}

// sheet is what the script of a text's page asks for first.
type sheet struct {
	*coding.Sheet
	Page string        `json:"page"` // the token to be sent along
	Lost []coding.Form `json:"lost"` // saves that somebody overwrote
}

// asked answers what programs get in the place of a text that is coded; nil for anything else.
func (c *Coding) asked(now *state, asks *url.URL) *answer {
	name, ok := strings.CutPrefix(asks.Path, codeAt)
	id, twin := strings.CutSuffix(name, ".json")
	if !ok || !twin || id == "" {
		return nil
	}
	if cell, ok := strings.CutPrefix(id, "record/"); ok {
		form, err := c.Desk.Open(now.read, cell, asks.Query().Get("by"))
		return told(form, err)
	}
	s, err := c.Desk.Sheet(now.read, id)
	return told(sheet{s, c.Page, append([]coding.Form{}, c.Desk.Lost(now.read)...)}, err)
}

// change carries out what a page of ours sends.
func (c *Coding) change(now *state, r *http.Request) *answer {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return told(nil, &coding.Error{Message: "what was sent is too much, or did not arrive whole"})
	}
	switch r.URL.Path {
	case codeAt + "select":
		return carried(body, func(m coding.Mark) (any, error) { return c.Desk.Select(now.read, m) })
	case codeAt + "preview":
		return carried(body, func(f coding.Form) (any, error) { return c.Desk.Preview(&f) })
	case codeAt + "save":
		return carried(body, func(f coding.Form) (any, error) { return c.Desk.Save(&f) })
	case codeAt + "undo":
		return carried(body, func(u struct {
			Undo string `json:"undo"`
		}) (any, error) {
			record, err := c.Desk.Undo(u.Undo)
			return map[string]string{"record": record}, err
		})
	}
	return told(nil, &coding.Error{Gone: true, Message: "there is nothing to be changed at " + r.URL.Path})
}

// carried reads what was sent, and nothing that is not meant, and does it.
func carried[T any](body []byte, do func(T) (any, error)) *answer {
	var asked T
	d := json.NewDecoder(strings.NewReader(string(body)))
	d.DisallowUnknownFields()
	if err := d.Decode(&asked); err != nil {
		return told(nil, &coding.Error{Message: "what was sent cannot be read: " + err.Error()})
	}
	return told(do(asked))
}

// told answers with what came of something.
func told(result any, err error) *answer {
	var (
		wrong    *coding.Error
		faults   *coding.FaultsError
		conflict *coding.ConflictError
	)
	code := http.StatusOK
	switch {
	case err == nil:
	case errors.As(err, &conflict):
		code, result = http.StatusConflict, map[string]any{"error": err.Error(), "conflicts": conflict.Files, "preview": conflict.Preview}
	case errors.As(err, &faults):
		code, result = http.StatusUnprocessableEntity, map[string]any{"error": err.Error(), "faults": faults.Faults}
	case errors.As(err, &wrong):
		if code = http.StatusBadRequest; wrong.Changed {
			code = http.StatusConflict
		} else if wrong.Gone {
			code = http.StatusNotFound
		}
		result = map[string]string{"error": wrong.Message, "hint": wrong.Hint}
	default:
		code, result = http.StatusInternalServerError, map[string]string{"error": err.Error()}
	}
	body, err := json.Marshal(result)
	if err != nil {
		return faulty()
	}
	return &answer{code: code, kind: jsonKind, body: append(body, '\n')}
}
