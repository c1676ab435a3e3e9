package tables

import (
	"cmp"
	"slices"

	"stance/diff/report"
	"stance/positions"
)

// The long tables: what was written, a row for each thing, for programs that join tables. What
// each row belongs to is named in a column as records are: DATE/PARTY/ISSUE.

// recordColumns name a record.
func recordColumns() []Column {
	return append([]Column{{Name: "record_id", Doc: "the record: DATE/PARTY/ISSUE", Type: Word}}, named("date", "party", "issue")...)
}

func (f *Filler) record(r *positions.Record) {
	f.Text("record_id", recordName(r))
	f.Date("date", r.Date)
	f.Text("party", r.Party.ID)
	f.Text("issue", r.Issue.ID)
}

// byCell puts records into the order of their cells, by issue and then party, and in each by date.
func byCell(records []*positions.Record) []*positions.Record {
	records = slices.Clone(records)
	slices.SortStableFunc(records, func(a, b *positions.Record) int {
		return cmp.Or(cmp.Compare(a.Issue.Index, b.Issue.Index), cmp.Compare(a.Party.Index, b.Party.Index), cmp.Compare(a.Date, b.Date))
	})
	return records
}

func recordName(r *positions.Record) string {
	return r.Date.String() + "/" + r.Party.ID + "/" + r.Issue.ID
}

// Records are the records of a panel, with `position: same` resolved.
func Records(p *report.Panel) *Table {
	return &Table{
		Name: "records", Doc: "a row per record: what was written of a party on an issue on a date",
		Columns: slices.Concat(recordColumns(), []Column{
			{Name: "what", Doc: "a stance, a silence (looked for, and not found), or claims alone", Type: Word},
			{Name: "same", Doc: "true: written as the position before", Type: Truth},
		}, named("position", "value", "score", "plausible_low", "plausible_high", "summary", "basis", "confidence", "tone", "novel", "salience"), []Column{
			{Name: "claim_count", Doc: "how many claims it has", Type: Integer},
			{Name: "term_count", Doc: "how many terms it gives", Type: Integer},
			{Name: "ended", Doc: "the ids of the terms that it ends, with how, with semicolons between", Type: Text},
			{Name: "passage_count", Doc: "how many pieces of evidence it has, those of claims left out", Type: Integer},
		}, named("known", "when", "when_from", "when_to", "coder", "note", "file", "line", "fingerprint"), []Column{
			{Name: "review", Doc: "what its sign-offs come to: open, approved, disputed or stale", Type: Word},
		}),
		Count: func() int { return len(p.Written().Records) },
		Fill: func(f *Filler) {
			for _, r := range byCell(p.Written().Records) {
				f.record(r)
				f.Text("what", whatOf(r))
				switch {
				case r.Stance != nil:
					f.recorded(p.History, r)
				case r.Silence != nil:
					f.Integer("passage_count", len(r.Silence.Evidence))
					f.Date("known", r.Silence.KnownDate())
				}
				f.Integer("claim_count", len(r.Claims))
				f.when(r.When)
				f.Text("coder", r.Coder)
				f.Text("note", r.Note)
				f.Text("file", r.Place.File)
				f.Integer("line", r.Place.Line)
				whole := report.Whole(r)
				f.Text("fingerprint", p.History.Fingerprint(whole))
				f.Text("review", p.Ledger.State(whole).String())
				f.End()
			}
		},
	}
}

func whatOf(r *positions.Record) string {
	switch {
	case r.Stance != nil:
		return "stance"
	case r.Silence != nil:
		return "silence"
	}
	return "claims"
}

// recorded fills in the stance of a record.
func (f *Filler) recorded(h *positions.History, r *positions.Record) {
	s := h.Stance(r)
	f.Truth("same", r.Stance.Kind == positions.SameAsBefore)
	f.position(r.Issue, s.Kind, s.Point())
	f.plausible(r.Issue, s.Plausible)
	f.Text("summary", s.Summary)
	f.Text("basis", s.Basis.String())
	f.Text("confidence", s.Confidence.String())
	f.Text("tone", s.Tone.String())
	f.Truth("novel", s.Novel)
	f.Number("salience", s.Salience)
	f.Integer("term_count", len(s.Terms))
	f.Text("ended", semicolons(s.Ended, func(e *positions.Ending) []positions.Fact {
		return []positions.Fact{{Text: e.ID}, {Text: e.How.String()}, {Text: e.By}}
	}))
	f.Integer("passage_count", len(s.Evidence))
	f.Date("known", s.KnownDate())
}

