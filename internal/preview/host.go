package preview

import (
	"net"
	"net/netip"
	"slices"
	"strings"
)

// answersTo reports whether the preview answers to a request's host. A page of the web
// could have the name of its own host lead to this machine, and then read what it likes; so
// names count only when they are this machine's or are allowed. An address cannot be had by
// anybody else.
func (s *Session) answersTo(host string) bool {
	name := strings.ToLower(hostName(host))
	if name == "localhost" || strings.HasSuffix(name, ".localhost") {
		return true
	}
	if _, err := netip.ParseAddr(name); err == nil {
		return true
	}
	return slices.ContainsFunc(s.Allow, func(allowed string) bool { return strings.EqualFold(hostName(allowed), name) })
}

// hostName returns a host without its port, and an IPv6 address without brackets.
func hostName(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return strings.TrimSuffix(strings.TrimPrefix(strings.TrimSuffix(host, "."), "["), "]")
}
