package config

import (
	"os"
	"path/filepath"

	"wendang/internal/failure"
	"wendang/internal/message"
)

// NotASite returns the failure for a folder without a site.toml. The one that was meant
// is often near: the folder around it, one within it, or its site.toml has got one more
// ending from an editor.
func NotASite(dir string) error {
	hint := message.NameSiteFolder()
	has := func(parts ...string) bool {
		info, err := os.Stat(filepath.Join(append([]string{dir}, parts...)...))
		return err == nil && info.Mode().IsRegular()
	}
	switch {
	case has(FileName + ".txt"):
		hint = message.RenameSiteTOML()
	case has("..", FileName):
		hint = message.SiteFolderIs(filepath.Join(dir, ".."))
	default:
		found, err := filepath.Glob(filepath.Join(globWord(dir), "*", FileName))
		if err == nil && len(found) == 1 {
			hint = message.SiteFolderIs(filepath.Dir(found[0]))
		}
	}
	return failure.New(message.NotASite(dir)).WithHint(hint)
}

// globWord returns a folder as a pattern that is only itself; the current one where the
// name holds marks of patterns.
func globWord(dir string) string {
	for _, r := range dir {
		if r == '*' || r == '?' || r == '[' {
			return filepath.Join(".wendang", "none")
		}
	}
	return dir
}
