package starter

import (
	"fmt"
	"strings"

	"stance/positions"
	"stance/positions/yamlfile"
)

// Dataset is what a new dataset begins with. What it lacks, placeholders stand
// in for.
type Dataset struct {
	Title   string
	Parties []*positions.Party
	Issues  []*positions.Issue
	Date    positions.Date // of the first snapshot
	Survey  bool           // it takes in the waves of an expert survey
}

// Fill puts placeholders where something is missing, and says of what they
// are: "title", "parties", "issues".
func (d *Dataset) Fill() (placeholders []string) {
	if d.Title == "" {
		placeholders = append(placeholders, "title")
		d.Title = "Untitled negotiation"
		if d.Survey {
			d.Title = "Untitled survey"
		}
	}
	if len(d.Parties) == 0 {
		placeholders = append(placeholders, "parties")
		d.Parties = []*positions.Party{{ID: "party-a", Name: "Party A"}, {ID: "party-b", Name: "Party B"}}
	}
	if len(d.Issues) == 0 {
		placeholders = append(placeholders, "issues")
		first := &positions.Issue{ID: "first-issue", Name: "First issue", Question: "What do the parties differ on?"}
		first.Scale = &positions.Scale{Low: "Against", High: "In favour", Options: []positions.Option{
			{ID: "ruled-out", Label: "Ruled out"}, {ID: "on-conditions", Label: "On conditions"}, {ID: "accepted", Label: "Accepted"}}}
		if d.Survey {
			first.Scale = &positions.Scale{Low: "Strongly opposed", High: "Strongly in favour", Max: 10}
		}
		d.Issues = []*positions.Issue{first}
	}
	for _, is := range d.Issues {
		if d.Survey && is.Scale == nil {
			is.Scale = &positions.Scale{Max: 10}
		}
	}
	return placeholders
}

// Files writes the dataset. It has to be filled.
func (d *Dataset) Files() []yamlfile.File {
	return WithSchemas([]yamlfile.File{
		{Name: "codebook.yaml", Content: d.codebook()},
		{Name: "sources.yaml", Content: []byte(sourcesText)},
		d.snapshot(),
	})
}

const codebookHead = `# What is tracked: who the parties are and what they differ on. Edit it by hand;
# ` + "`stance check`" + ` says whether it is sound, and where it is not. Snapshots name parties
# and issues by their ids, so leave ids as they are once there are snapshots; names
# may change. An id is made of small letters, digits and hyphens.
`

const partiesHead = `
# One more party is one more line, or ` + "`stance add party`" + `. A group speaks for its
# members as long as they do not speak for themselves; each member names it:
#   - {id: the-allies, name: The allies, short: ALL, color: "#009e73"}
#   - {id: an-ally, name: An ally, member_of: [the-allies]}
`

const surveyPartiesHead = `
# The parties that the experts placed, each under the id or the name that the
# survey's table has for it. One more party is one more line:
#   - {id: another-party, name: Another party, short: AP}
`

const issuesHead = `
# An issue is one question that the parties answer differently. Its scale puts the
# possible answers in order, from the low pole to the high one. Two traps:
# an option that two careful readers would not both choose is one too many, and a
# scale on which a party can move in two ways at once is two issues.
# One more issue, with a scale of options, of numbers, or without one:
#   - id: another-issue
#     name: Another issue
#     question: What is the question?
#     scale:
#       low: The low pole
#       high: The high pole
#       options:
#         - {id: one-answer, label: One answer, description: What belongs here and what does not.}
#         - {id: the-other, label: The other answer}
#   - {id: in-numbers, name: An issue in numbers, scale: {min: 0, max: 10, low: Opposed, high: In favour}}
#   - {id: in-words, name: An issue kept in words}
`

const sourcesText = `# What was read, one entry for each document; evidence names it by its id. Put its
# text into archive/ under <id>.txt, and ` + "`stance verify`" + ` looks the quotations up in it.
# Only id and title must be given; reliability is from A to F (Admiralty code).
#   - id: gazette-after-the-talks
#     title: What the ministers said after the talks
#     publisher: The Gazette
#     url: https://gazette.example/after-the-talks
#     reliability: B
sources: []
`

// codebook writes codebook.yaml, with comments above its lists. An item more
// would stand in them indented as the comments show it.
func (d *Dataset) codebook() []byte {
	text := string(yamlfile.FormatCodebook(positions.NewCodebook(d.Title, "", d.Parties, d.Issues)))
	aboveParties := partiesHead
	if d.Survey {
		aboveParties = surveyPartiesHead
	}
	text = strings.Replace(text, "\nparties:\n", aboveParties+"parties:\n", 1)
	text = strings.Replace(text, "\nissues:\n", issuesHead+"issues:\n", 1)
	return []byte(codebookHead + text)
}

const snapshotHead = `# What the parties wanted on one day: the day on which they took the stance, not that
# on which it was read about. One file for each date, whose name begins with it.
# ` + "`stance add`" + ` writes such records, and asks for what it needs.
`

const surveyHead = `# One wave of the survey, dated by the day that it stands for. ` + "`stance import --wide`" + `
# takes a whole table in: a row for each party and wave, a column for each issue.
`

// snapshot writes the first snapshot, with a record in comments.
func (d *Dataset) snapshot() yamlfile.File {
	s := yamlfile.Snapshot{DateInfo: positions.DateInfo{Date: d.Date}}
	var b strings.Builder
	is := d.Issues[0]
	for _, other := range d.Issues {
		if is.Scale == nil {
			is = other
		}
	}
	summary := "What the party wants, in your own words."
	if d.Survey {
		summary = "Mean of the experts' placements."
	}
	if d.Survey {
		b.WriteString(surveyHead)
		fmt.Fprintf(&b, "date: %s\n# label: first-wave\n# title: First wave of the survey\n", d.Date)
	} else {
		b.WriteString(snapshotHead)
		fmt.Fprintf(&b, "date: %s\n# label: first-round\n# title: What happened on this day\n", d.Date)
	}
	b.WriteString("positions:\n  # A record: a party, an issue, and what it wants.\n")
	record := yamlfile.PartyRecordsPiece([]*positions.Record{middling(d.Parties[0], is, summary)})
	for line := range strings.Lines(string(record.Block(0, yamlfile.Style{}))) {
		b.WriteString("  # " + line)
	}
	if d.Survey {
		b.WriteString("  #     salience: 50\n  #     basis: inferred\n")
	} else {
		b.WriteString(`  #     evidence:
  #       - {quote: its own words, speaker: Who said them, source: gazette-after-the-talks}
`)
	}
	return yamlfile.File{Name: s.FileName(), Content: []byte(b.String())}
}

// middling is a record with a position in the middle of the issue's scale.
func middling(p *positions.Party, is *positions.Issue, summary string) *positions.Record {
	r := &positions.Record{Party: p, Issue: is}
	r.Stance = &positions.Stance{Record: r, Option: -1, Summary: summary}
	switch scale := is.Scale; {
	case scale == nil:
	case scale.Numeric():
		r.Stance.Kind, r.Stance.Value = positions.Placed, (scale.Min+scale.Max)/2
	default:
		r.Stance.Kind, r.Stance.Option = positions.Placed, len(scale.Options)/2
		r.Stance.Value = scale.Options[r.Stance.Option].Value
	}
	return r
}
