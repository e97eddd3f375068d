package shard

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"wendang/internal/failure"
	"wendang/internal/message"
)

// Bodies that are damaged are named and made again; what was arranged stays.
func TestDamagedBodies(t *testing.T) {
	t.Parallel()
	k := sound(t, 9, 30, 1)
	k.must(1, Parse)
	k.must(0, Arrange)
	found, err := filepath.Glob(filepath.Join(k.work, "n1", "bodies-1-*"))
	if err != nil || len(found) != 1 {
		t.Fatalf("the bodies are %v (%v)", found, err)
	}
	b, err := os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(b)*3/4; i += 512 {
		b[i] ^= 1
	}
	if err := os.WriteFile(found[0], b, 0o644); err != nil {
		t.Fatal(err)
	}
	_, _, err = k.run(1, Render)
	failsWith(t, "damaged bodies", err, message.ShardDamaged("n1/"+filepath.Base(found[0])), message.ShardRun("parse 1/1").String())
	k.must(1, Parse)
	k.must(1, Render)
	k.must(0, Finish)
}

// What rendering says that it has left is there as it has left it, or finishing takes nothing
// for good: without it nobody knows whether somebody has changed the output since.
func TestDamagedRendered(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	site := newRandomSite(t, 28, 10)
	site.mend()
	want, _ := site.build(1)
	flip := func(p string) error {
		b, err := os.ReadFile(p)
		if err == nil {
			b[len(b)/2] ^= 1
			err = os.WriteFile(p, b, 0o644)
		}
		return err
	}
	for way, damage := range map[string]func(p string) error{"flipped": flip, "removed": os.Remove} {
		for what, place := range map[string]func(*testing.T) (work, dir string){
			"folder": func(t *testing.T) (work, dir string) { dir = t.TempDir(); return dir, dir }, "bucket": bucketAddress,
		} {
			for at, all := 0, 1; at < all; at++ {
				t.Run(fmt.Sprint(what, at, way), func(t *testing.T) {
					work, dir := place(t)
					k := &tasks{t: t, site: site, n: 1, work: work, out: filepath.Join(t.TempDir(), "out")}
					k.must(1, Parse)
					k.must(0, Arrange)
					left := readTree(t, dir)
					before := slices.Collect(maps.Keys(left))
					k.must(1, Render)
					k.must(0, Finish) // so that the list says whose index.html is
					left = readTree(t, dir)
					maps.DeleteFunc(left, func(p, _ string) bool { return slices.Contains(before, p) })
					all = len(left)
					p := slices.Sorted(maps.Keys(left))[at]
					err := errors.Join(os.WriteFile(filepath.Join(k.out, "index.html"), []byte("other"), 0o644),
						damage(filepath.Join(dir, filepath.FromSlash(p))))
					if err != nil {
						t.Fatal(err)
					}
					_, _, err = k.run(0, Finish)
					if err == nil {
						t.Fatalf("without %s an output that somebody has changed is taken", p)
					}
					code, hint := failure.Of(err).Code(), failure.Hint(err).String()
					if code != message.ShardDamaged("").Code() && code != message.ShardNotRendered(1, 1).Code() || hint != message.ShardRun("render 1/1").String() {
						t.Errorf("without %s: %v, %s", p, err, hint)
					}
					k.must(1, Render)
					k.must(0, Finish)
					compareTrees(t, "rendered again", readTree(t, k.out), want)
				})
			}
		}
	}
}

// A sound file of another name is noticed like one that is damaged.
func TestExchangedFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	t.Parallel()
	for task, kinds := range map[string][]string{"render": {"list", "values", "docs"}, "finish": {"list"}} {
		for _, kind := range kinds {
			k := sound(t, 9, 30, 2)
			site := k.site
			k.each(Parse)
			k.must(0, Arrange)
			run := func() error {
				_, _, err := k.run(1, Render)
				return err
			}
			if task == "finish" {
				k.each(Render)
				run = func() error {
					_, _, err := k.run(0, Finish)
					return err
				}
			}
			var names [2]string
			for i := range names {
				found, err := filepath.Glob(filepath.Join(k.work, "n2", fmt.Sprintf("%s-%d-*", kind, i+1)))
				if err != nil || len(found) != 1 {
					t.Fatalf("%s: %v (%v)", kind, found, err)
				}
				names[i] = found[0]
			}
			other, err := os.ReadFile(names[1])
			if err == nil {
				err = os.WriteFile(names[0], other, 0o644)
			}
			if err != nil {
				t.Fatal(err)
			}
			failsWith(t, task+" with another "+kind, run(), message.ShardDamaged("n2/"+filepath.Base(names[0])), message.ShardRun("arrange 2").String())
			k.must(0, Arrange)
			k.each(Render)
			k.must(0, Finish)
			want, _ := site.build(2)
			compareTrees(t, "after another "+kind, readTree(t, k.out), want)
		}
	}
}

// After mistakes there is nothing to render, also not of an earlier arrangement.
func TestMistakesAfterArranging(t *testing.T) {
	t.Parallel()
	k := sound(t, 9, 10, 1)
	site := k.site
	k.must(1, Parse)
	k.must(0, Arrange)
	site.put("content/a/wrong.md", "---\ntitle: 错\ndate: 昨天\n---\n")
	k.must(1, Parse)
	if r, _, err := k.run(0, Arrange); err != nil || !r.Broken {
		t.Fatalf("%v, %v", r.Broken, err)
	}
	_, _, err := k.run(1, Render)
	failsWith(t, "rendering after mistakes", err, message.ShardNotArranged(1), message.ShardRun("arrange 1").String())
}

// A work folder in the output would be published.
func TestWorkApart(t *testing.T) {
	t.Parallel()
	site := newRandomSite(t, 9, 1)
	out := filepath.Join(t.TempDir(), "out")
	refused := func(work, out string, why message.Message) {
		t.Helper()
		k := &tasks{t: t, site: site, n: 1, work: work, out: out}
		_, _, err := k.run(1, Parse)
		failsWith(t, work, err, message.ShardWorkAddress(work, why), message.ShardNameWork().String())
	}
	for _, work := range []string{out, filepath.Join(out, "work")} {
		refused(work, out, message.ShardWithinOut(out))
	}
	refused(filepath.Join(site.dir, "content", "work"), out, message.ShardWithinSite("content"))
	refused(filepath.Join(site.dir, "host"), out, message.ShardWithinSite("host"))
	refused(filepath.Join(site.dir, "public", "work"), "", message.ShardWithinOut(filepath.Join(site.dir, "public"))) // which is the output
	within := t.TempDir()
	for _, out := range []string{within + "/n1/out", within + "/out"} {
		k := &tasks{t: t, site: site, n: 1, work: within, out: out}
		_, _, err := k.run(0, Finish)
		failsWith(t, out, err, message.ShardOutInWork(filepath.FromSlash(out), within), message.ShardOutApart().String())
	}
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(filepath.Join(site.dir, "content"), link); err != nil {
		t.Skip(err)
	}
	refused(filepath.Join(link, "work"), out, message.ShardWithinSite("content"))
}

// The output that a site has by itself is the same one when it is named.
func TestDefaultOut(t *testing.T) {
	t.Parallel()
	site := newRandomSite(t, 9, 10)
	site.mend()
	k := &tasks{t: t, site: site, n: 1, work: t.TempDir()}
	k.render()
	k.out = filepath.Join(site.dir, "public")
	k.must(0, Finish)
	want, _ := site.build(1)
	compareTrees(t, "without --out", readTree(t, k.out), want)
}
