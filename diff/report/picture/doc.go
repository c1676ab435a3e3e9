// Package picture is a drawing as data, and the writer that makes SVG of it. A Layout
// holds rectangles, lines, arrows, marks and texts, each with its place in user units; a
// Picture holds a title, a description for those who cannot see it, and two layouts, for
// wide and for narrow pages, and writes itself into a page (Inline) or a file (File).
// PageCSS is the style sheet that a page needs for it.
//
// Beside them stands what charts are laid out with: text measured, wrapped and cut to a
// width (measure.go, wrap.go), texts set in a layout, scales from left to right and from
// bottom to top, labels at the ends of lines, a key of what was drawn, colours that are
// seen on light and on dark paper, and shades.
//
// Texts of a dataset go in as Clean gives them, as they are measured and cut before they
// are written; the writer escapes them.
//
// Nothing here knows what a drawing is about: a Class and a Shape say how something looks,
// and a scale is its poles and ticks. What is drawn of parties and their positions, and
// what each look means, is decided in package chart; where a picture stands, by the
// renderers of documents.
package picture
