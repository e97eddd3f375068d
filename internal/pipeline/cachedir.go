package pipeline

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"wendang/internal/config"
	"wendang/internal/pack"
)

// cacheDir returns the folder for what saves work: in the site folder, or, when
// that cannot be written to, in the user's own cache folder; "" when there is neither.
// The machine's temporary files are no place for it: anybody can make folders there, and
// know the names of those that others will make.
func cacheDir(source string) string {
	if _, err := os.Stat(filepath.Join(source, config.FileName)); err != nil {
		return "" // no site: nothing is made there
	}
	dir := filepath.Join(source, CacheDir)
	if os.MkdirAll(dir, 0o755) == nil && writable(dir) {
		return dir
	}
	users, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	all := filepath.Join(users, "wendang")
	dir = filepath.Join(all, fmt.Sprintf("%x", pack.FingerprintOf([]byte(source))))
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

// openCache finds the cache folder; without one, what a build keeps for the next goes
// when it ends.
func (p *Portal) openCache() error {
	if p.cacheDir = cacheDir(p.Source); p.cacheDir != "" {
		return nil
	}
	dir, err := os.MkdirTemp("", "wendang-*") // of a name that nobody knows
	p.cacheDir, p.noCache = dir, true
	return err
}

// closeCache removes what there is no place for.
func (p *Portal) closeCache() {
	if p.noCache {
		_ = os.RemoveAll(p.cacheDir)
	}
}
