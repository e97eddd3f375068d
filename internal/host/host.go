// Package host writes what servers and hosts understand of a site: redirects of old
// addresses, pages that are gone, headers, the page for what is missing.
//
//	page.Host ─► rules ─► _headers, _redirects, web.config, CNAME   files of the output
//	                 └──► host/nginx.conf, host/site.caddy …        files of the site folder
//
// All of it is a function of the site: no host is asked.
package host

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"wendang/internal/config"
	"wendang/internal/page"
)

// Folder is the folder in the site folder with what is meant for servers alone.
const Folder = "host"

// The files for hosts. Those in Folder are no outputs.
const (
	HeadersPath    = "_headers"
	RedirectsPath  = "_redirects"
	WebConfigPath  = "web.config"
	CNAMEPath      = "CNAME"
	NoJekyllPath   = ".nojekyll"
	NginxPath      = Folder + "/nginx.conf"
	NginxMapsPath  = Folder + "/nginx-maps.conf"
	NginxSizesPath = Folder + "/nginx-sizes.conf"
	CaddyPath      = Folder + "/site.caddy"
)

// Files returns the files that the hosts of a site understand, sorted. The one for GitHub
// is always among them.
func Files(c *config.Config) []string {
	// GitHub leaves names that begin with _ out without it, and nobody else minds the
	// empty file; where an output ends up is not always said.
	files := []string{NoJekyllPath}
	for _, kind := range c.Host.Kinds {
		switch kind {
		case config.Nginx:
			files = append(files, NginxPath, NginxMapsPath, NginxSizesPath)
		case config.Caddy:
			files = append(files, CaddyPath)
		case config.IIS:
			files = append(files, WebConfigPath)
		case config.Netlify, config.Cloudflare:
			files = append(files, HeadersPath, RedirectsPath)
		case config.GitHub:
			if own := c.Domain(); own != "" && !strings.HasSuffix(own, ".github.io") {
				files = append(files, CNAMEPath)
			}
		}
	}
	slices.Sort(files)
	return slices.Compact(files)
}

// IsOutput reports whether a file for hosts stands in the output.
func IsOutput(file string) bool { return !strings.HasPrefix(file, Folder+"/") }

// Writer writes the files for the hosts of one site.
type Writer struct {
	Config    *config.Config
	Generator string // names this program, as in every page
}

// Append appends a file for hosts.
func (w *Writer) Append(dst []byte, v *page.Host) []byte {
	f := &file{w: w, rules: rulesOf(w.Config.Base(), v), base: w.Config.Base(), hashed: v.Hashed}
	switch v.File {
	case HeadersPath:
		f.headers()
	case RedirectsPath:
		f.redirects()
	case WebConfigPath:
		f.webConfig()
	case CNAMEPath:
		f.line(w.Config.Domain())
	case NginxPath:
		f.nginx()
	case NginxMapsPath:
		f.nginxMaps()
	case NginxSizesPath:
		f.nginxSizes()
	case CaddyPath:
		f.caddy()
	}
	return append(dst, f.b.Bytes()...)
}

// file is one file that is being written.
type file struct {
	w      *Writer
	rules  rules
	base   string // "/" or "/docs/", decoded
	hashed []string
	b      bytes.Buffer
}

// line writes texts and the end of a line.
func (f *file) line(texts ...string) {
	for _, t := range texts {
		f.b.WriteString(t)
	}
	f.b.WriteByte('\n')
}

// lines writes lines of a text, each behind an indentation.
func (f *file) lines(indent, text string) {
	for l := range strings.Lines(strings.Trim(text, "\n") + "\n") {
		if l != "\n" {
			f.b.WriteString(indent)
		}
		f.b.WriteString(l)
	}
}

// rule is one address that no page has any more.
type rule struct {
	path  string // decoded, from the host's root: "/docs/old/1.html"
	query string // as browsers send it; "" for none
	to    string // where it has moved, as an address of the host; "" when it is gone
}

// key returns the rule's address.
func (r *rule) key() string {
	if r.query == "" {
		return r.path
	}
	return r.path + "?" + r.query
}

// isText reports whether an address can stand in a text of UTF-8 or XML. Old sites have
// addresses of other encodings.
func isText(s string) bool {
	return utf8.ValidString(s) && !strings.ContainsAny(s, "\ufffe\uffff")
}

// rules are the addresses without and with a query, sorted.
type rules struct{ paths, queries []rule }

// rulesOf returns the rules of a site that lies under base.
func rulesOf(base string, v *page.Host) rules {
	var out rules
	add := func(from, to string) {
		p, query, hasQuery := strings.Cut(from, "?")
		if hasQuery {
			out.queries = append(out.queries, rule{base + p, query, to})
			return
		}
		asked := variants(p)
		if to == "" && !slices.Contains(asked, p) { // a page "…/index.html" that is gone
			asked = append(asked, p)
		}
		for _, variant := range asked {
			out.paths = append(out.paths, rule{base + variant, "", to})
		}
	}
	for _, m := range v.Moved {
		add(m.From, address(base, m.To))
	}
	for _, g := range v.Gone {
		add(g, "")
	}
	for _, list := range []*[]rule{&out.paths, &out.queries} {
		slices.SortStableFunc(*list, func(x, y rule) int { return cmp.Compare(x.key(), y.key()) })
		*list = slices.CompactFunc(*list, func(x, y rule) bool { return x.key() == y.key() })
	}
	return out
}

// variants returns the paths by which an address without a query is asked for: a folder
// with and without its last slash.
func variants(p string) []string {
	dir, isFolder := strings.CutSuffix(p, page.HomePath)
	if isFolder && (dir == "" || strings.HasSuffix(dir, "/")) {
		p = dir
	}
	switch folder := strings.TrimSuffix(p, "/"); {
	case folder == "":
		return []string{p}
	case folder != p, !strings.Contains(p[strings.LastIndexByte(p, '/')+1:], "."):
		return []string{folder, folder + "/"}
	}
	return []string{p}
}

// address returns the address of an output path on its host.
func address(base, path string) string { return page.Address(pathString(base), path) }
