package target

import (
	"context"
	"net/http"

	"wendang/internal/publish/address"
)

// Options say what targets need besides their addresses.
type Options struct {
	Env func(string) string // the environment
	// Client is used for HTTP; nil for one of our own.
	Client *http.Client
	// Scratch is a folder for what is needed while publishing.
	Scratch string
}

// Open opens a target.
func Open(ctx context.Context, a address.Address, o Options) (Target, error) {
	switch a.Scheme {
	case address.File:
		return openFolder(a)
	case address.SFTP:
		return openSFTP(ctx, a, o)
	case address.S3:
		return openS3(ctx, a, o)
	}
	return openGit(ctx, a, o)
}
