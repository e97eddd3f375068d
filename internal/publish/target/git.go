package target

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"sync"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/transport"

	"wendang/internal/publish/address"
	"wendang/internal/scratch"
)

// gitTarget is a branch of a repository. What is put and deleted is collected, and
// becomes one commit on top of the branch; there is no work tree. Files of the branch
// that nobody touches stay in it without being fetched: of these only their names and
// hashes are known.
type gitTarget struct {
	remote *gitRemote
	branch plumbing.ReferenceName
	env    func(string) string
	dir    *scratch.Folder // for what is fetched
	tip    plumbing.Hash
	base   map[string]gitFile     // of the branch
	trees  map[plumbing.Hash]bool // that the server has

	mu      sync.Mutex
	changed map[string]*gitBlob // nil for a deleted file

	// What Commit has made, so that it may be called again.
	commit  plumbing.Hash
	objects []gitObject
}

// gitFile is a file of a tree.
type gitFile struct {
	mode filemode.FileMode
	hash plumbing.Hash
}

// gitBlob is what a file is to hold.
type gitBlob struct {
	gitFile
	content Content
}

func openGit(ctx context.Context, a address.Address, o Options) (*gitTarget, error) {
	remote, err := newGitRemote(a, o)
	if err != nil {
		return nil, err
	}
	t := &gitTarget{
		remote: remote, branch: plumbing.NewBranchReferenceName(a.Branch), env: o.Env,
		trees: map[plumbing.Hash]bool{}, changed: map[string]*gitBlob{},
	}
	if t.dir, err = scratch.New(o.Scratch, "git-"); err != nil {
		return nil, &Error{Kind: Refused, Op: "connect", Err: err}
	}
	if err := t.load(ctx); err != nil {
		return nil, errors.Join(err, t.Close())
	}
	return t, nil
}

// load fetches what the branch holds.
func (t *gitTarget) load(ctx context.Context) error {
	tip, err := t.remote.tip(ctx, t.branch)
	if err != nil {
		return err
	}
	t.tip, t.base = tip, map[string]gitFile{}
	if tip.IsZero() {
		return nil
	}
	store, err := t.remote.fetch(ctx, tip, filepath.Join(t.dir.Path, "trees"), true)
	if err != nil {
		return err
	}
	if err := readTrees(store, tip, t.base, t.trees); err != nil {
		return &Error{Kind: Passing, Op: "get", Err: err}
	}
	return nil
}

func (t *gitTarget) Traits() Traits { return Traits{Jobs: 4, History: true} }

func (t *gitTarget) Close() error { return t.dir.Remove() }

func (t *gitTarget) Get(ctx context.Context, p string, limit int64) ([]byte, error) {
	t.mu.Lock()
	blob, changed := t.changed[p]
	t.mu.Unlock()
	if changed && blob == nil {
		return nil, fmt.Errorf("%s: %w", p, fs.ErrNotExist)
	}
	if changed {
		source, err := blob.content.Open()
		if err != nil {
			return nil, err
		}
		defer func() { _ = source.Close() }()
		return readLimited(source, p, limit)
	}
	file, ok := t.base[p]
	if !ok || !file.mode.IsFile() {
		return nil, fmt.Errorf("%s: %w", p, fs.ErrNotExist)
	}
	r, err := t.remote.blob(ctx, t.tip, file.hash, t.dir.Path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = r.Close() }()
	return readLimited(r, p, limit)
}

// Put notes what a file is to hold. The content must stay as it is until Commit.
func (t *gitTarget) Put(_ context.Context, p string, c Content, _ Header) error {
	d, err := Digest{Algorithm: Git}.Of(c)
	if err != nil {
		return err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.changed[p] = &gitBlob{gitFile{filemode.Regular, plumbing.NewHash(d.Hash)}, c}
	return nil
}

func (t *gitTarget) Create(ctx context.Context, p string, content []byte) error {
	if _, err := t.Stat(ctx, p); err == nil {
		return fmt.Errorf("%s: %w", p, fs.ErrExist)
	}
	return t.Put(ctx, p, Bytes(content), Header{})
}

func (t *gitTarget) Delete(_ context.Context, p string) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.changed[p] = nil
	return nil
}

func (t *gitTarget) Stat(_ context.Context, p string) (Info, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	blob, changed := t.changed[p]
	switch file, ok := t.base[p]; {
	case changed && blob != nil:
		return gitInfo(p, blob.gitFile), nil
	case !changed && ok:
		return gitInfo(p, file), nil
	}
	return Info{}, fmt.Errorf("%s: %w", p, fs.ErrNotExist)
}

func gitInfo(p string, f gitFile) Info {
	return Info{Path: p, Size: -1, Digest: Digest{Git, hex.EncodeToString(f.hash[:])}}
}

func (t *gitTarget) List(_ context.Context, visit func(Info) error) error {
	for p, file := range t.base {
		if !file.mode.IsFile() || IsOwn(p) {
			continue
		}
		if err := visit(gitInfo(p, file)); err != nil {
			return err
		}
	}
	return nil
}

// Commit puts all changes into one commit, and pushes it. When the branch is no longer
// where it was, the error is [Moved].
func (t *gitTarget) Commit(ctx context.Context, message string) error {
	if t.commit.IsZero() {
		var err error
		if t.commit, t.objects, err = t.pack(message); err != nil || t.objects == nil {
			return err
		}
	}
	return t.remote.push(ctx, t.branch, t.tip, t.commit, t.objects)
}

// classify finds the kind of an error of the repository or of the way to it.
func (r *gitRemote) classify(op string, err error) error {
	var sorted *Error
	if err == nil || errors.As(err, &sorted) {
		return err
	}
	e := &Error{Kind: Passing, Op: op, Err: err}
	switch {
	case errors.Is(err, transport.ErrAuthenticationRequired), errors.Is(err, transport.ErrAuthorizationFailed), errors.Is(err, transport.ErrInvalidAuthMethod):
		e.Kind, e.Want = Credentials, r.where
	case errors.Is(err, transport.ErrRepositoryNotFound):
		e.Kind, e.Err = NoPlace, ErrNoRepository
	case r.ssh != nil && isLoginRefused(err):
		return r.ssh.refused()
	case strings.Contains(err.Error(), "server gave HTTP response to HTTPS client"): // the library has no other sign of it
		e.Kind, e.Err = NoPlace, ErrNoTLS
	default:
		var network *Error
		if errors.As(networkError(op, "", err), &network) {
			e.Kind = network.Kind
		}
	}
	return e
}
