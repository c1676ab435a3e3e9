package serve

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"strings"
	"sync"

	"stance/cmd/stance/internal/pages"
	"stance/diff/report/page"
	"stance/positions"
	"stance/positions/evidence/capture"
	"stance/positions/evidence/verify"
)

// shared is a file that all pages have in common, at an address of its own for each content,
// so that browsers need to ask for it once.
type shared struct {
	at      string
	content []byte
}

func sharedAt(name, ending string, content []byte) shared {
	hash := sha256.Sum256(content)
	return shared{"/" + name + "-" + hex.EncodeToString(hash[:6]) + ending, content}
}

// kind is its media type.
func (s shared) kind() string {
	if strings.HasSuffix(s.at, ".css") {
		return "text/css; charset=utf-8"
	}
	return "text/javascript; charset=utf-8"
}

// They are hashed when a page is first asked for, as every command would pay for it.
var (
	styles = sync.OnceValue(func() shared { return sharedAt("stance", ".css", page.Styles()) })
	script = sync.OnceValue(func() shared { return sharedAt("stance", ".js", page.Script()) })
)

// originalsAt is where the bytes stand that texts of sources were made of.
const originalsAt = "/" + verify.DefaultFolder + "/"

// original answers with the bytes that a text of a source was made of. They are a stranger's, and
// never a page of this server: a file to be kept, of plain text.
func (l *Live) original(now *state, name string) *answer {
	source := originalOf(now.shown.Read.Dataset, name)
	if source == nil || l.Public && !source.Public {
		return now.noPage(&pages.Error{Unknown: true, Message: fmt.Sprintf("there is no original file %q here", name)}, false)
	}
	content, err := l.Place.ReadFile(verify.DefaultFolder + "/" + name)
	if err != nil {
		told := &pages.Error{Unknown: errors.Is(err, fs.ErrNotExist), Message: fmt.Sprintf("the original file %q cannot be read", name)}
		return now.noPage(told, false)
	}
	return &answer{code: http.StatusOK, kind: plainKind, body: content, name: name}
}

// originalOf is the source of which a file in archive/ is an original, as `stance source add`
// names it; nil for none.
func originalOf(d *positions.Dataset, name string) *positions.Source {
	for _, ending := range capture.Endings {
		of, ok := strings.CutSuffix(name, ".orig"+ending)
		if !ok {
			continue
		}
		for _, src := range d.Sources {
			if of == src.ID {
				return src
			}
			for i := range src.Captures {
				if of == (verify.Text{Source: src, Capture: i}).Name() {
					return src
				}
			}
		}
	}
	return nil
}

func attached(name string) string {
	return mime.FormatMediaType("attachment", map[string]string{"filename": name})
}
