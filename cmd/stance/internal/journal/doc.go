// Package journal keeps what a user's last writing command on a dataset found in the files
// that it changed, so that the command can be taken back while they are as it left them.
//
// There is one journal for each dataset, in the user's state folder (Folder) and never in
// the dataset, which others have, too: named by a hash of the dataset's real path, with the
// texts that were replaced, for the user alone to read. A dataset that is one file has one, too,
// named by the path of that. It holds one command, the last;
// whatever one process writes is one command. Of texts that were replaced it holds MaxSize
// at most; a command that replaces more cannot be taken back. A file that was not there, or
// is there no more, is noted as such, so that what was created can be taken away.
//
// A command is noted before it writes, as the next one (Begin), and becomes the last when it
// has written (Writing.End). A process that is killed between leaves a next one: of which no
// file is as the command was to leave it, it has never written; else it is the last, and
// what it did not come to needs no taking back. Which files are how is found by looking at
// them, so that the journal is right whenever the process dies. Tests kill it at every call.
//
// Who takes a command back holds the locks of the dataset's files; which locks these are, and
// whether the dataset is sound without the command, is for the callers.
package journal
