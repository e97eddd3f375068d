//go:build !linux

package watch

// cannotTell reports whether the system does not hear of all changes in a folder.
func cannotTell(string) bool { return false }
