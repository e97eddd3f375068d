package publish

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/output"
	"wendang/internal/publish/address"
	"wendang/internal/publish/target"
)

// A publish that would delete more than a third stops before anything is done.
func TestDeletesMany(t *testing.T) {
	eachPlace(t, func(t *testing.T, p *place) {
		s := newSite(t)
		all := portal(60, 0)
		s.build(all)
		s.publish(s.to(p.to))
		few := portal(20, 0)
		s.build(few)
		r, err := Publish(context.Background(), s.to(p.to))
		if err == nil || failure.Of(err).Code() != "publish-deletes-many" {
			t.Fatalf("%+v, %v", r, err)
		}
		s.holds(p, all, nil)
		o := s.to(p.to)
		o.Force = true
		s.publish(o)
		s.holds(p, few, nil)
	})
}

// A dry run tells what would happen and changes nothing, not even a lock.
func TestDryRun(t *testing.T) {
	eachPlace(t, func(t *testing.T, p *place) {
		s := newSite(t)
		s.build(portal(30, 0))
		o := s.to(p.to)
		o.DryRun = true
		if r := s.publish(o); r.Uploaded != len(portal(30, 0)) || len(p.read(t)) != 0 {
			t.Errorf("before the first publish: %+v", r)
		}
		s.publish(s.to(p.to))
		s.build(portal(30, 1))
		before := p.read(t)
		dry := s.publish(o)
		if after := p.read(t); len(after) != len(before) || after["index.html"] != before["index.html"] {
			t.Error("a dry run has changed the target")
		}
		real := s.publish(s.to(p.to))
		if dry.Uploaded != real.Uploaded || dry.Deleted != real.Deleted || dry.Unchanged != real.Unchanged || !slices.Equal(dry.Changes, real.Changes) {
			t.Errorf("a dry run says %+v, and then %+v happens", dry, real)
		}
		if len(dry.Changes) != dry.Uploaded+dry.Deleted || dry.Bytes == 0 {
			t.Errorf("%+v", dry)
		}
	})
}

// Without the manifest, or with --full, the target is asked for what it holds: what is
// missing or was changed by hand is put again, and what others put there stays.
func TestFullListing(t *testing.T) {
	eachPlace(t, func(t *testing.T, p *place) {
		s := newSite(t)
		f := portal(30, 0)
		s.build(f)
		s.publish(s.to(p.to))
		p.put(t, "theirs/a.html", "theirs")
		p.put(t, "index.html", strings.Repeat("!", len(f.texts()["index.html"])+1))
		others := map[string]string{"theirs/a.html": "theirs"}
		r := s.publish(s.to(p.to))
		if r.Uploaded != 0 {
			t.Errorf("without --full: %+v", r)
		}
		o := s.to(p.to)
		o.Full = true
		r = s.publish(o)
		if r.Uploaded != 1 || r.Deleted != 0 {
			t.Errorf("with --full: %+v", r)
		}
		s.holds(p, f, others)

		// Another machine knows nothing of the last publish, and so asks.
		p.put(t, "index.html", "edited by hand")
		s.state = filepath.Join(t.TempDir(), "other", "state")
		r = s.publish(s.to(p.to))
		if r.Uploaded != 1 {
			t.Errorf("from another machine: %+v", r)
		}
		s.holds(p, f, others)
		if p.whole {
			return
		}
		// Without the manifest nothing is known to be ours to delete.
		open := openPlace(t, p)
		if err := open.Delete(context.Background(), ManifestName); err != nil {
			t.Fatal(err)
		}
		next := portal(30, 1)
		s.build(next)
		r = s.publish(s.to(p.to))
		if r.Deleted != 0 {
			t.Errorf("without the manifest: %+v", r)
		}
		got := p.read(t)
		for name, content := range next.texts() {
			if got[name] != content {
				t.Errorf("without the manifest: %s is %q", name, cut(got[name]))
			}
		}
		// A damaged one counts as none.
		if err := open.Put(context.Background(), ManifestName, target.Bytes([]byte("wendang published 1\nid x\n")), target.Header{}); err != nil {
			t.Fatal(err)
		}
		s.publish(s.to(p.to))
		if r = s.publish(s.to(p.to)); r.Uploaded != 0 || r.Unchanged != len(next) {
			t.Errorf("after a damaged manifest: %+v", r)
		}
	})
}

