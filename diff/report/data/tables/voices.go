package tables

import (
	"stance/diff/report"
	"stance/positions"
)

// Voices is what `stance show --voices` tells: a row is a passage, or what a speaker says
// where a party's speakers are divided.
func Voices(v *report.Voices) *Table {
	return &Table{
		Name: "voices", Doc: "a row per passage, and per voice of a stance on which speakers are divided",
		Columns: []Column{
			{Name: "record", Doc: "what the row is: a statement, or a voice of those who are divided", Type: Word},
			{Name: "date", Doc: "the day on which it was said", Type: Date},
			{Name: "when", Doc: "how exactly that day is known; empty: exactly", Type: Word},
			{Name: "party", Doc: "whose voice it is: of a claim's evidence the claimant", Type: Word},
			{Name: "about", Doc: "of a claim's evidence: the party claimed of", Type: Word},
			meaning("issue"),
			{Name: "speaker", Doc: "whose words they are", Type: Text},
			{Name: "role", Doc: "the speaker's office", Type: Text},
			{Name: "rank", Doc: "how high the speaker stands in the party", Type: Word},
			{Name: "venue", Doc: "where it was said", Type: Text},
			{Name: "source", Doc: "the source's id", Type: Word},
			{Name: "origin", Doc: "whose text or words the passage passes on", Type: Text},
			{Name: "quote", Doc: "the words of the source", Type: Text},
			{Name: "paraphrase", Doc: "what the source says, in the coder's words", Type: Text},
			{Name: "position", Doc: "the position that this alone would give", Type: Word},
			{Name: "plausible_low", Doc: "the low end of the range that it alone would give", Type: Word},
			{Name: "plausible_high", Doc: "its high end", Type: Word},
			{Name: "use", Doc: "what it does for the stance: supports, context or contradicts", Type: Word},
			{Name: "later", Doc: "true: from a source published after the day as of which all is known", Type: Truth},
			{Name: "prefix", Doc: "what stands in the source before the quote, and belongs to its sense", Type: Text},
			{Name: "suffix", Doc: "what stands behind it", Type: Text},
		},
		Fill: func(f *Filler) {
			for i := range v.Statements {
				s := &v.Statements[i]
				f.Text("record", "statement")
				f.Date("date", s.Record.Date)
				f.Text("when", s.When.Text)
				f.Text("party", s.Party.ID)
				if s.About != nil {
					f.Text("about", s.About.ID)
				}
				f.Text("issue", s.Record.Issue.ID)
				f.Text("speaker", s.Speaker)
				f.Text("role", s.RoleOf())
				f.Text("rank", s.Rank().String())
				f.Text("venue", s.Venue)
				f.Text("source", s.Source.ID)
				f.Text("origin", s.ResolvedOrigin())
				f.Text("quote", s.Quote)
				f.Text("paraphrase", s.Paraphrase)
				f.ownPlace(s.Record.Issue, s.Evidence.Position, s.Evidence.Plausible)
				f.Text("use", s.Use.String())
				f.Truth("later", s.Later)
				f.Text("prefix", s.Prefix)
				f.Text("suffix", s.Suffix)
				f.End()
			}
			for i := range v.Divided {
				r := v.Divided[i].Record
				for _, voice := range v.Divided[i].Voices {
					f.Text("record", "voice")
					f.Date("date", r.Date)
					f.Text("when", r.When.Text)
					f.Text("party", r.Party.ID)
					f.Text("issue", r.Issue.ID)
					f.Text("speaker", voice.Speaker)
					f.Text("role", voice.Role)
					f.Text("rank", voice.Rank.String())
					f.ownPlace(r.Issue, voice.Position, voice.Plausible)
					f.End()
				}
			}
		},
	}
}

// ownPlace is where one passage or voice alone would put the party.
func (f *Filler) ownPlace(is *positions.Issue, position *positions.Point, plausible *positions.Range) {
	if position != nil {
		f.Text("position", pointText(is, *position))
	}
	if plausible != nil {
		f.Text("plausible_low", pointText(is, plausible.Low))
		f.Text("plausible_high", pointText(is, plausible.High))
	}
}
