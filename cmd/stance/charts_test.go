package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Whatever issues are called, each chart has a file of its own.
func TestEveryChartIsWritten(t *testing.T) {
	dir := t.TempDir()
	issues := []string{"gaps", "convergence", "x", "x-over-time", "x-over-time-2", "gaps-2"}
	parties := strings.Split("abcdefg", "") // as many as have ten pairs of which one moves and the other does not
	codebook := "title: T\nparties:\n"
	for _, party := range parties {
		codebook += "  - {id: " + party + ", name: " + strings.ToUpper(party) + "}\n"
	}
	codebook += "issues:\n"
	was, is := "date: 2025-01-01\npositions:\n", "date: 2025-02-01\npositions:\n"
	for _, issue := range issues {
		codebook += "  - {id: " + issue + ", name: The " + issue + ", scale: {options: [{id: low, label: L}, {id: high, label: H}]}}\n"
	}
	for _, party := range parties {
		was, is = was+"  "+party+":\n", is+"  "+party+":\n"
		for _, issue := range issues {
			was += "    " + issue + ": {position: low, summary: L.}\n"
			is += "    " + issue + ": {position: " + map[bool]string{true: "high", false: "low"}[party < "d"] + ", summary: H.}\n"
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "snapshots"), 0o777); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{"codebook.yaml": codebook, "snapshots/1.yaml": was, "snapshots/2.yaml": is} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	s, _, messages := reviewStreams(dir)
	for range 2 { // again, over those that are there
		if code := run([]string{"report", "--charts", "charts", "-o", "report.md"}, s); code != exitDone {
			t.Fatalf("exit code %d: %s", code, messages)
		}
	}
	titles := map[string]string{}
	for name, content := range filesIn(t, filepath.Join(dir, "charts")) {
		_, title, _ := strings.Cut(content, "<title id=\"chart-t\">")
		title, _, _ = strings.Cut(title, "<")
		if titles[title] != "" {
			t.Errorf("%q is in %s and %s", title, name, titles[title])
		}
		titles[title] = name
	}
	if want := 2*len(issues) + 2; len(titles) != want {
		t.Errorf("there are %d charts, want %d: %v", len(titles), want, titles)
	}
}
