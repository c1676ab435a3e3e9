package serve

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"mime"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// Guard decides who may ask, before anything else is looked at. Pages of other sites that the
// user has open can send requests to this machine, under names of their own (DNS rebinding) or
// ours; and every program of other users on it can. So: the name asked for has to be one
// of ours; whoever asks has to have the token, once in the address and then as a cookie; and
// what would change anything has to come from one of our own pages.
type Guard struct {
	Hosts []string // names by which the server may be called beside those of this machine
	Token string   // "": nobody needs one
	Page  string   // the token that our own pages send with what they change
}

// NewToken makes a token of 256 random bits.
func NewToken() string {
	var b [32]byte
	_, _ = rand.Read(b[:]) // never fails: crypto/rand ends the program
	return base64.RawURLEncoding.EncodeToString(b[:])
}

// headers are sent with every answer: nothing is loaded from elsewhere, nothing is framed, run
// or guessed.
var headers = map[string]string{
	"Content-Security-Policy":      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
	"X-Content-Type-Options":       "nosniff",
	"Referrer-Policy":              "no-referrer",
	"Cross-Origin-Opener-Policy":   "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Cache-Control":                "no-store",
}

// PageHeader is the header in which our own pages send their token.
const PageHeader = "X-Stance-Page"

// Wrap has the guard stand before a handler.
func (g *Guard) Wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for name, value := range headers {
			w.Header().Set(name, value)
		}
		switch {
		case !g.host(r.Host):
			refuse(w, http.StatusForbidden, fmt.Sprintf("this server is not called %q; --host NAME lets it be", r.Host))
		case g.arrives(w, r):
		case !g.has(r):
			refuse(w, http.StatusForbidden, "open the address that `stance serve` printed when it started, with the token in it")
		case r.Method == http.MethodGet || r.Method == http.MethodHead:
			next.ServeHTTP(w, r)
		case r.Method != http.MethodPost:
			w.Header().Set("Allow", "GET, HEAD, POST")
			refuse(w, http.StatusMethodNotAllowed, r.Method+" is not answered here")
		default:
			if why := g.foreign(r); why != "" {
				refuse(w, http.StatusForbidden, why)
				return
			}
			next.ServeHTTP(w, r)
		}
	})
}

func refuse(w http.ResponseWriter, code int, why string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(code)
	fmt.Fprintln(w, why)
}

// host reports whether the server may be called so, on any port, as tunnels have theirs.
func (g *Guard) host(host string) bool {
	name := host
	if n, _, err := net.SplitHostPort(host); err == nil {
		name = n
	}
	name = strings.ToLower(strings.TrimSuffix(strings.TrimPrefix(name, "["), "]"))
	return slices.Contains([]string{"127.0.0.1", "localhost", "::1"}, name) || slices.ContainsFunc(g.Hosts, func(h string) bool { return strings.EqualFold(h, name) })
}

// cookie is the name under which a browser keeps the token: cookies are shared by all ports
// of a host.
func cookie(r *http.Request) string {
	_, port, _ := net.SplitHostPort(r.Host)
	return "stance_" + port
}

// arrives takes the token out of the address, and has the browser keep it and ask again without.
func (g *Guard) arrives(w http.ResponseWriter, r *http.Request) bool {
	query := r.URL.Query()
	given := query.Get("t")
	if g.Token == "" || given == "" || r.Method != http.MethodGet {
		return false
	}
	if !same(given, g.Token) {
		refuse(w, http.StatusForbidden, "the token in this address is not that of this server: open the address that it printed")
		return true
	}
	query.Del("t")
	clean := url.URL{Path: r.URL.Path, RawQuery: query.Encode()}
	if strings.HasPrefix(clean.Path, "//") || !strings.HasPrefix(clean.Path, "/") {
		clean.Path = "/"
	}
	http.SetCookie(w, &http.Cookie{Name: cookie(r), Value: g.Token, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
	http.Redirect(w, r, clean.String(), http.StatusSeeOther)
	return true
}

// has reports whether whoever asks has the token.
func (g *Guard) has(r *http.Request) bool {
	if g.Token == "" {
		return true
	}
	for _, c := range r.CookiesNamed(cookie(r)) {
		if same(c.Value, g.Token) {
			return true
		}
	}
	return false
}

// foreign says why a request that would change something is none of our own pages'; "" if it is.
func (g *Guard) foreign(r *http.Request) string {
	media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	site := r.Header.Values("Sec-Fetch-Site")
	switch {
	case g.Page == "":
		return "nothing can be changed here: `stance serve --write` lets it be"
	case !slices.Equal(r.Header.Values("Origin"), []string{"http://" + r.Host}):
		return "this does not come from a page of this server"
	case len(site) > 0 && !slices.Equal(site, []string{"same-origin"}):
		return "this comes from a page of another site"
	case err != nil || media != "application/json":
		return "what is sent has to be application/json"
	case !same(r.Header.Get(PageHeader), g.Page):
		return "the page is of another run of the server: load it again"
	}
	return ""
}

// same compares without telling by the time it takes how much is the same.
func same(given, want string) bool {
	return subtle.ConstantTimeCompare([]byte(given), []byte(want)) == 1
}
