package synthetic_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"stance/positions"
	"stance/positions/problem"
	"stance/positions/synthetic"
	"stance/positions/yamlfile"
)

func TestSmallIsSound(t *testing.T) {
	r := yamlfile.Read(synthetic.Small.FS())
	for _, p := range r.Problems {
		if p.Severity == problem.Error {
			t.Error(problem.Render(p))
		}
	}
	if want := synthetic.Small.Dates * synthetic.Small.PerDate; len(r.Dataset.Records) != want {
		t.Errorf("%d records, want %d", len(r.Dataset.Records), want)
	}
}

func TestAlwaysTheSame(t *testing.T) {
	a, b := synthetic.Small.Files(), synthetic.Small.Files()
	for name := range a {
		if !bytes.Equal(a[name], b[name]) {
			t.Errorf("%s differs", name)
		}
	}
	other := synthetic.Small
	other.Seed++
	if bytes.Equal(a["sources.yaml"], other.Files()["sources.yaml"]) {
		t.Error("the seed makes no difference")
	}
}

// A shape is what it says: so many parties, issues, dates and records, with the scales
// and memberships that its comments promise.
func TestShape(t *testing.T) {
	for _, s := range []synthetic.Shape{
		{Parties: 5, Issues: 12, Dates: 3, PerDate: 7, Sources: 4, Seed: 3},
		{Parties: 3, Issues: 2, Dates: 2, PerDate: 100, Sources: 1, Seed: 4}, // more than there are cells
		{Parties: 1, Issues: 1, Dates: 1, PerDate: 1, Sources: 1, Seed: 5},
	} {
		d := yamlfile.Read(s.FS()).Dataset
		book := d.Codebook
		if len(book.Parties) != s.Parties || len(book.Issues) != s.Issues || len(d.Sources) != s.Sources || len(d.Dates) != s.Dates || len(d.Records) != s.Dates*min(s.PerDate, s.Parties*s.Issues) {
			t.Errorf("%+v: %d parties, %d issues, %d sources, %d dates, %d records", s, len(book.Parties), len(book.Issues), len(d.Sources), len(d.Dates), len(d.Records))
		}
		for i, is := range book.Issues {
			switch {
			case (i+1)%10 == 0:
				if is.Scale != nil {
					t.Errorf("%+v: issue %d has a scale", s, i+1)
				}
			case is.Scale == nil || is.Scale.Numeric() != ((i+1)%4 == 0):
				t.Errorf("%+v: issue %d has the scale %+v", s, i+1, is.Scale)
			}
		}
		for i, p := range book.Parties {
			if member := s.Parties > 3 && i >= s.Parties-2; member != p.Within(book.Parties[0]) {
				t.Errorf("%+v: party %d is within the first: %t", s, i+1, !member)
			}
		}
		for i := 1; i < len(d.Dates); i++ {
			if d.Dates[i].Date != d.Dates[i-1].Date+1 {
				t.Errorf("%+v: %s follows %s", s, d.Dates[i].Date, d.Dates[i-1].Date)
			}
		}
	}
}

// The plain shapes are what speed is measured on: figures compare only while they stay
// what they were.
func TestPlainShapesStay(t *testing.T) {
	sum := sha256.New()
	files := synthetic.Small.Files()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(sum, "%s\n%s", name, files[name])
	}
	if got, want := fmt.Sprintf("%x", sum.Sum(nil)), "b91c4f25ee5ddb901ebb786a51dca3cb7c3ac0dee9bac20f6bb324d2501a7f50"; got != want {
		t.Errorf("Small is another dataset than it was: its sum is %s", got)
	}
}

// A brief dataset is sound, and has no terms.
func TestBriefIsSound(t *testing.T) {
	shape := synthetic.Small
	shape.Brief = true
	r := yamlfile.Read(shape.FS())
	if len(r.Problems) > 0 {
		t.Errorf("%d problems, the first: %v", len(r.Problems), r.Problems[0])
	}
	if want := shape.Dates * shape.PerDate; len(r.Dataset.Records) != want {
		t.Errorf("%d records, want %d", len(r.Dataset.Records), want)
	}
	for _, rec := range r.Dataset.Records {
		if len(rec.Stance.Terms) > 0 || len(rec.Stance.Evidence) != 1 {
			t.Fatalf("%s has %d terms and %d passages", rec.Place, len(rec.Stance.Terms), len(rec.Stance.Evidence))
		}
	}
}

