package synthetic_test

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stance/positions"
	"stance/positions/problem"
	"stance/positions/synthetic"
	"stance/positions/yamlfile"
)

// seeds are enough for everything to come up.
const seeds = 60

// folder writes a dataset's files.
func folder(d *positions.Dataset) fstest.MapFS {
	fsys := fstest.MapFS{}
	for _, f := range yamlfile.Files(d) {
		fsys[f.Name] = &fstest.MapFile{Data: f.Content}
	}
	return fsys
}

func TestOddIsAlwaysTheSame(t *testing.T) {
	for seed := range uint64(5) {
		if !reflect.DeepEqual(folder(synthetic.Odd(seed)), folder(synthetic.Odd(seed))) {
			t.Errorf("seed %d makes two datasets", seed)
		}
		if reflect.DeepEqual(folder(synthetic.Odd(seed)), folder(synthetic.Odd(seed+1))) {
			t.Errorf("seeds %d and %d make one", seed, seed+1)
		}
	}
}

// Each record is sound in itself: read back from files, only what it repeats or ends
// may be found missing. And they stand in order, one for each cell and day.
func TestOddRecordsAreSound(t *testing.T) {
	byChance := map[problem.Rule]bool{problem.NothingInForce: true, problem.TermNotStanding: true}
	for seed := range uint64(seeds) {
		d := synthetic.Odd(seed)
		r := yamlfile.Read(folder(d))
		for _, p := range r.Problems {
			if p.Severity == problem.Error && !byChance[p.Rule] {
				t.Errorf("seed %d: %s", seed, problem.Render(p))
			}
		}
		sorted := slices.Clone(d.Records)
		positions.SortRecords(sorted)
		if !slices.Equal(sorted, d.Records) {
			t.Errorf("seed %d: the records are not in order", seed)
		}
		seen := map[string]bool{}
		for _, rec := range d.Records {
			cell := fmt.Sprint(rec.Date, rec.Party.ID, rec.Issue.ID)
			if seen[cell] {
				t.Errorf("seed %d: %s has two records", seed, cell)
			}
			seen[cell] = true
		}
	}
}

// given notes which keys have a value somewhere, as PATH.KEY, and of words which they
// have, as PATH.KEY=WORD; all notes the keys that there are.
func given(path string, facts []positions.Fact, has, all map[string]bool) {
	for _, f := range facts {
		at := path + "." + f.Key
		all[at] = true
		if f.Text != "" || f.IDs != nil || len(f.Texts)+len(f.Items) > 0 {
			has[at] = true
		}
		if f.Type == positions.WordFact {
			has[at+"="+f.Text] = true
		}
		for _, item := range f.Items {
			given(at, item, has, all)
		}
	}
}

// Over all seeds everything comes up that a record can hold: each key of a stance, a
// silence and a claim, each word of the vocabularies, each way of being placed.
func TestOddHasEverything(t *testing.T) {
	has, all := map[string]bool{}, map[string]bool{}
	for seed := range uint64(seeds) {
		for _, rec := range synthetic.Odd(seed).Records {
			kind := "claims"
			switch {
			case rec.Stance != nil:
				kind = "stance"
			case rec.Silence != nil:
				kind = "silence"
			}
			has[kind+fmt.Sprint(" with claims: ", rec.Claims != nil)] = true
			given(kind, rec.Facts(), has, all)
			for _, c := range rec.Claims {
				has[fmt.Sprintf("claim %d, range %t", c.Kind, c.Plausible != nil)] = true
				has[fmt.Sprintf("answered %t: %s", c.Answered, c.Response)] = true
			}
			if s := rec.Stance; s != nil {
				scale := "words"
				if is := rec.Issue; is.Scale != nil {
					scale = map[bool]string{true: "numbers", false: "options"}[is.Scale.Numeric()]
				}
				has[fmt.Sprintf("%s %d, range %t", scale, s.Kind, s.Plausible != nil)] = true
				if s.Signatories != nil {
					has[fmt.Sprint("signed by ", len(s.Signatories))] = true
				}
				if s.SignedBy != nil {
					has[fmt.Sprint("signed among others by ", len(s.SignedBy))] = true
				}
			}
		}
	}
	for key := range all {
		if !has[key] {
			t.Errorf("%s has never a value", key)
		}
	}
	for at, words := range map[string][]string{
		"stance.basis": positions.Bases, "stance.confidence": positions.Confidences, "stance.tone": positions.Tones, "stance.novel": {"", "true"},
		"stance.terms.kind": positions.TermKinds, "stance.ended.how": positions.Hows, "stance.accepts.basis": positions.Bases, "stance.accepts.confidence": positions.Confidences, "stance.evidence.use": positions.Uses,
		"stance.claims.basis": {"", "recounted", "reported", "assessed", "inferred"}, "claims.claims.confidence": {"", "high", "low"},
		"stance.claims.response": positions.Responses, "claims.claims.response": positions.Responses, "silence.evidence.credibility": {"", "1", "2", "3", "4", "5", "6"},
	} {
		for _, w := range words {
			if !has[at+"="+w] {
				t.Errorf("%s is never %q", at, w)
			}
		}
	}
	wanted := []string{"claim 0, range false", "claim 0, range true", "claim 1, range false", "claim 1, range true", "claim 2, range false",
		"answered false: none", "answered true: none", "answered true: confirmed", "answered true: denied",
		"signed among others by 0", "signed among others by 1", "signed among others by 2", "signed by 0", "signed by 1", "signed by 2", "stance with claims: true", "stance with claims: false", "silence with claims: true", "silence with claims: false", "claims with claims: true",
		"words 0, range false", "words 2, range false"}
	for _, scale := range []string{"options", "numbers"} { // placed, none, same, and a range alone
		wanted = append(wanted, scale+" 1, range false", scale+" 1, range true", scale+" 2, range false", scale+" 3, range false", scale+" 0, range true")
	}
	for _, w := range wanted {
		if !has[w] {
			t.Errorf("never: %s", w)
		}
	}
	if t.Failed() {
		t.Log(strings.Join(slices.Sorted(maps.Keys(has)), "\n"))
	}
}
