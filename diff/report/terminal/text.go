package terminal

import (
	"strings"

	"github.com/clipperhouse/displaywidth"

	"stance/positions/visible"
)

// text is a styled text without line breaks. It is made by say and mark alone,
// so whatever is in it is safe to show.
type text []run

type run struct {
	text  string
	style style
}

// say makes text of a string that may come from a file.
func say(s string) text { return mark(s, 0) }

// mark makes styled text of a string that may come from a file.
func mark(s string, st style) text {
	if s == "" {
		return nil
	}
	return text{{visible.Line(s), st}}
}

// cat joins texts.
func cat(parts ...text) text {
	var t text
	for _, p := range parts {
		t = append(t, p...)
	}
	return t
}

// list joins those texts that are not empty with a separator between them.
func list(separator string, parts ...text) text {
	var t text
	for _, p := range parts {
		if len(p) == 0 {
			continue
		}
		if t != nil {
			t = append(t, say(separator)...)
		}
		t = append(t, p...)
	}
	return t
}

func spaces(n int) text {
	if n <= 0 {
		return nil
	}
	return text{{strings.Repeat(" ", n), 0}}
}

// with adds a style to all of a text.
func (t text) with(st style) text {
	styled := make(text, len(t))
	for i, r := range t {
		styled[i] = run{r.text, r.style | st}
	}
	return styled
}

// glued keeps a text on one line where the line has room for it.
func (t text) glued(width int) text {
	if t.width() > width {
		return t
	}
	return t.with(unbroken)
}

func (t text) String() string {
	var b strings.Builder
	for _, r := range t {
		b.WriteString(r.text)
	}
	return b.String()
}

func (t text) width() int { return displaywidth.String(t.String()) }

// render writes the text as one line; what is styled is closed within it, once for all of
// one style that is side by side.
func (t text) render(color bool) string {
	if !color {
		return strings.TrimRight(t.String(), " ")
	}
	var b, same strings.Builder
	st := style(0)
	for _, r := range t {
		if look := r.style &^ unbroken; look != st && r.text != "" {
			b.WriteString(st.paint(same.String()))
			same.Reset()
			st = look
		}
		same.WriteString(r.text)
	}
	b.WriteString(st.paint(same.String()))
	return b.String()
}

// edited shows words that came in or are no longer there. White space at their edges
// stays outside of the marks.
func edited(words string, st style, marked bool) text {
	core := strings.TrimSpace(words)
	if core == "" {
		return say(words)
	}
	open, end := "{+", "+}"
	if st == deleted {
		open, end = "[-", "-]"
	}
	if !marked {
		open, end = "", ""
	}
	lead, trail, _ := strings.Cut(words, core)
	return cat(say(lead), mark(open+core+end, st), say(trail))
}

// apart is the space that is needed between two edits side by side, as they would run
// together.
func apart(before, words text) text {
	const edit = inserted | deleted
	if len(before) > 0 && len(words) > 0 && before[len(before)-1].style&edit != 0 && words[0].style&edit != 0 {
		return spaces(1)
	}
	return nil
}

// pad fills a text up to a width.
func pad(t text, width int) text { return cat(t, spaces(width-t.width())) }
