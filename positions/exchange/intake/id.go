package intake

import (
	"fmt"
	"strings"

	"stance/positions/exchange/tidy"
	"stance/positions/slug"
	"stance/positions/visible"
)

// newID makes an id of a name that is not among those taken; what it is of stands
// in for a name that has no letters for one.
func (p *proposer) newID(name, what string, taken map[string]string) string {
	id := slug.Of(name)
	if id == "" {
		id = what
	}
	key := what + " " + id
	for n, stem := max(2, p.numbers[key]), id; ; n++ {
		if _, ok := taken[id]; !ok {
			return id
		}
		id = fmt.Sprintf("%s-%d", stem, n)
		p.numbers[key] = n
	}
}

// spaced is a name with single spaces.
func spaced(name string) string { return strings.Join(strings.Fields(name), " ") }

// nameKey is the same for spellings of one name: "United States",
// "united_states" and "UNITED  STATES". Names of which an id cannot tell all
// differ in anything but case and spaces: of two long names that begin alike, or
// two in Chinese, neither is the other.
func nameKey(name string) string {
	if slug.Whole(name) {
		return slug.Of(name)
	}
	return "=" + strings.ToLower(spaced(name))
}

// means reports whether a name, which becomes this id, means what has the id.
// Where that id was made of its name, the two must be spellings of one name; an
// id of its own, such as a survey's number, says all by itself.
func means(name, id, its string) bool {
	return slug.Of(its) != id || nameKey(name) == nameKey(its)
}

// disguised says what is wrong with a name that was found only by what an id keeps
// of it, where that leaves out what nobody sees, or the beginning of a formula: it
// is not for the program to say that this means nothing. its is the name of what
// was found.
func disguised(name, id, its string) tidy.Miss {
	if strings.EqualFold(spaced(name), spaced(its)) {
		return tidy.Miss{}
	}
	hint := "write " + tick(id) + ", if that is meant"
	if strings.ContainsFunc(name, visible.Hidden) {
		return tidy.Miss{Several: tick(name) + " has a character in it that can't be seen", Hint: hint}
	}
	if visible.Formula(strings.TrimLeft(name, "'")) {
		return tidy.Miss{Several: tick(name) + " begins as a formula does", Hint: hint}
	}
	return tidy.Miss{}
}

// proposed are things that were proposed, by nameKey and by id.
type proposed[T any] map[string]*T

func (p proposed[T]) add(name, id string, thing *T) {
	p[nameKey(name)] = thing
	p["#"+id] = thing
}

// find finds what a name means, as it will once the thing is in the codebook.
func (p proposed[T]) find(name string) *T {
	if found := p["#"+name]; found != nil {
		return found
	}
	return p[nameKey(name)]
}
