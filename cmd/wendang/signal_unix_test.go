//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// A program that waits for something that never comes is ended by a second signal: here
// for somebody to read its profile from a named pipe.
func TestSecondSignal(t *testing.T) {
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		pipe := filepath.Join(t.TempDir(), "profile")
		if err := syscall.Mkfifo(pipe, 0o600); err != nil {
			t.Skip(err)
		}
		program, err := os.Executable()
		if err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(program, "build", "--source", t.TempDir(), "--profile", pipe)
		cmd.Env = append(os.Environ(), actAsWendang+"=1")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan error, 1)
		go func() { ended <- cmd.Wait() }()
		deadline := time.After(time.Minute)
		for done := false; !done; {
			select {
			case err := <-ended:
				done = true
				if err == nil {
					t.Error("the program has ended by itself")
				}
			case <-deadline:
				t.Errorf("%v does not end the program", signal)
				if err := cmd.Process.Kill(); err != nil {
					t.Fatal(err)
				}
				<-ended
				done = true
			case <-time.After(50 * time.Millisecond):
				_ = cmd.Process.Signal(signal)
			}
		}
	}
}
