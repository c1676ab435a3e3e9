package sourcing

import "testing"

// A file of Windows with its drive is no address, and what is fetched is.
func TestFilesAndAddresses(t *testing.T) {
	for from, address := range map[string]bool{
		`C:\texts\speech.txt`: false, `c:/texts/speech.html`: false, `\\server\share\a.pdf`: false, `..\a.txt`: false, "http.txt": false, "https": false,
		"https://example.org/a": true, "HTTP://example.org": true,
	} {
		if got := isAddress(from); got != address {
			t.Errorf("%s is an address: %v", from, got)
		}
	}
}
