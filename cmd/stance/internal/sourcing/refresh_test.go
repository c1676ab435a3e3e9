package sourcing

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
)

// What stands at an address is compared with what was captured last, again and again on one day;
// no text is ever replaced, and what was coded is checked against the text it was coded from.
func TestRefresh(t *testing.T) {
	s := newSite(t, map[string]string{"/talks": article(head, met, wont, step, first)})
	dir := capturedFrom(t, s, "/talks")
	captured := files(t, dir)
	kept := []string{"archive/talks.orig.html", "archive/talks.txt"}
	altered := strings.Replace(wont, "before the harvest", "before the winter", 1)
	for _, step := range []struct {
		name  string
		page  string // "" is one that is not there
		args  []string
		err   string // the end of the error; "" for none
		said  []string
		never string
		new   []string // files that are new after it
	}{
		{"the same text in another page", article(head+"<style>p{color:red}</style>", met, wont, step, first), nil, "", []string{"1 source · 1 unchanged", "talks unchanged"}, "kept as", nil},
		{"changed around what is coded, on trial", article(head, met, wont, step, crowds, first), []string{"--dry-run"}, "",
			[]string{"1 changed, with every coded passage still standing", "it would be kept as archive/talks@2025-08-20.txt"}, "altered or gone", nil},
		{"changed around what is coded", article(head, met, wont, step, crowds, first), nil, "",
			[]string{"1 changed, with every coded passage still standing", "kept as archive/talks@2025-08-20.txt"}, "altered or gone", []string{"archive/talks@2025-08-20.orig.html", "archive/talks@2025-08-20.txt"}},
		{"as it was at the last capture", article(head, met, wont, step, crowds, first), nil, "", []string{"1 unchanged"}, "kept as", nil},
		{"altered where it is quoted, on one day", article(head, met, altered, step, crowds, first), nil, ErrAltered.Error(),
			[]string{"changed: of 2 coded passages 1 is altered or gone", "kept as archive/talks@2025-08-20-2.txt", "[-harvest-] {+winter+}", "evidence of the new words says `captured`"}, "hint:", []string{"archive/talks@2025-08-20-2.orig.html", "archive/talks@2025-08-20-2.txt"}},
		{"altered before", article(head, met, altered, step, crowds, first), nil, ErrAltered.Error(),
			[]string{"1 changed where it is quoted", "talks as it was captured on 20 Aug 2025: of 2 coded passages 1 is altered or gone", "evidence of the new words says `captured: 2025-08-20`"}, "kept as", nil},
		{"gone", article(head, met, altered, step, crowds, next), nil, ErrAltered.Error(), []string{"kept as archive/talks@2025-08-20-3.txt", "Water first"}, "", []string{"archive/talks@2025-08-20-3.orig.html", "archive/talks@2025-08-20-3.txt"}},
		{"not there any more", "", nil, "no source was captured again", []string{"1 not reached", "the server answered 404 Not Found"}, "", nil},
	} {
		pages := map[string]string{}
		if step.page != "" {
			pages["/talks"] = step.page
		}
		s.pages.Store(&pages)
		before := files(t, dir)
		out, messages, err := ran(dir, append([]string{"refresh", "talks", "--allow-local"}, step.args...)...)
		if step.err == "" && err != nil || step.err != "" && (err == nil || err.Error() != step.err) {
			t.Errorf("%s: %v, want %q\n%s%s", step.name, err, step.err, out, messages)
		}
		if errors.Is(err, ErrAltered) != (step.err == ErrAltered.Error()) {
			t.Errorf("%s: %v", step.name, err)
		}
		holds(t, out, step.said...)
		if step.never != "" && strings.Contains(out, step.never) {
			t.Errorf("%s: %q is said in\n%s", step.name, step.never, out)
		}
		after := files(t, dir)
		kept = append(kept, step.new...)
		slices.Sort(kept)
		if got := names(after); !slices.Equal(got, kept) {
			t.Errorf("%s: there are %q, want %q", step.name, got, kept)
		}
		for name, was := range before {
			if now := after[name]; now != was && (name != "sources.yaml" || step.new == nil) {
				t.Errorf("%s: %s is another now:\n%s", step.name, name, now)
			}
		}
	}
	after := files(t, dir)
	if after["archive/talks.txt"] != captured["archive/talks.txt"] {
		t.Error("the text that was captured first is another now")
	}
	for _, name := range []string{"talks", "talks@2025-08-20", "talks@2025-08-20-2", "talks@2025-08-20-3"} {
		sum := sha256.Sum256([]byte(after["archive/"+name+".txt"]))
		if n := strings.Count(after["sources.yaml"], hex.EncodeToString(sum[:])); n != 1 {
			t.Errorf("the checksum of %s stands %d times in\n%s", name, n, after["sources.yaml"])
		}
	}
}

