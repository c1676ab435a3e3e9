//go:build unix

package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// What no repository can hold is made here: pipes, sockets, devices, links, names of
// files. Each is made in a copy of the base dataset, and commands run on it as
// processes of their own, with a bound on their memory and an end to their time.

// secret stands in files outside of the dataset, and in the environment.
const secret = "the-secret-of-somebody-else"

type hostileSpecial struct {
	name    string
	make    func(m *maker)
	answers []specialAnswer
}

type specialAnswer struct {
	command string // OUTSIDE in it is the folder outside
	code    int
	has     []string
}

// A maker makes things in a dataset, and beside it in a folder that is outside.
type maker struct {
	t            *testing.T
	dir, outside string
}

func (m *maker) must(err error) {
	m.t.Helper()
	if err != nil {
		m.t.Fatal(err)
	}
}

func (m *maker) at(name string) string { return filepath.Join(m.dir, filepath.FromSlash(name)) }

// instead clears the place of what is made.
func (m *maker) instead(name string) string {
	m.t.Helper()
	m.must(os.RemoveAll(m.at(name)))
	m.must(os.MkdirAll(filepath.Dir(m.at(name)), 0o777))
	return m.at(name)
}

func (m *maker) link(name, to string) { m.t.Helper(); m.must(os.Symlink(to, m.instead(name))) }
func (m *maker) file(name, text string) {
	m.t.Helper()
	m.must(os.WriteFile(m.instead(name), []byte(text), 0o666))
}
func (m *maker) folder(name string) { m.t.Helper(); m.must(os.MkdirAll(m.instead(name), 0o777)) }
func (m *maker) pipe(name string)   { m.t.Helper(); m.must(syscall.Mkfifo(m.instead(name), 0o666)) }

func (m *maker) socket(name string) {
	m.t.Helper()
	m.must(socketAt("", m.instead(name)))
}

// checked is a dataset that is refused, with what the refusal has.
func checked(has ...string) []specialAnswer {
	return []specialAnswer{{"check --width 300", exitFailed, has}, {"show", exitUnreadable, nil}, {"diff first latest -f json", exitUnreadable, nil}, {"export", exitUnreadable, nil}}
}

// sound is a dataset that has errors nowhere.
func sound(has ...string) []specialAnswer {
	return []specialAnswer{{"check --width 300", exitDone, has}, {"show", exitDone, nil}, {"verify", exitDone, nil}}
}

const adding = "add silence -d 2025-01-10 -p harbour -i toll -m looked"

