package markdown

import (
	"strconv"

	"stance/diff/report"
	"stance/positions"
)

// issue writes what the report tells of one issue.
func (p *reportPage) issue(sec *report.IssueSection) {
	p.heading(2, esc(sec.Issue.Name))
	p.block(faint(esc(sec.Issue.Question)))
	p.block(scaleLine(sec.Issue.Scale))
	for i := range sec.Changes {
		p.toldChange(&sec.Changes[i])
	}
	var rest []md
	for i := range sec.Unchanged {
		t := &sec.Unchanged[i]
		rest = append(rest, strong(esc(t.Party.Name))+": nothing new; "+prose(t.Now)+" ("+esc(t.NowOn)+")")
	}
	for _, s := range sec.Silent {
		m := strong(esc(s.Record.Party.Name)) + ": " + report.NotFound
		if s.Own {
			m += " in words of its own"
		}
		rest = append(rest, join(". ", m, esc(s.Record.Note)))
	}
	if rest != nil {
		p.heading(3, "Nothing new")
		p.bullets(rest)
	}
	for i := range sec.Unchanged {
		p.toldClaims(sec.Unchanged[i].Claims)
	}
	for i := range sec.Claimed {
		p.heading(3, esc(sec.Claimed[i].Party.Name)+": only claimed, by others")
		p.toldClaims(sec.Claimed[i].Claims)
	}
	p.block(prose(sec.Members))
	p.evidenceOf(sec)
}

func (p *reportPage) toldChange(t *report.ToldChange) {
	head := esc(t.Party.Name) + ": " + esc(t.Kind)
	p.heading(3, head)
	p.block(join("; ", escEach(t.Qualify)...))
	if t.From != nil {
		p.table([]md{"Before", "Now"}, [][]md{{
			join("<br>", prose(t.Was), faint(esc(t.WasOn))), join("<br>", prose(t.Now), faint(esc(t.NowOn))),
		}})
	} else {
		p.block(join("<br>", prose(t.Now), faint(esc(t.NowOn))))
	}
	list := escEach(t.Remarks)
	for _, l := range t.Terms {
		m := join(" ", faint(esc(l.Head)), redlined(l.Words))
		if l.Tail != "" {
			m += " (" + esc(l.Tail) + ")"
		}
		list = append(list, m)
	}
	wording := esc(t.To.Stance.Summary)
	if t.Wording != nil {
		wording = redlined(t.Wording)
	}
	p.bullets(append(list, "_in the analyst's words:_ "+wording))
	p.toldClaims(t.Claims)
}

func (p *reportPage) toldClaims(list []report.ToldClaim) {
	for i := range list {
		cl := &list[i]
		p.block(strong(esc(cl.Head)) + "; " + esc(cl.Response) + ". " + esc(cl.Summary) + refs(cl.Refs))
	}
}

// evidenceOf writes what the stances and claims of an issue rest on.
func (p *reportPage) evidenceOf(sec *report.IssueSection) {
	if len(sec.Evidence) == 0 {
		return
	}
	p.heading(3, "Evidence on "+esc(sec.Issue.Name))
	for i := range sec.Evidence {
		b := &sec.Evidence[i]
		for _, g := range b.Groups {
			head := strong(esc(b.Party.Name)) + ", " + prose(g.Head)
			if g.Before {
				head = strong(esc(b.Party.Name)) + ", before: " + prose(g.Head)
			}
			p.block(head)
			var list []md
			for _, e := range g.Passages {
				list = append(list, passage(e))
			}
			if list == nil {
				list = []md{"no evidence is recorded for it"}
			}
			p.bullets(list)
		}
	}
}

func passage(e report.Passage) md {
	use := esc(report.UseGloss(e.Use))
	if e.Use == positions.Contradicts {
		use = strong(use)
	}
	var words []md
	if e.Quote != "" {
		words = append(words, esc(report.Quoted(e.Quote)))
	}
	if e.Paraphrase != "" {
		words = append(words, "_paraphrase:_ "+esc(e.Paraphrase))
	}
	by := join("; ", esc(report.Speaker(e.Evidence)), esc(report.Citation(e.Evidence)))
	if g := report.Grading(e.Evidence); g != "" {
		by = join(", ", by, "graded "+esc(g))
	}
	if e.Number > 0 {
		by += ` \[` + md(strconv.Itoa(e.Number)) + `\]`
	}
	return join(" — ", join(": ", use, join(" ", words...)), by)
}

// scaleLine names the options of a scale from its low to its high pole.
func scaleLine(s *positions.Scale) md {
	if s == nil {
		return ""
	}
	ends := "Scale from " + esc(report.Quoted(s.LowLabel())) + " to " + esc(report.Quoted(s.HighLabel()))
	if s.Numeric() {
		return ends + " (" + esc(report.ScaleEnds(s)) + ")"
	}
	var labels []md
	for i := range s.Options {
		labels = append(labels, esc(s.Options[i].Label))
	}
	return ends + ": " + join(" · ", labels...)
}
