//go:build !unix

package regular

// NonBlocking is the flag that makes opening a named pipe return at once; 0 where a system
// has none.
const NonBlocking = 0
