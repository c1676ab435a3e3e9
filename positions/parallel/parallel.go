// Package parallel spreads calls over the processors. Results are the caller's
// to keep apart, by index, so that their order never depends on the machine.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Each calls do for 0 to n−1 and returns when all calls have. The calls must
// not touch one another's results.
func Each(n int, do func(int)) {
	var next atomic.Int64
	var done sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		done.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	done.Wait()
}
