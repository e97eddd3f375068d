package host

import (
	"cmp"
	"fmt"
	"net/url"
	"strings"
	"time"

	"wendang/internal/escape"
	"wendang/internal/output"
)

// webConfig writes IIS's web.config. The redirects need the module URL Rewrite.
func (f *file) webConfig() {
	f.line(`<?xml version="1.0" encoding="utf-8"?>`)
	f.line("<!-- ", f.w.Generator, " -->")
	f.line("<configuration>")
	f.line("  <system.webServer>")
	f.lines("    ", `
<defaultDocument enabled="true">
  <files>
    <clear />
    <add value="index.html" />
  </files>
</defaultDocument>
<directoryBrowse enabled="false" />
<urlCompression doStaticCompression="true" doDynamicCompression="false" />
`)
	f.webStatic()
	f.webErrors()
	f.line("    <httpProtocol>")
	f.line("      <customHeaders>")
	f.line(`        <remove name="X-Powered-By" />`)
	for _, h := range f.always() {
		f.line(`        <remove name="`, h.name, `" />`)
		f.line(`        <add name="`, h.name, `" value="`, attribute(h.value), `" />`)
	}
	f.line("      </customHeaders>")
	f.line("    </httpProtocol>")
	// Without allowDoubleEscaping no path may have a "+".
	f.lines("    ", `
<security>
  <requestFiltering allowDoubleEscaping="true">
    <hiddenSegments>
      <remove segment=".wendang-published" />
      <add segment=".wendang-published" />
    </hiddenSegments>
  </requestFiltering>
</security>
`)
	if len(f.rules.paths)+len(f.rules.queries) > 0 {
		f.webRewrite()
	}
	f.line("  </system.webServer>")
	for _, p := range f.hashed {
		f.line(`  <location path="`, attribute(p), `"><system.webServer><staticContent>`)
		f.line("    ", webCache(output.CacheForever))
		f.line("  </staticContent></system.webServer></location>")
	}
	f.line("</configuration>")
}

// webTypes are media types that IIS does not know, without which it says 404, and those of
// texts, to which it adds no charset.
var webTypes = []struct{ extension, mediaType string }{
	{".html", "text/html; charset=utf-8"}, {".htm", "text/html; charset=utf-8"}, {".txt", "text/plain; charset=utf-8"},
	{".css", "text/css; charset=utf-8"}, {".js", "text/javascript; charset=utf-8"}, {".xml", "application/xml; charset=utf-8"},
	{".json", "application/json; charset=utf-8"}, {".md", "text/markdown; charset=utf-8"}, {".svg", "image/svg+xml"},
	{".webp", "image/webp"}, {".avif", "image/avif"}, {".woff", "font/woff"}, {".woff2", "font/woff2"},
	{".webmanifest", "application/manifest+json"}, {".epub", "application/epub+zip"}, {".ofd", "application/ofd"},
	{".wps", "application/vnd.ms-works"}, {".7z", "application/x-7z-compressed"}, {".m4a", "audio/mp4"}, {".flac", "audio/flac"},
}

func (f *file) webStatic() {
	f.line("    <staticContent>")
	f.line("      ", webCache(output.CachePage))
	for _, t := range webTypes {
		f.line(`      <remove fileExtension="`, t.extension, `" />`)
		f.line(`      <mimeMap fileExtension="`, t.extension, `" mimeType="`, t.mediaType, `" />`)
	}
	f.line("    </staticContent>")
}

// webErrors names the page for what is missing. As a file its answer keeps the status; its
// path begins at the root of IIS's site, not at this file.
func (f *file) webErrors() {
	page := attribute(strings.ReplaceAll(strings.TrimPrefix(f.base, "/"), "/", `\`) + "404.html")
	f.line(`    <httpErrors errorMode="Custom" existingResponse="Auto">`)
	for _, status := range []string{"404", "410"} {
		f.line(`      <remove statusCode="`, status, `" subStatusCode="-1" />`)
		f.line(`      <error statusCode="`, status, `" path="`, page, `" responseMode="File" />`)
	}
	f.line("    </httpErrors>")
}

// webRewrite writes tables of addresses, and the rules that look them up. {R:0} is the
// path from this file's folder, decoded, {QUERY_STRING} the query as it was sent.
func (f *file) webRewrite() {
	f.line("    <rewrite>")
	f.line("      <rewriteMaps>")
	f.webMap("wendang query", f.rules.queries)
	f.webMap("wendang path", f.rules.paths)
	f.line("      </rewriteMaps>")
	f.line("      <rules>")
	for _, m := range []struct{ name, input string }{{"wendang query", "{R:0}?{QUERY_STRING}"}, {"wendang path", "{R:0}"}} {
		f.line(`        <rule name="`, m.name, ` gone" stopProcessing="true">`)
		f.line(`          <match url=".*" />`)
		f.line(`          <conditions><add input="{`, m.name, ":", m.input, `}" pattern="^410$" /></conditions>`)
		f.line(`          <action type="CustomResponse" statusCode="410" statusReason="Gone" statusDescription="Gone" />`)
		f.line("        </rule>")
		f.line(`        <rule name="`, m.name, ` moved" stopProcessing="true">`)
		f.line(`          <match url=".*" />`)
		f.line(`          <conditions><add input="{`, m.name, ":", m.input, `}" pattern="^/.*" /></conditions>`)
		f.line(`          <action type="Redirect" url="{C:0}" redirectType="Permanent" appendQueryString="false" />`)
		f.line("        </rule>")
	}
	f.line("      </rules>")
	f.line("    </rewrite>")
}

// webMap writes a table, whose keys IIS compares without regard to case.
func (f *file) webMap(name string, list []rule) {
	f.line(`        <rewriteMap name="`, name, `" defaultValue="">`)
	seen := map[string]bool{}
	for i := range list {
		to := cmp.Or(list[i].to, gone)
		// URL Rewrite encodes what it leads to.
		if decoded, err := url.PathUnescape(to); err == nil {
			to = decoded
		}
		key := strings.TrimPrefix(list[i].key(), f.base)
		if folded := strings.ToLower(key); !seen[folded] && isText(key) {
			seen[folded] = true
			f.line(`          <add key="`, attribute(key), `" value="`, attribute(to), `" />`)
		}
	}
	f.line("        </rewriteMap>")
}

// webCache returns the element that makes IIS send a value of Cache-Control, whose age
// stands by itself: "public, max-age=300" is 0.00:05:00 and public.
func webCache(value string) string {
	var age time.Duration
	var custom []string
	for part := range strings.SplitSeq(value, ", ") {
		if seconds, ok := strings.CutPrefix(part, "max-age="); ok {
			age, _ = time.ParseDuration(seconds + "s")
		} else {
			custom = append(custom, part)
		}
	}
	const day = 24 * time.Hour
	clock := time.Time{}.Add(age % day).Format(time.TimeOnly)
	return fmt.Sprintf(`<clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="%d.%s" cacheControlCustom="%s" />`,
		age/day, clock, attribute(strings.Join(custom, ", ")))
}

func attribute(s string) string { return string(escape.XML(nil, s)) }
