package sourcing

import (
	"encoding/json"
	"strings"
	"testing"
)

// Of a source that was captured again what is new in its later texts is found, too, each sentence
// once; and it is coded where a quotation of any of the texts stands in it.
func TestPassagesOfLaterTexts(t *testing.T) {
	const (
		shut  = "Upland keeps the water shut."
		asks  = "Upland asks for more of the water."
		opens = "Upland opens the water."
		joins = "Upland and the lower valley share the water."
	)
	dir := valley(t)
	written(t, dir, "sources.yaml", "sources:\n  - {id: talks, title: Talks, captures: [{date: 2025-03-05}, {date: 2025-03-05}, {date: 2025-03-09}]}\n")
	written(t, dir, "archive/talks.txt", shut+"\n"+asks+"\n")
	written(t, dir, "archive/talks@2025-03-05.txt", asks+"\n"+opens+"\n")
	written(t, dir, "archive/talks@2025-03-05-2.txt", "Crowds waited.\n"+asks+"\n"+opens+"\n")
	written(t, dir, "archive/talks@2025-03-09.txt", opens+"\n"+joins+"\n"+joins+"\n")
	written(t, dir, "snapshots/2025-03-04.yaml", `date: 2025-03-04
positions:
  upper: {water: {summary: Keeps it., evidence: [
    {quote: "`+shut+`", speaker: A, source: talks},
    {quote: asks for more of the water, speaker: A, source: talks, captured: 2025-03-05},
    {quote: the lower valley share, speaker: A, source: talks, captured: 2025-03-09, prefix: Upland and}]}}
`)
	out, messages, err := ran(dir, "passages", "-f", "json", "--all")
	if err != nil || messages != "" {
		t.Fatalf("%v\n%s", err, messages)
	}
	var told struct {
		Passages []struct {
			Text      string
			Paragraph int
			Captured  *string
			Coded     []struct{ Quote string }
		}
	}
	if err := json.Unmarshal([]byte(out), &told); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range told.Passages {
		line := p.Text + " " + string(rune('0'+p.Paragraph)) + " "
		if p.Captured != nil {
			line += *p.Captured
		}
		for _, q := range p.Coded {
			line += " “" + q.Quote + "”"
		}
		got = append(got, line)
	}
	want := []string{
		opens + " 2 2025-03-05", // not coded, and so first
		shut + " 1  “" + shut + "”",
		asks + " 2  “asks for more of the water”",
		joins + " 2 2025-03-09 “the lower valley share”",
		joins + " 3 2025-03-09 “the lower valley share”",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("it tells\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	out, _, _ = ran(dir, "passages")
	holds(t, out, "4 texts searched · 5 passages · 1 not coded yet", "talks as of 5 Mar 2025 · paragraph 2", "talks as of 9 Mar 2025 · paragraph 3", "talks · paragraph 1")

	// What was not published or captured then is nothing that was known.
	out, _, _ = ran(dir, "passages", "--known-by", "2025-03-08")
	holds(t, out, "3 texts searched · 3 passages", "as it was known on 8 Mar 2025")
	written(t, dir, "sources.yaml", "sources:\n  - {id: talks, title: Talks, published: 2025-03-09, captures: [{date: 2025-03-05}, {date: 2025-03-05}, {date: 2025-03-09}]}\n")
	out, _, _ = ran(dir, "passages", "--known-by", "2025-03-08")
	holds(t, out, "0 texts searched")
}