// Of several sources those that cannot be reached are said, and the others are kept; one without a
// text gets its first.
func TestRefreshOfSeveral(t *testing.T) {
	s := newSite(t, map[string]string{"/talks": article(head, met, wont, step, first), "/new": article(head, crowds, next, met)})
	dir := capturedFrom(t, s, "/talks")
	sources := files(t, dir)["sources.yaml"]
	written(t, dir, "sources.yaml", sources+"  - {id: new, title: New, url: "+s.URL+"/new}\n  - {id: lost, title: Lost, url: "+s.URL+"/lost}\n  - {id: paper, title: On paper}\n")
	out, messages, err := ran(dir, "refresh", "--allow-local")
	if err == nil || err.Error() != "1 of 3 sources could not be captured again" || errors.Is(err, ErrAltered) {
		t.Fatalf("%v\n%s%s", err, out, messages)
	}
	holds(t, out, "3 sources · 1 unchanged · 1 captured for the first time · 1 not reached", "new captured for the first time", "kept as archive/new.txt", "404 Not Found")
	if strings.Contains(out, "paper") {
		t.Errorf("what has no address is told:\n%s", out)
	}
	all := files(t, dir)
	if got, want := names(all), []string{"archive/new.orig.html", "archive/new.txt", "archive/talks.orig.html", "archive/talks.txt"}; !slices.Equal(got, want) {
		t.Errorf("there are %q", got)
	}
	if all["archive/new.txt"] != crowds+"\n"+next+"\n"+met+"\n" {
		t.Errorf("the text is %q", all["archive/new.txt"])
	}
	sum := sha256.Sum256([]byte(all["archive/new.txt"]))
	if !strings.Contains(all["sources.yaml"], hex.EncodeToString(sum[:])) {
		t.Errorf("without its checksum:\n%s", all["sources.yaml"])
	}
	if out, _, err := ran(dir, "refresh", "new", "talks", "new", "--allow-local"); err != nil || !strings.Contains(out, "2 sources · 2 unchanged") {
		t.Errorf("%v\n%s", err, out)
	}
	asked := s.asked.Load()
	out, _, err = ran(dir, "refresh", "new")
	if err == nil || s.asked.Load() != asked {
		t.Errorf("this machine was asked, %v", err)
	}
	holds(t, out, "--allow-local lets it be fetched")
}

// What was altered is told, again and again, until its record has evidence from the text as it is now.
func TestRefreshUntilItIsCoded(t *testing.T) {
	s := newSite(t, map[string]string{"/talks": article(head, met, wont, step, first)})
	dir := capturedFrom(t, s, "/talks")
	pages := map[string]string{"/talks": article(head, met, strings.Replace(wont, "before the harvest", "before the winter", 1), step, first)}
	s.pages.Store(&pages)
	for range 3 {
		out, _, err := ran(dir, "refresh", "--allow-local")
		if !errors.Is(err, ErrAltered) {
			t.Errorf("%v\n%s", err, out)
		}
		holds(t, out, "[-harvest-] {+winter+}")
	}
	const later = ", {quote: \"We will not close the sluice before the winter, and nobody should expect that of us.\", speaker: Ida Stone, source: talks, captured: 2025-08-20}"
	elsewhere := strings.Replace(coded, "speaker: Villages, source: talks}", "speaker: Villages, source: talks}"+later, 1)
	written(t, dir, "snapshots/2025-03-04.yaml", elsewhere) // of another record
	if out, _, err := ran(dir, "refresh", "--allow-local"); !errors.Is(err, ErrAltered) {
		t.Errorf("%v\n%s", err, out)
	}
	written(t, dir, "snapshots/2025-03-04.yaml", strings.Replace(coded, "speaker: Ida Stone, source: talks}", "speaker: Ida Stone, source: talks}"+later, 1))
	if out, _, err := ran(dir, "refresh", "--allow-local"); err != nil || !strings.Contains(out, "talks  unchanged") {
		t.Errorf("%v\n%s", err, out)
	}
}

// Where the text that was captured is missing, or not what the checksum says, nothing is compared,
// and nothing kept.
func TestRefreshNeedsTheLastText(t *testing.T) {
	s := newSite(t, map[string]string{"/talks": article(head, met, wont, step, first)})
	for name, c := range map[string]struct {
		spoil func(dir string)
		want  string
	}{
		"edited": {func(dir string) { written(t, dir, "archive/talks.txt", met+"\n") }, "archive/talks.txt has not the SHA-256 any more that its source records"},
		"missing, and another one now": {func(dir string) {
			removed(t, dir, "archive/talks.txt")
			pages := map[string]string{"/talks": article(head, met, wont, step, crowds, first)}
			s.pages.Store(&pages)
		}, "archive/talks.txt"},
		"later one missing": {func(dir string) {
			pages := map[string]string{"/talks": article(head, met, wont, step, crowds, first)}
			s.pages.Store(&pages)
			if out, _, err := ran(dir, "refresh", "--allow-local"); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			removed(t, dir, "archive/talks@2025-08-20.txt")
		}, "archive/talks@2025-08-20.txt"},
	} {
		pages := map[string]string{"/talks": article(head, met, wont, step, first)}
		s.pages.Store(&pages)
		dir := capturedFrom(t, s, "/talks")
		c.spoil(dir)
		before := files(t, dir)
		out, _, err := ran(dir, "refresh", "--allow-local")
		if err == nil || err.Error() != "no source was captured again" {
			t.Errorf("%s: %v", name, err)
		}
		holds(t, out, "talks the last text cannot be compared:", c.want)
		if after := files(t, dir); !maps.Equal(after, before) {
			t.Errorf("%s: something was written: %q", name, names(after))
		}
	}
}

// Who has a dataset without its texts gets those back that are as they were.
func TestRefreshRestores(t *testing.T) {
	s := newSite(t, map[string]string{"/talks": article(head, met, wont, step, first)})
	dir := capturedFrom(t, s, "/talks")
	before := files(t, dir)
	removed(t, dir, "archive/talks.txt")
	removed(t, dir, "archive/talks.orig.html")
	out, messages, err := ran(dir, "refresh", "--allow-local")
	if err != nil || !strings.Contains(out, "1 captured for the first time") {
		t.Errorf("%v\n%s%s", err, out, messages)
	}
	if after := files(t, dir); !maps.Equal(after, before) {
		t.Errorf("there are %q:\n%s", names(after), after["sources.yaml"])
	}
}
