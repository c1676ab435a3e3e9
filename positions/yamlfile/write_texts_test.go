package yamlfile

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"stance/positions"
	"stance/positions/problem"
	"stance/positions/synthetic"
)

// chunk is how many texts stand in one dataset.
const chunk = 60

// filled puts each text wherever one can stand: in lines and in brackets, as
// the value of a key and as an item of a list.
func filled(texts []string) *positions.Dataset {
	d := &positions.Dataset{}
	var parties []*positions.Party
	var issues []*positions.Issue
	group := &positions.Party{ID: "group", Name: texts[0]}
	parties = append(parties, group)
	for i, text := range texts {
		id := fmt.Sprintf("n%d", i)
		p := &positions.Party{ID: id, Name: text, Short: text, Groups: []*positions.Party{group}}
		parties = append(parties, p)
		is := &positions.Issue{ID: id, Name: text, Question: text}
		if i%2 == 0 {
			is.Scale = &positions.Scale{Low: text, High: text, Max: 100, Options: []positions.Option{
				{ID: "yes", Label: text}, {ID: "1e3", Label: text, Description: text, Value: 50}, {ID: "null", Label: text, Value: 100}}}
		} else {
			is.Scale = &positions.Scale{Low: text, High: text, Min: -1, Max: 1}
		}
		issues = append(issues, is)
		src := &positions.Source{Index: i, ID: id, Title: text, Publisher: text, URL: text}
		d.Sources = append(d.Sources, src)
		evidence := []positions.Evidence{
			{Quote: text, Paraphrase: text, Speaker: text, Role: text, Source: src, Locator: text, Prefix: " " + text, Suffix: text + "\n"},
			{Paraphrase: text, Source: src},
		}
		info := positions.DateInfo{Date: positions.Date(740000 + i), Title: text, Note: text}
		d.Dates = append(d.Dates, info)
		r := &positions.Record{Date: info.Date, Party: p, Issue: is, Coder: text, Note: text}
		r.Stance = &positions.Stance{Record: r, Option: -1, Summary: text, Evidence: evidence,
			Terms: []positions.Term{{Text: text}, {ID: "off", Kind: positions.Threat, Text: text + "!"}, {Kind: positions.Offer, Text: text + "."}}}
		r.Claims = []*positions.Claim{{Record: r, By: group, Option: -1, Summary: text, Evidence: evidence}}
		silent := &positions.Record{Date: info.Date, Party: group, Issue: is, Coder: text, Note: text}
		silent.Silence = &positions.Silence{Record: silent, Evidence: evidence}
		d.Records = append(d.Records, silent, r)
	}
	d.Codebook = positions.NewCodebook(texts[0], texts[len(texts)-1], parties, issues)
	return d
}

// slowly is a folder whose YAML files are read by the library alone, as there
// is a tab in each.
func slowly(files []File) fs.FS {
	folder := fstest.MapFS{}
	for _, f := range files {
		folder[f.Name] = &fstest.MapFile{Data: append(slices.Clone(f.Content), "#\t\n"...)}
	}
	return folder
}

func readBack(t *testing.T, want, how string, folder fs.FS) bool {
	t.Helper()
	r := Read(folder)
	for _, p := range r.Problems {
		if p.Severity == problem.Error {
			t.Errorf("%s: %s", how, problem.Render(p))
			return false
		}
	}
	got := facts(r.Dataset)
	if want != got {
		w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
		for i := range min(len(w), len(g)) {
			if w[i] != g[i] {
				t.Errorf("%s:\nwant %s\n got %s", how, w[i], g[i])
				return false
			}
		}
		t.Errorf("%s: %d facts, want %d", how, len(g), len(w))
	}
	return want == got
}

// TestAnyTextReadsAsWritten writes every text in every place, and reads it with
// both readers.
func TestAnyTextReadsAsWritten(t *testing.T) {
	failed := 0
	for texts := range slices.Chunk(synthetic.Texts(), chunk) {
		d := filled(texts)
		files, want := Files(d), facts(d)
		ok := readBack(t, want, "as it is", inMemory(files)) && readBack(t, want, "by the library alone", slowly(files))
		if !ok {
			if failed++; failed == 5 {
				t.Fatal("and so on")
			}
		}
	}
}

