package target

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/go-git/go-billy/v5/osfs"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/cache"
	"github.com/go-git/go-git/v5/plumbing/format/packfile"
	"github.com/go-git/go-git/v5/plumbing/protocol/packp"
	"github.com/go-git/go-git/v5/plumbing/protocol/packp/capability"
	"github.com/go-git/go-git/v5/plumbing/transport"
	gitfile "github.com/go-git/go-git/v5/plumbing/transport/file"
	githttp "github.com/go-git/go-git/v5/plumbing/transport/http"
	gitssh "github.com/go-git/go-git/v5/plumbing/transport/ssh"
	"github.com/go-git/go-git/v5/storage/filesystem"
	"golang.org/x/crypto/ssh"

	"wendang/internal/publish/address"
)

// The variables of the environment that hold credentials for git over HTTPS.
const (
	gitUser     = "WENDANG_GIT_USER"
	gitPassword = "WENDANG_GIT_PASSWORD" // or a token
)

// gitRemote is a repository, of which single things are asked.
type gitRemote struct {
	transport transport.Transport
	endpoint  *transport.Endpoint
	auth      transport.AuthMethod
	ssh       *sshHost      // nil where it is not reached by SSH
	where     string        // credentials are looked for
	patience  time.Duration // see Options
}

func newGitRemote(a address.Address, o Options) (*gitRemote, error) {
	r := &gitRemote{patience: o.patience(), endpoint: &transport.Endpoint{Host: a.Host, Port: a.Port, Path: a.Path}}
	switch a.Scheme {
	case address.GitFile:
		if _, err := os.Stat(a.Path); err != nil {
			return nil, &Error{Kind: NoPlace, Op: "connect", Err: err}
		}
		r.endpoint.Protocol = "file"
		r.transport = gitfile.NewClient(transport.UploadPackServiceName, transport.ReceivePackServiceName)
	case address.GitSSH:
		h := newSSHHost(a, o)
		r.ssh = h
		r.endpoint.Protocol, r.endpoint.User = "ssh", h.user
		r.transport = gitssh.NewClient(nil)
		r.auth = &sshAuth{h}
		r.where = strings.Join(h.keys, ", ")
	default:
		client := o.Client
		if client == nil {
			client = newHTTPClient()
		}
		r.endpoint.Protocol = "https"
		r.transport = githttp.NewClient(client)
		r.where = gitUser + ", " + gitPassword + ", ~/.netrc, ~/.git-credentials"
		if user, password, ok := httpCredentials(a, o.Env); ok {
			r.auth = &githttp.BasicAuth{Username: user, Password: password}
		}
	}
	return r, nil
}

// sshAuth logs in to a repository's server as to any other.
type sshAuth struct{ host *sshHost }

func (a *sshAuth) Name() string   { return gitssh.PublicKeysName }
func (a *sshAuth) String() string { return a.Name() }

func (a *sshAuth) ClientConfig() (*ssh.ClientConfig, error) {
	config, _, err := a.host.config() // the agent is asked while the connection is made
	return config, err
}

// httpCredentials finds a user and a password for a host: in the environment, in
// .netrc, in what git has stored.
func httpCredentials(a address.Address, env func(string) string) (user, password string, ok bool) {
	if password = env(gitPassword); password != "" {
		if user = env(gitUser); user == "" {
			user = a.User
		}
		if user == "" {
			user = "wendang" // hosts that take tokens take any name
		}
		return user, password, true
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", "", false
	}
	netrc := env("NETRC")
	if netrc == "" {
		netrc = filepath.Join(home, ".netrc")
		if runtime.GOOS == "windows" {
			netrc = filepath.Join(home, "_netrc")
		}
	}
	if user, password, ok = fromNetrc(netrc, a.Host, a.User); ok {
		return user, password, true
	}
	return fromGitCredentials(filepath.Join(home, ".git-credentials"), a)
}

