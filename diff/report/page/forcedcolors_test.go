package page

import (
	"testing"

	"stance/diff/report/picture"

	"github.com/chromedp/cdproto/emulation"
)

// Where a reader forces colours, the texts and lines of a drawing are in these, and what
// stands on a shade keeps the colour that it is read in there.
func TestDrawingsInForcedColors(t *testing.T) {
	p := picture.New("Title", "", "A description.", func(f picture.Frame) *picture.Layout {
		l := &picture.Layout{Width: f.Width, Height: 60}
		l.Rects = append(l.Rects, picture.Rect{X: 0, Y: 20, W: 60, H: 30, Class: picture.Blues.Class(4)})
		l.Write(picture.Text{X: 10, Y: 40, Size: picture.TickSize, Spans: []picture.Span{picture.Plain("67")}, Shade: picture.Blues.Class(4)})
		l.Stroke(picture.Dashes, "", 80, 30, 200, 30)
		return l
	})
	page := "<!DOCTYPE html><meta charset=utf-8><style>:root{--chart-ink:#123456}" + picture.PageCSS() + "</style><body>" + string(p.Inline("x"))
	ctx := browse(t)
	open(t, ctx, "page.html", []byte(page))
	for _, forced := range []string{"none", "active"} {
		command(t, ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Media: "screen", Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "light"}, {Name: "forced-colors", Value: forced}},
		})
		want := `"rgb(18, 52, 86)"`
		if forced == "active" {
			want = "canvas"
		}
		for _, c := range call(t, ctx, `() => {
			const probe = document.createElement("i");
			probe.style.color = "CanvasText";
			document.body.append(probe);
			const canvas = getComputedStyle(probe).color, want = `+want+`, complaints = [];
			const is = (what, got, want) => { if (got !== want) complaints.push(what + " is " + got + ", not " + want); };
			is("the title", getComputedStyle(document.querySelector(".sc .b")).fill, want);
			is("a line", getComputedStyle(document.querySelector(".sc .ps")).stroke, want);
			is("text on a shade", getComputedStyle(document.querySelector(".sc .th4")).fill, "rgb(255, 255, 255)");
			is("a shade", getComputedStyle(document.querySelector(".sc .h4")).fill, "rgb(28, 74, 117)");
			return complaints;
		}`) {
			t.Errorf("forced colours %s: %s", forced, c)
		}
	}
}
