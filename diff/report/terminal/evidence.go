package terminal

import (
	"strconv"

	"stance/diff"
	"stance/diff/report"
	"stance/positions"
)

// evidence lists what a stance or claim rests on: each passage, whose words it
// is, and where it stands.
func evidence(list []positions.Evidence, bib *report.Bibliography, width int) block {
	var lines block
	for i := range list {
		lines = append(lines, passage(&list[i], bib, width)...)
	}
	return lines
}

func passage(e *positions.Evidence, bib *report.Bibliography, width int) block {
	st := dim
	if e.Use == positions.Contradicts {
		st = bold | wrong
	}
	use := report.UseGloss(e.Use)
	var lines block
	if e.Quote != "" {
		var head text
		if use != "" {
			head = mark(use+":", st)
		}
		lines = append(lines, item(head, say(report.Quoted(e.Quote)), width)...)
	}
	if e.Paraphrase != "" {
		head := mark("paraphrase:", dim)
		if use != "" && e.Quote == "" {
			head = cat(mark(use+",", st), spaces(1), head)
		}
		lines = append(lines, item(head, say(e.Paraphrase), width)...)
	}
	return append(lines, byline(e, bib, width)...)
}

// byline says who speaks and where: "— Steve Witkoff, Special envoy; Sky News,
// 17 Aug 2025, para. 2 [2]".
func byline(e *positions.Evidence, bib *report.Bibliography, width int) block {
	var source, number text
	if e.Source != nil {
		source = say(report.SourceLine(e.Source))
	}
	if n := bib.Number(e.Source); n > 0 {
		number = say("[" + strconv.Itoa(n) + "]")
	}
	where := list(", ", source, list(" ", say(e.Locator), number).glued(width-6))
	if e.Locator == "" {
		where = list(" ", source, number)
	}
	by := list("; ", say(report.Speaker(e)), where)
	if len(by) == 0 {
		return nil
	}
	return paragraph(cat(say("— "), by).with(dim), width, spaces(2), spaces(4))
}

// claims lists what others say of a party, each as theirs; those that rest
// picks, with what they rest on.
func claims(list []diff.Claim, bib *report.Bibliography, width int, rest func(diff.Claim) bool) block {
	var lines block
	for i, cl := range list {
		head := cat(mark(report.ClaimHead(cl.Claim, report.Full), bold), say("; "+report.ResponseGloss(cl.Claim, report.Full)))
		lines = append(lines, hanging(head, width, 2)...)
		lines = append(lines, paragraph(say(cl.Summary), width, spaces(2), spaces(2))...)
		if rest(cl) {
			lines = append(lines, evidence(cl.Evidence, bib, width-2).indent(2)...)
			if remark := report.ClaimsRemark(list, i); remark != "" {
				lines = append(lines, paragraph(mark(remark, dim), width, spaces(2), spaces(2))...)
			}
		}
	}
	return lines
}

func everyClaim(diff.Claim) bool { return true }

func recentClaim(cl diff.Claim) bool { return cl.Recent }

// bibliography lists the sources that the evidence shown comes from.
func (p *page) bibliography(bib *report.Bibliography) {
	if len(bib.Sources) == 0 {
		return
	}
	p.gap()
	p.part("Sources")
	for i, s := range bib.Sources {
		entry := list(". ", say(s.Title), list(", ", say(s.Publisher), say(s.Published.Text())))
		if s.Reliability != "" {
			entry = cat(entry, mark(" (reliability "+s.Reliability+")", dim))
		}
		if s.URL != "" {
			entry = cat(entry, say(" "), mark(s.URL, dim))
		}
		p.item(2, say("["+strconv.Itoa(i+1)+"]"), entry)
	}
}
