package problem

// Rule is the stable id of a rule of the format. Ids are never renamed: people
// filter on them.
type Rule string

// The rules, in the order in which Rules lists them.
const (
	UnreadableFile  Rule = "unreadable-file"
	LinkOutside     Rule = "link-outside"
	MissingCodebook Rule = "missing-codebook"
	BadEncoding     Rule = "bad-encoding"
	BadSyntax       Rule = "bad-syntax"
	YAMLFeature     Rule = "yaml-feature"
	InternalFault   Rule = "internal-fault"

	UnknownKey     Rule = "unknown-key"
	DuplicateKey   Rule = "duplicate-key"
	MisplacedKey   Rule = "misplaced-key"
	MissingKey     Rule = "missing-key"
	MissingValue   Rule = "missing-value"
	WrongShape     Rule = "wrong-shape"
	BadID          Rule = "bad-id"
	BadDate        Rule = "bad-date"
	BadNumber      Rule = "bad-number"
	QuotedNumber   Rule = "quoted-number"
	BadBoolean     Rule = "bad-boolean"
	BadValue       Rule = "bad-value"
	UnknownWord    Rule = "unknown-word"
	DuplicateID    Rule = "duplicate-id"
	BadScale       Rule = "bad-scale"
	GroupCycle     Rule = "group-cycle"
	PathOutside    Rule = "path-outside"
	UnknownParty   Rule = "unknown-party"
	UnknownIssue   Rule = "unknown-issue"
	UnknownSource  Rule = "unknown-source"
	UnknownCapture Rule = "unknown-capture"
	UnknownOption  Rule = "unknown-option"
	NoScale        Rule = "no-scale"
	OutOfRange     Rule = "out-of-range"
	RangeBackwards Rule = "range-backwards"
	RangeMisses    Rule = "range-misses"

	FileDate        Rule = "file-date"
	LabelClash      Rule = "label-clash"
	DuplicateCell   Rule = "duplicate-cell"
	EmptyRecord     Rule = "empty-record"
	SilentAndStance Rule = "silent-and-stance"
	KnownTooEarly   Rule = "known-too-early"
	BadWhen         Rule = "bad-when"
	NoneWithTerms   Rule = "none-with-terms"
	ClaimTwice      Rule = "claim-twice"
	NothingInForce  Rule = "nothing-in-force"
	TermNotStanding Rule = "term-not-standing"
	EndedAndGiven   Rule = "ended-and-given"
	UnknownTerm     Rule = "unknown-term"
	NotAGroup       Rule = "not-a-group"
	NotAMember      Rule = "not-a-member"

	IgnoredFile    Rule = "ignored-file"
	NoSnapshots    Rule = "no-snapshots"
	CutShort       Rule = "cut-short"
	NoEvidence     Rule = "no-evidence"
	NoSpeaker      Rule = "no-speaker"
	LongQuote      Rule = "long-quote"
	SourceTooEarly Rule = "source-too-early"
	SourceUnused   Rule = "source-unused"
	PartyUnused    Rule = "party-unused"
	IssueUnused    Rule = "issue-unused"
	NoText         Rule = "no-text"
	TextGone       Rule = "text-gone"
	UnplacedNoNote Rule = "unplaced-no-note"
	OwnClaim       Rule = "own-claim"
	TermTwice      Rule = "term-twice"
	TermsGone      Rule = "terms-gone"
	TwoTitles      Rule = "two-titles"
	OrphanedReview Rule = "orphaned-review"
	HiddenChar     Rule = "hidden-character"
	NearName       Rule = "near-name"
	AcceptsMisses  Rule = "accepts-misses"
	LabelIsDate    Rule = "label-reads-as-date"
)

// Info describes a rule.
type Info struct {
	Rule     Rule
	Severity Severity
	Summary  string // one line: what breaks the rule
}

