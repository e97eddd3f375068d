package main

import (
	"errors"
	"net"
	"slices"
	"strconv"
	"syscall"

	"wendang/internal/failure"
	"wendang/internal/message"
)

// Where a preview is shown unless an address is given: at the first free port from
// defaultPort on.
const (
	defaultHost = "127.0.0.1"
	defaultPort = 1313
	portsTried  = 100
)

// listening is the address that a preview listens on.
type listening struct {
	listener net.Listener
	url      string
	name     string // the host that was given, or ""
	beyond   bool   // other machines can reach it
}

// allowed returns the names of hosts that are allowed, and the one that was given.
func (at *listening) allowed(names []string) []string {
	if at.name == "" {
		return names
	}
	return append(slices.Clone(names), at.name)
}

// listen listens on an address; without one, on the next free port of this machine.
func listen(addr string) (*listening, error) {
	if addr != "" {
		return listenOn(addr)
	}
	for port := range portsTried {
		l, err := net.Listen("tcp", net.JoinHostPort(defaultHost, strconv.Itoa(defaultPort+port)))
		if err == nil {
			return newListening(l, ""), nil
		}
		if !isTaken(err) {
			return nil, cannotListen(net.JoinHostPort(defaultHost, strconv.Itoa(defaultPort)), err)
		}
	}
	l, err := net.Listen("tcp", net.JoinHostPort(defaultHost, "0"))
	if err != nil {
		return nil, cannotListen(defaultHost, err)
	}
	return newListening(l, ""), nil
}

// listenOn listens on an address that was given: a port, or host:port.
func listenOn(addr string) (*listening, error) {
	if _, err := strconv.ParseUint(addr, 10, 16); err == nil {
		addr = net.JoinHostPort(defaultHost, addr)
	}
	l, err := net.Listen("tcp", addr)
	if err == nil {
		host, _, _ := net.SplitHostPort(addr)
		return newListening(l, host), nil
	}
	if host, port, split := net.SplitHostPort(addr); isTaken(err) && split == nil {
		if n, err := strconv.Atoi(port); err == nil {
			return nil, failure.New(message.AddressTaken(addr)).WithHint(message.LeaveAddrOut(net.JoinHostPort(host, strconv.Itoa(n%65535+1))))
		}
	}
	return nil, cannotListen(addr, err)
}

func cannotListen(addr string, err error) error {
	return failure.New(message.CannotListen(addr, failure.Cause(err))).WithHint(message.ChooseAnotherAddress())
}

// isTaken reports whether an address cannot be listened on since somebody else does.
func isTaken(err error) bool {
	const windowsAddressInUse = syscall.Errno(10048)
	return errors.Is(err, syscall.EADDRINUSE) || errors.Is(err, windowsAddressInUse)
}

func newListening(l net.Listener, host string) *listening {
	at := &listening{listener: l, name: host}
	address, ok := l.Addr().(*net.TCPAddr)
	if !ok {
		at.url = "http://" + l.Addr().String() + "/"
		return at
	}
	at.beyond = !address.IP.IsLoopback()
	shown := host
	if shown == "" || address.IP.IsUnspecified() {
		shown = address.IP.String()
	}
	if address.IP.IsUnspecified() {
		shown = "localhost"
	}
	at.url = "http://" + net.JoinHostPort(shown, strconv.Itoa(address.Port)) + "/"
	return at
}
