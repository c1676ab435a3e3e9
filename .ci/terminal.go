// Draws what the program prints on a terminal, with its colours, as a picture: reads it
// from standard input and writes SVG. A line is a text element, and what has one look in it
// a tspan at its column, as wide as its characters, whatever the font of the reader.
package main

import (
	"fmt"
	"html"
	"io"
	"os"
	"regexp"
	"strings"
	"unicode/utf8"
)

const (
	column, line, size = 8.0, 18.0, 13.3
	margin, bar        = 14.0, 30.0
)

// looks are the sequences that the program uses.
var looks = map[string]string{"1": "b", "2": "d", "1;35": "b m", "1;33": "b y", "33": "y", "35": "m", "31": "r", "32": "g", "1;31": "b r", "1;32": "b g", "4": "u", "9": "s"}

var sequence = regexp.MustCompile("\x1b\\[([0-9;]*)m")

func main() {
	in, err := io.ReadAll(os.Stdin)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	lines := strings.Split(strings.TrimRight(string(in), "\n"), "\n")
	columns := 0
	for _, l := range lines {
		columns = max(columns, utf8.RuneCountInString(sequence.ReplaceAllString(l, "")))
	}
	width, height := float64(columns)*column+2*margin, float64(len(lines))*line+bar+margin
	fmt.Printf("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %g %g\" width=\"%g\" height=\"%g\" font-family=\"ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace\" font-size=\"%g\">\n", width, height, width, height, size)
	fmt.Print("<style>text{fill:#d7dae0;white-space:pre}.b{font-weight:bold;fill:#fff}.d{fill:#8f98a8}.m{fill:#e08cf0}.y{fill:#e5c07b}.r{fill:#f47067}.g{fill:#7ec699}.u{text-decoration:underline}.s{text-decoration:line-through}</style>\n")
	fmt.Printf("<rect width=\"%g\" height=\"%g\" rx=\"8\" fill=\"#1c2028\"/>\n<circle cx=\"18\" cy=\"15\" r=\"5\" fill=\"#f47067\"/><circle cx=\"36\" cy=\"15\" r=\"5\" fill=\"#e5c07b\"/><circle cx=\"54\" cy=\"15\" r=\"5\" fill=\"#7ec699\"/>\n", width, height)
	for i, l := range lines {
		fmt.Printf("<text y=\"%g\" xml:space=\"preserve\">%s</text>\n", bar+float64(i)*line+size, spans(l))
	}
	fmt.Println("</svg>")
}

// spans are the parts of a line, each with its look.
func spans(l string) string {
	var b strings.Builder
	at, class := 0, ""
	put := func(text string) {
		n := utf8.RuneCountInString(text)
		if n == 0 {
			return
		}
		look := ""
		if class != "" {
			look = fmt.Sprintf(" class=\"%s\"", class)
		}
		fmt.Fprintf(&b, "<tspan x=\"%g\" textLength=\"%g\"%s>%s</tspan>", margin+float64(at)*column, float64(n)*column, look, html.EscapeString(text))
		at += n
	}
	for {
		found := sequence.FindStringSubmatchIndex(l)
		if found == nil {
			put(l)
			return b.String()
		}
		put(l[:found[0]])
		code := l[found[2]:found[3]]
		var known bool
		if class, known = looks[code]; !known && code != "0" && code != "" {
			fmt.Fprintf(os.Stderr, "there is no look for the sequence %q\n", code)
			os.Exit(1)
		}
		l = l[found[1]:]
	}
}
