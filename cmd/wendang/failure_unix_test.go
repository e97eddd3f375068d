//go:build unix

package main

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"syscall"
	"testing"

	"wendang/internal/message"
)

// What was met in several places is told once.
func TestPrintFailureOnce(t *testing.T) {
	full := &fs.PathError{Op: "write", Path: "a", Err: syscall.ENOSPC}
	other := &fs.PathError{Op: "write", Path: "b", Err: syscall.ENOSPC}
	var out bytes.Buffer
	p := &program{stderr: &out, language: message.English}
	p.printFailure(errors.Join(full, errors.Join(other, full)))
	if n := strings.Count(out.String(), "the disk is full"); n != 2 || strings.Count(out.String(), "TMPDIR") != 2 {
		t.Errorf("told %d times:\n%s", n, out.String())
	}
}