// A folder that was filled by other means is taken over without being written again.
func TestAdopt(t *testing.T) {
	s := newSite(t)
	p := folderPlace(t)
	f := portal(30, 0)
	s.build(f)
	for name, content := range f.texts() {
		p.put(t, name, content)
	}
	p.put(t, "index.html", "placeholder")
	r := s.publish(s.to(p.to))
	if r.Uploaded != 1 || r.Unchanged != len(f)-1 || r.Replaced != 1 {
		t.Errorf("%+v", r)
	}
	if r = s.publish(s.to(p.to)); r.Unchanged != len(f) {
		t.Errorf("again: %+v", r)
	}
	s.holds(p, f, nil)
}

// What is protected is neither replaced nor deleted.
func TestProtect(t *testing.T) {
	eachPlace(t, func(t *testing.T, p *place) {
		s := newSite(t)
		f := portal(30, 0)
		f.add(output.Static, "CNAME", "wrong.example.com")
		f.add(output.Static, "wx/verify.txt", "ours")
		s.build(f)
		p.put(t, "CNAME", "right.example.com")
		o := s.to(p.to)
		o.Protect = []string{"CNAME", "wx/"}
		r := s.publish(o)
		if r.Protected != 2 {
			t.Errorf("%+v", r)
		}
		got := p.read(t)
		if _, ok := got["wx/verify.txt"]; ok || got["CNAME"] != "right.example.com" {
			t.Errorf("%q, %q", got["CNAME"], got["wx/verify.txt"])
		}
		// What wendang has put there before it was protected is not its own any more.
		o.Protect = []string{"/CNAME", "robots.*"}
		s.publish(o)
		for name := range f {
			if name.Path == "robots.txt" {
				delete(f, name)
			}
		}
		s.build(f)
		s.publish(o)
		if _, ok := p.read(t)["robots.txt"]; !ok {
			t.Error("a protected file was deleted")
		}
	})
}

// Files with a hash in their names stay for a while after their last use, by the clock of
// the target.
func TestKeep(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	eachPlace(t, func(t *testing.T, p *place) {
		s := newSite(t)
		s.build(portal(30, 0))
		s.publish(s.to(p.to))
		s.build(portal(30, 1))
		o := s.to(p.to)
		o.Keep = 2 * time.Second
		if r := s.publish(o); r.Retired != 2 {
			t.Errorf("%+v", r)
		}
		there := func(want bool) {
			t.Helper()
			got := p.read(t)
			for _, name := range []string{"assets/style.0.css", "search/s0/d0.js"} {
				if _, ok := got[name]; ok != want {
					t.Errorf("%s is there: %v", name, ok)
				}
			}
		}
		there(true)
		if !p.whole { // our own clock may be wrong
			o.Now = func() time.Time { return time.Now().Add(100 * 24 * time.Hour) }
			s.publish(o)
			there(true)
			o.Now = nil
		}
		time.Sleep(3 * time.Second)
		if r := s.publish(o); r.Deleted != 2 {
			t.Errorf("afterwards: %+v", r)
		}
		there(false)
		// What is used again is ours again.
		s.build(portal(30, 0))
		s.publish(s.to(p.to))
		s.build(portal(30, 1))
		s.publish(s.to(p.to))
		s.build(portal(30, 0))
		if r := s.publish(s.to(p.to)); slices.ContainsFunc(r.Changes, func(c Change) bool { return c.Path == "assets/style.0.css" }) {
			t.Errorf("a retired file is put again: %+v", r.Changes)
		}
		s.holds(p, portal(30, 0), nil)
	})
}

// A file becomes a folder, and a folder a file.
func TestFileAndFolder(t *testing.T) {
	eachPlace(t, func(t *testing.T, p *place) {
		s := newSite(t)
		one, two := portal(20, 0), portal(20, 0)
		one.add(output.Static, "a", "file")
		one.add(output.Static, "b/c", "in a folder")
		two.add(output.Static, "a/d/e", "in a folder")
		two.add(output.Static, "b", "file")
		rebuild := func(f files) { // a build cannot do it either, without the folder being emptied
			t.Helper()
			if err := os.RemoveAll(s.out); err != nil {
				t.Fatal(err)
			}
			s.build(f)
		}
		for range 2 {
			rebuild(one)
			s.publish(s.to(p.to))
			s.holds(p, one, nil)
			rebuild(two)
			s.publish(s.to(p.to))
			s.holds(p, two, nil)
		}
	})
}

