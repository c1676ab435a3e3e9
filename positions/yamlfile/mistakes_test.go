package yamlfile

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stance/positions/problem"
	"stance/positions/synthetic"
)

// TestUnquotedWithinBrackets has people write every text within brackets as it
// is. Where that is no YAML, the problem stands at the text, or at the brackets
// that it broke, and its hint says that quotes would mend it.
func TestUnquotedWithinBrackets(t *testing.T) {
	const lead = "parties:\n  - {id: a, name: A}\n  - {id: b,\n     short: B, name: "
	failing, told := 0, 0
	for _, text := range synthetic.Texts() {
		if strings.ContainsAny(text, "\n\r\x00") || len(text) > 60 || strings.Contains(text, ",#") { // a comment after a comma, as people write them
			continue
		}
		content := []byte(lead + text + "}\nissues:\n  - {id: i, name: I}\ntitle: T\n")
		if findUnreadable(content) != nil || newSource(content).oddBreaks() || decodes(content) {
			continue
		}
		failing++
		r := Read(fstest.MapFS{"codebook.yaml": {Data: content}})
		p := r.Problems[slices.IndexFunc(r.Problems, func(p problem.Problem) bool { return p.Severity == problem.Error })]
		if p.Rule == problem.YAMLFeature {
			continue
		}
		if p.Rule != problem.BadSyntax || p.Line < 3 || p.Line > 4 && !strings.ContainsAny(text, `[{"'`) {
			t.Errorf("%q: %s", text, problem.Render(p))
		}
		if strings.Contains(p.Message, "this is not valid YAML") {
			continue
		}
		told++
		if !strings.Contains(p.Hint, "quotes") && !strings.Contains(p.Hint, "close it") {
			t.Errorf("%q: no hint of quotes: %s", text, problem.Render(p))
		}
	}
	if failing < 1000 || told < failing-20 { // a bracket that closes too early can be taken for a key
		t.Errorf("of %d mistakes %d are told in the program's own words", failing, told)
	}
}
