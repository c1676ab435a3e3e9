package picture

import (
	"fmt"
	"strings"
)

// Class is the look of a line or a rectangle, as a class of the style sheet. In colour
// means in the colour of its own that it has.
type Class string

// The looks of lines, of rectangles, and of lines that carry something; paper is the ground.
const (
	Grid     Class = "g" // a hairline, drawn before all else
	Hatching Class = "x" // the hairlines of Hatch
	Axis     Class = "a" // an axis and its ticks
	Leader   Class = "ld"

	Band         Class = "r"  // filled
	BandOutline  Class = "rf" // dashed
	Framed       Class = "ra" // filled so that what is under it is seen, and outlined, in colour
	FrameOutline Class = "rb" // dashed, in ink
	FrameDots    Class = "rd" // dotted, in ink
	Swatch       Class = "s"  // filled, in colour
	Blank        Class = "n"  // a cell without a shade

	Dashes     Class = "ps" // in ink
	Solid      Class = "l"  // in colour, as those that follow
	Dotted     Class = "lu"
	ThinDashes Class = "li"
	Upright    Class = "lr"
	ThinDots   Class = "lm"

	paper Class = "p"
)

// dashings are how solid lines are told apart that have no colours of their own: lengths of
// dashes and of the gaps between them. The first is none.
var dashings = [...]string{"", "12 3", "6 2.5", "14 3 3 3", "9 6", "8 3 2.5 3 2.5 3", "4 2", "16 3 6 3"}

// Dashings is how many looks of solid lines there are.
const Dashings = len(dashings)

// Dashed is the nth look, from 0, of solid lines.
func Dashed(n int) Class {
	if n %= Dashings; n > 0 {
		return Solid + Class(fmt.Sprint(n))
	}
	return Solid
}

// plain is the class without what tells one line from another.
func (c Class) plain() Class {
	for n := range Dashings {
		if c == Dashed(n) {
			return Solid
		}
	}
	return c
}

// role is a colour of the theme: a custom property of the page, with what it
// is in light and in dark where the page does not set it.
type role struct{ name, light, dark string }

// roles holds the colours of the theme, but for the shades. Every text colour reaches a
// contrast of 4.5 to 1 on every ground it is used on, in both schemes: see TestContrast.
var roles = []role{
	{"ink", "#1a1a1a", "#ececec"},
	{"quiet", "#575757", "#b4b4b4"},
	{"paper", "#ffffff", "#16181b"},
	{"grid", "#dedede", "#34373b"},
	{"axis", "#8c8c8c", "#85888c"},
	{"band", "#dcdcdc", "#484c51"},
	{"cell", "#f4f4f4", "#202327"},
}

// ShadeCount is how many shades each of the Shades has.
const ShadeCount = 5

// Shades are the shades of one hue for cells, the more the farther from the paper, so that
// they read the same in grey: a hue alone must not tell anything.
type Shades struct {
	class       Class
	light, dark [ShadeCount]shade
}

// shade is a ground and the colour of the texts on it.
type shade struct{ ground, text string }

// The shades.
var (
	Blues = &Shades{"h",
		[ShadeCount]shade{{"#eef3f8", "#1a1a1a"}, {"#cddded", "#1a1a1a"}, {"#9dbcd9", "#1a1a1a"}, {"#4479a8", "#ffffff"}, {"#1c4a75", "#ffffff"}},
		[ShadeCount]shade{{"#1d2731", "#ececec"}, {"#264059", "#ececec"}, {"#346288", "#ffffff"}, {"#7fabd2", "#101214"}, {"#c4dcf0", "#101214"}}}
	Greens = &Shades{"c",
		[ShadeCount]shade{{"#ecf5f1", "#1a1a1a"}, {"#c6e3d8", "#1a1a1a"}, {"#93c6b1", "#1a1a1a"}, {"#37836a", "#ffffff"}, {"#0f5140", "#ffffff"}},
		[ShadeCount]shade{{"#1b2925", "#ececec"}, {"#214639", "#ececec"}, {"#2c6854", "#ffffff"}, {"#74b69d", "#101214"}, {"#bce3d4", "#101214"}}}
	Oranges = &Shades{"d",
		[ShadeCount]shade{{"#faf1ea", "#1a1a1a"}, {"#f2d7c2", "#1a1a1a"}, {"#e2ae88", "#1a1a1a"}, {"#ad6131", "#ffffff"}, {"#713812", "#ffffff"}},
		[ShadeCount]shade{{"#2d2520", "#ececec"}, {"#4d3524", "#ececec"}, {"#7a4d2d", "#ffffff"}, {"#d39a71", "#101214"}, {"#f0d2bb", "#101214"}}}

	allShades = []*Shades{Blues, Greens, Oranges}
)

// Class is the look of a cell of the nth shade, counted from the one next to the paper.
func (s *Shades) Class(n int) Class { return Class(fmt.Sprintf("%s%d", s.class, n)) }

// has reports whether a class is one of the shades.
func (s *Shades) has(c Class) bool {
	for n := range ShadeCount {
		if c == s.Class(n) {
			return true
		}
	}
	return false
}

// textOn is the class of texts on a shade.
func textOn(shade Class) string { return "t" + string(shade) }

const fontStack = `"Helvetica Neue",Helvetica,Arial,"Liberation Sans",system-ui,sans-serif`

