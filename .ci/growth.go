//go:build ignore

// How the program grows with its data, as one table: commands over datasets that are 1, 4 and 16 times as
// large in dates, in stances on a date, and in parties, with the exponents of time and memory, and
// then some figures beside those of others. How long something takes depends on the machine, so nothing
// here fails for it. It takes the program to measure as its argument; -short makes all of it small.
package main

import (
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"stance/positions/synthetic"
)

// commands are those that read a whole dataset, as they are mostly called.
var commands = []string{
	"", "check", "show", "show --terms", "show --voices", "diff", "diff first latest", "diff first latest -f json",
	"log party-1 issue-1", "log -f json", "gap", "gap --from first --to latest", "review", "verify --allow-missing",
	"report -f html", "report first latest -f html", "source list",
	"export stances", "export changes", "export gaps", "export records", "export track", "export terms", "export evidence", "export -f xlsx",
	"diff first latest -f csv", "show -f json", "gap -f json", "review --all -f json", "log -f csv", "check -f json", "export changes -f ndjson",
	"log -i issue-1 -f html",
}

func main() {
	short := flag.Bool("short", false, "small datasets")
	rounds := flag.Int("rounds", 3, "how often each command is run; the fastest counts")
	var b beside
	flag.StringVar(&b.before, "before", "", "an earlier build of the program, to be measured beside this one")
	flag.StringVar(&b.dyff, "dyff", "", "dyff")
	flag.StringVar(&b.duckdb, "duckdb", "", "the folder of Node's modules that has @duckdb/node-api")
	only := flag.String("only", "", "growth or beside: the one table alone")
	flag.Parse()
	switch flag.Arg(0) {
	case decoding:
		if err := decode(flag.Arg(1)); err != nil {
			fail(err)
		}
		return
	case making:
		if err := makeDataset(flag.Arg(1), flag.Arg(2), flag.Arg(3)); err != nil {
			fail(err)
		}
		return
	}
	program, err := filepath.Abs(flag.Arg(0))
	if err != nil {
		fail(err)
	}
	work, err := os.MkdirTemp("", "growth")
	if err != nil {
		fail(err)
	}
	defer os.RemoveAll(work)
	b.program, b.rounds, b.work, b.times = program, *rounds, work, 1
	if *short {
		b.times = 10
	}
	if *only != "growth" {
		if err := b.print(); err != nil {
			fail(err)
		}
		fmt.Println()
	}
	if *only == "beside" {
		return
	}
	size := 1
	if !*short {
		size = 4
	}
	idle := run(max(*rounds, 20), work, program, "--version")
	fmt.Printf("start-up: %.1f ms, %.0f MB\n\n", idle.ms, idle.mb)
	for _, grown := range []struct {
		name  string
		shape func(times int) synthetic.Shape
	}{
		{"dates", func(n int) synthetic.Shape {
			return synthetic.Shape{Parties: 4, Issues: 5, Dates: 100 * size * n, PerDate: 20, Sources: 50, Seed: 1}
		}},
		{"stances", func(n int) synthetic.Shape {
			return synthetic.Shape{Parties: 20, Issues: 10 * size * n, Dates: 10, PerDate: 100 * size * n, Sources: 50, Seed: 1}
		}},
		{"parties", func(n int) synthetic.Shape {
			return synthetic.Shape{Parties: 8 * n, Issues: 20, Dates: 6, PerDate: 80 * n, Sources: 50, Seed: 1}
		}},
	} {
		fmt.Printf("%-28s %10s %10s %10s %8s   %8s %8s %8s %8s\n", "grown in "+grown.name, "1x ms", "4x ms", "16x ms", "exponent", "1x MB", "4x MB", "16x MB", "exponent")
		folders := map[int]string{}
		for _, n := range []int{1, 4, 16} {
			folders[n] = b.dataset(fmt.Sprintf("%s-%d", grown.name, n), grown.shape(n), "")
		}
		for _, c := range commands {
			var of [3]figures
			for i, n := range []int{1, 4, 16} {
				of[i] = run(*rounds, folders[n], program, strings.Fields(c)...)
			}
			ms := exponent(of[0].ms-idle.ms, of[1].ms-idle.ms, of[2].ms-idle.ms)
			mb := exponent(of[0].mb-idle.mb, of[1].mb-idle.mb, of[2].mb-idle.mb)
			fmt.Printf("%-28s %10.1f %10.1f %10.1f %8s   %8.0f %8.0f %8.0f %8s\n", strings.TrimSpace("stance "+c), of[0].ms, of[1].ms, of[2].ms, ms, of[0].mb, of[1].mb, of[2].mb, mb)
		}
		fmt.Println()
	}
}

// figures are processor time in milliseconds, memory in MB, and time in seconds.
type figures struct{ ms, mb, wall float64 }

// run runs a command and gives the least time that it took in some rounds, and the most memory.
func run(rounds int, dir, program string, args ...string) figures {
	best := figures{ms: math.Inf(1), wall: math.Inf(1)}
	for range rounds {
		cmd := exec.Command(program, args...)
		cmd.Dir, cmd.Stdout, cmd.Stderr = dir, io.Discard, io.Discard
		cmd.Env = append(os.Environ(), "STANCE_DATA="+dir)
		if len(args) > 0 && args[0] == "--version" {
			cmd.Env = os.Environ()
		}
		begun := time.Now()
		err := cmd.Run()
		wall := time.Since(begun).Seconds()
		if code := cmd.ProcessState.ExitCode(); err != nil && code != 1 {
			fail(fmt.Errorf("%s %v: %w", program, args, err))
		}
		usage := cmd.ProcessState.SysUsage().(*syscall.Rusage)
		took := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime() // of all processors, whatever else the machine does
		best.ms, best.wall = min(best.ms, took.Seconds()*1000), min(best.wall, wall)
		best.mb = max(best.mb, float64(usage.Maxrss)/1024)
	}
	return best
}

// exponent is the slope of a line through three points, each four times as far as the one before, on
// logarithmic scales; "-" where the first is too little to tell.
func exponent(a, b, c float64) string {
	if a < 1 || b < 1 || c < 1 {
		return "-"
	}
	return fmt.Sprintf("%.2f", math.Log(c/a)/math.Log(16))
}

func write(folder string, files map[string][]byte) {
	for name, content := range files {
		full := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o777); err != nil {
			fail(err)
		}
		if err := os.WriteFile(full, content, 0o666); err != nil {
			fail(err)
		}
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
