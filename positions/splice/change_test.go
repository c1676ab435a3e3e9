package splice

import (
	"bytes"
	"io/fs"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"stance/positions"
	"stance/positions/synthetic"
)

// changesTo lists what makes one dataset of another that has the same dates and cells, or fewer.
func changesTo(have, want *positions.Dataset) []Change {
	now := map[cellName]*positions.Record{}
	for _, r := range want.Records {
		now[cellOf(r)] = r
	}
	var changes []Change
	for _, r := range have.Records {
		if now[cellOf(r)] == nil || !sameRecord(r, now[cellOf(r)]) {
			changes = append(changes, Change{r, now[cellOf(r)]})
		}
	}
	return changes
}

// TestChanges makes changes in records with comments, quotes and lines of their own: what is
// between « and » goes, what is between ‹ and › comes, all else stays byte for byte.
func TestChanges(t *testing.T) {
	for name, text := range map[string]string{
		"of every sort": `date: 2025-08-17   # a day
positions:
  a:
    x:   # what it is about
      position: «p»‹q›
      # why it is so
      summary: "Quoted, for no reason"   # kept
      terms:
        - {id: one, kind: demand, text: "The first"}   # and this
«        - {id: two, kind: offer, text: The second}
»‹        - {id: two, kind: offer, text: The other second}
›‹      basis: recounted
›      tone: harder
      evidence:
        # the first
        - quote: "Yes"
          speaker: «Somebody»‹Somebody else›
          source: o
‹        - paraphrase: In between
          source: o
›        - paraphrase: No   # never
          source: o
«      note: Not any more
»
    z:
      summary: Untouched
  # about b
  b: {x: {position: q, summary: «In braces»‹In brackets›}}
`,
		"it goes":              "date: 2025-08-17\npositions:\n  a:\n«    x: {summary: S}\n»    z: {summary: S}\n",
		"the party goes":       "date: 2025-08-17\npositions:\n«  a:\n    x: {summary: S}\n    u: {summary: S}\n»  b:\n    x: {summary: S}\n",
		"all goes":             "date: 2025-08-17\npositions:\n«  a:\n    x: {summary: S}\n»",
		"a claim comes":        "date: 2025-08-17\npositions:\n  a:\n    x:\n      summary: S\n‹      claims:\n        - by: b\n          summary: C\n›",
		"one of two claims":    "date: 2025-08-17\npositions:\n  a:\n    x:\n      claims:\n«        - by: b\n          summary: C\n»        - by: c\n          summary: «C»‹D›\n",
		"a search becomes":     "date: 2025-08-17\npositions:\n  a:\n    x:\n«      silent: true\n»‹      summary: Found\n›      note: N\n",
		"said at the top":      "date: 2025-08-17\ncoder: K\npositions:\n  a:\n    x:\n      summary: «S»‹T›\n    u:\n      summary: S\n",
		"longer than a line":   "date: 2025-08-17\npositions:\n  a:\n    x:\n«      summary: S\n»‹      summary: >-\n        A summary of many words that has to go on more than one line, as it is much longer than a line,\n        which has room for a hundred characters or so and no more.\n›    u: {summary: S}\n",
		"Windows":              "date: 2025-08-17\r\npositions:\r\n  a:\r\n    x:\r\n      summary: «S»‹T›\r\n‹      note: None\r\n›    u: {summary: S}\r\n",
		"two documents":        "date: 2025-08-17\npositions:\n  a:\n    x: {summary: «S»‹T›}\n---\ndate: 2025-08-18\npositions:\n  a:\n    x:\n      summary: U\n‹      note: V\n›",
		"no end of line":       "date: 2025-08-17\npositions:\n  a:\n    x:\n      summary: «S»‹T›",
		"evidence in brackets": "date: 2025-08-17\npositions:\n  a:\n    x:\n      summary: S\n      evidence: [{quote: Q, source: o}‹, {quote: R, source: o}›]\n",
	} {
		t.Run(name, func(t *testing.T) {
			old, want := marked(text)
			const sources = "sources:\n  - {id: o, title: O}\n"
			fsys := folder(map[string]string{"sources.yaml": sources, "snapshots/s.yaml": old})
			have, now := read(t, fsys), read(t, folder(map[string]string{"sources.yaml": sources, "snapshots/s.yaml": want}))
			edits, err := Plan(fsys, have, &Additions{Changes: changesTo(have, now)})
			if err != nil {
				t.Fatal(err)
			}
			if len(edits) != 1 || string(edits[0].New) != want {
				t.Errorf("%d edits:\n%s\nwant\n%s", len(edits), edits[0].New, want)
			}
		})
	}
}

