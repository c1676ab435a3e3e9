// Package disk is how files are opened, locked and replaced: what every command
// does to the user's disk.
//
// A file is written whole or not at all, beside the place it is to have
// (Disk.Write, Disk.WriteNew); several that belong together are replaced in a
// given order, or taken away, each only if it still is what the change was made from
// (Disk.Replace); a folder of files comes into its place as one (Disk.NewFolder).
// What cannot be done is taken back. Where the process is killed instead, what
// came first is there and what came later is not: whoever gives an order sees to
// it that every beginning of it is sound.
//
// All calls to the system that change anything go through Calls, so that tests can
// have each of them fail, or be the last one before a kill (package disktest). No
// other package of the program writes files.
//
// What a file means, and which order is sound, is for the callers.
package disk
