package main

import "os"

// everything reports whether the tests that go through combinations try them all.
// Without it they take some, in turn, so that each command, place and kind has its
// part in what is tried.
func everything() bool { return os.Getenv("STANCE_TEST_EVERYTHING") != "" }
