// Package watch tells when a dataset on disk has become another: sweep.go looks at its files,
// watch.go says when to look.
//
// What counts is the sizes and times of the files, which a sweep finds out in some milliseconds
// and on every file system. What the operating system reports of its own accord only says that
// a sweep is worth its while sooner: on network folders and for links it reports
// nothing. Nothing here reads a file.
package watch
