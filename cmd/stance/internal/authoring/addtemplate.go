package authoring

import (
	"bytes"
	"fmt"
	"strings"

	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/drafting"
	"stance/diff/report"
	"stance/diff/report/terminal"
	"stance/positions"
	"stance/positions/exchange/tidy"
	"stance/positions/visible"
	"stance/positions/yamlfile"
)

// templateKey is a key of a record with what the template says where nothing
// was given: a comment, or text that waits to be filled in.
type templateKey struct{ key, example string }

// more is where the keys begin that few records need; whoever begins can pass them over.
const more = "# More, where it is needed:"

const evidenceExample = "# evidence:\n#   - quote: Word for word\n#     speaker: Who said it\n#     source: a-source-id"

var stanceTemplate = []templateKey{
	{"position", ""},
	{"summary", "summary: \"\""},
	{"confidence", "# confidence: moderate   # or high, low"},
	{"evidence", evidenceExample},
	{"", more},
	{"plausible", "# plausible: [low, high]   # the range in which the true position lies"},
	{"terms", "# terms:   # demands, offers, conditions, red lines, threats\n#   - A term that stands only here\n#   - {id: a-name, kind: demand, text: One that stands until it is ended}\n#   - {id: b-name, text: One that is tied, if: [an-issue/a-name, words], unless: [words], against: [party/issue/id]}"},
	{"ended", "# ended:   # terms that no longer stand: withdrawn, met, lapsed, or replaced (by a new one)\n#   - {id: a-name, how: withdrawn}"},
	{"accepts", "# accepts: [low, high]   # what the party says or signals it would take"},
	{"when", "# when: 2025-08-15/2025-08-16   # how exactly the day is known; or 2025-08, ../2025-08-14, 2025-08-15~"},
	{"basis", "# basis: stated   # or recounted, reported, assessed, inferred"},
	{"tone", "# tone: harder   # or softer"},
	{"novel", "# novel: true   # the party had not held this before"},
	{"salience", "# salience: 80   # how much the issue matters to the party, 0 to 100"},
	{"inherited_by", ""},
	{"signed_by", ""},
	{"known", ""},
	{"coder", "# coder: your-name"},
	{"note", "# note: Free text"},
}

var claimTemplate = []templateKey{
	{"by", "by: \"\"   # the party that makes the claim"},
	{"position", ""},
	{"summary", "summary: \"\""},
	{"evidence", evidenceExample},
	{"", more},
	{"confidence", "# confidence: moderate   # or high, low"},
	{"response", "# response: none   # or confirmed, denied"},
	{"plausible", "# plausible: [low, high]   # the range in which the position lies by this claim"},
	{"accepts", "# accepts: [low, high]   # what the party would take by this claim"},
	{"when", "# when: 2025-08-15/2025-08-16   # how exactly the day of the claim is known"},
	{"basis", "# basis: stated   # or recounted, reported, assessed, inferred"},
	{"known", ""},
}

var silenceTemplate = []templateKey{
	{"silent", "silent: true"},
	{"when", ""},
	{"known", ""},
	{"coder", "# coder: your-name"},
	{"note", "note: \"\"   # what was searched"},
	{"evidence", ""},
}

// template is a snapshot with the draft in it, to be finished in an editor.
func (d *draft) template(ds *positions.Dataset) ([]byte, error) {
	if err := d.sound(ds); err != nil {
		return nil, err
	}
	row, _ := d.Decode(ds)
	r := row.Record
	if r == nil {
		return nil, missingFlags(d.Missing(), "without --edit you would be asked on a terminal")
	}
	if err := d.Vacant(ds, r); err != nil {
		return nil, err
	}
	return d.text(ds, row), nil
}

// text is a snapshot with what was drafted in it, and comments on the rest.
func (d *draft) text(ds *positions.Dataset, row tidy.Row) []byte {
	r := row.Record
	var b bytes.Buffer
	for _, line := range d.guide(ds, r) {
		b.WriteString(strings.TrimRight("# "+yamlfile.CommentLine(line), " ") + "\n")
	}
	b.WriteString("date: " + r.Date.String() + "\n")
	if !drafting.HasDate(ds, r.Date) {
		b.Write(yamlHead(row.Info))
	}
	b.WriteString("positions:\n" + cellKeys(r))
	keys, given := d.given(r)
	margin := strings.Repeat(" ", 6)
	lead := margin
	if d.Kind == tidy.Claim {
		b.WriteString(beside(ds, r, margin) + margin + "claims:\n")
		lead, margin = margin+"  - ", margin+"    "
	}
	for _, k := range keys {
		text := given[k.key]
		if text == "" {
			text = k.example
			if k.key == "position" && r.Issue.Scale != nil {
				text = d.positionLine(ds, r)
			}
		}
		if text == "" {
			continue
		}
		for line := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
			if line == "" {
				b.WriteByte('\n')
				continue
			}
			b.WriteString(lead + line + "\n")
			lead = margin
		}
	}
	return b.Bytes()
}

