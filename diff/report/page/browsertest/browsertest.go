// Package browsertest opens pages in a browser for tests, and has them looked at as those do who check
// pages for accessibility. It is no part of the program.
package browsertest

import (
	"context"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// browsers are the names under which systems have one that can be driven so.
var browsers = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"}

// Find finds a browser. Without one the test is skipped, unless
// STANCE_NEEDS_BROWSER asks that it must not be; and where tests are to be short.
func Find(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser is slow")
	}
	for _, name := range browsers {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	const missing = "no Chromium or Chrome on this machine, so the page was not opened in a browser"
	if os.Getenv("STANCE_NEEDS_BROWSER") != "" {
		t.Fatal(missing)
	}
	t.Skip(missing)
	return ""
}

// Start starts a browser of its own for the test, for as long as limit: a new and empty profile, no
// traffic of the browser's own.
func Start(t *testing.T, limit time.Duration, more ...chromedp.ExecAllocatorOption) context.Context {
	t.Helper()
	path := Find(t)
	options := append([]chromedp.ExecAllocatorOption{}, chromedp.DefaultExecAllocatorOptions[:]...)
	options = append(options,
		chromedp.ExecPath(path), chromedp.UserDataDir(t.TempDir()),
		chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true),
	)
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), append(options, more...)...)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, limit)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		t.Fatalf("cannot start %s: %v", path, err)
	}
	return ctx
}

// AccessibilityChecker is the program text of axe-core, in the file that STANCE_AXE
// names. Without one pages are not checked by it, unless STANCE_NEEDS_AXE asks for it.
func AccessibilityChecker(t *testing.T) string {
	t.Helper()
	path := os.Getenv("STANCE_AXE")
	if path == "" {
		if os.Getenv("STANCE_NEEDS_AXE") != "" {
			t.Fatal("STANCE_AXE does not name the file of axe-core, so pages were not checked for accessibility")
		}
		return ""
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
