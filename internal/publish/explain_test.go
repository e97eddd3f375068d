package publish

import (
	"context"
	"errors"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"

	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/publish/address"
	"wendang/internal/publish/s3test"
	"wendang/internal/publish/target"
)

// fails publishes, which must fail with a message and a hint. It returns both in Chinese.
func (s *site) fails(o Options, code, hint string) string {
	s.t.Helper()
	_, err := Publish(context.Background(), o)
	if err == nil || failure.Of(err).Code() != code || failure.Hint(err).Code() != hint {
		s.t.Errorf("%s: %v, with the hint %q; want %s and %s", o.To, err, failure.Hint(err).Code(), code, hint)
	}
	if err == nil {
		return ""
	}
	return failure.Of(err).In(message.Chinese) + "\n" + failure.Hint(err).In(message.Chinese)
}

// silentServer takes connections, and never says anything.
func silentServer(t *testing.T) (addr string, accepted *atomic.Int64) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	accepted = &atomic.Int64{}
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			accepted.Add(1)
			t.Cleanup(func() { _ = conn.Close() })
		}
	}()
	return listener.Addr().String(), accepted
}

// A server that says nothing is given up, and Ctrl-C does not wait for it.
func TestSilentServer(t *testing.T) {
	startSSH(t) // sets up a key
	for name, to := range map[string]string{"sftp": "sftp://editor@%/www", "git+ssh": "git+ssh://editor@%/site.git#pages"} {
		t.Run(name, func(t *testing.T) {
			addr, accepted := silentServer(t)
			s := newSite(t)
			s.build(portal(5, 0))
			o := s.to(strings.Replace(to, "%", addr, 1))
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			go func() {
				for accepted.Load() == 0 {
					time.Sleep(time.Millisecond)
				}
				cancel()
			}()
			if _, err := Publish(ctx, o); !errors.Is(err, context.Canceled) {
				t.Errorf("stopped: %v", err)
			}
			o.Timing.Patience = 20 * time.Millisecond
			said := s.fails(o, "publish-unreachable", "publish-check-connection")
			if !strings.Contains(said, "没有回应") {
				t.Errorf("it says %s", said)
			}
		})
	}
}

// A wrong password is sent once in each of the ways in which the server takes it.
func TestWrongPassword(t *testing.T) {
	for name, keyboard := range map[string]func(*atomic.Int64) func(ssh.ConnMetadata, ssh.KeyboardInteractiveChallenge) (*ssh.Permissions, error){
		"asks": func(tries *atomic.Int64) func(ssh.ConnMetadata, ssh.KeyboardInteractiveChallenge) (*ssh.Permissions, error) {
			return func(_ ssh.ConnMetadata, ask ssh.KeyboardInteractiveChallenge) (*ssh.Permissions, error) {
				for range 3 {
					if _, err := ask("", "", []string{"Password: "}, []bool{false}); err != nil {
						return nil, err
					}
					tries.Add(1)
				}
				return nil, errors.New("no")
			}
		},
		// As OpenSSH does without PAM: it offers to ask, and does not.
		"offers only": func(*atomic.Int64) func(ssh.ConnMetadata, ssh.KeyboardInteractiveChallenge) (*ssh.Permissions, error) {
			return func(ssh.ConnMetadata, ssh.KeyboardInteractiveChallenge) (*ssh.Permissions, error) {
				return nil, errors.New("no")
			}
		},
	} {
		for _, scheme := range []string{"sftp://editor@%/www", "git+ssh://editor@%/site.git#pages"} {
			t.Run(name+" "+scheme, func(t *testing.T) {
				home := t.TempDir()
				t.Setenv("HOME", home)
				t.Setenv("USERPROFILE", home)
				t.Setenv("SSH_AUTH_SOCK", "")
				t.Setenv("WENDANG_SSH_PASSWORD", "falsches-wort-4711")
				var tries, connections atomic.Int64
				config := &ssh.ServerConfig{PasswordCallback: func(ssh.ConnMetadata, []byte) (*ssh.Permissions, error) {
					tries.Add(1)
					return nil, errors.New("no")
				}, KeyboardInteractiveCallback: keyboard(&tries)}
				_, key := newKey(t)
				config.AddHostKey(key)
				listener, err := net.Listen("tcp", "127.0.0.1:0")
				if err != nil {
					t.Fatal(err)
				}
				defer func() { _ = listener.Close() }()
				go func() {
					for {
						conn, err := listener.Accept()
						if err != nil {
							return
						}
						connections.Add(1)
						go serveSSH(conn, config)
					}
				}()
				addr := listener.Addr().String()
				putFile(t, home, ".ssh/known_hosts", knownhosts.Line([]string{knownhosts.Normalize(addr)}, key.PublicKey())+"\n")
				s := newSite(t)
				s.build(portal(5, 0))
				said := s.fails(s.to(strings.Replace(scheme, "%", addr, 1)), "publish-credentials", "publish-credentials-where")
				if !strings.Contains(said, "密码和密钥都不对") || !strings.Contains(said, "WENDANG_SSH_PASSWORD") || strings.Contains(said, "falsches") {
					t.Errorf("it says %s", said)
				}
				if tries.Load() > 2 || connections.Load() > 1 {
					t.Errorf("%d tries in %d connections", tries.Load(), connections.Load())
				}
			})
		}
	}
}

