//go:build unix

package main

import (
	"bufio"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"wendang/internal/scaffold"
)

// served is a running `wendang serve`.
type served struct {
	t     *testing.T
	cmd   *exec.Cmd
	lines chan string // of standard error
	url   string
}

func newServed(t *testing.T, dir string, env []string, args ...string) *served {
	t.Helper()
	s := &served{t: t, lines: make(chan string, 1000)}
	s.cmd = exec.Command(os.Args[0], append([]string{"--lang", "en", "serve", "--source", dir}, args...)...)
	s.cmd.Env = append(append(os.Environ(), actAsWendang+"=1"), env...)
	stderr, err := s.cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		defer close(s.lines)
		for scanner := bufio.NewScanner(stderr); scanner.Scan(); {
			s.lines <- scanner.Text()
		}
	}()
	t.Cleanup(func() { _ = s.cmd.Process.Kill() })
	return s
}

// says waits for a line that holds a text, and returns it.
func (s *served) says(text string) string {
	s.t.Helper()
	var all []string
	timeout := time.After(60 * time.Second)
	for {
		select {
		case line, ok := <-s.lines:
			if !ok {
				s.t.Fatalf("it ended, and did not say %q but\n%s", text, strings.Join(all, "\n"))
			}
			if all = append(all, line); strings.Contains(line, text) {
				return line
			}
		case <-timeout:
			s.t.Fatalf("it did not say %q but\n%s", text, strings.Join(all, "\n"))
		}
	}
}

// shown waits until the portal is shown.
func (s *served) shown() *served {
	s.t.Helper()
	line := s.says("the portal is at ")
	s.url, _, _ = strings.Cut(strings.TrimPrefix(line, "the portal is at "), " ")
	return s
}

// ends returns the exit code.
func (s *served) ends() int {
	s.t.Helper()
	ended := make(chan error, 1)
	go func() { ended <- s.cmd.Wait() }()
	select {
	case err := <-ended:
		var exit *exec.ExitError
		if err != nil && !errors.As(err, &exit) {
			s.t.Fatal(err)
		}
		return s.cmd.ProcessState.ExitCode()
	case <-time.After(60 * time.Second):
		s.t.Fatal("it does not end")
		return 0
	}
}

func newServeSite(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "site")
	if _, err := scaffold.Write(dir, time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	return dir
}

func (s *served) get(path string) (int, string) {
	s.t.Helper()
	r, err := http.Get(s.url + path)
	if err != nil {
		s.t.Fatal(err)
	}
	defer func() { _ = r.Body.Close() }()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return r.StatusCode, string(b)
}

// What is saved is told, mistakes as everywhere, and Ctrl-C ends it at once.
func TestServe(t *testing.T) {
	dir := newServeSite(t)
	s := newServed(t, dir, nil, "--addr", "127.0.0.1:0").shown()
	if status, body := s.get(""); status != 200 || !strings.Contains(body, "preview.js") {
		t.Errorf("the home page: %d %s", status, body)
	}
	toml, err := os.ReadFile(filepath.Join(dir, "site.toml"))
	if err != nil {
		t.Fatal(err)
	}
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, "site.toml"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(string(toml) + "[nothing]\n")
	s.says("error: ")
	s.says("^^^^^^^")
	s.says("site.toml, shown after ")
	if status, _ := s.get(""); status != 500 {
		t.Errorf("with a mistake in site.toml: %d", status)
	}
	write(string(toml))
	s.says("all mistakes are mended")
	// A connection that is open does not keep it.
	events, err := http.Get(s.url + ".wendang-preview/events?path=/")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = events.Body.Close() }()
	if err := s.cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if code := s.ends(); code != 0 {
		t.Errorf("Ctrl-C ends it with %d", code)
	}
	if _, err := os.Stat(filepath.Join(dir, "public")); err == nil {
		t.Error("it has made the output folder")
	}
}

