package splice

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"stance/positions/yamlfile"
)

// edited makes one edit in a file; nil where the layout has no place for it.
func edited(t *testing.T, text string, do func(f *File, at []*yaml.Node) error) []byte {
	t.Helper()
	f, err := Open("f.yaml", []byte(text))
	if err != nil {
		t.Fatalf("%v\n%q", err, text)
	}
	if err = do(f, collections(f)); err == nil {
		var got []byte
		if got, err = f.Result(); err == nil {
			return got
		}
	}
	if noPlace := (*NoPlaceError)(nil); !errors.As(err, &noPlace) {
		t.Fatalf("%v\n%q", err, text)
	}
	return nil
}

// collections lists all mappings and lists of a file that have something in them.
func collections(f *File) (all []*yaml.Node) {
	var visit func(n *yaml.Node)
	visit = func(n *yaml.Node) {
		if len(n.Content) > 0 {
			all = append(all, n)
		}
		for i := range children(n) {
			visit(lastOf(n, i))
		}
	}
	for _, root := range f.Roots() {
		visit(root)
	}
	return all
}

// odd are layouts that people and programs leave.
var odd = []string{
	"a: 1\nb: 2",
	"\uFEFFa: 1 # one\r\n# of b\r\nb:\r\n  - x  # y\r\n\r\n  - z\r\n",
	"l:\n- a: 1\n  b: 2\n- a: 3\n\n  # c\n  b: 4\n# end\n",
	"l:\n  -\n    a: 1\n  - b: 2\n",
	"t: |+\n  one\n\n\nu: >-\n  two\n\n  # three\n# four\nv: 'it''s\n\n  all' # five\n",
	"m: {a: 1, b: [x, \"}, ]\", 'y'], c: 'it''s',} # end\n",
	"m: {\n  a: 1, # of a\n  b: 2, # of b\n  c: 3 # of c\n}\n",
	"--- # first\na: 1\n---\n# second\nb: 2\nc:\n...\n---\nd: 4\n",
	"a: plain\n  on two # c\nb: x#y\nc: \"#\" # z\n",
	"a: 1\rb: 2\r",
}

// TestEditsAndTheirReverse takes out, exchanges, and puts in each child of each
// collection of irregular and made-up files. What Result gives has been proved to be
// the old tree with the edit; here the bytes around are looked at, and that the reverse
// gives all of them back.
func TestEditsAndTheirReverse(t *testing.T) {
	l := &layouts{Rand: rand.New(rand.NewPCG(5, 6))}
	files := append([]string{}, odd...)
	for range 150 {
		s := l.snapshot()
		if l.chance() {
			s = strings.TrimSuffix(s, "\n")
		}
		if l.chance() {
			s = strings.ReplaceAll(s, "\n", "\r\n")
		}
		if l.chance() {
			s = "\uFEFF" + s
		}
		files = append(files, s)
	}
	done := map[string]int{}
	for _, old := range files {
		f, err := Open("f.yaml", []byte(old))
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range collections(f) {
			for j := range children(c) {
				checkEdits(t, old, i, j, done)
			}
			checkInserted(t, old, i, children(c), done)
		}
	}
	for _, what := range []string{"removed", "replaced", "set", "inserted", "document"} {
		if what != "document" && done[what] < 500 {
			t.Errorf("%d %s", done[what], what)
		}
	}
	if done["refused"] > done["removed"]/10 {
		t.Errorf("%v", done)
	}
	t.Log(done)
}

// pieceFor is something to be put into a collection that is not in it.
func pieceFor(c *yaml.Node) yamlfile.Piece {
	if c.Kind == yaml.SequenceNode {
		return yamlfile.TextPiece("- new\n", true)
	}
	return yamlfile.DigestPiece("abc")
}

