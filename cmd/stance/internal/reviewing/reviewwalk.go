package reviewing

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/launch"
	"stance/diff"
	"stance/diff/report"
	"stance/diff/report/terminal"
	"stance/positions"
	"stance/positions/team/review"
	"stance/positions/visible"
)

// walk goes through the queue with one reviewer, item by item.
//
// It keeps no place of its own: each answer is saved at once, and what the
// reviewer has answered, as it stands, is not asked again. So a walk that was
// broken off in whatever way goes on where it stopped. What was skipped comes
// up again the next time, since nobody has looked at it yet.
type walk struct {
	*console.Streams
	*reviewed
	who    reviewer
	self   bool
	file   *reviewFile
	screen func() terminal.Screen // as large as the terminal is now

	answers []answer // by place in the queue
}

// answer is what became of an item.
type answer byte

const (
	unanswered answer = iota
	approved
	disputed
	skipped
)

// Settle is how long nothing may be typed before a key counts: keys typed
// ahead, pasted or held down sign off nothing that nobody has seen. It is longer
// than keyboards wait before they repeat a key that is held down.
const Settle = 700 * time.Millisecond

// WalkKeys lists the keys.
const WalkKeys = "a approve · d dispute · s skip · b back · o open source · q quit · ? help"

const walkHelp = `  a  approve: position, terms, summary and evidence are right
  d  dispute: you are asked what is wrong
  s  skip: look at it another time (also the space bar)
  b  back to the item before; what you answer then is your last word on it
  o  open the page of the source; again for the next source
  q  quit; what you answered is saved
  A key counts once nothing was typed for a moment.
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
		if !w.self && w.who.coded(r.Coder) {
			own++
			return false
		}
		return true
	})
	if line := f.Line(); line != "" {
		fmt.Fprintln(w.Out, visible.Line("Only "+line+"."))
	}
	if own > 0 {
		fmt.Fprintf(w.Out, "Left out: %s that %s coded (--self asks about them, too).\n", console.Plural(own, "record"), visible.Line(w.who.name))
	}
	if answered > 0 {
		fmt.Fprintf(w.Out, "Left out: %s that %s has signed off or disputed as it stands.\n", console.Plural(answered, "record"), visible.Line(w.who.id))
	}
	if len(queue) == 0 {
		fmt.Fprintf(w.Out, "Nothing waits for %s.\n", visible.Line(w.who.id))
		return nil
	}
	w.answers = make([]answer, len(queue))
	for i := 0; i < len(queue); {
		next, err := w.item(&queue[i], i, len(queue))
		if err != nil || next < 0 {
			w.sum()
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
		i = next
	}
	w.sum()
	return nil
}

// item shows the item at i and takes the answer. It gives the place of the item
// to go on with, -1 to quit.
func (w *walk) item(it *diff.QueueItem, i, n int) (next int, err error) {
	model := report.NewReviewItem(w.history, w.ledger, it.Record, w.result.Problems)
	model.Place = fmt.Sprintf("%d of %d", i+1, n)
	var shown bytes.Buffer
	if err := terminal.Document(&shown, model.Document(), w.screen()); err != nil {
		return -1, err
	}
	fmt.Fprintf(w.Out, "\n%s\n", shown.Bytes())
	pages := withPage(model.Sources())
	page := 0
	for {
		fmt.Fprint(w.Out, WalkKeys+"\n› ")
		key, err := w.unhastyKey()
		if err != nil {
			fmt.Fprintln(w.Out)
			return -1, err
		}
		switch unicode.ToLower(key) {
		case 'a':
			fmt.Fprintln(w.Out, "approve")
			if err := w.save(it.Record, review.Approve, ""); err != nil {
				return -1, err
			}
			w.answers[i] = approved
			return i + 1, nil
		case 'd':
			fmt.Fprint(w.Out, "dispute\nWhat is wrong? (Escape, or an empty line, takes it back)\n")
			note, err := w.Keys.Line()
			if err != nil {
				fmt.Fprintln(w.Out)
			}
			if err != nil && !errors.Is(err, io.EOF) {
				return -1, err
			}
			switch note = withoutKeys(note); {
			case note == "":
				fmt.Fprintln(w.Out, "Nothing was written.")
				continue
			case utf8.RuneCountInString(note) >= console.LongestLine:
				fmt.Fprintf(w.Out, "Nothing was written: this was cut off after %d characters; make it shorter.\n", console.LongestLine)
				continue
			}
			if err := w.save(it.Record, review.Dispute, note); err != nil {
				return -1, err
			}
			w.answers[i] = disputed
			return i + 1, nil
		case 's', ' ':
			fmt.Fprintln(w.Out, "skip")
			if w.answers[i] == unanswered {
				w.answers[i] = skipped
			}
			return i + 1, nil
		case 'b':
			if i == 0 {
				fmt.Fprintln(w.Out, "back\nThis is the first item of this walk.")
				continue
			}
			fmt.Fprintln(w.Out, "back")
			return i - 1, nil
		case 'o':
			fmt.Fprintln(w.Out, "open source")
			if len(pages) == 0 {
				fmt.Fprintln(w.Out, "No source of this record has an address.")
				continue
			}
			w.open(pages[page])
			page = (page + 1) % len(pages) // after the last the first again
		case 'q', console.KeyEnd:
			fmt.Fprintln(w.Out, "quit")
			return -1, nil
		case '?', 'h':
			fmt.Fprint(w.Out, "help\n"+walkHelp)
		default:
			fmt.Fprintln(w.Out, "no such key")
		}
	}
}

// unhastyKey gives the first key that comes after a time in which none came,
// and says once of those before that they came too soon.
func (w *walk) unhastyKey() (rune, error) {
	since, told := w.Now(), false
	for {
		key, err := w.Keys.Key()
		now := w.Now()
		if err != nil || now.Sub(since) >= Settle {
			return key, err
		}
		if since = now; !told {
			fmt.Fprint(w.Out, "(too soon) ")
			told = true
		}
	}
}

// withoutKeys takes out of a note that was typed what came of keys and is no
// text.
func withoutKeys(note string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, note))
}

// save writes an answer to the reviewer's file. From then on it is among those
// that are shown with the item.
func (w *walk) save(r *positions.Record, verdict review.Verdict, note string) error {
	added, err := w.file.add([]review.SignOff{signOff(w.Streams, w.history, r, verdict, note)})
	if err != nil {
		return err
	}
	w.result.Reviews = append(w.result.Reviews, added...)
	w.ledger = dataset.Ledger(w.history, w.result.Reviews)
	return nil
}

// withPage gives the sources that have an address.
func withPage(sources []*positions.Source) []*positions.Source {
	return slices.DeleteFunc(slices.Clone(sources), func(src *positions.Source) bool { return src.URL == "" })
}

// open shows the page of a source.
func (w *walk) open(src *positions.Source) {
	address := visible.Line(src.URL)
	switch err := w.Browse(src.URL); {
	case errors.Is(err, launch.ErrNoBrowser):
		fmt.Fprintf(w.Out, "%v: %s\n", err, address)
	case err != nil:
		fmt.Fprintf(w.Out, "It was not opened, %v: %s\n", err, address)
	default:
		fmt.Fprintf(w.Out, "Opened %s\n", address)
	}
}

// sum says what came of the walk.
func (w *walk) sum() {
	var n [skipped + 1]int
	for _, a := range w.answers {
		n[a]++
	}
	left := n[unanswered] + n[skipped]
	fmt.Fprintf(w.Out, "\nApproved %d, disputed %d, skipped %d as %s.\n", n[approved], n[disputed], n[skipped], visible.Line(w.who.id))
	if left > 0 {
		fmt.Fprintf(w.Out, "%d left: `stance review%s` goes on with them.\n", left, visible.Line(w.Data))
	} else {
		fmt.Fprintln(w.Out, "Nothing is left.")
	}
}
