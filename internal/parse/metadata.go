package parse

import (
	"net/url"
	"path"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"wendang/internal/config"
	"wendang/internal/diag"
	"wendang/internal/escape"
	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/parse/cjk"
	"wendang/internal/parse/frontmatter"
	"wendang/internal/parse/report"
	"wendang/internal/table"
)

// foreignKey returns what a well-known name of other generators means here, or "".
func foreignKey(name string) string {
	switch name {
	case "keywords":
		return "tags"
	case "lastmod":
		return "updated"
	case "categories":
		return "category"
	case "description":
		return "summary"
	}
	return ""
}

// bounds of single values, in characters: a title is a line, not a document.
const (
	maxTitle   = 300
	maxSummary = 1000
	maxTags    = 100
)

// metaReader reads what the keys of front matter say.
type metaReader struct {
	table.Reader
	path     string
	matter   *frontmatter.Matter
	reporter *report.Reporter
	location *time.Location
	options  Options

	slugFromName string // what stands behind the date in the file's name, when that is the article's date
}

// metadata reads the front matter. What only the body can give is left empty.
func (p *Parser) metadata(path string, matter *frontmatter.Matter, reporter *report.Reporter) *Meta {
	m := &Meta{Path: path}
	role := m.Role()
	known := role.keys()
	r := metaReader{
		Reader: table.Reader{Table: native(matter.Table, role), Report: func(at table.Span, m, hint message.Message) {
			reporter.Report(matter.Start+at.Start, matter.Start+at.End, m, hint)
		}},
		path: path, matter: matter, reporter: reporter, location: p.options.Location, options: p.options,
	}
	if s, at, ok := r.String("title"); ok {
		m.Title = cjk.PlainLine(s)
		switch {
		case m.Title == "":
			r.Report(at, message.TitleEmpty(), titleHint(matter))
		case len([]rune(m.Title)) > maxTitle:
			r.Report(at, message.TitleTooLong(maxTitle), message.Shorten())
		}
	}
	if role == RoleList || role == RoleTag {
		r.listText(m)
		if role == RoleTag {
			r.noArticle()
			known = append([]string{"category", "date", "festival"}, known...) // of which noArticle has spoken
		}
		r.unknownKeys(known)
		return m
	}
	m.Date, _ = r.date("date")
	if r.absent("date") && role == RoleArticle {
		m.Date, r.slugFromName = r.dayOfName()
	}
	if m.Date.IsZero() && !r.Has("date") && role == RoleArticle {
		reporter.Add(diag.File(reporter.Name, message.DateMissing()).WithHint(dateHint(path, matter)))
	}
	var ok bool
	if m.Updated, ok = r.date("updated"); !ok {
		m.Updated = m.Date
	}
	if t, ok := r.date("expires"); ok {
		m.extras().Expires = t
	}
	if role == RolePage {
		r.noCategory()
	} else {
		m.Category = r.category()
		m.Festivals = words(r.Strings("festival"))
		m.Tags = r.tags()
	}
	if keywords := r.keywords(); len(keywords) > 0 {
		m.extras().Keywords = keywords
	}
	m.Slug = r.slug(m.Title)
	if s, at, ok := r.String("summary"); ok {
		m.Summary = cjk.PlainLine(s)
		if len([]rune(m.Summary)) > maxSummary {
			r.Report(at, message.SummaryTooLong(maxSummary), message.Shorten())
		}
	}
	if author := r.line("author"); author != "" {
		m.extras().Author = author
	}
	r.source(m)
	if image := r.line("image"); image != "" {
		m.extras().Image = image
	}
	if copyright := r.line("copyright"); copyright != "" {
		m.extras().Copyright = copyright
	}
	if ai, at, ok := r.String("ai"); ok {
		if slices.Contains(config.AIForms, ai) {
			m.extras().AI = ai
		} else {
			r.Report(at, message.AIFormUnknown(ai), message.WriteAIForm())
		}
	}
	m.Draft, _, _ = r.Bool("draft")
	if shown, _, ok := r.Bool("published"); ok && !shown { // Jekyll's name for it
		m.Draft = true
	}
	if inDrafts(path) {
		m.Draft = true
	}
	r.password(m)
	m.Pinned, _, _ = r.Bool("pinned")
	if aliases := r.aliases(); len(aliases) > 0 {
		m.extras().Aliases = aliases
	}
	r.addresses(m)
	if s, at, ok := r.String("newlines"); ok {
		if problem := config.CheckNewlines(s); !problem.IsZero() {
			r.Report(at, problem, message.NewlinesValues())
		}
		m.extras().Newlines = config.Newlines(s)
	}
	if sub, _, ok := r.Sub("params"); ok && len(sub.Table.Keys) > 0 {
		m.extras().Params, _ = table.Value{Data: sub.Table}.Plain().(map[string]any)
	}
	if role == RolePage { // of which noCategory has spoken
		known = append([]string{"category", "festival"}, known...)
	}
	r.unknownKeys(known)
	return m
}

