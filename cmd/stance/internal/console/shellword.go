package console

import (
	"runtime"
	"strings"
	"unicode"
)

// ShellWord writes a word so that it can be pasted into a shell: in quotes where a
// character of it, or its first, may mean something to bash, zsh, fish or sh; on Windows
// to PowerShell or the command prompt.
func ShellWord(word string) string {
	if runtime.GOOS == "windows" {
		return windowsWord(word)
	}
	return posixWord(word)
}

func posixWord(word string) string {
	if plainFor(word, "_./-,:@%+", "~=") {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}

// windowsWord puts a word into the quotation marks that both shells of Windows know; into
// PowerShell's own where it would take something in those for a variable. A backslash before
// the last mark is doubled, as it would be taken for one that quotes it.
func windowsWord(word string) string {
	switch {
	case plainFor(word, `_./-:+\`, "~=,@"):
		return word
	case strings.ContainsAny(word, "$`"):
		return "'" + strings.ReplaceAll(word, "'", "''") + "'"
	}
	ending := word[len(strings.TrimRight(word, `\`)):]
	return `"` + strings.ReplaceAll(word, `"`, `""`) + ending + `"`
}

// plainFor reports whether a word is of letters, digits and these marks alone, and has of
// the others none at its beginning.
func plainFor(word, marks, later string) bool {
	for i, r := range word {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune(marks, r) && (i == 0 || !strings.ContainsRune(later, r)) {
			return false
		}
	}
	return word != ""
}

// ShellPath is ShellWord for the name of a file or folder, which no command is to take
// for a flag.
func ShellPath(name string) string {
	if strings.HasPrefix(name, "-") {
		name = "./" + name
	}
	return ShellWord(name)
}
