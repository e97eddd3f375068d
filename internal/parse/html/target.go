package html

import (
	"bytes"
	"strconv"
	"strings"

	"wendang/internal/escape"
)

// Target is what a link or image within the site turns out to be. Its texts are not
// escaped.
type Target struct {
	URL string

	// Of an image: its size in pixels, 0 when it is not known; other files that show
	// the same, the best first; and how wide it is shown, as in the attribute sizes,
	// which is needed where sources have widths.
	Width, Height int
	Sources       []Source
	Sizes         string
}

// Source is a file that shows what an image shows.
type Source struct {
	URL   string
	Type  string // media type, such as image/avif; "" for the type of the image itself
	Width int    // in pixels; 0 when there is no other of its type
}

// linkMark stands on both sides of a link's index in a body. Source files
// cannot hold it.
const linkMark = 0

func appendLinkMark(dst []byte, link int) []byte {
	dst = append(dst, linkMark)
	dst = strconv.AppendInt(dst, int64(link), 10)
	return append(dst, linkMark)
}

// Append appends the body's HTML to dst, with every link within the site
// replaced by what resolve returns for its index in Meta.Links. Where it returns
// false, the text stands without a link, and an image shows its alternative text; an
// optional link stands as it was written.
//
// An image gets its size, unless the author gave one, and its sources: those of its
// own type in srcset, the others in a picture element around it.
func (c *Content) Append(dst []byte, resolve func(link int) (t Target, ok bool)) []byte {
	html := c.HTML
	for {
		i := bytes.IndexByte(html, linkMark)
		if i < 0 {
			return append(dst, html...)
		}
		dst = append(dst, html[:i]...)
		html = html[i+1:]
		if html[0] == '?' {
			dst, html = appendCandidate(dst, html[1:], resolve)
			continue
		}
		n := 0
		for html[0] != linkMark {
			n = n*10 + int(html[0]-'0')
			html = html[1:]
		}
		html = html[1:]
		t, ok := resolve(n)
		switch rest, isLink := bytes.CutSuffix(dst, []byte(` href="`)); {
		case ok && !isLink && t.more() && bytes.HasPrefix(dst[bytes.LastIndexByte(dst, '<'):], []byte("<img ")):
			dst, html = t.appendImage(dst, html)
		case ok:
			dst = escape.HTMLString(dst, t.URL)
		case isLink:
			// An anchor without an address: the text stands, and is no link.
			dst, html = rest, html[1:]
		case isMedia(dst):
			dst, html = withoutMedia(dst, html)
		default:
			// An image that cannot load shows its alternative text.
			dst = append(dst, "data:,"...)
		}
	}
}

// more reports whether more than the URL is known.
func (t *Target) more() bool { return t.Width > 0 && t.Height > 0 || len(t.Sources) > 0 }

// appendImage completes an img element: dst ends within it, where its URL belongs,
// and rest is what follows. Within values of attributes, < and > are escaped.
func (t *Target) appendImage(dst, rest []byte) (all, after []byte) {
	start := bytes.LastIndexByte(dst, '<')
	end := bytes.IndexByte(rest, '>')
	before := string(dst[start:])
	tail := rest[:end+1]
	types := t.types()
	dst = dst[:start]
	if len(types) > 0 {
		dst = append(dst, "<picture>"...)
		for _, kind := range types {
			dst = append(dst, `<source type="`...)
			dst = escape.HTMLString(dst, kind)
			dst = t.appendSources(append(dst, '"'), kind)
			dst = append(dst, '>')
		}
	}
	dst = append(dst, before...)
	dst = escape.HTMLString(dst, t.URL)
	dst = append(dst, tail[0]) // the quotation mark that ends the URL
	dst = t.appendSources(dst, "")
	if !sized(before) && !sized(string(tail)) && t.Width > 0 && t.Height > 0 {
		dst = append(dst, ` width="`...)
		dst = strconv.AppendInt(dst, int64(t.Width), 10)
		dst = append(dst, `" height="`...)
		dst = strconv.AppendInt(dst, int64(t.Height), 10)
		dst = append(dst, '"')
	}
	dst = append(dst, tail[1:]...)
	if len(types) > 0 {
		dst = append(dst, "</picture>"...)
	}
	return dst, rest[end+1:]
}

// sized reports whether a part of a tag gives a size.
func sized(tag string) bool {
	return strings.Contains(tag, ` width="`) || strings.Contains(tag, ` height="`)
}

// types returns the media types of the sources that are not the image's own, in
// their order.
func (t *Target) types() []string {
	var types []string
	for _, s := range t.Sources {
		known := s.Type == ""
		for _, k := range types {
			known = known || k == s.Type
		}
		if !known {
			types = append(types, s.Type)
		}
	}
	return types
}

// appendSources appends the attributes that name the sources of a type, if any.
func (t *Target) appendSources(dst []byte, kind string) []byte {
	begun := false
	widths := false
	for _, s := range t.Sources {
		if s.Type != kind {
			continue
		}
		if begun {
			dst = append(dst, ", "...)
		} else {
			dst = append(dst, ` srcset="`...)
			begun = true
		}
		dst = escape.HTMLString(dst, srcsetURL.Replace(s.URL))
		if s.Width > 0 {
			widths = true
			dst = append(dst, ' ')
			dst = strconv.AppendInt(dst, int64(s.Width), 10)
			dst = append(dst, 'w')
		}
	}
	if !begun {
		return dst
	}
	dst = append(dst, '"')
	if widths && t.Sizes != "" {
		dst = append(dst, ` sizes="`...)
		dst = escape.HTMLString(dst, t.Sizes)
		dst = append(dst, '"')
	}
	return dst
}

// srcsetURL escapes what separates the URLs of a srcset.
var srcsetURL = strings.NewReplacer(" ", "%20", ",", "%2C")