// TestAnyTextInComments has every text in a comment, which ends where it
// should: nothing of it is read.
func TestAnyTextInComments(t *testing.T) {
	texts := synthetic.Texts()
	s := Snapshot{DateInfo: positions.DateInfo{Date: 740000, Title: "T"}, Comment: strings.Join(texts, "\n")}
	party, issue := &positions.Party{ID: "p"}, &positions.Issue{ID: "i"}
	r := &positions.Record{Party: party, Issue: issue, Silence: &positions.Silence{}}
	for _, text := range texts {
		s.Cells = append(s.Cells, Cell{Party: party, Issue: issue, Comment: text})
	}
	s.Cells = append(s.Cells, Cell{Party: party, Issue: issue, Record: r, Comment: texts[0]})
	var got struct {
		Date, Title string
		Positions   map[string]map[string]map[string]bool
	}
	if err := yaml.Unmarshal(s.Format(), &got); err != nil || got.Title != "T" || len(got.Positions) != 1 || len(got.Positions["p"]) != 1 || !got.Positions["p"]["i"]["silent"] {
		t.Errorf("%v, %v", got, err)
	}
}

// resolved is what YAML 1.1, or the core schema of YAML 1.2, takes for
// something other than text.
var resolved = regexp.MustCompile(`^(?:` + strings.Join([]string{
	`~|(?i:null|true|false|yes|no|on|off|y|n)|<<|=|`,
	`[-+]?0b[01_]+`, `[-+]?0o?[0-7_]+`, `[-+]?0x[0-9a-fA-F_]+`, `[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])*(?:\.[0-9_]*)?`,
	`[-+]?(?:[0-9][0-9_]*)?\.?[0-9_]*(?:[eE][-+]?[0-9]+)?`, `[-+]?\.(?i:inf)`, `\.(?i:nan)`,
	`[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \t].*)?`,
}, "|") + `)$`)

// plainBySpec reports whether a text can stand without quotes on one line, by
// the productions of YAML 1.2 (ns-plain-one-line, section 7.3.3), and is text
// then for readers of YAML 1.1, too.
func plainBySpec(s string, flow bool) bool {
	const flowMarks = ",[]{}"
	runes := []rune(s)
	space := func(i int) bool { return i < 0 || i >= len(runes) || runes[i] == ' ' || runes[i] == '\t' }
	safe := func(i int) bool {
		return !space(i) && !(flow && strings.ContainsRune(flowMarks, runes[i]))
	}
	if s == "" || resolved.MatchString(s) || space(0) && len(runes) > 0 || space(len(runes)-1) {
		return false
	}
	if strings.ContainsRune("-?:", runes[0]) && !safe(1) || strings.ContainsRune(",[]{}#&*!|>'\"%@`", runes[0]) {
		return false
	}
	for i, r := range runes {
		printable := r == '\t' || r >= ' ' && r <= '~' || r >= 0xA0 && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000
		switch {
		case !printable || r == 0xFEFF || r == '\u2028' || r == '\u2029', // line breaks in YAML 1.1
			!space(i) && !safe(i),
			r == ':' && !safe(i+1),
			r == '#' && space(i-1):
			return false
		}
	}
	return true
}

// TestUnquotedBySpec holds what is written without quotes against the
// specification, which other programs go by.
func TestUnquotedBySpec(t *testing.T) {
	for _, text := range synthetic.Texts() {
		for _, flow := range []bool{false, true} {
			if oneLine(text, flow) == text && !plainBySpec(text, flow) {
				t.Errorf("%q stands without quotes (in brackets: %t)", text, flow)
			}
		}
	}
}

// TestPlainStaysPlain keeps text without quotes that needs none.
func TestPlainStaysPlain(t *testing.T) {
	for _, text := range []string{
		"Ukraine", "two words", "it's", "Who?", "Who? Me", "a?b", "e.g. this; and that", "half (50%)", "a/b", "AT&T", "a*b", "a|b", "a>b", "a=b", "a~b", "a@b", "a^b", "a_b", "a$b", `a\b`, `a"b"`, "a!", "a+b", "a-b", "a - b", "a`b", "a#b", "a:b",
		"Zelenskyy: no", "a, b", "[a]", "a [b]", "a {b}", "“a”", "ключ", "約束、です", "(a)", "x # y",
	} {
		block := !strings.Contains(text, ": ") && !strings.Contains(text, " #") && text[0] != '['
		if got := oneLine(text, false) == text; got != block {
			t.Errorf("%q is written as %s", text, oneLine(text, false))
		}
		if got := oneLine(text, true) == text; got != (block && !strings.ContainsAny(text, ",[]{}?")) {
			t.Errorf("%q is written as %s in brackets", text, oneLine(text, true))
		}
	}
}

