// Package reviewing is the command that has records looked at by a second pair of eyes:
// the queue (review.go), the walk through it key by key (reviewwalk.go), one record with
// its evidence (reviewshow.go), and sign-offs with the file that keeps them
// (reviewsign.go, reviewfile.go). Whose they are is told by the user, and never by the
// dataset (reviewer.go).
//
// What needs a look, and what a sign-off holds for, is for package review.
package reviewing
