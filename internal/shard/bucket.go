package shard

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/pack"
	"wendang/internal/publish/target"
)

// bucket is a work folder in an object store. An object appears with all its bytes. Large
// files are divided: the object of a file's name says which chunks it has, and a chunk is
// named by the sum of its bytes, so that tasks that write the same file do not harm each
// other.
type bucket struct {
	to      target.Target
	address string
	scratch string // on this machine
	made    atomic.Int64
}

const (
	chunkSize   = 32 << 20 // bytes; one is in memory at a time
	chunkPrefix = "chunk-"
	bucketMagic = "wendang chunks 1\n"
	mostIndex   = 64 << 20       // bytes of an object that names chunks
	unnamed     = 24 * time.Hour // is the age of a chunk that no object can name any more
)

func (b *bucket) close() { _ = b.to.Close() }

// try does something with the store, again where that may help.
func (b *bucket) try(ctx context.Context, do func() error) error {
	const wait = 500 * time.Millisecond
	err := target.Retry(ctx, wait, do)
	var e *target.Error
	if errors.As(err, &e) {
		return failure.New(message.ShardWorkFailed(b.address, failure.Cause(err))).WithHint(message.ShardCheckWork())
	}
	return err
}

func (b *bucket) get(ctx context.Context, name string, limit int64) (content []byte, err error) {
	err = b.try(ctx, func() error {
		content, err = b.to.Get(ctx, name, limit)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		if info, unknown := b.to.Stat(ctx, name); unknown == nil && info.Size > limit {
			err = errDamaged // no task writes so much
		}
	}
	return content, err
}

// chunks reads which chunks a file has.
func (b *bucket) chunks(ctx context.Context, name string) ([]pack.Fingerprint, error) {
	index, err := b.get(ctx, name, mostIndex)
	if err != nil {
		return nil, err
	}
	text, ok := strings.CutPrefix(string(index), bucketMagic)
	if !ok || len(text) < len(pack.Fingerprint{}) {
		return nil, errDamaged
	}
	r := pack.Reader{S: text}
	sum := r.Fingerprint()
	if pack.FingerprintOf([]byte(r.S)) != sum {
		return nil, errDamaged
	}
	list := make([]pack.Fingerprint, r.Count())
	for i := range list {
		list[i] = r.Fingerprint()
	}
	if !r.OK() {
		return nil, errDamaged
	}
	return list, nil
}

func chunkName(name string, sum pack.Fingerprint) string {
	division, _, _ := strings.Cut(name, "/")
	return path.Join(division, chunkPrefix+hex.EncodeToString(sum[:]))
}

// create makes a file without a name on this machine.
func (b *bucket) create() (*os.File, error) {
	return os.Create(filepath.Join(b.scratch, fmt.Sprint("file-", b.made.Add(1))))
}

// open brings a file onto this machine.
func (b *bucket) open(ctx context.Context, name string) (*os.File, error) {
	list, err := b.chunks(ctx, name)
	if err != nil {
		return nil, err
	}
	f, err := b.create()
	if err != nil {
		return nil, err
	}
	if err := b.fetch(ctx, f, name, list); err != nil {
		_ = f.Close()
		_ = os.Remove(f.Name())
		return nil, err
	}
	_ = os.Remove(f.Name()) // where the system allows it, it goes when it is closed
	return f, nil
}

func (b *bucket) fetch(ctx context.Context, f *os.File, name string, list []pack.Fingerprint) error {
	for _, sum := range list {
		content, err := b.get(ctx, chunkName(name, sum), chunkSize)
		if errors.Is(err, fs.ErrNotExist) || err == nil && pack.FingerprintOf(content) != sum {
			err = errDamaged
		}
		if errors.Is(err, errDamaged) { // else whoever writes the file again finds its chunk there
			err = errors.Join(err, b.discard(ctx, chunkName(name, sum)))
		}
		if err != nil {
			return err
		}
		if _, err := f.Write(content); err != nil {
			return err
		}
	}
	_, err := f.Seek(0, io.SeekStart)
	return err
}

func (b *bucket) keep(ctx context.Context, f *os.File, name string) error {
	defer func() {
		_ = f.Close()
		_ = os.Remove(f.Name())
	}()
	return b.upload(ctx, f, name)
}

func (b *bucket) upload(ctx context.Context, f *os.File, name string) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	var list []byte
	n := uint64(0)
	buffer := make([]byte, min(chunkSize, info.Size()))
	for at := int64(0); at < info.Size(); at += chunkSize {
		content := buffer[:min(chunkSize, info.Size()-at)]
		if _, err := f.ReadAt(content, at); err != nil {
			return err
		}
		sum := pack.FingerprintOf(content)
		list, n = append(list, sum[:]...), n+1
		there, err := b.stat(ctx, chunkName(name, sum))
		// An old one that no file has may be removed at any moment.
		if errors.Is(err, fs.ErrNotExist) || err == nil && time.Since(there.ModTime) > unnamed/2 {
			err = b.put(ctx, chunkName(name, sum), content)
		}
		if err != nil {
			return err
		}
	}
	body := append(pack.AppendUint(nil, n), list...)
	sum := pack.FingerprintOf(body)
	return b.put(ctx, name, append(append([]byte(bucketMagic), sum[:]...), body...))
}

