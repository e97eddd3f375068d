package publish

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"io"
	"net"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"github.com/pkg/sftp"
	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"
)

// sshServer speaks SFTP, and runs git.
type sshServer struct {
	addr string
	host ssh.PublicKey
	home string // of the user who connects
}

// startSSH starts a server that lets one key in, and sets up a home folder that has it.
func startSSH(t testing.TB) *sshServer {
	t.Helper()
	s := &sshServer{home: t.TempDir()}
	t.Setenv("HOME", s.home)
	t.Setenv("USERPROFILE", s.home)
	t.Setenv("SSH_AUTH_SOCK", "")
	_, hostKey := newKey(t)
	s.host = hostKey.PublicKey()
	userPEM, userKey := newKey(t)
	putFile(t, s.home, ".ssh/id_ed25519", userPEM)
	config := &ssh.ServerConfig{PublicKeyCallback: func(conn ssh.ConnMetadata, key ssh.PublicKey) (*ssh.Permissions, error) {
		if conn.User() != "editor" || string(key.Marshal()) != string(userKey.PublicKey().Marshal()) {
			return nil, errors.New("no")
		}
		return nil, nil
	}}
	config.AddHostKey(hostKey)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s.addr = listener.Addr().String()
	var wait sync.WaitGroup
	t.Cleanup(func() {
		_ = listener.Close()
		wait.Wait()
	})
	wait.Go(func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go serveSSH(conn, config)
		}
	})
	return s
}

// trust makes the key known for an address.
func (s *sshServer) trust(t testing.TB, addr string) {
	t.Helper()
	putFile(t, s.home, ".ssh/known_hosts", knownhosts.Line([]string{knownhosts.Normalize(addr)}, s.host)+"\n")
}

func newKey(t testing.TB) (string, ssh.Signer) {
	t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	block, err := ssh.MarshalPrivateKey(private, "")
	if err != nil {
		t.Fatal(err)
	}
	signer, err := ssh.NewSignerFromKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return string(pem.EncodeToMemory(block)), signer
}

func serveSSH(conn net.Conn, config *ssh.ServerConfig) {
	defer func() { _ = conn.Close() }()
	_, channels, requests, err := ssh.NewServerConn(conn, config)
	if err != nil {
		return
	}
	go func() {
		for r := range requests {
			_ = r.Reply(true, nil)
		}
	}()
	for c := range channels {
		channel, requests, err := c.Accept()
		if err != nil {
			return
		}
		go func() {
			defer func() { _ = channel.Close() }()
			for r := range requests {
				var payload struct{ Text string }
				_ = ssh.Unmarshal(r.Payload, &payload)
				switch {
				case r.Type == "subsystem" && payload.Text == "sftp":
					_ = r.Reply(true, nil)
					server, err := sftp.NewServer(channel)
					if err == nil {
						_ = server.Serve()
					}
					return
				case r.Type == "exec":
					_ = r.Reply(true, nil)
					runGit(channel, payload.Text)
					return
				}
				_ = r.Reply(false, nil)
			}
		}()
	}
}

// runGit runs one of the two commands that git needs on a server.
func runGit(channel ssh.Channel, command string) {
	name, arg, _ := strings.Cut(command, " ")
	code := uint32(1)
	if name == "git-upload-pack" || name == "git-receive-pack" {
		cmd := exec.Command("git", strings.TrimPrefix(name, "git-"), strings.Trim(arg, "'"))
		stdin, err := cmd.StdinPipe()
		if err == nil {
			go func() {
				_, _ = io.Copy(stdin, channel)
				_ = stdin.Close()
			}()
		}
		cmd.Stdout, cmd.Stderr = channel, channel.Stderr()
		if cmd.Run() == nil {
			code = 0
		}
	}
	_, _ = channel.SendRequest("exit-status", false, ssh.Marshal(struct{ Code uint32 }{code}))
}
