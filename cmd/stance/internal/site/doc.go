// Package site has `stance site`: the pages of a dataset as a folder of files that works from a
// disk or any web server. Which files there are, and in which parts long pages are set, is decided in
// build.go, where each page lies and how links lead to it in place.go, what there is beside the
// pages in feed.go, search.go and data.go, what may be written and what is taken away in folder.go.
//
// Which pages there are and what they say is the business of cmd/stance/internal/pages.
package site
