package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/publish"
	"wendang/internal/publish/address"
)

// Who stops a publish is not told that the site is as it was.
func TestPublishStopped(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("HOME", dir)
	t.Setenv("XDG_CACHE_HOME", dir)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	p := &program{stdout: io.Discard, stderr: io.Discard}
	o := publish.Options{Out: filepath.Join(dir, "public"), To: address.Address{Scheme: address.File, Path: filepath.Join(dir, "www")}}
	err := p.publish(ctx, o, dir, false, nil, false)
	if err == nil || failure.Of(err).Code() != "publish-stopped" || failure.Hint(err).Code() != "publish-go-on" || errors.Is(err, context.Canceled) {
		t.Errorf("%v, %s", err, failure.Hint(err))
	}
}

// Thousands of files that fail for one cause take some lines.
func TestPrintFailed(t *testing.T) {
	var failed []publish.Failed
	for range 434 {
		failed = append(failed, publish.Failed{Path: "a", Err: failure.New(message.PublishFileFailed("a", message.CausePermission())).WithHint(message.PublishAskRights())})
	}
	var out bytes.Buffer
	p := &program{stderr: &out, language: message.English}
	p.printFailed(failed)
	if lines := strings.Count(out.String(), "\n"); lines != 13 || !strings.Contains(out.String(), "424 more") || !strings.Contains(out.String(), "needs the right") {
		t.Errorf("%d lines:\n%s", lines, out.String())
	}
}
