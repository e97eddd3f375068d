//go:build !windows

package target

import (
	"errors"
	"syscall"
)

// isFull reports whether an error says that no space, or none for this user, is left.
func isFull(err error) bool { return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) }
