package yamlfile

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// unread imports nothing: of other packages nothing need be known here.
type unread struct{}

func (unread) Import(string) (*types.Package, error) { return nil, errors.New("not read") }

// TestQuickStandsAlone holds that the quick reader can be taken out by taking out one
// call: of all that its files declare, the rest of the package uses only the type, to
// keep its memory from file to file, and the function.
func TestQuickStandsAlone(t *testing.T) {
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	set := token.NewFileSet()
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}}
	config := types.Config{Importer: unread{}, Error: func(error) {}}
	pkg, _ := config.Check("yamlfile", set, files, info) // the imports are missing, as they should
	quickly := func(at token.Pos) bool { return strings.HasPrefix(set.Position(at).Filename, "quick") }
	var used []string
	within := 0
	for id, of := range info.Uses {
		if of.Pkg() != pkg || !of.Pos().IsValid() || !quickly(of.Pos()) {
			continue
		}
		if quickly(id.Pos()) {
			within++
			continue
		}
		used = append(used, set.Position(id.Pos()).Filename+" "+of.Name())
	}
	slices.Sort(used)
	if want := []string{"keep.go quick", "walk.go documents"}; !slices.Equal(used, want) {
		t.Errorf("the rest of the package uses %q, want %q", used, want)
	}
	if within < 100 {
		t.Errorf("only %d uses were found within the quick reader: they say little", within)
	}
}
