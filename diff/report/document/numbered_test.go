package document

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// everywhere is a document with a text in every place that has one, each with a source
// of its own, and passages with others. It gives the sources in reading order.
func everywhere() (*Document, []*Source) {
	var sources []*Source
	source := func() *Source {
		s := &Source{Line: fmt.Sprint("source ", len(sources))}
		sources = append(sources, s)
		return s
	}
	text := func() Text { return Text{{Text: "x"}, {Source: source()}, {}} }
	table := func() Table {
		return Table{Caption: text(), Columns: []Column{{Head: text()}, {Head: text()}}, Rows: []TableRow{{Cells: []Cell{{text(), text()}, nil}}, {}, {Cells: []Cell{{text()}}}}}
	}
	d := &Document{Title: text(), Aside: text(), Below: []Text{text(), nil, text()}, Lead: []Text{text()}}
	figures := func() *Table { t := table(); return &t }
	d.Blocks = []Block{
		Section{Name: text(), Blocks: []Block{
			Section{Name: text(), Blocks: []Block{Para{Text: text()}}},
			Entry{Head: text(), Body: []Block{Para{Text: text()}, Evidence{Passages: []Passage{{Source: source()}, {}, {Source: source()}}}}},
			Split{Left: []Block{Para{Text: text()}}, Right: []Block{Entry{Body: []Block{Para{Text: text()}}}}},
		}},
		Facts{Lines: []Text{text(), nil, text()}},
		Items{Items: []Item{{Label: text(), Text: text()}, {Text: text()}}},
		List{Head: text(), Items: []Text{text(), text()}},
		Glossary{Entries: []Item{{Label: text(), Text: text()}}, Redlines: text()},
		table(),
		Matrix{Caption: text(), Columns: []Text{text(), text()}, Rows: []MatrixRow{{Head: text(), Cells: []Cell{{text()}, nil, {text(), text()}}}}},
		Picture{Figures: figures()}, Picture{},
		Ruler{Extent: text(), Marks: []RulerMark{{Label: text()}, {Label: text()}}},
		Rows{Head: text(), Rows: []Row{{Key: text(), Items: []Text{text(), text()}}, {Key: text()}}},
		Scale{Name: text(), Lines: []Line{{Who: text(), Places: text(), Tail: text(), Grounds: text(), Also: text(), Body: []Labelled{{Text: text()}, {Label: "l", Text: text()}}}, {Who: text()}}},
		Excerpt{Text: "x"}, Sources{},
		Next{Commands: []Command{{About: text()}, {Line: "x"}}},
	}
	return d, sources
}

// Every source that a text or a passage has gets a number, wherever it stands; the order
// is that of Order alone.
func TestNumbersOfSourcesEverywhere(t *testing.T) {
	d, sources := everywhere()
	if len(sources) < 60 {
		t.Fatalf("only %d places", len(sources))
	}
	for i, s := range sources {
		s.Order = len(sources) - i
	}
	want := slices.Clone(sources)
	slices.Reverse(want)
	if got := d.Numbered(); !slices.Equal(got, want) {
		t.Errorf("%d sources are numbered, want all %d, the last first", len(got), len(want))
	}
	numbers := d.Numbers()
	for i, s := range want {
		if numbers[s] != i+1 {
			t.Errorf("%s has the number %d, want %d", s.Line, numbers[s], i+1)
		}
	}
	if len(numbers) != len(sources) {
		t.Errorf("%d numbers", len(numbers))
	}
}

// A source that is met twice has one number, and nothing has none.
func TestNumbersOfFewSources(t *testing.T) {
	s, other := &Source{Order: 4}, &Source{Order: -1}
	d := &Document{Lead: []Text{{{Source: s}, {Source: s}}}, Blocks: []Block{Para{Text: Text{{Source: other}}}, Evidence{Passages: []Passage{{Source: s}}}}}
	if got := d.Numbers(); !reflect.DeepEqual(got, map[*Source]int{other: 1, s: 2}) {
		t.Errorf("got %v", got)
	}
	if got := (&Document{}).Numbers(); got == nil || len(got) != 0 {
		t.Errorf("of nothing: %v", got)
	}
	if got := (&Document{}).Numbered(); got == nil || len(got) != 0 {
		t.Errorf("of nothing: %v", got)
	}
}

// blocks are one of each kind, and every one is among those of everywhere.
var blocks = []Block{
	Section{}, Entry{}, Facts{}, Items{}, List{}, Glossary{}, Split{}, Excerpt{}, Picture{}, Para{}, Scale{}, Next{}, Evidence{}, Sources{}, Rows{}, Ruler{}, Table{}, Matrix{},
}

// The walk goes into blocks in blocks and past none, each before what is in it.
func TestWalkMeetsEveryBlock(t *testing.T) {
	d, _ := everywhere()
	met := map[reflect.Type]int{}
	var order []string
	d.walk(func(...Text) {}, func(b Block) {
		b.block()
		met[reflect.TypeOf(b)]++
		order = append(order, strings.TrimPrefix(fmt.Sprintf("%T", b), "document."))
	})
	for _, b := range blocks {
		if met[reflect.TypeOf(b)] == 0 {
			t.Errorf("%T is not met", b)
		}
	}
	if len(met) != len(blocks) {
		t.Errorf("%d kinds of blocks are met, want %d", len(met), len(blocks))
	}
	want := "Section Section Para Entry Para Evidence Split Para Entry Para Facts Items List Glossary Table Matrix Picture Picture Ruler Rows Scale Excerpt Sources Next"
	if got := strings.Join(order, " "); got != want {
		t.Errorf("met in the order\n  %s\nwant\n  %s", got, want)
	}
}

// Texts are met once each, in reading order.
func TestWalkMeetsTextsInOrder(t *testing.T) {
	d, sources := everywhere()
	next := 0
	take := func(s *Source) {
		if s == nil {
			return
		}
		if next == len(sources) || s != sources[next] {
			t.Fatalf("%s is met where %d were", s.Line, next)
		}
		next++
	}
	d.walk(func(list ...Text) {
		for _, text := range list {
			for _, r := range text {
				take(r.Source)
			}
		}
	}, func(b Block) {
		if e, ok := b.(Evidence); ok {
			for _, p := range e.Passages {
				take(p.Source)
			}
		}
	})
	if next != len(sources) {
		t.Errorf("%d of %d texts are met", next, len(sources))
	}
}
