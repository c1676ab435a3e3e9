package launch

import (
	"slices"
	"testing"
)

func TestEditorsAtALine(t *testing.T) {
	for setting, want := range map[string][]string{
		"vim":                              {"+7", "f"},
		"/usr/bin/nano -w":                 {"+7", "f"},
		`"/opt/my editors/emacsclient" -t`: {"+7", "f"},
		`C:\tools\Code.exe --wait`:         {"--goto", "f:7"},
		"code --wait":                      {"--goto", "f:7"},
		"subl -w":                          {"f:7"},
		"notepad":                          {"f"},
		"my-vim":                           {"f"},
		"sed -i s/vim/x/":                  {"f"},
		"":                                 {"f"},
	} {
		if got := (Program{Setting: setting}).atLine("f", 7); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", setting, got, want)
		}
	}
}
