package config

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"wendang/internal/diag"
	"wendang/internal/message"
	"wendang/internal/table"
)

// Host is what [host] says of where the site will stand.
type Host struct {
	Kinds []HostKind
	At    []Written // where each kind stands
	CSP   string    // in place of the built-in Content-Security-Policy; "" for that
}

// HostKind is a server or a host for which files are written.
type HostKind string

// The kinds of hosts.
const (
	Nginx      HostKind = "nginx"
	Caddy      HostKind = "caddy"
	IIS        HostKind = "iis"
	Netlify    HostKind = "netlify"
	Cloudflare HostKind = "cloudflare"
	GitHub     HostKind = "github"
	GitLab     HostKind = "gitlab"
	Gitee      HostKind = "gitee"
	Objects    HostKind = "objects" // an object store: OSS, COS, S3, R2
)

// HostKinds returns the kinds of hosts, as site.toml names them.
func HostKinds() []string {
	return []string{string(Nginx), string(Caddy), string(IIS), string(Netlify), string(Cloudflare), string(GitHub), string(GitLab),
		string(Gitee), string(Objects)}
}

// Announce is what [announce] says of how search engines are told of changes.
type Announce struct {
	Given            bool   // the table is there
	IndexNow         string // the key, which stands in a file of the site, too; "" for not telling
	Baidu            bool   // tell Baidu; its token comes from the environment
	To               string // name of the [[publish]] after which they are told; "" for the first
	IndexNowEndpoint string // URL; "" for the usual one
	BaiduEndpoint    string
}

// KeyPath returns the output path of the file with IndexNow's key; "" without one.
func (a *Announce) KeyPath() string {
	if a.IndexNow == "" {
		return ""
	}
	return a.IndexNow + ".txt"
}

// Base returns the path under which the site lies on its host, decoded, with slashes
// before and behind it: "/" or "/docs/".
func (c *Config) Base() string {
	u, err := url.Parse(c.BaseURL)
	if err != nil || strings.Trim(u.Path, "/") == "" {
		return "/"
	}
	return "/" + strings.Trim(u.Path, "/") + "/"
}

// Domain returns the name of base_url's host, without a port; "" when there is none.
func (c *Config) Domain() string {
	u, err := url.Parse(c.BaseURL)
	if err != nil {
		return ""
	}
	return u.Hostname()
}

func (r *reader) host(c *Config, top table.Reader) {
	t, _, ok := top.Sub("host")
	if !ok {
		return
	}
	r.known(t, "host")
	for _, s := range t.Strings("kind") {
		if !slices.Contains(HostKinds(), s.Text) {
			hint := diag.DidYouMean(s.Text, HostKinds())
			if hint.IsZero() {
				hint = message.HostKindsAre(HostKinds())
			}
			r.report(s.Span, message.HostKindUnknown(s.Text), hint)
			continue
		}
		if kind := HostKind(s.Text); !slices.Contains(c.Host.Kinds, kind) {
			c.Host.Kinds = append(c.Host.Kinds, kind)
			c.Host.At = append(c.Host.At, Written{s.Text, s.Span.Start, s.Span.End})
		}
	}
	if s, at, ok := t.String("csp"); ok {
		// A line break would begin another header, and nginx takes $ for a variable.
		if strings.ContainsFunc(s, func(c rune) bool { return c < ' ' || c >= 0x7f || strings.ContainsRune("$\"\\{}", c) }) {
			r.report(at, message.CspInvalid(), message.WriteCsp())
			return
		}
		c.Host.CSP = strings.TrimSpace(s)
	}
}

// indexNowForm is the form of keys by the protocol.
var indexNowForm = regexp.MustCompile(`^[A-Za-z0-9-]{8,128}$`)

func (r *reader) announce(c *Config, top table.Reader) {
	t, span, ok := top.Sub("announce")
	if !ok {
		return
	}
	r.known(t, "announce")
	a := &c.Announce
	a.Given = true
	if s, at, ok := t.String("indexnow"); ok && s != "" {
		if indexNowForm.MatchString(s) {
			a.IndexNow = s
		} else {
			r.report(at, message.IndexNowKeyInvalid(), message.WriteIndexNowKey())
		}
	}
	a.Baidu, _, _ = t.Bool("baidu")
	if s, at, ok := t.String("to"); ok {
		a.To = s
		var names []string
		for _, p := range c.Publish {
			names = append(names, p.Name)
		}
		if !slices.Contains(names, s) {
			hint := diag.DidYouMean(s, names)
			switch {
			case len(names) == 0:
				hint = message.PublishWriteTarget()
			case hint.IsZero():
				hint = message.PublishTargetsAre(names)
			}
			r.report(at, message.AnnounceToUnknown(s), hint)
		}
	}
	a.IndexNowEndpoint, a.BaiduEndpoint = r.endpoint(t, "indexnow_endpoint"), r.endpoint(t, "baidu_endpoint")
	if !top.Has("base_url") {
		r.report(span, message.AnnounceWithoutBaseURL(), message.WriteBaseURL())
	}
}

// endpoint returns where a search engine is told. A secret may stand in what is wrong.
func (r *reader) endpoint(t table.Reader, key string) string {
	s, at, ok := t.String(key)
	if !ok || s == "" {
		return ""
	}
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		r.reportHidden(at, message.EndpointInvalid(key), message.WriteEndpoint())
		return ""
	}
	return s
}
