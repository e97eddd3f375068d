// Package target puts files onto the places that a site is published to: a folder, an
// object store, a server with SFTP, a branch of a git repository. It knows nothing of
// sites; what is put where, and in which order, others decide.
//
// Paths are slash-separated, from the place that the target's address names. Nothing
// outside that place is read, written or deleted; see [CheckPath].
package target

import (
	"bytes"
	"context"
	"crypto/md5"
	"crypto/sha1"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"time"
)

// Target is a place that takes files. Its methods may be called by several goroutines
// at once. Their errors are an [Error], or wrap [fs.ErrNotExist] or [fs.ErrExist] where
// that is said.
type Target interface {
	Traits() Traits
	// Get returns the bytes of a file, which are at most limit. There may be none:
	// [fs.ErrNotExist].
	Get(ctx context.Context, path string, limit int64) ([]byte, error)
	// Put gives a file its content. The file is whole at every moment: old or new.
	Put(ctx context.Context, path string, c Content, h Header) error
	// Create makes a file that must not exist; else it fails with [fs.ErrExist].
	// Stores that cannot look and write at once may let two callers pass.
	Create(ctx context.Context, path string, content []byte) error
	// Delete removes a file. One that does not exist is no error.
	Delete(ctx context.Context, path string) error
	// Stat tells of a file, of which there may be none: [fs.ErrNotExist].
	Stat(ctx context.Context, path string) (Info, error)
	// List visits all files but wendang's own, in no order, and the folders of others
	// that may not be read.
	List(ctx context.Context, visit func(Info) error) error
	// Close lets go of the target.
	Close() error
}

// Committer is a target whose changes appear at once, with Commit.
type Committer interface {
	Commit(ctx context.Context, message string) error
}

// Sweeper is a target on which killed runs leave temporary files.
type Sweeper interface {
	// Sweep removes them, but not what is being put through this target.
	Sweep(ctx context.Context) error
}

// Traits tell how a target wants to be used.
type Traits struct {
	Jobs    int  // how many files to put at the same time
	Headers bool // it keeps headers, which go out with the file
	Beside  bool // a server may send x.gz and x.br for x
	Reads   bool // reading its files costs about as little as listing them
	History bool // it keeps all that a file has held: what changes should change little
}

// Info is what a target tells of a file.
type Info struct {
	Path    string
	Size    int64     // -1 when not known
	ModTime time.Time // by the target's clock; zero when not known
	Digest  Digest    // zero when not known
	// Unreadable says that this is a folder that may not be read. Of such a one only
	// the path is known.
	Unreadable bool
}

// Digest is a hash of a file's bytes, in hexadecimal.
type Digest struct{ Algorithm, Hash string }

// The algorithms of digests.
const (
	MD5 = "md5"
	Git = "git" // of a blob
)

// Of returns the digest of the same algorithm for some content.
func (d Digest) Of(c Content) (Digest, error) {
	source, err := c.Open()
	if err != nil {
		return Digest{}, err
	}
	defer func() { _ = source.Close() }()
	sum := md5.New()
	if d.Algorithm == Git {
		sum = sha1.New()
		fmt.Fprintf(sum, "blob %d\x00", c.Size)
	}
	if _, err := io.Copy(sum, source); err != nil {
		return Digest{}, err
	}
	return Digest{d.Algorithm, hex.EncodeToString(sum.Sum(nil))}, nil
}

// Header is what an object store keeps of a file and sends with it.
type Header struct {
	ContentType     string
	CacheControl    string
	ContentEncoding string
}

// Content is what a file is to hold. It may be opened several times.
type Content struct {
	Size int64
	Open func() (io.ReadSeekCloser, error)
}

// Bytes returns a Content of bytes.
func Bytes(b []byte) Content {
	return Content{int64(len(b)), func() (io.ReadSeekCloser, error) { return nopCloser{bytes.NewReader(b)}, nil }}
}

