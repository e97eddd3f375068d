package publish

import (
	"os"
	"path/filepath"
	"testing"

	"wendang/internal/message"
	"wendang/internal/output"
)

// What others have put beside files is theirs when it is protected. What is not is
// replaced, and counted.
func TestTheirsBeside(t *testing.T) {
	for name, open := range map[string]func(t testing.TB) *place{"folder": folderPlace, "sftp": sftpPlace} {
		t.Run(name, func(t *testing.T) {
			p := open(t)
			s := newSite(t)
			f := portal(20, 0)
			s.build(f)
			p.put(t, "index.html.gz", "theirs")
			p.put(t, "fanwen/list-0.html.br", "theirs")
			o := s.to(p.to)
			o.Protect = []string{"*.gz"}
			check := func(br bool) {
				t.Helper()
				got := p.read(t)
				if got["index.html.gz"] != "theirs" {
					t.Errorf("a protected file is %q", cut(got["index.html.gz"]))
				}
				if (got["fanwen/list-0.html.br"] == "theirs") != br {
					t.Errorf("the other file is %q", cut(got["fanwen/list-0.html.br"]))
				}
			}
			s.publish(o)
			check(true)
			o.Compress = []string{Gzip, Brotli} // the last publish from here is known, and yet the target is asked
			if r := s.publish(o); r.Replaced != 1 {
				t.Errorf("%+v", r)
			}
			check(false)
			o.Compress = nil
			s.publish(o)
			check(false)
			// What was ours before it was protected stays, too.
			o.Compress, o.Protect = []string{Gzip}, nil
			s.publish(o)
			ours := p.read(t)["index.html.gz"]
			o.Compress, o.Protect = nil, []string{"*.gz"}
			s.publish(o)
			if got := p.read(t)["index.html.gz"]; got != ours || ours == "theirs" {
				t.Errorf("it was %q and is %q", cut(ours), cut(got))
			}
		})
	}
}

// With --full what stands compressed beside a file is looked into.
func TestDamagedBeside(t *testing.T) {
	for name, open := range map[string]func(t testing.TB) *place{"folder": folderPlace, "sftp": sftpPlace} {
		t.Run(name, func(t *testing.T) {
			p := open(t)
			s := newSite(t)
			s.build(portal(20, 0))
			o := s.to(p.to)
			o.Compress = []string{Gzip}
			s.publish(o)
			p.put(t, "index.html.gz", "garbage")
			o.Full = true
			if r := s.publish(o); r.Uploaded != 1 {
				t.Errorf("%+v", r)
			}
			if r := s.publish(o); r.Uploaded != 0 {
				t.Errorf("again: %+v", r)
			}
			if got := p.read(t)["index.html.gz"]; got == "garbage" {
				t.Error("the garbage is still there")
			}
		})
	}
}

// A compressed file comes to stand where an output was: it stays.
func TestBesideInPlaceOfOutput(t *testing.T) {
	p := folderPlace(t)
	s := newSite(t)
	o := s.to(p.to)
	o.Compress = []string{Gzip}
	f := portal(20, 0)
	f.add(output.Static, "index.html.gz", "made by hand")
	s.build(f)
	s.publish(o)
	if got := p.read(t)["index.html.gz"]; got != "made by hand" {
		t.Errorf("the output is %q", cut(got))
	}
	for range 2 {
		s.build(portal(20, 0))
		s.publish(o)
		if got := p.read(t); decode(t, Gzip, got["index.html.gz"]) != got["index.html"] {
			t.Error("it is not what stands beside it")
		}
	}
	o.Compress = nil
	s.publish(o)
	if _, err := os.Stat(filepath.Join(p.dir, "index.html.gz")); err == nil {
		t.Error("it is still there")
	}
}

func TestMatches(t *testing.T) {
	for _, c := range []struct {
		pattern, name string
		want          bool
	}{
		{"wx", "wx", true}, {"wx", "wx/a/b", true}, {"/wx", "wx/a", true}, {"wx", "wxa", false}, {"wx", "a/wx", false},
		{"wx/", "wx", false}, {"wx/", "wx/a/b", true},
		{"uploads/**", "uploads/a", true}, {"uploads/**", "uploads/a/b/c", true}, {"uploads/**", "uploadsx/a", false},
		{"**/*.bak", "a/b/c.bak", true}, {"**/*.bak", "c.bak", true}, {"**/*.bak", "c.bak.html", false},
		{"a/**/z", "a/z", true}, {"a/**/z", "a/b/c/z", true}, {"a/**/z", "b/z", false},
		{"*.txt", "a.txt", true}, {"*.txt", "b/a.txt", false}, {"*.txt", "a.html", false},
	} {
		if got := matches(c.pattern, c.name); got != c.want {
			t.Errorf("%q and %q: %v", c.pattern, c.name, got)
		}
	}
}

// A dry run also lists what is too much to be done without --force, and says so.
func TestDryRunOfTooMany(t *testing.T) {
	s := newSite(t)
	p := folderPlace(t)
	s.build(portal(60, 0))
	s.publish(s.to(p.to))
	s.build(portal(20, 0))
	o := s.to(p.to)
	o.DryRun = true
	told := ""
	o.Notice = func(m message.Message) { told += m.Code() }
	if r := s.publish(o); r.Deleted < 30 || len(r.Changes) < 30 || told != "publish-would-stop" {
		t.Errorf("%d changes, and it says %q", len(r.Changes), told)
	}
}