// TestEveryCharacter writes each character there is, alone and between letters.
func TestEveryCharacter(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if r >= 0xD800 && r < 0xE000 {
			continue // halves of characters
		}
		if r > 0x20000 && r%251 != 0 && r&0xFFFF < 0xFFF0 {
			continue // letters, or nothing yet
		}
		for _, text := range []string{string(r), "a" + string(r), string(r) + "a", "a" + string(r) + "b"} {
			for _, flow := range []bool{false, true} {
				if written := oneLine(text, flow); written == text && !plainBySpec(text, flow) || !utf8.ValidString(written) {
					t.Errorf("%q stands as %s", text, written)
				}
			}
		}
	}
	var all []string
	for r := rune(0); r < 0x3000; r++ {
		all = append(all, "a"+string(r)+"b", "“"+string(r)+"”")
	}
	for texts := range slices.Chunk(all, 1000) {
		var b strings.Builder
		for _, text := range texts {
			fmt.Fprintf(&b, "- %s\n- [%s, {x: %s}]\n", oneLine(text, false), oneLine(text, true), oneLine(text, true))
		}
		var got []any
		if err := yaml.Unmarshal([]byte(b.String()), &got); err != nil {
			t.Fatal(err)
		}
		for i, text := range texts {
			if line, list := got[2*i], fmt.Sprint(got[2*i+1]); line != text || list != fmt.Sprint([]any{text, map[string]any{"x": text}}) {
				t.Errorf("%q reads as %q and %q", text, line, list)
			}
		}
	}
}

// TestAnyTextWhereAWordIsMeant has every text where only some are sound: it is
// written as it is, for checking to refuse.
func TestAnyTextWhereAWordIsMeant(t *testing.T) {
	for texts := range slices.Chunk(synthetic.Texts(), chunk) {
		var sources []*positions.Source
		var parties []*positions.Party
		for _, text := range texts {
			sources = append(sources, &positions.Source{ID: text, Title: "T", Language: text, Archive: text, SHA256: text, Reliability: text})
			parties = append(parties, &positions.Party{ID: text, Name: "N", Color: text})
		}
		issue := &positions.Issue{ID: texts[0], Name: "I"}
		snapshot := Snapshot{DateInfo: positions.DateInfo{Date: 740000, Label: texts[0]}}
		for _, p := range parties {
			r := &positions.Record{Party: p, Issue: issue}
			r.Stance = &positions.Stance{Record: r, Option: -1, Summary: "S", Signatories: []*positions.Party{p},
				Terms: []positions.Term{{ID: p.ID, Text: "T"}}, Ended: []positions.Ending{{ID: p.ID, How: positions.Replaced, By: p.ID}}}
			snapshot.Cells = append(snapshot.Cells, Cell{Party: p, Issue: issue, Record: r})
		}
		var got struct {
			Sources, Parties []map[string]any
			Label            string
			Positions        map[string]map[string]struct {
				Terms, Ended []map[string]any
				Signed       []any `yaml:"inherited_by"`
			}
		}
		book := positions.NewCodebook("T", "", parties, []*positions.Issue{issue})
		for _, content := range [][]byte{FormatSources(sources), FormatCodebook(book), snapshot.Format()} {
			if err := yaml.Unmarshal(content, &got); err != nil {
				t.Fatalf("%v\n%s", err, content)
			}
		}
		if got.Label != texts[0] {
			t.Errorf("%q reads as %q", texts[0], got.Label)
		}
		for i, text := range texts {
			source, party, stance := got.Sources[i], got.Parties[i], got.Positions[text][texts[0]]
			for where, is := range map[string]any{
				"source": source["id"], "language": source["language"], "archive": source["archive"], "sha256": source["sha256"], "reliability": source["reliability"],
				"party": party["id"], "color": party["color"], "term": stance.Terms[0]["id"], "ended": stance.Ended[0]["id"], "by": stance.Ended[0]["by"], "signed": stance.Signed[0],
			} {
				if is != text {
					t.Errorf("%s: %q reads as %q", where, text, is)
				}
			}
		}
	}
}
