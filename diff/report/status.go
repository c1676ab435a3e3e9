package report

import (
	"strconv"

	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
	"stance/positions/problem"
	"stance/positions/team/review"
)

// Status is what `stance` alone tells of a dataset: what there is, who stands where,
// what moved last, what needs a second look or does not check, and how to go on.
type Status struct {
	History  *positions.History // of what could be read, where Problems has errors
	Problems []problem.Problem
	Ledger   *review.Ledger // nil: no sign-offs can be kept beside it
	Data     string         // what names the dataset on a command line, such as " -C talks"; "" for nothing
	// Unfold is the command that makes a folder of a dataset in one file; "" for one in a
	// folder.
	Unfold string
	Room   int // lines; 0 for all there is
}

// Document composes it.
func (s *Status) Document() *document.Document {
	data := s.History.Dataset
	doc := &document.Document{
		Title: say(datum(clipped(data.Codebook.Title, labelRoom))),
		Aside: s.dates(),
		Lead:  s.contents(),
		Room:  s.Room, Comment: true,
	}
	if data.Codebook.Title == "" {
		doc.Title = say("A dataset without a title")
	}
	sound := s.errors() == 0 // else records may be missing that say otherwise
	if sound && len(data.Dates) > 0 {
		if rows := s.standing(NewShow(s.History, s.last(), Filter{})); len(rows.Rows) > 0 {
			doc.Blocks = append(doc.Blocks, rows)
		}
	}
	var rows []document.Row
	moved, since := s.lastMoves()
	if sound && len(data.Dates) > 1 {
		rows = moves(s.move(moved), s.move(since))
	}
	if sound {
		rows = append(rows, s.review()...)
	}
	rows = append(rows, s.check())
	doc.Blocks = append(doc.Blocks, document.Rows{Rows: rows}, document.Next{Commands: s.next(moved, since)})
	return doc
}

// dating is how the status writes days: the first and the last date are told, and what is of
// them.
func (s *Status) dating() Dating {
	var all dates
	for _, di := range s.History.Dataset.Dates {
		all.day(di.Date)
	}
	return all.dating()
}

// last is the latest snapshot date.
func (s *Status) last() positions.Date { return lastDate(s.History) }

// dates says which dates there are: "14 Aug → 18 Aug 2025".
func (s *Status) dates() Prose {
	dates := s.History.Dataset.Dates
	switch len(dates) {
	case 0:
		return say("no snapshots yet")
	case 1:
		return say(dates[0].Date.Text())
	}
	return say(s.dating().Day(dates[0].Date), " → ", s.last().Text())
}

// contents counts what was written down, and says what would be missing for a
// comparison. Where there are errors it warns of the rest first.
func (s *Status) contents() []Prose {
	data := s.History.Dataset
	stances, claims := 0, 0 // that were known
	for _, r := range data.Records {
		for _, c := range r.Claims {
			if s.History.KnowsClaim(c) {
				claims++
			}
		}
		if s.History.KnowsStance(r) {
			stances++
		}
	}
	line := document.Count(len(data.Dates), "date", "dates") + "; " +
		document.Count(len(data.Codebook.Parties), "party", "parties") + ", " + document.Count(len(data.Codebook.Issues), "issue", "issues") + "; " +
		document.Count(stances, "stance", "stances")
	if claims > 0 {
		line += ", " + document.Count(claims, "claim", "claims")
	}
	line += "; " + document.Count(len(data.Sources), "source", "sources") + "."
	if s.errors() > 0 {
		return []Prose{say("It has errors, so that who stands where and what moved cannot be said. What could be read: " + line)}
	}
	switch {
	case len(data.Records) == 0:
		line += " Nothing is recorded yet."
	case len(data.Dates) == 1:
		line += " With a second date there is something to compare."
	}
	return []Prose{say(line)}
}

func (s *Status) errors() int { return problem.Count(s.Problems).Errors }

// lastMoves are the last move, or nil, and what came after it, or is there in place of
// one: what may have moved, or was put in other words.
func (s *Status) lastMoves() (moved, since *diff.Change) {
	everything := func(*positions.Party, *positions.Issue) bool { return true }
	if c, ok := diff.Latest(s.History, s.last(), everything, diff.Kind.Moves); ok {
		moved = c
	}
	if c, ok := diff.Latest(s.History, s.last(), everything, mayMove); ok {
		if moved == nil || c.To.Date() > moved.To.Date() {
			return moved, c
		}
	} else if moved == nil {
		since, _ = diff.Latest(s.History, s.last(), everything, inOtherWords)
	}
	return moved, since
}

// moves tells of the last move, and of what came after it; nil where there is none.
func moves(moved, since Prose) []document.Row {
	switch {
	case moved == nil && since == nil:
		return []document.Row{{Key: say("Last move"), Items: []Prose{say("none known")}}}
	case moved == nil:
		return []document.Row{{Key: say("Last move"), Items: []Prose{say("none known; ", since)}}}
	}
	rows := []document.Row{{Key: say("Last move"), Items: []Prose{moved}}}
	if since != nil {
		rows = append(rows, document.Row{Key: say("Since then"), Items: []Prose{since}})
	}
	return rows
}