// Rules lists every rule: what keeps a file from being read, what is wrong in
// itself, what is wrong between records, and the warnings.
var Rules = []Info{
	{UnreadableFile, Error, "a file cannot be read, or something else stands in its place"},
	{LinkOutside, Error, "a link in the place of a file or folder that leads out of the dataset"},
	{MissingCodebook, Error, "the folder has no codebook.yaml"},
	{BadEncoding, Error, "a file is not UTF-8 text, or has control characters in it"},
	{BadSyntax, Error, "a file is not YAML; nothing after that place was read"},
	{YAMLFeature, Error, "an anchor, alias, merge key or explicit tag"},
	{InternalFault, Error, "a fault of the program itself; please report it"},

	{UnknownKey, Error, "a key that the format does not have in this place"},
	{DuplicateKey, Error, "a key that stands twice in one mapping"},
	{MisplacedKey, Error, "a key that does not go with the others beside it"},
	{MissingKey, Error, "a required key is missing"},
	{MissingValue, Error, "a key or list item without a value"},
	{WrongShape, Error, "a list, mapping or text where another of these is needed"},
	{BadID, Error, "an id or label that is not in kebab-case, or is a reserved word"},
	{BadDate, Error, "a date that does not exist, or is not written YYYY-MM-DD"},
	{BadNumber, Error, "something else, or no finite number, where a number is needed"},
	{QuotedNumber, Error, "a number in quotation marks"},
	{BadBoolean, Error, "something else where true or false is needed"},
	{BadValue, Error, "a colour, language, checksum or fingerprint that is not well-formed"},
	{UnknownWord, Error, "a word that is not in the list for its key"},
	{DuplicateID, Error, "an id that is given or named twice"},
	{BadScale, Error, "a scale without a proper order: too few options, values for some only or not rising, min not below max"},
	{GroupCycle, Error, "a group that is, through others or directly, a member of itself"},
	{PathOutside, Error, "a path that leaves the dataset"},
	{UnknownParty, Error, "a party that is not in the codebook"},
	{UnknownIssue, Error, "an issue that is not in the codebook"},
	{UnknownSource, Error, "a source that is not listed"},
	{UnknownCapture, Error, "a capture that its source does not have"},
	{UnknownOption, Error, "a position that is no option of the issue"},
	{NoScale, Error, "a position or range on an issue without a scale"},
	{OutOfRange, Error, "a number off its scale or range"},
	{RangeBackwards, Error, "a plausible or accepted range with its high end first"},
	{RangeMisses, Error, "a plausible range that leaves the position out, or a plausible or accepted one beside none"},

	{FileDate, Error, "a date other than the one that the file's name starts with"},
	{LabelClash, Error, "two labels for one date, or one label for two dates"},
	{DuplicateCell, Error, "the same party and issue twice on one date"},
	{EmptyRecord, Error, "a record with neither stance, claim nor silence"},
	{SilentAndStance, Error, "silence beside a stance"},
	{KnownTooEarly, Error, "something known before its date"},
	{BadWhen, Error, "a `when` that is in none of its forms, or does not hold the date"},
	{NoneWithTerms, Error, "terms beside `position: none`"},
	{ClaimTwice, Error, "two claims by one claimant in one record"},
	{NothingInForce, Error, "`position: same` with nothing in force before"},
	{TermNotStanding, Error, "the ending of a term that does not stand"},
	{EndedAndGiven, Error, "a term that is ended and given in the same stance"},
	{UnknownTerm, Error, "a term that is named, as what replaces, ties or opposes another, and is not there"},
	{NotAGroup, Error, "`inherited_by` or `signed_by` on a party that has no members"},
	{NotAMember, Error, "`inherited_by` or `signed_by` naming a party that is not in the group"},

	{IgnoredFile, Warning, "a file or folder that looks like part of the dataset and is not read"},
	{NoSnapshots, Warning, "a dataset without snapshots"},
	{CutShort, Warning, "unquoted text cut short by a space and #"},
	{NoEvidence, Warning, "a stance or claim without evidence"},
	{NoSpeaker, Warning, "a quote without a speaker"},
	{LongQuote, Warning, "a quote of more than 50 words"},
	{SourceTooEarly, Warning, "a source published before the stance that it supports"},
	{SourceUnused, Warning, "a source that is never cited"},
	{PartyUnused, Warning, "a party that no snapshot speaks of"},
	{IssueUnused, Warning, "an issue that no snapshot speaks of"},
	{NoText, Warning, "a source that is cited and has no text, where others have theirs in archive/"},
	{TextGone, Warning, "an `archive` that names a file which is not there"},
	{UnplacedNoNote, Warning, "a stance without position or note on an issue with a scale"},
	{OwnClaim, Warning, "a claim by the very party that it is about"},
	{TermTwice, Warning, "the same term twice in one stance"},
	{TermsGone, Warning, "a placed stance that repeats none of the terms of the last one and ends none"},
	{TwoTitles, Warning, "two titles for one date"},
	{OrphanedReview, Warning, "a sign-off of a record that is not there"},
	{HiddenChar, Warning, "a character in a text that cannot be seen, or that turns what stands around it"},
	{NearName, Warning, "in a dataset in one file, a party or issue that is not declared where others are, and has nearly the name of one"},
	{AcceptsMisses, Warning, "an accepted range that leaves the position out"},
	{LabelIsDate, Warning, "a label that, as the argument of a command, also reads as a date"},
}

var severities = func() map[Rule]Severity {
	m := make(map[Rule]Severity, len(Rules))
	for _, info := range Rules {
		m[info.Rule] = info.Severity
	}
	return m
}()

// Summary is in a line what breaks the rule.
func (r Rule) Summary() string {
	for _, info := range Rules {
		if info.Rule == r {
			return info.Summary
		}
	}
	return string(r)
}

// Severity is the severity of every problem with the rule.
func (r Rule) Severity() Severity { return severities[r] }
