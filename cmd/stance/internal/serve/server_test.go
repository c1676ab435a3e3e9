package serve

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"
)

// running starts a server; stop ends it, and gives how long that took and its error.
func running(t *testing.T, handler http.Handler) (address string, stop func() (time.Duration, error)) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() { ended <- Run(ctx, listener, handler, func(context.Context) {}) }()
	t.Cleanup(cancel)
	return listener.Addr().String(), func() (time.Duration, error) {
		began := time.Now()
		cancel()
		err := <-ended
		return time.Since(began), err
	}
}

// What is under way when the server is stopped is finished; what never ends does not hold it.
func TestRunStops(t *testing.T) {
	started, written := make(chan bool), false
	mux := http.NewServeMux()
	mux.HandleFunc("/write", func(w http.ResponseWriter, _ *http.Request) {
		started <- true
		time.Sleep(200 * time.Millisecond)
		written = true
		fmt.Fprint(w, "written")
	})
	mux.HandleFunc("/never", func(_ http.ResponseWriter, r *http.Request) {
		started <- true
		<-r.Context().Done()
	})
	address, stop := running(t, mux)
	answer := make(chan string)
	go func() {
		r, err := http.Get("http://" + address + "/write")
		if err != nil {
			answer <- err.Error()
			return
		}
		defer r.Body.Close()
		body, _ := io.ReadAll(r.Body)
		answer <- string(body)
	}()
	<-started
	_, err := stop()
	if got := <-answer; err != nil || got != "written" || !written {
		t.Errorf("the write under way: %q, %v", got, err)
	}
	if _, err := http.Get("http://" + address + "/write"); err == nil {
		t.Error("it still answers")
	}

	address, stop = running(t, mux)
	go func() {
		if r, err := http.Get("http://" + address + "/never"); err == nil {
			r.Body.Close()
		}
	}()
	<-started
	if took, err := stop(); err != nil || took > 30*time.Second { // it would take a minute else
		t.Errorf("what never ends: %v after %v", err, took)
	}
}

// Whoever never ends a request is hung up on, with its head or with its body.
func TestRunHangsUp(t *testing.T) {
	if testing.Short() {
		t.Skip("this waits for what it is about")
	}
	address, _ := running(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := io.ReadAll(r.Body); err != nil {
			refuse(w, http.StatusRequestTimeout, "too slow")
		}
	}))
	var asking sync.WaitGroup
	for name, request := range map[string]string{
		"no head": "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ", "no body": "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{",
	} {
		asking.Go(func() {
			c, err := net.Dial("tcp", address)
			if err != nil {
				t.Error(err)
				return
			}
			defer c.Close()
			_ = c.SetDeadline(time.Now().Add(readTime + time.Minute))
			_, _ = io.WriteString(c, request)
			if _, err := io.ReadAll(c); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		})
	}
	asking.Wait()
}

// Requests that are none, too large or never end are refused, and the next one is answered.
func TestRunRefuses(t *testing.T) {
	address, _ := running(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := io.ReadAll(r.Body); err != nil {
			refuse(w, http.StatusRequestEntityTooLarge, "too large")
			return
		}
		if r.Method == http.MethodOptions {
			refuse(w, http.StatusMethodNotAllowed, "as we have it")
			return
		}
		fmt.Fprint(w, "fine")
	}))
	send := func(request string) string {
		c, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		_ = c.SetDeadline(time.Now().Add(10 * time.Second))
		_, _ = io.WriteString(c, request) // the server may have hung up already
		line, _ := bufio.NewReader(c).ReadString('\n')
		return strings.TrimSpace(line)
	}
	for name, c := range map[string]struct{ request, want string }{
		"nothing of HTTP":  {"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", "400"},
		"no host":          {"GET / HTTP/1.1\r\n\r\n", "400"},
		"two lengths":      {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", "400"},
		"smuggled":         {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "HTTP/1.1 200"},
		"a huge header":    {"GET / HTTP/1.1\r\nHost: x\r\nX: " + strings.Repeat("a", 2*largestHeader) + "\r\n\r\n", "431"},
		"a huge body":      {"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2000000\r\n\r\n" + strings.Repeat("a", 2_000_000), "413"},
		"options of all":   {"OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "405"},
		"two hosts":        {"GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", "400"},
		"a zero in a path": {"GET /\x00 HTTP/1.1\r\nHost: x\r\n\r\n", "400"},
		"an old version":   {"GET / HTTP/0.9\r\n\r\n", "505"},
		"a new version":    {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "200"},
		"one that is fine": {"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "200"},
	} {
		if got := send(c.request); !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %s", name, got, c.want)
		}
	}
}
