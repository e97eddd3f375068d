package portal

import (
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"wendang/internal/config"
	"wendang/internal/message"
	"wendang/internal/page"
	"wendang/internal/parse"
)

// ListText is a file with the texts of a list.
type ListText struct {
	*parse.Meta

	links []page.Target
}

// NoText reports whether a file of the content folder says nothing to a portal: other
// generators write _index.md into every folder, and folders of tags have an index.
func NoText(c *config.Config, p string) bool {
	switch parse.RoleOf(p) {
	case parse.RoleList:
		return c.ListDir(norm.NFC.String(path.Dir(p))) == ""
	case parse.RoleTag:
		name := strings.ToLower(parse.BaseName(p))
		return name == parse.ListName || name == page.IndexName
	}
	return false
}

// texts gives the lists what files and site.toml say of them.
func (a *arranger) texts() {
	dirs := map[string]*List{}
	for _, l := range a.Lists {
		if l.Kind != page.TagList {
			dirs[l.Dir] = l
		}
	}
	var tags map[string]*List
	if slices.ContainsFunc(a.textFiles, func(m *parse.Meta) bool { return m.Role() == parse.RoleTag }) {
		tags = a.tagsCalled()
	}
	for _, m := range a.textFiles {
		l := dirs[a.Config.ListDir(norm.NFC.String(path.Dir(m.Path)))]
		if m.Role() == parse.RoleTag {
			name := m.Extra().Tag
			if name == "" {
				name = norm.NFC.String(strings.TrimSuffix(path.Base(m.Path), path.Ext(m.Path)))
			}
			if l = tags[strings.ToLower(name)]; l == nil {
				a.report(m, parse.Position{Key: "tag"}, message.TagOfNoArticle(name), message.WriteTagKey())
				continue
			}
		}
		switch {
		case l == nil:
		case l.Text != nil:
			a.add(Problem{File: m.Path, Message: message.TextsTwice(l.Name), Hint: message.KeepOneText(),
				Note: &Problem{File: l.Text.Path, Message: message.FirstStandsHere()}})
		default:
			a.text(l, m)
		}
	}
}

// text gives a list what a file says of it. What site.toml says as well is an error.
func (a *arranger) text(l *List, m *parse.Meta) {
	l.Text = &ListText{Meta: m}
	twice := func(key string, given bool) {
		if given {
			a.report(m, parse.Position{Key: key}, message.TextInSiteToo(key, l.Name), message.KeepOneText())
		}
	}
	more := m.Extra()
	twice("title", m.Title != "" && l.Title != "")
	twice("description", m.Summary != "" && l.Description != "")
	twice("keywords", len(more.Keywords) > 0 && len(l.Keywords) > 0)
	twice("top", len(more.Top) > 0 && len(l.top) > 0)
	if m.Title != "" {
		l.Title = m.Title
	}
	if m.Summary != "" {
		l.Description = m.Summary
	}
	if len(more.Keywords) > 0 {
		l.Keywords = more.Keywords
	}
}

// tops finds the articles that head lists.
func (a *arranger) tops() {
	var articles map[string]ID
	find := func(paths ...string) (ID, bool) {
		if articles == nil {
			articles = make(map[string]ID, len(a.Articles))
			for i := range a.Articles {
				articles[norm.NFC.String(a.Articles[i].Path)] = ID(i)
			}
		}
		for _, p := range paths {
			if id, ok := articles[p]; ok {
				return id, true
			}
		}
		return None, false
	}
	add := func(l *List, p Problem, written string, paths ...string) {
		id, ok := find(paths...)
		if ok {
			if !slices.Contains(l.Top, id) {
				l.Top = append(l.Top, id)
			}
			return
		}
		for _, path := range paths {
			if why := a.hidden[path]; !why.IsZero() {
				p.Message = message.TopHidden(written)
				a.add(p)
				return
			}
		}
		p.Message, p.Hint = message.TopOfNoArticle(written), message.WriteTop()
		if p.File != "" {
			p.Hint = message.WriteTopInFile()
		}
		a.add(p)
	}
	for _, l := range a.Lists {
		for _, w := range l.top {
			add(l, Problem{Setting: w}, w.Text, path.Clean(strings.TrimPrefix(norm.NFC.String(w.Text), "/")))
		}
		if l.Text == nil {
			continue
		}
		m := l.Text.Meta
		for _, w := range m.Extra().Top {
			root := path.Clean(strings.TrimPrefix(w, "/"))
			paths := []string{path.Join(path.Dir(m.Path), w), root}
			if strings.HasPrefix(w, "/") {
				paths = paths[1:]
			}
			add(l, Problem{File: m.Path, Place: parse.Position{Key: "top", Value: w}}, w, paths...)
		}
	}
}
