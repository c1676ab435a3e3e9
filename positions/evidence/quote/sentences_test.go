package quote

import (
	"slices"
	"strings"
	"testing"
)

func TestSentencesOfText(t *testing.T) {
	text := "Mr. Reed said: “We go. We will not stay!” He left.\n“Never,” she said… and Dr. Stone stood there\n\n¿Qué? Then it ended"
	var got []string
	for _, s := range Prepare(text, "en").Sentences() {
		got = append(got, strings.Repeat("§", s.Paragraph)+text[s.Start:s.End]+" ("+strings.Join(s.Words, " ")+")")
	}
	want := []string{
		"§Mr. Reed said: “We go. (mr reed said we go)", "§We will not stay!” (we will not stay)", "§He left. (he left)",
		"§§“Never,” she said… and Dr. Stone stood there (never she said and dr stone stood there)", "§§§¿Qué? (qué)", "§§§Then it ended (then it ended)",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if got := Prepare("", "").Sentences(); got != nil {
		t.Errorf("of nothing %v", got)
	}
}
