// Package chart draws what reports tell: Dumbbell (who stood where on an issue
// at two dates), Steps and StepsCell (positions over all dates), Asked (what
// parties ask for, and what lies between), Approach (how far apart they were and
// are), Gaps and Convergences (heat maps of pairs of parties). Each is a pure function from
// facts to a Chart, which holds its title and description for screen readers,
// its figures as a table, and the picture in two layouts, for wide and for
// narrow pages.
//
// A chart's title says what it shows: who moved farthest, who may have, or that nobody did.
//
// What is told by shape, never by hue alone: hollow is the first date and
// solid the second; a half-filled disc is a media account of a public line; what is dotted
// is of low confidence; a question mark rests on nothing the party is known to have said; an
// open diamond is another party's claim; a loop came back, and after a cross or a bar there
// is no place on the scale. Only a shift has a straight arrow. All that is drawn is in the
// key, and no two looks mean the same.
//
// How a picture is laid out, measured, coloured and written as SVG is package
// picture's business. Words for facts come from package report; nothing here
// compares positions, reads files or knows of pages.
package chart
