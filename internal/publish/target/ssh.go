package target

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"os/user"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/kevinburke/ssh_config"
	"github.com/skeema/knownhosts"
	sshagent "github.com/xanzy/ssh-agent"
	"golang.org/x/crypto/ssh"

	"wendang/internal/publish/address"
)

// The variables of the environment that hold secrets for SSH.
const (
	sshPassword   = "WENDANG_SSH_PASSWORD"   // of the user, where keys do not do
	sshPassphrase = "WENDANG_SSH_PASSPHRASE" // of the private key
)

// patience is how long a server may take to answer to a connection.
const patience = 30 * time.Second

// sshHost is a server as the address and the user's ssh_config describe it.
type sshHost struct {
	alias string // as the address names it
	host  string
	port  string
	user  string
	keys  []string // files of private keys
	known []string // files of known hosts
	env   func(string) string
	// patience is how long it may take to answer to a connection.
	patience time.Duration
}

// newSSHHost finds out how to reach a server. What the address says comes before what
// the user's ssh_config says of that host.
func newSSHHost(a address.Address, o Options) *sshHost {
	home, _ := os.UserHomeDir()
	dir := filepath.Join(home, ".ssh")
	conf := readSSHConfig(filepath.Join(dir, "config"))
	h := &sshHost{alias: a.Host, host: a.Host, port: "22", user: a.User, env: o.Env, patience: o.patience()}
	if name := conf(a.Host, "HostName"); name != "" {
		h.host = strings.ReplaceAll(name, "%h", a.Host)
	}
	if a.Port != 0 {
		h.port = fmt.Sprint(a.Port)
	} else if port := conf(a.Host, "Port"); port != "" {
		h.port = port
	}
	if h.user == "" {
		h.user = conf(a.Host, "User")
	}
	if h.user == "" {
		if u, err := user.Current(); err == nil {
			h.user = u.Username[strings.LastIndexByte(u.Username, '\\')+1:] // DOMAIN\name on Windows
		}
	}
	switch key := conf(a.Host, "IdentityFile"); {
	case a.Key != "":
		h.keys = []string{expandHome(a.Key, home)}
	case key != "":
		h.keys = []string{expandHome(key, home)}
	default:
		for _, name := range []string{"id_ed25519", "id_ecdsa", "id_rsa"} {
			h.keys = append(h.keys, filepath.Join(dir, name))
		}
	}
	if files := conf(a.Host, "UserKnownHostsFile"); files != "" {
		for f := range strings.FieldsSeq(files) {
			h.known = append(h.known, expandHome(f, home))
		}
	} else {
		h.known = []string{filepath.Join(dir, "known_hosts"), "/etc/ssh/ssh_known_hosts"}
	}
	return h
}

// readSSHConfig returns a function that gives the value of a keyword for a host; "" for
// none. A file that cannot be understood says nothing.
func readSSHConfig(path string) func(host, keyword string) string {
	f, err := os.Open(path)
	if err != nil {
		return func(string, string) string { return "" }
	}
	defer func() { _ = f.Close() }()
	conf, err := ssh_config.Decode(f)
	if err != nil {
		return func(string, string) string { return "" }
	}
	return func(host, keyword string) string {
		value, _ := conf.Get(host, keyword)
		return value
	}
}

func expandHome(p, home string) string {
	if rest, ok := strings.CutPrefix(p, "~/"); ok {
		return filepath.Join(home, rest)
	}
	return filepath.FromSlash(p)
}

// config returns what a connection needs, and a function that lets go of the agent.
func (h *sshHost) config() (*ssh.ClientConfig, func(), error) {
	callback, algorithms, err := h.hostKeys()
	if err != nil {
		return nil, nil, err
	}
	methods, release, err := h.methods()
	if err != nil {
		return nil, nil, err
	}
	return &ssh.ClientConfig{
		User:              h.user,
		Auth:              methods,
		HostKeyCallback:   callback,
		HostKeyAlgorithms: algorithms,
		Timeout:           h.patience,
	}, release, nil
}

// hostKeys returns what checks the server's key against the known hosts, and the
// algorithms to ask for, so that a server with several keys shows one that is known.
func (h *sshHost) hostKeys() (ssh.HostKeyCallback, []string, error) {
	var files []string
	for _, f := range h.known {
		if info, err := os.Stat(f); err == nil && info.Mode().IsRegular() {
			files = append(files, f)
		}
	}
	db, err := knownhosts.NewDB(files...)
	if err != nil {
		return nil, nil, &Error{Kind: HostKey, Op: "connect", Host: h.alias, Err: fmt.Errorf("the known hosts cannot be read: %w", err)}
	}
	check := db.HostKeyCallback()
	callback := func(name string, remote net.Addr, key ssh.PublicKey) error {
		err := check(name, remote, key)
		switch {
		case err == nil:
			return nil
		case knownhosts.IsHostKeyChanged(err):
			want := ""
			for _, k := range db.HostKeys(name) {
				if want == "" || k.Type() == key.Type() {
					want = ssh.FingerprintSHA256(k)
				}
			}
			return &Error{Kind: HostKey, Op: "connect", Host: name, Known: knownhosts.Normalize(name), Want: want, Got: ssh.FingerprintSHA256(key), Err: errors.New("the host's key has changed")}
		case knownhosts.IsHostUnknown(err):
			return &Error{Kind: HostKey, Op: "connect", Host: name, Got: ssh.FingerprintSHA256(key), Err: errors.New("the host is not known")}
		}
		return &Error{Kind: HostKey, Op: "connect", Host: name, Got: ssh.FingerprintSHA256(key), Err: err}
	}
	return callback, db.HostKeyAlgorithms(h.hostPort()), nil
}

