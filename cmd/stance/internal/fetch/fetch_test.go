package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"
)

func TestPublic(t *testing.T) {
	for address, want := range map[string]bool{
		"1.1.1.1": true, "93.184.216.34": true, "2606:4700::1111": true, "100.63.255.255": true, "172.32.0.1": true, "64:ff9b::101:101": true, "2002:101:101::1": true,
		"127.0.0.1": false, "127.8.8.8": false, "::1": false, "0.0.0.0": false, "0.1.2.3": false, "::": false, "10.1.2.3": false, "172.16.0.1": false, "192.168.1.1": false,
		"169.254.169.254": false, "fe80::1": false, "fe80::1%eth0": false, "100.64.0.1": false, "fc00::1": false, "fd12::1": false, "::ffff:127.0.0.1": false, "::ffff:10.0.0.1": false,
		"::127.0.0.1": false, "64:ff9b::7f00:1": false, "64:ff9b::a00:1": false, "64:ff9b:1::1": false, "2002:7f00:1::1": false, "224.0.0.1": false, "ff02::1": false,
		"255.255.255.255": false, "198.18.0.1": false, "192.0.0.1": false, "240.0.0.1": false, "2001::1": false, "fec0::1": false,
	} {
		if got := public(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s: %v", address, got)
		}
	}
}

// What stands on this machine is not fetched unless that is allowed, be it by its number, its
// name or behind a redirect.
func TestGetReachesNothingLocal(t *testing.T) {
	asked := 0
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked++ }))
	defer server.Close()
	_, port, _ := net.SplitHostPort(server.Listener.Addr().String())
	for _, host := range []string{"127.0.0.1", "localhost", "0.0.0.0", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1"} {
		_, err := Get(context.Background(), "http://"+host+":"+port+"/", Options{})
		var local *LocalError
		var unknown *net.DNSError // a number that is no address is taken for a name
		if !errors.As(err, &local) && !errors.As(err, &unknown) {
			t.Errorf("%s: %v", host, err)
		}
	}
	// Nor with a proxy, where the environment names none for it, as it does for nothing on this machine.
	_, err := Get(context.Background(), server.URL, Options{Proxy: true})
	var local *LocalError
	if !errors.As(err, &local) {
		t.Errorf("with a proxy: %v", err)
	}
	if asked != 0 {
		t.Errorf("the server was asked %d times", asked)
	}
	// A redirect of a server that may be asked to one that may not: the check is made of each
	// connection, so the first is let through by hand.
	public := httptest.NewServer(http.RedirectHandler(server.URL, http.StatusFound))
	defer public.Close()
	client := Options{Timeout: time.Second}.client()
	transport := client.Transport.(*http.Transport)
	guarded := transport.DialContext
	transport.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
		if address == public.Listener.Addr().String() {
			return (&net.Dialer{}).DialContext(ctx, network, address)
		}
		return guarded(ctx, network, address)
	}
	_, err = client.Get(public.URL)
	local = nil
	if !errors.As(err, &local) || asked != 0 {
		t.Errorf("behind a redirect: %v, asked %d times", err, asked)
	}
}

func TestGet(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/page", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=windows-1251")
		fmt.Fprintf(w, "cookie=%q referer=%q authorization=%q", r.Header.Get("Cookie"), r.Header.Get("Referer"), r.Header.Get("Authorization"))
	})
	mux.HandleFunc("/moved", func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "a", Value: "b"})
		http.Redirect(w, r, "/page", http.StatusMovedPermanently)
	})
	mux.HandleFunc("/circle", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/circle", http.StatusFound) })
	mux.HandleFunc("/file", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
	})
	mux.HandleFunc("/endless", func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			if _, err := io.WriteString(w, strings.Repeat("x", 1<<16)); err != nil {
				return
			}
		}
	})
	mux.HandleFunc("/silent", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	mux.HandleFunc("/dripping", func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			_, _ = io.WriteString(w, "x")
			_ = http.NewResponseController(w).Flush()
			time.Sleep(10 * time.Millisecond)
		}
	})
	mux.HandleFunc("/bomb", func(w http.ResponseWriter, _ *http.Request) {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		_, _ = z.Write(make([]byte, 8<<20))
		_ = z.Close()
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = w.Write(b.Bytes())
	})
	server := httptest.NewServer(mux)
	defer server.Close()
	get := func(path string) (*Answer, error) {
		patience := time.Minute // as long as a busy machine may need
		if path == "/silent" || path == "/dripping" {
			patience = 500 * time.Millisecond
		}
		return Get(context.Background(), server.URL+path, Options{AllowLocal: true, Limit: 1 << 20, Timeout: patience})
	}
	for _, path := range []string{"/page", "/moved"} {
		got, err := get(path)
		if err != nil || string(got.Body) != `cookie="" referer="" authorization=""` || got.MediaType != "text/html; charset=windows-1251" || got.Address != server.URL+"/page" {
			t.Errorf("%s: %+v, %v", path, got, err)
		}
	}
	with := strings.Replace(server.URL, "http://", "http://user:secret@", 1)
	if got, err := Get(context.Background(), with+"/page", Options{AllowLocal: true}); err != nil || !strings.Contains(string(got.Body), `authorization=""`) {
		t.Errorf("with credentials: %v", err)
	}
	for path, want := range map[string]string{
		"/none": "the server answered 404 Not Found", "/circle": "redirects more than 10 times", "/file": `redirects to "file:///etc/passwd", which is no address of the web`,
		"/endless": "is too large: more than 1048576 bytes", "/bomb": "is too large", "/silent": "no whole answer in time", "/dripping": "no whole answer in time",
	} {
		if _, err := get(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", path, err, want)
		}
	}
	for _, address := range []string{"", "example.org", "ftp://example.org/x", "file:///etc/passwd", "http://", "javascript:alert(1)", "http://a b/", "//example.org"} {
		if _, err := Get(context.Background(), address, Options{}); !errors.Is(err, ErrAddress) {
			t.Errorf("%q: %v", address, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Get(ctx, server.URL+"/page", Options{AllowLocal: true}); !errors.Is(err, context.Canceled) {
		t.Errorf("ended early: %v", err)
	}
}
