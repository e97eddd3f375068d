package host

import (
	"fmt"
	"regexp"
	"strings"

	"wendang/internal/output"
)

// gone stands in place of an address in maps.
const gone = "410"

// variable returns the name of one of nginx's variables. They belong to all servers of one
// nginx, so that the site's address is a part of it.
func (f *file) variable(name string) string {
	id := regexp.MustCompile(`[^a-z0-9]+`).ReplaceAllString(strings.ToLower(f.w.Config.Domain()+f.base), "_")
	return "$wendang_" + strings.Trim(id, "_") + "_" + name
}

// nginxMaps writes what stands in nginx's http block: tables are looked up by a hash, in
// the same time for ten old addresses and for a hundred thousand.
func (f *file) nginxMaps() {
	f.lines("", fmt.Sprintf(`
# %s writes this file. It belongs into the http block, before the server:
#     http { include …/%s; server { … include …/%s; } }
`, f.w.Generator, NginxMapsPath, NginxPath))
	f.nginxSizes()
	f.nginxMap(`"$uri?$args"`, "query", f.rules.queries)
	f.nginxMap("$uri", "path", f.rules.paths)
	base := regexp.QuoteMeta(f.base)
	f.line("map $uri ", f.variable("cache"), " {")
	f.line("    ", nginxQuote("~"+f.hashedPattern()), " ", nginxQuote(output.CacheForever), ";")
	f.line("    ", nginxQuote("~*^"+base+".*[.]("+fileEndings+")$"), " ", nginxQuote(output.CacheFile), ";")
	f.line("    default ", nginxQuote(output.CachePage), ";")
	f.line("}")
}

// nginxSizes makes room for tables that are larger than nginx expects.
func (f *file) nginxSizes() {
	longest := 0
	for _, list := range [][]rule{f.rules.queries, f.rules.paths} {
		for i := range list {
			longest = max(longest, len(list[i].key()))
		}
	}
	n := max(len(f.rules.queries), len(f.rules.paths))
	if longest <= 32 && n <= 1000 {
		return
	}
	f.line("# If nginx finds one of these twice, delete the other.")
	if longest > 32 {
		f.line("map_hash_bucket_size ", fmt.Sprint(powerOfTwo(longest+32)), ";")
	}
	if n > 1000 {
		f.line("map_hash_max_size ", fmt.Sprint(powerOfTwo(4*n)), ";")
	}
}

func powerOfTwo(atLeast int) int {
	n := 64
	for n < atLeast {
		n *= 2
	}
	return n
}

// nginxMap writes a table. Texts are compared without regard to case, so that addresses
// which differ in it alone are written as patterns, which are not.
func (f *file) nginxMap(source, name string, list []rule) {
	folded := map[string]int{}
	for i := range list {
		folded[strings.ToLower(list[i].key())]++
	}
	f.line("map ", source, " ", f.variable(name), " {")
	for i := range list {
		key, to := list[i].key(), list[i].to
		if folded[strings.ToLower(key)] > 1 {
			key = "~^" + regexp.QuoteMeta(key) + "$"
		}
		if to == "" {
			to = gone
		}
		f.line("    ", nginxQuote(key), " ", nginxQuote(to), ";")
	}
	f.line(`    default "";`)
	f.line("}")
}

// nginxQuote returns a text as nginx reads it.
func nginxQuote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// nginx writes what stands in a server block.
func (f *file) nginx() {
	base := f.base
	f.lines("", fmt.Sprintf(`
# %s writes this file. It belongs into a server block; %s
# belongs into the http block. The output lies in the server's root, under %s
#     server { listen 80; server_name %s; root /var/www/site; include …/%s; }
`, f.w.Generator, NginxMapsPath, base, f.w.Config.Domain(), NginxPath))
	if folder := strings.TrimSuffix(base, "/"); folder != "" {
		f.line("location = ", nginxQuote(folder), " {")
		f.line("    absolute_redirect off;")
		f.line("    return 301 ", nginxQuote(pathString(base)), ";")
		f.line("}")
	}
	f.line("location = ", nginxQuote(base+"404.html"), " {")
	f.nginxHeaders()
	f.line("    add_header Cache-Control ", nginxQuote(output.CachePage), ";")
	f.lines("    ", nginxText)
	f.line("}")
	f.line("location ", nginxQuote(base), " {")
	for _, name := range []string{"query", "path"} {
		v := f.variable(name)
		f.line("    if (", v, " = ", gone, ") { return 410; }")
		f.line("    if (", v, ") { return 301 ", v, "; }")
	}
	f.line("    absolute_redirect off;")
	f.line("    index index.html;")
	f.line("    error_page 404 410 ", nginxQuote(base+"404.html"), ";")
	f.line("    error_page 403 =404 ", nginxQuote(base+"404.html"), ";")
	f.nginxHeaders()
	f.line("    add_header Cache-Control ", f.variable("cache"), ";")
	f.lines("    ", nginxText)
	f.line("    # What publishing keeps there is nobody's to read.")
	f.line(`    location ~ "/[.]wendang-" { return 404; }`)
	f.line("}")
}

// nginxText says that texts are UTF-8 and travel compressed. Where nginx has the module,
// "brotli_static on;" may be added.
const nginxText = `
charset utf-8;
charset_types text/plain text/css text/xml text/javascript application/javascript application/json application/xml application/atom+xml text/markdown;
gzip on;
gzip_static on;
gzip_vary on;
gzip_min_length 512;
gzip_types text/plain text/css text/xml text/javascript application/javascript application/json application/xml application/atom+xml text/markdown image/svg+xml;
`

func (f *file) nginxHeaders() {
	for _, h := range f.always() {
		f.line("    add_header ", h.name, " ", nginxQuote(h.value), " always;")
	}
}
