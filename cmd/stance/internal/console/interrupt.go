package console

import "context"

// UntilInterrupted gives a context that ends when the program is interrupted, for what runs
// until then and ends by itself, as a server does; done is called once it has.
func (s *Streams) UntilInterrupted() (ctx context.Context, done func()) {
	ctx, end := context.WithCancel(context.Background())
	s.ending.Store(&end)
	return ctx, func() {
		s.ending.Store(nil)
		end()
	}
}

// Interrupt tells what runs until it is interrupted to end; false where nothing does, or it has
// been told before.
func (s *Streams) Interrupt() bool {
	end := s.ending.Swap(nil)
	if end == nil {
		return false
	}
	(*end)()
	return true
}