// TestChangesOfTheData has records of the tracked data, as they stand with their comments, say
// what others say, or nothing: the dataset is then the one meant, and each line that is not of
// the records in question stands as it did.
func TestChangesOfTheData(t *testing.T) {
	data := os.DirFS("../../data")
	testChanges(t, data, 60)
}

// The same with every key of the format, in the layouts of the format and in odd ones.
func TestChangesOfAllKeys(t *testing.T) {
	for seed := range 12 {
		d := synthetic.Shape{Parties: 5, Issues: 2, Dates: 8, PerDate: 9, Sources: 8, Seed: uint64(seed), Full: true}.FS()
		testChanges(t, d, 25)
	}
}

func testChanges(t *testing.T, fsys fs.FS, times int) {
	t.Helper()
	d := read(t, fsys)
	r := rand.New(rand.NewPCG(2, 7))
	var made int
	for range times {
		was := d.Records[r.IntN(len(d.Records))]
		other := d.Records[r.IntN(len(d.Records))]
		if was.Silence != nil && was.Silence.Searched || was.Issue != other.Issue {
			continue
		}
		now := *other
		now.Date, now.Party = was.Date, was.Party
		change := Change{was, &now}
		if r.IntN(4) == 0 {
			change.Now = nil
		}
		edits, after, err := Preview(fsys, d, &Additions{Changes: []Change{change}})
		if err != nil {
			t.Fatalf("%s like %s: %v", was.Place, other.Place, err)
		}
		if !after.OK() {
			continue // what it says cannot be said there
		}
		made++
		for _, e := range edits {
			start, end := linesOf(e.Old, was, d)
			lines := bytes.SplitAfter(e.Old, []byte("\n"))
			head, tail := bytes.Join(lines[:start], nil), bytes.Join(lines[end:], nil)
			if !bytes.HasPrefix(e.New, head) || !bytes.HasSuffix(e.New, tail) {
				t.Fatalf("%s: lines outside of the record were changed:\n%s", was.Place, e.New)
			}
		}
	}
	if made < times/8 {
		t.Errorf("%d changes", made)
	}
}

// linesOf gives the lines of a record's party, in whose place another may stand.
func linesOf(content []byte, r *positions.Record, d *positions.Dataset) (start, end int) {
	lines := strings.SplitAfter(string(content), "\n")
	start, end = r.Place.Line-1, len(lines)
	for _, o := range d.Records {
		if o.Place.File == r.Place.File && o.Place.Line > r.Place.Line {
			end = min(end, o.Place.Line-1)
		}
	}
	return max(start-1, 0), end // the party's key may go as well
}

// A coder whom the file names for all of its records is not named again in each; another is.
func TestCoderOfAll(t *testing.T) {
	const old = "date: 2025-08-17\ncoder: jm\npositions:\n  a:\n    x: {summary: S}\n"
	fsys := folder(map[string]string{"snapshots/s.yaml": old})
	have := read(t, fsys)
	for coder, want := range map[string]string{"jm": "", "ab": "      coder: ab\n"} {
		for word, place := range map[string]string{"a/u": "    u:\n", "b/u": "  b:\n    u:\n"} {
			r := record(have, word)
			r.Coder, r.Note = coder, ""
			edits, err := Plan(fsys, have, &Additions{Records: []*positions.Record{r}})
			if err != nil || string(edits[0].New) != old+place+"      summary: New\n"+want {
				t.Errorf("%s by %s: %v\n%s", word, coder, err, edits[0].New)
			}
		}
	}
}
