package publish

import (
	"context"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/output"
	"wendang/internal/publish/address"
	"wendang/internal/publish/s3test"
	"wendang/internal/publish/target"
)

// rounds returns how often a fault is tried.
func rounds(some int) int {
	if os.Getenv("WENDANG_LONG") != "" {
		return 50
	}
	if testing.Short() {
		return 2
	}
	return some
}

// The connection is cut again and again, at random points. A publish then succeeds or
// fails, and the next one goes on: the place holds the output, and nothing else of ours.
func TestCut(t *testing.T) {
	eachPlace(t, func(t *testing.T, p *place) {
		if p.cut == nil {
			t.Skip("there is no connection")
		}
		s := newSite(t)
		failed := 0
		for n := range rounds(6) {
			f := portal(60, n%4)
			s.build(f)
			p.cut.after(1+rand.N(4), random(80_000))
			if _, err := Publish(context.Background(), s.to(p.to)); err != nil {
				failed++
				if said := failure.Of(err).In(message.English); said == "" {
					t.Errorf("an error says nothing: %v", err)
				}
			}
			p.cut.after(0, func() int64 { return -1 })
			s.publish(s.to(p.to))
			s.holds(p, f, nil)
		}
		t.Logf("%d cuts, %d publishes failed", p.cut.cuts, failed)
		if p.cut.cuts == 0 && !testing.Short() { // where it is cut is chance
			t.Error("no connection was cut")
		}
	})
}

// actAsPublisher makes the test's program publish, for tests that kill it.
const actAsPublisher = "WENDANG_TEST_PUBLISH"

