package target

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"net"
	"os"
	"path"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/pkg/sftp"
	"golang.org/x/crypto/ssh"

	"wendang/internal/publish/address"
)

// How often a connection is asked whether it lives, and how long it may take to say so.
const (
	aliveEvery  = 15 * time.Second
	aliveWithin = 30 * time.Second
)

// sftpTarget is a folder of a server. Its connection is made again when it breaks.
type sftpTarget struct {
	host *sshHost
	base string // the folder's path on the server
	name string // begins the names of this run's temporary files
	made atomic.Int64

	mu   sync.Mutex
	conn *sftpConn // nil when there is none
}

// sftpConn is a connection, and what is known of the server through it.
type sftpConn struct {
	*sftp.Client
	ssh     *ssh.Client
	dirs    sync.Map // folders that are known to exist
	replace bool     // the server can rename a file onto another
	dead    chan struct{}
	once    sync.Once
}

func (c *sftpConn) close() {
	c.once.Do(func() {
		close(c.dead)
		_ = c.ssh.Close() // what is under way ends with an error
		_ = c.Client.Close()
	})
}

// watch closes the connection when the server no longer answers.
func (c *sftpConn) watch() {
	tick := time.NewTicker(aliveEvery)
	defer tick.Stop()
	for {
		select {
		case <-c.dead:
			return
		case <-tick.C:
		}
		answer := make(chan error, 1)
		go func() {
			_, _, err := c.ssh.SendRequest("keepalive@openssh.com", true, nil)
			answer <- err
		}()
		select {
		case err := <-answer:
			if err != nil {
				c.close()
				return
			}
		case <-time.After(aliveWithin):
			c.close()
			return
		case <-c.dead:
			return
		}
	}
}

func openSFTP(ctx context.Context, a address.Address, o Options) (Target, error) {
	isMissing := false
	t := &sftpTarget{host: newSSHHost(a, o), base: a.Path, name: strconv.FormatUint(rand.Uint64(), 36) + "-"}
	err := t.do(ctx, "connect", "", func(c *sftpConn) error {
		// As with a folder of this machine, only the last part is made.
		info, err := c.Stat(t.base)
		if errors.Is(err, fs.ErrNotExist) && o.ReadOnly {
			if _, err = c.Stat(path.Dir(t.base)); err == nil {
				isMissing = true
				return nil
			}
		}
		if errors.Is(err, fs.ErrNotExist) {
			if err = c.Mkdir(t.base); err != nil && !isBroken(err) {
				if info, statErr := c.Stat(t.base); statErr == nil && info.IsDir() {
					err = nil // another publisher has made it just now
				}
			}
		} else if err == nil && !info.IsDir() {
			err = ErrNotFolder
		}
		if err != nil && !isBroken(err) {
			kind := NoPlace
			if errors.Is(err, fs.ErrPermission) {
				kind = Denied
			}
			return &Error{Kind: kind, Op: "connect", Host: t.host.alias, Path: t.base, Err: err}
		}
		return err
	})
	if err == nil && !isMissing {
		return t, nil
	}
	if err = errors.Join(err, t.Close()); err != nil {
		return nil, err
	}
	return missing{t.Traits()}, nil
}

func (t *sftpTarget) Traits() Traits { return Traits{Jobs: 16, Beside: true} }

func (t *sftpTarget) Close() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.conn != nil {
		t.conn.close()
		t.conn = nil
	}
	return nil
}

// connection returns the connection, and makes it when there is none.
func (t *sftpTarget) connection(ctx context.Context) (*sftpConn, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.conn != nil {
		return t.conn, nil
	}
	client, err := t.host.dial(ctx)
	if err != nil {
		return nil, err
	}
	stop := context.AfterFunc(ctx, func() { _ = client.Close() })
	defer stop()
	s, err := sftp.NewClient(client, sftp.UseConcurrentWrites(true))
	if err != nil {
		_ = client.Close()
		return nil, networkError("connect", "", err)
	}
	c := &sftpConn{Client: s, ssh: client, dead: make(chan struct{})}
	_, c.replace = s.HasExtension("posix-rename@openssh.com")
	go c.watch()
	t.conn = c
	return c, nil
}

// drop forgets a connection that is broken.
func (t *sftpTarget) drop(c *sftpConn) {
	c.close()
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.conn == c {
		t.conn = nil
	}
}

