// Package git is the one place at which the program runs git. It reads earlier
// versions of a dataset out of the repository around it, and the name under
// which the user commits.
//
// A repository may be a stranger's, unpacked or cloned a minute ago, and what a
// repository says in its configuration can be a command: how to fetch an object
// that is missing, how to check a signature, what to ask for changed files.
// Two things, each enough by itself, keep git from running any of it:
//
//   - Git never sees the repository's configuration. It works in a private
//     folder with a configuration of our own, beside copies of the repository's
//     refs; of the repository itself it reads the objects (private.go).
//   - Every call forbids git to fetch, to ask, to page and to run hooks and
//     monitors (call.go); a git that would pass over these settings is refused
//     (version.go).
//
// A repository is the one in .git in a folder or above it, and never a folder
// that looks like one, nor one among the files that it holds (discover.go).
// What git answers is not trusted either: it is read within limits, and whatever
// is not as documented is an error.
//
// What a dataset is and which of its files are wanted is the caller's business.
// Nothing here writes to a repository.
package git
