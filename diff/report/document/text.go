package document

import (
	"regexp"
	"slices"
	"strings"
)

// Text is a stretch of text, cut where the words of the dataset and those of the
// program meet, so that a renderer can set the former apart (a name in a
// right-to-left script must not turn the sentence around it) and escape them.
type Text []Run

// Run is a stretch of one kind.
type Run struct {
	Text  string
	Data  bool   // from the dataset: a name, a label, a summary, a term
	Bold  bool   // set off, so that an eye passing over a long item finds it
	Whole bool   // not broken over lines where one has room for it: a name to paste
	Code  bool   // to be typed, or written so into a file: a command, a key, a value
	Short string // a shorter name that a renderer may take where room is scarce; "" if there is none

	Language string // of the words, as in HTML; "" where it is the program's or is not known

	Inserted, Deleted bool // in a redline
	// Same says that a run of a redline stands in both texts, in the old one as Was, where it
	// was written otherwise there. Came and Went say that it is the whole of the new or of the
	// old text, and nothing of it is in the other, as the words before it tell: a renderer marks
	// it where changes can be taken back.
	Same       bool
	Was        string
	Came, Went bool

	Tone Tone
	// To is where a renderer that has links leads from it: an anchor of the document
	// ("#ukraine-nato") or an address of the web, which is not trusted.
	To string
	// Page is the page of the dataset that tells more of it, as "/party/ukraine". A renderer leads
	// there where it sets one page of several and To leads nowhere.
	Page string
	// Ground is what something rests on, of which Text is the mark; a renderer may draw it.
	Ground Ground
	// Source stands for the number of a source, as Numbered gives it; such a run has no
	// Text.
	Source *Source
}

var languageTag = regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)

// LanguageTag reports whether a language, which is not trusted, is one as it may stand in a file.
func LanguageTag(language string) bool { return languageTag.MatchString(language) }

// Tone says what a run is to the reader, beside its words, which say so as well.
type Tone uint8

const (
	Plain   Tone = iota
	Muted        // can be passed over at a first reading
	Moving       // a position that moved, or may have
	Against      // speaks against what it stands by: an error, contrary evidence
)

// Ground is what something rests on, from firm ground to none. It is told by shape, and
// explained where it is used.
type Ground uint8

const (
	NoGround  Ground = iota // not said
	OnWords                 // stated by the party itself
	OnAccount               // a media account of a public line
	OnDoubt                 // reported by unnamed sources, or inferred
	OnClaim                 // only claimed, by another party
	OnSilence               // searched, nothing found
	OnNothing               // nothing recorded
)

// grounds are the marks as they are written, and what they mean.
var grounds = [...]struct{ mark, meaning string }{
	OnWords: {"●", "stated"}, OnAccount: {"◐", "recounted by media"}, OnDoubt: {"?", "unconfirmed"},
	OnClaim: {"◇", "only claimed"}, OnSilence: {"–", "searched, nothing found"}, OnNothing: {"◌", "nothing recorded"},
}

// Mark is how a ground is written, "" for none.
func (g Ground) Mark() string {
	if int(g) >= len(grounds) {
		return ""
	}
	return grounds[g].mark
}

// String says what a ground is, as a legend has it.
func (g Ground) String() string {
	if int(g) >= len(grounds) {
		return ""
	}
	return grounds[g].meaning
}

// Text gives the words alone.
func (t Text) Text() string {
	var b strings.Builder
	for _, r := range t {
		b.WriteString(r.Text)
	}
	return b.String()
}

// Shorter gives the text with the last run shortened that can be; ok is false if none
// can.
func (t Text) Shorter() (shorter Text, ok bool) {
	for i := len(t) - 1; i >= 0; i-- {
		if t[i].Short != "" {
			shorter = slices.Clone(t)
			shorter[i].Text, shorter[i].Short = t[i].Short, ""
			return shorter, true
		}
	}
	return t, false
}
