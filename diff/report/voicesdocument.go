package report

import (
	"strings"

	"stance/diff/report/document"
	"stance/positions"
	"stance/positions/wording"
)

// Document tells who is divided, who speaks for whom, and what each said.
func (v *Voices) Document() *document.Document {
	data := v.History.Dataset
	from, to := data.Info(v.From), data.Info(v.To)
	d := &document.Document{
		Title: datasetName(data.Codebook.Title), About: about("Show voices", &v.Filter, DateName(to)),
		Dates: []document.DateLine{dateLine("from", from), dateLine("to", to)}, Below: below(v.History, v.Notes),
	}
	totals := document.Facts{Lines: []document.Text{dotted(v.Totals())}}
	if line := v.Filter.Line(); line != "" {
		totals.Lines = append(totals.Lines, say("shown here: ", datum(line)))
	}
	d.Blocks = append(d.Blocks, totals)
	when := v.dating()
	c := composer{when: when}
	if len(v.Divided) > 0 {
		var items document.Items
		for i := range v.Divided {
			r := v.Divided[i].Record
			items.Items = append(items.Items, document.Item{
				Label: say(document.Text{partyRun(r.Party)}, " on ", onPage(RecordPage(r), issueName(r.Issue)), ", "+when.Stance(r.Stance)+":"),
				Text:  say(datum(VoicesText(r.Issue, v.Divided[i].Voices))),
			})
		}
		d.Blocks = append(d.Blocks, document.Section{ID: "divided", Name: say("Divided"), Part: true, Blocks: []document.Block{items}})
	}
	if parties := v.heard(); len(parties) > 0 {
		var who document.Items
		for _, p := range parties {
			who.Items = append(who.Items, document.Item{Label: say(document.Text{partyRun(p)}, ":"), Text: v.speakFor(p)})
		}
		blocks := []document.Block{who}
		if !v.ranked() {
			blocks = append(blocks, document.Para{Text: with(coded("How high they stand is not recorded: the codebook lists no `speakers`."), document.Muted, false)})
		}
		d.Blocks = append(d.Blocks, document.Section{ID: "speakers", Name: say("Who speaks for whom"), Part: true, Blocks: blocks})
		if v.Most > 0 && len(v.Statements) > v.Most {
			d.Blocks = append(d.Blocks, document.Para{Text: muted("The passages are told for a party or an issue alone, as they are so many.")})
		} else {
			for _, p := range parties {
				d.Blocks = append(d.Blocks, v.saidFor(&c, p)...)
			}
			d.Blocks = append(d.Blocks, document.Sources{})
		}
	}
	d.Blocks = append(d.Blocks, pasted(v.Next()...)...)
	return d
}

// speakFor lists who speaks for a party, in the order of their ranks, with how much of each
// there is. Of those who said nothing the highest alone are named.
func (v *Voices) speakFor(p *positions.Party) document.Text {
	var list []string
	others, on := 0, ""
	if len(v.Filter.Issues) > 0 {
		on = " on this"
	}
	for _, who := range v.speakers(p) {
		switch n := len(who.said); {
		case !who.own:
			others += n
		case n == 0 && who.rank.Speaks():
			list = append(list, v.called(who)+", no word"+on+" recorded")
		case n == 0:
		default:
			list = append(list, v.called(who)+", "+document.Count(n, "passage", "passages"))
		}
	}
	if others > 0 {
		list = append(list, document.Count(others, "passage", "passages")+" by others, or by nobody who is named")
	}
	return say(datum(joinedBy("; ", list...)))
}

// called is somebody's name, with role and, where any are recorded, rank.
func (v *Voices) called(who *speaking) string {
	if !v.ranked() {
		return joined(who.name, who.role)
	}
	return VoiceName(who.name, who.role, who.rank)
}

// saidFor tells what was said for a party, speaker by speaker; no block where that is nothing.
func (v *Voices) saidFor(c *composer, p *positions.Party) []document.Block {
	var blocks []document.Block
	for _, who := range v.speakers(p) {
		if len(who.said) == 0 {
			continue
		}
		head := say(strong(who.name), datum(strings.TrimPrefix(v.called(who), who.name)))
		switch {
		case who.name == "":
			head = say("Without a named speaker")
		case !who.own:
			head = say(strong(who.name), datum(strings.TrimPrefix(joined(who.name, who.role), who.name)), " (not known to speak for ", document.Text{partyRun(p)}, ")")
			if who.rank == positions.OtherRank {
				head = say(strong(who.name), datum(strings.TrimPrefix(v.called(who), who.name)))
			} else if who.said[0].Foreign && v.silent(who.name) {
				head = say(strong(who.name), datum(strings.TrimPrefix(joined(who.name, who.role), who.name)), " (for himself or herself)")
			} else if who.said[0].Foreign {
				head = say(strong(who.name), datum(strings.TrimPrefix(joined(who.name, who.role), who.name)), " (speaks for ", datum(v.speaksFor(who.name)), ")")
			}
		}
		var items document.Items
		for _, s := range who.said {
			items.Items = append(items.Items, document.Item{Label: onPage(RecordPage(s.Record), label(c.when.When(s.When, s.Record.Date, s.Basis))), Text: c.statementText(s, who.role, len(v.Filter.Issues) != 1)})
		}
		blocks = append(blocks, document.Entry{Head: head, Body: []document.Block{items}})
	}
	if blocks == nil {
		return nil
	}
	return []document.Block{document.Section{ID: p.ID, Name: document.Text{partyRun(p)}, Blocks: blocks}}
}

// silent reports whether somebody is listed, and as no voice of any party.
func (v *Voices) silent(name string) bool {
	listed := false
	for _, s := range v.History.Dataset.Codebook.Speakers {
		if wording.Same(s.Name, name) {
			if listed = true; s.Rank != positions.OtherRank {
				return false
			}
		}
	}
	return listed
}

// speaksFor names the parties under which somebody is listed.
func (v *Voices) speaksFor(name string) string {
	var parties []*positions.Party
	for _, s := range v.History.Dataset.Codebook.Speakers {
		if wording.Same(s.Name, name) {
			parties = append(parties, s.Party)
		}
	}
	return names(parties, Full)
}

// Totals counts the passages, who speaks in them, and where speakers are divided.
func (v *Voices) Totals() []string {
	speakers, later := 0, 0
	for _, p := range v.History.Dataset.Codebook.Parties {
		for _, who := range v.speakers(p) {
			if who.own && len(who.said) > 0 {
				speakers++
			}
		}
	}
	for i := range v.Statements {
		if v.Statements[i].Later {
			later++
		}
	}
	totals := []string{document.Count(len(v.Statements), "passage", "passages"), document.Count(speakers, "speaker for a party", "speakers for parties")}
	if n := len(v.Divided); n > 0 {
		totals = append(totals, document.Count(n, "stance", "stances")+" on which a party's speakers are divided")
	}
	if later > 0 {
		totals = append(totals, document.Count(later, "passage", "passages")+" from later sources")
	}
	return totals
}
