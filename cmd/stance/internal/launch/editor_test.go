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
		`C:\Program Files\Notepad++\notepad++.exe -multiInst`:   {"-n7", "f"},
		`"C:\Program Files\Notepad++\notepad++.exe" -multiInst`: {"-n7", "f"},
		`C:\Windows\notepad.exe`:                                {"f"},
		"code --wait":                                           {"--goto", "f:7"},
		"subl -w":                                               {"f:7"},
		"notepad":                                               {"f"},
		"my-vim":                                                {"f"},
		"sed -i s/vim/x/":                                       {"f"},
		"":                                                      {"f"},
	} {
		if got := (Program{Setting: setting}).atLine("f", 7); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", setting, got, want)
		}
	}
}

// Editors that hand the file on are asked after, unless they were told to wait.
func TestMayLeave(t *testing.T) {
	for setting, want := range map[string]bool{
		"notepad": true, `C:\Windows\System32\notepad.exe`: true, "notepad++": true, "code": true, "code --wait": false, "code -w -n": false, "/usr/bin/subl": true,
		`"C:\Program Files\Sublime Text\subl.exe" -w`: false, "vi": false, "nano": false, "": false,
	} {
		if got := (Program{Setting: setting}).MayLeave(); got != want {
			t.Errorf("%q may leave: %v", setting, got)
		}
	}
}

// A setting on Windows is a program, with spaces in its name or not, and words for it.
func TestWindowsWords(t *testing.T) {
	const there = `C:\Program Files\Editor\editor.exe`
	found := func(name string) bool { return name == there || name == "notepad" || name == "code" }
	for setting, want := range map[string][]string{
		"notepad":             {"notepad"},
		"code --wait":         {"code", "--wait"},
		there:                 {there},
		there + " -w -x":      {there, "-w", "-x"},
		`"` + there + `" -w`:  {there, "-w"},
		there + ` "-my x"`:    {there, "-my x"},
		`C:\nowhere\x.exe -w`: {`C:\nowhere\x.exe`, "-w"},
		" notepad ":           {"notepad"},
		"":                    nil,
	} {
		if got := windowsWords(setting, found); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", setting, got, want)
		}
	}
}

func TestFileAddress(t *testing.T) {
	for path, want := range map[string]string{"/tmp/a page.html": "file:///tmp/a%20page.html", "C:/Users/a b/page.html": "file:///C:/Users/a%20b/page.html", "//server/share/p.html": "file:////server/share/p.html"} {
		if got := fileAddress(path); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}
