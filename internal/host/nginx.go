package host

import (
	"cmp"
	"fmt"
	"hash/crc32"
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
	// Other letters leave nothing of themselves in id.
	sum := crc32.ChecksumIEEE([]byte(f.w.Config.BaseURL))
	return fmt.Sprintf("$wendang_%s_%08x_%s", strings.Trim(id, "_"), sum, name)
}

// nginxMaps writes what stands in nginx's http block: tables are looked up by a hash, in
// the same time for ten old addresses and for a hundred thousand.
func (f *file) nginxMaps() {
	f.lines("", fmt.Sprintf(`
# %s writes this file. It belongs into the http block, before the server:
#     http { include …/%s; include …/%s; server { … include …/%s; } }
`, f.w.Generator, NginxSizesPath, NginxMapsPath, NginxPath))
	f.nginxMap(`"$uri?$args"`, "query", f.rules.queries)
	f.nginxMap("$uri", "path", f.rules.paths)
	base := regexp.QuoteMeta(f.base)
	f.line("map $uri ", f.variable("cache"), " {")
	f.line("    ", nginxQuote("~"+f.hashedPattern()), " ", nginxQuote(output.CacheForever), ";")
	f.line("    ", nginxQuote("~*^"+base+".*[.]("+fileEndings+")$"), " ", nginxQuote(output.CacheFile), ";")
	f.line("    default ", nginxQuote(output.CachePage), ";")
	f.line("}")
}

// nginxSizes makes room for tables that are larger than nginx expects. nginx takes these
// settings once, however many sites it has, so that they have a file of their own.
func (f *file) nginxSizes() {
	f.lines("", fmt.Sprintf(`
# %s writes this file. It belongs into the http block. nginx takes it once: of several
# sites include the file with the larger numbers.
`, f.w.Generator))
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

// maxNginx bounds a word of nginx's settings, in bytes: it reads them into 4096.
const maxNginx = 4000

// nginxMap writes a table. Texts are compared without regard to case, so that addresses
// which differ in it alone are written as patterns, which are not.
func (f *file) nginxMap(source, name string, list []rule) {
	folded := nginxFolded(list)
	f.line("map ", source, " ", f.variable(name), " {")
	for i := range list {
		if line := nginxEntry(folded, list[i]); line != "" {
			f.line("    ", line)
		}
	}
	f.line(`    default "";`)
	f.line("}")
}

// nginxFolded counts addresses that are the same without regard to case.
func nginxFolded(list []rule) map[string]int {
	folded := map[string]int{}
	for i := range list {
		folded[nginxFold(list[i].key())]++
	}
	return folded
}

// nginxFold returns an address as nginx compares it: it knows the case of ASCII alone.
func nginxFold(key string) string {
	b := []byte(key)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] += 'a' - 'A'
		}
	}
	return string(b)
}

// nginxEntry returns the line of a table; "" when nginx could not read it.
func nginxEntry(folded map[string]int, r rule) string {
	key := r.key()
	if folded[nginxFold(key)] > 1 {
		key = "~^" + regexp.QuoteMeta(key) + "$"
	}
	key, to := nginxQuote(key), nginxQuote(cmp.Or(r.to, gone))
	if max(len(key), len(to)) > maxNginx {
		return ""
	}
	return key + " " + to + ";"
}

// nginxQuote returns a text as nginx reads it.
func nginxQuote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// nginx writes what stands in a server block.
func (f *file) nginx() {
	base := f.base
	f.lines("", fmt.Sprintf(`
# %s writes this file. It belongs into a server block; %s and %s
# belong into the http block. The output lies in the server's root, under %s
#     server { listen 80; server_name %s; root /var/www/site; include …/%s; }
`, f.w.Generator, NginxSizesPath, NginxMapsPath, base, f.w.Config.Domain(), NginxPath))
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
