// Package console is what the program and the person at it say to each other: the
// streams of the process as commands see them (Streams), messages, notes and
// progress on standard error, the pager, keys as they are typed, questions with their
// answers (Asker), mistakes in the command line and how to mend them (UsageError),
// words that complete it, and words that a shell can be given.
//
// Whatever is shown is made safe and wrapped on its way out, and in GitHub Actions
// nothing that it says is taken for a command of the job.
//
// Nothing here knows a dataset, a command or a format; the streams only carry along
// what was read, for messages that repeat it. Which exit code an error has is decided
// in main; what the arguments of a command name, in package dataset.
package console
