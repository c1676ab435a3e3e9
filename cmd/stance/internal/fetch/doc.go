// Package fetch is the one place that opens connections to other machines: it gets what stands
// at an address of the web, within limits of time, size and redirects.
//
// It reaches no machine of the user's own network: every address is checked when it is
// dialled, after names were resolved and redirects followed, unless the user allows it.
// Nothing is sent but the request: no cookies, no referrer, no credentials. What the bytes
// are is for package positions/evidence/capture to say.
package fetch