// fromNetrc reads machine, login and password.
func fromNetrc(file, host, user string) (string, string, bool) {
	b, err := os.ReadFile(file)
	if err != nil {
		return "", "", false
	}
	var machine, login, password string
	found := func() bool {
		return (machine == host || machine == "*") && password != "" && (user == "" || user == login)
	}
	words := strings.Fields(string(b))
	for i := 0; i < len(words); i++ {
		value := ""
		if i+1 < len(words) {
			value = words[i+1]
		}
		switch words[i] {
		case "machine", "default":
			if found() {
				return login, password, true
			}
			machine, login, password = "*", "", ""
			if words[i] == "machine" {
				machine = value
				i++
			}
		case "login":
			login = value
			i++
		case "password":
			password = value
			i++
		}
	}
	return login, password, found()
}

// fromGitCredentials reads what git's helper "store" has stored: a URL a line.
func fromGitCredentials(file string, a address.Address) (string, string, bool) {
	f, err := os.Open(file)
	if err != nil {
		return "", "", false
	}
	defer func() { _ = f.Close() }()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		u, err := url.Parse(lines.Text())
		if err != nil || u.User == nil || u.Scheme != "https" || u.Hostname() != a.Host {
			continue
		}
		if a.User != "" && a.User != u.User.Username() {
			continue
		}
		if password, has := u.User.Password(); has {
			return u.User.Username(), password, true
		}
	}
	return "", "", false
}

// tip returns the commit at which a branch is; zero for no branch.
func (r *gitRemote) tip(ctx context.Context, branch plumbing.ReferenceName) (plumbing.Hash, error) {
	s, refs, err := openSession(ctx, r, r.transport.NewUploadPackSession)
	if s != nil {
		defer func() { _ = s.Close() }()
	}
	if errors.Is(err, transport.ErrEmptyRemoteRepository) {
		return plumbing.ZeroHash, nil
	}
	if err != nil {
		return plumbing.ZeroHash, r.classify("connect", err)
	}
	tip, ok := refs.References[branch.String()]
	for name := range refs.References {
		if !ok && (strings.HasPrefix(name, branch.String()+"/") || strings.HasPrefix(branch.String(), name+"/")) {
			other := plumbing.ReferenceName(name).Short()
			return plumbing.ZeroHash, &Error{Kind: NoPlace, Op: "connect", Err: &BranchError{other}}
		}
	}
	return tip, nil
}

// session is one of either kind.
type session interface {
	io.Closer
	AdvertisedReferencesContext(context.Context) (*packp.AdvRefs, error)
}

// openSession connects and asks for the branches. The library's way of connecting knows
// no context, and waits for a silent server for ever: it is left to itself then.
func openSession[S session](ctx context.Context, r *gitRemote, connect func(*transport.Endpoint, transport.AuthMethod) (S, error)) (S, *packp.AdvRefs, error) {
	type connected struct {
		session S
		err     error
	}
	done := make(chan connected, 1)
	go func() {
		s, err := connect(r.endpoint, r.auth)
		done <- connected{s, err}
	}()
	ctx, cancel := context.WithTimeoutCause(ctx, r.patience, os.ErrDeadlineExceeded)
	defer cancel()
	var c connected
	select {
	case c = <-done:
	case <-ctx.Done():
		go func() {
			if late := <-done; late.err == nil {
				_ = late.session.Close()
			}
		}()
		c.err = context.Cause(ctx)
	}
	if c.err != nil {
		var none S
		return none, nil, c.err
	}
	refs, err := c.session.AdvertisedReferencesContext(ctx)
	if err != nil && ctx.Err() != nil {
		err = context.Cause(ctx)
	}
	return c.session, refs, err
}

// fetch brings a commit and its trees into a new store at dir; without, if the server
// can leave them out and single ones can be had later, also without its blobs.
func (r *gitRemote) fetch(ctx context.Context, want plumbing.Hash, dir string, without bool) (*filesystem.Storage, error) {
	s, refs, err := openSession(ctx, r, r.transport.NewUploadPackSession)
	if s != nil {
		defer func() { _ = s.Close() }()
	}
	if err != nil {
		return nil, r.classify("get", err)
	}
	req := packp.NewUploadPackRequest()
	req.Wants = []plumbing.Hash{want}
	for _, c := range []capability.Capability{capability.OFSDelta, capability.Shallow} {
		if refs.Capabilities.Supports(c) {
			if err := req.Capabilities.Set(c); err != nil {
				return nil, r.classify("get", err)
			}
		}
	}
	if refs.Capabilities.Supports(capability.Shallow) {
		req.Depth = packp.DepthCommits(1)
	}
	if without && refs.Capabilities.Supports(capability.Filter) && refs.Capabilities.Supports(capability.AllowReachableSHA1InWant) {
		if err := req.Capabilities.Set(capability.Filter); err != nil {
			return nil, r.classify("get", err)
		}
		req.Filter = packp.FilterBlobNone()
	}
	response, err := s.UploadPack(ctx, req)
	if err != nil {
		return nil, r.classify("get", err)
	}
	defer func() { _ = response.Close() }()
	store := filesystem.NewStorage(osfs.New(dir), cache.NewObjectLRUDefault())
	if err := packfile.UpdateObjectStorage(store, response); err != nil {
		return nil, r.classify("get", err)
	}
	return store, nil
}

