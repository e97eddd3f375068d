package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestShardKill runs the tasks of a build in parts as processes, at the same time as far as
// they do not depend on each other, some of them twice, and kills others at random moments.
// Those that come to their ends give what a build gives, and nothing is left of the others.
func TestShardKill(t *testing.T) {
	if testing.Short() {
		t.Skip("kills whole processes, many times")
	}
	rounds := 3
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
	// Processes differ in speed, so a seed repeats what is done, not what comes of it.
	seed := uint64(time.Now().UnixNano())
	if again := os.Getenv("WENDANG_SEED"); again != "" {
		if seed, err = strconv.ParseUint(again, 10, 64); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("WENDANG_SEED=%d chooses the same again", seed)
	r := rand.New(rand.NewPCG(seed, 0))
	k := &killer{took: map[string]time.Duration{}}
	// phase runs a task of all its parts until each has come to its end, every other time one of them twice.
	phase := func(task string, parts ...string) {
		twice := r.IntN(2 * len(parts))
		for i, part := range parts {
			one := func() *exec.Cmd { return command("shard", task, part, "--work", work, "--out", out) }
			for range r.IntN(3) {
				moment := r.Float64()
				k.wait.Go(func() { k.kill(t, task, one(), moment) })
				if r.IntN(3) > 0 {
					k.wait.Wait()
				} // else the next one goes on beside it
			}
			k.wait.Go(func() { k.run(t, task, one()) })
			if i == twice {
				k.wait.Go(func() { k.run(t, task, one()) })
			}
		}
		k.wait.Wait()
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
	t.Logf("%d of %d tasks were killed before they ended", k.killed, k.tries)
	if k.killed == 0 {
		t.Error("no task was killed")
	}
}

// killer runs tasks to their ends or kills them.
type killer struct {
	wait   sync.WaitGroup
	mu     sync.Mutex
	took   map[string]time.Duration // how long the last one of a name took
	tries  int                      // how many were to be killed
	killed int                      // and had not ended before
}

// kill starts a task and kills it at a moment between its start, 0, and its end, 1. One that
// has ended before must have ended well.
func (k *killer) kill(t *testing.T, task string, cmd *exec.Cmd, moment float64) {
	k.mu.Lock()
	k.tries++
	limit := time.Duration(moment * float64(max(k.took[task], 50*time.Millisecond)))
	k.mu.Unlock()
	var log bytes.Buffer
	cmd.Stdout, cmd.Stderr = &log, &log
	if err := cmd.Start(); err != nil {
		t.Error(err)
		return
	}
	time.Sleep(limit)
	_ = cmd.Process.Kill()
	_ = cmd.Wait() // the state tells more
	switch {
	case cmd.ProcessState.Success():
	case cmd.ProcessState.Exited() && runtime.GOOS != "windows": // where killed ones exit, too
		t.Errorf("%v: %v\n%s", cmd.Args[1:], cmd.ProcessState, &log)
	default:
		k.mu.Lock()
		k.killed++
		k.mu.Unlock()
	}
}

// run runs a task to its end.
func (k *killer) run(t *testing.T, task string, cmd *exec.Cmd) {
	start := time.Now()
	if log, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v: %v\n%s", cmd.Args[1:], err, log)
	}
	k.mu.Lock()
	k.took[task] = time.Since(start)
	k.mu.Unlock()
}
