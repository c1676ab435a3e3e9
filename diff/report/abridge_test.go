package report_test

import (
	"fmt"
	"strings"
	"testing"

	"stance/diff/redline"
	"stance/diff/report"
)

// counted is a text of numbered words.
func counted(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = fmt.Sprint("w", i+1)
	}
	return strings.Join(words, " ")
}

func TestAbridged(t *testing.T) {
	if s := counted(80); report.Abridged(s) != s {
		t.Error("80 words are shown whole")
	}
	got := report.Abridged(counted(2000))
	if !strings.HasPrefix(got, "w1 w2 ") || !strings.Contains(got, " w30 [… 1955 words …] w1986 ") || !strings.HasSuffix(got, " w2000") {
		t.Errorf("got %s", got)
	}
}

func TestAbridgedRedline(t *testing.T) {
	marked := func(from, to string) string { return redline.Plain(report.AbridgedRedline(redline.Words(from, to))) }
	for _, c := range []struct{ from, to, want string }{
		{"We will not go ... to Geneva", "We will go by train or on foot to Geneva", "We will [-not -]go [… by train or on foot …] to Geneva"},
		{"We go to anyone ... the end", "We go to anyone, whoever it is, and the end", "We go to anyone [… , whoever it is, and …] the end"},
		{"We go … there", "We go by train there", "We go [… by train …] there"},
		{"We go. Now", "We go, now", "We go[-. Now-]{+, now+}"},
	} {
		if got := marked(c.from, c.to); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
	long := strings.Fields(counted(500))
	long[250] = "changed"
	want := "[… 240 words …] w241 w242 w243 w244 w245 w246 w247 w248 w249 w250 [-changed-]{+w251+} w252 w253 w254 w255 w256 w257 w258 w259 w260 w261 [… 239 words …]"
	if got := marked(strings.Join(long, " "), counted(500)); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
