package positions

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"sync"

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
	p := printing.Get().(*printer)
	defer printing.Put(p)
	p.again()
	p.c.text = p.c.text[:0]
	facts := h.facts(&p.listing, r)
	// v1 has the keys of the format, but for what follows.
	if i := slices.IndexFunc(facts, func(f Fact) bool { return f.Key == "inherited_by" }); i >= 0 {
		facts[i], facts[i+2] = facts[i+2], facts[i] // it comes after the date known
	}
	if last := len(facts) - 1; r.Stance == nil {
		facts = slices.Concat(facts[last:], facts[:last]) // claims come before silence
	} else if facts[0].Text == "same" {
		facts = facts[1:] // the stance was not known yet, so that `same` is nothing
	}
	p.c.facts(facts, recordNames)
	sum := sha256.Sum256(p.c.text)
	return fingerprintVersion + hex.EncodeToString(sum[:6])
}

// printer is what one fingerprint after another is made with.
type printer struct {
	listing
	c canon
}

var printing = sync.Pool{New: func() any { return new(printer) }}

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
	return string(c.text)
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
	return string(c.text)
}

// canon writes facts as unambiguous text: every value carries its length, so
// that no two records can run together into the same text.
type canon struct{ text []byte }

func (c *canon) field(name, value string) { c.text = appendField(c.text, name, value) }

func appendField[T string | []byte](text []byte, name string, value T) []byte {
	if len(value) == 0 {
		return text
	}
	text = append(append(text, name...), ' ')
	text = strconv.AppendInt(text, int64(len(value)), 10)
	text = append(append(text, ' '), value...)
	return append(text, '\n')
}

func (c *canon) prose(name, value string) { c.field(name, wording.Fold(value)) }

// set writes n things without regard to order and repetition.
func (c *canon) set(name string, n int, write func(*canon, int)) {
	if n == 0 {
		return
	}
	// They are written behind what there is, put in order, and moved to their place.
	var some [8][]byte
	things, begin := some[:0], len(c.text)
	for i := range n {
		from := len(c.text)
		write(c, i)
		things = append(things, c.text[from:]) // stays, should the text grow out of its memory
	}
	slices.SortFunc(things, bytes.Compare)
	end := len(c.text)
	for i, t := range things {
		if i == 0 || !bytes.Equal(t, things[i-1]) {
			c.text = appendField(c.text, name, t)
		}
	}
	c.text = append(c.text[:begin], c.text[end:]...)
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