// discardOld removes an object, unless another task has put it again since it was listed.
func (b *bucket) discardOld(ctx context.Context, o target.Info) error {
	now, err := b.stat(ctx, o.Path)
	// One way of asking tells the time more exactly than the other.
	if errors.Is(err, fs.ErrNotExist) || err == nil && now.ModTime.Unix() != o.ModTime.Unix() {
		return nil
	}
	if err != nil {
		return err
	}
	return b.discard(ctx, o.Path)
}

func (b *bucket) put(ctx context.Context, name string, content []byte) error {
	h := target.Header{ContentType: "application/octet-stream", CacheControl: "no-store"}
	return b.try(ctx, func() error { return b.to.Put(ctx, name, target.Bytes(content), h) })
}

func (b *bucket) stat(ctx context.Context, name string) (info target.Info, err error) {
	err = b.try(ctx, func() error {
		info, err = b.to.Stat(ctx, name)
		return err
	})
	return info, err
}

func (b *bucket) has(ctx context.Context, name string) (bool, error) {
	_, err := b.stat(ctx, name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

func (b *bucket) discard(ctx context.Context, name string) error {
	err := b.try(ctx, func() error { return b.to.Delete(ctx, name) })
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// sweep also removes chunks that no file has, but none of the last day: whoever has written
// one may be about to say whose it is. Times are compared with each other, not with this
// machine's clock.
func (b *bucket) sweep(ctx context.Context, dir, than string, stays func(name string, age time.Duration) bool) error {
	var objects []target.Info
	var now, last time.Time // of any object, and of the one that others are to be older than
	err := b.try(ctx, func() error {
		objects = nil
		return b.to.List(ctx, func(o target.Info) error {
			if strings.HasPrefix(o.Path, dir) {
				objects = append(objects, o)
			}
			if o.ModTime.After(now) {
				now = o.ModTime
			}
			if o.Path == than {
				last = o.ModTime
			}
			return nil
		})
	})
	if err != nil {
		return err
	}
	needed := map[string]bool{}
	isChunk := func(name string) bool { return strings.HasPrefix(path.Base(name), chunkPrefix) }
	for _, o := range objects {
		switch {
		case isChunk(o.Path):
		case last.IsZero() || stays(o.Path, last.Sub(o.ModTime)):
			list, err := b.chunks(ctx, o.Path)
			if err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, errDamaged) { // who reads it tells
				return err
			}
			for _, sum := range list {
				needed[chunkName(o.Path, sum)] = true
			}
		default:
			if err := b.discardOld(ctx, o); err != nil {
				return err
			}
		}
	}
	for _, o := range objects {
		if isChunk(o.Path) && !needed[o.Path] && now.Sub(o.ModTime) > unnamed {
			if err := b.discardOld(ctx, o); err != nil {
				return err
			}
		}
	}
	return nil
}
