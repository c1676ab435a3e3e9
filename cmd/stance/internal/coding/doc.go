// Package coding is the desk at which texts of sources are coded: it makes quotations of what
// was marked in a text, says what is wrong with a record in the making and what comes of it,
// writes it, and takes it back.
//
// Whoever codes sees a text in a browser, which sends where a mark begins and ends; the words
// are always taken from the archived text here. Records are written through the engine of
// positions/splice with the checks of `stance add`. Nothing here knows HTTP or HTML.
package coding
