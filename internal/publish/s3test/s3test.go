// Package s3test starts an object store on this machine, for tests.
package s3test

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// Needs skips a test that lacks a tool, or fails it where none may be missing.
func Needs(t testing.TB, what string) {
	t.Helper()
	if os.Getenv("WENDANG_CI") != "" {
		t.Fatalf("%s is missing", what)
	}
	t.Skipf("%s is missing", what)
}

// built returns where .ci/run puts the gateway: in the repository that the test stands in.
func built() string {
	dir, err := os.Getwd()
	for err == nil && dir != filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return filepath.Join(dir, ".ci", "bin", "versitygw")
		}
		dir = filepath.Dir(dir)
	}
	return "versitygw"
}

const (
	access = "AKIATEST"
	secret = "geheimes-wort-0815"
)

// Start starts a gateway that keeps its objects in a folder, and returns its address.
func Start(t testing.TB, root string, args ...string) string {
	t.Helper()
	program := os.Getenv("WENDANG_VERSITYGW")
	if program == "" {
		program = built()
	}
	if _, err := os.Stat(program); err != nil {
		Needs(t, "an S3 gateway (.ci/run builds it)")
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := listener.Addr().String()
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	args = append([]string{"--port", addr, "--quiet", "--keep-alive", "--access", access, "--secret", secret}, args...)
	cmd := exec.Command(program, append(args, "posix", root)...)
	cmd.Env = append(os.Environ(), "AWS_CONFIG_FILE="+os.DevNull)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	for range 200 {
		if conn, err := net.Dial("tcp", addr); err == nil {
			_ = conn.Close()
			return addr
		}
		time.Sleep(25 * time.Millisecond)
	}
	t.Fatal("the gateway does not answer")
	return ""
}

// Environment sets credentials for the gateway, and none of the user's.
func Environment(t testing.TB) {
	for name, value := range map[string]string{
		"AWS_ACCESS_KEY_ID": access, "AWS_SECRET_ACCESS_KEY": secret, "AWS_SESSION_TOKEN": "", "AWS_PROFILE": "", "AWS_CA_BUNDLE": "",
		"AWS_CONFIG_FILE": filepath.Join(t.TempDir(), "none"), "AWS_SHARED_CREDENTIALS_FILE": filepath.Join(t.TempDir(), "none"),
	} {
		t.Setenv(name, value)
	}
}
