package pipeline

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"wendang/internal/cache"
	"wendang/internal/config"
	"wendang/internal/failure"
	"wendang/internal/host"
	"wendang/internal/message"
	"wendang/internal/pack"
	"wendang/internal/paths"
	"wendang/internal/regular"
	"wendang/internal/render"
	"wendang/internal/write"
)

// findCache returns the place for what saves work at the site in a folder.
func findCache(source string, full []string) (cache.Place, error) {
	if _, err := os.Stat(filepath.Join(source, config.FileName)); err != nil {
		return cache.Temporary() // no site: nothing is made there
	}
	return cache.Find(paths.Resolve(source), CacheDir, full)
}

// openCache finds the cache folder; without one, what a build keeps for the next goes
// when it ends.
func (r *Reading) openCache() (err error) {
	if r.cacheDir = r.Cache; r.cacheDir != "" {
		return nil
	}
	if r.place, err = findCache(r.Source, r.full); err != nil {
		return err
	}
	r.cacheDir = r.place.Path
	if !r.place.Lasting {
		r.nowhere = newShared(r.place.Done)
	}
	return nil
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
	f, err := write.Open(p.Out, p.statePath(), render.IsOurs)
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
	find := findCache
	if source == "" {
		find = func(string, []string) (cache.Place, error) { return cache.Find("", CacheDir, nil) }
	} else if source, err = filepath.Abs(source); err != nil {
		return "", nil, err
	}
	place, err := find(source, nil)
	return stateIn(place.Path, out), place.Done, err
}

// ReadConfig returns the text of the site.toml in a folder.
func ReadConfig(source string) ([]byte, error) {
	return regular.ReadFile(filepath.Join(source, config.FileName), config.MaxSize)
}