// do runs an operation, and sorts its error.
func (t *sftpTarget) do(ctx context.Context, op, p string, run func(c *sftpConn) error) error {
	c, err := t.connection(ctx)
	if err != nil {
		return err
	}
	stop := context.AfterFunc(ctx, func() { t.drop(c) }) // the library's calls know no context
	defer stop()
	err = run(c)
	if isBroken(err) {
		t.drop(c)
	}
	if err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	return t.classify(c, op, p, err)
}

// isBroken reports whether an error says that the connection is no more.
func isBroken(err error) bool {
	var network net.Error
	return errors.Is(err, sftp.ErrSSHFxConnectionLost) || errors.Is(err, sftp.ErrSSHFxNoConnection) || errors.Is(err, io.EOF) ||
		errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.ErrClosedPipe) || errors.Is(err, net.ErrClosed) || errors.As(err, &network)
}

func (t *sftpTarget) classify(c *sftpConn, op, p string, err error) error {
	var sorted *Error
	switch {
	case err == nil, errors.As(err, &sorted), errors.Is(err, fs.ErrExist) && op == "create":
		return err
	case isBroken(err):
		return networkError(op, p, err)
	case errors.Is(err, fs.ErrNotExist) && op == "get":
		return fmt.Errorf("%s: %w", p, fs.ErrNotExist)
	}
	e := &Error{Kind: Refused, Op: op, Path: p, Err: err}
	var status *sftp.StatusError
	switch {
	case IsOwn(p) && errors.Is(err, fs.ErrPermission):
		e.Kind = Denied // without our own files there nothing can be done
	case errors.Is(err, fs.ErrNotExist):
		e.Kind = Passing
		c.dirs.Clear() // somebody has removed the folder
	case errors.As(err, &status) && status.Code == uint32(sftp.ErrSSHFxFailure) && t.isFull(c):
		e.Kind = Full // the protocol has no word for it
	}
	return e
}

// isFull asks the server whether it has no space left.
func (t *sftpTarget) isFull(c *sftpConn) bool {
	const block = 64 << 10 // what is left may be too little for anything
	if _, ok := c.HasExtension("statvfs@openssh.com"); !ok {
		return false
	}
	s, err := c.StatVFS(t.base)
	return err == nil && (s.Bavail*s.Frsize < block || s.Files > 0 && s.Favail == 0)
}

func (t *sftpTarget) at(p string) string { return path.Join(t.base, p) }

func (t *sftpTarget) Get(ctx context.Context, p string, limit int64) (b []byte, err error) {
	err = t.do(ctx, "get", p, func(c *sftpConn) error {
		f, err := c.Open(t.at(p))
		if err != nil {
			return err
		}
		defer func() { _ = f.Close() }()
		b, err = readLimited(f, p, limit)
		return err
	})
	return b, err
}

func (t *sftpTarget) Put(ctx context.Context, p string, content Content, _ Header) error {
	return t.do(ctx, "put", p, func(c *sftpConn) error { return t.put(c, p, content) })
}

func (t *sftpTarget) put(c *sftpConn, p string, content Content) error {
	source, err := content.Open()
	if err != nil {
		return err
	}
	defer func() { _ = source.Close() }()
	if err := t.mkdir(c, temporary); err != nil {
		return err
	}
	if err := t.mkdir(c, path.Dir(p)); err != nil {
		return err
	}
	tmp := t.at(path.Join(temporary, t.name+strconv.FormatInt(t.made.Add(1), 36)))
	if err := t.write(c, tmp, source); err != nil {
		_ = c.Remove(tmp)
		return err
	}
	if c.replace {
		err = c.PosixRename(tmp, t.at(p))
	} else if err = c.Rename(tmp, t.at(p)); err != nil && !isBroken(err) {
		// This server cannot rename onto a file, so that there is none for a moment.
		if err = c.Remove(t.at(p)); err == nil || errors.Is(err, fs.ErrNotExist) {
			err = c.Rename(tmp, t.at(p))
		}
	}
	if err != nil {
		_ = c.Remove(tmp)
	}
	return err
}

func (t *sftpTarget) write(c *sftpConn, full string, source io.Reader) error {
	f, err := c.OpenFile(full, os.O_WRONLY|os.O_CREATE|os.O_TRUNC)
	if err != nil {
		return err
	}
	_, err = f.ReadFrom(source)
	return errors.Join(err, f.Close())
}

