package visible

import (
	"strings"
	"unicode"
)

var rightToLeft = []*unicode.RangeTable{unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Adlam,
	unicode.Mandaic, unicode.Samaritan, unicode.Hanifi_Rohingya, unicode.Mende_Kikakui}

// RightToLeft reports whether a text has letters of a right-to-left script, so that it
// would reorder a sentence in which it is not set apart.
func RightToLeft(s string) bool { return strings.ContainsFunc(s, RightToLeftLetter) }

// BeginsRightToLeft reports whether the first letter of a text is of a right-to-left script,
// which is the direction in which it is set where it stands by itself.
func BeginsRightToLeft(s string) bool {
	i := strings.IndexFunc(s, unicode.IsLetter)
	return i >= 0 && RightToLeftLetter(first(s[i:]))
}

// RightToLeftLetter reports whether a character is a letter of a right-to-left script.
func RightToLeftLetter(r rune) bool { return unicode.IsLetter(r) && unicode.In(r, rightToLeft...) }
