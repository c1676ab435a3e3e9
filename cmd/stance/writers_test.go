package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"stance/cmd/stance/internal/dataset"
	"stance/cmd/stance/internal/disk/disktest"
)

// Two write at once, and a third reads all the while: no update is lost, nobody is
// refused, and what is read is sound every time, and never less than before.
func TestTwoWritersAndAReader(t *testing.T) {
	const rounds = 20
	dir := goToWork(t)
	var writers, readers sync.WaitGroup
	var done atomic.Bool
	for writer := range 2 {
		writers.Go(func() {
			for round := range rounds {
				id := fmt.Sprintf("w%d-%d", writer, round)
				args := []string{"add", "source", "--id", id, "--title", "T"}
				if round%4 == 3 { // a table with all that it refers to: four files
					table := filepath.Join(dir, id+".csv")
					row := "date,party,issue,summary,quote,speaker,source\n" + fmt.Sprintf("20%02d-01-0%d,%s,j,S,q,X,w%d-%d\n", 30+round, writer+1, id, writer, round-1)
					if err := os.WriteFile(table, []byte(row), 0o666); err != nil {
						t.Error(err)
					}
					args = []string{"import", table, "--extend-codebook"}
				}
				for attempt := 1; ; attempt++ {
					s, _, messages := reviewStreams(dir)
					s.Disk.SetCalls(&disktest.Calls{})
					code := run(args, s)
					if code == exitDone {
						break
					}
					// A slow machine can have one of them wait too long for the other.
					if said := messages.String(); attempt == 50 || !strings.Contains(said, "another process has been writing") {
						t.Errorf("%s: %d: %s", id, code, said)
						break
					}
				}
			}
		})
	}
	reads := 0
	readers.Go(func() {
		sources, records := 0, 0
		for last := false; !last; reads++ {
			last = done.Load()
			s, _, _ := reviewStreams(dir)
			_, r, err := dataset.LoadAll(s, "")
			if err != nil {
				finish(s, err)
				t.Errorf("read %d: %v", reads, err)
				return
			}
			if len(r.Dataset.Sources) < sources || len(r.Dataset.Records) < records {
				t.Errorf("read %d: %d sources and %d records, after %d and %d", reads, len(r.Dataset.Sources), len(r.Dataset.Records), sources, records)
			}
			sources, records = len(r.Dataset.Sources), len(r.Dataset.Records)
		}
	})
	writers.Wait()
	done.Store(true)
	readers.Wait()
	s, _, _ := reviewStreams(dir)
	_, r, err := dataset.LoadAll(s, "")
	if err != nil {
		t.Fatal(err)
	}
	if sources, records := len(r.Dataset.Sources), len(r.Dataset.Records); sources != 2+2*rounds*3/4 || records != 3+2*rounds/4 {
		t.Errorf("%d sources and %d records", sources, records)
	}
	if left := leftovers(filesIn(t, dir)); left != nil {
		t.Errorf("left: %v", left)
	}
	t.Logf("%d writes, %d reads", 2*rounds, reads)
}
