package console

import (
	"strconv"
	"testing"
)

func TestWording(t *testing.T) {
	var many []string
	for i := range 1234 {
		many = append(many, "n"+strconv.Itoa(i))
	}
	for _, c := range []struct{ got, want string }{
		{Plural(0, "error"), "0 errors"},
		{Plural(1, "error"), "1 error"},
		{Plural(2, "error"), "2 errors"},
		{DidYouMean("formt", []string{"date", "format"}), "did you mean format?"},
		{DidYouMean("zzz", []string{"date", "format"}), "known: date, format"},
		{Either(nil), ""},
		{Either(many[:1]), "n0"},
		{Either(many[:2]), "n0 or n1"},
		{Either(many[:8]), "n0, n1, n2, n3, n4, n5, n6 or n7"},
		{Either(many[:9]), "n0, n1, n2, n3, n4, n5, n6, n7 … (9 in all)"},
		{Some(nil), ""},
		{Some(many[:2]), "n0, n1"},
		{Some(many[:8]), "n0, n1, n2, n3, n4, n5, n6, n7"},
		{Some(many), "n0, n1, n2, n3, n4, n5, n6, n7 … (1,234 in all)"},
		{Joined(" · "), ""},
		{Joined(" · ", "", "a", "", "b", ""), "a · b"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}
