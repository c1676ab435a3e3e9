//go:build !linux

package main

// raiseQuit does nothing where a signal cannot be sent to a thread: one to the process may
// come when the editor has ended.
func raiseQuit() {}
