// Package agreement tells how well two or more coders agree who coded the same
// material: Krippendorff's alpha with a bootstrap interval, percent agreement
// and Cohen's kappa, per issue and overall, the list of what they disagree on,
// and what has to be decided before their codings become one dataset.
//
// It has two storeys. The statistics (Alpha, Reliability, PercentAgreement,
// Kappa and its weighted forms) work on a Matrix of numbers and know nothing of
// parties and issues. Compare and Adjudicate take the codings as datasets, line
// up their units, which are date, party and issue exactly, and use them.
//
// A coefficient that has no value is nil and says why: never 0, 1 or NaN.
// No figure depends on the order of units or coders, intervals included, nor
// on the clock or the machine: the same codings give the same figures.
//
// What does not live here: reading and writing datasets (positions/yamlfile),
// how figures are printed, and the comparison of one dataset with itself over
// time (package diff).
//
// Sources: Krippendorff, K. (2004), Content Analysis: An Introduction to Its
// Methodology, 2nd ed., chapter 11; Cohen, J. (1960), A coefficient of
// agreement for nominal scales, Educational and Psychological Measurement 20,
// 37–46; Cohen, J. (1968), Weighted kappa, Psychological Bulletin 70, 213–220;
// Fleiss, J. L. and Cohen, J. (1973), The equivalence of weighted kappa and the
// intraclass correlation coefficient, Educational and Psychological Measurement
// 33, 613–619, for quadratic weights.
package agreement
