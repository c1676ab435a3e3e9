package archive

import (
	"slices"
	"strconv"
	"strings"
)

// shownBy gives the display and the visibility that an element's own style sets, "" for none,
// and whether it makes its text as good as gone: struck through, of no size, transparent, cut
// off, or so far outside of the page that nobody sees it. Style sheets are not read: what they
// alone hide is taken for text.
func shownBy(style string) (display, visibility string, gone bool) {
	d := declared(style)
	gone = slices.Contains(strings.Fields(d["text-decoration"]), "line-through") ||
		isAtMost(d["font-size"], 0) || isAtMost(d["opacity"], 0) || d["content-visibility"] == "hidden" ||
		d.clipped() || d.far()
	return d["display"], d["visibility"], gone
}

// declarations are the properties that a style sets, in small letters.
type declarations map[string]string

// declared reads a style: the last of a property counts, unless one before is important.
func declared(style string) declarations {
	d, important := declarations{}, map[string]bool{}
	for declaration := range strings.SplitSeq(withoutComments(style), ";") {
		name, value, ok := strings.Cut(declaration, ":")
		if !ok {
			continue
		}
		name, value = strings.ToLower(strings.TrimSpace(name)), strings.ToLower(strings.TrimSpace(value))
		if name == "text-decoration-line" {
			name = "text-decoration"
		}
		before, mark, marked := strings.Cut(value, "!")
		marked = marked && strings.TrimSpace(mark) == "important"
		if marked {
			value = strings.TrimSpace(before)
		}
		if important[name] && !marked {
			continue
		}
		d[name], important[name] = value, marked
	}
	return d
}

func withoutComments(style string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(style, "/*")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		b.WriteByte(' ')
		_, style, _ = strings.Cut(rest, "*/")
	}
}

// clipped reports whether next to nothing is left of an element: by a clip without an area, or as
// what runs over its edge is cut off and it is a pixel wide or high, as is usual for
// what is meant for readers that speak.
func (d declarations) clipped() bool {
	if d.cuts() {
		for _, of := range []string{"width", "height", "max-width", "max-height"} {
			if n, unit, ok := measure(d[of]); ok && (n <= 0 || n <= 1 && unit == "px") {
				return true
			}
		}
	}
	if edges := arguments(d["clip"], "rect"); d.lifted() && len(edges) == 4 { // top, right, bottom, left
		var at [4]float64
		all := true
		for i := range at {
			var ok bool
			at[i], _, ok = measure(edges[i])
			all = all && ok
		}
		if all && (at[2]-at[0] <= 1 || at[1]-at[3] <= 1) {
			return true
		}
	}
	inset := arguments(d["clip-path"], "inset")
	circle := arguments(d["clip-path"], "circle")
	return len(inset) == 1 && isPercent(inset[0], 50) || len(circle) > 0 && isAtMost(circle[0], 0)
}

func (d declarations) cuts() bool {
	over, _, _ := strings.Cut(d["overflow"], " ")
	return over == "hidden" || over == "clip"
}

// lifted reports whether an element is taken out of the flow of the page.
func (d declarations) lifted() bool { return d["position"] == "absolute" || d["position"] == "fixed" }

// far reports whether an element, or its text, is moved to where no screen is.
func (d declarations) far() bool {
	if d.lifted() || d["position"] == "relative" {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			if isFar(d[side]) {
				return true
			}
		}
	}
	if isFar(d["text-indent"]) || d.cuts() && isPercent(d["text-indent"], 100) {
		return true
	}
	for _, move := range []string{"translate", "translatex", "translatey", "translate3d"} {
		if slices.ContainsFunc(arguments(d["transform"], move), isFar) {
			return true
		}
	}
	scale := arguments(d["transform"], "scale")
	return len(scale) > 0 && isAtMost(scale[0], 0)
}

// isFar reports whether a length leads back by more than a screen.
func isFar(length string) bool {
	n, unit, ok := measure(length)
	switch unit {
	case "px", "pt":
		return ok && n <= -500
	case "em", "rem", "ch", "ex":
		return ok && n <= -60
	case "vw", "vh":
		return ok && n <= -100
	}
	return ok && n <= -1000
}

// isAtMost reports whether a value is a number, of whatever unit, that is no larger.
func isAtMost(value string, most float64) bool {
	n, _, ok := measure(value)
	return ok && n <= most
}

func isPercent(value string, least float64) bool {
	n, unit, ok := measure(value)
	return ok && unit == "%" && n >= least
}

// measure reads a number with its unit.
func measure(value string) (n float64, unit string, ok bool) {
	number := strings.TrimRight(value, "%abcdefghijklmnopqrstuvwxyz")
	n, err := strconv.ParseFloat(number, 64)
	return n, value[len(number):], err == nil
}

// arguments are those of a function in a value; nil where it is not called.
func arguments(value, function string) []string {
	for rest := value; ; {
		before, after, found := strings.Cut(rest, function+"(")
		if !found {
			return nil
		}
		inside, behind, _ := strings.Cut(after, ")")
		if before == "" || strings.HasSuffix(before, " ") || strings.HasSuffix(before, ")") {
			return strings.FieldsFunc(inside, func(r rune) bool { return r == ',' || r == ' ' })
		}
		rest = behind
	}
}
