package yamlfile

import (
	"gopkg.in/yaml.v3"

	"stance/positions"
	"stance/positions/problem"
	"stance/positions/wording"
)

const (
	speakerName = iota
	speakerParty
	speakerRole
	speakerRank
)

var speakerKeys = newKeyset("a speaker", []string{"name", "party", "role", "rank"}, -1)

// speakers reads who speaks for whom. Somebody may speak for several parties, and is
// listed once for each.
func (w *walker) speakers(n *yaml.Node, parties []*positions.Party, ref *reference) []*positions.Speaker {
	items, _ := w.items(n, "speakers")
	byID := make(map[string]*positions.Party, len(parties))
	var ids []string
	for _, p := range parties {
		byID[p.ID] = p
		ids = append(ids, p.ID)
	}
	type voice struct {
		name  string // folded
		party *positions.Party
	}
	first := map[voice]*positions.Speaker{}
	var speakers []*positions.Speaker
	var f fields
	for _, item := range items {
		if !w.fields(item, speakerKeys, &f) {
			continue
		}
		s := &positions.Speaker{Place: w.place(item)}
		if w.need(item, speakerKeys, &f, speakerName) {
			s.Name = w.prose(f.value[speakerName], "name")
		}
		if w.need(item, speakerKeys, &f, speakerParty) {
			if id, ok := w.token(f.value[speakerParty], "party"); ok {
				w.mention(NamedParty, f.value[speakerParty], id)
				if s.Party = byID[id]; s.Party == nil && !ref.partiesBroken {
					w.report(f.value[speakerParty], problem.UnknownParty, tick(id)+" is no party in the codebook", oneOf("parties", ids))
					w.ask(id, ids, nil)
				}
			}
		}
		s.Role = w.optionalProse(f.value[speakerRole], "role")
		if v := f.value[speakerRank]; v != nil {
			s.Rank = word[positions.Rank](w, v, "rank", positions.Ranks)
		}
		if s.Name == "" || s.Party == nil {
			continue
		}
		as := voice{wording.Fold(s.Name), s.Party}
		if other := first[as]; other != nil {
			w.report(item, problem.DuplicateID, tick(s.Name)+" is listed twice as a speaker for "+tick(s.Party.ID)+"; the first is at "+other.Place.String(), "take one away")
			continue
		}
		first[as] = s
		speakers = append(speakers, s)
	}
	return speakers
}
