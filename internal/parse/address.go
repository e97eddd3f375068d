package parse

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"wendang/internal/config"
	"wendang/internal/message"
	"wendang/internal/table"
)

// Other generators let an article say its whole address. It is the permalink of site.toml
// that decides here, but an address that is known to others is kept: the last part of it
// as the slug, a whole one as an alias, unless something else stands there.

// isAddress reports whether a key is one that other generators have for an article's
// address: Jekyll and Hexo, Hugo, a plugin of Hexo, and Zola, which has TOML.
func (r *metaReader) isAddress(key string) bool {
	switch key {
	case "permalink", "url", "abbrlink":
		return true
	}
	return key == "path" && r.matter.Mark == "+++"
}

// addresses takes what the front matter says of the article's address into account.
func (r *metaReader) addresses(m *Meta) {
	for i := range r.Table.Keys {
		key, v := r.Table.Keys[i].Name, r.Table.Keys[i].Value
		written, isText := v.Data.(string)
		if !isText || !r.isAddress(key) || strings.TrimSpace(written) == "" {
			continue
		}
		kept := keptPath(written)
		switch part := strings.Trim(kept, "/"); {
		case kept == "", strings.Contains(part, ":"): // of the pattern of another generator
			r.Report(r.Table.Keys[i].Span, message.UnknownKey(key, 1), keyHint(key, m.Role().keys()))
		case !strings.ContainsAny(kept, "/") && path.Ext(part) == "":
			if r.absent("slug") && config.SlugProblem(part).IsZero() {
				m.Slug = part
			}
			r.Report(v.Span, message.AddressIsSlug(key, 1), message.WriteOwnKey(r.matter.Assign("slug", table.Quote(part))))
		default:
			alias := aliasPath(kept)
			if _, why := unfitPart(alias); !why.IsZero() {
				r.Report(r.Table.Keys[i].Span, message.UnknownKey(key, 1), keyHint(key, m.Role().keys()))
				continue
			}
			if x := m.extras(); !slices.Contains(x.Aliases, alias) && !slices.Contains(x.Kept, alias) {
				x.Kept = append(x.Kept, alias)
			}
			r.Report(v.Span, message.AddressKept(key, 1), message.WriteOwnKey(r.matter.Assign("aliases", "["+table.Quote("/"+strings.TrimPrefix(kept, "/"))+"]")))
		}
	}
}

// keptPath returns the path of an address, which may be written with its host and with a
// query; "" when it has none.
func keptPath(written string) string {
	written = strings.TrimSpace(written)
	if u, err := url.Parse(written); err == nil && u.Host != "" {
		written = u.EscapedPath()
	}
	if i := strings.IndexAny(written, "?#"); i >= 0 {
		written = written[:i]
	}
	if decoded, err := url.PathUnescape(written); err == nil {
		written = decoded
	}
	if strings.Trim(written, "/") == "" {
		return ""
	}
	return norm.NFC.String(written)
}

// password refuses what is meant to be secret. A draft is not shown, and may wait.
func (r *metaReader) password(m *Meta) {
	v, _ := r.Table.Get("password")
	if sub, ok := r.Table.Get("params"); ok && v.Blank() { // Zola's [extra]
		if params, ok := sub.Data.(*table.Table); ok {
			v, _ = params.Get("password")
		}
	}
	if v.Blank() || m.Draft {
		return
	}
	switch v.Data {
	case false, int64(0), "false", "no", "off", "0":
		return
	}
	r.Report(v.Span, message.Password(), message.HideOrDelete(r.matter.Assign("draft", "true")))
}
