//go:build !unix

package disk

import (
	"errors"
	"os"
)

func again(int, string) (*os.File, error) { return nil, errors.ErrUnsupported }
