package splice

import (
	"errors"
	"testing"
)

// A record has one coder and one note for all that stands in it: who adds to it under
// another name is told where it stands; what is added without a name takes the
// record's.
func TestAnotherCoder(t *testing.T) {
	const claims = "{claims: [{by: b, summary: S}]"
	for name, c := range map[string]struct{ recorded, add, coder, message, hint string }{
		"another": {claims + ", coder: jm}", "a/x<c", "ak", `a on x has another coder on 2025-08-17: "jm", and "ak" here`,
			"a record has one coder, for all that stands in it: leave it out here, or change it at snapshots/s.yaml:2:17"},
		"none, for a claim": {claims + "}", "a/x<c", "ak", `a on x is recorded on 2025-08-17 without a coder, and has "ak" here`,
			"a record has one coder, for all that stands in it: leave it out here, or change it at snapshots/s.yaml:2:17"},
		"none, for a silence": {claims + "}", "a/x!", "ak", "", ""},
		"the same":            {claims + ", coder: jm}", "a/x<c", "jm", "", ""},
		"not given":           {claims + ", coder: jm}", "a/x<c", "", "", ""},
	} {
		fsys := folder(map[string]string{"snapshots/s.yaml": "date: 2025-08-17\npositions: {a: {x: " + c.recorded + "}}\n"})
		have := read(t, fsys)
		r := record(have, c.add)
		r.Coder = c.coder
		edits, err := Plan(fsys, have, &Additions{Records: append(have.Records[:0:0], r)})
		var taken *TakenError
		switch {
		case c.message == "":
			if err != nil || len(edits) != 1 {
				t.Errorf("%s: %v", name, err)
			}
		case !errors.As(err, &taken) || taken.Error() != c.message || taken.Hint != c.hint || taken.Record != r:
			t.Errorf("%s: %+v", name, err)
		}
	}
	// Two that are added at once stand nowhere yet.
	fsys := folder(map[string]string{"snapshots/s.yaml": "date: 2025-08-17\n"})
	have := read(t, fsys)
	one, two := record(have, "a/x<b"), record(have, "a/x<c")
	one.Note, two.Note = "One.", "Two."
	_, err := Plan(fsys, have, &Additions{Records: append(have.Records[:0:0], one, two)})
	var taken *TakenError
	if !errors.As(err, &taken) || taken.Error() != `a on x has another note on 2025-08-17: "One.", and "Two." here` || taken.Hint != "a record has one note, for all that stands in it: leave it out here" {
		t.Errorf("%+v", err)
	}
}

// What there is no place for is told with its line and what to write by hand; that an
// edit could not be proved is told as the program's fault and not the file's.
func TestMessagesOfEdits(t *testing.T) {
	for want, err := range map[string]error{
		"a.yaml:3: what begins here is laid out in a way that leaves no place for an addition; nothing was added. Add this by hand: b: c": &NoPlaceError{"a.yaml", 3, "b: c"},
		"a.yaml:3: what begins here is laid out in a way in which it cannot be changed; nothing was written. Change it by hand":           &NoPlaceError{"a.yaml", 3, ""},
		"the edit of a.yaml could not be proved: it is another; nothing was written. This is a fault of the program, please report it":    &UnprovedError{"a.yaml", "it is another"},
		"the edit could not be proved: it is another; nothing was written. This is a fault of the program, please report it":              &UnprovedError{"", "it is another"},
	} {
		if err.Error() != want {
			t.Errorf("got %s\nwant %s", err, want)
		}
	}
}
