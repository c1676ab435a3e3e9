package document

import (
	"slices"
	"strings"
	"testing"
)

// From one place to another an arrow goes between the ends that look at each other: of a
// range alone the nearer one, of a position with a range the position.
func TestWay(t *testing.T) {
	at := func(x float64) *Spot { return &Spot{At: x, Low: x, High: x} }
	span := func(low, high float64) *Spot { return &Spot{At: -1, Low: low, High: high} }
	for name, tt := range map[string]struct {
		before, now *Spot
		from, to    float64
		ok          bool
	}{
		"up":                       {at(0), at(1), 0, 1, true},
		"down":                     {at(0.75), at(0.25), 0.75, 0.25, true},
		"with ranges":              {&Spot{At: 0.5, Low: 0.25, High: 0.75}, &Spot{At: 0.625, Low: 0.5, High: 1}, 0.5, 0.625, true},
		"a range up":               {span(0, 0.25), at(1), 0.25, 1, true},
		"a range down":             {span(0.75, 1), at(0), 0.75, 0, true},
		"up to a range":            {at(0), span(0.5, 1), 0, 0.5, true},
		"down to a range":          {at(1), span(0, 0.5), 1, 0.5, true},
		"from range to range":      {span(0, 0.25), span(0.5, 1), 0.25, 0.5, true},
		"down from range to range": {span(0.5, 1), span(0, 0.25), 0.5, 0.25, true},
		"nothing before":           {nil, at(1), 0, 0, false},
		"nothing now":              {at(1), nil, 0, 0, false},
		"nothing":                  {nil, nil, 0, 0, false},
		"the same place":           {at(0.5), at(0.5), 0, 0, false},
		"the same range":           {span(0, 1), span(0, 1), 0, 0, false},
		"less sure of it":          {at(0.5), &Spot{At: 0.5, Low: 0.5, High: 0.5, Unsure: true}, 0.5, 0.5, true},
	} {
		from, to, ok := (&Line{Before: tt.before, Now: tt.now}).Way()
		if from != tt.from || to != tt.to || ok != tt.ok {
			t.Errorf("%s: %v to %v, %t; want %v to %v, %t", name, from, to, ok, tt.from, tt.to, tt.ok)
		}
	}
}

// Every sign has a mark and a meaning; the three that set off a move, an arrow alone for a
// shift. Beyond the last there is nothing.
func TestSigns(t *testing.T) {
	var moves []Sign
	meanings := map[string]bool{}
	for s := range Sign(len(marks)) {
		if s.Mark() == "" || s.String() == "" || meanings[s.String()] {
			t.Errorf("sign %d is %q: %q", s, s.Mark(), s.String())
		}
		meanings[s.String()] = true
		if s.Moves() {
			moves = append(moves, s)
		}
		if (s.Mark() == "▶") != (s == Moved) {
			t.Errorf("%q has the mark %s", s.String(), s.Mark())
		}
	}
	if want := []Sign{Moved, GaveUp, TookUp}; !slices.Equal(moves, want) {
		t.Errorf("moves are %v, want %v", moves, want)
	}
	if last := NotFound + 1; last.Mark() != "" || last.String() != "" || last.Moves() || int(last) != len(marks) {
		t.Errorf("a sign that there is not is %q: %q", last.Mark(), last.String())
	}
	if got := (&Document{Blocks: []Block{Scale{Lines: []Line{{Sign: NotFound + 1}}}}}).Signs(); got != nil {
		t.Errorf("a sign without a mark is explained: %v", got)
	}
}

func TestLastScale(t *testing.T) {
	for shape, want := range map[string]int{"": -1, "p": -1, "s": 0, "spsp": 2, "ssp": 1, "S": -1} {
		d := &Document{}
		for _, b := range strings.Split(shape, "") {
			switch b {
			case "s":
				d.Blocks = append(d.Blocks, Scale{})
			case "p":
				d.Blocks = append(d.Blocks, Para{})
			case "S": // in another block
				d.Blocks = append(d.Blocks, Section{Blocks: []Block{Scale{}}})
			}
		}
		if got := d.LastScale(); got != want {
			t.Errorf("%q: %d, want %d", shape, got, want)
		}
	}
}

// A document that has to be shortened keeps everything that is no scale, wherever it
// stands, and words of lines that nothing is drawn of.
func TestFitKeepsWhatCannotBeDrawn(t *testing.T) {
	words := []Labelled{{Label: "was"}, {Label: "now"}}
	d := &Document{Room: 9, Title: Text{{Text: "title"}}, Blocks: []Block{
		Para{}, Scale{Lines: []Line{{Now: &Spot{}, Body: words, Parties: 1}, {Body: words, Parties: 2}, {Before: &Spot{}, Body: words, Parties: 3}}}, Para{}, Next{},
	}}
	got := d.Fit(measured)
	if measured(got) > d.Room || shape(got) != "p l,,+5 p p" || got.Title.Text() != "title" {
		t.Errorf("%q in %d lines", shape(got), measured(got))
	}
	d.Room = 12 // for every line: of the second the words are all there is
	if got := d.Fit(measured); measured(got) > d.Room || shape(got) != "p l,,l,,l p p" {
		t.Errorf("%q in %d lines", shape(got), measured(got))
	}
	// What cannot be shortened at all is as it was.
	fixed := &Document{Room: 1, Blocks: []Block{Para{}, Para{}}}
	if got := fixed.Fit(measured); shape(got) != "p p" || got.MoreScales != 0 {
		t.Errorf("%q", shape(got))
	}
}

func TestText(t *testing.T) {
	text := Text{{Text: "Long", Short: "L", Bold: true}, {Text: " and "}, {Source: &Source{}}, {Text: "so on", Data: true}}
	if got := text.Text(); got != "Long and so on" {
		t.Errorf("%q", got)
	}
	shorter, ok := text.Shorter()
	if !ok || shorter.Text() != "L and so on" || !shorter[0].Bold || shorter[0].Short != "" || shorter[2].Source != text[2].Source {
		t.Errorf("%+v, %t", shorter, ok)
	}
	if text[0].Text != "Long" || text[0].Short != "L" {
		t.Error("the text itself was shortened")
	}
	if empty, ok := (Text)(nil).Shorter(); ok || empty != nil || empty.Text() != "" {
		t.Errorf("%+v, %t", empty, ok)
	}
}
