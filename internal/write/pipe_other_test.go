//go:build !unix

package write

import "errors"

func makePipe(string) error { return errors.ErrUnsupported }
