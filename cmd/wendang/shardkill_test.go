package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestShardKill runs the tasks of a build in parts as processes, at the same time as far as
// they do not depend on each other, some of them twice, and kills many of them at random
// moments. Those that are run again in the end give what a build gives, and nothing is left
// of the others.
func TestShardKill(t *testing.T) {
	if testing.Short() {
		t.Skip("kills whole processes, many times")
	}
	rounds := 4
	if os.Getenv("WENDANG_LONG") != "" {
		rounds = 60
	}
	const n = 3
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "site.toml"), []byte(killSite), 0o644); err != nil {
		t.Fatal(err)
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	temporary := t.TempDir()
	command := func(args ...string) *exec.Cmd {
		cmd := exec.Command(program, append(args, "--source", dir, "--date", "2026-11-24", "--jobs", "2")...)
		cmd.Env = append(os.Environ(), actAsWendang+"=1", "TMPDIR="+temporary)
		return cmd
	}
	var clean [2]map[string]string
	for state := range clean {
		killContent(t, dir, state)
		fresh := filepath.Join(t.TempDir(), "fresh")
		if log, err := command("build", "--segments", fmt.Sprint(n), "--out", fresh).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, log)
		}
		clean[state] = outputs(t, fresh)
	}
	work, out := filepath.Join(t.TempDir(), "work"), filepath.Join(t.TempDir(), "out")
	r := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 0))
	took := map[string]time.Duration{}
	killed := 0
	// phase runs a task of all its parts until each has come to its end.
	phase := func(task string, parts ...string) {
		var wait sync.WaitGroup
		var mu sync.Mutex
		for _, part := range parts {
			for tries := 1 + r.IntN(3); tries > 0; tries-- {
				cmd := command("shard", task, part, "--work", work, "--out", out)
				last := tries == 1
				limit := time.Duration(r.Int64N(int64(max(took[task], 50*time.Millisecond))))
				again := r.IntN(3) == 0 // a second one goes on beside it
				wait.Go(func() {
					if !last {
						if err := cmd.Start(); err != nil {
							t.Error(err)
							return
						}
						time.Sleep(limit)
						_ = cmd.Process.Kill()
						_ = cmd.Wait()
						mu.Lock()
						killed++
						mu.Unlock()
					}
				})
				if !again {
					wait.Wait()
				}
			}
			wait.Go(func() {
				start := time.Now()
				if log, err := command("shard", task, part, "--work", work, "--out", out).CombinedOutput(); err != nil {
					t.Errorf("%s %s: %v\n%s", task, part, err, log)
				}
				mu.Lock()
				took[task] = time.Since(start)
				mu.Unlock()
			})
		}
		wait.Wait()
		if t.Failed() {
			t.FailNow()
		}
	}
	var parts []string
	for i := range n {
		parts = append(parts, fmt.Sprintf("%d/%d", i+1, n))
	}
	for round := range rounds {
		state := round % 2
		killContent(t, dir, state)
		phase("parse", parts...)
		phase("arrange", fmt.Sprint(n))
		phase("render", parts...)
		phase("finish", fmt.Sprint(n))
		got := outputs(t, out)
		for p, want := range clean[state] {
			if got[p] != want {
				t.Fatalf("round %d: %s is not what a build makes", round, p)
			}
		}
		for p := range got {
			if _, ok := clean[state][p]; !ok {
				t.Errorf("round %d: %s is still there", round, p)
			}
		}
		for _, pattern := range []string{".wendang-tmp-*", ".wendang-unfinished*", "*/.wendang-tmp-*", "*/*/*/.wendang-tmp-*"} {
			if left, err := filepath.Glob(filepath.Join(out, pattern)); err != nil || len(left) > 0 {
				t.Fatalf("round %d: left %v %v", round, strings.Join(left, " "), err)
			}
		}
	}
	// One that was killed last is still to be swept up after.
	phase("finish", fmt.Sprint(n))
	if log, err := command("shard", "finish", fmt.Sprint(n), "--work", work, "--out", out).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, log)
	}
	if left, err := os.ReadDir(temporary); err != nil || len(left) > 0 {
		t.Errorf("for temporary files there are %v, %v", left, err)
	}
	t.Logf("%d tasks were killed", killed)
}
