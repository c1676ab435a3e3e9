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
	var c canon
	if r.Stance != nil {
		s := h.Stance(r)
		if s == nil {
			s = r.Stance
		}
		c.stance(s)
	}
	c.set("claim", len(r.Claims), func(c *canon, i int) { c.claim(r.Claims[i]) })
	if r.Silence != nil {
		c.field("silent", "true")
		c.field("known", r.Silence.Known.String())
		c.evidence(r.Silence.Evidence)
	}
	sum := sha256.Sum256([]byte(c.String()))
	return fingerprintVersion + hex.EncodeToString(sum[:6])
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
	things := make([]string, n)
	for i := range things {
		var one canon
		write(&one, i)
		things[i] = one.String()
	}
	slices.Sort(things)
	for _, t := range slices.Compact(things) {
		c.field(name, t)
	}
}

func (c *canon) point(name string, is *Issue, p Point) {
	if p.Option >= 0 {
		c.field(name, is.Scale.Options[p.Option].ID)
		return
	}
	c.field(name, Number(p.Value))
}

func (c *canon) position(is *Issue, kind PositionKind, p Point) {
	switch kind {
	case None:
		c.field("position", "none")
	case Placed:
		c.point("position", is, p)
	}
}

func (c *canon) stance(s *Stance) {
	is := s.Record.Issue
	c.position(is, s.Kind, s.Point())
	if s.Plausible != nil {
		c.point("from", is, s.Plausible.Low)
		c.point("to", is, s.Plausible.High)
	}
	c.prose("summary", s.Summary)
	c.set("term", len(s.Terms), func(c *canon, i int) {
		c.field("id", s.Terms[i].ID)
		c.field("kind", s.Terms[i].Kind.String())
		c.prose("text", s.Terms[i].Text)
	})
	c.set("ended", len(s.Ended), func(c *canon, i int) {
		c.field("id", s.Ended[i].ID)
		c.field("how", s.Ended[i].How.String())
		c.field("by", s.Ended[i].By)
	})
	c.field("basis", s.Basis.String())
	c.field("confidence", s.Confidence.String())
	c.field("tone", s.Tone.String())
	if s.Novel {
		c.field("novel", "true")
	}
	if s.Salience != nil {
		c.field("salience", Number(*s.Salience))
	}
	c.field("known", s.Known.String())
	if s.Signatories != nil {
		c.field("signed", "by")
		c.set("signatory", len(s.Signatories), func(c *canon, i int) { c.field("party", s.Signatories[i].ID) })
	}
	c.evidence(s.Evidence)
}

func (c *canon) claim(cl *Claim) {
	c.field("by", cl.By.ID)
	c.position(cl.Record.Issue, cl.Kind, Point{cl.Value, cl.Option})
	c.prose("summary", cl.Summary)
	c.field("response", cl.Response.String())
	c.field("known", cl.Known.String())
	c.evidence(cl.Evidence)
}

func (c *canon) evidence(evidence []Evidence) {
	c.set("evidence", len(evidence), func(c *canon, i int) {
		e := &evidence[i]
		c.prose("quote", e.Quote)
		c.prose("paraphrase", e.Paraphrase)
		c.prose("speaker", e.Speaker)
		c.prose("role", e.Role)
		if e.Source != nil {
			c.field("source", e.Source.ID)
		}
		c.prose("locator", e.Locator)
		c.prose("prefix", e.Prefix)
		c.prose("suffix", e.Suffix)
		c.field("use", e.Use.String())
		if e.Credibility != 0 {
			c.field("credibility", strconv.Itoa(e.Credibility))
		}
	})
}