// Full datasets are sound, whatever their shape, and always the same; together they have
// every key and every word of the format, and what follows from these comes up.
func TestFull(t *testing.T) {
	has, all := map[string]bool{}, map[string]bool{}
	shapes := []synthetic.Shape{
		{Parties: 1, Issues: 1, Dates: 3, PerDate: 1, Sources: 1}, {Parties: 2, Issues: 3, Dates: 4, PerDate: 4, Sources: 2}, {Parties: 3, Issues: 10, Dates: 5, PerDate: 20, Sources: 3},
		{Parties: 5, Issues: 6, Dates: 10, PerDate: 18, Sources: 8}, {Parties: 6, Issues: 4, Dates: 25, PerDate: 9, Sources: 8},
	}
	for seed := range uint64(12) {
		for _, s := range shapes {
			s.Seed, s.Full = seed, true
			r := yamlfile.Read(s.FS())
			for _, p := range r.Problems {
				if p.Severity == problem.Error {
					t.Fatalf("%+v: %s", s, problem.Render(p))
				}
			}
			if again := s.Files(); !maps.EqualFunc(s.Files(), again, bytes.Equal) {
				t.Errorf("%+v: another dataset the second time", s)
			}
			d := r.Dataset
			h := positions.NewHistory(d, 0)
			for _, rec := range d.Records {
				kind := "claims"
				switch {
				case rec.Stance != nil:
					kind = "stance"
					w := h.Weigh(h.Stance(rec))
					has["rank "+w.Rank.String()], has[fmt.Sprint("divided ", w.Divided)], has[fmt.Sprint("contradicted ", w.Contradicted)] = true, true, true
					has[fmt.Sprint("origins ", min(w.Origins, 3))] = true
				case rec.Silence != nil:
					kind = "silence"
					has[fmt.Sprint("searched ", rec.Silence.Searched)] = true
				}
				given(kind, rec.Facts(), has, all)
			}
			for _, p := range d.Codebook.Parties {
				for _, is := range d.Codebook.Issues {
					for _, c := range h.ClaimsMade(p, is) {
						has[fmt.Sprintf("answered %t %s", c.Answered, c.Response)] = true
					}
				}
			}
			for _, sp := range d.Codebook.Speakers {
				has["speaker "+sp.Rank.String()] = true
			}
			for _, src := range d.Sources {
				has[fmt.Sprint("source origin ", src.Origin != "")], has[fmt.Sprint("published ", src.Published != 0)] = true, true
			}
			for _, is := range d.Codebook.Issues {
				if is.Scale != nil && !is.Scale.Numeric() {
					has[fmt.Sprint("examples ", len(is.Scale.Options[0].Examples), " not ", len(is.Scale.Options[0].Not))] = true
				}
			}
		}
	}
	never := []string{"known", "tone", "novel", "prefix", "suffix", "role", "credibility", "coder", "note"} // which Odd has
	for key := range all {
		if last := key[strings.LastIndex(key, ".")+1:]; !has[key] && !slices.Contains(never, last) && key != "stance.ended.by" && !strings.HasPrefix(key, "silence.evidence") {
			t.Errorf("%s has never a value", key)
		}
	}
	wanted := []string{"divided true", "divided false", "contradicted true", "searched true", "searched false", "answered false none", "answered false confirmed", "answered false denied", "answered true none",
		"origins 0", "origins 1", "origins 2", "origins 3", "source origin true", "published true", "examples 1 not 2", "rank "}
	for _, rank := range positions.Ranks[1:] {
		wanted = append(wanted, "rank "+rank, "speaker "+rank)
	}
	for _, w := range positions.Bases {
		wanted = append(wanted, "stance.accepts.basis="+w)
	}
	for _, w := range positions.Uses {
		wanted = append(wanted, "stance.evidence.use="+w)
	}
	for _, w := range []string{"withdrawn", "met", "lapsed"} {
		wanted = append(wanted, "stance.ended.how="+w)
	}
	for _, w := range wanted {
		if !has[w] {
			t.Errorf("never: %s", w)
		}
	}
}
