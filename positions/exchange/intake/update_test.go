package intake_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"stance/positions"
	"stance/positions/exchange/intake"
	"stance/positions/splice"
	"stance/positions/synthetic"
	"stance/positions/yamlfile"
)

// updated tells what a row would change in what is recorded.
func updated(r *intake.Result) []string {
	var told []string
	for _, p := range r.Problems {
		told = append(told, fmt.Sprintf("row %d: %s", p.Row, p.Message))
	}
	for _, c := range r.Changes {
		var fields []string
		for _, f := range c.Fields {
			name := f.Name
			if f.By != "" {
				name += " by " + f.By
			}
			fields = append(fields, fmt.Sprintf("%s %q→%q", name, f.Was, f.Now))
		}
		told = append(told, fmt.Sprintf("row %d: %s", c.Row, strings.Join(fields, ", ")))
	}
	if n := r.New(); n > 0 {
		told = append(told, fmt.Sprintf("%d new", n))
	}
	if r.Already > 0 {
		told = append(told, fmt.Sprintf("%d as recorded", r.Already))
	}
	return told
}

// Rows change what is recorded in the columns that the table has, and in no other.
func TestRowsChangeWhatIsRecorded(t *testing.T) {
	have := recorded(t, recordedOnce)
	const headings = "date,party,issue,record,by,position,summary,response,coder,note,basis,quote,source"
	for _, c := range []struct {
		name, headings string
		rows, want     []string
	}{
		{"the same", headings, []string{"2025-08-15,anna,peace,,,3,Three.,,jm,,reported,three it is,paper"}, []string{"1 as recorded"}},
		{"another position and wording", headings, []string{"2025-08-15,anna,peace,,,4,Four.,,jm,,reported,three it is,paper"},
			[]string{`row 2: position "3"→"4", summary "Three."→"Four."`}},
		{"evidence taken away", headings, []string{"2025-08-15,anna,peace,,,3,Three.,,jm,,reported,,"},
			[]string{`row 2: quote "three it is"→"", source "paper"→"", use "supports"→""`}},
		{"of columns that are not there nothing is said", "date,party,issue,position,summary", []string{"2025-08-15,anna,peace,4,Three."}, []string{`row 2: position "3"→"4"`}},
		{"a silence in place of a stance", headings, []string{"2025-08-15,anna,peace,silence,,,,,,,,,"},
			[]string{`row 2: record "stance"→"silence", position "3"→"", summary "Three."→"", basis "reported"→"", coder "jm"→"", quote "three it is"→"", source "paper"→"", use "supports"→""`}},
		{"a claim in new words", headings, []string{"2025-08-15,bo,trade,,union,closed,Bo will close down.,denied,jm,,,,"},
			[]string{`row 2: position by union ""→"closed", summary by union "Bo may not."→"Bo will close down."`}},
		{"a claim twice", headings, []string{"2025-08-15,bo,trade,,union,,Bo may not.,denied,jm,,,,", "2025-08-15,bo,trade,,union,,Bo must not.,denied,jm,,,,"},
			[]string{"row 3: `union` makes two claims here, and a record holds one of each claimant", "1 as recorded"}},
		{"a claim changed, and a stance beside it", headings, []string{"2025-08-15,bo,trade,,,open,We open up.,,jm,,,,", "2025-08-15,bo,trade,,union,,Bo may not.,confirmed,jm,,,,"},
			[]string{`row 3: response by union "denied"→"confirmed"`, "1 new"}},
	} {
		r := takenWith(t, have, intake.Options{Update: true}, append([]string{c.headings}, c.rows...)...)
		equal(t, c.name, updated(r), c.want)
	}
	r := takenWith(t, have, intake.Options{Update: true}, headings, "2025-08-15,bo,trade,,,open,We open up.,,jm,,,,", "2025-08-15,bo,trade,,union,,Bo may not.,confirmed,jm,,,,")
	if now := r.Add.Changes[0].Now; len(r.Add.Records) > 0 || now.Stance == nil || len(now.Claims) != 2 || now.Claims[0].By.ID != "anna" {
		t.Errorf("%+v", r.Add)
	}
}

// TestUpdateMakesTheOther has a dataset updated by the table of another one, in which some
// records say something else: it is that other one then, and the table changes nothing more.
func TestUpdateMakesTheOther(t *testing.T) {
	folders := []fs.FS{os.DirFS("../../../data")}
	for seed := range uint64(6) {
		folders = append(folders, synthetic.Shape{Parties: 5, Issues: 2, Dates: 8, PerDate: 9, Sources: 8, Seed: seed, Full: true}.FS())
	}
	made := 0
	r := rand.New(rand.NewPCG(3, 9))
	for at, fsys := range folders {
		result := yamlfile.Read(fsys)
		d := result.Dataset
		for range 40 {
			was, other := d.Records[r.IntN(len(d.Records))], d.Records[r.IntN(len(d.Records))]
			if was.Issue != other.Issue || was.Silence != nil && was.Silence.Searched || was.ClaimsAlone() || other.ClaimsAlone() || len(was.Claims) > 0 {
				continue
			}
			now := *other
			now.Date, now.Party = was.Date, was.Party
			if now.Silence != nil && now.Silence.Searched {
				continue
			}
			_, changed, err := splice.Preview(fsys, d, &splice.Additions{Changes: []splice.Change{{Was: was, Now: &now}}})
			if err != nil || !changed.OK() || changed.Dataset.Fingerprint() == d.Fingerprint() {
				continue // what the other says cannot be said there
			}
			table := read(t, exported(t, changed.Dataset, ','))
			in, err := intake.Tidy(table, d, intake.Options{Update: true})
			if err != nil || len(in.Problems) > 0 {
				t.Fatalf("%d: %s like %s: %v, %v", at, was.Place, other.Place, err, in.Problems)
			}
			if len(in.Changes) != 1 || len(in.Changes[0].Fields) == 0 {
				t.Errorf("%d: %s like %s: %d changes", at, was.Place, other.Place, len(in.Changes))
			}
			_, after, err := splice.Preview(fsys, d, &in.Add)
			if err != nil || !after.OK() {
				t.Fatalf("%d: %s like %s: %v, %v", at, was.Place, other.Place, err, after)
			}
			if after.Dataset.Fingerprint() != changed.Dataset.Fingerprint() {
				t.Errorf("%d: %s like %s: it is another dataset:\n%s\nnot\n%s", at, was.Place, other.Place, written(after.Dataset, was), written(changed.Dataset, was))
			}
			again, err := intake.Tidy(table, after.Dataset, intake.Options{Update: true})
			if err != nil || len(again.Problems)+len(again.Changes)+again.New() > 0 {
				t.Errorf("%d: %s like %s: again %v, %v", at, was.Place, other.Place, err, updated(again))
			}
			made++
		}
	}
	if made < 20 {
		t.Errorf("only %d", made)
	}
}

func written(d *positions.Dataset, like *positions.Record) string {
	for _, r := range d.Records {
		if r.Date == like.Date && r.Party.ID == like.Party.ID && r.Issue.ID == like.Issue.ID {
			return string(yamlfile.FormatRecord(r, 0))
		}
	}
	return ""
}
