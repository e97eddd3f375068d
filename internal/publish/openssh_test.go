package publish

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"fmt"
	"net"
	"net/http"
	"net/http/cgi"
	"net/http/httptest"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"
	"golang.org/x/crypto/ssh/knownhosts"

	"wendang/internal/failure"
)

// startOpenSSH starts OpenSSH's server, and returns its address and the user's home
// folder, in which nothing but the key of the host is set up.
func startOpenSSH(t *testing.T, authorized ssh.PublicKey) (addr, home string) {
	t.Helper()
	program, err := exec.LookPath("/usr/sbin/sshd")
	if err != nil {
		needs(t, "OpenSSH's server")
	}
	dir := t.TempDir()
	hostPEM, hostKey := newKey(t)
	putFile(t, dir, "host", hostPEM)
	putFile(t, dir, "authorized", string(ssh.MarshalAuthorizedKey(authorized)))
	for _, name := range []string{"host", "authorized"} {
		if err := os.Chmod(filepath.Join(dir, name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if os.Getuid() == 0 {
		if err := os.MkdirAll("/run/sshd", 0o755); err != nil {
			t.Fatal(err)
		}
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr = listener.Addr().String()
	_, port, _ := net.SplitHostPort(addr)
	_ = listener.Close()
	putFile(t, dir, "config", fmt.Sprintf("ListenAddress 127.0.0.1\nPort %s\nHostKey %s/host\nAuthorizedKeysFile %s/authorized\n"+
		"UsePAM no\nStrictModes no\nPermitRootLogin yes\nPasswordAuthentication no\nPidFile none\nSubsystem sftp internal-sftp\n", port, dir, dir))
	cmd := exec.Command(program, "-D", "-e", "-f", filepath.Join(dir, "config"))
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
			break
		}
		time.Sleep(25 * time.Millisecond)
	}
	home = t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("SSH_AUTH_SOCK", "")
	putFile(t, home, ".ssh/known_hosts", knownhosts.Line([]string{knownhosts.Normalize(addr)}, hostKey.PublicKey())+"\n")
	return addr, home
}

// OpenSSH's server is published to, with a key of the agent, of a file, and of a file
// with a passphrase, and by the names that ssh_config gives it.
func TestOpenSSH(t *testing.T) {
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := ssh.NewSignerFromKey(private)
	if err != nil {
		t.Fatal(err)
	}
	addr, home := startOpenSSH(t, signer.PublicKey())
	me, err := user.Current()
	if err != nil {
		t.Fatal(err)
	}
	p := folderAt(filepath.Join(t.TempDir(), "www"))
	p.name = "openssh"
	p.to = "sftp://" + me.Username + "@" + addr + filepath.ToSlash(p.dir)
	s := newSite(t)
	version := 0
	try := func(what string) {
		t.Helper()
		t.Log(what)
		f := portal(40, version%5)
		version++
		s.build(f)
		s.publish(s.to(p.to))
		s.holds(p, f, nil)
	}

	keyring := agent.NewKeyring()
	if err := keyring.Add(agent.AddedKey{PrivateKey: private}); err != nil {
		t.Fatal(err)
	}
	socket := filepath.Join(t.TempDir(), "agent")
	listener, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go func() { _ = agent.ServeAgent(keyring, conn) }()
		}
	}()
	t.Setenv("SSH_AUTH_SOCK", socket)
	try("a key of the agent")
	t.Setenv("SSH_AUTH_SOCK", "")

	block, err := ssh.MarshalPrivateKeyWithPassphrase(private, "", []byte("geheim-17"))
	if err != nil {
		t.Fatal(err)
	}
	putFile(t, home, "keys/locked", string(pem.EncodeToMemory(block)))
	p.to += "?key=" + filepath.ToSlash(filepath.Join(home, "keys", "locked"))
	t.Setenv("WENDANG_SSH_PASSPHRASE", "geheim-17")
	try("a key with a passphrase")

	if block, err = ssh.MarshalPrivateKey(private, ""); err != nil {
		t.Fatal(err)
	}
	putFile(t, home, "keys/open", string(pem.EncodeToMemory(block)))
	host, port, _ := net.SplitHostPort(addr)
	putFile(t, home, ".ssh/config", fmt.Sprintf("Host www\n  HostName %s\n  Port %s\n  User %s\n  IdentityFile ~/keys/open\n", host, port, me.Username))
	p.to = "sftp://www" + filepath.ToSlash(p.dir)
	try("a name of ssh_config")
}

