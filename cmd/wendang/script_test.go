package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"wendang/internal/message"
)

func TestMain(m *testing.M) {
	if os.Getenv(actAsWendang) != "" {
		main()
	}
	testscript.Main(m, map[string]func(){"wendang": main})
}

// actAsWendang makes the test's program act as wendang, for tests that kill it.
const actAsWendang = "WENDANG_TEST_ACT"

var update = flag.Bool("update", false, "write what the scripts compare with cmp into the scripts")

// TestScripts runs the scripts of testdata, in each language that the program speaks:
// $lang is en or zh, and [en] and [zh] are conditions. Besides testscript's own
// commands they know:
//
//	exits N COMMAND …   runs a command that must end with the exit code N
//	snapshot DIR NAME   remembers the bytes of all files below DIR
//	same DIR NAME       fails unless they are still the same
//	bytes FILE TEXT     writes TEXT with Go's escapes, such as \x00, to FILE
//	many FILE N TEXT    writes TEXT N times to FILE
//	engines FILE QUOTA  plays search engines at $ENGINES, and adds what they are told to FILE
func TestScripts(t *testing.T) {
	if testing.Short() {
		t.Skip("scripts run whole programs")
	}
	for _, l := range languages() {
		t.Run(l.String(), func(t *testing.T) { runScripts(t, l) })
	}
}

func runScripts(t *testing.T, l message.Language) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata",
		UpdateScripts: *update,
		// Scripts run at once, so each has its own.
		Setup: func(env *testscript.Env) error {
			env.Values[snapshots{}] = map[string]map[string]string{}
			env.Setenv("lang", l.String())
			env.Setenv("LC_ALL", map[message.Language]string{message.English: "C.UTF-8", message.Chinese: "zh_CN.UTF-8"}[l])
			return nil
		},
		Condition: func(name string) (bool, error) {
			if name != "en" && name != "zh" {
				return false, fmt.Errorf("unknown condition %s", name)
			}
			return name == l.String(), nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":    cmdExits,
			"bytes":    cmdBytes,
			"many":     cmdMany,
			"snapshot": cmdSnapshot,
			"same":     cmdSame,
			"engines":  cmdEngines,
		},
	})
}

// snapshots is the key of a script's snapshots by name.
type snapshots struct{}

func cmdSnapshot(ts *testscript.TestScript, _ bool, args []string) {
	ts.Value(snapshots{}).(map[string]map[string]string)[args[1]] = tree(ts, args[0])
}

func cmdSame(ts *testscript.TestScript, neg bool, args []string) {
	before, ok := ts.Value(snapshots{}).(map[string]map[string]string)[args[1]]
	if !ok {
		ts.Fatalf("there is no snapshot %s", args[1])
	}
	after := tree(ts, args[0])
	equal := len(before) == len(after)
	for p, content := range before {
		if after[p] != content {
			equal = false
			ts.Logf("%s differs", p)
		}
	}
	if equal == neg {
		ts.Fatalf("%d files, then %d; the same: %v", len(before), len(after), equal)
	}
}

func cmdExits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits N command")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	var exit *exec.ExitError
	if err != nil {
		if !asExit(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

func asExit(err error, exit **exec.ExitError) bool {
	e, ok := err.(*exec.ExitError)
	*exit = e
	return ok
}

func cmdBytes(ts *testscript.TestScript, _ bool, args []string) {
	text, err := strconv.Unquote(`"` + strings.ReplaceAll(args[1], `"`, `\"`) + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o644))
}

func cmdMany(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_APPEND|os.O_WRONLY, 0)
	ts.Check(err)
	_, err = f.Write(bytes.Repeat([]byte(args[2]), n))
	ts.Check(err)
	ts.Check(f.Close())
}

// tree reads all files below a folder, without what begins with a dot.
func tree(ts *testscript.TestScript, dir string) map[string]string {
	files := map[string]string{}
	root := ts.MkAbs(dir)
	err := filepath.WalkDir(root, func(p string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), ".") {
			return err
		}
		b, err := os.ReadFile(p)
		rel, _ := filepath.Rel(root, p)
		files[filepath.ToSlash(rel)] = string(b)
		return err
	})
	ts.Check(err)
	return files
}