func TestMain(m *testing.M) {
	if to := os.Getenv(actAsPublisher); to != "" {
		a, err := address.Parse(to)
		if err != nil {
			panic(err)
		}
		_, err = Publish(context.Background(), Options{Out: os.Getenv("WENDANG_TEST_OUT"), State: os.Getenv("WENDANG_TEST_STATE"), To: a, Keep: DefaultKeep, Timing: quick()})
		if err != nil {
			panic(err)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// Publishers are killed at random moments. The next one takes over the lock at once, and
// goes on.
func TestKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("kills whole processes, many times")
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	eachPlace(t, func(t *testing.T, p *place) {
		s := newSite(t)
		kill := 0
		for n := range rounds(6) {
			f := portal(200, n%4)
			s.build(f)
			cmd := exec.Command(program)
			cmd.Env = append(os.Environ(), actAsPublisher+"="+p.to, "WENDANG_TEST_OUT="+s.out, "WENDANG_TEST_STATE="+s.state)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(time.Duration(rand.N(150)) * time.Millisecond)
			if cmd.Process.Kill() == nil {
				kill++
			}
			_ = cmd.Wait()
			if n%2 == 0 { // what goes on is not always what was killed
				f = portal(200, (n+2)%4)
				s.build(f)
			}
			s.publish(s.to(p.to))
			s.holds(p, f, nil)
		}
		t.Logf("%d were killed", kill)
	})
}

// The output changes while it is published: what goes out in the end is what it is then.
func TestOutputChanges(t *testing.T) {
	eachPlace(t, func(t *testing.T, p *place) {
		s := newSite(t)
		s.build(portal(60, 0))
		s.publish(s.to(p.to))
		for n := range rounds(4) {
			last := portal(60, (n+3)%5)
			s.build(portal(60, (n+1)%5))
			o := s.to(p.to)
			at := 1 + rand.N(30)
			o.Progress = progressFunc(func(files int) {
				if files == at {
					s.build(last)
				}
			})
			s.publish(o)
			s.publish(s.to(p.to)) // in case it was over before
			s.holds(p, last, nil)
		}
	})
}

type progressFunc func(files int)

func (progressFunc) Begin(message.Message, int, int64) {}
func (f progressFunc) Done(files int, _ int64)         { f(files) }

// Large files are checked as they are read: when one changes, its last bytes never go
// out.
func TestLargeFileChanges(t *testing.T) {
	eachPlace(t, func(t *testing.T, p *place) {
		s := newSite(t)
		f := files{}
		f.add(output.Content, "a/large.bin", strings.Repeat("0123456789abcdef", 3*inMemory/16))
		s.build(f)
		s.publish(s.to(p.to))
		s.holds(p, f, nil)
		before := f.texts()["a/large.bin"]

		f.add(output.Content, "a/large.bin", strings.Repeat("fedcba9876543210", 3*inMemory/16))
		s.build(f)
		// The file changes after the build, with the same size and time.
		full := filepath.Join(s.out, "a", "large.bin")
		info, err := os.Stat(full)
		if err != nil {
			t.Fatal(err)
		}
		b := []byte(f.texts()["a/large.bin"])
		b[len(b)-7] = '!'
		if err := os.WriteFile(full, b, 0o644); err != nil {
			t.Fatal(err)
		}
		time.Sleep(60 * time.Millisecond) // else the time is not trusted
		if err := os.Chtimes(full, info.ModTime(), info.ModTime()); err != nil {
			t.Fatal(err)
		}
		left, err := Publish(context.Background(), s.to(p.to))
		if err == nil {
			// The time was not trusted, and the file read: it is published as it is now.
			if got := p.read(t)["a/large.bin"]; got != string(b) {
				t.Errorf("%+v: neither what the file was nor what it is", left)
			}
			return
		}
		if got := p.read(t)["a/large.bin"]; got != before {
			t.Errorf("the target's file has changed: %q", cut(got))
		}
	})
}

// A target without space says so, keeps what it has, and takes the rest when there is
// space again.
func TestFull(t *testing.T) {
	for name, open := range map[string]func(t testing.TB, disk string) *place{
		"folder": func(t testing.TB, disk string) *place { return folderAt(filepath.Join(disk, "www")) },
		"sftp": func(t testing.TB, disk string) *place {
			server := startSSH(t)
			server.trust(t, server.addr)
			p := folderAt(filepath.Join(disk, "www"))
			p.name, p.to = "sftp", "sftp://editor@"+server.addr+filepath.ToSlash(p.dir)
			return p
		},
		"s3": func(t testing.TB, disk string) *place {
			p := folderAt(filepath.Join(disk, "bucket"))
			if err := os.Mkdir(p.dir, 0o755); err != nil {
				t.Fatal(err)
			}
			addr := s3test.Start(t, disk, "--log-level", "silent")
			s3test.Environment(t)
			p.name, p.to = "s3", "s3://bucket?path_style=true&endpoint=http://"+addr
			return p
		},
	} {
		t.Run(name, func(t *testing.T) {
			disk := smallDisk(t)
			p := open(t, disk)
			s := newSite(t)
			f := portal(60, 0)
			s.build(f)
			s.publish(s.to(p.to))
			ballast := filepath.Join(disk, "ballast")
			fill(t, ballast)
			next := portal(90, 1)
			s.build(next)
			r, err := Publish(context.Background(), s.to(p.to))
			if err == nil {
				t.Fatal("a full target takes all")
			}
			t.Logf("%v %v", err, r.Failed)
			for name, content := range p.read(t) {
				if content != f.texts()[name] && content != next.texts()[name] {
					t.Errorf("%s is neither old nor new", name)
				}
			}
			if err := os.Remove(ballast); err != nil {
				t.Fatal(err)
			}
			s.publish(s.to(p.to))
			s.holds(p, next, nil)
		})
	}
}

// fill writes a file until the disk is full.
func fill(t *testing.T, p string) {
	t.Helper()
	f, err := os.Create(p)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	for size := 64 << 10; size >= 512; {
		if _, err := f.Write(make([]byte, size)); err != nil {
			size /= 2
		}
	}
}

// Wrong credentials end a publish at once, with a message that holds no secret.
func TestCredentials(t *testing.T) {
	check := func(t *testing.T, s *site, p *place, kind target.Kind, secret string) {
		t.Helper()
		start := time.Now()
		_, err := target.Open(context.Background(), s.to(p.to).To, target.Options{Env: os.Getenv, Scratch: t.TempDir()})
		_, said := Publish(context.Background(), s.to(p.to))
		if said == nil || time.Since(start) > 20*time.Second {
			t.Fatalf("%v after %v", said, time.Since(start))
		}
		var e *target.Error
		if err != nil && (!errors.As(err, &e) || e.Kind != kind) {
			t.Errorf("the error is %v", err)
		}
		for _, l := range []message.Language{message.English, message.Chinese} {
			text := failure.Of(said).In(l) + failure.Hint(said).In(l)
			if strings.Contains(text, secret) || failure.Hint(said).IsZero() {
				t.Errorf("it says %s", text)
			}
		}
		t.Log(said)
	}
	t.Run("s3", func(t *testing.T) {
		p := s3Place(t)
		s := newSite(t)
		s.build(portal(10, 0))
		t.Setenv("AWS_SECRET_ACCESS_KEY", "falsches-wort-4711")
		check(t, s, p, target.Credentials, "falsches-wort")
		t.Setenv("AWS_ACCESS_KEY_ID", "")
		t.Setenv("AWS_SECRET_ACCESS_KEY", "")
		check(t, s, p, target.Credentials, "falsches-wort")
	})
	t.Run("sftp", func(t *testing.T) {
		p := sftpPlace(t)
		s := newSite(t)
		s.build(portal(10, 0))
		wrong, _ := newKey(t)
		putFile(t, os.Getenv("HOME"), ".ssh/id_ed25519", wrong)
		t.Setenv("WENDANG_SSH_PASSWORD", "falsches-wort-4711")
		check(t, s, p, target.Credentials, "falsches-wort")
		t.Setenv("WENDANG_SSH_PASSWORD", "")
		if err := os.Remove(filepath.Join(os.Getenv("HOME"), ".ssh", "id_ed25519")); err != nil {
			t.Fatal(err)
		}
		check(t, s, p, target.Credentials, "PRIVATE")
	})
	t.Run("git+ssh", func(t *testing.T) {
		p := gitSSHPlace(t)
		s := newSite(t)
		s.build(portal(10, 0))
		wrong, _ := newKey(t)
		putFile(t, os.Getenv("HOME"), ".ssh/id_ed25519", wrong)
		check(t, s, p, target.Credentials, "PRIVATE")
	})
}

// A host whose key is not the known one, or not known, is not published to.
func TestHostKey(t *testing.T) {
	for name, open := range map[string]func(t testing.TB) *place{"sftp": sftpPlace, "git+ssh": gitSSHPlace} {
		t.Run(name, func(t *testing.T) {
			p := open(t)
			s := newSite(t)
			s.build(portal(10, 0))
			s.publish(s.to(p.to))
			s.build(portal(10, 1))
			before := p.read(t)
			known := filepath.Join(os.Getenv("HOME"), ".ssh", "known_hosts")
			line, err := os.ReadFile(known)
			if err != nil {
				t.Fatal(err)
			}
			_, other := newKey(t)
			(&sshServer{home: os.Getenv("HOME"), host: other.PublicKey()}).trust(t, p.cut.addr)
			o := s.to(p.to)
			o.Force = true // which does not help here
			_, err = Publish(context.Background(), o)
			if err == nil || failure.Of(err).Code() != "publish-host-changed" {
				t.Errorf("a changed key: %v", err)
			}
			if err := os.Remove(known); err != nil && !errors.Is(err, fs.ErrNotExist) {
				t.Fatal(err)
			}
			_, err = Publish(context.Background(), o)
			if err == nil || failure.Of(err).Code() != "publish-host-unknown" || !strings.Contains(failure.Hint(err).In(message.English), "ssh -p") {
				t.Errorf("an unknown key: %v, %s", err, failure.Hint(err))
			}
			if after := p.read(t); len(after) != len(before) || after["index.html"] != before["index.html"] {
				t.Error("something was published")
			}
			if err := os.WriteFile(known, line, 0o600); err != nil {
				t.Fatal(err)
			}
			s.publish(s.to(p.to))
		})
	}
}
