package pipeline

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"wendang/internal/failure"
	"wendang/internal/host"
	"wendang/internal/message"
	"wendang/internal/pack"
	"wendang/internal/write"
)

// cacheDir returns the folder for what saves work: in the site folder, or, when
// that cannot be written to, among the machine's temporary files.
func cacheDir(source string) string {
	dir := filepath.Join(source, CacheDir)
	if err := os.MkdirAll(dir, 0o755); err == nil {
		if f, err := os.CreateTemp(dir, "probe-*.tmp"); err == nil {
			_ = f.Close()
			_ = os.Remove(f.Name())
			return dir
		}
	}
	return filepath.Join(os.TempDir(), fmt.Sprintf("wendang-%x", pack.FingerprintOf([]byte(source))))
}

// forgotten is how old a temporary file of the cache is when no running build
// can be at work on it.
const forgotten = time.Hour

// sweep removes what killed builds have left in the cache folder. Builds into
// other output folders may be using it at the same time.
func (p *Portal) sweep() {
	left, err := filepath.Glob(filepath.Join(p.cacheDir, "*.tmp"))
	if err != nil {
		return
	}
	for _, p := range left {
		if info, err := os.Lstat(p); err == nil && time.Since(info.ModTime()) > forgotten {
			_ = os.Remove(p)
		}
	}
}

// checkFolders refuses output folders that would mix with the site's files.
func checkFolders(source, out string) error {
	real := func(p string) string {
		for dir, rest := p, ""; ; dir, rest = filepath.Dir(dir), filepath.Join(filepath.Base(dir), rest) {
			if r, err := filepath.EvalSymlinks(dir); err == nil {
				return filepath.Join(r, rest)
			}
			if dir == filepath.Dir(dir) {
				return p
			}
		}
	}
	source, out = real(source), real(out)
	for _, name := range []string{"content", "static", "themes", host.Folder, CacheDir} {
		if within(out, filepath.Join(source, name)) {
			return failure.New(message.OutputInFolder(out, name)).WithHint(message.ChooseAnotherOut())
		}
	}
	if within(source, out) {
		return failure.New(message.OutputHoldsSite(out)).WithHint(message.ChooseAnotherOut())
	}
	return nil
}

// within reports whether path is dir or lies in it.
func within(path, dir string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// openFolder opens the output folder.
func (p *Portal) openFolder() (*write.Folder, error) {
	f, err := write.Open(p.Out, p.statePath(), isOurs)
	if errors.Is(err, write.ErrBusy) {
		return nil, failure.New(message.SiteBusy(p.Out)).WithHint(message.WaitForIt())
	}
	return f, err
}

// statePath is where what is known of the output folder is kept: a file for
// each folder that this site was ever built into.
func (p *Portal) statePath() string { return stateIn(p.cacheDir, p.Out) }

func stateIn(cacheDir, out string) string {
	return filepath.Join(cacheDir, fmt.Sprintf("out-%x", pack.FingerprintOf([]byte(out)))[:20])
}

// StatePath returns where what is known of an output folder is kept. Names of other
// files that belong to the output begin with it.
func StatePath(source, out string) (string, error) {
	source, err := filepath.Abs(source)
	if err != nil {
		return "", err
	}
	return StatePathIn(cacheDir(source), out)
}

// StatePathIn is [StatePath] for an output folder without a site: dir is where such
// things are kept.
func StatePathIn(dir, out string) (string, error) {
	out, err := filepath.Abs(out)
	return stateIn(dir, out), err
}
