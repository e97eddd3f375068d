package main

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const killSite = `title = "试网"
base_url = "https://example.com/"
page_size = 5
[[channels]]
name = "范文大全"
slug = "fanwen"
[[channels]]
name = "教案下载"
slug = "jiaoan"
`

// killContent writes the articles of one of two states of a site: some are in
// both, some changed, some only in one.
func killContent(t *testing.T, dir string, state int) {
	t.Helper()
	content := filepath.Join(dir, "content")
	if err := os.RemoveAll(content); err != nil {
		t.Fatal(err)
	}
	for i := range 300 {
		if i%7 == state {
			continue
		}
		text := fmt.Sprintf("+++\ntitle = \"第%d篇\"\ndate = 2021-%02d-%02d\ntags = [\"标签%d\"]\n+++\n\n", i, 1+i%12, 1+i%28, i%20)
		text += strings.Repeat(fmt.Sprintf("这是第%d篇的正文。", i), 40)
		if i%3 == 0 {
			text += fmt.Sprintf("\n\n状态%d。\n", state)
		}
		p := filepath.Join(content, []string{"fanwen", "jiaoan"}[i%2], fmt.Sprintf("%d.md", i))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// outputs reads the files of an output folder, what is in a temporary folder left out.
func outputs(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		switch {
		case err == nil && d.IsDir() && strings.HasPrefix(d.Name(), ".wendang-tmp-"):
			return fs.SkipDir
		case err != nil || d.IsDir():
			return err
		}
		b, err := os.ReadFile(p)
		rel, _ := filepath.Rel(dir, p)
		files[filepath.ToSlash(rel)] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestKill kills builds at random moments. Every file is then as before or as
// after, and the next build gives what a clean one gives. With WENDANG_LONG set
// it kills a hundred times and more.
func TestKill(t *testing.T) {
	if testing.Short() {
		t.Skip("kills whole processes, many times")
	}
	rounds := 12
	if os.Getenv("WENDANG_LONG") != "" {
		rounds = 150
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "site.toml"), []byte(killSite), 0o644); err != nil {
		t.Fatal(err)
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "public")
	build := func(out string) *exec.Cmd {
		cmd := exec.Command(program, "build", "--source", dir, "--out", out, "--date", "2026-11-24")
		cmd.Env = append(os.Environ(), actAsWendang+"=1")
		return cmd
	}
	run := func(out string) time.Duration {
		t.Helper()
		start := time.Now()
		if log, err := build(out).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, log)
		}
		return time.Since(start)
	}
	var clean [2]map[string]string
	var whole time.Duration
	for state := range clean {
		killContent(t, dir, state)
		fresh := filepath.Join(t.TempDir(), "fresh")
		whole = run(fresh)
		clean[state] = outputs(t, fresh)
	}
	killContent(t, dir, 0)
	run(out)
	r := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 0))
	killed := 0
	for round := range rounds {
		state := (round + 1) % 2
		killContent(t, dir, state)
		if r.IntN(8) == 0 { // a first build is killed, too
			if err := os.RemoveAll(out); err != nil {
				t.Fatal(err)
			}
		}
		cmd := build(out)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(r.Int64N(int64(whole))))
		if err := cmd.Process.Kill(); err == nil {
			killed++
		}
		_ = cmd.Wait()
		if _, err := os.Stat(out); err == nil {
			for p, content := range outputs(t, out) {
				if !strings.HasPrefix(path.Base(p), ".") && content != clean[0][p] && content != clean[1][p] {
					t.Fatalf("round %d: %s is neither old nor new: %d bytes", round, p, len(content))
				}
			}
		}
		run(out)
		got := outputs(t, out)
		for p, want := range clean[state] {
			if got[p] != want {
				t.Fatalf("round %d: %s is not what a clean build makes", round, p)
			}
		}
		if len(got) != len(clean[state]) {
			t.Fatalf("round %d: %d files, want %d", round, len(got), len(clean[state]))
		}
		left, err := filepath.Glob(filepath.Join(out, "*", ".wendang-tmp-*"))
		if err != nil || len(left) > 0 {
			t.Fatalf("round %d: left %v %v", round, left, err)
		}
	}
	t.Logf("%d of %d builds were killed", killed, rounds)
}
