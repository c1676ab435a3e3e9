package main

import (
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"syscall"

	"stance/cmd/stance/internal/authoring"
	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/launch"
)

func main() { process(console.SystemStreams) }

// process is the life of the program, with the streams that it opens, to the exit.
func process(open func() *console.Streams) {
	paceCollection()

	// A closed pipe is no error: writing to it fails, and the failure is
	// recognised where errors become exit codes. The signal is taken and not
	// ignored, as programs that are started from here would ignore it, too.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)

	interrupted := make(chan os.Signal, 1)
	signal.Notify(interrupted, os.Interrupt, syscall.SIGTERM)
	if !signal.Ignored(syscall.SIGHUP) { // as it is under nohup
		signal.Notify(interrupted, syscall.SIGHUP)
	}
	s := open()
	done := make(chan int, 1)
	go func() { done <- reporting(s, os.Args[1:], run) }()
	for {
		select {
		case code := <-done:
			if err := os.Stdout.Close(); err != nil && (code == exitDone || code == exitFailed) { // some file systems tell only now
				s.ComplainOfOutput(err)
				code = exitUnreadable
			}
			os.Exit(code)
		case why := <-interrupted:
			if why == os.Interrupt && launch.OnTerminal() {
				continue // it is meant for the editor or pager
			}
			if s.Interrupt() {
				continue // what runs ends by itself; told again, it is ended here
			}
			authoring.KeepAnswers(s)
			s.Disk.RemoveUnfinished()
			console.RestoreTerminal()
			authoring.TellOfDraft(s)
			os.Exit(exitInterrupted)
		}
	}
}

// paceCollection has garbage collected the less often the less is in use: hardly ever with a
// dataset written by hand, at the usual pace with a large one, and where that takes much memory more often,
// as memory is scarcer than time then.
func paceCollection() {
	usual := debug.SetGCPercent(400)
	if usual < 0 { // the user wants none
		debug.SetGCPercent(usual)
		return
	}
	var pace func()
	pace = func() {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		switch {
		case m.HeapAlloc < 64<<20:
		case m.HeapAlloc < 512<<20:
			debug.SetGCPercent(usual)
		default:
			debug.SetGCPercent(usual / 2)
			return
		}
		afterCollection(pace)
	}
	afterCollection(pace)
}

// afterCollection has something done once, after the next collection.
func afterCollection(do func()) {
	runtime.AddCleanup(new([64]byte), func(do func()) { do() }, do)
}

// run runs one command line and gives the exit code.
func run(args []string, s *console.Streams) int {
	out := &console.Outlet{To: s.Out}
	s.Out = out
	defer func() { s.Out = out.To }()
	s.BreakWorkflowCommands()
	root := newRootCommand(s)
	s.Root, s.Args, s.Journals = root, args, nil
	if asksForWords(args) {
		addCompletion(s, root)
	}
	root.SetArgs(args)
	code := finish(s, root.Execute())
	if err := out.Failed(); err != nil && (code == exitDone || code == exitFailed) {
		s.ComplainOfOutput(err)
		return exitUnreadable
	}
	return code
}
