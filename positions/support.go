package positions

import "stance/positions/wording"

// ResolvedOrigin is whose text or words a piece of evidence is, its names folded: its own
// origin, else its source's, else the source's publisher, else the source itself.
func (e *Evidence) ResolvedOrigin() string {
	for _, name := range []string{e.Origin, e.Source.Origin, e.Source.Publisher} {
		if name != "" {
			return wording.Fold(name)
		}
	}
	return e.Source.ID
}

// Later reports whether the piece comes from a source that was published after the day as
// of which the history is known, so that it documents what was public, and cannot have
// been read then.
func (h *History) Later(e *Evidence) bool {
	return h.KnownBy != 0 && e.Source.Published > h.KnownBy
}

// Weighed is what the evidence of a stance amounts to, as far as it had been published.
type Weighed struct {
	Origins      int  // of what supports it: how many texts or voices stand behind
	Contradicted bool // a piece disputes that the party said or holds this
	Rank         Rank // the highest of those whose words support it; NoRank where none is known
	Divided      bool // two speakers say what cannot both be
	Voices       []Voice
}

// Single reports whether all that supports the stance has one origin; ok is false where
// nothing does.
func (w *Weighed) Single() (single, ok bool) { return w.Origins == 1, w.Origins > 0 }

// Voice is what one speaker says of a party's position, where speakers differ.
type Voice struct {
	Speaker   string
	Role      string // "": not known
	Rank      Rank
	Position  *Point // nil: a range alone
	Plausible *Range // nil: none given
}

// Interval is the range that the voice gives, else its position.
func (v *Voice) Interval() Range {
	if v.Plausible != nil {
		return *v.Plausible
	}
	return Range{*v.Position, *v.Position}
}

// Weigh weighs the evidence of a stance.
func (h *History) Weigh(s *Stance) Weighed {
	w := Weighed{Origins: h.Origins(s.Evidence)}
	var voices []Voice
	for i := range s.Evidence {
		e := &s.Evidence[i]
		if h.Later(e) || e.Use == Context {
			continue
		}
		speaker, speaks := h.Dataset.Codebook.Speaker(e.Speaker, s.Record.Party)
		if e.Use == Contradicts {
			w.Contradicted = true
		} else {
			if speaker != nil && speaker.Rank != NoRank && (w.Rank == NoRank || speaker.Rank < w.Rank) {
				w.Rank = speaker.Rank
			}
		}
		if speaks && e.Speaker != "" && (e.Position != nil || e.Plausible != nil) {
			voices = addVoice(voices, e, speaker, s.Record.Issue.Scale)
		}
	}
	for i := range voices {
		for j := range i {
			if !wording.Same(voices[i].Speaker, voices[j].Speaker) && !voices[i].Interval().Meets(voices[j].Interval()) {
				w.Divided = true
			}
		}
	}
	if w.Divided {
		w.Voices = voices
	}
	return w
}

// Origins counts how many texts or voices stand behind what supports something.
func (h *History) Origins(list []Evidence) int {
	var few [4]string
	origins := few[:0]
	for i := range list {
		e := &list[i]
		if e.Use != Supports || h.Later(e) {
			continue
		}
		if origin := e.ResolvedOrigin(); !containsText(origins, origin) {
			origins = append(origins, origin)
		}
	}
	return len(origins)
}

func containsText(texts []string, text string) bool {
	for _, t := range texts {
		if t == text {
			return true
		}
	}
	return false
}

// addVoice adds what a piece says, unless its speaker said the same in another.
func addVoice(voices []Voice, e *Evidence, s *Speaker, scale *Scale) []Voice {
	v := Voice{Speaker: e.Speaker, Role: e.Role, Position: e.Position, Plausible: e.Plausible}
	if s != nil {
		v.Rank = s.Rank
		if v.Role == "" {
			v.Role = s.Role
		}
	}
	for i := range voices {
		if wording.Same(voices[i].Speaker, v.Speaker) && voices[i].sameAs(&v, scale) {
			return voices
		}
	}
	return append(voices, v)
}

func (v *Voice) sameAs(o *Voice, scale *Scale) bool {
	if (v.Position == nil) != (o.Position == nil) || (v.Plausible == nil) != (o.Plausible == nil) {
		return false
	}
	return (v.Position == nil || scale.Same(v.Position.Value, o.Position.Value)) && (v.Plausible == nil || v.Plausible.same(o.Plausible, scale))
}
