package preview

import (
	"bytes"
	"net/url"
	"path"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// rewriter changes what is sent, so that links and assets that begin with the site's
// address lead to the preview, whatever name that is reached by.
type rewriter struct {
	host    string // "www.example.com"; "" without base_url
	address string // what the site's addresses have in common, behind the scheme: "//www.example.com/sub"
	xml     *regexp.Regexp
}

// newRewriter returns a rewriter for a site's base_url, which may be empty.
func newRewriter(baseURL string) *rewriter {
	u, err := url.Parse(baseURL)
	if baseURL == "" || err != nil {
		return &rewriter{}
	}
	r := &rewriter{host: strings.ToLower(u.Host), address: "//" + u.Host + strings.TrimSuffix(u.EscapedPath(), "/")}
	r.xml = regexp.MustCompile(`((?:\s(?:href|src|template)="|<loc>|Sitemap: ))https?:` + regexp.QuoteMeta(r.address) + `/`)
	return r
}

// toXML returns a feed, a sitemap or robots.txt with an address in place of the site's.
func (r *rewriter) toXML(content []byte, address string) []byte {
	if r.host == "" || !bytes.Contains(content, []byte(r.host)) {
		return content
	}
	return r.xml.ReplaceAll(content, []byte("${1}"+strings.ReplaceAll(address, "$", "$$")))
}

// path returns what follows the site's address in a URL that begins with it, as a path of
// the preview's: "/jieri/" for "https://www.example.com/jieri/".
func (r *rewriter) path(link string) (string, bool) {
	rest := link
	for _, scheme := range []string{"https:", "http:"} {
		if len(rest) > len(scheme) && strings.EqualFold(rest[:len(scheme)], scheme) {
			rest = rest[len(scheme):]
			break
		}
	}
	if r.host == "" || len(rest) < len(r.address) || !strings.EqualFold(rest[:len(r.address)], r.address) {
		return "", false
	}
	switch rest = rest[len(r.address):]; {
	case strings.HasPrefix(rest, "/"):
		return rest, true
	case rest == "", rest[0] == '?', rest[0] == '#':
		return "/" + rest, true
	}
	return "", false // the address of another host, which begins alike
}

// marker tells which mark a link to an output path gets; "" for none.
type marker func(target string) string

// markAttribute is put into links to articles that are kept from the public. The style
// sheet of the preview shows it.
const markAttribute = ` data-wendang-mark="`

// page returns an HTML page, which stands at an output path, as the preview shows it: with
// the site's address replaced, links marked, and what the preview adds at the end of its
// body.
func (r *rewriter) page(content []byte, at string, mark marker, added []byte) []byte {
	out := make([]byte, 0, len(content)+len(added)+256)
	end := -1 // where the body ends
	z := html.NewTokenizer(bytes.NewReader(content))
	rest := content
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		raw := rest[:len(z.Raw())]
		rest = rest[len(raw):]
		switch kind {
		case html.StartTagToken, html.SelfClosingTagToken:
			out = r.startTag(out, string(raw), at, mark)
			continue
		case html.EndTagToken:
			if name, _ := z.TagName(); string(name) == "body" {
				end = len(out)
			}
		}
		out = append(out, raw...)
	}
	out = append(out, rest...)
	if end < 0 {
		return append(out, added...)
	}
	tail := bytes.Clone(out[end:])
	return append(append(out[:end], added...), tail...)
}

// startTag appends a start tag.
func (r *rewriter) startTag(out []byte, raw, at string, mark marker) []byte {
	name := raw[1:]
	if i := strings.IndexAny(name, blank+"/>"); i >= 0 {
		name = name[:i]
	}
	written := 1 + len(name)
	name = strings.ToLower(name) // which may be longer
	isLink := name == "a" || name == "area"
	hasAddress := r.host != "" && strings.Contains(strings.ToLower(raw), r.host)
	if !isLink && !hasAddress {
		return append(out, raw...)
	}
	begun := len(out) + written
	out = append(out, raw[:written]...)
	for a, rest := nextAttribute(raw, written); a.name != ""; a, rest = nextAttribute(raw, rest) {
		value := raw[a.from:a.to]
		if isLink && a.name == "href" {
			if m := r.markOf(html.UnescapeString(value), at, mark); m != "" {
				attribute := markAttribute + html.EscapeString(m) + `"`
				out = append(out[:begun], append([]byte(attribute), out[begun:]...)...)
			}
		}
		if hasAddress {
			out = append(append(out, raw[written:a.from]...), r.value(name, a.name, value)...)
			written = a.to
		}
	}
	return append(out, raw[written:]...)
}

// value returns the value of an attribute with the site's address replaced.
func (r *rewriter) value(tag, attribute, value string) string {
	switch attribute {
	case "href", "src", "action", "formaction", "poster", "data":
		if p, ok := r.path(strings.TrimSpace(value)); ok {
			return p
		}
	case "srcset", "imagesrcset":
		return r.words(value)
	case "content":
		if before, link, ok := strings.Cut(value, "url="); ok && tag == "meta" {
			if p, ok := r.path(strings.TrimSpace(link)); ok {
				return before + "url=" + p
			}
		}
	}
	if strings.HasPrefix(attribute, "data-") { // from which scripts take addresses
		return r.words(value)
	}
	return value
}

// words replaces the site's address where a word of a list begins with it.
func (r *rewriter) words(list string) string {
	words := strings.Split(list, " ")
	for i, w := range words {
		if p, ok := r.path(w); ok {
			words[i] = p
		}
	}
	return strings.Join(words, " ")
}

// blank are the characters between attributes.
const blank = " \t\r\n\f"

// attribute is an attribute of a tag; its value stands from an offset to another.
type attribute struct {
	name     string
	from, to int
}

// nextAttribute returns the next attribute of a tag from an offset on, and where it ends;
// one without a name when there is none.
func nextAttribute(tag string, at int) (attribute, int) {
	for at < len(tag) && strings.IndexByte(blank+"/", tag[at]) >= 0 {
		at++
	}
	start := at
	for at < len(tag) && strings.IndexByte(blank+"/=>", tag[at]) < 0 {
		at++
	}
	if at == start {
		return attribute{}, at
	}
	a := attribute{name: strings.ToLower(tag[start:at]), from: at, to: at}
	next := at
	for next < len(tag) && strings.IndexByte(blank, tag[next]) >= 0 {
		next++
	}
	if next == len(tag) || tag[next] != '=' {
		return a, at
	}
	for next++; next < len(tag) && strings.IndexByte(blank, tag[next]) >= 0; next++ {
	}
	if next < len(tag) && (tag[next] == '"' || tag[next] == '\'') {
		a.from = next + 1
		length := strings.IndexByte(tag[a.from:], tag[next])
		if length < 0 {
			return attribute{}, len(tag)
		}
		a.to = a.from + length
		return a, a.to + 1
	}
	a.from, a.to = next, next
	for a.to < len(tag) && strings.IndexByte(blank+">", tag[a.to]) < 0 {
		a.to++
	}
	return a, a.to
}

// markOf returns the mark of a link.
func (r *rewriter) markOf(href, at string, mark marker) string {
	if mark == nil || href == "" || href[0] == '#' || href[0] == '?' {
		return ""
	}
	if p, ok := r.path(href); ok {
		href = p
	}
	u, err := url.Parse(href)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" {
		return ""
	}
	target := u.Path
	if !strings.HasPrefix(target, "/") {
		target = path.Join("/", path.Dir(at), target)
	}
	return mark(strings.TrimPrefix(path.Clean(target), "/"))
}
