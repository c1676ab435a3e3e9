package tables

import (
	"slices"
	"strings"

	"stance/positions"
	"stance/positions/exchange/tidy"
)

// What ids stand for: the tables that a workbook has beside the others.

// Book is what the codebook says as a whole.
func Book(book *positions.Codebook) *Table {
	return &Table{
		Name: "codebook", Doc: "what the codebook says as a whole",
		Columns: []Column{
			{Name: "key", Doc: "title or description", Type: Word},
			{Name: "text", Doc: "what it says", Type: Text},
		},
		Fill: func(f *Filler) {
			for _, row := range [][2]string{{"title", book.Title}, {"description", book.Description}} {
				if row[1] != "" {
					f.Text("key", row[0])
					f.Text("text", row[1])
					f.End()
				}
			}
		},
	}
}

// Parties are the parties of the codebook.
func Parties(book *positions.Codebook) *Table {
	return &Table{
		Name: "parties", Doc: "a row per party of the codebook",
		Columns: []Column{
			{Name: "party", Doc: "the party's id", Type: Word},
			{Name: "name", Doc: "its name", Type: Text},
			{Name: "short", Doc: "its short name", Type: Text},
			{Name: "color", Doc: "its colour in charts, #rrggbb", Type: Word},
			{Name: "member_of", Doc: "the ids of its groups, with semicolons between", Type: Word},
			{Name: "groups", Doc: "the same with the groups that these are in, the nearest first", Type: List},
		},
		Fill: func(f *Filler) {
			for _, p := range book.Parties {
				f.Text("party", p.ID)
				f.Text("name", p.Name)
				f.Text("short", p.Short)
				f.Text("color", p.Color)
				f.Text("member_of", GroupIDs(p))
				f.List("groups", groupsOf(p))
				f.End()
			}
		},
	}
}

// groupsOf are the ids of all groups that a party is in, those directly before those by way of another.
func groupsOf(p *positions.Party) []string {
	ids := []string{}
	for level := p.Groups; len(level) > 0; {
		var above []*positions.Party
		for _, g := range level {
			if !slices.Contains(ids, g.ID) {
				ids = append(ids, g.ID)
				above = append(above, g.Groups...)
			}
		}
		level = above
	}
	return ids
}

// GroupIDs are the groups that a party is directly in, in one cell.
func GroupIDs(p *positions.Party) string {
	return partyIDs(p.Groups)
}

// Issues are the issues of the codebook with the options of their scales.
func Issues(book *positions.Codebook) *Table {
	return &Table{
		Name: "issues", Doc: "a row per option of an issue's scale, or per issue without options",
		Columns: []Column{
			{Name: "issue", Doc: "the issue's id", Type: Word},
			{Name: "name", Doc: "its name", Type: Text},
			{Name: "question", Doc: "the question that it puts", Type: Text},
			{Name: "low", Doc: "the low pole of its scale", Type: Text},
			{Name: "high", Doc: "the high pole", Type: Text},
			{Name: "min", Doc: "the scale's lowest value", Type: Number},
			{Name: "max", Doc: "the highest", Type: Number},
			{Name: "option", Doc: "an option's id", Type: Word},
			{Name: "label", Doc: "its label", Type: Text},
			{Name: "value", Doc: "its value on the scale", Type: Number},
			{Name: "score", Doc: "its score, 0 (the low pole) to 100 (the high pole)", Type: Number},
			{Name: "description", Doc: "what it means", Type: Text},
			{Name: "examples", Doc: "what belongs to it", Type: Text},
			{Name: "not", Doc: "what does not", Type: Text},
			{Name: "keywords", Doc: "words of the issue to look for in sources", Type: Text},
			{Name: "unit", Doc: "what a scale of numbers counts", Type: Text},
		},
		Fill: func(f *Filler) {
			for _, is := range book.Issues {
				if is.Scale == nil || is.Scale.Numeric() {
					f.issue(is)
					f.End()
					continue
				}
				for _, o := range is.Scale.Options {
					f.issue(is)
					score := is.Scale.Score(o.Value)
					f.Text("option", o.ID)
					f.Text("label", o.Label)
					f.Number("value", &o.Value)
					f.Number("score", &score)
					f.Text("description", o.Description)
					f.Text("examples", strings.Join(o.Examples, " | "))
					f.Text("not", strings.Join(o.Not, " | "))
					f.End()
				}
			}
		},
	}
}

func (f *Filler) issue(is *positions.Issue) {
	f.Text("issue", is.ID)
	f.Text("name", is.Name)
	f.Text("question", is.Question)
	f.Text("keywords", strings.Join(is.Keywords, " | "))
	if s := is.Scale; s != nil {
		f.Text("low", s.LowLabel())
		f.Text("high", s.HighLabel())
		f.Number("min", &s.Min)
		f.Number("max", &s.Max)
		f.Text("unit", s.Unit)
	}
}

