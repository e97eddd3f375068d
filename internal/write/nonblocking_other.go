//go:build !unix

package write

const nonBlocking = 0
