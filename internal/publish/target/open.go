package target

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"time"

	"wendang/internal/publish/address"
)

// Options say what targets need besides their addresses.
type Options struct {
	Env func(string) string // the environment
	// Client is used for HTTP; nil for one of our own.
	Client *http.Client
	// ReadOnly says that nothing will be written: what does not exist is not made.
	ReadOnly bool
	// Scratch is a folder for what is needed while publishing.
	Scratch string
	// Patience is how long a server may take to answer to a connection; 0 for 30 s.
	Patience time.Duration
}

func (o Options) patience() time.Duration {
	if o.Patience > 0 {
		return o.Patience
	}
	return patience
}

// Open opens a target.
func Open(ctx context.Context, a address.Address, o Options) (Target, error) {
	switch a.Scheme {
	case address.File:
		return openFolder(a, o)
	case address.SFTP:
		return openSFTP(ctx, a, o)
	case address.S3:
		return openS3(ctx, a, o)
	}
	return openGit(ctx, a, o)
}

// missing is a target that does not exist yet, for who only reads.
type missing struct{ traits Traits }

// errReadOnly is the error for writing to it.
func errReadOnly() error {
	return &Error{Kind: Refused, Op: "put", Err: errors.New("the target was opened to be read only")}
}

func (m missing) Traits() Traits { return m.traits }

func (missing) Get(_ context.Context, p string, _ int64) ([]byte, error) {
	return nil, fmt.Errorf("%s: %w", p, fs.ErrNotExist)
}

func (missing) Stat(_ context.Context, p string) (Info, error) {
	return Info{}, fmt.Errorf("%s: %w", p, fs.ErrNotExist)
}

func (missing) Put(context.Context, string, Content, Header) error { return errReadOnly() }
func (missing) Create(context.Context, string, []byte) error       { return errReadOnly() }
func (missing) Delete(context.Context, string) error               { return nil }
func (missing) List(context.Context, func(Info) error) error       { return nil }
func (missing) Close() error                                       { return nil }
