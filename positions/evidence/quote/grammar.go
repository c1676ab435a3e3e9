package quote

// grammar holds the words of a language by which clauses and names are told.
type grammar struct {
	Articles []string // and what else begins a noun phrase: “the”, “this”, “our”
	Pronouns []string // what a bracket may say in a name
	Subjects []string // pronouns that begin a clause: “we”
	Titles   []string // “president”, written small before a name
	Links    []string // within a name: “of”
	// Function are prepositions, conjunctions, adverbs and auxiliaries: what is
	// no part of a noun phrase.
	Function []string
	// Finite are auxiliaries and frequent verbs in a form that agrees with its
	// subject and is no noun: a clause that has one is complete, and one that
	// lacks one goes on.
	Finite        []string
	Coordinators  []string // “and”: they may or may not begin a clause
	Adversatives  []string // “but”: they always do
	AfterComma    []string // “so”: they do behind a comma
	Subordinators []string // “which”: they begin a clause inside another
	// Adverbials are those that begin one which tells a reason or the like, and
	// so do not stand between a subject and its verb: “because”.
	Adverbials []string
	// Verbal are the endings of verbs that stand for a noun, as in “giving up
	// land”: a clause that begins with one lacks its verb yet.
	Verbal []string
	Saying []string // “said”: what stands with it between commas is in brackets, as it were
}
