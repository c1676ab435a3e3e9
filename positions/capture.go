package positions

import "strconv"

// Reading says that somebody read a source through.
type Reading struct {
	Date  Date
	By    string // "": not given
	Place Place
}

// Capture is a later text of a source, made because its publisher changed it. It stands
// beside the first text, which is never replaced.
type Capture struct {
	Date   Date
	SHA256 string // of its bytes; "": not given
	Place  Place
}

// CapturedOn gives the captures of a day, as indices of the source's captures, in their order.
func (s *Source) CapturedOn(day Date) []int {
	var on []int
	for i := range s.Captures {
		if s.Captures[i].Date == day {
			on = append(on, i)
		}
	}
	return on
}

// Version names what the text of a capture is kept under in place of the source's id:
// "sky@2025-08-20", and of the second capture of that day "sky@2025-08-20-2".
func (s *Source) Version(capture int) string {
	day := s.Captures[capture].Date
	name := s.ID + "@" + day.String()
	for n, i := range s.CapturedOn(day) {
		if i == capture && n > 0 {
			name += "-" + strconv.Itoa(n+1)
		}
	}
	return name
}