var hostileSpecials = []hostileSpecial{
	// links that lead out of the dataset
	{"snapshot linked to a file outside", func(m *maker) { m.link("snapshots/x.yaml", m.outside+"/secret.txt") }, checked("snapshots/x.yaml")},
	{"snapshot linked by a path upward", func(m *maker) { m.link("snapshots/x.yaml", "../../outside/secret.txt") }, checked("snapshots/x.yaml")},
	{"snapshot linked to a sound one outside", func(m *maker) {
		m.must(os.Rename(m.at("snapshots/2025-06-02.yaml"), m.outside+"/2025-06-02.yaml"))
		m.link("snapshots/2025-06-02.yaml", m.outside+"/2025-06-02.yaml")
	}, checked("snapshots/2025-06-02.yaml")},
	{"snapshot linked over another link", func(m *maker) { m.link("inner", m.outside); m.link("snapshots/x.yaml", "../inner/secret.txt") }, checked("snapshots/x.yaml")},
	{"snapshot linked to the environment", func(m *maker) { m.link("snapshots/x.yaml", "/proc/self/environ") }, checked("snapshots/x.yaml")},
	{"snapshot linked to the command line", func(m *maker) { m.link("snapshots/x.yaml", "/proc/self/cmdline") }, checked("snapshots/x.yaml")},
	{"snapshots linked to the root of the disk", func(m *maker) { m.link("snapshots", "/") }, checked("snapshots")},
	{"snapshots linked to /proc", func(m *maker) { m.link("snapshots", "/proc") }, checked("snapshots")},
	{"snapshots linked to a folder outside", func(m *maker) { m.link("snapshots", m.outside) }, checked("snapshots")},
	{"folder of snapshots linked to a folder outside", func(m *maker) { m.link("snapshots/more", m.outside) }, sound("snapshots/more: warning: this is a link that leads out of the dataset")},
	{"codebook linked to a file outside", func(m *maker) { m.link("codebook.yaml", m.outside+"/secret.txt") }, checked("codebook.yaml")},
	{"codebook linked to /etc/passwd", func(m *maker) { m.link("codebook.yaml", "/etc/passwd") }, checked("codebook.yaml")},
	{"sources linked to a file outside", func(m *maker) { m.link("sources.yaml", m.outside+"/secret.txt") }, checked("sources.yaml")},
	{"folder of sources linked to a folder outside", func(m *maker) { m.link("sources", m.outside) }, checked("sources")},
	{"reviews linked to a file outside", func(m *maker) { m.link("reviews/x.yaml", m.outside+"/secret.txt") }, checked("reviews/x.yaml")},
	{"folder of reviews linked to a folder outside", func(m *maker) { m.link("reviews", m.outside) }, checked("reviews")},
	{"archived text linked to a file outside", func(m *maker) { m.link("archive/gazette.txt", m.outside+"/secret.txt") }, []specialAnswer{{"verify", exitUnreadable, []string{"gazette"}}, {"verify -f json", exitUnreadable, nil}, {"check", exitDone, nil}}},
	{"archive linked to a folder outside", func(m *maker) {
		m.must(os.WriteFile(m.outside+"/gazette.txt", []byte(secret+" the gates are ours"), 0o666))
		m.link("archive", m.outside)
	}, []specialAnswer{{"verify -a", exitUnreadable, nil}}},
	{"archived text linked to the environment", func(m *maker) { m.link("archive/gazette.txt", "/proc/self/environ") }, []specialAnswer{{"verify", exitUnreadable, []string{"gazette"}}}},

	// links that lead nowhere, in circles, or stay inside
	{"snapshot linked to itself", func(m *maker) { m.link("snapshots/x.yaml", "x.yaml") }, checked("snapshots/x.yaml")},
	{"snapshots linked to each other", func(m *maker) { m.link("snapshots/x.yaml", "y.yaml"); m.link("snapshots/y.yaml", "x.yaml") }, checked("snapshots/x.yaml")},
	{"snapshot that is a dangling link", func(m *maker) { m.link("snapshots/x.yaml", "nowhere.yaml") }, checked("snapshots/x.yaml")},
	{"codebook that is a dangling link", func(m *maker) { m.link("codebook.yaml", "nowhere.yaml") }, []specialAnswer{{"check -C .", exitFailed, []string{"codebook.yaml"}}, {"show -C .", exitUnreadable, nil}}},
	{"codebook linked to one inside", func(m *maker) {
		m.must(os.Rename(m.at("codebook.yaml"), m.at("book.yaml")))
		m.link("codebook.yaml", "book.yaml")
	}, sound()},
	{"archived text linked to one inside", func(m *maker) {
		m.must(os.Rename(m.at("archive/gazette.txt"), m.at("archive/day.txt")))
		m.link("archive/gazette.txt", "day.txt")
	}, sound()},

	// special files in the places of files
	{"pipe as a snapshot", func(m *maker) { m.pipe("snapshots/x.yaml") }, checked("snapshots/x.yaml")},
	{"pipe as the codebook", func(m *maker) { m.pipe("codebook.yaml") }, checked("codebook.yaml")},
	{"pipe as the sources", func(m *maker) { m.pipe("sources.yaml") }, checked("sources.yaml")},
	{"pipe as a review", func(m *maker) { m.pipe("reviews/x.yaml") }, checked("reviews/x.yaml")},
	{"pipe as an archived text", func(m *maker) { m.pipe("archive/gazette.txt") }, []specialAnswer{{"verify", exitUnreadable, []string{"gazette"}}}},
	{"pipe as the folder of snapshots", func(m *maker) { m.pipe("snapshots") }, checked("snapshots")},
	{"pipe taken in", func(m *maker) { m.pipe("table.csv") }, []specialAnswer{{"import table.csv", exitUnreadable, []string{"table.csv"}}}},
	{"pipe of which a record is taken", func(m *maker) { m.pipe("record.yaml") }, []specialAnswer{{"add --file record.yaml", exitUnreadable, []string{"record.yaml"}}}},
	{"pipe of headings", func(m *maker) { m.pipe("map.yaml"); m.file("table.csv", "date,party\n") }, []specialAnswer{{"import table.csv --map map.yaml", exitUnreadable, []string{"map.yaml"}}}},
	{"socket as a snapshot", func(m *maker) { m.socket("snapshots/x.yaml") }, checked("snapshots/x.yaml")},
	{"socket as an archived text", func(m *maker) { m.socket("archive/gazette.txt") }, []specialAnswer{{"verify", exitUnreadable, []string{"gazette"}}}},
	{"snapshot linked to /dev/zero", func(m *maker) { m.link("snapshots/x.yaml", "/dev/zero") }, checked("snapshots/x.yaml")},
	{"codebook linked to /dev/zero", func(m *maker) { m.link("codebook.yaml", "/dev/zero") }, checked("codebook.yaml")},
	{"review linked to /dev/urandom", func(m *maker) { m.link("reviews/x.yaml", "/dev/urandom") }, checked("reviews/x.yaml")},
	{"snapshot linked to /dev/tty", func(m *maker) { m.link("snapshots/x.yaml", "/dev/tty") }, checked("snapshots/x.yaml")},
	{"archived text linked to /dev/zero", func(m *maker) { m.link("archive/gazette.txt", "/dev/zero") }, []specialAnswer{{"verify", exitUnreadable, []string{"gazette"}}}},
	{"device taken in", func(m *maker) {}, []specialAnswer{{"import /dev/zero", exitUnreadable, []string{"/dev/zero"}}}},
	{"device of which a record is taken", func(m *maker) {}, []specialAnswer{{"add --file /dev/zero", exitUnreadable, []string{"/dev/zero"}}}},
	{"folder taken in", func(m *maker) {}, []specialAnswer{{"import snapshots", exitUnreadable, []string{"snapshots"}}, {"add --file snapshots", exitUnreadable, []string{"snapshots"}}}},
	{"nothing to take in", func(m *maker) {}, []specialAnswer{{"import /dev/null", exitUnreadable, nil}}},

	// the lock file
	{"pipe as the lock file", func(m *maker) { m.pipe(".stance.lock") }, []specialAnswer{{adding, exitUnreadable, []string{".stance.lock"}}}},
	{"lock file that is a dangling link", func(m *maker) { m.link(".stance.lock", m.outside+"/made") }, []specialAnswer{{adding, exitUnreadable, []string{".stance.lock"}}}},
	{"lock file that is a link", func(m *maker) { m.link(".stance.lock", m.outside+"/secret.txt") }, []specialAnswer{{adding, exitUnreadable, []string{".stance.lock"}}}},
	{"lock file linked to a device", func(m *maker) { m.link(".stance.lock", "/dev/null") }, []specialAnswer{{adding, exitUnreadable, []string{".stance.lock"}}}},
	{"folder as the lock file", func(m *maker) { m.folder(".stance.lock") }, []specialAnswer{{adding, exitUnreadable, []string{".stance.lock"}}}},

	// folders and files in each other's places
	{"folder named as a snapshot", func(m *maker) { m.folder("snapshots/x.yaml") }, checked("snapshots/x.yaml", "[unreadable-file]")},
	{"folder as the codebook", func(m *maker) { m.folder("codebook.yaml") }, []specialAnswer{{"check -C . --width 300", exitFailed, []string{"codebook.yaml", "[unreadable-file]"}}}},
	{"folder as the sources", func(m *maker) { m.folder("sources.yaml") }, checked("sources.yaml", "[unreadable-file]")},
	{"file as the folder of snapshots", func(m *maker) { m.file("snapshots", "x") }, checked("snapshots", "[unreadable-file]")},
	{"file as the folder of reviews", func(m *maker) { m.file("reviews", "x") }, checked("reviews", "[unreadable-file]")},
	{"file as the archive", func(m *maker) { m.file("archive", "x") }, []specialAnswer{{"verify", exitUnreadable, nil}}},
	{"file that nobody may read", func(m *maker) {
		if os.Geteuid() == 0 {
			m.t.Skip("root may read everything")
		}
		m.must(os.Chmod(m.at("snapshots/2025-06-02.yaml"), 0))
	}, checked("snapshots/2025-06-02.yaml", "[unreadable-file]")},

	// names of files
	{"name with an escape", func(m *maker) { m.file("snapshots/\x1b[31mred.yaml", "date: x") }, checked("<U+001B>[31mred.yaml")},
	{"name with a line end", func(m *maker) { m.file("snapshots/a\n::error::b.yaml", "date: x") }, append(checked("[bad-date]"), specialAnswer{"check -f github", exitFailed, nil})},
	{"name that is not UTF-8", func(m *maker) { m.file("snapshots/\xff\xfe.yaml", "date: x") }, checked("<0xFF>")},
	{"name with an override", func(m *maker) { m.file("snapshots/\u202elmay.yaml", "date: x") }, checked("<U+202E>")},
	{"name that reads as a flag", func(m *maker) { m.file("snapshots/--output=x.yaml", "date: x") }, checked("snapshots/--output=x.yaml")},
	{"name that is as long as names can be", func(m *maker) { m.file("snapshots/"+strings.Repeat("n", 250)+".yaml", "date: x") }, checked("nnnn")},
	{"folders as deep as paths can be", func(m *maker) { m.file("snapshots/"+strings.Repeat("d/", 1000)+"x.yaml", "date: x") }, checked("[unreadable-file]", "more than 100 deep")},
	{"folders nearly too deep", func(m *maker) { m.file("snapshots/"+strings.Repeat("d/", 99)+"x.yaml", "date: x") }, checked("[bad-date]")},

	// repositories
	{".git that is a file and leads nowhere", func(m *maker) { m.file(".git", "gitdir: /nonexistent\n") }, append(sound(), specialAnswer{"audit", exitUnreadable, nil})},
	{".git that is an empty folder", func(m *maker) { m.folder(".git") }, append(sound(), specialAnswer{"audit", exitUnreadable, nil})},
	{".git that is a pipe", func(m *maker) { m.pipe(".git") }, sound()},
	{"bare repository in the place of a dataset's parts", func(m *maker) {
		m.file("HEAD", "ref: refs/heads/main\n")
		m.folder("objects")
		m.folder("refs")
		m.file("config", "[core]\n\tbare = true\n\tfsmonitor = touch "+m.outside+"/made\n\tsshCommand = touch "+m.outside+"/made\n\tpager = touch "+m.outside+"/made\n[alias]\n\tls-tree = !touch "+m.outside+"/made\n")
	}, append(sound(), specialAnswer{"audit", exitUnreadable, nil}, specialAnswer{"review -a", exitDone, nil})},

	// where output goes
	{"output onto a full device", func(m *maker) {}, []specialAnswer{{"show -o /dev/full", exitUnreadable, []string{"/dev/full"}}}},
	{"output onto a folder", func(m *maker) {}, []specialAnswer{{"show -o archive", exitUsage, []string{"archive"}}}},
	{"output into a folder that is not there", func(m *maker) {}, []specialAnswer{{"show -o nowhere/x.txt", exitUnreadable, []string{"nowhere"}}}},
	{"output onto the codebook", func(m *maker) {}, []specialAnswer{{"export -o codebook.yaml", exitUsage, []string{"codebook.yaml"}}}},
	{"output onto a snapshot", func(m *maker) {}, []specialAnswer{{"show -o snapshots/2025-06-02.yaml", exitUsage, []string{"2025-06-02.yaml"}}}},
}

