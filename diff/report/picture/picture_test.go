package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"stance/positions/golden"
)

const hostile = "]]><script>&\x1b[31m\"\u202e"

// everything is a layout with every look, shape and kind of text.
func everything(f Frame) *Layout {
	l := &Layout{Width: f.Width}
	y := l.Paragraph(0, 2, f.Width, NameSize, 2, Bold("Bold,"), Plain(" plain"), Quiet(" and quiet, of which some is left out where it is narrow: "+strings.Repeat("so ", 80)))
	y = l.Block(f.Width, y, f.Width, WordSize, 1, End, Quiet("at the end"))
	for i, c := range []Class{Band, BandOutline, Framed, FrameOutline, FrameDots, Blank} {
		l.Rects = append(l.Rects, Rect{X: 40 * float64(i), Y: y, W: 36, H: 13, Round: 6.5, Class: c, Title: string(c)})
	}
	l.Swatch(280, y, 13, "#0072b2")
	y += 20
	for n, s := range allShades {
		for i := range ShadeCount {
			x := 60 * float64(i)
			l.Rects = append(l.Rects, Rect{X: x, Y: y + 20*float64(n), W: 56, H: 18, Class: s.Class(i)})
			l.Write(Text{X: x + 28, Y: Beside(y+20*float64(n)+9, TickSize), Anchor: Middle, Size: TickSize, Spans: []Span{Plain(fmt.Sprint(i))}, Shade: s.Class(i)})
		}
	}
	y += 66
	for i, c := range []Class{Grid, Axis, Leader, Dashes, Solid, Dashed(1), Dashed(Dashings - 1), Dotted, ThinDashes, Upright, ThinDots} {
		l.Stroke(c, []string{"", "#d55e00"}[i%2], 0, y, f.Width, y+2)
		y += 6
	}
	l.Hatch(0, y, 100, 20)
	l.Write(Text{X: 20, Y: Beside(y+10, TickSize), Size: TickSize, Halo: true, Spans: []Span{Quiet("over a hatching")}})
	l.Write(Text{X: 20, Y: y})
	l.Arrows = append(l.Arrows, Arrow{150, 180, y + 10}, Arrow{230, 200, y + 10})
	y += 36
	for s := Ring; int(s) < shapeCount; s++ {
		l.Marks = append(l.Marks, Mark{X: 14 + 24*float64(s), Y: y, R: HaloRadius, Shape: s, Color: []string{"", "#332288"}[s%2], Title: []string{Clean(hostile), ""}[s%2]})
	}
	y += 24
	k := KeyOf(l, MarkRadius)
	k.Add(MarkLook(Diamond), "a diamond")
	k.Add(MarkLook(Loop), "a loop")
	k.Add(ClassLook(paper), "not used")
	k.Add(ClassLook(Band), "a band")
	k.Add(ClassLook(Solid), "a line, whatever its dashes")
	k.Add(ClassLook(Dotted), "dots")
	k.Add(ClassLook(Upright), "up")
	k.Add(ArrowLook, "an arrow whose meaning takes more words than there is room for in the narrow one of the two")
	l.Height = k.Draw(l, y) + 2
	return l
}

func drawing() *Picture {
	return New(Clean(" Everything "+hostile), "What there is.", "All of it: "+Clean(hostile), everything)
}

func TestGolden(t *testing.T) {
	p := drawing()
	for name, got := range map[string][]byte{
		"everything.svg":  p.File(),
		"everything.html": p.Inline("all"),
		"page.css":        []byte(PageCSS()),
	} {
		golden.File(t, "testdata/"+name, got)
	}
	if p.SVG("all") != string(p.Inline("all")) {
		t.Error("a document has another drawing than a page")
	}
}

// What is drawn is XML, whatever the texts, with a class of the style sheet for all that
// has one, and labelled for those who cannot see it.
func TestWellFormed(t *testing.T) {
	p := drawing()
	for name, svg := range map[string][]byte{"file": p.File(), "page": p.Inline("all")} {
		labels := 0
		for reader := xml.NewDecoder(bytes.NewReader(svg)); ; {
			token, err := reader.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			element, ok := token.(xml.StartElement)
			if !ok {
				continue
			}
			for _, a := range element.Attr {
				switch a.Name.Local {
				case "class":
					for class := range strings.FieldsSeq(a.Value) {
						if !strings.Contains(PageCSS(), "."+class+"{") && !strings.Contains(PageCSS(), "."+class+",") && class != "arrow" {
							t.Errorf("%s: no rule for %q", name, class)
						}
					}
				case "aria-labelledby":
					for id := range strings.FieldsSeq(a.Value) {
						labels++
						if bytes.Count(svg, []byte(` id="`+id+`"`)) != 1 {
							t.Errorf("%s: not one element %q", name, id)
						}
					}
				}
			}
		}
		if want := 2 * bytes.Count(svg, []byte("<svg")); labels != want {
			t.Errorf("%s: %d labels, want %d", name, labels, want)
		}
		for _, bad := range []string{"NaN", "Inf", "\x1b", "\u202e", "<script"} {
			if bytes.Contains(svg, []byte(bad)) {
				t.Errorf("%s: %q is written", name, bad)
			}
		}
		if bytes.Contains(svg, []byte("not used")) {
			t.Errorf("%s: the key has what is not used", name)
		}
	}
}

