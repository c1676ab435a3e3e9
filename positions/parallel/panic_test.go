package parallel

import (
	"bytes"
	"errors"
	"sync/atomic"
	"testing"
)

// A panic in a goroutine comes to whoever called Each, and always the same one.
func TestPanicsAreHandedOn(t *testing.T) {
	for range 50 {
		var calls atomic.Int64
		fault := func() (fault any) {
			defer func() { fault = recover() }()
			Each(100, func(i int) {
				calls.Add(1)
				if i%10 == 3 {
					failing(i)
				}
			})
			return nil
		}()
		p, ok := fault.(*Panic)
		if !ok || p.Value != 3 || p.Error() != "3" || !bytes.Contains(p.Stack, []byte("failing")) {
			t.Fatalf("Each panicked with %v", fault)
		}
		if calls.Load() != 100 {
			t.Fatalf("%d calls", calls.Load())
		}
	}
}

func failing(i int) { panic(i) }

// That of a loop within a loop keeps its stack.
func TestPanicsWithin(t *testing.T) {
	cause := errors.New("cause")
	fault := func() (fault any) {
		defer func() { fault = recover() }()
		Each(2, func(int) { Each(2, func(int) { panic(cause) }) })
		return nil
	}()
	if p, ok := fault.(*Panic); !ok || p.Value != cause {
		t.Fatalf("%v", fault)
	}
}