// beside is what the template says of coder and note of a record with claims:
// they stand beside the claims, and there they may stand already.
func beside(ds *positions.Dataset, r *positions.Record, margin string) string {
	own := *r
	own.Claims = nil
	given := entriesOf(string(yamlfile.ContentPiece(&own).Block(0, yamlfile.Style{Lines: true})), 0)
	var b strings.Builder
	for _, k := range []templateKey{{"coder", "# coder: your-name\n"}, {"note", "# note: Free text\n"}} {
		text := given[k.key]
		if text == "" && !drafting.HasRecord(ds, r) {
			text = k.example
		}
		for line := range strings.Lines(text) {
			b.WriteString(margin + line)
		}
	}
	return b.String()
}

// given gives the keys of the template, and what is known of each.
func (d *draft) given(r *positions.Record) (keys []templateKey, given map[string]string) {
	switch d.Kind {
	case tidy.Claim:
		claim := *r.Claims[0]
		if claim.By == nil {
			claim.By = &positions.Party{}
		}
		return claimTemplate, entriesOf(string(yamlfile.ClaimPiece(r.Issue, &claim).Block(0, yamlfile.Style{Lines: true})), 2)
	case tidy.Silence:
		keys = silenceTemplate
	default:
		keys = stanceTemplate
	}
	return keys, entriesOf(string(yamlfile.ContentPiece(r).Block(0, yamlfile.Style{Lines: true})), 0)
}

// entriesOf cuts the lines of a mapping, indented, into those of each key.
func entriesOf(block string, indent int) map[string]string {
	entries := map[string]string{}
	key := ""
	for line := range strings.Lines(block) {
		line = line[min(indent, len(line)-1):]
		if c := line[0]; c != ' ' && c != '\n' {
			key, _, _ = strings.Cut(line, ":")
		}
		entries[key] += line
	}
	return entries
}

// yamlHead is the label and title of a new date, as far as they were given.
func yamlHead(info positions.DateInfo) []byte {
	s := yamlfile.Snapshot{DateInfo: info}
	_, rest, _ := bytes.Cut(s.Format(), []byte("\n")) // without the date
	head := string(rest)
	if info.Label == "" {
		head = "# label: a-name   # of this new date\n" + head
	}
	if info.Title == "" {
		head += "# title: What happened on it\n"
	}
	return []byte(head)
}

// cellKeys are the lines of a cell's party and issue.
func cellKeys(r *positions.Record) string {
	some := &positions.Record{Party: r.Party, Issue: r.Issue, Silence: &positions.Silence{}}
	lines := strings.SplitAfter(string(yamlfile.PartyRecordsPiece([]*positions.Record{some}).Block(2, yamlfile.Style{})), "\n")
	return lines[0] + lines[1]
}

// positionLine is what the template says of the position where none was given.
func (d *draft) positionLine(ds *positions.Dataset, r *positions.Record) string {
	if _, held := drafting.SoFar(ds, r); drafting.Repeatable(held) && d.Kind == tidy.Stance {
		return "position: same"
	}
	return "# position: an option from above, or none"
}

// guideWidth is how wide lines on an option are.
const guideWidth = 96

// guide is what the template begins with: what to do, the scale, and what is in
// force.
func (d *draft) guide(ds *positions.Dataset, r *positions.Record) []string {
	what := map[tidy.Kind]string{tidy.Stance: "The stance of ", tidy.Claim: "A claim about ", tidy.Silence: "The silence of "}[d.Kind]
	lines := []string{
		what + r.Party.Name + " on " + r.Issue.Name + ". Fill it in, save it and close the editor;",
		"close it without a change to add nothing. Lines that begin with # are not kept:",
		"take the # away from those that you need.",
		"",
	}
	if r.Issue.Question != "" {
		lines = append(lines, r.Issue.Question)
	}
	if scale := r.Issue.Scale; scale != nil {
		lines = append(lines, fmt.Sprintf("The scale goes from “%s” to “%s”:", scale.LowLabel(), scale.HighLabel()))
		if scale.Numeric() {
			lines = append(lines, "  a number from "+report.BareOnScale(scale, scale.Min)+" to "+report.OnScale(scale, scale.Max))
		}
		width := 0
		for _, o := range scale.Options {
			width = max(width, len(o.ID))
		}
		for i := range scale.Options {
			o := &scale.Options[i]
			lines = append(lines, fmt.Sprintf("  %-*s  %s", width, o.ID, o.Label))
			if d.Kind == tidy.Silence {
				continue // nobody chooses one
			}
			for _, note := range dataset.OptionNotes(o) {
				wrapped := terminal.Wrap(strings.Repeat(" ", width+4)+visible.Line(note), guideWidth, 2)
				lines = append(lines, strings.Split(wrapped, "\n")...)
			}
		}
		lines = append(lines, "")
	}
	before, _ := drafting.SoFar(ds, r)
	return append(append(lines, before...), "")
}