// A file has the wide layout under its heading, all of it on paper; without a subtitle it
// is the shorter by that.
func TestSheet(t *testing.T) {
	p := drawing()
	sheet, wide := p.Sheet(), everything(wideFrame)
	if len(sheet.Rects) != len(wide.Rects) || len(sheet.Lines) != len(wide.Lines) || len(sheet.Marks) != len(wide.Marks) || len(sheet.Arrows) != len(wide.Arrows) {
		t.Error("the sheet has not what the picture has")
	}
	dx, dy := sheet.Rects[0].X-wide.Rects[0].X, sheet.Rects[0].Y-wide.Rects[0].Y
	last := len(wide.Texts) - 1
	head := len(sheet.Texts) - len(wide.Texts)
	if got, was := sheet.Texts[head+last], wide.Texts[last]; got.X != was.X+dx || got.Y != was.Y+dy || dx != 20 || dy < 40 {
		t.Errorf("moved by %v and %v, but a text from %v, %v to %v, %v", dx, dy, was.X, was.Y, got.X, got.Y)
	}
	if sheet.Lines[0] == wide.Lines[0] || sheet.Marks[0] == wide.Marks[0] || sheet.Arrows[0] == wide.Arrows[0] {
		t.Error("something stayed where it was")
	}
	p.Subtitle = ""
	if plain := p.Sheet(); plain.Height >= sheet.Height || len(plain.Texts) != len(sheet.Texts)-1 {
		t.Errorf("%v high without a subtitle, %v with one", plain.Height, sheet.Height)
	}
}

// A key has what is drawn and no more, and tells what it leaves out. The ground, the grid
// and swatches need no entry.
func TestKey(t *testing.T) {
	l := &Layout{}
	l.Stroke(Dashes, "", 0, 0, 1, 1)
	l.Stroke(Dashed(3), "", 0, 0, 1, 1)
	l.Stroke(Grid, "", 0, 0, 1, 1)
	l.Swatch(0, 0, 1, "#000000")
	l.Rects = append(l.Rects, Rect{Class: Blues.Class(2)})
	l.Marks = append(l.Marks, Mark{Shape: Diamond})
	k := KeyOf(l, MarkRadius)
	k.Add(MarkLook(Ring), "ring")
	k.Add(ClassLook(Band), "band")
	k.Add(ArrowLook, "arrow")
	if len(k.Texts()) > 0 || !k.Unexplained() {
		t.Errorf("%q, of what is not drawn", k.Texts())
	}
	if bottom := k.Draw(l, 7); bottom != 7 || len(l.Texts) != 0 {
		t.Errorf("a key of nothing reaches to %v", bottom)
	}
	k.Add(ClassLook(Dashes), "dashes")
	k.Add(ClassLook(Solid), "line")
	if !k.Unexplained() {
		t.Error("the diamond is not missed")
	}
	k.Add(MarkLook(Diamond), "diamond")
	if k.Unexplained() || strings.Join(k.Texts(), " ") != "dashes line diamond" {
		t.Errorf("%q", k.Texts())
	}
	if bottom := k.Draw(l, 7); bottom <= 7 || len(l.Texts) != 3 {
		t.Errorf("a key of %d texts reaches to %v", len(l.Texts), bottom)
	}
}

func TestBoxes(t *testing.T) {
	text := Text{X: 100, Y: 50, Size: 10, Spans: []Span{Plain("iii")}}
	w := Width("iii", 10)
	for anchor, want := range map[Anchor]float64{Start: 100, Middle: 100 - w/2, End: 100 - w} {
		text.Anchor = anchor
		if b := text.Box(); b.X0 != want || b.X1 != want+w || b.Y0 >= 50 || b.Y1 <= 50 {
			t.Errorf("anchor %d: %v", anchor, b)
		}
	}
	disc, diamond := Mark{X: 10, Y: 10, R: 5, Shape: Disc}, Mark{X: 10, Y: 10, R: 5, Shape: Diamond}
	if disc.Box() != (Box{5, 5, 15, 15}) || diamond.Box().X1 <= 15 {
		t.Errorf("%v, %v", disc.Box(), diamond.Box())
	}
	if a := (&Arrow{30, 10, 7}).Box(); a != (Box{10, 7 - headHalf, 30, 7 + headHalf}) {
		t.Errorf("arrow: %v", a)
	}
	if !(Box{0, 0, 2, 2}).Meets(Box{1, 1, 3, 3}) || (Box{0, 0, 2, 2}).Meets(Box{2, 0, 3, 2}) {
		t.Error("boxes that touch do not meet, and those that cover each other do")
	}
}

func TestNumber(t *testing.T) {
	for v, want := range map[float64]string{0: "0", -0.04: "0", 0.04: "0", 12: "12", 12.25: "12.2", -3.5: "-3.5", 100: "100"} {
		if got := number(v); got != want {
			t.Errorf("%v is written %q, want %q", v, got, want)
		}
	}
}