// Folders of others that may not be read do not stop a publish that asks for a listing.
func TestUnreadableFolder(t *testing.T) {
	if runtime.GOOS == "windows" || os.Getuid() == 0 {
		t.Skip("here every folder can be read")
	}
	for name, open := range map[string]func(t testing.TB) *place{"folder": folderPlace, "sftp": sftpPlace} {
		t.Run(name, func(t *testing.T) {
			p := open(t)
			s := newSite(t)
			f := portal(10, 0)
			s.build(f)
			p.put(t, "cgi-bin/x/y", "theirs")
			closed := filepath.Join(p.dir, "cgi-bin")
			if err := os.Chmod(closed, 0); err != nil {
				t.Fatal(err)
			}
			told := ""
			o := s.to(p.to)
			o.Notice = func(m message.Message) { told += m.String() }
			s.publish(o)
			if err := os.Chmod(closed, 0o755); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(told, "cgi-bin") {
				t.Errorf("it says %q", told)
			}
			s.holds(p, f, map[string]string{"cgi-bin/x/y": "theirs"})
		})
	}
}

// Errors with our own files there name the target, the cause and what to do.
func TestErrorsOfTheTarget(t *testing.T) {
	s := newSite(t)
	s.build(portal(5, 0))
	s3test.Environment(t)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed := listener.Addr().String()
	_ = listener.Close()
	for to, want := range map[string][3]string{
		"s3://bucket?path_style=true&endpoint=http://" + closed: {"publish-unreachable", "publish-check-connection", "这个端口没有服务"},
		"s3://bucket": {"publish-no-place", "publish-write-region", "不知道存储桶在哪个区域"},
		"git+file://" + filepath.ToSlash(t.TempDir()) + "/none.git#pages": {"publish-no-place", "publish-check-address", ""},
	} {
		t.Setenv("AWS_REGION", "")
		t.Setenv("AWS_DEFAULT_REGION", "")
		said := s.fails(s.to(to), want[0], want[1])
		if !strings.Contains(said, want[2]) || !strings.Contains(said, s.to(to).To.Public()) || strings.Contains(said, ".wendang-") {
			t.Errorf("it says %s", said)
		}
	}
	if runtime.GOOS == "windows" || os.Getuid() == 0 {
		return
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	said := s.fails(s.to("file://"+filepath.ToSlash(dir)), "publish-denied", "publish-ask-rights")
	if strings.Contains(said, ".wendang-") {
		t.Errorf("it says %s", said)
	}
}

// The causes that targets tell stand in the catalogue.
func TestCauses(t *testing.T) {
	o := Options{Env: func(string) string { return "" }}
	for _, err := range []error{target.ErrNoCredentials, target.ErrKeysRefused, target.ErrPasswordRefused, target.ErrKeyLocked, target.ErrNoRegion,
		target.ErrNoTLS, target.ErrNoRepository, target.ErrFileAndFolder, target.ErrNotFolder, target.ErrLeadsOut, &target.BranchError{Other: "pages"}} {
		if m := causeOf(o, &target.Error{Kind: target.Refused, Err: err}); m.Code() == "cause-other" {
			t.Errorf("%v is said as it is", err)
		}
	}
}

// The name that ssh-keygen knows a host by stands in the hint.
func TestHintForChangedKey(t *testing.T) {
	p := sftpPlace(t)
	s := newSite(t)
	s.build(portal(5, 0))
	_, other := newKey(t)
	(&sshServer{home: os.Getenv("HOME"), host: other.PublicKey()}).trust(t, p.cut.addr)
	host, port, _ := net.SplitHostPort(p.cut.addr)
	said := s.fails(s.to(p.to), "publish-host-changed", "publish-host-changed-hint")
	if !strings.Contains(said, `ssh-keygen -R "[`+host+`]:`+port+`"`) {
		t.Errorf("it says %s", said)
	}
}

// A site is not published among its own files.
func TestIntoSite(t *testing.T) {
	s := newSite(t)
	s.build(portal(5, 0))
	dir := filepath.Join(t.TempDir(), "site")
	if err := os.MkdirAll(filepath.Join(dir, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	for to, refused := range map[string]bool{"": true, "content": true, "content/www": true, ".wendang": true, "..": true, "www": false} {
		o := s.to("file://" + filepath.ToSlash(filepath.Join(dir, to)))
		o.Site, o.Sources = dir, []string{"content", "static", ".wendang"}
		_, err := Publish(context.Background(), o)
		if refused && (err == nil || failure.Of(err).Code() != "publish-into-site") || !refused && err != nil {
			t.Errorf("%q: %v", to, err)
		}
	}
	if entries, err := os.ReadDir(filepath.Join(dir, "content")); err != nil || len(entries) > 0 {
		t.Errorf("%v, %v", entries, err)
	}
}

// A user of HTTPS may be a token: nobody is shown it.
func TestTokenAsUser(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := listener.Addr().String()
	_ = listener.Close()
	t.Setenv("HOME", t.TempDir())
	s := newSite(t)
	s.build(portal(5, 0))
	o := s.to("git+https://ghp_GEHEIM4711@" + addr + "/x/y.git#pages")
	r, err := Publish(context.Background(), o)
	if err == nil {
		t.Fatal("nobody listens there")
	}
	if all := r.Target + err.Error() + failure.Hint(err).String(); strings.Contains(all, "GEHEIM") {
		t.Error(all)
	}
	if got := o.To.Public(); !strings.HasPrefix(got, "git+https://***@127.0.0.1") {
		t.Error(got)
	}
	a, err := address.Parse("file:///var/www/网站%20一/a%0ab")
	if err != nil || a.Public() != "file:///var/www/网站%20一/a%0Ab" {
		t.Errorf("%s, %v", a.Public(), err)
	}
}

// A branch beside one whose name it begins with is refused before anything is done.
func TestBranchBesideBranch(t *testing.T) {
	p := gitPlace(t)
	s := newSite(t)
	s.build(portal(5, 0))
	s.publish(s.to(p.to))
	said := s.fails(s.to(p.to+"/x"), "publish-no-place", "publish-another-branch")
	if !strings.Contains(said, "pages") {
		t.Errorf("it says %s", said)
	}
}

// What a killed publish has fetched is removed by the next one, but not what one that
// lives uses.
func TestScratch(t *testing.T) {
	p := gitPlace(t)
	s := newSite(t)
	s.build(portal(5, 0))
	dir := filepath.Dir(s.state)
	putFile(t, dir, "git-123.tmp/trees/x", "left")
	a, err := address.Parse(p.to)
	if err != nil {
		t.Fatal(err)
	}
	alive, err := target.Open(context.Background(), a, target.Options{Env: os.Getenv, Scratch: dir})
	if err != nil {
		t.Fatal(err)
	}
	s.publish(s.to(p.to))
	left, _ := filepath.Glob(filepath.Join(dir, "git-*.tmp"))
	if len(left) != 1 || strings.HasSuffix(left[0], "git-123.tmp") {
		t.Errorf("there are %v", left)
	}
	if err := alive.Close(); err != nil {
		t.Fatal(err)
	}
	if left, _ = filepath.Glob(filepath.Join(dir, "git-*")); len(left) != 0 {
		t.Errorf("there are %v", left)
	}
}