type nopCloser struct{ *bytes.Reader }

func (nopCloser) Close() error { return nil }

// Prefix begins the names of files that are wendang's own on a target.
const Prefix = ".wendang-"

// temporary is the folder at the target's root in which files are written before they
// take their places.
const temporary = Prefix + "tmp"

// IsOwn reports whether a path is one of wendang's own files on a target.
func IsOwn(path string) bool { return strings.HasPrefix(path, Prefix) }

// CheckPath reports whether a path can be a file's on any target. Names of content are
// not trusted: on some systems a backslash parts folders, and .. leads out.
func CheckPath(path string) bool {
	if !fs.ValidPath(path) || path == "." || len(path) > 1024 {
		return false
	}
	for i := range len(path) {
		if path[i] == '\\' || path[i] < ' ' || path[i] == 0x7f {
			return false
		}
	}
	return true
}

// Kind sorts errors by what can be done about them.
type Kind uint8

// The kinds of errors. After one of those from Credentials on, nothing else will go
// better.
const (
	Passing     Kind = iota // may go well the next time
	Refused                 // of this file
	Credentials             // that are missing, or wrong
	Denied                  // they are right, but not enough
	HostKey                 // the server is not known, or not the one it was
	NoPlace                 // no such folder, bucket, repository, host
	Full                    // no space is left
	Moved                   // somebody else has changed the target meanwhile
)

// Error is what went wrong on a target.
type Error struct {
	Kind Kind
	Op   string // put, get, delete, list, connect
	Path string // "" when it is about the whole target
	Err  error
	// Host, Want and Got are of HostKey: the server, and the fingerprints of the key
	// that is known, "" for none, and of the one that it has. Of Credentials, Want says
	// where they were looked for.
	Host, Want, Got string
	// Known is how the known hosts name the server.
	Known string
}

func (e *Error) Error() string {
	if e.Path == "" {
		return fmt.Sprintf("%s: %v", e.Op, e.Err)
	}
	return fmt.Sprintf("%s %s: %v", e.Op, e.Path, e.Err)
}

func (e *Error) Unwrap() error { return e.Err }

// Final reports whether after an error of this kind nothing else will go better.
func (k Kind) Final() bool { return k >= Credentials }

// ErrNoCredentials says that there is nothing to log in with.
var ErrNoCredentials = errors.New("there are no credentials")

// ErrKeysRefused says that the server takes none of the keys.
var ErrKeysRefused = errors.New("the server takes none of the keys")

// ErrPasswordRefused says that the server takes neither the password nor a key.
var ErrPasswordRefused = errors.New("the server does not take the password")

// ErrKeyLocked says that a private key has a passphrase, which is not known.
var ErrKeyLocked = errors.New("the private key has a passphrase")

// ErrNoRegion says that it is not known in which region of AWS a bucket is.
var ErrNoRegion = errors.New("the region of the bucket is not known")

// ErrNoTLS says that a server speaks HTTP where HTTPS was expected.
var ErrNoTLS = errors.New("the server speaks http, not https")

// ErrNoRepository says that there is no repository, or that it is hidden from us.
var ErrNoRepository = errors.New("there is no such repository")

// ErrFileAndFolder says that a path would be a file and a folder.
var ErrFileAndFolder = errors.New("it would be a file and a folder")

// ErrNotFolder says that a folder is needed where something else is.
var ErrNotFolder = errors.New("it is no folder")

// ErrLeadsOut says that a link leads out of the target.
var ErrLeadsOut = errors.New("a link leads out of the target")

// BranchError says that a branch cannot be made beside one whose name begins as its own
// does, as pages/x beside pages.
type BranchError struct{ Other string }

func (e *BranchError) Error() string { return "the repository has the branch " + e.Other }

// Secrets returns the variables of the environment that hold secrets.
func Secrets() []string {
	return []string{sshPassword, sshPassphrase, gitPassword, "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"}
}
