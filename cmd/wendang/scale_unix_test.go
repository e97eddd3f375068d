//go:build unix

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// scaleScript runs scripts of docs/scale among programs that stand in for those of a
// scheduler.
type scaleScript struct {
	t   *testing.T
	dir string // has bin/, and what the programs note
	env []string
}

func newScaleScript(t *testing.T, programs map[string]string) *scaleScript {
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip(err)
	}
	s := &scaleScript{t: t, dir: t.TempDir()}
	for name, text := range programs {
		s.put("bin/"+name, "#!/usr/bin/env bash\n"+text)
	}
	s.env = append(os.Environ(), "PATH="+filepath.Join(s.dir, "bin")+":"+os.Getenv("PATH"), "FAKE="+s.dir, "POLL=0", "DAY=")
	return s
}

func (s *scaleScript) put(name, text string) {
	p := filepath.Join(s.dir, name)
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(text), 0o755); err != nil {
		s.t.Fatal(err)
	}
}

// run returns what a script has said, and its exit code.
func (s *scaleScript) run(script string, args []string, env ...string) (said string, code int) {
	s.t.Helper()
	ctx, stop := context.WithTimeout(s.t.Context(), 2*time.Minute)
	defer stop()
	cmd := exec.CommandContext(ctx, "bash", append([]string{filepath.Join("..", "..", "docs", "scale", script)}, args...)...)
	cmd.Env = append(s.env, env...)
	cmd.WaitDelay = time.Second
	b, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && (!errors.As(err, &exit) || ctx.Err() != nil) {
		s.t.Fatalf("%v %v\n%s", err, ctx.Err(), b)
	}
	return string(b), cmd.ProcessState.ExitCode()
}

// sbatch runs a job at once; one whose dependency has failed does not run.
const sbatch = `array=0
for a; do case $a in
  --array=1-*) array=$(seq "${a#--array=1-}") ;;
  --dependency=*) after=${a##*:} ;;
  --output=*) output=${a#*=} ;;
esac; done
script=$(cat)
echo >>"$FAKE/jobs"
id=$(($(wc -l <"$FAKE/jobs")))
echo "$id"
if [ -n "${after:-}" ] && [ -e "$FAKE/failed-$after" ]; then touch "$FAKE/failed-$id"; exit; fi
for i in $array; do
  SLURM_ARRAY_TASK_ID=$i bash -c "$script" >>"${output//%a/$i}" 2>&1 || touch "$FAKE/failed-$id"
done
`

// The script for Slurm lets arrange decide on the day, keeps its logs out of the output, and
// shows what arrange and finish have said.
func TestSlurmScript(t *testing.T) {
	t.Parallel()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	s := newScaleScript(t, map[string]string{
		"sbatch": sbatch, "squeue": "", "scancel": "",
		"wendang": fmt.Sprintf("echo \"$*\" >>\"$FAKE/commands\"\nexec env %s=1 %q --lang en \"$@\"\n", actAsWendang, program),
	})
	s.put("site/site.toml", killSite)
	s.put("site/content/fanwen/a.md", "---\ntitle: 甲\ndate: 2021-01-01\ncolour: 红\n---\n\n正文。\n")
	out := filepath.Join(s.dir, "out")
	args := []string{"2", filepath.Join(s.dir, "site"), filepath.Join(s.dir, "work"), out + "//"}
	commands := func() string {
		b, err := os.ReadFile(filepath.Join(s.dir, "commands"))
		if err = errors.Join(err, os.Remove(filepath.Join(s.dir, "commands"))); err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	said, code := s.run("slurm.sh", args)
	if code != 0 || !strings.Contains(said, "unknown key") || !strings.Contains(said, "1 article on") {
		t.Errorf("exit code %d; a warning and the summary are not both in\n%s", code, said)
	}
	if ran := commands(); strings.Count(ran, "\n") != 6 || strings.Contains(ran, "--date") {
		t.Errorf("without a day it runs\n%s", ran)
	}
	if left, err := filepath.Glob(filepath.Join(out, ".log*")); err != nil || len(left) > 0 {
		t.Errorf("in the output: %v %v", left, err)
	}
	if logs, err := filepath.Glob(out + ".log/*/finish.txt"); err != nil || len(logs) != 1 {
		t.Errorf("logs: %v %v", logs, err)
	}
	if said, code = s.run("slurm.sh", args, "DAY=2026-11-24"); code != 0 || strings.Count(commands(), " --date 2026-11-24") != 6 {
		t.Errorf("exit code %d with a day\n%s", code, said)
	}
	s.put("site/content/fanwen/a.md", "---\ntitle: 甲\ndate: 没有\n---\n")
	if said, code = s.run("slurm.sh", args); code != 1 || !strings.Contains(said, "content/fanwen/a.md:3") {
		t.Errorf("exit code %d with a mistake\n%s", code, said)
	}
	if said, code = s.run("slurm.sh", args, "WENDANG="+filepath.Join(s.dir, "none")); code != 2 {
		t.Errorf("exit code %d without the program\n%s", code, said)
	}
}

// kubectl answers a question about a Job with $JOB; it does not answer, or not yet, when $JOB
// is "away" or "waits".
const kubectl = `echo "$*" >>"$FAKE/commands"
case "$1 $2" in
"get job")
  echo >>"$FAKE/asked"
  case $JOB in
  away) echo "the server is away" >&2; exit 1 ;;
  waits) [ "$(wc -l <"$FAKE/asked")" -lt 8 ] || echo "Complete CompletionsReached" ;;
  *) echo -e "$JOB" ;;
  esac ;;
"get pods") echo "pod-1 ImagePullBackOff" ;;
logs*) echo "said by $*" ;;
wait*) sleep 0.1; exit 1 ;;
esac
`

// The script for Kubernetes ends when a Job has, or cannot be watched, and says why.
func TestKubernetesScript(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		job  string
		code int
		says []string
	}{
		{"SuccessCriteriaMet x\nComplete CompletionsReached", 0, []string{"job/wendang-arrange", "job/wendang-finish"}},
		{"waits", 0, []string{"pod-1 ImagePullBackOff"}},
		{"FailureTarget PodFailurePolicy\nFailed PodFailurePolicy", 1, []string{"said by logs --tail=-1 --prefix --selector=job-name=wendang-parse"}},
		{"Failed BackoffLimitExceeded", 2, []string{"BackoffLimitExceeded", "said by logs"}},
		{"away", 2, []string{"the server is away", "wendang-parse cannot be watched"}},
	} {
		s := newScaleScript(t, map[string]string{"kubectl": kubectl})
		said, code := s.run("kubernetes.sh", []string{"file.yaml"}, "JOB="+test.job)
		if code != test.code {
			t.Errorf("%s: exit code %d, not %d\n%s", test.job, code, test.code, said)
		}
		for _, text := range test.says {
			if !strings.Contains(said, text) {
				t.Errorf("%s: it does not say %q\n%s", test.job, text, said)
			}
		}
	}
}