// listText reads what a file says of a list.
func (r *metaReader) listText(m *Meta) {
	if s, at, ok := r.String("description"); ok {
		if m.Summary = cjk.PlainLine(s); len([]rune(m.Summary)) > maxSummary {
			r.Report(at, message.SummaryTooLong(maxSummary), message.Shorten())
		}
	}
	if keywords := r.keywords(); len(keywords) > 0 {
		m.extras().Keywords = keywords
	}
	for _, p := range r.Strings("top") {
		m.extras().Top = append(m.extras().Top, norm.NFC.String(strings.TrimSpace(p.Text)))
	}
	if tag := r.line("tag"); tag != "" && m.Role() == RoleTag {
		m.extras().Tag = norm.NFC.String(tag)
	}
}

// noCategory reports what would put a plain page into a channel.
func (r *metaReader) noCategory() {
	for _, key := range []string{"category", "festival"} {
		if v, ok := r.Table.Get(key); ok && v.Data != nil {
			r.Report(v.Span, message.PageWithCategory(key), message.MoveOutOfPages(PagesFolder))
		}
	}
}

// noArticle reports what only an article has, in a file that is the text of a tag.
func (r *metaReader) noArticle() {
	for _, key := range []string{"category", "date", "festival"} {
		if v, ok := r.Table.Get(key); ok && v.Data != nil {
			r.Report(v.Span, message.TagTextWithKey(key), message.MoveOutOfPages(TagsFolder))
		}
	}
}

func (r *metaReader) tags() []string {
	written := r.Strings("tags")
	if own, _ := r.matter.Table.Get("tags"); own.Blank() {
		return splitKeywords(written) // keywords, which many write into one text
	}
	r.joinedTags(written)
	tags := words(written)
	if len(tags) > maxTags {
		v, _ := r.Table.Get("tags")
		r.Report(v.Span, message.TagsTooMany(maxTags), message.FewerTags())
		tags = tags[:maxTags]
	}
	return tags
}

// keywords returns the words for search engines, which many write into one text.
func (r *metaReader) keywords() []string {
	return splitKeywords(r.Strings("keywords"))
}

func splitKeywords(texts []table.Text) []string {
	list := words(table.SplitKeywords(texts))
	return list[:min(len(list), maxTags)]
}

// native returns the table with the names of other generators replaced by
// ours. Where both have a value, ours counts.
func native(written *table.Table, role Role) *table.Table {
	if role == RoleList || role == RoleTag {
		return written
	}
	t := &table.Table{Keys: make([]table.Key, 0, len(written.Keys))}
	for _, k := range written.Keys {
		if name := foreignKey(k.Name); name != "" && !(role == RolePage && name == "tags") {
			own, both := written.Get(name)
			switch {
			case both && name == "tags" && !own.Blank(): // keywords are for search engines then
				t.Keys = append(t.Keys, k)
				continue
			case both && (!own.Blank() || k.Value.Blank()):
				continue
			}
			k.Name = name
		}
		if at := slices.IndexFunc(t.Keys, func(one table.Key) bool { return one.Name == k.Name }); at < 0 {
			t.Keys = append(t.Keys, k)
		} else if t.Keys[at].Value.Blank() {
			t.Keys[at] = k
		}
	}
	return t
}

