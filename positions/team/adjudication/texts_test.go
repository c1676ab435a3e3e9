package adjudication_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"stance/positions"
	"stance/positions/synthetic"
	"stance/positions/team/agreement"
	"stance/positions/yamlfile"
)

// coded is what a coder makes of texts: a stance for each, on which all agree,
// and one on whose position they do not.
func coded(t *testing.T, coder string, position float64, texts []string) agreement.Coding {
	t.Helper()
	d := &positions.Dataset{}
	var parties []*positions.Party
	land := &positions.Issue{ID: "land", Name: texts[0], Question: texts[0], Scale: &positions.Scale{Low: texts[0], High: texts[0], Max: 10}}
	words := &positions.Issue{ID: "null", Name: texts[0]}
	for i, text := range texts {
		p := &positions.Party{ID: fmt.Sprintf("n%d", i), Name: text, Short: text}
		parties = append(parties, p)
		src := &positions.Source{ID: p.ID, Title: text, Publisher: text, URL: text}
		d.Sources = append(d.Sources, src)
		for _, is := range []*positions.Issue{land, words} {
			r := &positions.Record{Date: 740000, Party: p, Issue: is, Note: text, Coder: text}
			r.Stance = &positions.Stance{Record: r, Option: -1, Summary: text, Terms: []positions.Term{{Text: text}, {ID: "no", Kind: positions.Offer, Text: text + "?"}},
				Evidence: []positions.Evidence{{Quote: text, Speaker: text, Role: text, Source: src, Locator: text, Prefix: text}}}
			if is == land {
				r.Stance.Kind, r.Stance.Value = positions.Placed, position
			}
			d.Records = append(d.Records, r)
		}
	}
	d.Dates = []positions.DateInfo{{Date: 740000, Title: texts[0], Note: texts[0]}}
	d.Codebook = positions.NewCodebook(texts[0], texts[0], parties, []*positions.Issue{land, words})
	return agreement.Coding{Name: coder + texts[0], Dataset: d}
}

// TestAnyText merges codings with every text in every place, and then decides
// what is in dispute.
func TestAnyText(t *testing.T) {
	for texts := range slices.Chunk(synthetic.Texts(), 40) {
		files := adjudicated(t, coded(t, "anna ", 1, texts), coded(t, "ben ", 2, texts))
		merged := read(files)
		if said := problems(merged); said != "" {
			t.Fatal(said)
		}
		name := "snapshots/" + positions.Date(740000).String() + ".yaml"
		decided := map[string]string{}
		for n, content := range files {
			decided[n] = content
		}
		for i := range texts {
			decided[name] = uncomment(decided[name], "anna ", fmt.Sprint(i+1)+":")
		}
		decided[name] = strings.NewReplacer("      coder:\n      note:\n", "      coder: chair\n      note: N\n").Replace(decided[name])
		whole := read(decided)
		if said := problems(whole); said != "" {
			t.Fatal(said)
		}
		for _, test := range []struct {
			d       *positions.Dataset
			records int
		}{{merged.Dataset, len(texts)}, {whole.Dataset, 2 * len(texts)}} {
			if len(test.d.Records) != test.records {
				t.Fatalf("%d records, want %d", len(test.d.Records), test.records)
			}
			for _, r := range test.d.Records {
				text := texts[r.Party.Index]
				e := r.Stance.Evidence[0]
				for _, got := range []string{r.Party.Name, r.Party.Short, r.Stance.Summary, r.Stance.Terms[0].Text, strings.TrimSuffix(r.Stance.Terms[1].Text, "?"),
					e.Quote, e.Speaker, e.Role, e.Locator, e.Prefix, e.Source.Title, e.Source.Publisher, e.Source.URL} {
					if got != text {
						t.Errorf("%q reads as %q", text, got)
					}
				}
			}
		}
	}
}

// TestEndingsLeftOut writes those that were left out as they can be put back.
func TestEndingsLeftOut(t *testing.T) {
	for ending, want := range map[positions.Ending]string{
		{ID: "pay", How: positions.Replaced, By: "off"}: `{id: pay, how: replaced, by: "off"}`,
		{ID: "null"}: `{id: "null"}`,
	} {
		if got := yamlfile.EndingText(ending); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
