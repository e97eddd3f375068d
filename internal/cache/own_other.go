//go:build !unix

package cache

import "io/fs"

// isOwn reports true: the user's cache folder is in the user's own part of the disk.
func isOwn(fs.FileInfo) bool { return true }
