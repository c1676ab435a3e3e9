package capture

import "testing"

// TestWhatATextSays has a text's title and day at its top, one below the other or apart.
func TestWhatATextSays(t *testing.T) {
	for text, want := range map[string][2]string{
		"Valley talks resume\n\n4 March 2025\n\nThey met.\n":                                 {"Valley talks resume", "4 March 2025"},
		"The Valley Post\nTalks on the valley resume\n4 March 2025\n\nThey met.\n":           {"Talks on the valley resume", "4 March 2025"},
		"The Valley Post\nTalks on the valley resume\n\nThey met.\n":                         {"", ""},
		"They met on the day that is named below, which is\n4 March 2025\n":                  {"", ""}, // and nothing but this
		"They met.\nThey talked.\nThey ate.\nThey slept.\n4 March 2025\n\nThey met again.\n": {"", ""},
		"- a point\n4 March 2025\n\nThey met.\n":                                             {"", ""},
		"4 March 2025\n5 March 2025\n\nThey met.\n":                                          {"", ""},
	} {
		read, err := Read([]byte(text), "a.txt", "")
		if err != nil {
			t.Fatal(err)
		}
		for i, field := range []Field{Title, Published} {
			got := ""
			if said := read.Of(field); len(said) > 0 {
				got = said[0].Value
			}
			if got != want[i] {
				t.Errorf("%q says %q, want %q", text, got, want[i])
			}
		}
	}
}
