package docx

import (
	"strings"

	"stance/diff/report/document"
)

// An edit says in which of two texts something stands.
type edit uint8

const (
	both edit = iota
	onlyNew
	onlyOld
)

// tag is how tracked changes are named.
func (e edit) tag() string {
	if e == onlyOld {
		return "del"
	}
	return "ins"
}

// A part of a redline.
type part struct {
	edit edit
	text string
}

// parts gives a run of a redline. What is the same but written otherwise went, and came in.
func parts(r document.Run) []part {
	switch {
	case r.Inserted || r.Came:
		return []part{{onlyNew, r.Text}}
	case r.Deleted || r.Went:
		return []part{{onlyOld, r.Text}}
	case r.Was != "":
		return []part{{onlyOld, r.Was}, {onlyNew, r.Text}}
	}
	return []part{{both, r.Text}}
}

// redlined reports whether a run is a part of a redline.
func redlined(r document.Run) bool {
	return r.Inserted || r.Deleted || r.Same || r.Came || r.Went
}

// changed reports whether anything in a text is to be tracked.
func changed(t document.Text) bool {
	for _, r := range t {
		for _, p := range parts(r) {
			if p.edit != both && p.text != "" {
				return true
			}
		}
	}
	return false
}

// cutRedline cuts a text into its redline and what stands before and behind that; nil where
// nothing changed.
func cutRedline(t document.Text) (before, line, behind document.Text) {
	if !changed(t) {
		return t, nil, nil
	}
	first, last := len(t), 0
	for i, r := range t {
		if redlined(r) {
			first, last = min(first, i), i+1
		}
	}
	return t[:first], t[first:last], t[last:]
}

// editOf says in which of the two texts of a redline anything stands.
func editOf(line document.Text) edit {
	var in [3]bool
	for _, r := range line {
		for _, p := range parts(r) {
			if p.text != "" {
				in[p.edit] = true
			}
		}
	}
	switch {
	case in[both] || in[onlyNew] == in[onlyOld]:
		return both
	case in[onlyNew]:
		return onlyNew
	}
	return onlyOld
}

// redline sets a redline, its changes tracked.
func (s *setter) redline(line document.Text, rtl bool) string {
	var list []part // those side by side that are edited alike are one change
	for _, r := range line {
		for _, p := range parts(r) {
			if n := len(list); n > 0 && list[n-1].edit == p.edit {
				list[n-1].text += p.text
			} else {
				list = append(list, p)
			}
		}
	}
	var b strings.Builder
	for _, p := range list {
		runs := set(p.text, look{deleted: p.edit == onlyOld}, rtl)
		if p.edit == both || runs == "" {
			b.WriteString(runs)
			continue
		}
		b.WriteString("<w:" + p.edit.tag() + s.change() + ">" + runs + "</w:" + p.edit.tag() + ">")
	}
	return b.String()
}

// change is what a tracked change says of itself.
func (s *setter) change() string {
	date := ""
	if s.revised != "" {
		date = ` w:date="` + s.revised + `T00:00:00Z"`
	}
	return ` w:id="` + s.id() + `" w:author="stance"` + date
}
