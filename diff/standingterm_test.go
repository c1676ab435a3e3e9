package diff_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"stance/diff"
	"stance/positions"
	"stance/positions/yamlfile"
)

// bargain reads a dataset with terms that are tied to each other and speak against those of
// others, and with speakers who differ.
func bargain(t testing.TB) *positions.Dataset {
	t.Helper()
	r := yamlfile.Read(os.DirFS("report/testdata/bargain"))
	if !r.OK() {
		t.Fatal(r.Problems)
	}
	return r.Dataset
}

func termLine(s *diff.StandingTerm) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s/%s %s since %s %s %s", s.Party.ID, s.Issue.ID, s.Text, s.Since, s.Basis, s.Confidence)
	list := func(word string, parties []*positions.Party) {
		for _, p := range parties {
			fmt.Fprintf(&b, "; %s %s", word, p.ID)
		}
	}
	list("signed", s.Signed)
	list("also", s.Inherited)
	ties := func(word string, ties []diff.Tie) {
		for _, tie := range ties {
			fmt.Fprintf(&b, "; %s %s", word, tie.Text())
			if tie.Stands {
				b.WriteString(" stands")
			}
			if tie.How != positions.NoHow {
				b.WriteString(" " + tie.How.String())
			}
			if tie.Term != nil {
				b.WriteString(" as " + tie.Term.Text)
			}
			if tie.By != nil {
				b.WriteString(" by " + tie.By.Text)
			}
			if tie.Package {
				b.WriteString(", package")
			}
		}
	}
	ties("if", s.Provided)
	ties("unless", s.Excluded)
	for _, o := range s.Opposes {
		b.WriteString("; against " + o.Text)
	}
	for _, o := range s.OpposedBy {
		b.WriteString("; opposed by " + o.Text)
	}
	return b.String()
}

func TestStandingTerms(t *testing.T) {
	d := bargain(t)
	for _, c := range []struct {
		date, want string
	}{
		{"2025-03-01", `
north/land No land is given away since 2025-03-01 stated moderate; against Half of the land
north/land A lease of the shore since 2025-03-01 stated moderate; if trade/open stands as The market opens, package; unless land/keep stands as No land is given away
north/land A loan since 2025-03-01 stated moderate; if trade/toll stands as A toll is paid
north/land The flag stays since 2025-03-01 stated moderate; if Once the rain is over
south/land Half of the land since 2025-03-01 reported low; opposed by No land is given away
north/trade The market opens since 2025-03-01 stated moderate; if land/lease stands as A lease of the shore, package
north/trade A toll is paid since 2025-03-01 stated moderate; opposed by Free trade
north/trade A quay since 2025-03-01 stated moderate; if trade/toll stands as A toll is paid
league/trade Free trade since 2025-03-01 stated moderate; signed elm; also fir; also oak; against A toll is paid
league/trade A fair in May since 2025-03-01 stated moderate; signed elm; also fir; also oak
`},
		{"2025-04-01", `
north/land No land is given away since 2025-03-01 stated moderate; against Half of the land
north/land A lease of the shore since 2025-03-01 stated moderate; if trade/open stands as The market opens, package; unless land/keep stands as No land is given away
north/land A loan since 2025-03-01 stated moderate; if trade/toll replaced as A toll is paid by A tax is paid
north/land The flag stays since 2025-03-01 stated moderate; if Once the rain is over
south/land Half of the land since 2025-03-01 reported low; opposed by No land is given away
north/trade A tax is paid since 2025-04-01 stated moderate
north/trade The market opens since 2025-03-01 stated moderate; if land/lease stands as A lease of the shore, package; opposed by Wood is free
north/trade A quay since 2025-03-01 stated moderate; if trade/toll replaced as A toll is paid by A tax is paid
league/trade Free trade since 2025-03-01 stated moderate; signed elm; also fir
league/trade A fair in May since 2025-03-01 stated moderate; signed elm; also fir
oak/trade Wood is free since 2025-04-01 stated moderate; against The market opens
`},
	} {
		date, err := positions.ParseDate(c.date)
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, s := range diff.StandingTerms(positions.NewHistory(d, 0), date) {
			lines = append(lines, termLine(s))
		}
		if got := "\n" + strings.Join(lines, "\n") + "\n"; got != c.want {
			t.Errorf("%s:%s\nwant%s", c.date, got, c.want)
		}
	}
}

func TestStatements(t *testing.T) {
	d := bargain(t)
	day := func(s string) positions.Date { date, _ := positions.ParseDate(s); return date }
	for _, c := range []struct{ known, from, to, want string }{
		{"", "2025-03-01", "2025-03-01", `
2025-03-01 north on land: Nora Nord, Premier, principal
2025-03-01 north on land: Nils Nord, Envoy, envoy
2025-03-01 north on trade: , , 
2025-03-01 south on land: , , 
2025-03-01 league on trade: The League, , 
divided 2025-03-01 north land: Nora Nord, Nils Nord
`},
		{"", "2025-03-02", "2025-04-01", `
2025-04-01 north on trade: Nora Nord, Premier, principal
2025-04-01 south on land: Sam South, , official
2025-04-01 south on land: A clerk, , 
2025-04-01 south on land: Nils Nord, , , foreign
2025-04-01 north of south on land: Nora Nord, Premier, principal
2025-04-01 oak on trade: Old Oak, , 
`},
		{"2025-04-01", "2025-04-01", "2025-04-01", `
2025-04-01 north on trade: Nora Nord, Premier, principal
2025-04-01 south on land: Sam South, , official, later
2025-04-01 south on land: A clerk, , , later
2025-04-01 south on land: Nils Nord, , , foreign
2025-04-01 north of south on land: Nora Nord, Premier, principal
2025-04-01 oak on trade: Old Oak, , 
`},
	} {
		said, divided := diff.Statements(positions.NewHistory(d, day(c.known)), day(c.from), day(c.to))
		got := "\n"
		for i := range said {
			s := &said[i]
			about := ""
			if s.About != nil {
				about = " of " + s.About.ID
			}
			got += fmt.Sprintf("%s %s%s on %s: %s, %s, %s", s.Record.Date, s.Party.ID, about, s.Record.Issue.ID, s.Speaker, s.RoleOf(), s.Rank())
			if s.Foreign {
				got += ", foreign"
			}
			if s.Later {
				got += ", later"
			}
			got += "\n"
		}
		for _, v := range divided {
			got += fmt.Sprintf("divided %s %s %s:", v.Record.Date, v.Record.Party.ID, v.Record.Issue.ID)
			for i, voice := range v.Voices {
				if i > 0 {
					got += ","
				}
				got += " " + voice.Speaker
			}
			got += "\n"
		}
		if got != c.want {
			t.Errorf("%v:%s\nwant%s", c, got, c.want)
		}
	}
}