func checkEdits(t *testing.T, old string, i, j int, done map[string]int) {
	t.Helper()
	if now := edited(t, old, func(f *File, at []*yaml.Node) error { return f.Remove(at[i], j) }); now == nil {
		done["refused"]++
	} else if done["removed"]++; !onlyAdds(now, []byte(old)) || len(now) >= len(old) {
		t.Fatalf("child %d of %d taken out of\n%q\ngives\n%q", j, i, old, now)
	}
	var was string
	list, flow := false, false
	now := edited(t, old, func(f *File, at []*yaml.Node) error {
		was, list, flow = f.Text(at[i], j), at[i].Kind == yaml.SequenceNode, isFlow(at[i])
		if flow && list {
			return f.noPlace(&edit{})
		}
		return f.Replace(at[i], j, pieceFor(at[i]))
	})
	if now != nil {
		done["replaced"]++
		back := edited(t, string(now), func(f *File, at []*yaml.Node) error { return f.Replace(at[i], j, yamlfile.TextPiece(was, list)) })
		if back != nil && string(back) != old {
			t.Fatalf("child %d of %d replaced in\n%q\nand back is\n%q", j, i, old, back)
		}
	}
	now = edited(t, old, func(f *File, at []*yaml.Node) error {
		if lastOf(at[i], j).Kind != yaml.ScalarNode {
			return f.noPlace(&edit{})
		}
		from, to := f.value(at[i], j)
		was = string(f.body[from:to])
		return f.SetValue(at[i], j, "'new'")
	})
	if now != nil {
		done["set"]++
		back := edited(t, string(now), func(f *File, at []*yaml.Node) error { return f.SetValue(at[i], j, was) })
		if back != nil && string(back) != old {
			t.Fatalf("value %d of %d set in\n%q\nand back is\n%q", j, i, old, back)
		}
	}
}

func checkInserted(t *testing.T, old string, i, n int, done map[string]int) {
	t.Helper()
	for j := range n + 1 {
		at := j
		now := edited(t, old, func(f *File, c []*yaml.Node) error {
			if isFlow(c[i]) {
				at = n
				if c[i].Kind == yaml.SequenceNode {
					return f.noPlace(&edit{})
				}
			}
			return f.Insert(c[i], j, pieceFor(c[i]))
		})
		if now == nil {
			continue
		}
		done["inserted"]++
		if !inserted(old, string(now)) {
			t.Fatalf("put before %d of %d in\n%q\ngives\n%q", j, i, old, now)
		}
		if back := edited(t, string(now), func(f *File, c []*yaml.Node) error { return f.Remove(c[i], at) }); string(back) != old {
			t.Fatalf("put before %d of %d in\n%q\nas\n%q\nand taken out is\n%q", j, i, old, now, back)
		}
	}
}

func TestDocumentsComeAndGo(t *testing.T) {
	for _, old := range append(odd, "a: 1\n...\n", "---\na: 1\n", "---\n...\n", "a: 1\n# c\u2028...\n") {
		now := edited(t, old, func(f *File, _ []*yaml.Node) error { return f.AddDocument(yamlfile.DigestPiece("abc")) })
		if now == nil || !strings.HasPrefix(string(now), old) {
			t.Fatalf("%q becomes\n%q", old, now)
		}
		back := edited(t, string(now), func(f *File, _ []*yaml.Node) error { return f.RemoveDocument(len(f.Roots()) - 1) })
		if string(back) != old {
			t.Errorf("%q with a document more and less is\n%q", old, back)
		}
	}
	got := edited(t, "--- # 1\na: 1\n--- # 2\nb: 2\n", func(f *File, _ []*yaml.Node) error { return f.RemoveDocument(0) })
	if string(got) != "--- # 2\nb: 2\n" {
		t.Errorf("%q", got)
	}
	if got := edited(t, "a: 1\n", func(f *File, _ []*yaml.Node) error { return f.RemoveDocument(0) }); got != nil {
		t.Errorf("%q", got)
	}
}

func TestAnchorsAreRefused(t *testing.T) {
	for _, text := range []string{"a: &x 1\nb: 2\n", "a: &x 1\nb: *x\n"} {
		if _, err := Open("f.yaml", []byte(text)); err == nil || !strings.Contains(err.Error(), "f.yaml:1: anchors") {
			t.Errorf("%v", err)
		}
	}
}

// FuzzEdit takes a child out of any file, puts one in, and takes that out again: other
// bytes stay, or there is an error that says so.
func FuzzEdit(f *testing.F) {
	for i, s := range odd {
		f.Add(s, uint(i), uint(i))
	}
	f.Fuzz(func(t *testing.T, old string, i, j uint) {
		file, err := Open("f.yaml", []byte(old))
		if err != nil || len(collections(file)) == 0 {
			return
		}
		c := collections(file)[i%uint(len(collections(file)))]
		k := int(j % uint(children(c)))
		if file.Remove(c, k) == nil {
			if now, err := file.Result(); err == nil && !onlyAdds(now, []byte(old)) {
				t.Errorf("%q became %q", old, now)
			}
		}
		if file, err = Open("f.yaml", []byte(old)); err != nil {
			t.Fatal(err)
		}
		c = collections(file)[i%uint(len(collections(file)))]
		if !isFlow(c) && file.Insert(c, k, pieceFor(c)) == nil {
			if now, err := file.Result(); err == nil && !onlyAdds([]byte(old), now) {
				t.Errorf("%q became %q", old, now)
			}
		}
	})
}
