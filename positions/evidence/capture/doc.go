// Package capture makes the text of a source, one paragraph a line, out of what was read:
// text, Markdown, a web page, a Word document or a mail.
//
// Of a page it takes the article, as the article's node is found by go-readability and its
// text is read by package positions/evidence/archive; where there is no article, the whole
// page. Whatever of the page is not in the text is listed. What the document says of itself,
// its title, publisher, day, language, author and address, is listed with the place where
// it says so: which of it is true is for people to decide.
//
// It opens, fetches and starts nothing: it is given bytes. A PDF is recognised, and its text
// is for a program to extract (see Pages). Where the text is kept and how it is told
// to people is said in cmd/stance/internal/sourcing.
package capture
