package diff_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"stance/positions"
)

// record is one record of a random dataset, in the words of the format.
type record struct {
	day                int // of August 2025
	party, issue, body string
}

func (r record) document() string {
	return fmt.Sprintf("---\ndate: 2025-08-%02d\npositions: {%s: {%s: {%s}}}\n", r.day, r.party, r.issue, r.body)
}

// randomParties are those of the test's codebook, with the members that each
// can name in inherited_by.
var randomParties = []struct {
	id      string
	members []string
}{
	{"anna", nil}, {"bert", nil}, {"union", []string{"anna", "bert"}}, {"alliance", []string{"anna", "bert", "union"}}, {"carl", nil}, {"dora", nil},
}

// randomRecords makes a sound dataset of the test's codebook, over the 24 first
// days of August, in the order of a Dataset. The same seed makes the same one.
func randomRecords(seed uint64) []record {
	r, more := rand.New(rand.NewPCG(seed, 7)), rand.New(rand.NewPCG(seed, 8)) // more: for what few records have
	var records []record
	for _, p := range randomParties {
		for _, is := range []string{"fire", "aid", "land", "talks"} {
			records = append(records, randomCell(r, more, p.id, p.members, is)...)
		}
	}
	slices.SortStableFunc(records, func(a, b record) int { return a.day - b.day })
	return records
}

func randomCell(r, more *rand.Rand, party string, members []string, issue string) []record {
	var records []record
	var standing []string // ids of terms
	spoken := false
	for day := 1 + r.IntN(12); day <= 24; day += 1 + r.IntN(10) {
		var facts []string
		add := func(format string, args ...any) { facts = append(facts, fmt.Sprintf(format, args...)) }
		silent, stance := false, false
		switch r.IntN(10) {
		case 0:
			silent = true
			add("silent: true")
		case 1: // claims alone, below
		default:
			stance = true
			add("summary: %s", pick(r, "Says so.", "Says no.", "“Never” — or now.", `"\"Never\" – or now."`))
			if randomPosition(r, issue, spoken, add) {
				standing = nil // where there is no position there are no terms
			} else {
				standing = randomTerms(r, standing, add)
				if ranges[issue] != nil && more.IntN(4) == 0 {
					add("accepts: [%s]", pick(more, ranges[issue]...))
				}
			}
			spoken = true
			if members != nil && r.IntN(3) > 0 {
				signed := slices.DeleteFunc(slices.Clone(members), func(string) bool { return r.IntN(2) == 0 })
				add("inherited_by: [%s]", strings.Join(signed, ", "))
			}
			add("confidence: %s", pick(r, "low", "moderate", "moderate", "high"))
			add("basis: %s", pick(r, "stated", "stated", "stated", "recounted", "reported", "assessed", "inferred"))
			if r.IntN(3) == 0 {
				add("salience: %d", r.IntN(101))
			}
		}
		if !stance && !silent || r.IntN(5) == 0 {
			by := pick(r, "anna", "bert", "carl", "dora")
			if by == party {
				by = "alliance"
			}
			place := pick(r, "", ", position: none", ", position: "+randomPoint(r, issue))
			if ranges[issue] != nil && more.IntN(4) == 0 {
				place = ", plausible: [" + pick(more, ranges[issue]...) + "]"
			}
			add("claims: [{by: %s, summary: %s%s%s, known: 2025-08-%02d}]", by, pick(more, "c", "c", "d"), place, pick(more, "", "", ", response: none", ", response: denied", ", response: confirmed"), day+r.IntN(5))
		}
		if (stance || silent) && r.IntN(4) == 0 {
			add("known: 2025-08-%02d", day+r.IntN(7))
		}
		if more.IntN(5) == 0 {
			add("when: %s", pick(more, "2025-08", "2025"))
		}
		records = append(records, record{day, party, issue, strings.ReplaceAll(strings.Join(facts, ", "), ", position: ,", ",")})
	}
	return records
}

var fireOptions = []string{"low", "lowish", "mid", "highish", "high"}

func randomPoint(r *rand.Rand, issue string) string {
	switch issue {
	case "fire":
		return pick(r, fireOptions...)
	case "aid":
		return fmt.Sprint(1 + float64(r.IntN(61))/10)
	case "land":
		return pick(r, "all", "some", "nothing")
	}
	return "none"
}

// randomPosition writes a position, a range, both or neither, and reports
// whether it may be none.
func randomPosition(r *rand.Rand, issue string, spoken bool, add func(string, ...any)) (none bool) {
	switch n := r.IntN(10); {
	case n == 0:
		add("position: none")
		return true
	case issue == "talks" || n == 1:
		add("note: n")
	case n == 2 && spoken:
		add("position: same")
		return true // it may repeat none
	case n == 3:
		add("plausible: [%s]", pick(r, ranges[issue]...))
	case n == 4:
		add("position: %s, plausible: [%s]", middle[issue], pick(r, ranges[issue]...))
	default:
		add("position: %s", randomPoint(r, issue))
	}
	return false
}

// Some ranges of each scale, and a position that lies in all of them.
var ranges = map[string][]string{
	"fire": {"low, mid", "mid, high", "lowish, highish", "mid, mid"},
	"aid":  {"1, 4", "4, 7", "3.9, 4.1"},
	"land": {"all, some", "some, nothing"},
}

var middle = map[string]string{"fire": "mid", "aid": "4", "land": "some"}

func randomTerms(r *rand.Rand, standing []string, add func(string, ...any)) []string {
	if len(standing) > 0 && r.IntN(4) == 0 {
		add("ended: [{id: %s, how: %s}]", standing[0], pick(r, "met", "withdrawn"))
		return standing[1:]
	}
	var terms []string
	for _, id := range []string{"a", "b"} {
		if r.IntN(3) == 0 {
			terms = append(terms, fmt.Sprintf("{id: %s, text: %s}", id, pick(r, "An end to the fighting", "An end to all the fighting", "Bread")))
			if !slices.Contains(standing, id) {
				standing = append(standing, id)
			}
		}
	}
	if r.IntN(3) == 0 {
		terms = append(terms, pick(r, "Coal", "Dew", "{kind: threat, text: Coal}"))
	}
	if terms != nil {
		add("terms: [%s]", strings.Join(terms, ", "))
	}
	return standing
}

func pick[T any](r *rand.Rand, from ...T) T { return from[r.IntN(len(from))] }

// randomDataset writes the records into one file, or, shuffled, into three.
func randomDataset(t testing.TB, records []record, shuffled bool) *positions.Dataset {
	t.Helper()
	files := make([]string, 1)
	if shuffled {
		files = make([]string, 3)
		records = slices.Clone(records)
		rand.New(rand.NewPCG(1, 2)).Shuffle(len(records), func(i, j int) { records[i], records[j] = records[j], records[i] })
	}
	for i, r := range records {
		files[i%len(files)] += r.document()
	}
	return read(t, codebook, files...)
}

// How many random datasets a property is tried on: those that write whole
// documents take longer.
const (
	seeds         = 40
	documentSeeds = 8
)

// everySeed runs a property on n random datasets.
func everySeed(t *testing.T, n uint64, property func(t *testing.T, d *positions.Dataset, records []record)) {
	for seed := range n {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			records := randomRecords(seed)
			property(t, randomDataset(t, records, false), records)
		})
	}
}