// startHTTPS starts a server of repositories that lets one user in.
func startHTTPS(t *testing.T, root string) *httptest.Server {
	t.Helper()
	program, err := exec.LookPath("git")
	if err != nil {
		needs(t, "git")
	}
	backend := &cgi.Handler{Path: program, Args: []string{"http-backend"}, Env: []string{"GIT_PROJECT_ROOT=" + root, "GIT_HTTP_EXPORT_ALL=1", "REMOTE_USER=li"}}
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if user, password, _ := r.BasicAuth(); user != "li" || password != "geheim-4711" {
			w.Header().Set("WWW-Authenticate", `Basic realm="git"`)
			http.Error(w, "no", http.StatusUnauthorized)
			return
		}
		backend.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server
}

// A repository is published to over HTTPS, with credentials from each place where they
// are looked for. Its other files and its history stay, and the work tree of a clone is
// not touched.
func TestGitHTTPS(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the server is a program of CGI")
	}
	dir := newRepository(t)
	git(t, dir, "config", "http.receivepack", "true")
	server := startHTTPS(t, filepath.Dir(dir))
	host := strings.TrimPrefix(server.URL, "https://")
	name, _, _ := net.SplitHostPort(host)
	home := t.TempDir()
	t.Setenv("HOME", home)
	p := repositoryPlace("git+https", "git+https://"+host+"/site.git#pages", dir)
	p.put(t, "CNAME", "www.example.com")
	first := strings.TrimSpace(git(t, dir, "rev-parse", "pages"))
	others := map[string]string{"CNAME": "www.example.com"}
	s := newSite(t)
	version := 0
	try := func(what string) {
		t.Helper()
		t.Log(what)
		f := portal(40, version%5)
		version++
		s.build(f)
		o := s.to(p.to)
		o.Client = server.Client()
		s.publish(o)
		s.holds(p, f, others)
	}
	s.build(portal(40, 0))
	o := s.to(p.to)
	o.Client = server.Client()
	if _, err := Publish(t.Context(), o); err == nil || failure.Of(err).Code() != "publish-credentials" {
		t.Errorf("without credentials: %v", err)
	}
	t.Setenv("WENDANG_GIT_USER", "li")
	t.Setenv("WENDANG_GIT_PASSWORD", "falsch-4711")
	if _, err := Publish(t.Context(), o); err == nil || failure.Of(err).Code() != "publish-credentials" || strings.Contains(err.Error(), "falsch") {
		t.Errorf("with wrong credentials: %v", err)
	}
	t.Setenv("WENDANG_GIT_PASSWORD", "geheim-4711")
	try("from the environment")
	t.Setenv("WENDANG_GIT_PASSWORD", "")
	putFile(t, home, ".netrc", "machine other login x password y\nmachine "+name+"\n  login li\n  password geheim-4711\n")
	try("from .netrc")
	if err := os.Remove(filepath.Join(home, ".netrc")); err != nil {
		t.Fatal(err)
	}
	putFile(t, home, ".git-credentials", "https://x:y@other\nhttps://li:geheim-4711@"+host+"\n")
	try("from .git-credentials")
	if log := git(t, dir, "log", "--format=%H %s", "pages"); len(strings.Split(strings.TrimSpace(log), "\n")) != 4 || !strings.Contains(log, first) {
		t.Errorf("the history is\n%s", log)
	}
	git(t, dir, "fsck", "--full", "--strict")
}

// Somebody else pushes while a site is published: both commits are in the branch.
func TestBranchMoves(t *testing.T) {
	p := gitPlace(t)
	s := newSite(t)
	s.build(portal(30, 0))
	s.publish(s.to(p.to))
	f := portal(30, 1)
	s.build(f)
	o := s.to(p.to)
	pushed := false
	o.Progress = progressFunc(func(files int) {
		if !pushed {
			pushed = true
			p.put(t, "theirs.txt", "theirs")
		}
	})
	s.publish(o)
	s.holds(p, f, map[string]string{"theirs.txt": "theirs"})
}

// A repository whose server leaves nothing out and hands out no single objects is
// published to all the same.
func TestPlainRepository(t *testing.T) {
	p := gitPlace(t)
	dir := strings.TrimSuffix(strings.TrimPrefix(p.to, "git+file://"), "#pages")
	git(t, dir, "config", "--unset", "uploadpack.allowFilter")
	git(t, dir, "config", "--unset", "uploadpack.allowAnySHA1InWant")
	s := newSite(t)
	for n := range 3 {
		f := portal(30, n)
		s.build(f)
		s.publish(s.to(p.to))
		s.holds(p, f, nil)
	}
}
