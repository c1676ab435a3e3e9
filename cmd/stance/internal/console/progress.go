package console

import (
	"fmt"
	"strings"
	"sync/atomic"
	"time"

	"stance/diff/report/document"
	"stance/positions/visible"
)

// Progress shows how far long work is, on standard error where that is a
// person's terminal, once the work has taken a moment. All that it shows is
// taken away by done, which has to be called before anything else is written.
// A nil progress shows nothing.
type Progress struct {
	s       *Streams
	what    string
	total   atomic.Int64 // 0: not known
	count   atomic.Int64
	stop    chan struct{}
	stopped chan struct{}
}

const (
	progressPatience = 500 * time.Millisecond // what takes less is not worth a word
	progressInterval = 100 * time.Millisecond
	progressBar      = 20 // cells
)

// Progress begins to show work on total things; on an unknown number where
// total is 0.
func (s *Streams) Progress(what string, total int) *Progress {
	if s.Quiet || s.ErrWidth == 0 {
		return nil
	}
	p := &Progress{s: s, what: visible.Line(what), stop: make(chan struct{}), stopped: make(chan struct{})}
	p.Of(total)
	go p.show()
	return p
}

// Of says how many things there are, where that is known only when the work has begun, or
// begins anew: none of them is done.
func (p *Progress) Of(total int) {
	if p != nil {
		p.count.Store(0)
		p.total.Store(int64(total))
	}
}

// Add counts n more things as done. It may be called from several goroutines.
func (p *Progress) Add(n int) {
	if p != nil {
		p.count.Add(int64(n))
	}
}

// Done ends it.
func (p *Progress) Done() {
	if p != nil {
		close(p.stop)
		<-p.stopped
	}
}

func (p *Progress) show() {
	defer close(p.stopped)
	begun := time.Now()
	next := time.NewTimer(progressPatience)
	defer next.Stop()
	for shown := 0; ; shown++ {
		select {
		case <-p.stop:
			if shown > 0 {
				fmt.Fprint(p.s.Err, "\r\x1b[K")
			}
			return
		case <-next.C:
			line := progressLine(p.what, int(p.count.Load()), int(p.total.Load()), time.Since(begun), shown)
			if cells := []rune(line); len(cells) >= p.s.ErrWidth {
				line = string(cells[:p.s.ErrWidth-1])
			}
			fmt.Fprint(p.s.Err, "\r\x1b[K"+line)
			next.Reset(progressInterval)
		}
	}
}

var spinner = []rune("⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏")

// progressLine words it: a bar with count, share and rate where the total is
// known, else a spinner with the time that it takes.
func progressLine(what string, count, total int, spent time.Duration, turn int) string {
	rate := ""
	if seconds := spent.Seconds(); seconds > 0 && count > 0 {
		rate = fmt.Sprintf(" · %s a second", document.Thousands(int(float64(count)/seconds)))
	}
	if total > 0 {
		count = min(count, total)
		full := count * progressBar / total
		return fmt.Sprintf("%s %s%s %d%% · %s of %s%s", what, strings.Repeat("█", full), strings.Repeat("░", progressBar-full),
			count*100/total, document.Thousands(count), document.Thousands(total), rate)
	}
	line := fmt.Sprintf("%c %s · %d s", spinner[turn%len(spinner)], what, int(spent.Seconds()))
	if count > 0 {
		line += " · " + document.Thousands(count) + rate
	}
	return line
}