func (h *sshHost) hostPort() string { return net.JoinHostPort(h.host, h.port) }

// methods returns the ways to log in: the agent's keys, key files, a password.
func (h *sshHost) methods() ([]ssh.AuthMethod, func(), error) {
	var signers []ssh.Signer
	release := func() {}
	if agent, conn, err := sshagent.New(); err == nil {
		if conn != nil {
			release = func() { _ = conn.Close() }
		}
		if list, err := agent.Signers(); err == nil {
			signers = list
		}
	}
	for i, file := range h.keys {
		signer, err := h.readKey(file)
		if errors.Is(err, fs.ErrNotExist) && len(h.keys) > 1 {
			continue
		}
		var locked *ssh.PassphraseMissingError
		if errors.As(err, &locked) && (len(signers) > 0 || i < len(h.keys)-1) {
			continue // the agent may have it
		}
		if err != nil {
			if len(signers) > 0 {
				continue
			}
			release()
			if locked != nil {
				return nil, nil, &Error{Kind: Credentials, Op: "connect", Want: file + ", " + sshPassphrase, Err: ErrKeyLocked}
			}
			return nil, nil, &Error{Kind: Credentials, Op: "connect", Want: file, Err: err}
		}
		signers = append(signers, signer)
	}
	var methods []ssh.AuthMethod
	if len(signers) > 0 {
		methods = append(methods, ssh.PublicKeys(signers...))
	}
	if password := h.env(sshPassword); password != "" {
		asked := false // servers that lock out count each answer
		methods = append(methods, ssh.Password(password), ssh.KeyboardInteractive(func(_, _ string, questions []string, _ []bool) ([]string, error) {
			if asked && len(questions) > 0 {
				return nil, ErrPasswordRefused
			}
			asked = asked || len(questions) > 0
			return slices.Repeat([]string{password}, len(questions)), nil
		}))
	}
	if len(methods) == 0 {
		release()
		return nil, nil, &Error{Kind: Credentials, Op: "connect", Want: h.where(), Err: ErrNoCredentials}
	}
	return methods, release, nil
}

func (h *sshHost) readKey(file string) (ssh.Signer, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	signer, err := ssh.ParsePrivateKey(b)
	var locked *ssh.PassphraseMissingError
	if errors.As(err, &locked) {
		if phrase := h.env(sshPassphrase); phrase != "" {
			return ssh.ParsePrivateKeyWithPassphrase(b, []byte(phrase))
		}
	}
	return signer, err
}

// dial connects and logs in.
func (h *sshHost) dial(ctx context.Context) (*ssh.Client, error) {
	config, release, err := h.config()
	if err != nil {
		return nil, err
	}
	defer release()
	dialer := net.Dialer{Timeout: h.patience}
	conn, err := dialer.DialContext(ctx, "tcp", h.hostPort())
	if err != nil {
		return nil, networkError("connect", "", err)
	}
	_ = conn.SetDeadline(time.Now().Add(h.patience))
	stop := context.AfterFunc(ctx, func() { _ = conn.Close() })
	defer stop()
	c, channels, requests, err := ssh.NewClientConn(conn, h.hostPort(), config)
	if err != nil {
		return nil, errors.Join(h.loginError(ctx, err), conn.Close())
	}
	_ = conn.SetDeadline(time.Time{})
	return ssh.NewClient(c, channels, requests), nil
}

// loginError sorts an error of the handshake.
func (h *sshHost) loginError(ctx context.Context, err error) error {
	var sorted *Error
	if errors.As(err, &sorted) {
		return sorted
	}
	if ctx.Err() == nil && isLoginRefused(err) {
		return h.refused()
	}
	return networkError("connect", "", err)
}

// isLoginRefused reports whether an error of the handshake says that the server does not
// let us in. To try again would only count as another attack.
func isLoginRefused(err error) bool {
	if errors.Is(err, ErrPasswordRefused) {
		return true
	}
	// The library has no other signs of it. The second comes from servers that offer to
	// ask for the password, and then do not.
	for _, sign := range []string{"unable to authenticate", "unexpected message type 51", "oo many authentication failures"} {
		if strings.Contains(err.Error(), sign) {
			return true
		}
	}
	return false
}

// refused is the error of a server that does not let us in.
func (h *sshHost) refused() error {
	e := &Error{Kind: Credentials, Op: "connect", Host: h.user + "@" + h.alias, Want: h.where(), Err: ErrKeysRefused}
	if h.env(sshPassword) != "" {
		e.Err = ErrPasswordRefused
	}
	return e
}

// where says where credentials are looked for.
func (h *sshHost) where() string {
	return strings.Join(append(slices.Clone(h.keys), sshPassword), ", ")
}

// networkError sorts an error of the network.
func networkError(op, path string, err error) error {
	e := &Error{Kind: Passing, Op: op, Path: path, Err: err}
	var dns *net.DNSError
	if errors.As(err, &dns) && dns.IsNotFound {
		e.Kind = NoPlace
	}
	return e
}
