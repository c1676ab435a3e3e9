// Package chart draws what reports tell: Dumbbell (who stood where on an issue
// at two dates), Steps and StepsCell (positions over all dates), Gaps and
// Convergences (heat maps of pairs of parties). Each is a pure function from
// facts to a Chart, which holds its title and description for screen readers,
// its figures as a table, and the picture in two layouts, for wide and for
// narrow pages.
//
// What is told by shape, never by hue alone: hollow is the first date and
// solid the second; a half-filled disc is a media account of a public line; a
// question mark rests on nothing the party is known to have said; an open
// diamond is another party's claim. Only a shift has an arrow.
//
// How a picture is laid out, measured, coloured and written as SVG is package
// picture's business. Words for facts come from package report; nothing here
// compares positions, reads files or knows of pages.
package chart
