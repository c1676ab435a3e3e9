// Package verify looks every quotation of a dataset up in the archived text of
// its source.
//
// Quotes lists the quotations that were recorded, Run looks them up. The texts
// come from a Reader, so that the package opens nothing by itself; FromDataset
// and FromFolder make one of a file system. Texts are read and prepared in
// parallel, one at a time per processor, and let go once their quotes are
// done. The result has the quotes in the order of the dataset's files.
//
// How a quote is found in a text is the business of package positions/evidence/quote,
// how a text is read that of positions/evidence/archive. What the result is called and
// looks like is said in diff/report.
package verify
