package serve

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// asked is a request, and what the guard makes of it.
type asked struct {
	name, method, target, host string
	header                     map[string]string
	code                       int
	want                       string // in the answer
}

func TestGuard(t *testing.T) {
	g := &Guard{Hosts: []string{"desk.example"}, Token: NewToken(), Page: NewToken()}
	if other := NewToken(); len(other) != 43 || other == g.Token {
		t.Fatalf("a token %q", other)
	}
	const ours = "127.0.0.1:4000"
	cookie := "stance_4000=" + g.Token
	write := func(change map[string]string) map[string]string {
		h := map[string]string{"Cookie": cookie, "Origin": "http://" + ours, "Sec-Fetch-Site": "same-origin", "Content-Type": "application/json", PageHeader: g.Page}
		for k, v := range change {
			if h[k] = v; v == "-" {
				delete(h, k)
			}
		}
		return h
	}
	for _, a := range []asked{
		{"with the cookie", "GET", "/a", ours, map[string]string{"Cookie": cookie}, 200, "answered GET /a"},
		{"among others", "GET", "/", ours, map[string]string{"Cookie": "stance_4000=x; stance_4000=" + g.Token}, 200, "answered"},
		{"HEAD", "HEAD", "/", ours, map[string]string{"Cookie": cookie}, 200, ""},
		{"localhost", "GET", "/", "LOCALHOST:4000", map[string]string{"Cookie": cookie}, 200, "answered"},
		{"IPv6", "GET", "/", "[::1]:4000", map[string]string{"Cookie": cookie}, 200, "answered"},
		{"a tunnel", "GET", "/", "localhost:9", map[string]string{"Cookie": "stance_9=" + g.Token}, 200, "answered"},
		{"a name that was given", "GET", "/", "desk.example:4000", map[string]string{"Cookie": cookie}, 200, "answered"},

		{"rebinding", "GET", "/", "evil.example:4000", map[string]string{"Cookie": cookie}, 403, "is not called"},
		{"rebinding, with the token", "GET", "/?t=" + g.Token, "evil.example", nil, 403, "is not called"},
		{"a name that ends as ours", "GET", "/", "127.0.0.1.evil.example", map[string]string{"Cookie": cookie}, 403, "is not called"},
		{"no name", "GET", "/", "", map[string]string{"Cookie": cookie}, 403, "is not called"},
		{"no token", "GET", "/", ours, nil, 403, "open the address"},
		{"a wrong token", "GET", "/", ours, map[string]string{"Cookie": "stance_4000=" + strings.Repeat("A", 43)}, 403, "open the address"},
		{"the cookie of another port", "GET", "/", ours, map[string]string{"Cookie": "stance_4001=" + g.Token}, 403, "open the address"},
		{"a wrong token in the address", "GET", "/?t=x", ours, map[string]string{"Cookie": cookie}, 403, "is not that of this server"},
		{"the token in the address of a write", "POST", "/?t=" + g.Token, ours, nil, 403, "open the address"},

		{"a write", "POST", "/save", ours, write(nil), 200, "answered POST /save"},
		{"a write of an old browser", "POST", "/save", ours, write(map[string]string{"Sec-Fetch-Site": "-"}), 200, "answered"},
		{"a write without the cookie", "POST", "/save", ours, write(map[string]string{"Cookie": "-"}), 403, "open the address"},
		{"of another site", "POST", "/save", ours, write(map[string]string{"Origin": "http://evil.example"}), 403, "does not come from a page"},
		{"of another port", "POST", "/save", ours, write(map[string]string{"Origin": "http://127.0.0.1:4001"}), 403, "does not come from a page"},
		{"of nobody", "POST", "/save", ours, write(map[string]string{"Origin": "-"}), 403, "does not come from a page"},
		{"of a frame", "POST", "/save", ours, write(map[string]string{"Origin": "null"}), 403, "does not come from a page"},
		{"of the same site", "POST", "/save", ours, write(map[string]string{"Sec-Fetch-Site": "same-site"}), 403, "another site"},
		{"typed in", "POST", "/save", ours, write(map[string]string{"Sec-Fetch-Site": "none"}), 403, "another site"},
		{"a form", "POST", "/save", ours, write(map[string]string{"Content-Type": "application/x-www-form-urlencoded"}), 403, "application/json"},
		{"plain text", "POST", "/save", ours, write(map[string]string{"Content-Type": "text/plain"}), 403, "application/json"},
		{"without the page's token", "POST", "/save", ours, write(map[string]string{PageHeader: "-"}), 403, "load it again"},
		{"with that of the server", "POST", "/save", ours, write(map[string]string{PageHeader: g.Token}), 403, "load it again"},
		{"another method", "DELETE", "/a", ours, map[string]string{"Cookie": cookie}, 405, "DELETE is not answered here"},
	} {
		answer := g.ask(a)
		body, _ := io.ReadAll(answer.Body)
		if answer.StatusCode != a.code || !strings.Contains(string(body), a.want) {
			t.Errorf("%s: %d %q, want %d %q", a.name, answer.StatusCode, body, a.code, a.want)
		}
		if strings.Contains(string(body), g.Token) || strings.Contains(string(body), g.Page) {
			t.Errorf("%s: the answer has the token in it", a.name)
		}
		for name, want := range headers {
			if got := answer.Header.Get(name); got != want {
				t.Errorf("%s: %s is %q", a.name, name, got)
			}
		}
	}
}

func (g *Guard) ask(a asked) *http.Response {
	r := httptest.NewRequest(a.method, a.target, nil)
	r.Host = a.host
	for name, value := range a.header {
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	g.Wrap(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, "answered "+r.Method+" "+r.URL.Path)
	})).ServeHTTP(w, r)
	return w.Result()
}

// Whoever comes with the token keeps it as a cookie that no page can read and no other site
// sends, and is led to the address without it, on this server alone.
func TestGuardTakesTheTokenOutOfTheAddress(t *testing.T) {
	g := &Guard{Token: NewToken()}
	for target, want := range map[string]string{"/?t=": "/", "/cell/a/b?x=1&t=": "/cell/a/b?x=1", "//evil.example/?t=": "/"} {
		answer := g.ask(asked{method: "GET", target: "http://127.0.0.1:4000" + target + g.Token, host: "127.0.0.1:4000"})
		cookies := answer.Cookies()
		if answer.StatusCode != http.StatusSeeOther || answer.Header.Get("Location") != want || len(cookies) != 1 {
			t.Fatalf("%s: %d to %q, %d cookies", target, answer.StatusCode, answer.Header.Get("Location"), len(cookies))
		}
		if c := cookies[0]; c.Name != "stance_4000" || c.Value != g.Token || !c.HttpOnly || c.SameSite != http.SameSiteStrictMode || c.Path != "/" || c.Domain != "" {
			t.Errorf("%s: cookie %+v", target, c)
		}
	}
	open := &Guard{}
	if answer := open.ask(asked{method: "GET", target: "/?t=x", host: "localhost"}); answer.StatusCode != http.StatusOK {
		t.Errorf("where no token is needed: %d", answer.StatusCode)
	}
	if answer := open.ask(asked{method: "POST", target: "/", host: "localhost", header: map[string]string{"Origin": "http://localhost", "Content-Type": "application/json"}}); answer.StatusCode != http.StatusForbidden {
		t.Errorf("a write where nothing can be changed: %d", answer.StatusCode)
	}
}
