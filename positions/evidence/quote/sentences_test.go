package quote

import (
	"slices"
	"strings"
	"testing"
)

func TestSentencesOfText(t *testing.T) {
	text := "Mr. Reed said: “We go. We will not stay!” He left.\n“Never,” she said… and Dr. Stone stood there\n\n¿Qué? Then it ended"
	characters := []rune(text)
	var got []string
	for _, s := range Prepare(text, "en").Sentences() {
		if string(characters[s.Start:s.End]) != s.Text {
			t.Errorf("%q does not stand at %v", s.Text, s.Place)
		}
		got = append(got, strings.Repeat("§", s.Paragraph)+s.Text+" ("+strings.Join(s.Words, " ")+")")
	}
	want := []string{
		"§Mr. Reed said: “We go. (Mr Reed said We go)", "§We will not stay!” (We will not stay)", "§He left. (He left)",
		"§§“Never,” she said… and Dr. Stone stood there (Never she said and Dr Stone stood there)", "§§§¿Qué? (Qué)", "§§§Then it ended (Then it ended)",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if got := Prepare("", "").Sentences(); got != nil {
		t.Errorf("of nothing %v", got)
	}
}