// Names of all kinds arrive; those that lead elsewhere on some systems are refused.
func TestNames(t *testing.T) {
	eachPlace(t, func(t *testing.T, p *place) {
		s := newSite(t)
		f := portal(40, 0)
		for _, name := range []string{"tags/C#/index.html", "a/100%/x y+z&a=b.html", "标签/项目建设/第1篇？.html", "-rf/--x", "a/'q\"`$(x)`/;|&.html", ".well-known/x", "a.git/config", "…/e\u0301", "a/b/c/d/e/f/g/h.html", "~/x", strings.Repeat("长", 60) + ".html"} {
			if runtime.GOOS == "windows" && strings.ContainsAny(name, `"|?`) {
				continue
			}
			f.add(output.Content, name, "content of "+name)
		}
		s.build(f)
		s.publish(s.to(p.to))
		s.holds(p, f, nil)
		for file := range f {
			if file.Kind == output.Content {
				delete(f, file)
			}
		}
		s.build(f)
		s.publish(s.to(p.to))
		s.holds(p, f, nil)
	})
	if runtime.GOOS == "windows" {
		return // has no such names
	}
	for _, name := range []string{`..\..\x`, `a\b.html`, "a/\x01", "a\nb"} {
		s := newSite(t)
		f := portal(5, 0)
		f.add(output.Static, name, "x")
		if strings.Contains(name, "\n") {
			continue // cannot stand on the list
		}
		s.build(f)
		_, err := Publish(context.Background(), s.to(folderPlace(t).to))
		if err == nil || failure.Of(err).Code() != "publish-bad-name" {
			t.Errorf("%q: %v", name, err)
		}
	}
}

// Whatever the manifest on the target says, nothing outside of the target and none of
// our own files is touched. Links there lead nowhere.
func TestHostileManifest(t *testing.T) {
	lockable(t, func(t *testing.T, p *place) {
		ctx := context.Background()
		s := newSite(t)
		s.build(portal(10, 0))
		s.publish(s.to(p.to))
		outside := filepath.Join(filepath.Dir(p.dir), "outside.txt")
		putFile(t, filepath.Dir(p.dir), "outside.txt", "outside")
		for _, name := range []string{"../outside.txt", "a/../../outside.txt", "/etc/hostname", "..", ".wendang-lock", `..\outside.txt`, ""} {
			m := &manifest{id: "x", entries: []entry{{path: name, kind: output.Article, state: present}}}
			if _, err := parseManifest(m.encode(true)); err == nil {
				t.Errorf("%q passes", name)
			}
			if err := openPlace(t, p).Put(ctx, ManifestName, target.Bytes(m.encode(true)), target.Header{}); err != nil {
				t.Fatal(err)
			}
			o := s.to(p.to)
			o.Force = true
			s.publish(o)
		}
		if b, err := os.ReadFile(outside); err != nil || string(b) != "outside" {
			t.Errorf("outside is %q, %v", b, err)
		}
		if p.name == "s3" || runtime.GOOS == "windows" {
			return // a store has no links
		}
		elsewhere := t.TempDir()
		putFile(t, elsewhere, "0.html", "theirs")
		if err := os.RemoveAll(filepath.Join(p.dir, "fanwen", "1")); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(elsewhere, filepath.Join(p.dir, "fanwen", "1")); err != nil {
			t.Fatal(err)
		}
		s.build(portal(10, 1))
		r, err := Publish(ctx, s.to(p.to))
		if !errors.Is(err, ErrFailed) || len(r.Failed) == 0 || !strings.HasPrefix(r.Failed[0].Path, "fanwen/1/") {
			t.Errorf("through a link: %+v, %v", r.Failed, err)
		}
		if got := readFolder(t, elsewhere); len(got) != 1 || got["0.html"] != "theirs" {
			t.Errorf("a link leads out: %v", got)
		}
	})
}

