package report

import (
	"slices"

	"stance/diff"
	"stance/diff/report/document"
	"stance/positions"
	"stance/positions/team/review"
)

// FourColumnReport is what `stance report --four-column` tells: what two or three parties hold
// on a date beside each other, as a document to send.
type FourColumnReport struct {
	*Gap               // of one date, with Columns
	Fingerprint string // of the dataset that it was made from
	Ledger      *review.Ledger
}

// NewFourColumnReport gathers it for two or three parties, in the order of their columns.
func NewFourColumnReport(h *positions.History, date positions.Date, f Filter) *FourColumnReport {
	return &FourColumnReport{Gap: NewGap(h, 0, date, f), Fingerprint: h.DatasetFingerprint()}
}

// Document composes it: how far it is signed off and what it rests on, what is apart, the
// columns, the sources, and how to read it.
func (r *FourColumnReport) Document() *document.Document {
	data := r.History.Dataset
	d := &document.Document{
		Title: titleOf(data.Codebook), About: about("Report", &r.Filter, joined("four columns", r.When())),
		Aside: say("What ", parties(r.Columns.Parties), " hold as of ", day(data.Info(r.To))),
		Below: r.status(), Lead: r.Columns.verdict(), Landscape: true, Revised: r.To.String(),
	}
	columns := r.columns()
	columns.Part = true
	d.Blocks = []document.Block{columns, document.Sources{}, r.reading()}
	return d
}

// status is what has to be known before reading.
func (r *FourColumnReport) status() []document.Text {
	var lines []document.Text
	if l := r.signedOff(); l != "" {
		lines = append(lines, document.Text{{Text: "Status: " + l + ".", Bold: true}})
	}
	if l := r.rests().Line(); l != "" {
		lines = append(lines, say(datum(l)))
	}
	if k := r.History.KnownBy; k != 0 {
		lines = append(lines, say("As it was known on ", k.Text(), "."))
	}
	if len(r.Filter.Issues) > 0 {
		only := Filter{Issues: r.Filter.Issues}
		lines = append(lines, say("Shown here: ", datum(only.Line()), "."))
	}
	for _, n := range r.Notes {
		lines = append(lines, say(datum(n)))
	}
	return lines
}

// stances are those in force that have a cell, each once.
func (c *FourColumns) stances() []*positions.Stance {
	var all []*positions.Stance
	for i := range c.Issues {
		for j := range c.Issues[i].Cells {
			if in := c.Issues[i].Cells[j].InForce; in != nil && !slices.Contains(all, in.Stance) {
				all = append(all, in.Stance)
			}
		}
	}
	return all
}

// signedOff says how far the stances told are signed off; "" where nothing is known of
// sign-offs, or none is told.
func (r *FourColumnReport) signedOff() string {
	stances := r.Columns.stances()
	if r.Ledger == nil || len(stances) == 0 {
		return ""
	}
	var counts [4]int
	for _, s := range stances {
		counts[r.Ledger.State(s.Record)]++
	}
	return signedOffLine(counts, "stance", "stances")
}

// rests counts what the columns rest on.
func (r *FourColumnReport) rests() Foundation {
	var f Foundation
	bib := Bibliography{History: r.History}
	for _, s := range r.Columns.stances() {
		f.stance(&bib, s)
	}
	for i := range r.Columns.Issues {
		for j := range r.Columns.Issues[i].Cells {
			for _, cl := range r.Columns.Issues[i].Cells[j].Claims {
				f.claim(&bib, cl.Claim)
			}
		}
	}
	f.Sources = bib.Publishers()
	return f
}

// verdict says on which issues what the parties ask for, or would take, is apart or meets, and
// of how many it cannot be told; nothing where no issue has a scale.
func (c *FourColumns) verdict() []document.Text {
	var on [3][]document.Text // by verdict
	told := 0
	for i := range c.Issues {
		is := &c.Issues[i]
		if is.Zopa == nil || is.OneRecord() {
			continue
		}
		told++
		name := issueName(is.Issue)
		if is.Zopa.Unsure {
			name = say(name, " (not sure)")
		}
		on[is.Zopa.Verdict] = append(on[is.Zopa.Verdict], name)
	}
	if told == 0 {
		return nil
	}
	var parts []document.Text
	for _, of := range []struct {
		verdict diff.Verdict
		words   string
	}{{diff.Apart, "is apart on "}, {diff.Meet, "meets on "}} {
		if list := on[of.verdict]; len(list) > 0 {
			parts = append(parts, say(of.words, listed(list)))
		}
	}
	if n := len(on[diff.Unclear]); n > 0 {
		parts = append(parts, say("cannot be told on "+document.Thousands(n)+" of "+document.Count(told, "issue", "issues")))
	}
	return []document.Text{say("What they ask for, or would take, ", listed(parts), ".")}
}

// reading says how the columns came about, and from what data.
func (r *FourColumnReport) reading() document.Section {
	return document.Section{ID: "method", Name: say("How to read this"), Part: true, Blocks: []document.Block{
		document.Para{Text: say("A term has one row, in the words of each party that has one like it, matched by wording: to be alike is not to agree. " +
			"What a party asks for is not the least it would take, and a range is the margin of those who coded or judged it, not the party's latitude.")},
		document.Para{Text: say("Cite as: ", r.citation(), " The same data gives the same columns.")},
	}}
}

// citation is how it is cited, a row of it by its number.
func (r *FourColumnReport) citation() document.Text {
	return citationOf(r.History, r.Columns.stances(), say(parties(r.Columns.Parties), " in columns as of ", r.To.Text()), r.Fingerprint)
}
