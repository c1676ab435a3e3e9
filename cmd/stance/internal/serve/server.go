package serve

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"time"

	"golang.org/x/net/netutil"
)

// The limits of one request, and of all at once.
const (
	largestBody   = 1 << 20 // bytes
	largestHeader = 64 << 10
	connections   = 256
	headerTime    = 5 * time.Second
	readTime      = 10 * time.Second
	writeTime     = 60 * time.Second
	idleTime      = 60 * time.Second
	lastWords     = 700 * time.Millisecond // for what is under way when the server is stopped
)

// Run answers requests until ctx ends, and does meanwhile what goes on until then, too. What is
// under way then is finished, if that takes no longer than a moment.
// Faults of connections, such as malformed requests, are nobody's to be told.
func Run(ctx context.Context, listener net.Listener, handler http.Handler, meanwhile func(context.Context)) error {
	server := &http.Server{
		Handler:           http.MaxBytesHandler(handler, largestBody),
		MaxHeaderBytes:    largestHeader,
		ReadHeaderTimeout: headerTime, ReadTimeout: readTime, WriteTimeout: writeTime, IdleTimeout: idleTime,
		ErrorLog:                     log.New(io.Discard, "", 0),
		DisableGeneralOptionsHandler: true, // "OPTIONS *" passes the guard as all else does
	}
	ctx, end := context.WithCancel(ctx)
	defer end()
	ended := make(chan error, 1)
	go func() {
		ended <- server.Serve(netutil.LimitListener(listener, connections))
		end()
	}()
	go meanwhile(ctx) // which is not waited for, as reading a large dataset takes its time
	<-ctx.Done()
	last, cancel := context.WithTimeout(context.Background(), lastWords)
	defer cancel()
	err := server.Shutdown(last)
	if errors.Is(err, context.DeadlineExceeded) {
		err = server.Close()
	}
	if served := <-ended; !errors.Is(served, http.ErrServerClosed) {
		return served
	}
	return err
}
