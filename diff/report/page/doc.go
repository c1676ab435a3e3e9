// Package page writes a change report as one HTML page that stands by itself:
// no script, nothing fetched, a Content-Security-Policy that allows neither.
//
// What is said, in which order and with which numbers of sources, is package
// report's; here it is set (page.html), styled (style.css) and made safe.
// Every text of the dataset passes through html/template or through the few
// functions of text.go, which escape what they are given. Charts are package
// chart's, and placed in charts.go.
package page