// blob returns what is in a blob of a commit, the fetched one's in dir or another one
// that is fetched now.
func (r *gitRemote) blob(ctx context.Context, commit, hash plumbing.Hash, dir string) (io.ReadCloser, error) {
	open := func(name string) (io.ReadCloser, bool) {
		store := filesystem.NewStorage(osfs.New(filepath.Join(dir, name)), cache.NewObjectLRUDefault())
		o, err := store.EncodedObject(plumbing.BlobObject, hash)
		if err != nil {
			return nil, false
		}
		reader, err := o.Reader()
		return reader, err == nil
	}
	for _, name := range []string{"trees", "blob-" + hash.String(), "all"} {
		if reader, ok := open(name); ok {
			return reader, nil
		}
	}
	name := "blob-" + hash.String()
	if _, err := r.fetch(ctx, hash, filepath.Join(dir, name), false); err != nil {
		// Some servers hand out no single blob.
		name = "all"
		if _, err := r.fetch(ctx, commit, filepath.Join(dir, name), false); err != nil {
			return nil, err
		}
	}
	if reader, ok := open(name); ok {
		return reader, nil
	}
	return nil, &Error{Kind: Passing, Op: "get", Err: fmt.Errorf("the repository has no object %s", hash)}
}

// push sends objects, and moves a branch from one commit to another.
func (r *gitRemote) push(ctx context.Context, branch plumbing.ReferenceName, from, to plumbing.Hash, objects []gitObject) error {
	s, refs, err := openSession(ctx, r, r.transport.NewReceivePackSession)
	if s != nil {
		defer func() { _ = s.Close() }()
	}
	if err != nil {
		return r.classify("put", err)
	}
	switch at := refs.References[branch.String()]; at {
	case from:
	case to:
		return nil // the push before this one arrived, only its answer did not
	default:
		return &Error{Kind: Moved, Op: "put", Err: fmt.Errorf("%s is at %s, not at %s", branch.Short(), at, from)}
	}
	req := packp.NewReferenceUpdateRequestFromCapabilities(refs.Capabilities)
	req.Commands = []*packp.Command{{Name: branch, Old: from, New: to}}
	reader, writer := io.Pipe()
	req.Packfile = reader
	written := make(chan error, 1)
	go func() {
		err := writePack(writer, objects)
		_ = writer.CloseWithError(err)
		written <- err
	}()
	report, err := s.ReceivePack(ctx, req)
	_ = reader.CloseWithError(io.ErrClosedPipe)
	if writeErr := <-written; writeErr != nil && !errors.Is(writeErr, io.ErrClosedPipe) {
		err = writeErr
	}
	if report != nil {
		if refused := report.Error(); refused != nil {
			err = refused
		}
	}
	if err != nil && report != nil {
		for _, c := range report.CommandStatuses {
			if c.Error() != nil && isMoved(c.Status) {
				return &Error{Kind: Moved, Op: "put", Err: c.Error()}
			}
			if c.Error() != nil {
				return &Error{Kind: Denied, Op: "put", Err: errors.New(c.Status)}
			}
		}
	}
	return r.classify("put", err)
}

// isMoved reports whether a server refuses a command because the branch is elsewhere.
func isMoved(status string) bool {
	for _, s := range []string{"non-fast-forward", "fetch first", "stale info", "failed to update ref", "failed to lock", "cannot lock ref"} {
		if strings.Contains(status, s) {
			return true
		}
	}
	return false
}
