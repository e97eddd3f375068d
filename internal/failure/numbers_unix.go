//go:build !windows

package failure

import (
	"syscall"

	"wendang/internal/message"
)

// numbers are the error numbers that a user meets.
func numbers() []numbered {
	return []numbered{
		{syscall.ENOSPC, message.CauseDiskFull()},
		{syscall.EDQUOT, message.CauseQuota()},
		{syscall.EROFS, message.CauseReadOnly()},
		{syscall.ENAMETOOLONG, message.CauseNameTooLong()},
		{syscall.EMFILE, message.CauseTooManyOpen()},
		{syscall.ENFILE, message.CauseTooManyOpen()},
		{syscall.ENOTDIR, message.CauseNotFolder()},
		{syscall.EISDIR, message.CauseIsFolder()},
		{syscall.ENOTEMPTY, message.CauseNotEmpty()},
		{syscall.EBUSY, message.CauseInUse()},
		{syscall.ETXTBSY, message.CauseInUse()},
		{syscall.EADDRINUSE, message.CauseAddressInUse()},
		{syscall.EADDRNOTAVAIL, message.CauseAddressUnknown()},
		{syscall.ELOOP, message.CauseLinkLoop()},
		{syscall.EIO, message.CauseHardware()},
	}
}
