package document

import (
	"fmt"
	"strings"
	"testing"
)

// measured is a renderer to whom a head, a line and a word each are one line.
func measured(d *Document) int {
	n := 1
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case Scale:
			n++
			for _, l := range b.Lines {
				n += 1 + len(l.Body)
			}
			if b.More > 0 {
				n++
			}
		default:
			n++
		}
	}
	if d.MoreScales > 0 {
		n++
	}
	return n
}

// shape writes what a document keeps: of each scale the lines and, behind a plus, how
// many more; words as commas.
func shape(d *Document) string {
	var parts []string
	for _, b := range d.Blocks {
		s, ok := b.(Scale)
		if !ok {
			parts = append(parts, "p")
			continue
		}
		text := ""
		for _, l := range s.Lines {
			text += "l" + strings.Repeat(",", len(l.Body))
		}
		if s.More > 0 {
			text += fmt.Sprintf("+%d", s.More)
		}
		parts = append(parts, text)
	}
	if d.MoreScales > 0 {
		parts = append(parts, fmt.Sprintf("+%d", d.MoreScales))
	}
	return strings.Join(parts, " ")
}

func document(room int, scales ...string) *Document {
	d := &Document{Room: room}
	for _, s := range scales {
		var scale Scale
		for i, line := range strings.Split(s, "l")[1:] {
			scale.Lines = append(scale.Lines, Line{Now: &Spot{}, Parties: i + 1, Body: make([]Labelled, len(line))})
		}
		d.Blocks = append(d.Blocks, scale)
	}
	d.Blocks = append(d.Blocks, Para{})
	return d
}

func TestFit(t *testing.T) {
	tests := []struct {
		room   int
		scales []string
		want   string
	}{
		{0, []string{"l,,l,l"}, "l,,l,l p"},
		{9, []string{"l,,l,l"}, "l,,l,l p"},
		{8, []string{"l,,l,l"}, "l,,ll p"},
		{7, []string{"l,,l,l"}, "l,,+5 p"},
		{7, []string{"l,l,l"}, "l,ll p"},
		{12, []string{"llll", "l", "l"}, "llll l l p"},
		{10, []string{"llll", "l", "l"}, "ll+7 l l p"},
		{9, []string{"l", "l", "l", "l"}, "l l l p +1"},
		{1, []string{"l,", "l,"}, "l, p +1"},
		{6, []string{"", "l,"}, " l, p"},
		{5, []string{"", "l,"}, " p +1"},
	}
	for _, tt := range tests {
		d := document(tt.room, tt.scales...)
		before := shape(d)
		got := d.Fit(measured)
		if shape(got) != tt.want {
			t.Errorf("%d of %q: %q (%d lines), want %q", tt.room, tt.scales, shape(got), measured(got), tt.want)
		}
		if shape(d) != before {
			t.Errorf("%d of %q: the document itself was changed to %q", tt.room, tt.scales, shape(d))
		}
	}
}

// Nothing is lost uncounted, and a document is measured a few times for each line that it
// may have, however much there is.
func TestFitCountsWhatItLeavesOut(t *testing.T) {
	d := &Document{Room: 60}
	parties := 0
	for range 500 {
		var s Scale
		for range 400 {
			s.Lines = append(s.Lines, Line{Now: &Spot{}, Parties: 1, Body: make([]Labelled, 2)})
			parties++
		}
		d.Blocks = append(d.Blocks, s)
	}
	measurements := 0
	got := d.Fit(func(d *Document) int { measurements++; return measured(d) })
	told, scales := 0, got.MoreScales
	for _, b := range got.Blocks {
		s := b.(Scale)
		told += len(s.Lines) + s.More
		scales++
	}
	if told+400*got.MoreScales != parties || scales != 500 {
		t.Errorf("%d of %d parties and %d of 500 scales are told or counted", told+400*got.MoreScales, parties, scales)
	}
	if measurements > 200 || measured(got) > 60 {
		t.Errorf("measured %d times, and %d lines long", measurements, measured(got))
	}
}

func TestShorter(t *testing.T) {
	text := Text{{Text: "United States", Short: "US"}, {Text: " and "}, {Text: "Russia", Short: "RU"}}
	want := []string{"United States and RU", "US and RU"}
	for _, w := range want {
		shorter, ok := text.Shorter()
		if !ok || shorter.Text() != w {
			t.Fatalf("%q, %t, want %q", shorter.Text(), ok, w)
		}
		text = shorter
	}
	if _, ok := text.Shorter(); ok {
		t.Error("what is as short as can be was shortened")
	}
}
