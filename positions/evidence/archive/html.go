package archive

import (
	"io"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"stance/positions/foreign"
)

// unread are the elements of which a reader sees nothing, or nothing that was
// written for reading.
var unread = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Iframe: true,
	atom.Svg: true, atom.Math: true, atom.Object: true, atom.Canvas: true, atom.Audio: true, atom.Video: true,
	atom.Select: true, atom.Datalist: true, atom.Textarea: true, atom.Title: true, atom.Noembed: true, atom.Noframes: true,
}

// blocks are the elements that stand in lines of their own.
var blocks = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Body: true, atom.Button: true,
	atom.Caption: true, atom.Center: true, atom.Dd: true, atom.Details: true, atom.Dialog: true, atom.Dir: true, atom.Div: true,
	atom.Dl: true, atom.Dt: true, atom.Fieldset: true, atom.Figcaption: true, atom.Figure: true, atom.Footer: true,
	atom.Form: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
	atom.Header: true, atom.Hgroup: true, atom.Hr: true, atom.Legend: true, atom.Li: true, atom.Main: true, atom.Menu: true,
	atom.Nav: true, atom.Ol: true, atom.P: true, atom.Pre: true, atom.Section: true, atom.Summary: true, atom.Table: true,
	atom.Tbody: true, atom.Td: true, atom.Tfoot: true, atom.Th: true, atom.Thead: true, atom.Tr: true, atom.Ul: true,
}

// TextOf gives the text of a page: a blank line between blocks, a line break
// for each <br>, quotation marks for <q>, white space run together as a browser
// does; and nothing of what is deleted or hidden (see seen). It reads the page in
// one pass, token by token, so that neither its size nor its nesting matters; a page
// cut short or badly nested gives what text there is. An error is a fault of the tokenizer (*foreign.Fault).
func TextOf(page string) (string, error) {
	text, _, err := TextsOf(page)
	return text, err
}

// TextsOf gives the text of a page as TextOf does, and beside it, laid out alike, what of its text is
// deleted or hidden.
func TextsOf(page string) (text, unseen string, err error) {
	var w, out pageWriter
	var e elements
	z := &tokens{of: html.NewTokenizer(strings.NewReader(page))}
	var skipping atom.Atom // the unread element that we are in
	depth := 0             // how many of its kind are open
	preformatted := 0
	for {
		kind := z.next()
		if z.fault != nil {
			return "", "", z.fault
		}
		if kind == html.ErrorToken {
			if z.of.Err() != io.EOF {
				w.breakBlock() // nothing to be done: the rest can't be read
			}
			return strings.TrimSpace(w.text.String()), strings.TrimSpace(out.text.String()), nil
		}
		if kind == html.TextToken {
			switch {
			case skipping != 0:
			case e.shown():
				w.write(string(z.text()), preformatted > 0)
				out.space = true // between two that are not seen
			default:
				out.write(string(z.text()), false)
			}
			continue
		}
		if kind != html.StartTagToken && kind != html.EndTagToken && kind != html.SelfClosingTagToken {
			continue // comments and the document type
		}
		name, hasAttributes := z.tag()
		tag := atom.Lookup(name)
		// A slash closes foreign elements only; to browsers <script/> opens.
		opens := kind == html.StartTagToken || kind == html.SelfClosingTagToken && tag != atom.Svg && tag != atom.Math
		if skipping != 0 {
			if kind == html.SelfClosingTagToken && (skipping == atom.Svg || skipping == atom.Math) {
				z.of.NextIsNotRawText() // there a <title/> or <style/> ends with its slash
			}
			if tag == skipping && opens {
				depth++
			} else if tag == skipping && kind == html.EndTagToken {
				if depth--; depth == 0 {
					skipping = 0
				}
			}
			continue
		}
		if unread[tag] && opens {
			skipping, depth = tag, 1
			continue
		}
		element := string(name) // the next call to the tokenizer changes the bytes
		if kind == html.EndTagToken && tag == atom.Q && e.shown() {
			w.write("”", false)
		}
		if opens {
			hidden, style := ownLook(z, tag, hasAttributes)
			e.start(element, tag, hidden, style)
		} else if kind == html.EndTagToken {
			e.end(element)
		}
		switch {
		case voids[tag] && !e.shown():
		case tag == atom.Br:
			w.breakLine()
		case tag == atom.Q && opens && e.shown():
			w.write("“", false)
		case blocks[tag]:
			w.breakBlock()
			out.breakBlock()
			if tag == atom.Pre && opens {
				preformatted++
			} else if tag == atom.Pre && preformatted > 0 {
				preformatted--
			}
		}
	}
}

// tokens are those of a page, until the tokenizer fails.
type tokens struct {
	of    *html.Tokenizer
	fault error
}

const tokenizer = "the HTML tokenizer"

func (t *tokens) next() (kind html.TokenType) {
	defer foreign.Caught(tokenizer, &t.fault)
	return t.of.Next()
}

func (t *tokens) text() []byte {
	defer foreign.Caught(tokenizer, &t.fault)
	return t.of.Text()
}

func (t *tokens) tag() (name []byte, attributes bool) {
	defer foreign.Caught(tokenizer, &t.fault)
	return t.of.TagName()
}

func (t *tokens) attribute() (name, value []byte, more bool) {
	defer foreign.Caught(tokenizer, &t.fault)
	return t.of.TagAttr()
}

// ownLook gives what the attributes of an element say of whether it is seen. A
// dialogue is seen if it is open.
func ownLook(z *tokens, tag atom.Atom, more bool) (hidden bool, style string) {
	styled, open := false, tag != atom.Dialog
	for more {
		var name, value []byte
		name, value, more = z.attribute()
		switch string(name) {
		case "hidden":
			hidden = true
		case "open":
			open = true
		case "style":
			if !styled { // of two the first counts
				style, styled = string(value), true
			}
		}
	}
	return hidden || !open, style
}

// pageWriter collects text. Breaks are written before the next text, so that
// empty blocks leave no trace.
type pageWriter struct {
	text  strings.Builder
	space bool
	lines int
}

func (w *pageWriter) breakLine()  { w.lines = min(w.lines+1, 2) }
func (w *pageWriter) breakBlock() { w.lines = 2 }

func (w *pageWriter) write(s string, preformatted bool) {
	for _, r := range s {
		switch {
		case r == '\n' && preformatted:
			w.lines = min(w.lines+1, 2)
		case r != '\u00a0' && unicode.IsSpace(r):
			w.space = true
		default:
			switch {
			case w.text.Len() == 0:
			case w.lines > 0:
				w.text.WriteString("\n\n"[:w.lines])
			case w.space:
				w.text.WriteByte(' ')
			}
			w.space, w.lines = false, 0
			w.text.WriteRune(r)
		}
	}
}
