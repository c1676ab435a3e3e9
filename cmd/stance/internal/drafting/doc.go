// Package drafting holds a record in the making: what was given of it so far, what is wrong
// with that, what becomes of the dataset with it, and what that means. The command line fills
// it with flags and answers, the browser with a form.
//
// What an answer means is decided by positions/exchange/tidy, how it is written by
// positions/splice. Asking is for the callers, and so is writing.
package drafting
