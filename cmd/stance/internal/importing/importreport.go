package importing

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/disk"
	"stance/diff/report/document"
	"stance/positions"
	"stance/positions/exchange/sheet"
	"stance/positions/problem"
	"stance/positions/splice"
	"stance/positions/visible"
	"stance/positions/yamlfile"
)

// maxTableProblems is how many problems of a table are told one by one, where it is not
// asked for all.
const maxTableProblems = 50

// tableProblems tells what is wrong with a table, and gives the error that ends
// the command.
func tableProblems(s *console.Streams, name string, problems []sheet.Problem, all bool) error {
	listProblems(s, name, problems, all)
	return fmt.Errorf("nothing was added: %s has %s", name, console.Plural(len(problems), "problem"))
}

func listProblems(s *console.Streams, name string, problems []sheet.Problem, all bool) {
	told := problems
	if !all {
		told = problems[:min(len(problems), maxTableProblems)]
	}
	for _, p := range told {
		where := name
		if at := p.Where(); at != "" {
			where += ":" + withoutMiddle(at)
		}
		rule := ""
		if p.Rule != "" {
			rule = " [" + string(p.Rule) + "]"
		}
		s.TellHanging(visible.Line(where+": "+withoutMiddle(p.Message)+rule), 4)
		if p.Hint != "" {
			s.TellHanging("  hint: "+visible.Line(withoutMiddle(p.Hint)), 2)
		}
	}
	if more := len(problems) - len(told); more > 0 {
		s.Tell(fmt.Sprintf("… and %d more: --all-problems tells them", more))
	}
}

// The bytes that are told of what is longer than both together.
const (
	toldBefore = 1200
	toldAfter  = 400
)

// withoutMiddle takes the middle out of what is longer than anybody reads, as a
// message is that quotes a cell of a megabyte.
func withoutMiddle(s string) string {
	if len(s) <= toldBefore+toldAfter {
		return s
	}
	before, after := toldBefore, len(s)-toldAfter
	for before > 0 && !utf8.RuneStart(s[before]) {
		before--
	}
	for after < len(s) && !utf8.RuneStart(s[after]) {
		after++
	}
	return s[:before] + " … " + s[after:]
}

// unreadableMapError is a file of --map with something wrong in it.
type unreadableMapError struct {
	name     string
	problems []problem.Problem
}

func (e *unreadableMapError) Error() string {
	var b strings.Builder
	for _, p := range e.problems {
		b.WriteString(problem.Headline(p) + "; ")
	}
	return strings.TrimSuffix(b.String(), "; ")
}

// refuse refuses a table with problems, or with parties, issues and sources
// that the dataset lacks and that may not be added.
func (in *imported) refuse(extend bool) error {
	r := in.result
	for _, note := range r.Notes {
		in.s.Note(in.name + ": " + withoutMiddle(note))
	}
	lacking := r.Missing.Lacking()
	if extend {
		lacking = nil
	}
	listProblems(in.s, in.name, lacking, in.all)
	switch {
	case len(r.Problems) > 0:
		return tableProblems(in.s, in.name, r.Problems, in.all)
	case len(lacking) > 0:
		return &console.UsageError{Message: fmt.Sprintf("nothing was added: %s names %s", in.name, console.Plural(len(lacking), "thing")+" that the dataset lacks"),
			Hint: "--extend-codebook adds them; a mistyped name is best mended in the table"}
	}
	return nil
}

// counted words counts: "2 parties, 1 issue". Its arguments are counts with
// their singular and plural; zeros are left out.
func counted(args ...any) string {
	var parts []string
	for i := 0; i+2 < len(args); i += 3 {
		switch n := args[i].(int); n {
		case 0:
		case 1:
			parts = append(parts, "1 "+args[i+1].(string))
		default:
			parts = append(parts, document.Thousands(n)+" "+args[i+2].(string))
		}
	}
	return strings.Join(parts, ", ")
}

// write adds the table to the dataset, or tells what would be added.
func (in *imported) write(title string, dryRun bool) error {
	r := in.result
	if r.New() == 0 && len(r.Add.Dates) == 0 {
		in.nothingToAdd(r.Already)
		return nil
	}
	p := in.s.Progress("Working out the files", 0)
	edits, after, err := in.edits(title)
	p.Done()
	if err != nil {
		return in.takenByRow(err)
	}
	if !after.OK() {
		return tableProblems(in.s, in.name, in.byRow(after), in.all)
	}
	if title != "" && in.there(edits) {
		if !dryRun { // one that was killed as it ended left its mark
			if err := dataset.ClearAway(in.s, in.dir); err != nil {
				return err
			}
		}
		in.nothingToAdd(r.New() + r.Already)
		return nil
	}
	if !dryRun {
		p := in.s.Progress("Writing the files", 0)
		err := in.put(edits, after, title != "")
		p.Done()
		if err != nil {
			return err
		}
	}
	in.tell(edits, dryRun)
	return nil
}

