//go:build unix

package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A named pipe where wendang search reads, or for site.toml, is named, and not waited for.
func TestPipesAreNamed(t *testing.T) {
	site := t.TempDir()
	for name, text := range map[string]string{
		"site.toml":           "title = \"试网\"\nbase_url = \"https://example.com/\"\n[[channels]]\nname = \"范文\"\nslug = \"fanwen\"\n",
		"content/fanwen/a.md": "---\ntitle: 工作总结\ndate: 2021-02-13\ntags: [读书]\n---\n\n这是正文。\n",
	} {
		p := filepath.Join(site, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if code, out := within(t, "build", "--source", site, "--lang", "en"); code != 0 {
		t.Fatal(out)
	}
	named := 0
	replaced := func(p string, args ...string) {
		t.Helper()
		old, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(p); err != nil {
			t.Fatal(err)
		}
		if err := syscall.Mkfifo(p, 0o644); err != nil {
			t.Skip(err)
		}
		code, out := within(t, append(args, "--source", site, "--lang", "en")...)
		if strings.Contains(out, p+": it is not a file but") && strings.Contains(out, "hint: put a file in its place") && code == 2 {
			named++
		} else if code != 0 { // a question needs not all files
			t.Errorf("%s: exit code %d\n%s", p, code, out)
		}
		if err := os.Remove(p); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, old, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	err := filepath.WalkDir(filepath.Join(site, "public", "search"), func(p string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && strings.HasSuffix(p, ".js") {
			replaced(p, "search", "工作总结")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if named < 3 { // the manifest, the table, texts
		t.Errorf("%d files are named", named)
	}
	named = 0
	for _, command := range [][]string{{"build"}, {"publish", "file://" + t.TempDir()}} {
		replaced(filepath.Join(site, "site.toml"), command...)
	}
	if named != 2 {
		t.Errorf("site.toml is named %d times", named)
	}
}

// A named pipe where the output has a folder, or a link to one, is named.
func TestPipeForFolder(t *testing.T) {
	site := t.TempDir()
	text := "title = \"试网\"\nbase_url = \"https://example.com/\"\n[[channels]]\nname = \"范文\"\nslug = \"fanwen\"\n"
	if err := os.WriteFile(filepath.Join(site, "site.toml"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(site, "public")
	if err := os.Mkdir(out, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, make := range []func(string) error{
		func(p string) error { return syscall.Mkfifo(p, 0o644) },
		func(p string) error {
			if err := syscall.Mkfifo(filepath.Join(out, "pipe"), 0o644); err != nil {
				return err
			}
			return os.Symlink("pipe", p)
		},
	} {
		p := filepath.Join(out, "assets")
		if err := make(p); err != nil {
			t.Skip(err)
		}
		code, said := within(t, "build", "--source", site, "--lang", "en")
		if code == 0 || !strings.Contains(said, "assets: error: the output folder holds this file") {
			t.Errorf("exit code %d\n%s", code, said)
		}
		if err := os.Remove(p); err != nil {
			t.Fatal(err)
		}
	}
	if code, said := within(t, "init", filepath.Join(t.TempDir(), "new"), "--from", filepath.Join(out, "pipe"), "--lang", "en"); code == 0 {
		t.Error(said)
	}
}

// within runs the program, which must not wait for what never comes, and returns its exit
// code and what it says.
func within(t *testing.T, args ...string) (int, string) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Env = append(os.Environ(), actAsWendang+"=1")
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		t.Fatalf("wendang %v waits", args)
	case err != nil && !errors.As(err, &exit):
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), string(out)
}
