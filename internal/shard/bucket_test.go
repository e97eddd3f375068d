package shard

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/publish/s3test"
)

// bucketAddress starts an object store and returns the address of a work folder in it, and
// where its objects are.
func bucketAddress(t *testing.T) (address, dir string) {
	root := t.TempDir()
	dir = filepath.Join(root, "bucket", "work")
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		t.Fatal(err)
	}
	s3test.Environment(t)
	return "s3://bucket/work?path_style=true&endpoint=http://" + s3test.Start(t, root), dir
}

// Over an object store the tasks come to what a build comes to, too, also when they run
// twice and at the same time, and over what an earlier run has left.
func TestTasksOverBucket(t *testing.T) {
	address, _ := bucketAddress(t)
	site := newRandomSite(t, 11, 40)
	k := &tasks{t: t, site: site, n: 3, work: address, out: filepath.Join(t.TempDir(), "out")}
	for round := range 3 {
		want, wrong := site.build(k.n)
		k.reused, k.results = 0, 0
		got, problems, ok := k.build()
		if !reflect.DeepEqual(problems, wrong) {
			t.Fatalf("the mistakes are\n%v\nnot\n%v", problems, wrong)
		}
		if !ok && len(want) > 0 {
			t.Fatal("nothing is built")
		}
		if ok {
			compareTrees(t, "over a bucket", got, want)
			k.reused, k.results = 0, 0
			k.build()
			if k.reused < k.results {
				t.Errorf("round %d: of %d tasks only %d find all done when nothing has changed", round, k.results, k.reused)
			}
		}
		if t.Failed() {
			t.FailNow()
		}
		site.mend()
		for range 5 {
			site.edit()
		}
	}
}

// A store that refuses says so, with its address and what to look at.
func TestBucketRefused(t *testing.T) {
	address, _ := bucketAddress(t)
	site := newRandomSite(t, 3, 5)
	t.Setenv("AWS_SECRET_ACCESS_KEY", "wrong")
	k := &tasks{t: t, site: site, n: 1, work: address, out: t.TempDir()}
	_, _, err := k.run(1, Parse)
	if err == nil || failure.Of(err).Code() != message.ShardWorkFailed("", message.Message{}).Code() ||
		failure.Hint(err).String() != message.ShardCheckWork().String() {
		t.Errorf("wrong credentials: %s", withHint(err))
	}
}

// A file of several chunks comes back as it was, and a chunk that is missing or damaged is
// noticed.
func TestBucketChunks(t *testing.T) {
	address, dir := bucketAddress(t)
	ctx := context.Background()
	w, err := openWork(ctx, Options{Work: address}, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer w.close()
	if _, err := w.open(ctx, "n2/none"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
	content := bytes.Repeat([]byte("0123456789abcde\n"), chunkSize/16+1000)
	read := func() error {
		f, err := w.open(ctx, "n2/file")
		if err != nil {
			return err
		}
		defer func() { _ = f.Close() }()
		got, err := io.ReadAll(f)
		if err == nil && !bytes.Equal(got, content) {
			t.Errorf("%d bytes come back as %d others", len(content), len(got))
		}
		return err
	}
	keep := func() error {
		f, err := w.create()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write(content); err != nil {
			t.Fatal(err)
		}
		return w.keep(ctx, f, "n2/file")
	}
	if err := errors.Join(keep(), read()); err != nil {
		t.Fatal(err)
	}
	chunks, err := filepath.Glob(filepath.Join(dir, "n2", chunkPrefix+"*"))
	if err != nil || len(chunks) != 2 {
		t.Fatal(chunks, err)
	}
	if err := w.sweep(ctx, "n2/", "n2/last", func(string, time.Duration) bool { return true }); err != nil {
		t.Fatal(err)
	}
	if err := read(); err != nil {
		t.Errorf("after sweeping: %v", err)
	}
	// A chunk that is so old that it may be swept is written again.
	then := time.Now().Add(-2 * unnamed)
	if err := os.Chtimes(chunks[0], then, then); err != nil {
		t.Fatal(err)
	}
	if err := keep(); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(chunks[0]); err != nil || time.Since(info.ModTime()) > unnamed {
		t.Errorf("an old chunk is left as it is: %v", err)
	}
	// Whatever stands in a chunk's place, the file can be written again.
	for what, damage := range map[string][]byte{"another": []byte("other"), "a cut": content[:100], "a longer": make([]byte, chunkSize+1)} {
		if err := os.WriteFile(chunks[1], damage, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := read(); !errors.Is(err, errDamaged) {
			t.Errorf("with %s chunk: %v", what, err)
		}
		if err := errors.Join(keep(), read()); err != nil {
			t.Errorf("with %s chunk, written again: %v", what, err)
		}
	}
	if err := os.Remove(chunks[0]); err != nil {
		t.Fatal(err)
	}
	if err := read(); !errors.Is(err, errDamaged) {
		t.Errorf("without a chunk: %v", err)
	}
	unwanted := func() {
		t.Helper()
		if err := w.sweep(ctx, "n2/", "n2/last", func(name string, age time.Duration) bool { return name == "n2/last" || age <= 0 }); err != nil {
			t.Fatal(err)
		}
	}
	last, err := w.create()
	if err == nil {
		err = w.keep(ctx, last, "n2/last")
	}
	if err != nil {
		t.Fatal(err)
	}
	at := filepath.Join(dir, "n2", "file")
	young, old := time.Now().Add(time.Hour), time.Now().Add(-time.Hour)
	if err := os.Chtimes(at, young, young); err != nil {
		t.Fatal(err)
	}
	if unwanted(); errors.Is(read(), fs.ErrNotExist) {
		t.Error("a file that is younger than what was arranged has gone")
	}
	if err := os.Chtimes(at, old, old); err != nil {
		t.Fatal(err)
	}
	unwanted()
	if err := read(); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is not wanted: %v", err)
	}
}

// A damaged object of a bucket is told of once: the task that is named replaces it.
func TestBucketDamaged(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	address, dir := bucketAddress(t)
	site := newRandomSite(t, 9, 10)
	site.mend()
	k := &tasks{t: t, site: site, n: 1, work: address, out: filepath.Join(t.TempDir(), "out")}
	k.must(1, Parse)
	k.must(0, Arrange)
	objects, err := filepath.Glob(filepath.Join(dir, "n1", chunkPrefix+"*"))
	if err != nil || len(objects) == 0 {
		t.Fatal(objects, err)
	}
	for _, p := range objects {
		if err := os.WriteFile(p, []byte("other"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	build := func() error {
		for _, task := range []func(context.Context, Options) (Result, error){Parse, Arrange, Render, Finish} {
			if _, _, err := k.run(1, task); err != nil {
				return err
			}
		}
		return nil
	}
	for range objects {
		if err := build(); err != nil && failure.Of(err).Code() != message.ShardDamaged("").Code() {
			t.Fatal(err)
		}
	}
	if err := build(); err != nil {
		t.Fatal("an object is told of twice: ", err)
	}
	want, _ := site.build(1)
	compareTrees(t, "over a mended bucket", readTree(t, k.out), want)
}
