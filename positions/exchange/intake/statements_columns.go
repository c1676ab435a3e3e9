package intake

import (
	"fmt"
	"slices"
	"strings"

	"stance/positions/exchange/sheet"
)

// statementColumn is a column of an export.
type statementColumn struct {
	name     string
	headings []string
	needed   bool
}

// statementColumns are the columns of an export by what they hold, with the
// headings that versions of the program give them.
var statementColumns = []statementColumn{
	{"time", []string{"time", "datetime", "date/time", "date"}, true},
	{"person", []string{"person", "speaker"}, false},
	{"organization", []string{"organization", "organisation"}, false},
	{"concept", []string{"concept", "category"}, true},
	{"agreement", []string{"agreement", "agree"}, true},
	{"text", []string{"text", "statement text", "selection", "quote"}, false},
	{"document", []string{"document title", "doctitle", "document", "title"}, false},
	{"document id", []string{"document id", "docid", "doc id", "article id"}, false},
	{"publisher", []string{"document source", "source"}, false},
	{"coder", []string{"coder"}, false},
	{"id", []string{"statement id", "id"}, false},
	{"start", []string{"start", "start caret", "start position"}, false},
	{"stop", []string{"stop", "end", "stop caret", "end caret", "stop position", "end position"}, false},
}

type statementReader struct {
	table     *sheet.Table
	collector *collector
	set       []Pair
	dates     *dates         // for telling which statements are of one day
	at        map[string]int // -1: none
	actor     int
	both      int             // stances with statements for and against
	disputed  int             // stances of which coders of one text read something differently
	twice     int             // rows that repeat another
	nameless  int             // statements without an actor
	homeless  int             // statements with a text and without a document
	crowded   []sheet.Problem // statements beyond what one stance takes
}

func (r *statementReader) findColumns(mapped []Pair, actor string) error {
	r.at = map[string]int{}
	taken := make([]bool, len(r.table.Headings))
	for _, p := range mapped {
		known := slices.IndexFunc(statementColumns, func(c statementColumn) bool { return strings.EqualFold(c.name, p.Name) })
		if known < 0 {
			var names []string
			for _, c := range statementColumns {
				names = append(names, c.name)
			}
			return usagef("with --dna these can be mapped: "+strings.Join(names, ", "), "--map %s=%s: statements have no %q", p.Name, p.Value, p.Name)
		}
		i, err := Heading(r.table, p.Value)
		if err != nil {
			return err
		}
		r.at[statementColumns[known].name], taken[i] = i, true
	}
	for _, c := range statementColumns {
		if _, ok := r.at[c.name]; ok {
			continue
		}
		r.at[c.name] = -1
		for _, h := range c.headings {
			i := slices.IndexFunc(r.table.Headings, func(have string) bool { return foldHeading(have) == foldHeading(h) })
			if i >= 0 && !taken[i] {
				r.at[c.name], taken[i] = i, true
				break
			}
		}
		if c.needed && r.at[c.name] < 0 {
			return usagef(fmt.Sprintf("say which it is with --map %s=HEADING; headings: %s", c.name, listed(r.table.Headings)), "the table has no column %q, as an export of statements has", c.name)
		}
	}
	if actor == "" {
		actor = "organization"
	}
	r.actor = -1
	if i, ok := r.at[strings.ToLower(actor)]; ok {
		r.actor = i
	}
	if r.actor < 0 {
		i, err := Heading(r.table, actor)
		if err != nil {
			return also(err, "name the column that tells the parties with --party-column, such as --party-column person")
		}
		r.actor = i
	}
	return nil
}

func (r *statementReader) unused() []string {
	used := map[int]bool{r.actor: true}
	for _, i := range r.at {
		used[i] = true
	}
	var names []string
	for i, h := range r.table.Headings {
		if !used[i] && h != "" {
			names = append(names, h)
		}
	}
	return unusedColumns(names)
}