func (in *imported) nothingToAdd(already int) {
	fmt.Fprintf(in.s.Out, "Nothing to add from %s: 0 new, %s already there.\n", visible.Line(in.name), document.Thousands(already))
}

// there reports whether a new dataset is there already, file by file.
func (in *imported) there(edits []splice.Edit) bool {
	for _, e := range edits {
		now, err := disk.ReadIn(in.dir, e.Name)
		if err != nil || !bytes.Equal(now, e.New) {
			return false
		}
	}
	return true
}

// put writes the files, all or none; those of a new dataset as one folder.
func (in *imported) put(edits []splice.Edit, after *yamlfile.Result, begins bool) error {
	if !begins {
		return dataset.ApplyLocked(in.s, in.dir, edits, after.Dataset)
	}
	files := make([]yamlfile.File, len(edits))
	for i, e := range edits {
		files[i] = yamlfile.File{Name: e.Name, Content: e.New}
	}
	return dataset.Write(in.s, in.dir, files)
}

// takenByRow tells a stance that could not be added by its row.
func (in *imported) takenByRow(err error) error {
	var taken *splice.TakenError
	if errors.As(err, &taken) {
		return tableProblems(in.s, in.name, []sheet.Problem{{Row: in.result.Row(taken.Record), Message: taken.Error(), Hint: taken.Hint}}, in.all)
	}
	return err
}

// byRow tells the errors that the dataset would have by the rows that would
// bring them in.
func (in *imported) byRow(after *yamlfile.Result) []sheet.Problem {
	var problems []sheet.Problem
	records := map[string][]*positions.Record{} // by file, in the order of lines
	for _, r := range after.Dataset.Records {
		records[r.Place.File] = append(records[r.Place.File], r)
	}
	for _, all := range records {
		slices.SortStableFunc(all, func(a, b *positions.Record) int { return cmp.Compare(a.Place.Line, b.Place.Line) })
	}
	for _, p := range after.Problems {
		if p.Severity != problem.Error {
			continue
		}
		row, all := 0, records[p.File]
		// The last that begins before the problem.
		if next := sort.Search(len(all), func(i int) bool { return all[i].Place.Line > p.Line }); next > 0 {
			row = in.result.Row(all[next-1])
		}
		message := p.Message
		if row == 0 {
			message += " (at " + problem.Location(p) + ")"
		}
		problems = append(problems, sheet.Problem{Row: row, Rule: p.Rule, Message: message, Hint: p.Hint})
	}
	return problems
}

// tell says what was added, or would be.
func (in *imported) tell(edits []splice.Edit, dryRun bool) {
	r := in.result
	did := "Added from"
	if dryRun {
		did = "Would add from"
	}
	w := in.s.Out
	if len(r.Changes) > 0 {
		fmt.Fprintln(w, in.s.Laid(fmt.Sprintf("Updated %s from %s: %s%s", in.s.Relative(in.dir), visible.Line(in.name), in.counts(), dataset.TakenBack(in.s)), 2))
	} else {
		fmt.Fprintf(w, "%s %s to %s: %d new, %d already there\n", did, visible.Line(in.name), in.s.Relative(in.dir), r.New(), r.Already)
	}
	line := func(what, text string) {
		if text != "" {
			fmt.Fprintln(w, in.s.Laid(fmt.Sprintf("  %-8s %s", what, visible.Line(text)), 9))
		}
	}
	var parties, issues, sources, dates []string
	for _, p := range r.Add.Parties {
		parties = append(parties, p.ID)
	}
	for _, is := range r.Add.Issues {
		issues = append(issues, is.ID)
	}
	for _, src := range r.Add.Sources {
		sources = append(sources, src.ID)
	}
	for _, di := range r.Add.Dates {
		dates = append(dates, di.Name())
	}
	line("records", counted(r.Stances, "stance", "stances", r.Claims, "claim", "claims", r.Silences, "silence", "silences"))
	line("parties", console.Some(parties))
	line("issues", console.Some(issues))
	line("sources", console.Some(sources))
	line("dates", console.Some(dates))
	var files []string
	for _, e := range edits {
		files = append(files, e.Name)
	}
	line("files", console.Some(files))
	if dryRun {
		fmt.Fprintln(w, "Nothing was written.")
	}
}
