package picture

import (
	"fmt"
	"math"
	"strconv"
)

// Colours come from datasets and may be too light for white paper or too dark for
// black. A colour between these two luminances has a contrast of
// at least 3 to 1, what WCAG 2.2 asks of graphics, on both grounds.
const (
	minLuminance = 0.14
	maxLuminance = 0.29
)

// Accent turns any "#rrggbb" into a colour that is seen on a light and
// on a dark ground: itself where it already is, else darker or lighter. It is
// "", the ink, for anything that is no colour.
func Accent(hex string) string {
	c, ok := parseHex(hex)
	if !ok {
		return ""
	}
	toward := [3]float64{}
	switch l := luminance(c); {
	case l < minLuminance:
		toward = [3]float64{255, 255, 255}
	case l <= maxLuminance:
		return formatHex(c)
	}
	// Bisection on the share of white or black mixed in.
	low, high := 0.0, 1.0
	for range 20 {
		share := (low + high) / 2
		l := luminance(blend(c, toward, share))
		enough := l <= maxLuminance
		if toward[0] > 0 {
			enough = l >= minLuminance
		}
		if enough {
			high = share
		} else {
			low = share
		}
	}
	return formatHex(blend(c, toward, high))
}

func blend(a, b [3]float64, share float64) [3]float64 {
	for i := range a {
		a[i] = math.Round(a[i]*(1-share) + b[i]*share)
	}
	return a
}

func parseHex(s string) (c [3]float64, ok bool) {
	if len(s) != 7 || s[0] != '#' {
		return c, false
	}
	n, err := strconv.ParseUint(s[1:], 16, 32)
	if err != nil {
		return c, false
	}
	return [3]float64{float64(n >> 16), float64(n >> 8 & 0xff), float64(n & 0xff)}, true
}

func formatHex(c [3]float64) string {
	return fmt.Sprintf("#%02x%02x%02x", int(c[0]), int(c[1]), int(c[2]))
}

// luminance is the relative luminance of WCAG 2.2, 0 to 1.
func luminance(c [3]float64) float64 {
	linear := func(v float64) float64 {
		v /= 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c[0]) + 0.7152*linear(c[1]) + 0.0722*linear(c[2])
}

// contrast is the contrast ratio of WCAG 2.2, 1 to 21.
func contrast(a, b [3]float64) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}
