package pipeline

import (
	"errors"
	"path/filepath"
	"sync/atomic"

	"wendang/internal/load"
)

// shared is something that several readings have in common, since each takes over from the
// one before what has not changed. The last one that lets go of it closes it. A nil shared
// is nothing, which everybody may use.
type shared struct {
	users atomic.Int64
	close func()
}

// newShared returns a shared with one user.
func newShared(close func()) *shared {
	s := &shared{close: close}
	s.users.Store(1)
	return s
}

// use counts one more user.
func (s *shared) use() *shared {
	if s != nil {
		s.users.Add(1)
	}
	return s
}

// release counts one user less.
func (s *shared) release() {
	if s != nil && s.users.Add(-1) == 0 {
		s.close()
	}
}

// folders are the opened folders of a site.
type folders struct {
	*shared
	content, static *load.Folder
}

func openFolders(source string) (*folders, error) {
	f := &folders{}
	f.shared = newShared(func() {
		_ = f.content.Close()
		_ = f.static.Close()
	})
	var err error
	if f.content, err = load.Open(filepath.Join(source, "content"), "content"); err != nil {
		return nil, err
	}
	if f.static, err = load.Open(filepath.Join(source, "static"), "static"); err != nil {
		return nil, errors.Join(err, f.content.Close())
	}
	return f, nil
}
