package console

import "testing"

// What a path of Windows means there, from a folder on C: and from one in the network; the
// absolute ones, which need nothing, the system knows.
func TestPathsOnWindows(t *testing.T) {
	for _, c := range []struct{ dir, path, want string }{
		{`C:\work`, `talks`, `C:\work\talks`},
		{`C:\work`, `talks\a.yaml`, `C:\work\talks\a.yaml`},
		{`C:\work`, `talks/a.yaml`, `C:\work\talks/a.yaml`},
		{`C:\work`, `..\talks`, `C:\work\..\talks`},
		{`C:\work`, `\talks`, `C:\talks`},
		{`C:\work`, `/talks`, `C:/talks`},
		{`C:\work`, `c:talks`, `C:\work\talks`},
		{`C:\work`, `D:talks`, `D:\talks`},
		{`C:\work`, `D:`, `D:\`},
		{`C:\`, `talks`, `C:\talks`},
		{`C:\work`, `.`, `C:\work\.`},
		{`C:\work`, `anna=C:\anna`, `C:\work\anna=C:\anna`},
		{`C:\work`, `1:x`, `C:\work\1:x`},
		{`\\server\share\work`, `talks`, `\\server\share\work\talks`},
	} {
		if got := onWindows(c.dir, c.path); got != c.want {
			t.Errorf("%s from %s: %s, want %s", c.path, c.dir, got, c.want)
		}
	}
}
