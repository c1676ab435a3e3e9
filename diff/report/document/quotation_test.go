package document

import "testing"

// TestQuoted holds that what is in brackets stands outside of the quotation marks, and that of
// the marks in it only that goes which opens or closes the quotation itself.
func TestQuoted(t *testing.T) {
	for _, tt := range []struct{ prefix, quote, suffix, want string }{
		{"", "", "", ""},
		{"beside", "", "nothing", ""},
		{"", "no land", "", "“no land”"},
		{"it was “impossible” for Ukraine to “", "give up or trade land", "", "[it was “impossible” for Ukraine to] “give up or trade land”"},
		{"threatening “", "severe", "” consequences for Russia should it not go well", "[threatening] “severe” [consequences for Russia should it not go well]"},
		{"", "no", ",” he added", "“no” [, he added]"},
		{"", "no", "”, and left", "“no” [, and left]"},
		{"not today, but ", "perhaps half", "", "[not today, but] “perhaps half”"},
		// begun further before, it is quoted there too
		{"“We won the concession: that ", "they help", ", “too”", "“[We won the concession: that] they help” [, “too”]"},
		{"He said: “We won ", "nothing", " at all”, and left", "[He said:] “[We won] nothing [at all]” [, and left]"},
		{"il dit « que ", "jamais", " plus » à ceci", "[il dit] “[que] jamais [plus]” [à ceci]"},
		{"„nein“, „und ", "nie", "", "[„nein“,] “[und] nie”"},
		// a quotation of its own beside it keeps both its marks
		{"it is “impossible” ", "for us", " “soon”, he said", "[it is “impossible”] “for us” [“soon”, he said]"},
		{`it is "impossible" `, "for us", ` "soon", he said`, `[it is "impossible"] “for us” ["soon", he said]`},
		{`he said "`, "never", `" to "that"`, `[he said] “never” [to "that"]`},
		{"il est « impossible » ", "de céder", " « maintenant »", "[il est « impossible »] “de céder” [« maintenant »]"},
		{"il dit « ", "jamais", " » à ceci", "[il dit] “jamais” [à ceci]"},
		{"„nein“ ", "sagte er", " „nie“", "[„nein“] “sagte er” [„nie“]"},
		{"er sagte „", "nie", "“ dazu", "[er sagte] “nie” [dazu]"},
		{"er sagte »", "nie", "« dazu", "[er sagte] “nie” [dazu]"},
		{"»nein« ", "sagte er", " »nie«", "[»nein«] “sagte er” [»nie«]"},
		{"han sa ”", "aldrig", "” till det", "[han sa] “aldrig” [till det]"},
		{"他说“", "不", "”。他走了", "[他说] “不” [。他走了]"},
		{"彼は「", "いいえ", "」と言った", "[彼は] “いいえ” [と言った]"},
		// an apostrophe is no mark of a quotation
		{"the envoys’ ", "land", "’s worth, not more", "[the envoys’] “land” [’s worth, not more]"},
	} {
		p := Passage{Prefix: tt.prefix, Quote: tt.quote, Suffix: tt.suffix}
		if got := p.Quoted(); got != tt.want {
			t.Errorf("%q %q %q: %s, want %s", tt.prefix, tt.quote, tt.suffix, got, tt.want)
		}
	}
}
