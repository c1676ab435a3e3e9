// Package sourcing has `stance source` and what stands under it: capturing the text of a source,
// listing what was read and what is coded of it, capturing again what its publisher may have
// changed, and finding passages that name a party or an issue.
//
// What a text is made of is the business of package positions/evidence/capture, how a web
// address is fetched that of cmd/stance/internal/fetch, whether quotations stand in a text
// that of positions/evidence/verify.
package sourcing
