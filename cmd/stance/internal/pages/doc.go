// Package pages says which page of a dataset stands at which address, for a server and a
// folder of files alike: the document for people, what programs get in its place, and what
// stands around both.
//
// What a page says is composed in diff/report, as for the command line; how it looks is
// set in diff/report/page. Nothing here opens a file or a connection.
package pages
