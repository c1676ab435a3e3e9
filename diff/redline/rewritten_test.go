package redline

import (
	"slices"
	"testing"
	"testing/quick"
)

func TestRewritten(t *testing.T) {
	for _, c := range []struct {
		from, to string
		want     bool
	}{
		{"Russia will withdraw its troops", "Russia will withdraw all troops by May", false},
		{"A ceasefire", "A ceasefire, then an exchange of prisoners, then talks on land, and at last elections", false}, // adds alone
		{"A ceasefire, then an exchange of prisoners, then talks on land, and at last elections", "A ceasefire", false}, // takes away alone
		{"Ukraine wants Europe involved in guarantees and rejects land deals before talks", "Guarantees for Ukraine need Europe and America, land is impossible, talks take time", true},
		{"By media accounts Trump works for a ceasefire.", "Talks should go straight to a peace deal.", false}, // which keeps nothing, in one place
		{"停火必须立即开始", "停火必须立即停止", false},
		{"The Uplands decide alone.", "The Uplands accept fixed shares.", false}, // in one place
		{"one", "another", false},
		{"", "something", false},
		{"something", "", false},
		{"", "", false},
		{"…", "!", false},
	} {
		if got := Rewritten(Words(c.from, c.to)); got != c.want {
			t.Errorf("%q -> %q is rewritten: %v: %s", c.from, c.to, got, Plain(Words(c.from, c.to)))
		}
		if back := Rewritten(Words(c.to, c.from)); back != c.want {
			t.Errorf("%q -> %q is rewritten: %v", c.to, c.from, back)
		}
	}
}

// TestReplaced holds that what is shown as before and after is both texts, as they are.
func TestReplaced(t *testing.T) {
	check := func(from, to string) bool {
		segs := Words(from, to)
		if !Rewritten(segs) {
			return true
		}
		return slices.Equal(Replaced(segs), []Segment{{Op: Delete, Text: from}, {Op: Insert, Text: to}})
	}
	if err := quick.Check(check, nil); err != nil {
		t.Error(err)
	}
	if !check("Ukraine wants Europe involved in guarantees and rejects land deals before talks", "Guarantees for Ukraine need Europe and America, land is impossible, talks take time") {
		t.Error("a rewritten text is not shown as before and after")
	}
}