// Evidence are the passages that the records of a panel rest on.
func Evidence(p *report.Panel) *Table {
	return &Table{
		Name: "evidence", Doc: "a row per passage that a stance, a silence or a claim rests on",
		Columns: slices.Concat(recordColumns(), []Column{
			{Name: "of", Doc: "what of the record rests on it: stance, silence or claim", Type: Word},
		}, named("by"), []Column{
			{Name: "number", Doc: "which passage of that it is, from 1", Type: Integer},
			{Name: "quote", Doc: "the words of the source", Type: Text},
			{Name: "paraphrase", Doc: "what the source says, in the coder's words", Type: Text},
			{Name: "speaker", Doc: "whose words they are", Type: Text},
			{Name: "role", Doc: "the speaker's office", Type: Text},
			{Name: "rank", Doc: "how high the speaker stands in the party whose voice it is", Type: Word},
			{Name: "venue", Doc: "where it was said", Type: Text},
			{Name: "source", Doc: "the source's id", Type: Word},
			{Name: "origin", Doc: "whose text or words the passage passes on", Type: Text},
			{Name: "locator", Doc: "where in the source it stands", Type: Text},
			{Name: "prefix", Doc: "what stands in the source before the quote, and belongs to its sense", Type: Text},
			{Name: "suffix", Doc: "what stands behind it", Type: Text},
			{Name: "use", Doc: "what it does: supports, context or contradicts", Type: Word},
			{Name: "credibility", Doc: "1 to 6 (Admiralty code)", Type: Integer},
			{Name: "position", Doc: "the position that this alone would give", Type: Word},
			{Name: "plausible_low", Doc: "the low end of the range that it alone would give", Type: Word},
			{Name: "plausible_high", Doc: "its high end", Type: Word},
			{Name: "captured", Doc: "the day of the later capture of the source that has these words", Type: Date},
			{Name: "later", Doc: "true: from a source published after the day as of which all is known", Type: Truth},
		}),
		Count: func() int {
			n := 0
			for _, r := range p.Written().Records {
				if r.Stance != nil {
					n += len(r.Stance.Evidence)
				}
				if r.Silence != nil {
					n += len(r.Silence.Evidence)
				}
				for _, c := range r.Claims {
					n += len(c.Evidence)
				}
			}
			return n
		},
		Fill: func(f *Filler) {
			for _, r := range byCell(p.Written().Records) {
				if r.Stance != nil {
					f.passages(p.History, r, "stance", nil, r.Stance.Evidence)
				}
				if r.Silence != nil {
					f.passages(p.History, r, "silence", nil, r.Silence.Evidence)
				}
				for _, c := range r.Claims {
					f.passages(p.History, r, "claim", c.By, c.Evidence)
				}
			}
		},
	}
}

// passages fills in a row for each piece of evidence; by makes the claim that it is of, nil for none.
func (f *Filler) passages(h *positions.History, r *positions.Record, of string, by *positions.Party, list []positions.Evidence) {
	voice := r.Party
	if by != nil {
		voice = by
	}
	for i := range list {
		e := &list[i]
		f.record(r)
		f.Text("of", of)
		if by != nil {
			f.Text("by", by.ID)
		}
		f.Integer("number", i+1)
		f.Text("quote", e.Quote)
		f.Text("paraphrase", e.Paraphrase)
		f.Text("speaker", e.Speaker)
		f.Text("role", e.Role)
		if known, _ := h.Dataset.Codebook.Speaker(e.Speaker, voice); known != nil {
			f.Text("rank", known.Rank.String())
		}
		f.Text("venue", e.Venue)
		f.Text("source", e.Source.ID)
		f.Text("origin", e.ResolvedOrigin())
		f.Text("locator", e.Locator)
		f.Text("prefix", e.Prefix)
		f.Text("suffix", e.Suffix)
		f.Text("use", e.Use.String())
		if e.Credibility != 0 {
			f.Integer("credibility", e.Credibility)
		}
		f.ownPlace(r.Issue, e.Position, e.Plausible)
		f.Date("captured", e.Captured)
		f.Truth("later", h.Later(e))
		f.End()
	}
}

// Claims are what parties said of others, by the records of a panel.
func Claims(p *report.Panel) *Table {
	return &Table{
		Name: "claims", Doc: "a row per claim: what one party says of another's stance",
		Columns: slices.Concat(recordColumns(), named("by", "position", "value", "plausible_low", "plausible_high", "accepts_low", "accepts_high",
			"basis", "confidence", "summary", "response", "known", "when", "when_from", "when_to", "coder", "file", "line")),
		Fill: func(f *Filler) {
			p.Cells(func(party *positions.Party, is *positions.Issue) {
				for _, c := range p.History.ClaimsMade(party, is) {
					if on := c.Record.Date; p.Within(on, on+1) {
						f.made(c)
						f.End()
					}
				}
			})
		},
	}
}

// made fills in a claim, with the response that stands.
func (f *Filler) made(c *positions.Claim) {
	r := c.Record
	f.record(r)
	f.Text("by", c.By.ID)
	f.Text("position", positionText(r.Issue, c.Kind, c.Point()))
	if c.Kind == positions.Placed {
		f.Number("value", &c.Value)
	}
	f.plausible(r.Issue, c.Plausible)
	if c.Accepts != nil {
		f.scaleRange("accepts_low", "accepts_high", r.Issue, &c.Accepts.Range)
	}
	f.Text("basis", c.Basis.String())
	f.Text("confidence", c.Confidence.String())
	f.Text("summary", c.Summary)
	f.Text("response", c.Response.String())
	f.Date("known", c.KnownDate())
	f.when(c.Dated())
	f.Text("coder", r.Coder)
	f.Text("file", c.Place.File)
	f.Integer("line", c.Place.Line)
}

// Reviews are the sign-offs of the records of a panel.
func Reviews(p *report.Panel) *Table {
	return &Table{
		Name: "reviews", Doc: "a row per sign-off of a record",
		Columns: slices.Concat(recordColumns(), []Column{
			{Name: "reviewer", Doc: "who signed", Type: Text},
			{Name: "verdict", Doc: "approved or disputed", Type: Word},
			{Name: "on", Doc: "on what day", Type: Date},
			{Name: "counts", Doc: "true: it is the reviewer's last, and of the record as it stands", Type: Truth},
		}, named("note", "fingerprint")),
		Fill: func(f *Filler) {
			for _, r := range byCell(p.Written().Records) {
				for _, e := range p.Ledger.Entries(report.Whole(r)) {
					f.record(r)
					f.Text("reviewer", e.Reviewer)
					f.Text("verdict", e.Verdict.String())
					f.Date("on", e.On)
					f.Truth("counts", e.Counts)
					f.Text("note", e.Note)
					f.Text("fingerprint", e.Fingerprint)
					f.End()
				}
			}
		},
	}
}
