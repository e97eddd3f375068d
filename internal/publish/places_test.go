package publish

import (
	"io"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"wendang/internal/publish/s3test"
)

// place is somewhere to publish to, for a test.
type place struct {
	name  string
	to    string // its address
	read  func(t testing.TB) map[string]string
	put   func(t testing.TB, path, content string) // somebody else puts a file
	cut   *cutter                                  // on the way to it; nil where there is no way
	whole bool                                     // all changes appear at once
	dir   string                                   // where its files are, on this machine; "" for a repository
}

// needs skips a test that lacks a tool, or fails it where none may be missing.
func needs(t testing.TB, what string) {
	t.Helper()
	s3test.Needs(t, what)
}

// eachPlace runs a test for each kind of place.
func eachPlace(t *testing.T, run func(t *testing.T, p *place)) {
	for name, open := range map[string]func(t testing.TB) *place{
		"folder": folderPlace, "s3": s3Place, "sftp": sftpPlace, "git+file": gitPlace, "git+ssh": gitSSHPlace,
	} {
		t.Run(name, func(t *testing.T) { run(t, open(t)) })
	}
}

func folderPlace(t testing.TB) *place { return folderAt(filepath.Join(t.TempDir(), "www")) }

func folderAt(dir string) *place {
	return &place{name: "folder", to: "file://" + filepath.ToSlash(dir), dir: dir,
		read: func(t testing.TB) map[string]string { return readFolder(t, dir) },
		put:  func(t testing.TB, p, content string) { putFile(t, dir, p, content) },
	}
}

func putFile(t testing.TB, dir, p, content string) {
	t.Helper()
	full := filepath.Join(dir, filepath.FromSlash(p))
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// s3Place is a part of a bucket. What stands in the bucket beside it must stay.
func s3Place(t testing.TB) *place {
	root := t.TempDir()
	bucket := filepath.Join(root, "bucket")
	if err := os.MkdirAll(filepath.Join(bucket, "www"), 0o755); err != nil {
		t.Fatal(err)
	}
	putFile(t, bucket, "beside.txt", "beside")
	addr := s3test.Start(t, root)
	s3test.Environment(t)
	cut := newCutter(t, addr)
	dir := filepath.Join(bucket, "www")
	t.Cleanup(func() {
		if b, err := os.ReadFile(filepath.Join(bucket, "beside.txt")); err != nil || string(b) != "beside" {
			t.Errorf("what stands beside the prefix is %q, %v", b, err)
		}
	})
	return &place{name: "s3", to: "s3://bucket/www?path_style=true&endpoint=http://" + cut.addr, cut: cut, dir: dir,
		read: func(t testing.TB) map[string]string { return readFolder(t, dir) },
		put:  func(t testing.TB, p, content string) { putFile(t, dir, p, content) },
	}
}

func sftpPlace(t testing.TB) *place {
	root := t.TempDir()
	server := startSSH(t)
	cut := newCutter(t, server.addr)
	server.trust(t, cut.addr)
	dir := filepath.Join(root, "www")
	return &place{name: "sftp", to: "sftp://editor@" + cut.addr + filepath.ToSlash(dir), cut: cut, dir: dir,
		read: func(t testing.TB) map[string]string { return readFolder(t, dir) },
		put:  func(t testing.TB, p, content string) { putFile(t, dir, p, content) },
	}
}

// git runs git, and returns what it prints.
func git(t testing.TB, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_NAME=x", "GIT_AUTHOR_EMAIL=x@x", "GIT_COMMITTER_NAME=x", "GIT_COMMITTER_EMAIL=x@x")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// newRepository makes a bare repository.
func newRepository(t testing.TB) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		needs(t, "git")
	}
	dir := filepath.Join(t.TempDir(), "site.git")
	git(t, "", "init", "--quiet", "--bare", dir)
	// As hosts have it.
	git(t, dir, "config", "uploadpack.allowFilter", "true")
	git(t, dir, "config", "uploadpack.allowAnySHA1InWant", "true")
	return dir
}

func gitPlace(t testing.TB) *place {
	dir := newRepository(t)
	t.Setenv("HOME", t.TempDir())
	return repositoryPlace("git+file", "git+file://"+filepath.ToSlash(dir)+"#pages", dir)
}

