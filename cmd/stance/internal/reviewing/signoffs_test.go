package reviewing

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"

	"stance/cmd/stance/internal/console"
	"stance/cmd/stance/internal/dataset/datasettest"
	"stance/cmd/stance/internal/disk/disktest"
	"stance/diff"
	"stance/diff/report/terminal"
	"stance/positions/team/review"
)

// quietly are streams of which nobody reads what is said.
func quietly(dir string) *console.Streams {
	s, _, _ := datasettest.Streams(dir)
	return s
}

func someSignOff(n int) review.SignOff {
	return review.SignOff{Date: 739480, Party: "ukraine", Issue: "territory", Fingerprint: "v1:0123456789ab", Verdict: review.Approve, On: 739490, Note: fmt.Sprint("n", n)}
}

func TestSignOffsAtOnceInOneProcess(t *testing.T) {
	dir := datasettest.Copy(t)
	const n = 24
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() {
			if _, err := newReviewFile(quietly(dir), dir, reviewer{"jm", "JM"}).add([]review.SignOff{someSignOff(i)}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	seen := map[string]bool{}
	for _, e := range datasettest.Reviews(t, dir) {
		seen[e.Note] = true
	}
	if len(seen) != n {
		t.Errorf("%d of %d sign-offs are there", len(seen), n)
	}
	datasettest.OnlyReviews(t, dir, "jm.yaml")
}

func TestAFailedWriteLeavesTheOldFile(t *testing.T) {
	dir := datasettest.Copy(t)
	f := newReviewFile(quietly(dir), dir, reviewer{"jm", "JM"})
	if _, err := f.add([]review.SignOff{someSignOff(1)}); err != nil {
		t.Fatal(err)
	}
	old, _ := os.ReadFile(filepath.Join(dir, "reviews/jm.yaml"))
	full := quietly(dir)
	full.Disk.SetCalls(&disktest.Calls{Fail: syscall.ENOSPC, At: 5, On: true})
	if added, err := newReviewFile(full, dir, reviewer{"jm", "JM"}).add([]review.SignOff{someSignOff(2)}); !errors.Is(err, syscall.ENOSPC) || len(added) > 0 {
		t.Errorf("added %v, %v", added, err)
	}
	if now, _ := os.ReadFile(filepath.Join(dir, "reviews/jm.yaml")); !bytes.Equal(now, old) {
		t.Errorf("the old file became\n%s", now)
	}
	if _, err := f.add([]review.SignOff{someSignOff(3)}); err != nil {
		t.Errorf("and then: %v", err)
	}
	datasettest.OnlyReviews(t, dir, "jm.yaml")
}

func TestAFileIsFoundHoweverItIsWritten(t *testing.T) {
	dir := datasettest.Copy(t)
	if err := os.Mkdir(filepath.Join(dir, "reviews"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "reviews/Jane Mbeki.YML"), []byte("[]\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := newReviewFile(quietly(dir), dir, reviewer{"jane-mbeki", "Jane Mbeki"}).add([]review.SignOff{someSignOff(1)}); err != nil {
		t.Fatal(err)
	}
	datasettest.OnlyReviews(t, dir, "Jane Mbeki.YML")
}

func TestLinksOutOfTheDatasetAreRefused(t *testing.T) {
	elsewhere := t.TempDir()
	target := filepath.Join(elsewhere, "precious")
	if err := os.WriteFile(target, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	for name, link := range map[string][2]string{
		"file":     {target, "reviews/jm.yaml"},
		"dangling": {filepath.Join(elsewhere, "new"), "reviews/jm.yaml"},
		"folder":   {elsewhere, "reviews"},
		"loop":     {"jm.yaml", "reviews/jm.yaml"},
	} {
		dir := datasettest.Copy(t)
		at := filepath.Join(dir, link[1])
		_ = os.MkdirAll(filepath.Dir(at), 0o777)
		if err := os.Symlink(link[0], at); err != nil {
			t.Skip(err)
		}
		if added, err := newReviewFile(quietly(dir), dir, reviewer{"jm", "JM"}).add([]review.SignOff{someSignOff(1)}); err == nil {
			t.Errorf("%s: added %v", name, added)
		}
	}
	if content, _ := os.ReadFile(target); len(content) > 0 {
		t.Errorf("it was written to: %s", content)
	}
	if entries, _ := os.ReadDir(elsewhere); len(entries) != 1 {
		t.Errorf("there are %d files", len(entries))
	}
}

// approving is a person who approves, after a look.
type approving struct{}

func (approving) Key() (rune, error)    { return 'a', nil }
func (approving) Line() (string, error) { return "", io.EOF }

func TestWalkStopsWhereItCannotSave(t *testing.T) {
	dir := datasettest.Copy(t)
	if err := os.WriteFile(filepath.Join(dir, "reviews"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	s, _, _ := datasettest.Streams(dir)
	w := &walk{Streams: s, who: reviewer{"jm", "jm"}, file: newReviewFile(s, dir, reviewer{"jm", "jm"}), screen: func() terminal.Screen { return terminal.Screen{Width: 80} }}
	d, err := loadReviewed(s, datasettest.Copy(t))
	if err != nil {
		t.Fatal(err)
	}
	w.reviewed = d
	now := s.Now()
	s.Now = func() time.Time { now = now.Add(Settle); return now }
	s.Keys = approving{}
	w.answers = make([]answer, 1)
	item := diff.NewQueueItem(d.history, d.ledger, d.result.Dataset.Records[0])
	if next, err := w.item(&item, 0, 1); next >= 0 || err == nil {
		t.Errorf("it went on: %v", err)
	}
}
