package console

import (
	"strings"
	"unicode"
)

// ShellWord writes a word so that it can be pasted into a shell: in quotes where a
// character of it, or its first, may mean something to bash, zsh, fish or sh.
func ShellWord(word string) string {
	plain := func(i int, r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || strings.ContainsRune("_./-,:@%+", r) || i > 0 && strings.ContainsRune("~=", r)
	}
	for i, r := range word {
		if !plain(i, r) {
			return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
		}
	}
	if word == "" {
		return "''"
	}
	return word
}

// ShellPath is ShellWord for the name of a file or folder, which no command is to take
// for a flag.
func ShellPath(name string) string {
	if strings.HasPrefix(name, "-") {
		name = "./" + name
	}
	return ShellWord(name)
}