func gitSSHPlace(t testing.TB) *place {
	dir := newRepository(t)
	server := startSSH(t)
	cut := newCutter(t, server.addr)
	server.trust(t, cut.addr)
	p := repositoryPlace("git+ssh", "git+ssh://editor@"+cut.addr+filepath.ToSlash(dir)+"#pages", dir)
	p.cut = cut
	return p
}

func repositoryPlace(name, to, dir string) *place {
	return &place{name: name, to: to, whole: true,
		read: func(t testing.TB) map[string]string { return readBranch(t, dir, "pages") },
		put: func(t testing.TB, p, content string) {
			t.Helper()
			work := filepath.Join(t.TempDir(), "work")
			git(t, "", "clone", "--quiet", dir, work)
			if git(t, work, "branch", "--remotes", "--list", "origin/pages") == "" {
				git(t, work, "checkout", "--quiet", "--orphan", "pages")
			} else {
				git(t, work, "checkout", "--quiet", "pages")
			}
			putFile(t, work, p, content)
			git(t, work, "add", "--all")
			git(t, work, "commit", "--quiet", "-m", "by hand")
			git(t, work, "push", "--quiet", "origin", "pages")
		},
	}
}

// readBranch reads the files of a branch.
func readBranch(t testing.TB, dir, branch string) map[string]string {
	t.Helper()
	got := map[string]string{}
	if git(t, dir, "branch", "--list", branch) == "" {
		return got
	}
	for _, line := range strings.Split(strings.TrimSuffix(git(t, dir, "ls-tree", "-r", "-z", branch), "\x00"), "\x00") {
		head, name, _ := strings.Cut(line, "\t")
		if line == "" || strings.HasPrefix(name, ".wendang-") {
			continue
		}
		got[name] = git(t, dir, "cat-file", "blob", strings.Fields(head)[2])
	}
	return got
}

// cutter passes connections on to a server, and cuts them after some bytes.
type cutter struct {
	addr   string
	server string

	mu    sync.Mutex
	rest  int64 // bytes that may still pass; -1 for any number
	again func() int64
	conns map[net.Conn]bool
	cuts  int
}

func newCutter(t testing.TB, server string) *cutter {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	c := &cutter{addr: listener.Addr().String(), server: server, rest: -1, conns: map[net.Conn]bool{}}
	t.Cleanup(func() {
		_ = listener.Close()
		c.all()
	})
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go c.pass(conn)
		}
	}()
	return c
}

func (c *cutter) pass(client net.Conn) {
	server, err := net.Dial("tcp", c.server)
	if err != nil {
		_ = client.Close()
		return
	}
	c.mu.Lock()
	c.conns[client], c.conns[server] = true, true
	c.mu.Unlock()
	var wait sync.WaitGroup
	for _, way := range [][2]net.Conn{{client, server}, {server, client}} {
		wait.Go(func() {
			_, _ = io.Copy(&counted{way[1], c}, way[0])
			_ = client.Close()
			_ = server.Close()
		})
	}
	wait.Wait()
	c.mu.Lock()
	delete(c.conns, client)
	delete(c.conns, server)
	c.mu.Unlock()
}

type counted struct {
	net.Conn
	c *cutter
}

func (w *counted) Write(b []byte) (int, error) {
	n, cut := w.c.take(len(b))
	if n > 0 {
		if n, err := w.Conn.Write(b[:n]); err != nil {
			return n, err
		}
	}
	if cut {
		w.c.all()
		return n, io.ErrClosedPipe
	}
	return n, nil
}

// take takes bytes from what may pass.
func (c *cutter) take(n int) (int, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.rest < 0 {
		return n, false
	}
	if int64(n) <= c.rest {
		c.rest -= int64(n)
		return n, false
	}
	n = int(c.rest)
	c.rest = c.again()
	c.cuts++
	return n, true
}

// all cuts all connections.
func (c *cutter) all() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for conn := range c.conns {
		_ = conn.Close()
	}
}

// after cuts all connections when so many bytes have passed, n times.
func (c *cutter) after(n int, bytes func() int64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.rest = bytes()
	c.again = func() int64 {
		if n--; n <= 0 {
			return -1
		}
		return bytes()
	}
}

func random(most int) func() int64 {
	return func() int64 { return int64(rand.N(most) + 1) }
}
