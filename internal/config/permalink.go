package config

import (
	"path"
	"slices"
	"strings"
	"time"

	"wendang/internal/diag"
	"wendang/internal/message"
)

// Permalink is a parsed pattern for article URLs.
type Permalink struct {
	parts []permalinkPart
	lower bool // the whole address is in lower case
}

// permalinkPart is literal text, or a field when name is set.
type permalinkPart struct {
	text string
	name string
}

// Equal reports whether two patterns give the same URLs.
func (p Permalink) Equal(q Permalink) bool {
	return p.lower == q.lower && slices.Equal(p.parts, q.parts)
}

var permalinkFields = []string{"category", "channel", "year", "month", "day", "monthday", "slug", "path"}

// DefaultPermalink gives /jieri/guanggunjie/2021/0213/taolun.html.
const DefaultPermalink = "/:category/:year/:monthday/:slug.html"

// PermalinkError says what is wrong with which part of a pattern.
type PermalinkError struct {
	Part    string // the faulty part of the pattern, as it stands there
	Message message.Message
	Hint    message.Message
}

func (e *PermalinkError) Error() string { return e.Message.String() }

// ParsePermalink reads a pattern such as [DefaultPermalink]. An error is a
// *[PermalinkError].
func ParsePermalink(pattern string) (Permalink, error) {
	var p Permalink
	bad := func(part string, m, hint message.Message) (Permalink, error) {
		return Permalink{}, &PermalinkError{part, m, hint}
	}
	if !strings.HasPrefix(pattern, "/") {
		return bad(pattern, message.PermalinkWithoutSlash(), sample())
	}
	rest := pattern[1:]
	for rest != "" {
		i := strings.IndexByte(rest, ':')
		if i != 0 {
			if i < 0 {
				i = len(rest)
			}
			p.parts = append(p.parts, permalinkPart{text: rest[:i]})
			rest = rest[i:]
			continue
		}
		end := 1
		for end < len(rest) && 'a' <= rest[end] && rest[end] <= 'z' {
			end++
		}
		name := rest[1:end]
		if !slices.Contains(permalinkFields, name) {
			hint := diag.DidYouMean(":"+name, fields())
			if hint.IsZero() {
				hint = message.PermalinkFieldsAre(fields())
			}
			return bad(rest[:end], message.PermalinkFieldUnknown(rest[:end]), hint)
		}
		p.parts = append(p.parts, permalinkPart{name: name})
		rest = rest[end:]
	}
	if !slices.ContainsFunc(p.parts, func(part permalinkPart) bool { return part.name == "slug" || part.name == "path" }) {
		return bad(pattern, message.PermalinkWithoutSlug(), sample())
	}
	if strings.HasSuffix(pattern, "/") {
		p.parts = append(p.parts, permalinkPart{text: "index.html"})
	} else if ext := path.Ext(pattern); ext != ".html" && ext != ".htm" {
		return bad(pattern, message.PermalinkEnding(), sample())
	}
	path := p.Path(PermalinkValues{Category: "c", Channel: "c", Slug: "s", Folder: "f", Date: time.Unix(0, 0)})
	for _, element := range strings.Split(path, "/") {
		if problem := SlugProblem(element); !problem.IsZero() {
			return bad(pattern, message.PermalinkUnfit(element, problem), sample())
		}
	}
	return p, nil
}

// sample hints at a pattern that is right.
func sample() message.Message { return message.WritePermalink(DefaultPermalink) }

// fields returns the fields as they are written in a pattern.
func fields() []string {
	var list []string
	for _, f := range permalinkFields {
		list = append(list, ":"+f)
	}
	return list
}

// PermalinkValues are what a permalink's fields stand for.
type PermalinkValues struct {
	Category string // path of slugs: channel, or channel/column
	Channel  string
	Slug     string
	Folder   string    // where the article lies in content/, for :path; "" for content/ itself
	Date     time.Time // in the site's zone
}

// Path returns the output path, without a leading slash.
func (p Permalink) Path(v PermalinkValues) string {
	return string(p.Append(make([]byte, 0, 64), v))
}

// Append appends the output path to dst.
func (p Permalink) Append(dst []byte, v PermalinkValues) []byte {
	if p.lower {
		p.lower = false
		return append(dst, strings.ToLower(string(p.Append(nil, v)))...)
	}
	year, month, day := v.Date.Date()
	for _, part := range p.parts {
		switch part.name {
		case "category":
			dst = append(dst, v.Category...)
		case "channel":
			dst = append(dst, v.Channel...)
		case "slug":
			dst = append(dst, v.Slug...)
		case "path":
			if v.Folder != "" {
				for name := range strings.SplitSeq(v.Folder, "/") {
					dst = append(append(dst, MakeSlug(name)...), '/')
				}
			}
			dst = append(dst, v.Slug...)
		case "year":
			dst = appendDigits(dst, year, 4)
		case "month":
			dst = appendDigits(dst, int(month), 2)
		case "day":
			dst = appendDigits(dst, day, 2)
		case "monthday":
			dst = appendDigits(appendDigits(dst, int(month), 2), day, 2)
		default:
			dst = append(dst, part.text...)
		}
	}
	return dst
}

func appendDigits(dst []byte, n, width int) []byte {
	for unit := pow10(width - 1); unit > 0; unit /= 10 {
		dst = append(dst, byte('0'+n/unit%10))
	}
	return dst
}

func pow10(n int) int {
	p := 1
	for range n {
		p *= 10
	}
	return p
}
