package report_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/internal/sample"
	"stance/positions"
)

// listed is a comparison in which a group moves, and a member with it on one
// issue; the other speaks for itself on the other.
func listed(t *testing.T) *report.Diff {
	t.Helper()
	d, err := sample.Compare(fstest.MapFS{
		"codebook.yaml": {Data: []byte(`
title: Test
parties: [{id: anna, name: Anna, member_of: [union]}, {id: bert, name: Bert, member_of: [union]}, {id: union, name: Union}, {id: carl, name: Carl}]
issues:
  - {id: fire, name: Fire, scale: {options: [{id: low, label: L}, {id: mid, label: M}, {id: high, label: H}]}}
  - {id: aid, name: Aid, scale: {min: 0, max: 10}}
`)},
		"snapshots/all.yaml": {Data: []byte(`
date: 2025-08-05
positions:
  union: {fire: {position: low, summary: s}, aid: {position: 1, summary: s}}
  carl: {fire: {position: low, summary: s}, aid: {claims: [{by: bert, summary: s}]}}
  bert: {aid: {silent: true}}
---
date: 2025-08-18
positions:
  union: {fire: {position: mid, summary: s}}
  anna: {aid: {position: 9, summary: s}}
  carl: {fire: {position: high, summary: s}}
`)},
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func cells(changes []diff.Change) []string {
	var got []string
	for _, c := range changes {
		got = append(got, c.Issue.ID+"/"+c.Party.ID+" "+c.Kind.String())
	}
	return got
}

func same(t *testing.T, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// Machine output is by issue then party, with what is inherited; people are
// told it under the group, unless they ask for the member and not for the group.
func TestShownAndTold(t *testing.T) {
	d := listed(t)
	book := d.History.Dataset.Codebook
	anna, bert, union := book.Party("anna"), book.Party("bert"), book.Party("union")
	for _, tt := range []struct {
		name        string
		filter      report.Filter
		shown, told []string
	}{
		{
			"all that changed", report.Filter{},
			[]string{"fire/anna shifted", "fire/bert shifted", "fire/union shifted", "fire/carl shifted", "aid/anna own-voice"},
			[]string{"fire/carl shifted", "fire/union shifted", "aid/anna own-voice"},
		},
		{
			"unchanged, too", report.Filter{All: true, Issues: book.Issues[1:]},
			[]string{"aid/anna own-voice", "aid/bert unchanged", "aid/union unchanged"},
			[]string{"aid/anna own-voice", "aid/union unchanged"},
		},
		{
			"the member and not the group", report.Filter{Parties: []*positions.Party{bert}},
			[]string{"fire/bert shifted"}, []string{"fire/bert shifted"},
		},
		{
			"the member and the group", report.Filter{Parties: []*positions.Party{bert, union}},
			[]string{"fire/bert shifted", "fire/union shifted"}, []string{"fire/union shifted"},
		},
		{
			"a kind", report.Filter{Kinds: []diff.Kind{diff.OwnVoice, diff.Unchanged}},
			[]string{"aid/anna own-voice", "aid/bert unchanged", "aid/union unchanged"}, []string{"aid/anna own-voice", "aid/union unchanged"},
		},
		{
			"a delta of at least; changes without one stay in", report.Filter{MinDelta: 50.1, All: true},
			[]string{"fire/carl shifted", "aid/anna own-voice"}, []string{"fire/carl shifted", "aid/anna own-voice"},
		},
		{
			"exactly the delta", report.Filter{MinDelta: 50, Parties: []*positions.Party{union, anna}},
			[]string{"fire/anna shifted", "fire/union shifted", "aid/anna own-voice"}, []string{"fire/union shifted", "aid/anna own-voice"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d.Filter = tt.filter
			same(t, cells(d.Shown()), tt.shown)
			same(t, cells(d.Told()), tt.told)
		})
	}
}

// --exit-code asks about the changes shown.
func TestMoved(t *testing.T) {
	d := listed(t)
	if !d.Moved() {
		t.Error("a shift that is shown is none")
	}
	d.Filter = report.Filter{Issues: d.History.Dataset.Codebook.Issues[1:], All: true}
	if d.Moved() {
		t.Error("own-voice and unchanged move nothing; the shift is not shown")
	}
}

// The other lists are narrowed to cells, and the gaps to pairs of which one is
// named.
func TestOtherListsShown(t *testing.T) {
	d := listed(t)
	book := d.History.Dataset.Codebook
	pairs := func() []string {
		var got []string
		for _, g := range d.ShownGaps() {
			got = append(got, g.A.ID+"-"+g.B.ID)
		}
		return got
	}
	if len(d.ShownClaims()) != 1 || len(d.ShownSilences()) != 1 {
		t.Errorf("%d claimed, %d silent", len(d.ShownClaims()), len(d.ShownSilences()))
	}
	same(t, pairs(), []string{"anna-union", "anna-carl", "union-carl"}) // bert only inherits
	d.Filter = report.Filter{Parties: []*positions.Party{book.Party("carl")}}
	if len(d.ShownClaims()) != 1 || len(d.ShownSilences()) != 0 {
		t.Errorf("of carl: %d claimed, %d silent", len(d.ShownClaims()), len(d.ShownSilences()))
	}
	same(t, pairs(), []string{"anna-carl", "union-carl"})
	d.Filter = report.Filter{Kinds: []diff.Kind{diff.Shifted}, Claims: []diff.ClaimKind{diff.ClaimMade}}
	if len(d.ShownClaims())+len(d.ShownSilences()) > 0 { // the claim is an old one
		t.Errorf("of kinds: %d claimed, %d silent", len(d.ShownClaims()), len(d.ShownSilences()))
	}
}

// Lists of gaps take in those who spoke or signed; who only inherits is left
// out unless named. One named party: its pairs; several: those among them.
func TestPairsOfAGap(t *testing.T) {
	d := listed(t)
	book := d.History.Dataset.Codebook
	anna, bert, union, carl := book.Party("anna"), book.Party("bert"), book.Party("union"), book.Party("carl")
	for _, tt := range []struct {
		name  string
		named []*positions.Party
		want  []string
	}{
		{"all that spoke", nil, []string{"anna-union", "anna-carl", "union-carl"}},
		{"one named: its pairs, in codebook order", []*positions.Party{union}, []string{"anna-union", "union-carl"}},
		{"one named that only inherits", []*positions.Party{bert}, []string{"anna-bert", "bert-union", "bert-carl"}},
		{"several named: the pairs among them", []*positions.Party{carl, bert, anna}, []string{"anna-bert", "anna-carl", "bert-carl"}},
		{"two named", []*positions.Party{carl, anna}, []string{"anna-carl"}},
		{"one named twice: its pairs", []*positions.Party{carl, carl}, []string{"anna-carl", "union-carl"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := report.Filter{Parties: tt.named}
			var one, two []string
			for _, g := range report.NewGap(d.History, 0, d.To, f).Gaps {
				one = append(one, g.A.ID+"-"+g.B.ID)
			}
			for _, c := range report.NewGap(d.History, d.From, d.To, f).Convergences {
				two = append(two, c.A.ID+"-"+c.B.ID)
			}
			same(t, one, tt.want)
			same(t, two, tt.want)
		})
	}
}

// show and log list the cells of the filter; log tells cells that are inherited
// throughout under their group, unless the member is named.
func TestCellsOfShowAndLog(t *testing.T) {
	d := listed(t)
	h, book := d.History, d.History.Dataset.Codebook
	shown := func(f report.Filter) (got []string) {
		for _, c := range report.NewShow(h, d.To, f).Cells {
			got = append(got, c.Issue.ID+"/"+c.Party.ID)
		}
		return got
	}
	logged := func(f report.Filter) (got []string) {
		for _, c := range report.NewLog(h, f).Cells {
			got = append(got, c.Issue.ID+"/"+c.Party.ID)
		}
		return got
	}
	all := report.Filter{}
	bert := report.Filter{Parties: []*positions.Party{book.Party("bert")}}
	same(t, shown(all), []string{"fire/anna", "fire/bert", "fire/union", "fire/carl", "aid/anna", "aid/bert", "aid/union"})
	same(t, shown(bert), []string{"fire/bert", "aid/bert"})
	same(t, logged(all), []string{"fire/union", "fire/carl", "aid/anna", "aid/union"})
	same(t, logged(bert), []string{"fire/bert", "aid/bert"})

	s := report.NewShow(h, d.To, all)
	if c := s.Cell(book.Party("carl"), book.Issue("fire")); c == nil || c.Party.ID != "carl" || c.Issue.ID != "fire" {
		t.Errorf("found %v", c)
	}
	if c := s.Cell(book.Party("carl"), book.Issue("aid")); c != nil {
		t.Errorf("found a cell that is only claimed: %v", c)
	}
	l := report.NewLog(h, all)
	if line := l.SinceLine(&l.Cells[3]); !strings.Contains(line, " 13 days before the last snapshot") { // the union on aid: 18 − 5
		t.Error(line)
	}
}
