package cache

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"wendang/internal/pack"
)

// Dir returns the folder for what saves work at the site in the folder source: the folder
// name in it, or, when that cannot be written to, one in the user's own cache folder; ""
// when there is neither.
// The machine's temporary files are no place for it: anybody can make folders there, and
// know the names of those that others will make.
func Dir(source, name string) string {
	dir := filepath.Join(source, name)
	if os.MkdirAll(dir, 0o755) == nil && writable(dir) {
		return dir
	}
	return UserDir(fmt.Sprintf("%x", pack.FingerprintOf([]byte(source))))
}

// UserDir returns a folder of a name in wendang's folder of the user's own cache folder,
// or that folder itself when the name is ""; "" when there is no such place.
func UserDir(name string) string {
	users, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	all := filepath.Join(users, "wendang")
	dir := filepath.Join(all, name)
	if os.MkdirAll(users, 0o700) != nil || !ownDir(all) || !ownDir(dir) || !writable(dir) {
		return ""
	}
	return dir
}

// ownDir reports whether there is a folder at a path that is the user's alone, and makes
// it when nothing is there. Links are refused: they lead where others want it.
func ownDir(path string) bool {
	const private = 0o700
	if err := os.Mkdir(path, private); err == nil {
		return true
	}
	info, err := os.Lstat(path)
	return err == nil && info.Mode().Type() == fs.ModeDir && isOwn(info)
}

func writable(dir string) bool {
	f, err := os.CreateTemp(dir, "probe-*.tmp")
	if err != nil {
		return false
	}
	_ = f.Close()
	return os.Remove(f.Name()) == nil
}
