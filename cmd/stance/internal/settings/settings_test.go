package settings

import (
	"slices"
	"strings"
	"testing"
)

func TestRead(t *testing.T) {
	const file = "/home/u/.config/stance/config.yaml"
	for name, c := range map[string]struct {
		env      map[string]string
		content  string
		want     map[string]string // value, from
		problems []string
	}{
		"nothing": {want: map[string]string{Coder: " ", Width: " ", Color: " "}},
		"file": {
			content: "# mine\ncoder: el\nwidth: 100\ncolor: never\npager: less -S\neditor: \"code --wait\"\nreviewer: Jane Mbeki\n",
			want: map[string]string{
				Coder: "el " + file + ":2", Width: "100 " + file + ":3", Color: "never " + file + ":4", Pager: "less -S " + file + ":5",
				Editor: "code --wait " + file + ":6", Reviewer: "Jane Mbeki " + file + ":7",
			},
		},
		"environment first": {
			env:     map[string]string{"STANCE_CODER": "mk", "STANCE_WIDTH": "120", "EDITOR": "nano", "VISUAL": "vim", "PAGER": "more", "NO_COLOR": "1"},
			content: "coder: el\nwidth: 100\neditor: ed\npager: less\ncolor: always\n",
			want:    map[string]string{Coder: "mk STANCE_CODER", Width: "120 STANCE_WIDTH", Editor: "vim VISUAL", Pager: "more PAGER", Color: "never NO_COLOR"},
		},
		"its own variable first":     {env: map[string]string{"STANCE_COLOR": "always", "NO_COLOR": "1", "STANCE_EDITOR": "ed", "VISUAL": "vi", "STANCE_PAGER": "", "PAGER": "less"}, want: map[string]string{Color: "always STANCE_COLOR", Editor: "ed STANCE_EDITOR", Pager: " STANCE_PAGER"}},
		"force":                      {env: map[string]string{"CLICOLOR_FORCE": "1"}, content: "color: never", want: map[string]string{Color: "always CLICOLOR_FORCE"}},
		"no force, and empty is off": {env: map[string]string{"CLICOLOR_FORCE": "0", "NO_COLOR": "", "EDITOR": "", "VISUAL": "  "}, content: "color: never\neditor: ed", want: map[string]string{Color: "never " + file + ":1", Editor: "ed " + file + ":2"}},
		"wrong": {
			env: map[string]string{"STANCE_WIDTH": "wide"}, content: "color: blue\nwidth: 90\ncodr: x\nzzz: y\n",
			want: map[string]string{Width: "90 " + file + ":2", Color: " "},
			problems: []string{
				"STANCE_WIDTH: \"wide\" is no width: write a number of columns from 40 on", file + ":1: \"blue\" is no word for colours: write auto, always or never",
				file + ":3: there is no setting \"codr\"; did you mean coder?", file + ":4: there is no setting \"zzz\"; there are coder, reviewer, width, color, pager, editor",
			},
		},
		"comments alone": {content: "\uFEFF# coder: el\r\n\r\n  # width: 100", want: map[string]string{Coder: " "}},
		"no YAML":        {content: "coder: [el\n", want: map[string]string{Coder: " "}, problems: []string{file + ":"}},
	} {
		s := Read(func(v string) (string, bool) { value, set := c.env[v]; return value, set }, file, []byte(c.content))
		for setting, want := range c.want {
			if got := s.Get(setting); got.Value+" "+got.From != want {
				t.Errorf("%s: %s is %q from %q, want %q", name, setting, got.Value, got.From, want)
			}
		}
		same := slices.EqualFunc(s.Problems(), c.problems, func(got, want string) bool { return strings.HasPrefix(got, want) })
		if !same {
			t.Errorf("%s: problems %q, want %q", name, s.Problems(), c.problems)
		}
	}
}

func TestFolder(t *testing.T) {
	for _, c := range []struct {
		system string
		env    map[string]string
		want   string
	}{
		{"linux", map[string]string{"HOME": "/home/u"}, "/home/u/.config/stance"},
		{"linux", map[string]string{"HOME": "/home/u", "XDG_CONFIG_HOME": "/etc/mine"}, "/etc/mine/stance"},
		{"linux", map[string]string{"HOME": "/home/u", "XDG_CONFIG_HOME": "mine"}, "/home/u/.config/stance"},
		{"darwin", map[string]string{"HOME": "/Users/u"}, "/Users/u/Library/Application Support/stance"},
		{"linux", nil, ""},
	} {
		if got, err := Folder(c.system, func(v string) string { return c.env[v] }); got != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%s, %v: %q, %v", c.system, c.env, got, err)
		}
	}
}
