package verify_test

import (
	"slices"
	"testing"
	"testing/fstest"

	"stance/positions"
	"stance/positions/evidence/verify"
)

// What `archive` names is missed always, other texts only where there are any.
func TestMissing(t *testing.T) {
	named := &positions.Source{ID: "named", Archive: "texts/n.txt"}
	cited, page, uncited := &positions.Source{ID: "cited"}, &positions.Source{ID: "page"}, &positions.Source{ID: "uncited"}
	d := &positions.Dataset{Sources: []*positions.Source{named, cited, page, uncited}}
	r := &positions.Record{Silence: &positions.Silence{Evidence: []positions.Evidence{{Source: page}}},
		Claims: []*positions.Claim{{Evidence: []positions.Evidence{{Source: cited}}}}}
	d.Records = []*positions.Record{r}
	for name, c := range map[string]struct {
		files []string
		want  []string
	}{
		"no folder":      {nil, []string{"text-gone"}},
		"nothing in it":  {[]string{"archive/.gitignore", "archive/pdf/x.txt"}, []string{"text-gone"}},
		"another's text": {[]string{"archive/x.txt"}, []string{"text-gone", "no-text", "no-text"}},
		"a page":         {[]string{"archive/page.html", "texts/n.txt"}, []string{"no-text"}},
		"all":            {[]string{"archive/page.htm", "archive/cited.txt", "texts/n.txt"}, nil},
		"named alone":    {[]string{"texts/n.txt"}, nil},
	} {
		fsys := fstest.MapFS{}
		for _, f := range c.files {
			fsys[f] = &fstest.MapFile{}
		}
		var got []string
		for _, p := range verify.Missing(fsys, d) {
			got = append(got, string(p.Rule))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