// What can be wrong with the output is told, and nothing is done.
func TestOutput(t *testing.T) {
	p := folderPlace(t)
	s := newSite(t)
	code := func(want string) {
		t.Helper()
		_, err := Publish(context.Background(), s.to(p.to))
		if err == nil || failure.Of(err).Code() != want || failure.Hint(err).IsZero() {
			t.Errorf("%v, want %s", err, want)
		}
	}
	code("publish-no-output")
	s.build(portal(10, 0))
	putFile(t, s.out, ".wendang-unfinished", "")
	code("publish-unfinished")
	if err := os.Remove(filepath.Join(s.out, ".wendang-unfinished")); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(s.out, "index.html")); err != nil {
		t.Fatal(err)
	}
	code("publish-output-gone")
	if _, err := os.Stat(p.dir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the target was made: %v", err)
	}
	s.build(portal(10, 0))
	for _, to := range []string{s.out, filepath.Join(s.out, "sub"), filepath.Dir(s.out)} {
		_, err := Publish(context.Background(), s.to("file://"+filepath.ToSlash(to)))
		if err == nil || failure.Of(err).Code() != "publish-into-itself" {
			t.Errorf("to %s: %v", to, err)
		}
	}
	// Where the folder above is missing, a disk may not be mounted.
	_, err := Publish(context.Background(), s.to("file://"+filepath.ToSlash(filepath.Join(t.TempDir(), "disk", "www"))))
	if err == nil || failure.Of(err).Code() != "publish-no-place" {
		t.Errorf("no folder above: %v", err)
	}
}

// What hosts do not take is told before anything travels.
func TestLimits(t *testing.T) {
	many := make([]local, 100_001)
	for i := range many {
		many[i] = local{File: output.File{Path: "a/" + strings.Repeat("x", 1+i%7), Kind: output.Index}, Size: 1000}
	}
	large := []local{{File: output.File{Path: "v.mp4"}, Size: 101 << 20}}
	for _, c := range []struct {
		host  address.HostKind
		files []local
		code  string
		told  string
	}{
		{address.AnyHost, many, "", ""},
		{address.AnyHost, large, "", ""},
		{address.GitHub, large, "publish-file-too-large", ""},
		{address.Cloudflare, large, "publish-file-too-large", ""},
		{address.Cloudflare, many, "publish-too-many-files", ""},
		{address.Cloudflare, many[:20_001], "", "publish-paid-files"},
		{address.Cloudflare, many[:20_000], "", ""},
		{address.Netlify, many, "publish-folder-too-full", ""},
		{address.Netlify, many[:50_000], "", ""},
		{address.GitHub, []local{{Size: 90 << 20}, {Size: 90 << 20}}, "", ""},
		{address.GitHub, slices.Repeat([]local{{Size: 90 << 20}}, 12), "", "publish-site-too-large"},
		{address.Gitee, nil, "", "publish-pages-closed"},
		{address.GitLab, slices.Repeat(many, 2), "publish-too-many-files", ""},
	} {
		told := ""
		err := checkLimits(Options{Host: c.host, Notice: func(m message.Message) { told = m.Code() }}, c.files)
		code := ""
		if err != nil {
			code = failure.Of(err).Code()
		}
		if code != c.code || told != c.told {
			t.Errorf("%s with %d files: %q and %q, want %q and %q", c.host, len(c.files), code, told, c.code, c.told)
		}
	}
}

func FuzzParseManifest(f *testing.F) {
	m := &manifest{id: "a", base: "b", entries: []entry{{path: "a/b.html", kind: output.Article, state: present, size: 7}, {path: "c.css", kind: output.Asset, state: retired, since: 9, beside: 3}}}
	f.Add(m.encode(false))
	f.Add(m.encode(true))
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := parseManifest(b)
		if err != nil {
			return
		}
		for _, e := range m.entries {
			if !mayBePublished(e.path) {
				t.Errorf("%q passes", e.path)
			}
		}
		again, err := parseManifest(m.encode(true))
		if err != nil || again.id != m.id || !slices.Equal(again.entries, m.entries) {
			t.Errorf("%q: %+v, %+v, %v", b, m, again, err)
		}
	})
}
