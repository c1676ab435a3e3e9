package serve

import (
	_ "embed"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"

	"stance/cmd/stance/internal/coding"
	"stance/positions"
	"stance/positions/team/review"
)

//go:embed desk.js
var deskScript []byte

//go:embed desk.css
var deskStyles []byte

//go:embed review.js
var reviewScript []byte

// The pages on which something can be changed have scripts and a style of their own.
var (
	deskStyle  = sync.OnceValue(func() shared { return sharedAt("desk", ".css", deskStyles) })
	ownScripts = sync.OnceValue(func() map[string]shared {
		return map[string]shared{codeAt: sharedAt("desk", ".js", deskScript), reviewAt: sharedAt("review", ".js", reviewScript)}
	})
)

// Where texts are coded, and records signed off.
const (
	codeAt   = "/code/"
	reviewAt = "/review/"
)

// Coding is where texts are coded and records signed off, of a server that lets them be.
type Coding struct {
	Desk *coding.Desk
	Page string // the token that our own pages send with what they change, as Guard has it
	// Sign signs a record off, or objects to it, and gives what is to be told of it.
	Sign func(h *positions.History, r *positions.Record, verdict review.Verdict, note string) (told string, err error)
	mu   sync.Mutex // one signs at a time
}

// ownFiles are the files of a page alone on which something can be changed.
func ownFiles(page string) []string {
	for begin, script := range ownScripts() {
		if strings.HasPrefix(page, begin) && page != begin {
			return []string{deskStyle().at, script.at}
		}
	}
	return nil
}

// file is one of the files of pages alone; nil for none of that address.
func (c *Coding) file(at string) *answer {
	for _, f := range []shared{deskStyle(), ownScripts()[codeAt], ownScripts()[reviewAt]} {
		if f.at == at {
			return &answer{code: http.StatusOK, kind: f.kind(), body: f.content, unchanging: true}
		}
	}
	return nil
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
	if id == "page" {
		return told(map[string]string{"page": c.Page}, nil)
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
	case codeAt + "review":
		return carried(body, func(v verdict) (any, error) {
			words, err := c.sign(now, v)
			return map[string]string{"told": words}, err
		})
	}
	return told(nil, &coding.Error{Gone: true, Message: "there is nothing to be changed at " + r.URL.Path})
}

// verdict is what a reviewer says of a record.
type verdict struct {
	Record      string `json:"record"`
	Fingerprint string `json:"fingerprint"` // of the record as it was seen
	Verdict     string `json:"verdict"`
	Note        string `json:"note"`
}

// sign signs off a record, if it is still the one that was seen.
func (c *Coding) sign(now *state, v verdict) (string, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	kind, ok := map[string]review.Verdict{"approve": review.Approve, "dispute": review.Dispute}[v.Verdict]
	if !ok {
		return "", &coding.Error{Gone: true, Message: "a record is approved or disputed"}
	}
	h := positions.NewHistory(now.read, 0)
	for _, r := range c.Desk.Own(now.read).Records {
		if review.CellName(r) != v.Record {
			continue
		}
		if h.Fingerprint(r) != v.Fingerprint {
			return "", &coding.Error{Changed: true, Message: v.Record + " is not as it is shown here any more", Hint: "load the page again"}
		}
		told := ""
		err := c.Desk.Write(func() (err error) {
			told, err = c.Sign(h, r, kind, v.Note)
			return err
		})
		return told, err
	}
	return "", &coding.Error{Gone: true, Message: "there is no record " + v.Record}
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
