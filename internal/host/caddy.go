package host

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"

	"wendang/internal/output"
)

// caddy writes what stands in a site block of a Caddyfile.
func (f *file) caddy() {
	base := f.base
	f.lines("", fmt.Sprintf(`
# %s writes this file. It belongs into a site block of the Caddyfile. The output lies in the
# site's root, under %s
#     %s {
#         root * /var/www/site
#         import …/%s
#     }
`, f.w.Generator, base, cmp.Or(f.w.Config.Domain(), "www.example.com"), CaddyPath))
	if folder := strings.TrimSuffix(base, "/"); folder != "" {
		f.line("redir ", caddyQuote(folder), " ", caddyQuote(pathString(base)), " permanent")
	}
	f.line("handle ", caddyQuote(base+"*"), " {")
	f.caddyMap(`"{http.request.uri.path}?{http.request.uri.query}"`, "query", f.rules.queries)
	f.caddyMap("{http.request.uri.path}", "path", f.rules.paths)
	for _, h := range f.always() {
		f.line("\theader ", h.name, " ", caddyQuote(h.value))
	}
	f.line("\t@wendang_files path_regexp ", caddyQuote("(?i)^"+regexp.QuoteMeta(base)+".*[.]("+fileEndings+")$"))
	f.line("\t@wendang_hashed path_regexp ", caddyQuote(f.hashedPattern()))
	f.line("\troute {") // in which the last one counts
	f.line("\t\theader Cache-Control ", caddyQuote(output.CachePage))
	f.line("\t\theader @wendang_files Cache-Control ", caddyQuote(output.CacheFile))
	f.line("\t\theader @wendang_hashed Cache-Control ", caddyQuote(output.CacheForever))
	f.line("\t}")
	f.lines("\t", `
encode zstd gzip
file_server {
	hide .wendang-*
	precompressed br gzip
}
`)
	f.line("}")
	// Errors are all the server's: those of other programs below it are not ours.
	f.line("handle_errors {")
	f.line("\t@wendang_missing {")
	f.line("\t\tpath ", caddyQuote(base+"*"))
	f.line("\t\texpression `{http.error.status_code} in [403, 404, 410]`")
	f.line("\t}")
	f.line("\thandle @wendang_missing {")
	f.line("\t\theader Cache-Control ", caddyQuote(output.CachePage))
	f.line("\t\trewrite * ", caddyQuote(base+"404.html"))
	f.line("\t\tfile_server")
	f.line("\t}")
	f.line("}")
}

// caddyMap writes a table of addresses, and what is done with those in it.
func (f *file) caddyMap(source, name string, list []rule) {
	if len(list) == 0 {
		return
	}
	encoded := regexp.MustCompile(`%[0-9A-Fa-f]{2}`)
	seen := map[string]bool{} // Caddy takes no entry twice
	placeholder := "{wendang_" + name + "}"
	f.line("\tmap ", source, " ", placeholder, " {")
	for i := range list {
		to := list[i].to
		if to == "" {
			to = gone
		}
		for _, key := range hexForms(encoded, list[i]) {
			if !seen[key] && isText(key) {
				seen[key] = true
				f.line("\t\t", caddyKey(key), " ", caddyQuote(to))
			}
		}
	}
	f.line("\t\tdefault none")
	f.line("\t}")
	f.line("\t@wendang_gone_", name, " expression `", placeholder, " == \"", gone, "\"`")
	f.line("\terror @wendang_gone_", name, " 410")
	f.line("\t@wendang_moved_", name, " expression `", placeholder, " != \"none\" && ", placeholder, " != \"", gone, "\"`")
	f.line("\tredir @wendang_moved_", name, " ", placeholder, " permanent")
}

// hexForms returns the forms of an address: of bytes that are percent-encoded in a query,
// digits may be small or capital.
func hexForms(encoded *regexp.Regexp, r rule) []string {
	small := encoded.ReplaceAllStringFunc(r.query, strings.ToLower)
	capital := encoded.ReplaceAllStringFunc(r.query, strings.ToUpper)
	if r.query == "" || small == capital {
		return []string{r.key()}
	}
	return []string{r.path + "?" + small, r.path + "?" + capital}
}

// caddyKey returns an address as a table's entry. What is special to Caddy is written as a
// pattern that does not show it.
func caddyKey(key string) string {
	if !strings.ContainsAny(key, "{}\"\\`") {
		return caddyQuote(key)
	}
	pattern := regexp.QuoteMeta(key)
	for _, c := range []string{`\{`, `\}`, `\\`, `"`, "`"} {
		pattern = strings.ReplaceAll(pattern, c, fmt.Sprintf(`\x%02x`, c[len(c)-1]))
	}
	return caddyQuote("~^" + pattern + "$")
}

// caddyQuote returns a text as a Caddyfile has it; a quotation mark does not occur in it.
func caddyQuote(s string) string { return `"` + s + `"` }