func TestServeAddresses(t *testing.T) {
	dir := newServeSite(t)
	one, two := newServed(t, dir, nil).shown(), newServed(t, dir, nil).shown()
	if one.url == two.url || !strings.HasPrefix(one.url, "http://127.0.0.1:") {
		t.Errorf("two previews are at %s and %s", one.url, two.url)
	}
	taken := strings.TrimSuffix(strings.TrimPrefix(one.url, "http://"), "/")
	third := newServed(t, dir, nil, "--addr", taken)
	third.says("another program is using " + taken)
	third.says("leave --addr out")
	if code := third.ends(); code != 2 {
		t.Errorf("at a taken address it ends with %d", code)
	}
	wrong := newServed(t, dir, nil, "--addr", "nowhere.invalid:80")
	wrong.says("nowhere.invalid:80")
	if code := wrong.ends(); code != 2 {
		t.Errorf("at a wrong address it ends with %d", code)
	}
	all := newServed(t, dir, nil, "--addr", "0.0.0.0:0").shown()
	all.says("can be reached from other machines")
	if !strings.HasPrefix(all.url, "http://localhost:") {
		t.Errorf("at all addresses it is at %s", all.url)
	}
	if l, err := net.Listen("tcp", "localhost:0"); err == nil {
		_ = l.Close()
		name := newServed(t, dir, nil, "--addr", "localhost:0").shown()
		if !strings.HasPrefix(name.url, "http://localhost:") {
			t.Errorf("at a name it is at %s", name.url)
		}
	}
	none := newServed(t, t.TempDir(), nil)
	none.says("site.toml")
	if code := none.ends(); code != 2 {
		t.Errorf("without a site it ends with %d", code)
	}
}

func TestServeOpen(t *testing.T) {
	dir, opened := newServeSite(t), filepath.Join(t.TempDir(), "opened")
	browser := filepath.Join(t.TempDir(), "browser")
	if err := os.WriteFile(browser, []byte("#!/bin/sh\necho \"$1\" > "+opened+".new && mv "+opened+".new "+opened+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	s := newServed(t, dir, []string{"BROWSER=/nowhere/browser:" + browser + " %s"}, "--open", "--addr", "127.0.0.1:0").shown()
	for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		if b, err := os.ReadFile(opened); err == nil {
			if got := strings.TrimSpace(string(b)); got != s.url {
				t.Errorf("the browser was opened at %s", got)
			}
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("the browser was not opened")
		}
	}
	bad := newServed(t, dir, []string{"BROWSER=/nowhere/browser"}, "--open", "--addr", "127.0.0.1:0")
	bad.says("the browser cannot be opened")
	if err := bad.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if code := bad.ends(); code != 0 {
		t.Errorf("it ends with %d", code)
	}
}

func TestBrowserCommands(t *testing.T) {
	blank := filepath.Join(t.TempDir(), "my browser")
	if err := os.WriteFile(blank, nil, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		chosen, system string
		want           []string // parts of a command with | between them
	}{
		{"firefox", "linux", []string{"firefox|U"}},
		{"", "linux", []string{"xdg-open|U"}},
		{":", "linux", []string{"xdg-open|U"}},
		{"", "darwin", []string{"open|U"}},
		{"", "windows", []string{"rundll32|url.dll,FileProtocolHandler|U"}},
		{"firefox %s", "linux", []string{"firefox|U"}},
		{"firefox --url=%s --new-window:lynx", "linux", []string{"firefox|--url=U|--new-window", "lynx|U"}},
		{`C:\firefox.exe;edge -new`, "windows", []string{`C:\firefox.exe|U`, "edge|-new|U"}},
		{blank, "linux", []string{blank + "|U"}},
	} {
		var got []string
		for _, command := range browserCommands(c.chosen, c.system, "U") {
			got = append(got, strings.Join(command, "|"))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%+v: %q", c, got)
		}
	}
}