// rules are the style sheet with %name% for colours. Colours of a dataset come as the
// attribute color, which these rules take up as currentColor.
const rules = `.sc{color:%ink%;font-family:%font%;display:block;width:100%;height:auto}
.sc text{fill:%ink%}
.sc .q{fill:%quiet%}
.sc .b{font-weight:700}
.sc .k{stroke:%paper%;stroke-width:4px;stroke-linejoin:round;paint-order:stroke}
.sc .p{fill:%paper%}
.sc .g,.sc .x,.sc .a,.sc .ps,.sc .l,.sc .lu,.sc .li,.sc .lr,.sc .lm,.sc .ld{fill:none}
.sc .g,.sc .x{stroke:%grid%;stroke-width:1px}
.sc .a{stroke:%axis%;stroke-width:1px}
.sc .r{fill:%band%}
.sc .rf{fill:none;stroke:%axis%;stroke-width:1px;stroke-dasharray:2 2}
.sc .ra{fill:%band%;fill-opacity:.6;stroke:currentColor;stroke-width:1.5px}
.sc .rb{fill:none;stroke:%ink%;stroke-width:1.5px;stroke-dasharray:3 2}
.sc .rd{fill:none;stroke:%ink%;stroke-width:1.5px;stroke-dasharray:.1 3.4;stroke-linecap:round}
.sc .s{fill:currentColor}
.sc .ps{stroke:%ink%;stroke-width:2px;stroke-dasharray:2 4}
.sc .ar{stroke:%ink%;stroke-width:2.5px;fill:none}
.sc .ah{fill:%ink%}
.sc .mo{fill:%paper%;stroke:currentColor;stroke-width:2px}
.sc .mh{fill:none;stroke:currentColor;stroke-width:1.5px}
.sc .mf{fill:currentColor}
.sc .da{stroke-dasharray:2.5 2}
.sc .do{stroke-dasharray:.1 3.1;stroke-linecap:round}
.sc .mq{stroke:%paper%;fill:none;stroke-width:1.8px;stroke-linecap:round;stroke-linejoin:round}
.sc .mi{stroke:currentColor;fill:none;stroke-width:1.6px;stroke-linecap:round;stroke-linejoin:round}
.sc .l{stroke:currentColor;stroke-width:2.5px}
.sc .lu{stroke:currentColor;stroke-width:2.5px;stroke-dasharray:.1 5;stroke-linecap:round}
.sc .li{stroke:currentColor;stroke-width:1.25px;stroke-dasharray:5 3}
.sc .lr{stroke:currentColor;stroke-width:2.5px}
.sc .lm{stroke:currentColor;stroke-width:1.5px;stroke-dasharray:1.5 3}
.sc .ld{stroke:%axis%;stroke-width:1px}
.sc .n{fill:%cell%}
`

// PageCSS is the style sheet for pictures inside a page, once for all of them.
// It takes its colours from custom properties (--chart-ink, --chart-quiet,
// --chart-paper, --chart-grid, --chart-axis, --chart-band, --chart-cell), its
// face from --chart-font, and has values of its own, light and dark by the
// reader's preference, for those that the page does not set. Where the reader forces colours, ink
// and paper are these, and shades keep the texts that are read on them. Where the box of
// a picture is narrower than the wide layout can bear, the narrow one is shown.
func PageCSS() string {
	var b strings.Builder
	b.WriteString(schemes(func(r role, value string) string {
		return "var(--chart-" + r.name + "," + value + ")"
	}, "screen and "))
	b.WriteString(`.sc-box{container-type:inline-size}
.sc-wide{max-width:45rem}
.sc-narrow{display:none;max-width:30rem}
@container (max-width:659px){.sc-box .sc-wide{display:none}.sc-box .sc-narrow{display:block}}
@media (forced-colors:active){.sc,.sc text{forced-color-adjust:none}
.sc{--chart-ink:CanvasText;--chart-quiet:CanvasText;--chart-paper:Canvas;--chart-grid:GrayText;--chart-axis:CanvasText;--chart-band:ButtonFace;--chart-cell:Canvas}}
@media print{.sc{print-color-adjust:exact;-webkit-print-color-adjust:exact;break-inside:avoid}}
`)
	return b.String()
}

// FileCSS is the style sheet within an SVG file. It does without custom
// properties, which few programs other than browsers know.
func FileCSS() string {
	return schemes(func(_ role, value string) string { return value }, "")
}

// schemes writes the rules in light, and what differs in dark.
func schemes(color func(role, string) string, medium string) string {
	sheet := func(dark bool) string {
		pairs := []string{"%font%", "var(--chart-font," + fontStack + ")"}
		if medium == "" {
			pairs[1] = fontStack
		}
		for _, r := range roles {
			value := r.light
			if dark {
				value = r.dark
			}
			pairs = append(pairs, "%"+r.name+"%", color(r, value))
		}
		css := strings.NewReplacer(pairs...).Replace(rules)
		for n, lengths := range dashings[1:] {
			css += fmt.Sprintf(".sc .%s{fill:none;stroke:currentColor;stroke-width:2.5px;stroke-dasharray:%s}\n", Dashed(n+1), lengths)
		}
		for _, s := range allShades {
			shades := s.light
			if dark {
				shades = s.dark
			}
			for n, sh := range shades {
				c := s.Class(n)
				css += fmt.Sprintf(".sc .%s{fill:%s}\n.sc .%s{fill:%s}\n", c, sh.ground, textOn(c), sh.text)
			}
		}
		return css
	}
	light := sheet(false)
	lightRules := strings.Split(strings.TrimSpace(light), "\n")
	darkRules := strings.Split(strings.TrimSpace(sheet(true)), "\n")
	var b strings.Builder
	b.WriteString(light)
	b.WriteString("@media " + medium + "(prefers-color-scheme:dark){\n")
	for i, r := range darkRules {
		if r != lightRules[i] {
			b.WriteString(r + "\n")
		}
	}
	b.WriteString("}\n")
	return b.String()
}