// sourceColumns are what is said of a source.
var sourceColumns = []Column{
	{Name: "source", Doc: "the source's id", Type: Word},
	{Name: "title", Doc: "its title", Type: Text},
	{Name: "publisher", Doc: "who published it", Type: Text},
	{Name: "published", Doc: "on what day", Type: Date},
	{Name: "url", Doc: "where", Type: Text},
	{Name: "language", Doc: "in what language (BCP 47)", Type: Word},
	{Name: "reliability", Doc: "A to F (Admiralty code)", Type: Word},
	{Name: "archive", Doc: "the file with its text, where that is not archive/ID.txt", Type: Text},
	{Name: "sha256", Doc: "the checksum of that text", Type: Word},
	{Name: "retrieved", Doc: "on what day the text was captured", Type: Date},
	{Name: "origin", Doc: "whose text or words it passes on, where that is not the publisher", Type: Text},
	{Name: "public", Doc: "true: its text may be published", Type: Truth},
	{Name: "read", Doc: "who read it through, with semicolons between: DATE NAME", Type: Text},
	{Name: "captures", Doc: "later captures of its text, with semicolons between: DATE CHECKSUM", Type: Text},
}

// Sources are the documents that evidence cites.
func Sources(sources []*positions.Source) *Table {
	return &Table{
		Name: "sources", Doc: "a row per source", Columns: sourceColumns,
		Fill: func(f *Filler) {
			for _, s := range sources {
				f.source(s)
				f.End()
			}
		},
	}
}

// source fills in what is said of a source.
func (f *Filler) source(s *positions.Source) {
	f.Text("source", s.ID)
	f.Text("title", s.Title)
	f.Text("publisher", s.Publisher)
	f.Date("published", s.Published)
	f.Text("url", s.URL)
	f.Text("language", s.Language)
	f.Text("reliability", s.Reliability)
	f.Text("archive", s.Archive)
	f.Text("sha256", s.SHA256)
	f.Date("retrieved", s.Retrieved)
	f.Text("origin", s.Origin)
	if s.Public {
		f.Truth("public", true)
	}
	f.Text("read", semicolons(s.Read, (*positions.Reading).Facts))
	f.Text("captures", semicolons(s.Captures, (*positions.Capture).Facts))
}

// Speakers are those of whom the codebook says for whom they speak.
func Speakers(book *positions.Codebook) *Table {
	return &Table{
		Name: "speakers", Doc: "a row per speaker and party spoken for",
		Columns: []Column{
			{Name: "name", Doc: "who speaks", Type: Text},
			{Name: "party", Doc: "for whom: the party's id", Type: Word},
			{Name: "role", Doc: "the speaker's office", Type: Text},
			{Name: "rank", Doc: "how high the speaker stands in the party: principal, collective, envoy, official, adviser or other", Type: Word},
		},
		Fill: func(f *Filler) {
			for _, s := range book.Speakers {
				f.Text("name", s.Name)
				f.Text("party", s.Party.ID)
				f.Text("role", s.Role)
				f.Text("rank", s.Rank.String())
				f.End()
			}
		},
	}
}

// Dictionary says of each column of some tables what it means.
func Dictionary(of []*Table) *Table {
	return &Table{
		Name: "columns", Doc: "a row per column of the other tables",
		Columns: []Column{
			{Name: "table", Doc: "the table", Type: Word},
			{Name: "column", Doc: "the column", Type: Word},
			{Name: "type", Doc: "what its cells hold", Type: Word},
			{Name: "meaning", Doc: "what it means", Type: Text},
		},
		Fill: func(f *Filler) {
			for _, t := range of {
				for _, c := range t.Columns {
					f.Text("table", t.Name)
					f.Text("column", c.Name)
					f.Text("type", TypeName(c.Type))
					f.Text("meaning", c.Doc)
					f.End()
				}
			}
		},
	}
}

// TypeName is what people call a type.
func TypeName(t tidy.Type) string {
	switch t {
	case Number:
		return "number"
	case Integer:
		return "whole number"
	case Date:
		return "date"
	case Truth:
		return "true or false"
	case List:
		return "list of ids"
	}
	return "text"
}

// semicolons writes a list in one cell: what is said of each, with spaces between.
func semicolons[T any](list []T, facts func(*T) []positions.Fact) string {
	items := make([]string, len(list))
	for i := range list {
		var said []string
		for _, f := range facts(&list[i]) {
			if f.Text != "" {
				said = append(said, f.Text)
			}
		}
		items[i] = strings.Join(said, " ")
	}
	return strings.Join(items, "; ")
}
