// Package positions is the model of a dataset: the codebook (parties, issues
// and their scales), the sources, and the dated records of what each party
// wants, together with the rules that follow from them alone: which stance is
// in force for a party on a day, which terms stand with it, and how a position
// is scored.
//
// A Dataset is what was written down. A History is that dataset as it was
// known on some day, arranged so that the stance in force can be looked up.
// Facts lists what a record says, a key of the format and its value each, for whoever
// compares, identifies or writes records; a Fault is a rule of the format that
// something breaks, in words (rules*.go).
//
// The package reads no files and knows no YAML (see positions/yamlfile), and
// it compares nothing (see package diff).
package positions
