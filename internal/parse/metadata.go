package parse

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"wendang/internal/config"
	"wendang/internal/diag"
	"wendang/internal/message"
	"wendang/internal/table"
)

// keys are the front matter's keys in the order of the documentation.
var keys = []string{"title", "date", "updated", "category", "festival", "tags", "slug", "summary",
	"author", "source", "source_url", "draft", "expires", "pinned", "aliases", "params"}

// foreignKeys are well-known names of other generators and what they mean here.
var foreignKeys = map[string]string{
	"keywords": "tags", "lastmod": "updated", "categories": "category", "description": "summary",
}

// bounds of single values, in characters: a title is a line, not a document.
const (
	maxTitle   = 300
	maxSummary = 1000
	maxTags    = 100
)

// metadata reads the front matter. What only the body can give is left empty.
func (f *file) metadata(h head) *Meta {
	m := &Meta{Path: f.path}
	r := table.Reader{Table: f.native(h), Report: func(at table.Span, m, hint any) {
		f.error(h.base+at.Start, h.base+at.End, m, hint)
	}}
	if s, at, ok := r.String("title"); ok {
		m.Title = plainLine(s)
		switch {
		case m.Title == "":
			r.Report(at, "the title is empty", `write title = "…"`)
		case len([]rune(m.Title)) > maxTitle:
			r.Report(at, fmt.Sprintf("the title is longer than %d characters", maxTitle), "")
		}
	}
	m.Date, _ = f.date(r, h, "date")
	if !r.Has("date") {
		f.add(diag.File(f.name, "the article has no date").WithHint(`write date = 2021-02-13T00:10:39+08:00`))
	}
	var ok bool
	if m.Updated, ok = f.date(r, h, "updated"); !ok {
		m.Updated = m.Date
	}
	if t, ok := f.date(r, h, "expires"); ok {
		m.also().Expires = t
	}
	m.Category = f.category(r)
	m.Festivals = words(r.Strings("festival"))
	m.Tags = words(r.Strings("tags"))
	if len(m.Tags) > maxTags {
		v, _ := r.Table.Get("tags")
		r.Report(v.Span, fmt.Sprintf("the article has more than %d tags", maxTags), "")
		m.Tags = m.Tags[:maxTags]
	}
	m.Slug = f.slug(r)
	if s, at, ok := r.String("summary"); ok {
		m.Summary = plainLine(s)
		if len([]rune(m.Summary)) > maxSummary {
			r.Report(at, fmt.Sprintf("the summary is longer than %d characters", maxSummary), "")
		}
	}
	if author := f.line(r, "author"); author != "" {
		m.also().Author = author
	}
	f.source(r, m)
	m.Draft, _, _ = r.Bool("draft")
	m.Pinned, _, _ = r.Bool("pinned")
	if aliases := f.aliases(r); len(aliases) > 0 {
		m.also().Aliases = aliases
	}
	if sub, _, ok := r.Sub("params"); ok && len(sub.Table.Keys) > 0 {
		m.also().Params, _ = table.Value{Data: sub.Table}.Plain().(map[string]any)
	}
	f.unknownKeys(r, h)
	return m
}

// native returns the table with the names of other generators replaced by
// ours. Where both stand, ours counts.
func (f *file) native(h head) *table.Table {
	t := &table.Table{Keys: make([]table.Key, 0, len(h.table.Keys))}
	for _, k := range h.table.Keys {
		if name, ok := foreignKeys[k.Name]; ok {
			if _, both := h.table.Get(name); both {
				continue
			}
			k.Name = name
			if name == "category" {
				k.Value = first(k.Value)
			}
		}
		if _, ok := t.Get(k.Name); !ok {
			t.Keys = append(t.Keys, k)
		}
	}
	return t
}

// first returns a list's first entry, however deep: Hexo writes
// categories: [[a, b], c].
func first(v table.Value) table.Value {
	for {
		list, ok := v.Data.([]table.Value)
		if !ok {
			return v
		}
		if len(list) == 0 {
			return table.Value{Span: v.Span}
		}
		v = list[0]
	}
}

func (f *file) date(r table.Reader, h head, key string) (time.Time, bool) {
	v, ok := r.Table.Get(key)
	if !ok || v.Data == nil {
		if ok && key == "date" {
			r.Report(v.Span, "the date is empty", dateHint)
		}
		return time.Time{}, false
	}
	if slices.Contains(f.badDates, h.base+v.Span.Start) {
		return time.Time{}, false
	}
	t, err := dateValue(v, f.parser.options.Location)
	if err != nil {
		r.Report(v.Span, err.Error(), dateHint)
		return time.Time{}, false
	}
	return t, true
}

