//go:build unix

package pipeline

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"wendang/internal/diag"
	"wendang/internal/pack"
)

// withoutCacheDir returns a site whose folder has no place for the cache, with a home and
// a folder for temporary files of its own.
func withoutCacheDir(t *testing.T) (f *siteFolder, users, temp string) {
	dir := t.TempDir()
	users, temp = filepath.Join(dir, "cache"), filepath.Join(dir, "temp")
	t.Setenv("XDG_CACHE_HOME", users)
	t.Setenv("HOME", dir) // on macOS
	f = newSiteFolder(t, nil)
	f.must(os.Mkdir(temp, 0o755))
	config := newSiteTOML("/:slug.html")
	delete(config.values, "theme")
	f.write("site.toml", config.text())
	f.write("content/fanwen/1.md", article(1, "一", "甲。"))
	f.write(CacheDir, "a file") // so that the folder cannot be made, not even by root
	t.Setenv("TMPDIR", temp)
	if d, err := os.UserCacheDir(); err != nil || d != users {
		t.Skip("the user's cache folder is elsewhere")
	}
	return f, users, temp
}

// The cache is kept in the user's own folder, that nobody else can read.
func TestUsersCache(t *testing.T) {
	f, users, temp := withoutCacheDir(t)
	// Who knows the name of a folder among the temporary files may have made it.
	planted := filepath.Join(t.TempDir(), "planted")
	f.must(os.Mkdir(planted, 0o777))
	f.must(os.Symlink(planted, filepath.Join(temp, "wendang-"+hexOf(f.dir))))
	for n := range 2 {
		if b := f.build("", 2); b.Broken || len(b.problems) > 0 || n == 1 && b.Written > 0 {
			t.Fatalf("%+v\n%s", b.Result, texts(b.problems))
		}
	}
	if left, _ := os.ReadDir(planted); len(left) > 0 {
		t.Errorf("through a link are written %v", left)
	}
	all, err := os.ReadDir(filepath.Join(users, "wendang"))
	if err != nil || len(all) != 1 {
		t.Fatalf("%v, %v", all, err)
	}
	for _, p := range []string{"wendang", "wendang/" + all[0].Name()} {
		if info, err := os.Stat(filepath.Join(users, p)); err != nil || info.Mode().Perm() != 0o700 {
			t.Errorf("%s: %v, %v", p, info.Mode(), err)
		}
	}
}

func hexOf(dir string) string {
	const digits = "0123456789abcdef"
	var b strings.Builder
	for _, c := range pack.FingerprintOf([]byte(dir)) {
		b.WriteByte(digits[c>>4])
		b.WriteByte(digits[c&15])
	}
	return b.String()
}

// A folder that is not the user's own is no place for a cache; the site is built without
// one, and nothing is left.
func TestNoCache(t *testing.T) {
	for name, prepare := range map[string]func(f *siteFolder, all string) error{
		"a link": func(f *siteFolder, all string) error {
			return errorsOf(os.Mkdir(f.path("elsewhere"), 0o700), os.Symlink(f.path("elsewhere"), all))
		},
		"open to others": func(f *siteFolder, all string) error { return errorsOf(os.Mkdir(all, 0o700), os.Chmod(all, 0o777)) },
		"of another":     func(f *siteFolder, all string) error { return errorsOf(os.Mkdir(all, 0o700), os.Chown(all, 12345, -1)) },
		"a file":         func(f *siteFolder, all string) error { return os.WriteFile(all, nil, 0o600) },
	} {
		t.Run(name, func(t *testing.T) {
			f, users, temp := withoutCacheDir(t)
			f.must(os.MkdirAll(users, 0o700))
			all := filepath.Join(users, "wendang")
			if err := prepare(f, all); err != nil {
				t.Skip(err)
			}
			for n := range 2 {
				b := f.build("", 2)
				if b.Broken || len(b.problems) != 1 || b.problems[0].Message.Code() != "cache-refused" || n == 1 && b.Written > 0 {
					t.Errorf("%+v\n%s", b.Result, texts(b.problems))
				}
			}
			for _, dir := range []string{temp, all} {
				if left, _ := os.ReadDir(dir); len(left) > 0 {
					t.Errorf("%v is left in %s", left, dir)
				}
			}
		})
	}
}

func errorsOf(list ...error) error {
	for _, err := range list {
		if err != nil {
			return err
		}
	}
	return nil
}

// Nothing waits for somebody to write to a named pipe, wherever it stands.
func TestNamedPipes(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	sound := func() *siteFolder { return newSmallSite(t, nil) }
	for _, p := range []string{"site.toml", "themes/portal/layouts/list.html", "themes/portal/assets/x.css", "themes/portal/strings.toml", "themes/portal/notes.txt",
		"content/fanwen/x.md", "content/fanwen/x.png", "static/x.txt", "public/.wendang-files", "public/.wendang-unfinished", "public/1.html", CacheDir + "/sources",
		CacheDir + "/images", CacheDir, "content", "content/wenku", "static", "themes", "themes/portal", "public"} {
		t.Run(p, func(t *testing.T) {
			f := sound()
			f.must(os.RemoveAll(f.path(p)))
			f.must(os.MkdirAll(filepath.Dir(f.path(p)), 0o755))
			if err := syscall.Mkfifo(f.path(p), 0o644); err != nil {
				t.Skip(err)
			}
			done := make(chan struct{})
			problems := &diag.List{}
			var result Result
			var err error
			go func() {
				defer close(done)
				result, err = Build(context.Background(), Options{Source: f.dir, Today: f.today, Problems: problems})
			}()
			select {
			case <-done:
			case <-time.After(time.Minute):
				t.Fatal("the build waits")
			}
			warned := slices.ContainsFunc(problems.Sorted(), func(d diag.Diagnostic) bool { return strings.HasSuffix(d.File, p) })
			switch folder, _, _ := strings.Cut(p, "/"); {
			case p == "content" || p == "static" || p == "themes" || p == "themes/portal":
				if !errors.Is(err, syscall.ENOTDIR) {
					t.Errorf("the build ends with %v", err)
				}
			case p == "site.toml":
				if err == nil || !strings.Contains(err.Error(), "site.toml: it is not a file but a folder, a named pipe or a device") {
					t.Errorf("the build ends with %v", err)
				}
			case folder == "themes" && p != "themes/portal/notes.txt":
				if err != nil || !result.Broken || !warned {
					t.Errorf("the build ends with %v\n%s", err, texts(problems.Sorted()))
				}
			case folder == "content" && p != "content/wenku" || folder == "static" || folder == "themes":
				if err != nil || result.Broken || !warned {
					t.Errorf("the build ends with %v\n%s", err, texts(problems.Sorted()))
				}
			}
		})
	}
}
