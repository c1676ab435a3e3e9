package report

import (
	"stance/diff/report/document"
	"stance/positions"
)

// mostQuoted is how many words of a quotation stand beside what it decides, where it can be
// shortened without turning its sense.
const mostQuoted = 30

// passageBeside is a piece of evidence as it stands beside what it decides, behind what it
// is there, such as "before".
func (c *composer) passageBeside(r *positions.Record, e *positions.Evidence, use string) document.Passage {
	passage := document.Passage{Use: use, Speaker: e.Speaker, Source: c.source(e.Source)}
	if e.Source != nil {
		passage.Page = PassagePage(r, e)
	}
	if e.Quote == "" {
		passage.Paraphrase = e.Paraphrase
		return passage
	}
	passage.Prefix, passage.Suffix = turning(e.Prefix), turning(e.Suffix)
	if e.Source != nil {
		passage.Language = e.Source.Language
	}
	passage.Quote = e.Quote
	if passage.Suffix == "" { // which belongs to the end of the quotation
		passage.Quote = shortened(e.Quote, passage.Language, mostQuoted)
	}
	return passage
}

// words are by which something is told: passages, or the coder's wording where there are none.
type words struct {
	use     string // "before", "now"; "" where it needs no saying
	list    []positions.Evidence
	record  *positions.Record // that has them
	party   *positions.Party  // whose they are
	summary string            // "" where it says no more than the position
}

// beside gives for each the passage by which it is told, and where there is none the coder's
// wording, marked so; where nobody worded it, that nothing is there.
func (c *composer) beside(all ...words) []document.Block {
	var blocks []document.Block
	for _, w := range all {
		e := toldBy(c.history, w.list, w.party)
		switch {
		case e != nil:
			ev := document.Evidence{Brief: true}
			if n := len(blocks); n > 0 {
				if last, is := blocks[n-1].(document.Evidence); is {
					ev, blocks = last, blocks[:n-1]
				}
			}
			ev.Passages = append(ev.Passages, c.passageBeside(w.record, e, w.use))
			blocks = append(blocks, ev)
		case w.summary != "":
			blocks = append(blocks, document.Items{Items: []document.Item{{Label: label(joined(w.use, "coder's wording") + ":"), Text: say(datum(w.summary))}}})
		default:
			none := "none given"
			if len(w.list) > 0 { // against it, or of later
				none = "none for it"
			}
			blocks = append(blocks, document.Items{Items: []document.Item{{Label: label(joined(w.use, "evidence") + ":"), Text: muted(none)}}})
		}
	}
	return blocks
}
