package report

import "testing"

func TestShortened(t *testing.T) {
	for _, c := range []struct{ quote, language, want string }{
		{"We want peace. We have said so for years.", "en", "We want peace. […]"},
		{"We want peace. We have said so.", "en-GB", "We want peace. We have said so."}, // short enough
		{"We want peace. But we want it with Alaska.", "en", "We want peace. But we want it with Alaska."},
		{"We want peace. We will have it if they withdraw.", "en", "We want peace. We will have it if they withdraw."},
		{"We want peace. That isn’t what they want now.", "en", "We want peace. That isn’t what they want now."},
		{"We want peace and have said so for years.", "en", "We want peace and have said so for years."}, // no sentence ends
		{"We met Mr. Smith and said so for years.", "en", "We met Mr. Smith and said so for years."},     // an abbreviation
		{"We met in the U.S. Congress and said it.", "en", "We met in the U.S. Congress and said it."},   // likewise
		{"Wir wollen Frieden. Das haben wir seit Jahren gesagt.", "de", "Wir wollen Frieden. Das haben wir seit Jahren gesagt."},
		{"We want peace. We have said so for years.", "", "We want peace. We have said so for years."},       // of no known language
		{"Peace now! Everybody wants it to come soon.", "en", "Peace now! Everybody wants it to come soon."}, // too little would stay
	} {
		if got := shortened(c.quote, c.language, 7); got != c.want {
			t.Errorf("%q (%s) is shortened to %q, want %q", c.quote, c.language, got, c.want)
		}
	}
}
