package render

import (
	"strings"

	"wendang/internal/config"
	"wendang/internal/escape"
	"wendang/internal/page"
	"wendang/internal/program"
)

// appendMeta writes what search engines read. It is not left to themes, which
// would have to get some twenty elements right, and it is the same for all.
func appendMeta(b []byte, c *config.Config, p *Page, m meta) []byte {
	tag := func(kind, name, value string) {
		b = append(b, "<meta "...)
		b = append(b, kind...)
		b = append(b, `="`...)
		b = append(b, name...)
		b = append(b, `" content="`...)
		b = escape.HTMLString(b, value)
		b = append(b, "\">\n"...)
	}
	link := func(rel, href string) {
		b = append(b, `<link rel="`...)
		b = append(b, rel...)
		b = append(b, `" href="`...)
		b = escape.HTMLString(b, href)
		b = append(b, "\">\n"...)
	}
	tag("name", "description", p.Description)
	if len(m.keywords) > 0 {
		tag("name", "keywords", strings.Join(m.keywords, ","))
	}
	if m.article != nil && m.article.author != "" {
		tag("name", "author", m.article.author)
	}
	if m.aigc != "" {
		tag("name", "AIGC", m.aigc)
	}
	// Baidu's and other engines' proxies leave such pages as they are.
	tag("name", "applicable-device", "pc,mobile")
	tag("http-equiv", "Cache-Control", "no-transform")
	tag("name", "generator", Generator)
	if m.noIndex {
		tag("name", "robots", "noindex")
	}
	if m.prev != "" {
		link("prev", pageURL(p.Root, m.prev))
	}
	if m.next != "" {
		link("next", pageURL(p.Root, m.next))
	}
	address := ""
	if m.path != "" {
		address = page.Address(c.BaseURL, m.path)
	}
	if address != "" {
		link("canonical", address)
	}
	if address != "" && m.feed != "" {
		b = append(b, `<link rel="alternate" type="application/atom+xml" title="`...)
		b = escape.HTMLString(b, c.Title)
		b = append(b, `" href="`...)
		b = escape.HTMLString(b, pageURL(p.Root, m.feed))
		b = append(b, "\">\n"...)
	}
	if c.OpenSearch() && !m.noIndex {
		b = append(b, `<link rel="search" type="application/opensearchdescription+xml" title="`...)
		b = escape.HTMLString(b, c.Title)
		b = append(b, `" href="`...)
		b = escape.HTMLString(b, pageURL(p.Root, page.OpenSearchPath))
		b = append(b, "\">\n"...)
	}
	tag("property", "og:title", m.title)
	tag("property", "og:description", p.Description)
	tag("property", "og:site_name", c.Title)
	tag("property", "og:locale", strings.ReplaceAll(c.Language, "-", "_"))
	kind := "website"
	if m.article != nil {
		kind = "article"
	}
	tag("property", "og:type", kind)
	if m.image != "" {
		tag("property", "og:image", m.image)
	}
	if address != "" {
		tag("property", "og:url", address)
	}
	if a := m.article; a != nil {
		tag("property", "bytedance:published_time", a.published) // Toutiao's
		tag("property", "bytedance:updated_time", a.updated)
		tag("property", "article:published_time", a.published)
		tag("property", "article:modified_time", a.updated)
		tag("property", "article:section", a.section)
		for _, t := range a.tags {
			tag("property", "article:tag", t)
		}
	}
	return appendJSONLD(b, c, p, m, address)
}

// Generator is written into every page, and tells a page of wendang's from a
// foreign one.
const Generator = "wendang"

// appendJSONLD writes the structured data: the breadcrumb, and for an article
// also what schema.org and Baidu (its "cambrian" context) want to know.
func appendJSONLD(b []byte, c *config.Config, p *Page, m meta, address string) []byte {
	if len(m.crumbs) == 0 && m.article == nil && !m.home {
		return b
	}
	j := jsonWriter{append(b, `<script type="application/ld+json">[`...)}
	if m.home {
		j.raw(`{"@context":"https://schema.org","@type":"WebSite"`)
		j.field("name", c.Title)
		j.field("description", p.Description)
		j.field("inLanguage", c.Language)
		if address != "" {
			j.field("url", address)
		}
		j.raw("}")
	}
	if len(m.crumbs) > 0 {
		j.raw(`{"@context":"https://schema.org","@type":"BreadcrumbList","itemListElement":[`)
		for i, s := range m.crumbs {
			if i > 0 {
				j.raw(",")
			}
			j.raw(`{"@type":"ListItem","position":`)
			j.int(i + 1)
			j.field("name", s.name)
			if url := page.Address(c.BaseURL, s.path); url != "" && s.path != "" {
				j.field("item", url)
			}
			j.raw("}")
		}
		j.raw("]}")
	}
	if a := m.article; a != nil {
		j.raw(`,{"@context":"https://schema.org","@type":"Article"`)
		j.field("headline", m.title)
		j.field("description", p.Description)
		j.field("datePublished", a.published)
		j.field("dateModified", a.updated)
		if m.image != "" {
			j.field("image", m.image)
		}
		j.field("articleSection", a.section)
		j.field("inLanguage", c.Language)
		if len(a.tags) > 0 {
			j.field("keywords", strings.Join(a.tags, ","))
		}
		if a.author != "" {
			j.raw(`,"author":{"@type":"Person"`)
			j.field("name", a.author)
		} else {
			j.raw(`,"author":{"@type":"Organization"`)
			j.field("name", c.Title)
		}
		j.raw(`},"publisher":{"@type":"Organization"`)
		j.field("name", c.Title)
		j.raw("}")
		if address != "" {
			j.field("mainEntityOfPage", address)
		}
		j.raw("}")
		if address != "" {
			j.raw(`,{"@context":"https://ziyuan.baidu.com/contexts/cambrian.jsonld","@id":`)
			j.string(address)
			j.field("title", m.title)
			j.field("description", p.Description)
			// Baidu wants local time without a zone.
			j.field("pubDate", a.published[:19])
			j.field("upDate", a.updated[:19])
			j.raw("}")
		}
	}
	if !m.upDate.IsZero() && address != "" {
		j.raw(`,{"@context":"https://ziyuan.baidu.com/contexts/cambrian.jsonld","@id":`)
		j.string(address)
		j.field("title", m.title)
		j.field("description", p.Description)
		j.field("upDate", m.upDate.Format("2006-01-02T15:04:05"))
		j.raw("}")
	}
	j.raw("]</script>\n")
	return j.b
}

// jsonWriter writes JSON that may stand in a script element: < > and & are
// escaped, so that no value can end it.
type jsonWriter struct{ b []byte }

func (j *jsonWriter) raw(s string) { j.b = append(j.b, s...) }

func (j *jsonWriter) field(name, value string) {
	j.raw(`,"`)
	j.raw(name)
	j.raw(`":`)
	j.string(value)
}

func (j *jsonWriter) int(n int) {
	if n >= 10 {
		j.int(n / 10)
	}
	j.b = append(j.b, byte('0'+n%10))
}

func (j *jsonWriter) string(s string) {
	const hex = "0123456789abcdef"
	j.b = append(j.b, '"')
	start := 0
	for i := program.NextASCII(s, 0); i < len(s); i = program.NextASCII(s, i+1) {
		c := s[i]
		if c >= 0x20 && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&' && c != 0x7f {
			continue
		}
		j.b = append(j.b, s[start:i]...)
		j.b = append(j.b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		start = i + 1
	}
	j.b = append(j.b, s[start:]...)
	j.b = append(j.b, '"')
}
