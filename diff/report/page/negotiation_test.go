package page

import (
	"stance/diff/report/document"
	"stance/diff/report/internal/sample"
)

// negotiation is a document with texts such as results have.
func negotiation() *document.Document {
	us, ru, ua, eu := document.Run{Text: "United States", Short: "US", Data: true}, document.Run{Text: "Russia", Short: "RU", Data: true}, document.Run{Text: "Ukraine", Short: "UA", Data: true}, document.Run{Text: "European leaders", Short: "EU", Data: true}
	joint := &document.Source{Order: 1, Line: "White House, 15 Aug 2025", Publisher: "White House", Title: "Joint press conference after the meeting in Anchorage", Published: "15 Aug 2025", Reliability: "A", URL: "https://example.org/press/joint-conference-transcript-with-a-long-name", Cited: []document.Text{{{Text: "Russia on NATO membership", Data: true, To: "#nato-russia"}}, {{Text: "United States on a ceasefire", Data: true}}}}
	courier := &document.Source{Order: 2, Line: "Daily Courier, 17 Aug 2025", Publisher: "Daily Courier", Title: "Гарантии безопасности: что обсуждали", Published: "17 Aug 2025", Reliability: "C", Cited: []document.Text{{{Text: "Ukraine on guarantees", Data: true}}}}
	column := func(head string, key, number bool) document.Column {
		return document.Column{Head: said(head), Key: key, Number: number}
	}
	row := func(under bool, cells ...string) document.TableRow {
		r := document.TableRow{Under: under}
		for _, c := range cells {
			r.Cells = append(r.Cells, document.Cell{said(c)})
		}
		return r
	}
	matrix := document.Matrix{Caption: said("Who stands where on 18 Aug 2025, and what became of it since 14 Aug"), RowsAre: "party", ColsAre: "issue",
		Columns: []document.Text{name("Ceasefire first"), name("NATO membership"), name("Territory"), name("Security guarantees")}}
	for _, who := range []document.Run{us, ru, ua, eu} {
		matrix.Rows = append(matrix.Rows, document.MatrixRow{Head: document.Text{who}, Cells: []document.Cell{
			{name("peace deal without a ceasefire"), {{Text: "SHIFTED", Tone: document.Moving, To: "#nato-russia"}}},
			{name("no membership, written down"), {{Text: "not confirmed", Tone: document.Muted}}},
			{name("current lines"), {{Text: "nothing new", Tone: document.Muted}}},
			{},
		}})
	}
	distances := document.Table{Caption: said("How far apart parties stand, from 0 to 100"), Columns: []document.Column{column("Between", true, false), column("Points", false, true), column("Compared on", false, true), column("What it leaves out", false, false)},
		Rows: []document.TableRow{
			row(false, "Russia and Ukraine", "83", "5 of 6", "security guarantees: no position recorded"), row(true, "NATO membership", "100", "", "opposite poles"), row(true, "territory", "66", "", ""),
			row(false, "United States and Ukraine", "41", "6 of 6", ""), row(false, "Russia and United States", "38", "4 of 6", "two issues rest on claims alone"),
		}}
	wide := document.Table{Caption: said("Every stance"), Columns: []document.Column{column("Party", true, false), column("Issue", true, false), column("Date", false, false), column("Position", false, false), column("Value", false, true), column("Confidence", false, false), column("Basis", false, false), column("Sources", false, true)},
		Rows: []document.TableRow{
			row(false, "Russia", "NATO membership", "15 Aug 2025", "written guarantee of no membership", "0", "high", "stated", "3"),
			row(false, "European leaders", "Ceasefire first", "18 Aug 2025", "ceasefire before any talks", "100", "medium", "reported", "2"),
		}}
	ruled := document.Ruler{Low: "no membership, ever", High: "membership now", Ticks: []float64{0, 0.33, 0.66, 1}, Band: &document.Band{Low: 0.5, High: 0.85}, Marks: []document.RulerMark{
		{At: 0, Label: document.Text{ru, {Text: " 15 Aug"}}, As: document.Is}, {At: 0.33, Label: document.Text{us, {Text: " 14 Aug"}}, As: document.Was}, {At: 0.1, Label: document.Text{us}, As: document.Is}, {At: 0.95, Label: document.Text{ua}, As: document.Is}, {At: 0.7, Label: document.Text{eu}}, {At: 0.66, Label: document.Text{{Text: "Delegation of the Upper Valley", Data: true}}},
	}}
	redline := document.Text{{Text: "No membership for Ukraine in NATO, "}, {Text: "written into a treaty", Deleted: true}, {Text: "guaranteed by a vote of the Council", Inserted: true}, {Text: ", and no foreign troops."}}
	passages := document.Evidence{Passages: []document.Passage{
		{Quote: "Мы убеждены, что все первопричины кризиса должны быть устранены", Language: "ru", Speaker: "Vladimir Putin, President", Source: joint, Locator: "12:40", Grading: "A1"},
		{Use: "CONTRADICTS", Against: true, Paraphrase: "Moscow would accept protection like that of Article 5.", Speaker: "Special envoy", Source: courier, Grading: "C3"},
	}}
	change := func(id, who, kind string) document.Entry {
		return document.Entry{ID: id, Titled: true, Head: document.Text{{Text: who, Data: true}, {Text: " "}, {Text: kind, Bold: true, Tone: document.Moving}}, Body: []document.Block{
			document.Facts{Lines: []document.Text{said("confirmed at both dates"), said("high confidence"), {{Text: "3 weeks after it was last said", Tone: document.Muted}}}},
			document.Split{
				Left:  []document.Block{document.Items{Items: []document.Item{{Label: said("was:"), Text: name("membership is off the table for now")}, {Label: said("on:"), Text: said("14 Aug 2025")}}}},
				Right: []document.Block{document.Items{Items: []document.Item{{Label: said("now:"), Text: document.Text{{Text: "no membership, in writing", Data: true, Bold: true}, {Source: joint}, {Source: courier}}}, {Label: said("on:"), Text: said("15 Aug 2025")}}}},
			},
			document.Items{Items: []document.Item{{Label: said("analyst’s wording:"), Text: redline}}},
			ruled, passages,
		}}
	}
	picture := sample.Square{Title: "distances"}
	return &document.Document{
		Title: said("Ukraine talks, August 2025"), Aside: document.Text{{Text: "14 Aug → "}, {Text: "18 Aug 2025", Bold: true}, {Text: " · not reviewed"}},
		Dates: []document.DateLine{{Word: "from", Date: "14 Aug 2025", Label: "before-alaska", Title: "On the eve of the meeting in Anchorage"}, {Word: "to", Date: "18 Aug 2025", Label: "white-house", Title: "After the meeting in Washington"}},
		Below: []document.Text{said("6 of 24 cells rest on one source; 3 are not confirmed."), {{Text: "Dataset "}, {Text: "sha256:1f2e3d4c5b6a", Whole: true, Tone: document.Muted}}},
		Lead:  []document.Text{{{Text: "One position shifted: that of "}, us, {Text: " on a ceasefire."}}, said("Three may have.")},
		All:   document.Command{Line: "stance diff -v"},
		Blocks: []document.Block{
			document.Section{ID: "brief", Name: said("In brief"), Part: true, Blocks: []document.Block{
				document.Entry{Number: 1, Head: document.Text{us, {Text: " shifted", Tone: document.Moving}, {Text: " on "}, {Text: "Ceasefire first", Data: true, To: "#nato"}, {Text: ": from a ceasefire before talks to a peace deal without one."}, {Source: joint}}},
				document.Entry{Number: 2, Head: document.Text{ru, {Text: " may have shifted on NATO membership: the envoy’s words and the president’s do not agree."}, {Source: courier}}, Body: []document.Block{document.Facts{Lines: []document.Text{{{Text: "within the coder’s margin", Tone: document.Muted}}}}}},
				document.Entry{Number: 13, Head: said("Nothing was said about prisoners.")},
			}},
			document.Section{ID: "standing", Name: said("Who stands where"), Part: true, Blocks: []document.Block{matrix, document.Rows{Head: said("Last moves"), Rows: []document.Row{{Key: name("NATO membership"), Items: []document.Text{{ru, {Text: ": 15 Aug 2025"}}, {us, {Text: ": 18 Aug 2025"}}}}, {Key: name("Territory"), Items: []document.Text{said("none so far")}, More: 2}}, More: 2, Of: "more issues"}}},
			document.Section{ID: "nato", Name: name("NATO membership"), Part: true, Blocks: []document.Block{
				document.Para{Text: document.Text{{Text: "Should Ukraine be able to become a member of NATO?", Data: true, Tone: document.Muted}}},
				document.Picture{ID: "nato-picture", Drawing: picture, Figures: &distances},
				change("nato-russia", "Russia", "SHIFTED"), change("nato-us", "United States", "MAY HAVE SHIFTED"),
				document.Section{Name: said("Nothing new was said"), Blocks: []document.Block{document.List{Items: []document.Text{{ua, {Text: ": membership remains the goal"}}, {eu, {Text: ": no decision is due"}}}}}},
			}},
			document.Section{ID: "distances", Name: said("Distances"), Part: true, Blocks: []document.Block{distances, wide}},
			document.Section{Name: said("Two files"), Blocks: []document.Block{
				document.Entry{Head: document.Text{{Text: "snapshots/anchorage.yaml:12:17", Whole: true}, {Text: ": "}, {Text: "error", Tone: document.Against}, {Text: ": ceasefire-frist is no option of ceasefire"}}, Body: []document.Block{document.Excerpt{Line: 12, Text: "      position: ceasefire-frist", Caret: 16}, document.Items{Items: []document.Item{{Label: said("hint:"), Text: said("did you mean ceasefire-first?")}}}}},
				document.Entry{Head: document.Text{{Text: "sources.yaml:3", Whole: true}, {Text: ": warning: no publisher"}}},
			}},
			document.Section{ID: "scales", Name: said("On its scale"), Folded: true, Blocks: []document.Block{document.Scale{Name: name("Ceasefire first"), Low: "deal without a ceasefire", High: "ceasefire before talks", Ticks: []float64{0, 0.5, 1}, Lines: []document.Line{{Sign: document.Moved, Who: document.Text{us}, Before: &document.Spot{At: 1, Low: 1, High: 1}, Now: &document.Spot{}, Tail: said("shifted, 18 Aug"), Body: []document.Labelled{{Label: "was", Text: said("“a ceasefire today”")}, {Label: "now", Text: said("“straight to a peace agreement”")}}}}}}},
			document.Section{ID: "sources", Name: said("Sources"), Part: true, Blocks: []document.Block{document.Sources{}}},
			document.Section{ID: "words", Name: said("How to read this"), Part: true, Folded: true, Blocks: []document.Block{document.Glossary{Entries: []document.Item{{Label: said("shifted"), Text: said("The position is another, on firm ground at both dates.")}, {Label: said("may have shifted"), Text: said("Within the coder’s margin, or not confirmed.")}}, Redlines: said("what came in, and what is no longer there")}}},
			document.Next{Commands: []document.Command{{About: said("Words and sources"), Line: "stance diff -v"}, {About: said("This page"), Line: "stance diff -o page.html"}}},
		},
	}
}
