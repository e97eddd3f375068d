//go:build unix

// Command measure runs a command and appends to a file how long it took, in
// seconds, and how much memory it had at most, in kB:
//
//	measure FILE COMMAND ARGUMENT …
//
// It stands between the command and whoever measures it, because Linux counts
// as a process's memory also what the one had that started it: a small one such
// as this, or a benchmark with a gigabyte in memory. It is in Go so that nothing
// but Go is needed.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"syscall"
	"time"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: measure FILE COMMAND ARGUMENT …")
		os.Exit(2)
	}
	err := run(os.Args[1], os.Args[2:])
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() > 0 {
		os.Exit(exit.ExitCode())
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(2)
	}
}

// run runs the command; its exit code counts more than what was measured.
func run(file string, command []string) error {
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	// A terminal's Ctrl-C reaches the command, too. It may have to clean up, and
	// whoever measures it may remove its files as soon as this ends.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGHUP, syscall.SIGINT, syscall.SIGQUIT, syscall.SIGTERM)
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return err
	}
	wall := time.Since(start)
	usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return errors.New("the system does not tell what the command used")
	}
	peak := int64(usage.Maxrss)
	if runtime.GOOS == "darwin" { // in bytes there
		peak /= 1024
	}
	f, err := os.OpenFile(file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(f, "%.3f %d %.3f\n", wall.Seconds(), peak, (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds())
	return errors.Join(err, f.Close())
}
