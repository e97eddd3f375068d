package failure

import (
	"syscall"

	"golang.org/x/sys/windows"

	"wendang/internal/message"
)

// numbers are the error numbers that a user meets.
func numbers() []numbered {
	return []numbered{
		{windows.ERROR_DISK_FULL, message.CauseDiskFull()},
		{windows.ERROR_HANDLE_DISK_FULL, message.CauseDiskFull()},
		{windows.ERROR_NOT_ENOUGH_QUOTA, message.CauseQuota()},
		{windows.ERROR_DISK_QUOTA_EXCEEDED, message.CauseQuota()},
		{windows.ERROR_WRITE_PROTECT, message.CauseReadOnly()},
		{windows.ERROR_FILENAME_EXCED_RANGE, message.CauseNameTooLong()},
		{windows.ERROR_TOO_MANY_OPEN_FILES, message.CauseTooManyOpen()},
		{windows.ERROR_DIRECTORY, message.CauseNotFolder()},
		{windows.ERROR_DIR_NOT_EMPTY, message.CauseNotEmpty()},
		{windows.ERROR_SHARING_VIOLATION, message.CauseInUse()},
		{windows.ERROR_LOCK_VIOLATION, message.CauseInUse()},
		{windows.ERROR_USER_MAPPED_FILE, message.CauseInUse()},
		{windows.WSAEADDRINUSE, message.CauseAddressInUse()},
		{windows.WSAEACCES, message.CausePermission()},
		{windows.WSAEADDRNOTAVAIL, message.CauseAddressUnknown()},
		{windows.ERROR_INVALID_NAME, message.CauseNameInvalid()},
		{windows.ERROR_NOT_READY, message.CauseNotReady()},
		{windows.ERROR_BAD_NETPATH, message.CauseNotReady()},
		{windows.ERROR_CRC, message.CauseHardware()},
		{windows.ERROR_IO_DEVICE, message.CauseHardware()},
		{syscall.EISDIR, message.CauseIsFolder()},
	}
}
