package positions

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
)

// Fingerprint identifies what a dataset says: its codebook, its sources and
// the fingerprints of all its records, and not how its files are laid out.
// Two reports with one dataset fingerprint were made from the same data. It
// reads "d1:" and 12 hexadecimal digits.
func (d *Dataset) Fingerprint() string {
	var c canon
	c.codebook(d.Codebook)
	for _, s := range d.Sources {
		c.source(s)
	}
	for _, di := range d.Dates {
		c.field("date", di.Date.String())
		c.field("label", di.Label)
		c.prose("title", di.Title)
	}
	h := NewHistory(d, 0)
	for _, r := range d.Records {
		c.field("date", r.Date.String())
		c.field("party", r.Party.ID)
		c.field("issue", r.Issue.ID)
		c.field("record", h.Fingerprint(r))
	}
	sum := sha256.Sum256([]byte(c.String()))
	return "d1:" + hex.EncodeToString(sum[:6])
}

func (c *canon) codebook(b *Codebook) {
	c.prose("title", b.Title)
	c.prose("description", b.Description)
	for _, p := range b.Parties {
		c.field("party", p.ID)
		c.prose("name", p.Name)
		c.prose("short", p.Short)
		for _, g := range p.Groups {
			c.field("group", g.ID)
		}
	}
	for _, is := range b.Issues {
		c.field("issue", is.ID)
		c.prose("name", is.Name)
		c.prose("question", is.Question)
		if is.Scale == nil {
			continue
		}
		c.field("scale", Number(is.Scale.Min)+" "+Number(is.Scale.Max)+" "+strconv.FormatBool(is.Scale.Valued))
		c.prose("low", is.Scale.Low)
		c.prose("high", is.Scale.High)
		for _, o := range is.Scale.Options {
			c.field("option", o.ID)
			c.prose("label", o.Label)
			c.prose("description", o.Description)
			c.field("value", Number(o.Value))
		}
	}
}

func (c *canon) source(s *Source) {
	c.field("source", s.ID)
	c.prose("title", s.Title)
	c.prose("publisher", s.Publisher)
	c.field("published", s.Published.String())
	c.field("url", s.URL)
	c.field("sha256", s.SHA256)
	c.field("language", s.Language)
	c.field("reliability", s.Reliability)
}
