package network

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/data/tables"
	"stance/positions"
)

const opening = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
`

// key declares an attribute of nodes or edges. Its id is its name, which
// programs that show ids then show.
type key struct{ of, name, kind, doc string }

// Attributes that Gephi knows by name are label, weight, and r, g and b.
var keys = []key{
	{"node", "label", "string", "the party's short name, or its name"},
	{"node", "name", "string", "its name"},
	{"node", "short", "string", "its short name"},
	{"node", "groups", "string", "the ids of its groups, with semicolons between"},
	{"node", "color", "string", "its colour, #rrggbb"},
	{"node", "r", "int", "the red in it, 0 to 255"},
	{"node", "g", "int", "the green"},
	{"node", "b", "int", "the blue"},
	{"edge", "date", "string", "the date, YYYY-MM-DD"},
	{"edge", "weight", "double", "the agreement: heavy edges draw parties together"},
	{"edge", "gap", "double", "the parties' weighted mean distance, 0 (the same) to 100 (opposite poles)"},
	{"edge", "agreement", "double", "100 minus the gap"},
	{"edge", "issues_compared", "int", "on how many issues it rests"},
	{"edge", "issues_total", "int", "how many issues have a scale"},
	{"edge", "low", "double", "the least that the gap can be, as far as coders leave ranges open"},
	{"edge", "high", "double", "the most"},
	{"edge", "unsure", "boolean", "true: it rests on what is unconfirmed or of low confidence"},
	{"edge", "oldest_days", "int", "the age in days of the oldest stance that it rests on"},
	{"node", "too_old", "string", "what was left out for its age: dates and issues, with semicolons between"},
}

// Write writes the gaps of a panel. A pair without a common issue on a date
// has no edge for it.
func Write(w io.Writer, p *report.Panel) error {
	var edges bytes.Buffer
	paired := map[*positions.Party]bool{}
	old := map[*positions.Party][]string{}
	for i, date := range p.Dates {
		for _, o := range p.TooOld(i) {
			old[o.Party] = append(old[o.Party], date.String()+" "+o.Issue.ID)
		}
		for _, g := range p.Gaps(i) {
			paired[g.A], paired[g.B] = true, true
			if g.Gap != nil {
				writeEdge(&edges, date, &g)
			}
		}
	}
	var out bytes.Buffer
	out.WriteString(opening)
	for _, k := range keys {
		fmt.Fprintf(&out, "  <key id=%q for=%q attr.name=%q attr.type=%q><desc>%s</desc></key>\n", k.name, k.of, k.name, k.kind, k.doc)
	}
	out.WriteString("  <graph id=\"gaps\" edgedefault=\"undirected\">\n")
	for _, party := range p.History.Dataset.Codebook.Parties {
		if paired[party] {
			writeNode(&out, party, old[party])
		}
	}
	edges.WriteString("  </graph>\n</graphml>\n")
	for _, part := range []*bytes.Buffer{&out, &edges} {
		if _, err := part.WriteTo(w); err != nil {
			return err
		}
	}
	return nil
}

func writeNode(out *bytes.Buffer, p *positions.Party, tooOld []string) {
	fmt.Fprintf(out, "    <node id=%q>\n", p.ID)
	data(out, "label", p.Label())
	data(out, "name", p.Name)
	data(out, "short", p.Short)
	data(out, "groups", tables.GroupIDs(p))
	data(out, "color", p.Color)
	if rgb, err := strconv.ParseUint(strings.TrimPrefix(p.Color, "#"), 16, 24); err == nil {
		for shift, name := range []string{"b", "g", "r"} {
			data(out, name, strconv.FormatUint(rgb>>(8*shift)&0xff, 10))
		}
	}
	data(out, "too_old", strings.Join(tooOld, "; "))
	out.WriteString("    </node>\n")
}

func writeEdge(out *bytes.Buffer, date positions.Date, g *diff.Gap) {
	fmt.Fprintf(out, "    <edge id=\"%s.%s.%s\" source=%q target=%q>\n", date, g.A.ID, g.B.ID, g.A.ID, g.B.ID)
	agreement := positions.Number(100 - *g.Gap)
	data(out, "date", date.String())
	data(out, "weight", agreement)
	data(out, "gap", positions.Number(*g.Gap))
	data(out, "agreement", agreement)
	data(out, "issues_compared", strconv.Itoa(g.Compared))
	data(out, "issues_total", strconv.Itoa(g.Total))
	data(out, "low", positions.Number(*g.Low))
	data(out, "high", positions.Number(*g.High))
	data(out, "unsure", strconv.FormatBool(g.Unsure))
	data(out, "oldest_days", strconv.Itoa(*g.Oldest))
	out.WriteString("    </edge>\n")
}

// data gives an attribute its value; an empty one is left out.
func data(out *bytes.Buffer, name, value string) {
	if value = writable(value); value == "" {
		return
	}
	fmt.Fprintf(out, "      <data key=%q>", name)
	_ = xml.EscapeText(out, []byte(value)) // a buffer takes everything
	out.WriteString("</data>\n")
}

// writable leaves out control characters, which XML cannot carry or readers
// change.
func writable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}
