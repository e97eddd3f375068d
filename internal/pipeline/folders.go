package pipeline

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"wendang/internal/cache"
	"wendang/internal/config"
	"wendang/internal/failure"
	"wendang/internal/host"
	"wendang/internal/message"
	"wendang/internal/pack"
	"wendang/internal/paths"
	"wendang/internal/regular"
	"wendang/internal/write"
)

// cacheDir returns the folder for what saves work; "" when there is no place for it.
func cacheDir(source string) string {
	if _, err := os.Stat(filepath.Join(source, config.FileName)); err != nil {
		return "" // no site: nothing is made there
	}
	return cache.Dir(paths.Resolve(source), CacheDir)
}

// openCache finds the cache folder; without one, what a build keeps for the next goes
// when it ends.
func (r *Reading) openCache() error {
	if r.cacheDir = r.Cache; r.cacheDir != "" {
		return nil
	}
	if r.cacheDir = cacheDir(r.Source); r.cacheDir != "" {
		return nil
	}
	dir, err := os.MkdirTemp("", "wendang-*") // of a name that nobody knows
	if err != nil {
		return err
	}
	r.cacheDir, r.nowhere = dir, newShared(func() { _ = os.RemoveAll(dir) })
	return nil
}

// forgotten is how old a temporary file of the cache is when no running build
// can be at work on it.
const forgotten = time.Hour

// sweep removes what killed builds have left in the cache folder. Builds into
// other output folders may be using it at the same time.
func (r *Reading) sweep() {
	left, err := filepath.Glob(filepath.Join(r.cacheDir, "*.tmp"))
	if err != nil {
		return
	}
	for _, p := range left {
		if info, err := os.Lstat(p); err == nil && time.Since(info.ModTime()) > forgotten {
			_ = os.Remove(p)
		}
	}
}

// SourceFolders returns the folders of a site that hold what is its own.
func SourceFolders() []string { return []string{"content", "static", "themes", host.Folder, CacheDir} }

// checkFolders refuses output folders that would mix with the site's files.
func checkFolders(source, out string) error {
	source, out = paths.Resolve(source), paths.Resolve(out)
	for _, name := range SourceFolders() {
		if paths.Within(out, filepath.Join(source, name)) {
			return failure.New(message.OutputInFolder(out, name)).WithHint(message.ChooseAnotherOut())
		}
	}
	if paths.Within(source, out) {
		return failure.New(message.OutputHoldsSite(out)).WithHint(message.ChooseAnotherOut())
	}
	return nil
}

// openFolder opens the output folder.
func (p *Portal) openFolder() (*write.Folder, error) {
	f, err := write.Open(p.Out, p.statePath(), IsOurs)
	if err != nil {
		return nil, Busy(p.Out, err)
	}
	f.Fault = p.fault
	return f, nil
}

// Busy returns an error of opening the output folder, or what it says when another
// build is at work there.
func Busy(out string, err error) error {
	if errors.Is(err, write.ErrBusy) {
		return failure.New(message.SiteBusy(out)).WithHint(message.WaitForIt())
	}
	return err
}

// statePath is where what is known of the output folder is kept: a file for
// each folder that this site was ever built into.
func (r *Reading) statePath() string { return stateIn(r.cacheDir, r.Out) }

// stateIn names the folder by where it is, not by the links that lead to it: two names
// would be two locks.
func stateIn(cacheDir, out string) string {
	return filepath.Join(cacheDir, fmt.Sprintf("out-%x", pack.FingerprintOf([]byte(paths.Resolve(out))))[:20])
}

// StatePath returns where what is known of an output folder is kept, and a function to
// call when that is no longer needed. Names of other files that belong to the output begin
// with the path. Without a site, source is "": it is in the user's own cache folder then.
// Where there is no place for it, it is in a folder that goes in the end.
func StatePath(source, out string) (path string, done func(), err error) {
	if out, err = filepath.Abs(out); err != nil {
		return "", nil, err
	}
	dir := ""
	if source == "" {
		dir = cache.UserDir("")
	} else if source, err = filepath.Abs(source); err != nil {
		return "", nil, err
	} else {
		dir = cacheDir(source)
	}
	done = func() {}
	if dir == "" {
		if dir, err = os.MkdirTemp("", "wendang-*"); err != nil {
			return "", nil, err
		}
		done = func() { _ = os.RemoveAll(dir) }
	}
	return stateIn(dir, out), done, nil
}

// ReadConfig returns the text of the site.toml in a folder.
func ReadConfig(source string) ([]byte, error) {
	return regular.ReadFile(filepath.Join(source, config.FileName), config.MaxSize)
}
