package positions

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"

	"stance/positions/parallel"
)

// Fingerprint identifies what a dataset says: its codebook, its sources and
// the fingerprints of all its records, and not how its files are laid out.
// Two reports with one dataset fingerprint were made from the same data. It
// reads "d1:" and 12 hexadecimal digits.
func (d *Dataset) Fingerprint() string { return NewHistory(d, 0).fingerprintOfAll() }

// fingerprintOfAll is that of the dataset, for a history that knows everything.
func (h *History) fingerprintOfAll() string {
	d := h.Dataset
	var c canon
	c.codebook(d.Codebook)
	for _, s := range d.Sources {
		c.facts(s.Facts(), map[string]string{"id": "source", "archive": ""})
	}
	for _, di := range d.Dates {
		c.facts(di.Facts(), map[string]string{"note": ""})
	}
	records := make([]string, len(d.Records))
	parallel.Each(len(records), func(i int) { records[i] = h.Fingerprint(d.Records[i]) })
	for i, r := range d.Records {
		c.field("date", r.Date.String())
		c.field("party", r.Party.ID)
		c.field("issue", r.Issue.ID)
		c.field("record", records[i])
	}
	sum := sha256.Sum256(c.text)
	return "d1:" + hex.EncodeToString(sum[:6])
}

func (c *canon) codebook(b *Codebook) {
	c.prose("title", b.Title)
	c.prose("description", b.Description)
	for _, p := range b.Parties {
		c.facts(p.Facts(), map[string]string{"id": "party", "color": "", "member_of": ""})
		for _, g := range p.Groups {
			c.field("group", g.ID)
		}
	}
	for _, is := range b.Issues {
		c.facts(is.Facts(), map[string]string{"id": "issue", "scale": ""})
		if is.Scale == nil {
			continue
		}
		// d1 has the ends of every scale and the values of all options, given or not.
		c.field("scale", Number(is.Scale.Min)+" "+Number(is.Scale.Max)+" "+strconv.FormatBool(is.Scale.Valued))
		c.prose("unit", is.Scale.Unit)
		c.prose("low", is.Scale.Low)
		c.prose("high", is.Scale.High)
		for _, o := range is.Scale.Options {
			c.field("option", o.ID)
			c.prose("label", o.Label)
			c.prose("description", o.Description)
			c.field("value", Number(o.Value))
			for _, texts := range []Fact{texts("examples", o.Examples, own), texts("not", o.Not, own)} {
				c.facts([]Fact{texts}, nil)
			}
		}
	}
	for _, s := range b.Speakers {
		c.field("speaker", Says(s.Facts()))
	}
}
