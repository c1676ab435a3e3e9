// Package links follows symbolic links, and keeps paths inside a dataset's
// folder.
//
// Resolve follows them by itself, one at a time, and stops at the first that
// leads out or goes round in circles, without looking at what is there. The
// errors say which link it was; whoever opens files says the same with them, so
// that readers need not know who opened them.
package links
