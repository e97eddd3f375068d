//go:build unix

package regular

import "syscall"

// NonBlocking is the flag that makes opening a named pipe return at once; 0 where a system
// has none.
const NonBlocking = syscall.O_NONBLOCK
