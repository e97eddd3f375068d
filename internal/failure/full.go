package failure

import (
	"errors"

	"wendang/internal/message"
)

// IsFull reports whether an error says that a disk, or the user's part of it, is full.
func IsFull(err error) bool {
	for _, known := range numbers() {
		code := known.message.Code()
		if errors.Is(err, known.err) && (code == message.CauseDiskFull().Code() || code == message.CauseQuota().Code()) {
			return true
		}
	}
	return false
}
