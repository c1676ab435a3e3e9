package splice

import (
	"strconv"
	"strings"
	"testing"
)

// TestAddDigests splices checksums into files of every layout; ‹a› and ‹b›
// stand for what is to be added, all the rest for what is to stay.
func TestAddDigests(t *testing.T) {
	a, b := strings.Repeat("a", 64), strings.Repeat("b", 64)
	digests := map[string]string{"a": a, "b": b}
	for name, want := range map[string]string{
		"block":             "sources:\n  - id: a\n    title: A\n‹    sha256: @a\n›  - id: b\n    title: B\n‹    sha256: @b\n›",
		"no indentation":    "sources:\n- id: a\n  title: A\n‹  sha256: @a\n›- id: b\n  title: B\n‹  sha256: @b\n›",
		"wide dash":         "sources:\n  -   id: a\n      title: A\n‹      sha256: @a\n›",
		"no end of line":    "sources:\n  - id: a\n    title: A‹\n    sha256: @a›",
		"Windows":           "sources:\r\n  - id: a\r\n    title: A\r\n‹    sha256: @a\r\n›  - id: b\r\n    title: B\r\n‹    sha256: @b\r\n›",
		"byte order mark":   "\uFEFFsources:\n  - id: a\n    title: A\n‹    sha256: @a\n›  - {id: b, title: B‹, sha256: @b›}\n",
		"comments":          "# top\nsources:\n  # the first\n  - id: a  # an id\n    title: A # not B\n‹    sha256: @a\n›\n  # the second\n  - id: b\n    title: B\n‹    sha256: @b\n›\n# end\n",
		"folded title":      "sources:\n  - id: a\n    title: >-\n      A long\n      title\n‹    sha256: @a\n›\n  - id: b\n    title: |-\n      # no comment\n‹    sha256: @b\n›",
		"kept line breaks":  "sources:\n  - id: a\n    language: en\n    title: |+\n      A\n\n\n‹    sha256: @a\n›",
		"plain on two":      "sources:\n  - title: A\n    id: a\n    publisher: The\n      Paper\n‹    sha256: @a\n›  - id: b\n    title: B\n‹    sha256: @b\n›",
		"documents":         "sources:\n  - id: a\n    title: A\n‹    sha256: @a\n›---\nsources:\n  - id: b\n    title: B\n‹    sha256: @b\n›...\n",
		"flow":              "sources:\n  - {id: a, title: \"A } b\"‹, sha256: @a›} # } here\n  - {id: b, title: B‹, sha256: @b› }\n",
		"flow on lines":     "sources: [\n  {id: a,\n   title: A‹,\n   sha256: @a›\n  }, {id: b, title: B,‹ sha256: @b,›}]\n",
		"keeps what it has": "sources:\n  - {id: a, title: A, sha256: " + b + "}\n  - {id: b, title: B‹, sha256: @b›}\n",
		"others":            "sources:\n  - {id: c, title: C}\n  - id: b\n    title: B\n‹    sha256: @b\n›  - {id: d, title: D}\n",
		"key on the dash":   "sources:\n  - id: a\n    title: 'it''s\n\n      A'\n‹    sha256: @a\n›",
		"escaped key":       "\"sources\":\n  - \"id\": a\n    \"title\": A\n‹    sha256: @a\n›",
	} {
		t.Run(name, func(t *testing.T) {
			var old, whole strings.Builder
			n := 0
			for i, part := range strings.Split(want, "‹") {
				if i > 0 {
					addition, rest, _ := strings.Cut(part, "›")
					whole.WriteString(addition)
					part = rest
					n++
				}
				old.WriteString(part)
				whole.WriteString(part)
			}
			expected := strings.NewReplacer("@a", a, "@b", b).Replace(whole.String())
			got, added, err := AddDigests("sources.yaml", []byte(old.String()), digests)
			if err != nil || added != n || string(got) != expected {
				t.Errorf("added %d, want %d; %v\n%s\nwant\n%s", added, n, err, got, expected)
			}
		})
	}
	for name, old := range map[string]string{
		"error":            "sources:\n  - {id: a}\n",
		"broken":           "sources:\n  - {id: a\n",
		"explicit keys":    "sources:\n  - ? id\n    : a\n    ? title\n    : A\n",
		"bad place":        "sources:\n  - ? {id: a}\n",
		"block key in one": "sources: [id: a]\n",
	} {
		got, added, err := AddDigests("sources.yaml", []byte(old), digests)
		if err == nil && (added != 1 || !strings.HasPrefix(string(got), old)) {
			t.Errorf("%s: %d added without an error: %s", name, added, got)
		}
	}
}

func TestAddDigestsOfMany(t *testing.T) {
	var old, want strings.Builder
	digests := map[string]string{}
	old.WriteString("sources:\n")
	want.WriteString("sources:\n")
	for i := range 500 {
		id := "s" + strconv.Itoa(i)
		digests[id] = strings.Repeat("c", 64)
		entry := "  - id: " + id + "\n    title: T\n"
		old.WriteString(entry)
		want.WriteString(entry + "    sha256: " + digests[id] + "\n")
	}
	got, added, err := AddDigests("sources.yaml", []byte(old.String()), digests)
	if err != nil || added != 500 || string(got) != want.String() {
		t.Errorf("%d added, %v", added, err)
	}
}

// TestDigestsThatLookLikeNumbers puts those in quotes that other programs would
// take for a number.
func TestDigestsThatLookLikeNumbers(t *testing.T) {
	for sum, quoted := range map[string]bool{
		strings.Repeat("1", 64): true, strings.Repeat("0", 64): true, "12e" + strings.Repeat("4", 61): true, strings.Repeat("12e4", 16): true,
		strings.Repeat("12a4", 16): false, strings.Repeat("f", 64): false,
	} {
		want := sum
		if quoted {
			want = `"` + sum + `"`
		}
		for _, old := range []string{"sources:\n  - id: a\n    title: A\n", "sources: [{id: a, title: A}]\n"} {
			got, added, err := AddDigests("sources.yaml", []byte(old), map[string]string{"a": sum})
			if err != nil || added != 1 || !strings.Contains(string(got), "sha256: "+want) {
				t.Errorf("%d, %v\n%s", added, err, got)
			}
		}
	}
}
