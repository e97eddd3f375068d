// Package scaffold makes new site folders.
package scaffold

import (
	"embed"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"wendang/internal/failure"
	"wendang/internal/message"
)

//go:embed files
var files embed.FS

// Write makes a site folder at dir and returns the paths of its files. Files
// that exist are never replaced: with one of them in the way nothing is made.
func Write(dir string, now time.Time) ([]string, error) {
	type file struct {
		path    string
		content []byte
	}
	var list []file
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return nil, failure.New(message.FolderIsFile(dir))
	}
	err := fs.WalkDir(files, "files", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := files.ReadFile(p)
		if err != nil {
			return err
		}
		text := strings.ReplaceAll(string(content), "{{date}}", now.Format(time.RFC3339))
		text = strings.ReplaceAll(text, "{{year}}", now.Format("2006"))
		target := filepath.Join(dir, filepath.FromSlash(strings.TrimPrefix(p, "files/")))
		if _, err := os.Lstat(target); !errors.Is(err, fs.ErrNotExist) {
			return failure.New(message.ExistsAlready(target)).WithHint(message.ChooseNewFolder())
		}
		list = append(list, file{target, []byte(text)})
		return nil
	})
	if err != nil {
		return nil, err
	}
	var paths []string
	for _, f := range list {
		if err := os.MkdirAll(filepath.Dir(f.path), 0o755); err != nil {
			return paths, err
		}
		if err := os.WriteFile(f.path, f.content, 0o644); err != nil {
			return paths, err
		}
		paths = append(paths, f.path)
	}
	return paths, nil
}
