package machine

import "stance/positions"

// whenJSON is how exactly a day is known.
type whenJSON struct {
	Text        string          `json:"text"`
	From        *positions.Date `json:"from"` // null where the span is open
	To          positions.Date  `json:"to"`
	Approximate bool            `json:"approximate"`
}

type voiceJSON struct {
	Speaker   string          `json:"speaker"`
	Role      *string         `json:"role"`
	Rank      *string         `json:"rank"`
	Position  *positionJSON   `json:"position"`
	Plausible []*positionJSON `json:"plausible"`
}

// rangeField gives a range, null for none.
func rangeField(is *positions.Issue, r *positions.Range) []*positionJSON {
	if r == nil {
		return nil
	}
	return []*positionJSON{pointField(is, r.Low), pointField(is, r.High)}
}

// whenField is null where the day is exact.
func whenField(w positions.When) *whenJSON {
	if !w.Given() {
		return nil
	}
	return &whenJSON{w.Text, orNull(w.From), w.To, w.Approximate}
}

func voiceField(is *positions.Issue) func(*positions.Voice) voiceJSON {
	return func(v *positions.Voice) voiceJSON {
		out := voiceJSON{Speaker: v.Speaker, Role: orNull(v.Role), Rank: orNull(v.Rank.String()), Plausible: rangeField(is, v.Plausible)}
		if v.Position != nil {
			out.Position = pointField(is, *v.Position)
		}
		return out
	}
}
