// Package parallel spreads calls over the processors. Results are the caller's
// to keep apart, by index, so that their order never depends on the machine.
//
// It hands on the panics of calls and recovers from none; there is no limit to how long
// a call takes, and no way to end one.
package parallel

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// Each calls do for 0 to n−1 and returns when all calls have. The calls must
// not touch one another's results.
//
// A panic of a call becomes one of Each, a *Panic: nobody could recover it in the
// goroutine in which it happened. Of several it is that of the lowest number.
func Each(n int, do func(int)) {
	var next atomic.Int64
	var done sync.WaitGroup
	var failed first
	for range min(n, runtime.GOMAXPROCS(0)) {
		done.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				failed.note(i, do)
			}
		})
	}
	done.Wait()
	if failed.with != nil {
		panic(failed.with)
	}
}

// Panic is a panic in a call that Each made.
type Panic struct {
	Value any    // what it panicked with
	Stack []byte // of the goroutine in which it did
}

func (p *Panic) Error() string { return fmt.Sprint(p.Value) }

// first keeps the panic of the call with the lowest number.
type first struct {
	sync.Mutex
	call int
	with *Panic
}

// note makes a call, and notes its panic.
func (f *first) note(i int, do func(int)) {
	defer func() {
		fault := recover()
		if fault == nil {
			return
		}
		p, ok := fault.(*Panic) // of an Each within
		if !ok {
			p = &Panic{fault, debug.Stack()}
		}
		f.Lock()
		defer f.Unlock()
		if f.with == nil || i < f.call {
			f.call, f.with = i, p
		}
	}()
	do(i)
}
