package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"stance/positions/exchange/intake"
)

// pieces writes the evidence of the first record as "LOCATOR [POSITION or LOW..HIGH]".
func pieces(r *intake.Result) string {
	var all []string
	rec := r.Add.Records[0]
	for _, e := range rec.Stance.Evidence {
		piece := e.Locator
		if e.Position != nil {
			piece += " " + rec.Issue.Scale.Options[e.Position.Option].ID
		}
		if e.Plausible != nil {
			piece += fmt.Sprintf(" %s..%s", rec.Issue.Scale.Options[e.Plausible.Low.Option].ID, rec.Issue.Scale.Options[e.Plausible.High.Option].ID)
		}
		all = append(all, piece)
	}
	return strings.Join(all, "; ")
}

// Coders who took one statement from a text are its readers: where they differ it is they
// who are not sure. What two places of a text say, or one coder has twice, the actor said.
func TestReadingsOfCoders(t *testing.T) {
	const eitherWay = "2025-01-01 anna carbon-tax reject..support"
	for _, c := range []struct {
		name         string
		rows         []string // agreement,text,document id,start,stop,coder,id
		told, pieces string
	}{
		{"agreed, on characters that overlap", []string{"1,We will tax,7,10,20,jm,1", "1,will tax carbon,7,13,28,ak,2"},
			"2025-01-01 anna carbon-tax support (jm, ak): Agrees with “Carbon tax”, in 1 statement.", "statements 1, 2, characters 10 to 20"},
		{"differed, on characters that overlap", []string{"1,We will tax,7,10,20,jm,1", "0,will tax carbon,7,13,28,ak,2"},
			eitherWay + " (jm, ak): Coders read 1 statement on “Carbon tax” differently: jm as agreement, ak as disagreement.", "statements 1, 2, characters 10 to 20 reject..support"},
		{"three of them", []string{"1,t,7,10,20,jm,1", "0,t,7,10,20,ak,2", "0,t,7,12,20,ok,3"},
			eitherWay + " (jm, ak, ok): Coders read 1 statement on “Carbon tax” differently: jm as agreement, ak, ok as disagreement.", "statements 1, 2, 3, characters 10 to 20 reject..support"},
		{"characters that only touch", []string{"1,We will tax,7,10,20,jm,1", "0,We will tax,7,20,30,ak,2"},
			eitherWay + " (jm, ak): Agrees with “Carbon tax” in 1 statement and disagrees in 1 statement of the same day.", "statement 1, characters 10 to 20 support; statement 2, characters 20 to 30 reject"},
		{"another document", []string{"1,t,7,10,20,jm,1", "0,t,8,10,20,ak,2"},
			eitherWay + " (jm, ak): Agrees with “Carbon tax” in 1 statement and disagrees in 1 statement of the same day.", "statement 1, characters 10 to 20 support; statement 2, characters 10 to 20 reject"},
		{"one coder, twice", []string{"1,t,7,10,20,jm,1", "0,t,7,10,20,jm,2"},
			eitherWay + " (jm): Agrees with “Carbon tax” in 1 statement and disagrees in 1 statement of the same day.", "statement 1, characters 10 to 20 support; statement 2, characters 10 to 20 reject"},
		{"no coder", []string{"1,t,7,10,20,,1", "0,t,7,10,20,ak,2"},
			eitherWay + " (ak): Agrees with “Carbon tax” in 1 statement and disagrees in 1 statement of the same day.", "statement 1, characters 10 to 20 support; statement 2, characters 10 to 20 reject"},
		{"words among the other's", []string{"1,We will  TAX,7,,,jm,1", "0,\"Yes, we will tax.\",7,,,ak,2"},
			eitherWay + " (jm, ak): Coders read 1 statement on “Carbon tax” differently: jm as agreement, ak as disagreement.", "statements 1, 2 reject..support"},
		{"other words", []string{"1,We will tax,7,,,jm,1", "0,Never a tax,7,,,ak,2"},
			eitherWay + " (jm, ak): Agrees with “Carbon tax” in 1 statement and disagrees in 1 statement of the same day.", "statement 1 support; statement 2 reject"},
		{"characters that are none", []string{"1,We will tax,7,20,10,jm,1", "0,We will tax,7,x,30,ak,2"},
			eitherWay + " (jm, ak): Coders read 1 statement on “Carbon tax” differently: jm as agreement, ak as disagreement.", "statements 1, 2 reject..support"},
		{"one of them beyond dispute", []string{"1,We will tax,7,10,20,jm,1", "1,We do,7,40,46,jm,2", "0,We do,7,40,46,ak,3"},
			"2025-01-01 anna carbon-tax support (jm, ak): Agrees with “Carbon tax”, in 1 statement; coders read 1 statement differently: jm as agreement, ak as disagreement.",
			"statement 1, characters 10 to 20 support; statements 2, 3, characters 40 to 46 reject..support"},
		{"two in dispute", []string{"1,a,7,10,20,jm,1", "0,a,7,10,20,ak,2", "0,b,7,40,46,jm,3", "1,b,7,40,46,ak,4"},
			eitherWay + " (jm, ak): Coders read 2 statements on “Carbon tax” differently.", "statements 1, 2, characters 10 to 20 reject..support; statements 3, 4, characters 40 to 46 reject..support"},
	} {
		var rows []string
		for _, row := range c.rows {
			rows = append(rows, "2025-01-01,Ann Lee,anna,Carbon tax,"+row)
		}
		r := statements(t, intake.Options{}, "", append([]string{"time,person,organization,concept,agreement,text,document id,start,stop,coder,statement id"}, rows...)...)
		equal(t, c.name, told(r), []string{c.told})
		if len(r.Add.Records) == 1 && pieces(r) != c.pieces {
			t.Errorf("%s: the evidence is %s, want %s", c.name, pieces(r), c.pieces)
		}
		if s := r.Add.Records[0].Stance; strings.Contains(c.told, " support (") && strings.Contains(c.pieces, "..") != (s.Plausible != nil) {
			t.Errorf("%s: the position has the range %v", c.name, s.Plausible)
		}
	}
	// Without a text the document is what they read.
	r := statements(t, intake.Options{}, "", statementHeadings, "2025-01-01,P,anna,Carbon tax,1,,D,7,,jm,1", "2025-01-01,P,anna,Carbon tax,0,,D,7,,ak,2")
	if e := r.Add.Records[0].Stance.Evidence; len(e) != 1 || e[0].Paraphrase != "Coders read 1 statement on “Carbon tax” differently: jm as agreement, ak as disagreement." {
		t.Errorf("%+v", e)
	}
}
