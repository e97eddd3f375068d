//go:build !unix

package load

const nonBlocking = 0
