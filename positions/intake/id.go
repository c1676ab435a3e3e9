package intake

import (
	"fmt"

	"stance/positions/slug"
)

// newID makes an id of a name that is not taken yet; what it is of stands in
// for a name that has no letters for one.
func newID(name, what string, taken func(id string) bool) string {
	id := slug.Of(name)
	if id == "" {
		id = what
	}
	for n, stem := 2, id; taken(id); n++ {
		id = fmt.Sprintf("%s-%d", stem, n)
	}
	return id
}
