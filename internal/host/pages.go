package host

import (
	"slices"
	"strings"

	"wendang/internal/config"
	"wendang/internal/output"
)

// headers writes _headers. Where several of its parts fit an address, hosts join the
// values of one header, so that Cache-Control stands only where no other part sets it;
// else it is the host's own, under which pages are asked for again.
func (f *file) headers() {
	base := pathString(f.base)
	f.line("# ", f.w.Generator, " writes this file")
	f.line(base, "*")
	for _, h := range f.always() {
		f.line("  ", h.name, ": ", h.value)
	}
	if f.w.Config.Search { // the files of the index's segments
		f.line(base, "search/:segment/:file")
		f.line("  Cache-Control: ", output.CacheForever)
	}
	hashed := f.hashed
	if most := cloudflareHeaders - 2; len(hashed) > most && slices.Contains(f.w.Config.Host.Kinds, config.Cloudflare) {
		hashed = hashed[:most]
	}
	for _, p := range hashed {
		f.line(base, pathString(p))
		f.line("  Cache-Control: ", output.CacheForever)
	}
}

// The bounds of Cloudflare's files (developers.cloudflare.com/pages/configuration/{redirects,headers}).
const (
	cloudflareRedirects  = 2000
	cloudflareLine       = 1000 // bytes of a redirect
	cloudflareHeaders    = 100
	cloudflareHeaderLine = 2000 // bytes
)

// tooLongForCloudflare reports whether Cloudflare does not read the line of a redirect.
func tooLongForCloudflare(r *rule) bool {
	return len(pathString(r.path))+len(r.to)+len("  301") > cloudflareLine
}

// redirects writes _redirects. With "!" Netlify redirects also where there is a file, as
// there is for every address without a query; Cloudflare always does, and knows no "!".
// Cloudflare knows neither queries nor 410, and leaves lines out that it does not know.
func (f *file) redirects() {
	f.line("# ", f.w.Generator, " writes this file")
	kinds := f.w.Config.Host.Kinds
	netlify, cloudflare := slices.Contains(kinds, config.Netlify), slices.Contains(kinds, config.Cloudflare)
	force := "!"
	if cloudflare {
		force = ""
	}
	n := 0
	for i := range f.rules.paths {
		r := &f.rules.paths[i]
		from := pathString(r.path)
		switch {
		case r.to != "" && (netlify || !tooLongForCloudflare(r) && n < cloudflareRedirects):
			f.line(from, " ", r.to, " 301", force)
			n++
		case r.to == "" && netlify:
			f.line(from, " ", pathString(f.base), "404.html 410!")
		}
	}
	if !netlify {
		return
	}
	for i := range f.rules.queries {
		r := &f.rules.queries[i]
		parameters, ok := netlifyQuery(r.query)
		switch {
		case !ok:
		case r.to != "":
			f.line(pathString(r.path), parameters, " ", r.to, " 301!")
		default:
			f.line(pathString(r.path), parameters, " ", pathString(f.base), "404.html 410!")
		}
	}
}

// netlifyQuery returns the parameters of a query as _redirects has them. Those without a
// name and a value it cannot have.
func netlifyQuery(query string) (string, bool) {
	var b strings.Builder
	for parameter := range strings.SplitSeq(query, "&") {
		name, value, _ := strings.Cut(parameter, "=")
		if name == "" || value == "" || strings.HasPrefix(value, ":") || strings.HasPrefix(name, "/") {
			return "", false
		}
		b.WriteString(" " + name + "=" + value)
	}
	return b.String(), true
}
