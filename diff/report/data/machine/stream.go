package machine

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strings"
	"unicode/utf8"

	"stance/positions/parallel"
	"stance/positions/visible"
)

// writeJSON writes a document with two spaces of indentation and a final newline. Characters
// that a terminal would obey or hide are escaped, which changes nothing for a program that
// reads them. The items of long lists (each) are made as they are written, so that memory does
// not grow with them.
func writeJSON(w io.Writer, document any) error {
	o := &indented{to: w}
	if err := o.value(document); err != nil {
		return err
	}
	o.out = append(o.out, '\n')
	return o.flush()
}

// value adds a value, and of an object with long lists what it has one after another.
func (o *indented) value(v any) error {
	of := reflect.ValueOf(v)
	if !streamed(of.Type()) {
		return o.encode(v)
	}
	before := "{"
	for i := range of.NumField() {
		field := of.Field(i)
		name, option, _ := strings.Cut(of.Type().Field(i).Tag.Get("json"), ",")
		if option == "omitzero" && field.IsZero() {
			continue
		}
		o.text(fmt.Appendf(nil, "%s%q:", before, name))
		before = ","
		var err error
		if list, ok := field.Interface().(long); ok {
			err = o.list(list)
		} else {
			err = o.encode(field.Interface())
		}
		if err != nil {
			return err
		}
	}
	o.text([]byte("}"))
	return nil
}

// streamed reports whether a document has a list whose items are made as they are written.
func streamed(document reflect.Type) bool {
	if document.Kind() != reflect.Struct {
		return false
	}
	for i := range document.NumField() {
		if document.Field(i).Type.Implements(reflect.TypeFor[long]()) {
			return true
		}
	}
	return false
}

// items is a list of a document whose items are made as they are written.
type items[T any] struct {
	n    int
	make func(i int) T
}

// long is what all lists of items are.
type long interface {
	count() int
	item(i int) any
	of() reflect.Type
}

func (l items[T]) count() int       { return l.n }
func (l items[T]) item(i int) any   { return l.make(i) }
func (l items[T]) of() reflect.Type { return reflect.TypeFor[T]() }

// each lists items of a document that are made as they are written, several at once: f is called
// by several goroutines.
func each[T, U any](list []T, f func(*T) U) items[U] {
	return items[U]{len(list), func(i int) U { return f(&list[i]) }}
}

// together is how many items are made at once.
const together = 64

// list adds a list.
func (o *indented) list(list long) error {
	o.text([]byte("["))
	n := list.count()
	if streamed(list.of()) && o.to != nil { // one after another, as each can be long
		for i := range n {
			if i > 0 {
				o.text([]byte(","))
			}
			if err := o.value(list.item(i)); err != nil {
				return err
			}
		}
		o.text([]byte("]"))
		return nil
	}
	written := make([]indented, min(n, together))
	failed := make([]error, len(written))
	for begin := 0; begin < n; begin += together {
		part := min(together, n-begin)
		parallel.Each(part, func(i int) {
			item := &written[i]
			item.out, item.depth, item.opened = item.out[:0], o.depth, false
			failed[i] = item.value(list.item(begin + i))
		})
		for i := range part {
			if failed[i] != nil {
				return failed[i]
			}
			if begin+i > 0 {
				o.text([]byte(","))
			}
			o.open()
			o.out = append(o.out, written[i].out...)
		}
		if err := o.flush(); err != nil {
			return err
		}
	}
	o.text([]byte("]"))
	return nil
}

// indented is a JSON text on its way, or an item of it that is put into another.
type indented struct {
	to      io.Writer // nil for an item
	out     []byte
	depth   int
	opened  bool         // a bracket that may have nothing in it
	compact bytes.Buffer // what is indented next
}

func (o *indented) flush() error {
	if o.to == nil {
		return nil
	}
	_, err := o.to.Write(o.out)
	o.out = o.out[:0]
	return err
}

// encode adds a value.
func (o *indented) encode(v any) error {
	o.compact.Reset()
	enc := json.NewEncoder(&o.compact)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	o.text(o.compact.Bytes())
	return nil
}

// text adds a piece of a JSON text that has white space nowhere but in its strings, which are whole,
// and at its end.
func (o *indented) text(b []byte) {
	for i := 0; i < len(b); {
		switch c := b[i]; c {
		case '\n':
			i++
		case '"':
			o.open()
			n := stringEnd(b[i:])
			o.out = appendVisible(o.out, b[i:i+n])
			i += n
		case '{', '[':
			o.open()
			o.out = append(o.out, c)
			o.depth++
			o.opened = true
			i++
		case '}', ']':
			o.depth--
			if !o.opened {
				o.newline()
			}
			o.opened = false
			o.out = append(o.out, c)
			i++
		case ',':
			o.out = append(o.out, c)
			o.newline()
			i++
		case ':':
			o.out = append(o.out, ": "...)
			i++
		default:
			o.open()
			o.out = append(o.out, c)
			i++
		}
	}
}

// open begins the line of the first thing in a bracket.
func (o *indented) open() {
	if o.opened {
		o.opened = false
		o.newline()
	}
}

func (o *indented) newline() {
	const spaces = "\n                                "
	n := 2 * o.depth
	o.out = append(o.out, spaces[:1+min(n, len(spaces)-1)]...)
	for n -= len(spaces) - 1; n > 0; n-- {
		o.out = append(o.out, ' ')
	}
}

// stringEnd is how long the string is with which a JSON text begins.
func stringEnd(b []byte) int {
	for i := 1; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(b)
}

// appendVisible adds a text with invisible characters, which in JSON stand inside strings only, as
// \u escapes.
func appendVisible(out, b []byte) []byte {
	kept := 0
	for i := 0; i < len(b); {
		if ' ' <= b[i] && b[i] <= '~' { // as nearly all are
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if visible.Hidden(r) {
			out = append(out, b[kept:i]...)
			if r > 0xFFFF {
				r -= 0x10000
				out = fmt.Appendf(out, `\u%04x\u%04x`, 0xD800+(r>>10), 0xDC00+(r&0x3FF))
			} else {
				out = fmt.Appendf(out, `\u%04x`, r)
			}
			kept = i + n
		}
		i += n
	}
	return append(out, b[kept:]...)
}
