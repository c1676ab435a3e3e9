package site

import (
	"fmt"
	"strings"
	"testing"
)

func TestPlaces(t *testing.T) {
	long := strings.Repeat("ab-", 60)
	at := newPlaces()
	for _, c := range []struct{ address, want string }{
		{"/", "index.html"},
		{"/?date=2025-08-14", "on/2025-08-14/index.html"},
		{"/gap?date=2025-08-14", "gap/2025-08-14/index.html"},
		{"/changes/2025-08-14..2025-08-18", "changes/2025-08-14..2025-08-18/index.html"},
		{"/cell/territory/ukraine", "cell/territory/ukraine/index.html"},
		{"/cell/territory/Ukraine", "cell/territory/Ukraine~2/index.html"},
		{"/party/con", "party/~63on/index.html"},
		{"/party/COM1.txt", "party/~43OM1.txt/index.html"},
		{"/party/console", "party/console/index.html"},
		{"/party/..", "party/~2e~2e/index.html"},
		{"/party/.a.", "party/~2ea~2e/index.html"},
		{"/party/a%2F..%2Fb", "party/a~2f..~2fb/index.html"},
		{"/party/a~2fb", "party/a~7e2fb/index.html"},
		{"/party/_a%20", "party/~5fa~20/index.html"},
		{"/source/%D0%B6:%22", "source/~d0~b6~3a~22/index.html"},
	} {
		if at.add(c.address); at.file[c.address] != c.want {
			t.Errorf("%s is in %s, want %s", c.address, at.file[c.address], c.want)
		}
	}
	names := map[string]bool{}
	for n := range 3 {
		address := fmt.Sprintf("/source/%s%d", long, n)
		at.add(address)
		name := at.file[address]
		if len(name) > 150 || names[name] {
			t.Errorf("%s is in %s", address, name)
		}
		names[name] = true
	}
}

func TestRelative(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"index.html", "index.html", "index.html"},
		{"index.html", "gap/index.html", "gap/index.html"},
		{"gap/index.html", "index.html", "../index.html"},
		{"gap/index.html", "gap/part-2.html", "part-2.html"},
		{"cell/a/b/index.html", "cell/c/d/index.html", "../../c/d/index.html"},
		{"cell/a/b/index.html", "cell/a/~7e/index.html", "../~7e/index.html"},
	} {
		if got := relative(c.from, c.to); got != c.want {
			t.Errorf("from %s to %s: %s, want %s", c.from, c.to, got, c.want)
		}
	}
}
