package yamlfile

import "stance/positions"

// What problems that only a file can have share with the rules of package positions.
var (
	tick    = positions.Tick
	shorten = positions.Shorten
	oneOf   = positions.OneOf
)
