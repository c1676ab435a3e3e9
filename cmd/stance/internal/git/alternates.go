package git

import "strings"

// alternates gives the names in a list of stores to borrow objects from, as git
// reads objects/info/alternates: one in each line, but for comments. A name in
// quotation marks ends with them, and the next begins after one character more,
// whatever that is. A line's carriage return belongs to the name.
func alternates(list string) []string {
	list, _, _ = strings.Cut(list, "\x00")
	var names []string
	for list != "" {
		name, rest, quoted := unquote(list)
		switch {
		case quoted:
			rest = rest[min(1, len(rest)):]
			name, _, _ = strings.Cut(name, "\x00")
		default:
			if name, rest, _ = strings.Cut(list, "\n"); strings.HasPrefix(name, "#") {
				name = ""
			}
		}
		if name != "" {
			names = append(names, name)
		}
		list = rest
	}
	return names
}

// escaped are the characters that git writes as a backslash and another.
var escaped = map[byte]byte{'a': '\a', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', '\\': '\\', '"': '"'}

// unquote reads a text in quotation marks, with the escapes of C, off the
// beginning of another. It is false where there is none that is sound.
func unquote(s string) (text, rest string, ok bool) {
	if !strings.HasPrefix(s, `"`) {
		return "", "", false
	}
	var b strings.Builder
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			return b.String(), s[i+1:], true
		case c != '\\':
			b.WriteByte(c)
		case i+3 < len(s) && s[i+1] <= '3' && octal(s[i+1]) && octal(s[i+2]) && octal(s[i+3]):
			b.WriteByte((s[i+1]-'0')<<6 | (s[i+2]-'0')<<3 | (s[i+3] - '0'))
			i += 3
		default:
			if i++; i == len(s) || escaped[s[i]] == 0 {
				return "", "", false
			}
			b.WriteByte(escaped[s[i]])
		}
	}
	return "", "", false
}

func octal(c byte) bool { return c >= '0' && c <= '7' }
