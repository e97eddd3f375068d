//go:build !linux

package publish

import "testing"

func smallDisk(t *testing.T) string {
	t.Skip("a small file system is mounted on Linux alone")
	return ""
}
