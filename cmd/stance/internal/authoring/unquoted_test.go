package authoring

import "testing"

// The marks about a whole quotation are no part of it; those within are.
func TestUnquoted(t *testing.T) {
	for text, want := range map[string]string{
		`"The gates open at dawn."`: "The gates open at dawn.", "“The gates open,”": "The gates open,", "„Die Tore gehen auf“": "Die Tore gehen auf", "« Les vannes »": "Les vannes",
		`"The gates open`: "The gates open", "the gates open at dawn.”": "the gates open at dawn.", "‘The gates open’": "The gates open",
		`"Open", he said, "and soon"`: `"Open", he said, "and soon"`, `he said "soon"`: `he said "soon"`, `"Soon" is what he said`: `"Soon" is what he said`, `a "few" gates"`: `a "few" gates"`,
		"‘It’s ours’": "‘It’s ours’", "'tis ours": "'tis ours", "the farmers'": "the farmers'", "“": "“", `""`: `""`, "": "", "plain": "plain",
		"“He said ‘soon’”": "He said ‘soon’",
	} {
		if got := unquoted(text); got != want {
			t.Errorf("%s is %s, want %s", text, got, want)
		}
	}
}
