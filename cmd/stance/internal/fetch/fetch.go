package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"time"
)

// Options say what may be fetched, and how.
type Options struct {
	AllowLocal bool          // addresses of this machine and of local networks, too
	Proxy      bool          // by way of the proxy that the environment names
	Limit      int64         // bytes of the answer, unpacked; 0: DefaultLimit
	Timeout    time.Duration // for all of it; 0: DefaultTimeout
}

// The limits that hold where none is given.
const (
	DefaultLimit   = 64 << 20
	DefaultTimeout = 30 * time.Second
	redirects      = 10
)

// Answer is what stood at an address.
type Answer struct {
	Body      []byte
	MediaType string // as the server calls it
	Address   string // where it stood in the end
}

// The errors that callers tell apart, beside *LocalError, *StatusError and
// context.DeadlineExceeded.
var (
	ErrAddress  = errors.New("is no address of the web; it begins with http:// or https://")
	ErrTooLarge = errors.New("is too large")
)

// StatusError says that a server answered with something else than a document.
type StatusError struct{ Status string }

func (e *StatusError) Error() string { return "the server answered " + e.Status }

// Get fetches what stands at an address. ctx ends it early.
func Get(ctx context.Context, address string, o Options) (*Answer, error) {
	if o.Limit == 0 {
		o.Limit = DefaultLimit
	}
	if o.Timeout == 0 {
		o.Timeout = DefaultTimeout
	}
	to, err := url.Parse(address)
	if err != nil || !web(to) {
		return nil, fmt.Errorf("%q %w", address, ErrAddress)
	}
	to.User = nil
	ctx, cancel := context.WithTimeout(ctx, o.Timeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, to.String(), nil)
	if err != nil {
		return nil, fmt.Errorf("%q %w", address, ErrAddress)
	}
	request.Header.Set("User-Agent", "stance")
	request.Header.Set("Accept", "text/html, application/xhtml+xml, text/plain, application/pdf, */*;q=0.5")
	answer, err := o.client().Do(request)
	if err != nil {
		return nil, plain(ctx, address, err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %w", address, &StatusError{answer.Status})
	}
	body, err := io.ReadAll(io.LimitReader(answer.Body, o.Limit+1))
	if err != nil {
		return nil, plain(ctx, address, err)
	}
	if int64(len(body)) > o.Limit {
		return nil, fmt.Errorf("%s %w: more than %d bytes", address, ErrTooLarge, o.Limit)
	}
	return &Answer{Body: body, MediaType: answer.Header.Get("Content-Type"), Address: answer.Request.URL.String()}, nil
}

// client makes the client for one document.
func (o Options) client() *http.Client {
	guarded := &net.Dialer{}
	if !o.AllowLocal {
		guarded.Control = onlyPublic
	}
	var transport http.RoundTripper = o.transport(guarded, nil)
	if o.Proxy {
		transport = byProxy{direct: transport, proxied: o.transport(&net.Dialer{}, http.ProxyFromEnvironment)}
	}
	return &http.Client{Transport: transport, CheckRedirect: func(r *http.Request, via []*http.Request) error {
		r.Header.Del("Referer")
		switch {
		case len(via) >= redirects:
			return fmt.Errorf("it redirects more than %d times", redirects)
		case !web(r.URL):
			return fmt.Errorf("it redirects to %q, which %w", r.URL.Redacted(), ErrAddress)
		}
		r.URL.User = nil
		return nil
	}}
}

func (o Options) transport(dialer *net.Dialer, proxy func(*http.Request) (*url.URL, error)) *http.Transport {
	return &http.Transport{DialContext: dialer.DialContext, Proxy: proxy, DisableKeepAlives: true, ForceAttemptHTTP2: true, MaxResponseHeaderBytes: 1 << 20}
}

// byProxy has what the environment names a proxy for fetched by way of that, which alone knows
// where it leads; all else goes the direct way, whose addresses are checked.
type byProxy struct{ direct, proxied http.RoundTripper }

func (b byProxy) RoundTrip(r *http.Request) (*http.Response, error) {
	if proxy, err := http.ProxyFromEnvironment(r); proxy == nil && err == nil {
		return b.direct.RoundTrip(r)
	}
	return b.proxied.RoundTrip(r)
}

// web reports whether an address is one of the web.
func web(to *url.URL) bool {
	return (to.Scheme == "http" || to.Scheme == "https") && to.Hostname() != ""
}

// plain says what went wrong without what the library puts around it.
func plain(ctx context.Context, address string, err error) error {
	if cause := ctx.Err(); errors.Is(cause, context.DeadlineExceeded) {
		return fmt.Errorf("%s: there was no whole answer in time: %w", address, cause)
	}
	var local *LocalError
	if errors.As(err, &local) {
		return fmt.Errorf("%s: %w", address, local)
	}
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		err = wrapped.Err
	}
	return fmt.Errorf("%s: %w", address, err)
}
