package serve

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"stance/cmd/stance/internal/pages"
	"stance/diff/report"
	"stance/diff/report/page"
)

// answer is what is sent for an address.
type answer struct {
	code int
	kind string // media type
	body []byte
	to   string // where the browser is led instead; "" for nowhere
	name string // under which it is to be kept as a file; "" for what is shown
	// unchanging says that another answer would have another address.
	unchanging bool
}

// size is about how many bytes it takes to keep it for an address.
func (a *answer) size(address string) int { return len(address) + len(a.to) + len(a.body) + 512 }

const (
	htmlKind  = "text/html; charset=utf-8"
	jsonKind  = "application/json"
	plainKind = "text/plain; charset=utf-8"
)

// ServeHTTP answers a request that a Guard has let through.
func (l *Live) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	asks := func() *answer { return l.answer(r.URL) }
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		if l.Coding == nil {
			refuse(w, http.StatusMethodNotAllowed, "nothing can be changed here")
			return
		}
		asks = func() *answer { return l.Coding.change(l.now.Load(), r) }
	}
	var a *answer
	if !l.guarded(func() { a = asks() }) {
		a = faulty()
	}
	a.write(w)
}

// write sends the answer.
func (a *answer) write(w http.ResponseWriter) {
	h := w.Header()
	if a.to != "" {
		h.Set("Location", a.to)
	}
	if a.kind != "" {
		h.Set("Content-Type", a.kind)
		h.Set("Content-Length", strconv.Itoa(len(a.body)))
	}
	if a.name != "" {
		h.Set("Content-Disposition", attached(a.name))
	}
	if a.unchanging {
		h.Set("Cache-Control", "max-age=31536000, immutable")
	}
	w.WriteHeader(a.code)
	_, _ = w.Write(a.body) // whoever asked may have gone
}

// faulty is the answer where the program is at fault.
func faulty() *answer {
	return &answer{code: http.StatusInternalServerError, kind: plainKind, body: []byte("This is a bug of stance, and no fault of your files or of what you did. The program has told of it where it was started; please report it.\n")}
}

// answer finds what there is at an address.
func (l *Live) answer(asks *url.URL) *answer {
	now := l.now.Load()
	switch asks.Path {
	case "/version":
		return &answer{code: http.StatusOK, kind: plainKind, body: []byte(now.files)}
	case "/favicon.ico":
		return &answer{code: http.StatusNoContent}
	case styles().at:
		return &answer{code: http.StatusOK, kind: "text/css; charset=utf-8", body: styles().content, unchanging: true}
	case script().at:
		return &answer{code: http.StatusOK, kind: "text/javascript; charset=utf-8", body: script().content, unchanging: true}
	}
	if l.Coding != nil {
		if a := l.Coding.file(asks.Path); a != nil {
			return a
		}
		if a := l.Coding.asked(now, asks); a != nil {
			return a
		}
	}
	if name, ok := strings.CutPrefix(asks.Path, originalsAt); ok {
		return l.original(now, name)
	}
	name := asks.RequestURI()
	if l.Today != nil { // what leads to the page of today leads elsewhere tomorrow
		name = l.Today().String() + name
	}
	return now.made.get(name, func() (a *answer) {
		if !l.guarded(func() { a = now.page(asks) }) {
			a = faulty()
		}
		return a
	})
}

// page makes the page at an address, or what programs get in its place.
func (s *state) page(asks *url.URL) *answer {
	path, twin := pages.Untwinned(asks.Path)
	of, from := *asks, s.shown
	of.Path = path
	of.RawPath, _ = pages.Untwinned(asks.RawPath)
	if s.broken != nil && (path == "/problems" || strings.HasPrefix(path, "/file/")) {
		from = s.broken
	}
	p, err := from.Page(&of)
	if err != nil {
		return s.noPage(err, twin)
	}
	canonical := p.Address
	if twin {
		canonical = pages.Twin(canonical)
	}
	if !sameAddress(canonical, asks) {
		return &answer{code: http.StatusFound, kind: plainKind, body: []byte(canonical + "\n"), to: canonical}
	}
	var b bytes.Buffer
	kind := htmlKind
	switch {
	case !twin:
		err = page.Framed(&b, p.Document(), s.frame(from, p))
	case p.JSON == nil:
		return s.noPage(&pages.Error{Unknown: true, Message: fmt.Sprintf("there is nothing for programs in the place of %s", p.Address)}, true)
	default:
		kind = jsonKind
		err = p.JSON(&b)
	}
	if err != nil {
		return s.noPage(err, twin)
	}
	return &answer{code: http.StatusOK, kind: kind, body: b.Bytes()}
}

// sameAddress compares addresses by what they say, however they are spelt.
func sameAddress(address string, asks *url.URL) bool {
	u, err := url.Parse(address)
	return err == nil && u.Path == asks.Path && u.Query().Encode() == asks.Query().Encode()
}

// frame is what stands around a page here.
func (s *state) frame(of *pages.Dataset, p *pages.Page) *page.Frame {
	f := of.Frame(p, func(page string) string { return page })
	f.Styles, f.Script, f.Version = styles().at, script().at, string(s.files)
	if of.Coding {
		f.Own = ownFiles(p.Address)
	}
	if s.broken != nil && of == s.shown {
		f.Alarm = report.Stale(s.broken.Read.Problems)
	}
	return f
}

// noPage is the answer where there is no page.
func (s *state) noPage(err error, twin bool) *answer {
	code, told := http.StatusBadRequest, &report.NoPage{Title: "This cannot be shown", Message: err.Error()}
	var why *pages.Error
	if errors.As(err, &why) {
		told.Hint = why.Hint
		if why.Unknown {
			code, told.Title = http.StatusNotFound, "There is no such page"
		}
	}
	if twin {
		body, _ := json.Marshal(map[string]string{"error": told.Message, "hint": told.Hint}) // of texts, which never fails
		return &answer{code: code, kind: jsonKind, body: append(body, '\n')}
	}
	front, err := s.shown.Page(&url.URL{Path: "/"})
	if err != nil {
		front = &pages.Page{}
	}
	around := s.frame(s.shown, front)
	f := &page.Frame{Styles: around.Styles, Script: around.Script, Version: around.Version, Ways: around.Ways, Search: around.Search, Alarm: around.Alarm}
	f.To = func(page string) string { return page }
	for i := range f.Ways {
		f.Ways[i].Here = false
	}
	var b bytes.Buffer
	if err := page.Framed(&b, told.Document(), f); err != nil {
		return &answer{code: code, kind: plainKind, body: []byte(told.Message + "\n")}
	}
	return &answer{code: code, kind: htmlKind, body: b.Bytes()}
}