func (f *file) category(r table.Reader) string {
	s, at, ok := r.String("category")
	s = strings.Trim(strings.TrimSpace(s), "/")
	if ok && s == "" {
		r.Report(at, "the category is empty", "leave it out when the folder says it")
	}
	return norm.NFC.String(s)
}

// slug returns the last part of the URL: as written, or from the file's name.
func (f *file) slug(r table.Reader) string {
	if s, at, ok := r.String("slug"); ok {
		s = norm.NFC.String(s)
		if problem := config.CheckSlug(s); problem != "" {
			r.Report(at, problem, "use letters, digits, - and _")
		}
		return s
	}
	name := strings.TrimSuffix(path.Base(f.path), path.Ext(f.path))
	if name == "index" && path.Dir(f.path) != "." {
		name = path.Base(path.Dir(f.path))
	}
	return config.MakeSlug(name)
}

func (f *file) line(r table.Reader, key string) string {
	s, _, _ := r.String(key)
	return plainLine(s)
}

// source reads where the article is from; of an address without a name the
// host is the name.
func (f *file) source(r table.Reader, m *Meta) {
	name, address := f.line(r, "source"), f.sourceURL(r)
	if name == "" && address == "" {
		return
	}
	if u, err := url.Parse(address); err == nil && name == "" {
		name = u.Hostname()
	}
	m.also().Source, m.also().SourceURL = name, address
}

func (f *file) sourceURL(r table.Reader) string {
	s, at, ok := r.String("source_url")
	if !ok || s == "" {
		return ""
	}
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		r.Report(at, fmt.Sprintf("source_url %q is not a web address", s), `write source_url = "https://…"`)
		return ""
	}
	return u.String()
}

// aliases returns old URLs as output paths: /old/1.html, or /old/ and /old for
// old/index.html.
func (f *file) aliases(r table.Reader) []string {
	var paths []string
	for _, a := range r.Strings("aliases") {
		if strings.ContainsAny(a.Text, "?#") {
			r.Report(a.Span, fmt.Sprintf("the alias %q cannot be a file", a.Text),
				"a static host does not see what follows ? or #")
			continue
		}
		p := aliasPath(a.Text)
		problem := ""
		for _, part := range strings.Split(p, "/") {
			if problem == "" {
				problem = config.CheckSlug(part)
			}
		}
		if problem != "" {
			r.Report(a.Span, fmt.Sprintf("the alias %q is not a path: %s", a.Text, problem), `write aliases = ["/old/1.html"]`)
			continue
		}
		if !slices.Contains(paths, p) {
			paths = append(paths, p)
		}
	}
	return paths
}

// aliasPath returns the output path of an alias, which may be written as a
// browser shows it or percent-encoded.
func aliasPath(written string) string {
	p := strings.TrimSpace(written)
	if decoded, err := url.PathUnescape(p); err == nil {
		p = decoded
	}
	p = strings.TrimPrefix(norm.NFC.String(p), "/")
	if ext := path.Ext(p); ext != ".html" && ext != ".htm" {
		p = strings.TrimSuffix(p, "/") + "/index.html"
	}
	return p
}

func (f *file) unknownKeys(r table.Reader, h head) {
	r.Unknown(keys, func(k table.Key) {
		hint := diag.DidYouMean(k.Name, keys)
		if hint.IsZero() {
			hint = message.ParamsForThemes()
		}
		f.warn(h.base+k.Span.Start, h.base+k.Span.End, message.UnknownKey(k.Name, 1), hint)
	})
}

// words cleans a list of names: NFC, no blanks, no repetitions.
func words(texts []table.Text) []string {
	var list []string
	for _, t := range texts {
		s := word(t.Text)
		if s != "" && !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}

// word cleans a name.
func word(s string) string { return norm.NFC.String(plainLine(s)) }

// joiner stands within emoji that are made of several.
const joiner = '\u200d'

// plainLine makes one line of s: white space is one space, control and
// invisible formatting characters go.
func plainLine(s string) string {
	clean := true
	for _, r := range s {
		if han(r) || graphicMark(r) {
			continue
		}
		if r < 0x20 || r == 0x7f || r >= 0x80 && !unicode.IsGraphic(r) && r != joiner || r == '\u3000' || r == '\u00a0' {
			clean = false
			break
		}
	}
	if clean && !strings.Contains(s, "  ") {
		return strings.TrimSpace(s)
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case !unicode.IsGraphic(r) && r != joiner:
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
