package machine

import (
	"stance/diff"
	"stance/positions"
)

type zopaJSON struct {
	Issue     string    `json:"issue"`
	Verdict   string    `json:"verdict"`
	RestsOn   *string   `json:"rests_on"`
	Low       *float64  `json:"low"`
	High      *float64  `json:"high"`
	Hole      *float64  `json:"hole"`
	FloorBy   []string  `json:"floor_by"`
	CeilingBy []string  `json:"ceiling_by"`
	Unknown   []string  `json:"unknown"`
	TooOld    []string  `json:"too_old"`
	Unsure    bool      `json:"unsure"`
	Parties   []askJSON `json:"parties"`
}

type askJSON struct {
	Party         string         `json:"party"`
	Low           float64        `json:"low"`
	High          float64        `json:"high"`
	LowPosition   positionJSON   `json:"low_position"`
	HighPosition  positionJSON   `json:"high_position"`
	RestsOn       string         `json:"rests_on"`
	Date          positions.Date `json:"date"`
	AgeDays       int            `json:"age_days"`
	InheritedFrom *string        `json:"inherited_from"`
	Basis         string         `json:"basis"`
	Confidence    string         `json:"confidence"`
}

// tooOldJSON is a stance that was left out for its age.
type tooOldJSON struct {
	Party         string         `json:"party"`
	Issue         string         `json:"issue"`
	Date          positions.Date `json:"date"`
	AgeDays       int            `json:"age_days"`
	InheritedFrom *string        `json:"inherited_from"`
}

// tooOldOnJSON says beside it on which of two dates.
type tooOldOnJSON struct {
	tooOldJSON
	On positions.Date `json:"on"`
}

func zopaField(z *diff.Zopa) zopaJSON {
	zone := z.Zone
	if zone == nil {
		zone = &diff.Zone{}
	}
	return zopaJSON{
		Issue: z.Issue.ID, Verdict: z.Verdict.String(), RestsOn: orNull(z.RestsOn.String()),
		Low: zone.Low, High: zone.High, Hole: zone.Hole,
		FloorBy: list(zone.FloorBy, partyID), CeilingBy: list(zone.CeilingBy, partyID), Unknown: list(z.Unknown, partyID),
		TooOld: list(z.TooOld, func(o *diff.TooOld) string { return o.Party.ID }), Unsure: z.Unsure,
		Parties: list(z.Ranges, func(a *diff.Ask) askJSON {
			scale := z.Issue.Scale
			return askJSON{
				a.Party.ID, scale.Score(a.Range.Low.Value), scale.Score(a.Range.High.Value), *pointField(z.Issue, a.Range.Low), *pointField(z.Issue, a.Range.High),
				a.RestsOn.String(), a.Holding.Date(), a.Age, viaField(a.Holding), a.Basis.String(), a.Confidence.String(),
			}
		}),
	}
}

func tooOldField(o *diff.TooOld) tooOldJSON {
	return tooOldJSON{o.Party.ID, o.Issue.ID, o.Holding.Date(), o.Age(), viaField(o.Holding)}
}

func tooOldOn(o *diff.TooOld) tooOldOnJSON { return tooOldOnJSON{tooOldField(o), o.On} }

func partyID(p **positions.Party) string { return (*p).ID }

// viaField is the group that a stance was taken from, null for none.
func viaField(hd positions.Holding) *string {
	if hd.Via == nil {
		return nil
	}
	return &hd.Via.ID
}