// move tells a move: "the United States shifted on Ceasefire, 16 Aug".
func (s *Status) move(c *diff.Change) Prose {
	if c == nil {
		return nil
	}
	verb, caveat := "", ""
	switch c.Kind {
	case diff.Shifted, diff.Reverted:
		verb = "shifted on "
	case diff.Withdrawn:
		verb = "gave up its position on "
	case diff.Adopted:
		verb = "took up a position on "
	case diff.PossibleShift:
		verb = "may have shifted on "
		if word := marginsWord(c); word != "" {
			caveat = ", " + word
		} else if c.To.Stance.Unconfirmed() {
			caveat = ", unconfirmed"
		}
	case diff.Reworded:
		verb = "is in other words on "
	}
	return say(the(named(c.Party)), " "+verb, onPage(CellPage(c.Party, c.Issue), say(datum(clipped(c.Issue.Name, nameRoom)))), ", ", s.dating().Stance(c.To.Stance), caveat)
}

// shownBy is the command that shows a change; "" for none.
func shownBy(c *diff.Change) string {
	if c == nil {
		return ""
	}
	return "diff " + c.From.Date().String() + " " + c.To.Date().String()
}

// shows reports whether a comparison of a date with the last one shows a change, too.
func (s *Status) shows(from positions.Date, c *diff.Change) bool {
	seen, ok := diff.CompareCell(s.History, c.Party, c.Issue, from, s.last())
	return ok && seen.Kind == c.Kind
}

// command is a command line on this dataset.
func (s *Status) command(words string) string { return "stance " + words + s.Data }

// orderedQueue is up to how many records a queue is put in order to name its first:
// every one of them has to be compared for it.
const orderedQueue = 1000

// review tells how many records need a second look, and which first.
func (s *Status) review() []document.Row {
	if s.Ledger == nil || len(s.History.Dataset.Records) == 0 {
		return nil
	}
	counts := s.Ledger.Count(s.History)
	all, waiting := total(counts), s.waiting()
	row := document.Row{Key: say("To review")}
	if waiting == 0 {
		row.Items = []Prose{say("nothing: " + allOf(all, "record is", "records are") + " signed off")}
		return []document.Row{row}
	}
	told := share(waiting, all, "record", "records")
	for _, state := range []review.State{review.Disputed, review.Stale} {
		if n := counts[state]; n > 0 {
			told += ", " + strconv.Itoa(n) + " " + StateWord(state)
		}
	}
	row.Items = []Prose{say(told)}
	if waiting <= orderedQueue {
		first := NewReview(s.History, s.Ledger, ReviewFilter{}).Items[0]
		row.Items = []Prose{say(told, "; first ", Prose{{Text: review.CellName(first.Record), Data: true, Whole: true}})}
	}
	return []document.Row{row}
}

// waiting counts the records that nobody has signed off as they are.
func (s *Status) waiting() int {
	counts := s.Ledger.Count(s.History)
	return total(counts) - counts[review.Approved]
}

// check tells what does not check, and where first.
func (s *Status) check() document.Row {
	n := problem.Count(s.Problems)
	row := document.Row{Key: say("Check")}
	if n.Errors+n.Warnings == 0 {
		row.Items = []Prose{say("no problems")}
		return row
	}
	head, first := "no errors", s.first(problem.Warning)
	if n.Errors > 0 {
		head, first = document.Count(n.Errors, "error", "errors"), s.first(problem.Error)
	}
	if n.Warnings > 0 {
		head += ", " + document.Count(n.Warnings, "warning", "warnings")
	}
	where := first.File
	if where == "" {
		where = "the folder"
	}
	if first.Line > 0 {
		where += ":" + strconv.Itoa(first.Line)
	}
	row.Items = []Prose{say(head, "; first ", datum(clipped(where, labelRoom)), ": ", datum(clipped(first.Message, messageRoom)))}
	return row
}

func (s *Status) first(severity problem.Severity) *problem.Problem {
	for i := range s.Problems {
		if s.Problems[i].Severity == severity {
			return &s.Problems[i]
		}
	}
	return nil
}

// nextCommands is how many commands there are to go on with.
const nextCommands = 3

// next lists the commands that fit the state.
func (s *Status) next(moved, since *diff.Change) []document.Command {
	var commands []document.Command
	add := func(fits bool, about, line string) {
		if fits && len(commands) < nextCommands {
			commands = append(commands, document.Command{About: say(about), Line: line})
		}
	}
	data := s.History.Dataset
	n := problem.Count(s.Problems)
	if n.Errors > 0 { // all others would refuse it
		add(true, "What to mend", s.command("check"))
		return commands
	}
	dates, recorded := data.Dates, len(data.Records) > 0
	waiting := s.Ledger != nil && recorded && s.waiting() > 0
	if len(dates) > 1 && recorded {
		before := dates[len(dates)-2].Date
		add(true, "New since "+s.dating().Day(before), s.command("diff"))
		c, about := moved, "The last move"
		if c == nil {
			c, about = since, "What may have moved"
		}
		if c != nil && c.Kind == diff.Reworded {
			about = "In other words"
		}
		add(c != nil && !s.shows(before, c), about, s.command(shownBy(c)))
	}
	add(waiting, "What needs a second look", s.command("review"))
	add(len(dates) > 0 && recorded, "What each wants", s.command("show"))
	add(s.Unfold == "" && len(dates) < 2, "Record what a party wants", s.command("add"))
	add(n.Warnings > 0, "What check warns of", s.command("check"))
	add(len(dates) > 1 && recorded, "What separates them", s.command("gap"))
	add(s.Unfold != "", "Make a folder of it", s.Unfold)
	add(!recorded, "A dataset to look at", "stance init --example summit")
	return commands
}
