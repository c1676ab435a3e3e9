package importing

import (
	"fmt"
	"strings"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/diff/redline"
	"stance/diff/report/document"
	"stance/positions/exchange/intake"
	"stance/positions/exchange/tidy"
	"stance/positions/visible"
)

// update adds and changes what the table has otherwise than the dataset, shown first.
func (in *imported) update(consent console.Consent) error {
	r := in.result
	if len(r.Changes) == 0 {
		return in.writeLocked(consent.DryRun)
	}
	p := in.s.Progress("Working out the files", 0)
	edits, after, err := in.edits("")
	p.Done()
	if err != nil {
		return in.takenByRow(err)
	}
	if !after.OK() {
		return tableProblems(in.s, in.name, in.byRow(after), in.all)
	}
	if consent.Shows() {
		in.showPlan()
	}
	if consent.DryRun {
		fmt.Fprintln(in.s.Out, "Nothing was written.")
	}
	if wanted, err := consent.Given(in.s, "Write this"); err != nil || !wanted {
		return err
	}
	unlock, err := dataset.Lock(in.s, in.dir)
	if err != nil {
		return err
	}
	defer unlock()
	p = in.s.Progress("Writing the files", 0)
	err = dataset.ApplyLocked(in.s, in.dir, edits, after.Dataset)
	p.Done()
	if err != nil {
		return err
	}
	in.tell(edits, false)
	return nil
}

// writeLocked adds what is new where nothing changes.
func (in *imported) writeLocked(dryRun bool) error {
	if !dryRun {
		unlock, err := dataset.Lock(in.s, in.dir)
		if err != nil {
			return err
		}
		defer unlock()
	}
	return in.write("", dryRun)
}

// maxAdded is how many records that are added are shown one by one: they are in the table.
const maxAdded = 20

// showPlan shows what would be added and changed, and how much stays.
func (in *imported) showPlan() {
	r, w := in.result, in.s.Out
	fmt.Fprintln(w, in.s.Laid(visible.Line(in.name)+" has "+in.counts(), 2))
	for i, rec := range r.Add.Records {
		if i == maxAdded {
			fmt.Fprintf(w, "  added    … and %s more\n", document.Thousands(len(r.Add.Records)-maxAdded))
			break
		}
		what := string(tidy.Stance)
		switch {
		case rec.Silence != nil:
			what = string(tidy.Silence)
		case rec.Stance == nil:
			what = console.Plural(len(rec.Claims), "claim")
		}
		fmt.Fprintln(w, in.s.Laid("  added    "+visible.Line(cellName(rec.Date.String(), rec.Party.ID, rec.Issue.ID))+": "+what, 9))
	}
	for _, c := range r.Changes {
		fmt.Fprintln(w, in.s.Laid("  changed  "+visible.Line(cellName(c.Was.Date.String(), c.Was.Party.ID, c.Was.Issue.ID)+", at "+c.Was.Place.String()), 9))
		for _, f := range c.Fields {
			name := f.Name
			if f.By != "" {
				name += " of the claim of " + f.By
			}
			fmt.Fprintln(w, in.s.Laid("    "+visible.Line(name+": "+redlined(f)), 2))
		}
	}
}

func cellName(date, party, issue string) string {
	return strings.Join([]string{date, party, issue}, "/")
}

// counts tells how many rows are new, changed and as they are.
func (in *imported) counts() string {
	r := in.result
	return fmt.Sprintf("%s new, %s changed, %s as recorded", document.Thousands(r.New()), document.Thousands(len(r.Changes)), document.Thousands(r.Already))
}

// redlined is what becomes of a cell.
func redlined(f intake.Field) string {
	segs := redline.Words(f.Was, f.Now)
	if redline.Rewritten(segs) {
		segs = redline.Replaced(segs)
	}
	return redline.Plain(segs)
}