// absent reports whether a key is not there, or has nothing for a value.
func (r *metaReader) absent(key string) bool {
	v, _ := r.Table.Get(key)
	return v.Blank() && !r.matter.Refused(v.Span)
}

// date reads a date. The first moment of the year 1 is how Go and programs made with it
// write that there is none.
func (r *metaReader) date(key string) (time.Time, bool) {
	v, ok := r.Table.Get(key)
	if r.absent(key) {
		if day, _ := r.dayOfName(); ok && key == "date" && day.IsZero() {
			r.Report(v.Span, message.DateEmpty(), message.DateForms())
		}
		return time.Time{}, false
	}
	if r.matter.Refused(v.Span) {
		return time.Time{}, false
	}
	t, err := frontmatter.Date(v, r.location)
	if err != nil {
		r.Report(v.Span, failure.Of(err), message.DateForms())
		return time.Time{}, false
	}
	if t.IsZero() && key == "date" {
		r.Report(v.Span, message.DateEmpty(), message.DateForms())
	}
	return t, !t.IsZero()
}

// joinedTags warns of several tags that became one: 总结，计划, or YAML's -总结 without
// a space behind the dash.
func (r *metaReader) joinedTags(tags []table.Text) {
	for _, t := range tags {
		switch {
		case strings.ContainsAny(t.Text, "，、；;"):
			parts := strings.FieldsFunc(t.Text, func(r rune) bool { return strings.ContainsRune("，、；;", r) })
			for i, p := range parts {
				parts[i] = table.Quote(strings.TrimSpace(p))
			}
			r.Report(t.Span, message.TagsJoined(t.Text), message.WriteLine(r.matter.Assign("tags", "["+strings.Join(parts, ", ")+"]")))
		case r.matter.Mark == "---" && strings.HasPrefix(t.Text, "-") && strings.Contains(t.Text, " -"):
			r.Report(t.Span, message.TagsJoined(t.Text), message.WriteDash())
		}
	}
}

func (r *metaReader) category() string {
	s, at, ok := r.String("category")
	s = strings.Trim(strings.TrimSpace(s), "/")
	if ok && s == "" {
		r.Report(at, message.CategoryEmpty(), message.LeaveOutCategory())
	}
	return norm.NFC.String(s)
}

// name returns the file's name without its ending, or its folder's for index.md.
func (r *metaReader) name() string {
	name := strings.TrimSuffix(path.Base(r.path), path.Ext(r.path))
	if name == "index" && path.Dir(r.path) != "." {
		name = path.Base(path.Dir(r.path))
	}
	return name
}

func (r *metaReader) line(key string) string {
	s, _, _ := r.String(key)
	return cjk.PlainLine(s)
}

// source reads where the article is from; of an address without a name the
// host is the name.
func (r *metaReader) source(m *Meta) {
	name, address := r.line("source"), r.sourceURL()
	if name == "" && address == "" {
		return
	}
	if u, err := url.Parse(address); err == nil && name == "" {
		name = u.Hostname()
	}
	m.extras().Source, m.extras().SourceURL = name, address
}

func (r *metaReader) sourceURL() string {
	s, at, ok := r.String("source_url")
	if !ok || s == "" {
		return ""
	}
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		r.Report(at, message.SourceURLInvalid(s), message.WriteSourceURL())
		return ""
	}
	return u.String()
}

// aliases returns old URLs as output paths: /old/1.html, or /old/ and /old for
// old/index.html. One with a query can be no file; it stays an address without the first
// slash, such as plus/view.php?aid=1, which a host's rules may redirect.
func (r *metaReader) aliases() []string {
	var paths []string
	seen := seen{}
	for _, a := range r.Strings("aliases") {
		if strings.Contains(a.Text, "#") {
			r.Report(a.Span, message.AliasWithFragment(a.Text), message.HostsSeeNoFragment())
			continue
		}
		p := aliasPath(a.Text)
		file, _, hasQuery := strings.Cut(p, "?")
		if hasQuery {
			file = strings.TrimSuffix(file, "/")
		}
		if part, why := unfitPart(file); !why.IsZero() && !(hasQuery && file == "") { // "/?p=1"
			r.Report(a.Span, message.AliasInvalid(a.Text, part, why), message.WriteAliases())
			continue
		}
		if !seen.has(paths, p) {
			paths = append(paths, p)
		}
	}
	return paths
}