// mkdir makes a folder below the base unless it is known to exist. A link could lead
// out of the base, and so is none.
func (t *sftpTarget) mkdir(c *sftpConn, dir string) error {
	if dir == "." {
		return nil
	}
	if _, known := c.dirs.Load(dir); known {
		return nil
	}
	if err := t.mkdir(c, path.Dir(dir)); err != nil {
		return err
	}
	full := t.at(dir)
	info, err := c.Lstat(full)
	if errors.Is(err, fs.ErrNotExist) {
		if err = c.Mkdir(full); err != nil && !isBroken(err) {
			info, err = c.Lstat(full) // another goroutine may have made it just now
		} else if err == nil {
			c.dirs.Store(dir, true)
			return nil
		}
	}
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return &Error{Kind: Refused, Op: "put", Path: dir, Err: ErrNotFolder}
	}
	c.dirs.Store(dir, true)
	return nil
}

func (t *sftpTarget) Create(ctx context.Context, p string, content []byte) error {
	return t.do(ctx, "create", p, func(c *sftpConn) error {
		f, err := c.OpenFile(t.at(p), os.O_WRONLY|os.O_CREATE|os.O_EXCL)
		if err != nil && !isBroken(err) {
			// The protocol's answer to a file that exists is only "failure".
			if _, statErr := c.Lstat(t.at(p)); statErr == nil {
				return fmt.Errorf("%s: %w", p, fs.ErrExist)
			}
		}
		if err != nil {
			return err
		}
		_, err = f.Write(content)
		if err = errors.Join(err, f.Close()); err != nil {
			_ = c.Remove(t.at(p))
		}
		return err
	})
}

// Delete also removes the folders that it leaves empty.
func (t *sftpTarget) Delete(ctx context.Context, p string) error {
	return t.do(ctx, "delete", p, func(c *sftpConn) error {
		for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
			if _, known := c.dirs.Load(dir); known {
				break
			}
			info, err := c.Lstat(t.at(dir))
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			if err != nil {
				return err
			}
			if !info.IsDir() { // it could lead out of the base
				return &Error{Kind: Refused, Op: "delete", Path: p, Err: ErrNotFolder}
			}
		}
		if err := c.Remove(t.at(p)); errors.Is(err, fs.ErrNotExist) {
			return nil
		} else if err != nil {
			return err
		}
		for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
			if c.RemoveDirectory(t.at(dir)) != nil { // fails when something is in it
				break
			}
			c.dirs.Delete(dir)
		}
		return nil
	})
}

func (t *sftpTarget) Stat(ctx context.Context, p string) (info Info, err error) {
	err = t.do(ctx, "get", p, func(c *sftpConn) error {
		i, err := c.Lstat(t.at(p))
		if err == nil {
			info = Info{Path: p, Size: i.Size(), ModTime: i.ModTime()}
		}
		return err
	})
	return info, err
}

func (t *sftpTarget) List(ctx context.Context, visit func(Info) error) error {
	return t.do(ctx, "list", "", func(c *sftpConn) error { return t.list(c, ".", visit) })
}

func (t *sftpTarget) list(c *sftpConn, dir string, visit func(Info) error) error {
	entries, err := c.ReadDir(t.at(dir))
	if errors.Is(err, fs.ErrPermission) && dir != "." {
		return visit(Info{Path: dir, Unreadable: true})
	}
	if err != nil {
		return err
	}
	for _, e := range entries {
		p := path.Join(dir, e.Name())
		switch {
		case IsOwn(p), strings.ContainsAny(e.Name(), "/\\"), e.Name() == ".", e.Name() == "..":
		case e.IsDir():
			if err := t.list(c, p, visit); err != nil {
				return err
			}
		case e.Mode().IsRegular():
			if err := visit(Info{Path: p, Size: e.Size(), ModTime: e.ModTime()}); err != nil {
				return err
			}
		}
	}
	return nil
}

func (t *sftpTarget) Sweep(ctx context.Context) error {
	return t.do(ctx, "delete", temporary, func(c *sftpConn) error {
		c.dirs.Delete(temporary)
		entries, err := c.ReadDir(t.at(temporary))
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		for _, e := range entries {
			if !e.Mode().IsRegular() || strings.HasPrefix(e.Name(), t.name) {
				continue
			}
			if err := c.Remove(t.at(path.Join(temporary, e.Name()))); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
		_ = c.RemoveDirectory(t.at(temporary)) // fails when something is in it
		return nil
	})
}
