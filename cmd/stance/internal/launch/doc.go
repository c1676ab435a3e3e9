// Package launch starts the programs that a user chose: the editor, the pager
// and the browser. A setting that names one is read as git reads it, so that
// quotes, spaces, arguments and variables in it mean what they mean there.
//
// No program is taken from the folder that one happens to stand in, which may
// be a stranger's dataset: folders in PATH that are not absolute are passed
// over, here and in what is started.
//
// Which programs are meant, what is done with what comes of them, and what the
// user is told is the caller's. git is started elsewhere, see package git.
package launch
