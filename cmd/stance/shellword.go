package main

import "strings"

// shellWord writes a word so that it can be pasted into a shell.
func shellWord(word string) string {
	if strings.ContainsAny(word, " \t\"'$&;|<>()*?[]!~#`\\") {
		return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
	}
	return word
}
