package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"unicode"

	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/terminal"
	"stance/positions"
	"stance/positions/review"
	"stance/positions/visible"
)

// walk goes through the queue with one reviewer, item by item.
//
// It keeps no place of its own: each answer is saved at once, and what the
// reviewer has answered, as it stands, is not asked again. So a walk that was
// broken off in whatever way goes on where it stopped. What was skipped comes
// up again the next time, since nobody has looked at it yet.
type walk struct {
	*streams
	*reviewed
	who    reviewer
	self   bool
	file   *reviewFile
	screen terminal.Screen

	approved, disputed, skipped int
}

const walkKeys = "a approve · d dispute · s skip · o open source · q quit · ? help"

const walkHelp = `  a  approve: position, terms, summary and evidence are right
  d  dispute: you are asked what is wrong
  s  skip: look at it another time (also the space bar)
  o  open the page of the source; again for the next source
  q  quit; what you answered is saved
`

// run asks about each item until there is none left or the reviewer quits.
func (w *walk) run(f report.ReviewFilter) error {
	own, answered := 0, 0
	queue := diff.Queue(w.history, w.ledger, func(r *positions.Record, state review.State) bool {
		if !f.Record(r, state) {
			return false
		}
		if last, ok := w.ledger.Last(r, w.who.id); ok && last.Counts {
			answered++
			return false
		}
		if !w.self && w.who.coded(report.Coder(r)) {
			own++
			return false
		}
		return true
	})
	if line := f.Line(); line != "" {
		fmt.Fprintln(w.out, visible.Line("Only "+line+"."))
	}
	if own > 0 {
		fmt.Fprintf(w.out, "Left out: %s that %s coded (--self asks about them, too).\n", plural(own, "record"), visible.Line(w.who.name))
	}
	if answered > 0 {
		fmt.Fprintf(w.out, "Left out: %s that %s has signed off or disputed as it stands.\n", plural(answered, "record"), visible.Line(w.who.id))
	}
	if len(queue) == 0 {
		fmt.Fprintf(w.out, "Nothing waits for %s.\n", visible.Line(w.who.id))
		return nil
	}
	for i := range queue {
		more, err := w.item(&queue[i], i, len(queue))
		if err != nil || !more {
			w.sum(len(queue))
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
	}
	w.sum(len(queue))
	return nil
}

// item shows one item and takes the answer; false to quit.
func (w *walk) item(it *diff.QueueItem, i, n int) (more bool, err error) {
	model := report.NewReviewItem(w.history, w.ledger, it.Record, w.result.Problems)
	model.Place = fmt.Sprintf("%d of %d", i+1, n)
	var shown bytes.Buffer
	if err := terminal.ReviewItem(&shown, model, w.screen); err != nil {
		return false, err
	}
	fmt.Fprintf(w.out, "\n%s\n", shown.Bytes())
	pages := withPage(model.Sources())
	next := 0
	for {
		fmt.Fprint(w.out, walkKeys+" › ")
		key, err := w.keys.key()
		if err != nil {
			fmt.Fprintln(w.out)
			return false, err
		}
		switch unicode.ToLower(key) {
		case 'a':
			fmt.Fprintln(w.out, "approve")
			if err := w.save(it.Record, review.Approve, ""); err != nil {
				return false, err
			}
			w.approved++
			return true, nil
		case 'd':
			fmt.Fprint(w.out, "dispute\nWhat is wrong? (an empty line takes it back) › ")
			note, err := w.keys.line()
			if err != nil && !errors.Is(err, io.EOF) {
				return false, err
			}
			if note = cleanNote(note); note == "" {
				fmt.Fprintln(w.out, "Nothing was written.")
				continue
			}
			if err := w.save(it.Record, review.Dispute, note); err != nil {
				return false, err
			}
			w.disputed++
			return true, nil
		case 's', ' ':
			fmt.Fprintln(w.out, "skip")
			w.skipped++
			return true, nil
		case 'o':
			fmt.Fprintln(w.out, "open source")
			if len(pages) == 0 {
				fmt.Fprintln(w.out, "No source of this record has an address.")
				continue
			}
			w.open(pages[next])
			next = (next + 1) % len(pages) // after the last the first again
		case 'q', keyEnd:
			fmt.Fprintln(w.out, "quit")
			return false, nil
		case '?', 'h':
			fmt.Fprint(w.out, "help\n"+walkHelp)
		default:
			fmt.Fprintln(w.out, "no such key")
		}
	}
}

func (w *walk) save(r *positions.Record, verdict review.Verdict, note string) error {
	_, err := w.file.add([]review.SignOff{w.signOff(w.history, r, verdict, note)})
	return err
}

// withPage gives the sources that have an address.
func withPage(sources []*positions.Source) []*positions.Source {
	return slices.DeleteFunc(slices.Clone(sources), func(src *positions.Source) bool { return src.URL == "" })
}

// open shows the page of a source.
func (w *walk) open(src *positions.Source) {
	address := visible.Line(src.URL)
	switch err := w.browse(src.URL); {
	case errors.Is(err, errNoBrowser):
		fmt.Fprintf(w.out, "%v: %s\n", err, address)
	case err != nil:
		fmt.Fprintf(w.out, "It was not opened, %v: %s\n", err, address)
	default:
		fmt.Fprintf(w.out, "Opened %s\n", address)
	}
}

// sum says what came of the walk.
func (w *walk) sum(n int) {
	left := n - w.approved - w.disputed
	fmt.Fprintf(w.out, "\nApproved %d, disputed %d, skipped %d as %s.\n", w.approved, w.disputed, w.skipped, visible.Line(w.who.id))
	if left > 0 {
		fmt.Fprintf(w.out, "%d left: `stance review` goes on with them.\n", left)
	} else {
		fmt.Fprintln(w.out, "Nothing is left.")
	}
}