// TestHostileSpecials runs the program on each. It sees besides that no secret of a
// file outside is shown and nothing is made or changed there.
func TestHostileSpecials(t *testing.T) {
	var total tallied
	t.Cleanup(func() { t.Logf("%d inputs, %d command lines", total.inputs, total.runs) })
	for _, s := range hostileSpecials {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			above := t.TempDir()
			m := &maker{t, filepath.Join(above, "dataset"), filepath.Join(above, "outside")}
			m.must(os.CopyFS(m.dir, os.DirFS(filepath.Join(hostileFolder, "base"))))
			m.must(os.Mkdir(m.outside, 0o777))
			m.must(os.WriteFile(filepath.Join(m.outside, "secret.txt"), []byte("password: "+secret+"\n"), 0o666))
			s.make(m)
			before := fileSums(t, above)
			for _, want := range s.answers {
				a := runApart(t, m.dir, strings.ReplaceAll(want.command, "OUTSIDE", m.outside))
				if a.code != want.code {
					t.Errorf("exit code %d, want %d: %v", a.code, want.code, a)
				}
				for _, p := range want.has {
					if !strings.Contains(a.out+a.err, p) {
						t.Errorf("no %q in %v", p, a)
					}
				}
				if strings.Contains(a.out+a.err, secret) {
					t.Errorf("a line of a file outside is shown: %v", a)
				}
			}
			for name, sum := range fileSums(t, above) {
				if before[name] != sum {
					t.Errorf("%q was made or changed", name)
				}
			}
			total.add(1, len(s.answers))
		})
	}
}

// memoryBound is how much address space a process may have, in KiB.
const memoryBound = "4000000"

// runApart runs the program as a process of its own.
func runApart(t *testing.T, dir, command string) *hostileAnswer {
	t.Helper()
	args := strings.Fields(command)
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "sh", append([]string{"-c", "ulimit -v " + memoryBound + `; exec stance "$@"`, "sh"}, args...)...)
	var out, messages bytes.Buffer
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &out, &messages
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + t.TempDir(), "SECRET=" + secret, "GIT_CONFIG_NOSYSTEM=1"}
	err := cmd.Run()
	if ctx.Err() != nil {
		t.Fatalf("stance %q does not end", args)
	}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	a := &hostileAnswer{args, cmd.ProcessState.ExitCode(), out.String(), messages.String()}
	holdAnswer(t, a)
	return a
}
