package positions

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"stance/positions/wording"
)

// fingerprintVersion names the way a fingerprint is made; it changes when that
// does, so that old sign-offs are never mistaken for ones of new content.
const fingerprintVersion = "v1:"

// Fingerprint identifies what a record says: everything in it but coder and
// note, texts folded, `same` resolved, and not how the file is laid out. The
// order of terms, evidence and claims is layout. It reads "v1:" and 12
// hexadecimal digits.
func (h *History) Fingerprint(r *Record) string {
	facts := h.Facts(r)
	// v1 has the keys of the format, but for what follows.
	if i := slices.IndexFunc(facts, func(f Fact) bool { return f.Key == "inherited_by" }); i >= 0 {
		facts[i], facts[i+2] = facts[i+2], facts[i] // it comes after the date known
	}
	if last := len(facts) - 1; r.Stance == nil {
		facts = slices.Concat(facts[last:], facts[:last]) // claims come before silence
	} else if facts[0].Text == "same" {
		facts = facts[1:] // the stance was not known yet, so that `same` is nothing
	}
	var c canon
	c.Grow(1024) // more than most of them take
	c.facts(facts, recordNames)
	sum := sha256.Sum256([]byte(c.String()))
	return fingerprintVersion + hex.EncodeToString(sum[:6])
}

// recordNames are the names in v1 of what has another key, or none, in a record; rangeNames of the
// ends of a range.
var (
	recordNames = map[string]string{"coder": "", "note": "", "terms": "term", "claims": "claim"}
	rangeNames  = map[string]string{"low": "from", "high": "to"}
)

// Same reports whether two facts say the same: texts folded, lists without regard
// to order and repetition. Nobody signed, and not given who did, differ.
func (f *Fact) Same(g *Fact) bool {
	return f.Text == g.Text && len(f.Items)+len(g.Items)+len(f.Texts)+len(g.Texts) == 0 && f.IDs == nil && g.IDs == nil || Says([]Fact{*f}) == Says([]Fact{*g})
}

// Says writes facts as text that is equal exactly where the same is said, by the
// rule of Fact.Same.
func Says(facts []Fact) string {
	var c canon
	c.facts(facts, nil)
	return c.String()
}

// Written writes facts as text that is equal exactly where they are written the
// same, but for what goes without saying.
func Written(facts []Fact) string {
	var c canon
	for _, f := range facts {
		c.field(f.Key, f.Text)
		for _, item := range f.Items {
			c.field(f.Key, "of "+Written(item))
		}
		for _, text := range f.Texts {
			c.field(f.Key, "text "+text)
		}
		if f.IDs != nil {
			c.field(f.Key, "ids "+strings.Join(f.IDs, " "))
		}
	}
	return c.String()
}

// canon writes facts as unambiguous text: every value carries its length, so
// that no two records can run together into the same text.
type canon struct{ strings.Builder }

func (c *canon) field(name, value string) {
	if value == "" {
		return
	}
	c.WriteString(name)
	c.WriteByte(' ')
	c.WriteString(strconv.Itoa(len(value)))
	c.WriteByte(' ')
	c.WriteString(value)
	c.WriteByte('\n')
}

func (c *canon) prose(name, value string) { c.field(name, wording.Fold(value)) }

// set writes n things without regard to order and repetition.
func (c *canon) set(name string, n int, write func(*canon, int)) {
	if n == 0 {
		return
	}
	var all canon
	ends := make([]int, n)
	for i := range ends {
		write(&all, i)
		ends[i] = all.Len()
	}
	things, begin := make([]string, n), 0
	for i, end := range ends {
		things[i], begin = all.String()[begin:end], end
	}
	slices.Sort(things)
	for _, t := range slices.Compact(things) {
		c.field(name, t)
	}
}

// facts writes what is given, each under the name that it has instead of its key:
// "" leaves it out.
func (c *canon) facts(facts []Fact, names map[string]string) {
	for i := range facts {
		f := &facts[i]
		name, renamed := names[f.Key]
		switch {
		case !renamed:
			name = f.Key
		case name == "":
			continue
		}
		switch f.Type {
		case ProseFact, VerbatimFact:
			c.prose(name, f.Text)
		case ListFact, MappingFact:
			c.set(name, len(f.Items), func(c *canon, i int) { c.facts(f.Items[i], nil) })
		case RangeFact:
			for _, ends := range f.Items {
				c.facts(ends, rangeNames)
			}
		case TextsFact:
			c.set(name, len(f.Texts), func(c *canon, i int) { c.prose("text", f.Texts[i]) })
		case NamesFact:
			if f.IDs != nil && name == "signed_by" {
				c.set("signed also", len(f.IDs), func(c *canon, i int) { c.field("party", f.IDs[i]) })
			} else if f.IDs != nil {
				c.field("signed", "by")
				c.set("signatory", len(f.IDs), func(c *canon, i int) { c.field("party", f.IDs[i]) })
			}
		default:
			c.field(name, f.Text)
		}
	}
}