// unfitPart returns the first part of a path that is not fit to be one, and why; the
// zero Message when all are.
func unfitPart(p string) (part string, why message.Message) {
	for part := range strings.SplitSeq(p, "/") {
		if why := config.SlugProblem(part); !why.IsZero() {
			return part, why
		}
	}
	return "", message.Message{}
}

// aliasPath returns the output path of an alias, which may be written as a
// browser shows it or percent-encoded. A query stays behind it, as browsers send it.
func aliasPath(written string) string {
	p, query, _ := strings.Cut(strings.TrimSpace(written), "?")
	if decoded, err := url.PathUnescape(p); err == nil {
		p = decoded
	}
	p = strings.TrimPrefix(norm.NFC.String(p), "/")
	if query != "" {
		return p + "?" + string(escape.Query(nil, query))
	}
	if ext := path.Ext(p); ext != ".html" && ext != ".htm" {
		p = strings.TrimSuffix(p, "/") + "/index.html"
	}
	return p
}

func (r *metaReader) unknownKeys(known []string) {
	r.Unknown(known, func(k table.Key) {
		if k.Name == "published" || k.Name == "password" || r.isAddress(k.Name) {
			return
		}
		r.Report(k.Span, message.UnknownKey(k.Name, 1), keyHint(k.Name, known))
	})
}

// titleHint says how to write a title, in the form of the front matter that is there.
func titleHint(m *frontmatter.Matter) message.Message {
	if k, ok := chineseKey(m, "title"); ok {
		return message.WriteKey(k, "title")
	}
	if m.Mark == "" {
		return message.WriteHeading()
	}
	return message.WriteTitle(m.Assign("title", `"…"`))
}

// dateHint says how to write a date, or the path of a file that needs none.
func dateHint(file string, m *frontmatter.Matter) message.Message {
	if meant := inSmallLetters(file); meant != file {
		return message.DidYouMean("content/" + meant)
	}
	if k, ok := chineseKey(m, "date"); ok {
		return message.WriteKey(k, "date")
	}
	if m.Mark == "" {
		return message.AddFrontMatter()
	}
	return message.WriteDate(m.Assign("date", "2021-02-13"), m.Assign("date", "2021-02-13T00:10:39+08:00"))
}

// chineseKey returns the Chinese word by which front matter calls a key.
func chineseKey(m *frontmatter.Matter, key string) (string, bool) {
	for _, k := range m.Table.Keys {
		if meant, ok := table.ArticleKey(k.Name); ok && meant == key {
			return k.Name, true
		}
	}
	return "", false
}

// keyHint says what may have been meant by a key that there is not.
func keyHint(name string, keys []string) message.Message {
	if key, ok := table.ArticleKey(name); ok && slices.Contains(keys, key) {
		return message.WriteKey(name, key)
	}
	if hint := diag.DidYouMean(name, keys); !hint.IsZero() {
		return hint
	}
	return message.ParamsForThemes()
}

// words cleans a list of names: NFC, no blanks, no repetitions.
func words(texts []table.Text) []string {
	var list []string
	seen := seen{}
	for _, t := range texts {
		if s := word(t.Text); s != "" && !seen.has(list, s) {
			list = append(list, s)
		}
	}
	return list
}

// seen tells what stands in a list already, which mostly is short.
type seen struct{ set map[string]bool }

func (s *seen) has(list []string, text string) bool {
	const short = 20
	if len(list) < short {
		return slices.Contains(list, text)
	}
	if s.set == nil {
		s.set = map[string]bool{}
		for _, t := range list {
			s.set[t] = true
		}
	}
	known := s.set[text]
	s.set[text] = true
	return known
}

// word cleans a name.
func word(s string) string { return norm.NFC.String(cjk.PlainLine(s)) }
