package main

import (
	"os"
	"runtime"
	"syscall"

	"golang.org/x/sys/unix"
)

// raiseQuit sends this thread the signal of Ctrl-\, which has come when the call returns.
func raiseQuit() {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if err := unix.Tgkill(os.Getpid(), unix.Gettid(), syscall.SIGQUIT); err != nil {
		panic(err)
	}
}
